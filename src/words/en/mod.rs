//! English.

use bijou_engine::{Prediction, Stars};

use crate::store::Trouble;

/// The name on the door.
pub const NAME: &str = "Bijou";

pub mod actions;
pub mod browse;
pub mod compare;
pub mod consent;
pub mod film;
pub mod home;
pub mod library;
pub mod load;
pub mod missing;
pub mod models;
pub mod nav;
pub mod privacy;
pub mod stars;
pub mod theme;
pub mod trouble;
pub mod tune;

/// Takes something back.
pub const UNDO: &str = "Undo";

/// A count with separators: 76,813.
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number of stars to one decimal.
pub fn decimal(stars: f32) -> String {
    format!("{stars:.1}")
}

/// A figure of the model's card: counts are grouped, fractions keep four digits.
pub fn figure(value: f64) -> String {
    if value.fract() == 0.0 && (0.0..1e15).contains(&value) {
        return thousands(value as usize);
    }
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Stars with a half as a fraction: 3½.
pub fn halves(stars: Stars) -> String {
    let whole = stars.half_stars() / 2;
    let half = if stars.half_stars() % 2 == 1 { "½" } else { "" };
    if whole == 0 { half.to_owned() } else { format!("{whole}{half}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(88_138), "88,138");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }

    #[test]
    fn half_stars_are_said_as_people_say_them() {
        let say = |half_stars| Stars::from_half_stars(half_stars).map(stars::label).unwrap_or_default();
        assert_eq!(say(1), "half a star");
        assert_eq!(say(2), "1 star");
        assert_eq!(say(7), "3½ stars");
    }
}
