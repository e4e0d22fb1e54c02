//! What the person wishes of the picks.

/// Opens the panel.
pub const TUNE: &str = "Tune";
/// Label of the panel.
pub const PANEL: &str = "Tune the picks";
/// Who makes the picks.
pub fn picked_by(model: &str) -> String {
    format!("Picked by {model}")
}
/// Leads to the models side by side.
pub const COMPARE: &str = "Compare models";
/// A slider: its name, and what it does at its low and its high end.
pub type Slider = [&'static str; 3];
/// How well known films are.
pub const POPULARITY: Slider = ["Fame", "well known", "hidden gems"];
/// How unlike each other.
pub const VARIETY: Slider = ["Variety", "strongest first", "all different"];
/// How closely the mix of genres is followed.
pub const OWN_GENRES: Slider = ["True to my genres", "as they come", "in my proportions"];
/// Where a slider stands, to a screen reader.
pub fn stands_at([_, low, high]: Slider, value: i16, steps: i16) -> String {
    let end = if value < 0 { low } else { high };
    if value == 0 { "no wish".to_owned() } else { format!("{} of {steps} toward {end}", value.abs()) }
}
/// First decade.
pub const FROM: &str = "From";
/// Last decade.
pub const TO: &str = "to";
/// No limit.
pub const ANY: &str = "any decade";
/// Thins out series.
pub const ONE_PER_SERIES: &str = "One film per series";
/// Back to the start.
pub const RESET: &str = "Reset";
/// Films of the watchlist are not picked.
pub const WITHOUT_WATCHLIST: &str = "Leave out my watchlist";
