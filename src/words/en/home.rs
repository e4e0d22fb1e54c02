//! The home page.

/// Greeting.
pub const WELCOME: &str = "What have you seen?";
/// Below the greeting, before the first rating.
pub const INVITE: &str =
    "Rate three films and the picks below become yours. Nothing you do here leaves this device.";
/// Below the greeting, after `rated` films, while they are few.
pub fn progress(rated: usize) -> String {
    match rated {
        1 => "One film in. Two more and the picks begin to know you.".to_owned(),
        2 => "Two films in. One more and the picks begin to know you.".to_owned(),
        _ => format!("{rated} films in. Every one sharpens the picks."),
    }
}
/// Heading over the films to rate.
pub const QUESTIONS: &str = "Films to rate";
/// Replaces a film.
pub const UNSEEN: &str = "Haven’t seen it";
/// Says which one, to a screen reader.
pub fn unseen(title: &str) -> String {
    format!("I haven’t seen {title}; show another film")
}
/// Adds films.
pub const MORE: &str = "More films";
/// Heading over the picks before the first rating.
pub const PICKS_FOR_ANYONE: &str = "Loved by most";
/// Heading over the picks.
pub const PICKS: &str = "Picked for you";
/// More picks.
pub const MORE_PICKS: &str = "More picks";
/// What a screen reader hears when picks change.
pub fn picks_changed(first: &[&str]) -> String {
    format!("Picks updated. Now first: {}.", first.join(", "))
}
/// Why a film is picked.
pub fn because(title: &str) -> String {
    format!("because of {title}")
}
/// Why a film is picked for somebody without ratings.
pub const WIDELY_LOVED: &str = "widely loved";
