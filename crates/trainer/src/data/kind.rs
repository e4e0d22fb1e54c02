use std::fmt;

use bijou_engine::Stars;
use serde::Deserialize;

/// What the rows of a file of ratings say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// How somebody liked something, as a number.
    #[default]
    Stars,
    /// That somebody liked it.
    Likes,
    /// That somebody played, read or bought it, or how often.
    Plays,
}

impl Kind {
    /// Half stars of what somebody liked, or had once: 4 stars, so that there is something above and much below.
    const ONE_EVENT: f64 = 8.0;

    /// Stars of one positive event.
    pub fn of_one_event() -> Stars {
        half_stars(Self::ONE_EVENT)
    }

    /// Stars of something that was played so many times: half a star more for each doubling of once, to 5. `None` where it was not
    /// played.
    pub fn of_plays(count: f64) -> Option<Stars> {
        (count > 0.0 && count.is_finite()).then(|| half_stars(Self::ONE_EVENT + count.log2()))
    }

    /// The word in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stars => "stars",
            Self::Likes => "likes",
            Self::Plays => "plays",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The nearest half stars that can be given.
pub(super) fn half_stars(half_stars: f64) -> Stars {
    Stars::from_half_stars(half_stars.round().clamp(1.0, 10.0) as u8).unwrap_or(Stars::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_doubling_of_plays_is_half_a_star() {
        let stars = |count: f64| Kind::of_plays(count).map(Stars::value);
        assert_eq!([1.0, 2.0, 3.0, 4.0, 5000.0].map(stars), [4.0, 4.5, 5.0, 5.0, 5.0].map(Some));
        assert_eq!([0.5, 1e-9].map(stars), [3.5, 0.5].map(Some));
        assert_eq!([0.0, -1.0, f64::NAN, f64::INFINITY].map(stars), [None; 4]);
        assert_eq!(Kind::of_one_event().value(), 4.0);
    }
}
