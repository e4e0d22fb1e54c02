//! How a person is drawn: one or two letters on a color.

use bijou_engine::{Engine, Rating};

/// Colors on offer.
pub const COLORS: u8 = 8;
/// Stars from which a film colors its viewer.
const LIKED: f32 = 4.0;

/// The first letters of the first and the last word, in capitals.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let letters: String = first.into_iter().chain(words.next_back()).collect();
    letters.to_ascii_uppercase()
}

/// The color of a taste: where the films that somebody liked lie on the first two axes says which, unless it is taken;
/// then the next that is free.
pub fn color_of(engine: &Engine, ratings: &[Rating], taken: &[u8]) -> u8 {
    let (mut across, mut up) = (0.0, 0.0);
    for rating in ratings.iter().filter(|rating| rating.stars.value() >= LIKED) {
        let [x, y, _] = engine.mood(rating.film);
        across += x;
        up += y;
    }
    let turn = up.atan2(across) / std::f32::consts::TAU + 0.5;
    free((turn * f32::from(COLORS)) as u8 % COLORS, taken)
}

/// A color, or the next that nobody has; the color itself where all are taken.
pub fn free(color: u8, taken: &[u8]) -> u8 {
    let next = (0..COLORS).map(|step| (color + step) % COLORS);
    next.into_iter().find(|color| !taken.contains(color)).unwrap_or(color)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_or_two_letters() {
        assert_eq!(initials("Anna"), "A");
        assert_eq!(initials("anna maria müller"), "AM");
        assert_eq!(initials("  "), "");
        assert_eq!(initials("🎬 Ben"), "B");
    }

    #[test]
    fn a_color_that_is_taken_gives_way_to_the_next() {
        assert_eq!(free(6, &[]), 6);
        assert_eq!(free(6, &[6, 7]), 0);
        assert_eq!(free(3, &[0, 1, 2, 3, 4, 5, 6, 7]), 3);
    }
}
