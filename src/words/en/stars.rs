//! Stars.

use super::Stars;

/// Label of a group.
pub fn rate(title: &str) -> String {
    format!("Rate {title}")
}
/// Label of one choice.
pub fn label(stars: Stars) -> String {
    match stars.half_stars() {
        1 => "half a star".to_owned(),
        2 => "1 star".to_owned(),
        _ => format!("{} stars", super::halves(stars)),
    }
}
/// Takes the rating back.
pub const CLEAR: &str = "Take back";
/// Says which one.
pub fn clear(title: &str) -> String {
    format!("Take back the rating of {title}")
}
/// A predicted rating.
pub fn predicted(stars: f32) -> String {
    format!("about {} stars for you", super::decimal(stars))
}
