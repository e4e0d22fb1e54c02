//! What keys and positions mean, without a browser.

use bijou_engine::Stars;

/// What a key asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// Give this rating.
    Give(Stars),
    /// Take the rating back.
    Clear,
}

/// What `key` asks for when `current` is given. Arrows step by a half and stop at the ends, digits give whole stars.
pub fn act(key: &str, current: Option<Stars>) -> Option<Act> {
    let half_stars = current.map_or(0, Stars::half_stars);
    let give = |half_stars: u8| Stars::from_half_stars(half_stars.clamp(1, 10)).map(Act::Give);
    match key {
        "ArrowRight" | "ArrowUp" => give(half_stars + 1),
        "ArrowLeft" | "ArrowDown" => give(half_stars.saturating_sub(1)),
        "Home" => Some(Act::Give(Stars::MIN)),
        "End" => Some(Act::Give(Stars::MAX)),
        "Delete" | "Backspace" | "0" => current.map(|_| Act::Clear),
        "1" | "2" | "3" | "4" | "5" => key.parse::<u8>().ok().and_then(|stars| give(2 * stars)),
        _ => None,
    }
}

/// The stars at a distance `x` from the left edge of a row of five that is `width` wide.
pub fn stars_at(x: f64, width: f64) -> Option<Stars> {
    if width <= 0.0 {
        return None;
    }
    let half_stars = (x / width * 10.0).ceil().clamp(1.0, 10.0);
    Stars::from_half_stars(half_stars as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stars(half_stars: u8) -> Option<Stars> {
        Stars::from_half_stars(half_stars)
    }

    #[test]
    fn arrows_step_by_a_half_and_stop_at_the_ends() {
        assert_eq!(act("ArrowRight", None), stars(1).map(Act::Give));
        assert_eq!(act("ArrowRight", stars(7)), stars(8).map(Act::Give));
        assert_eq!(act("ArrowUp", stars(10)), stars(10).map(Act::Give));
        assert_eq!(act("ArrowLeft", stars(1)), stars(1).map(Act::Give));
        assert_eq!(act("5", stars(1)), stars(10).map(Act::Give));
    }

    #[test]
    fn a_rating_can_be_taken_back() {
        assert_eq!(act("Delete", stars(3)), Some(Act::Clear));
        assert_eq!(act("Delete", None), None);
        assert_eq!(act("Tab", stars(3)), None);
    }

    #[test]
    fn the_pointer_gives_the_half_star_below_it() {
        assert_eq!(stars_at(0.0, 100.0), stars(1));
        assert_eq!(stars_at(51.0, 100.0), stars(6));
        assert_eq!(stars_at(140.0, 100.0), stars(10));
        assert_eq!(stars_at(5.0, 0.0), None);
    }
}
