/// What a person wishes of a list. The default leaves the model's order as it is, but for franchises. Values outside of
/// their range count as its nearest end, and what is not a number as no wish.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knobs {
    /// How unlike each other the films are, 0 to 1; 0 by default. At 0 five films of one kind may follow each other; at 1
    /// every next film is chosen rather for being unlike those before it than for its score.
    pub diversity: f32,
    /// How closely the list's genres follow those of the films that the person liked, 0 to 1; 0 by default. At 0 the
    /// strongest of their interests may fill the list; at 1 whoever likes seven dramas to three comedies gets about seven
    /// dramas and three comedies. Without ratings it has no effect.
    pub calibration: f32,
    /// From well known (−1) to hidden gems (1); 0 by default. At −1 almost everybody has heard of the films; at 1 few have,
    /// and the films still point the person's way: a film that does not, or of which too little is known, is never raised.
    pub popularity: f32,
    /// Years that are preferred; none by default.
    pub era: Option<Era>,
    /// Whether only the best film of a franchise stands among the first [`Knobs::FRONT`]; true by default. The others come
    /// behind them; none is lost.
    pub one_per_franchise: bool,
}

/// Years that are preferred, both included; in either order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Era {
    /// The first year.
    pub from: u16,
    /// The last year.
    pub to: u16,
    /// How strongly, 0 to 1. At 0 there is no preference; at ½ every decade outside halves a film's worth; at 1, which is
    /// what a shelf called "The seventies" promises, films of other years come only after all of these.
    pub strength: f32,
}

impl Knobs {
    /// Places among which a franchise stands once.
    pub const FRONT: usize = 50;

    /// The same within their ranges.
    pub fn clamped(self) -> Self {
        Self {
            diversity: within(self.diversity, 0.0, 1.0),
            calibration: within(self.calibration, 0.0, 1.0),
            popularity: within(self.popularity, -1.0, 1.0),
            era: self.era.map(Era::clamped),
            one_per_franchise: self.one_per_franchise,
        }
    }

    /// Whether the list is arranged as a whole and not film by film.
    pub(super) fn arranges(&self) -> bool {
        self.one_per_franchise || self.weighs()
    }

    /// Whether what stands in the list already decides what comes next.
    pub(super) fn weighs(&self) -> bool {
        self.diversity > 0.0 || self.calibration > 0.0
    }
}

impl Default for Knobs {
    fn default() -> Self {
        Self { diversity: 0.0, calibration: 0.0, popularity: 0.0, era: None, one_per_franchise: true }
    }
}

impl Era {
    /// Films of these years before all others.
    pub fn only(from: u16, to: u16) -> Self {
        Self { from, to, strength: 1.0 }
    }

    fn clamped(self) -> Self {
        let (from, to) = (self.from.min(self.to), self.from.max(self.to));
        Self { from, to, strength: within(self.strength, 0.0, 1.0) }
    }

    /// How many years outside the range a year lies.
    pub(super) fn distance(&self, year: u16) -> u16 {
        self.from.saturating_sub(year).max(year.saturating_sub(self.to))
    }
}

fn within(value: f32, low: f32, high: f32) -> f32 {
    if value.is_nan() { 0.0 } else { value.clamp(low, high) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_outside_of_their_range_count_as_its_nearest_end() {
        let wild = Knobs {
            diversity: 7.0,
            calibration: f32::NAN,
            popularity: f32::NEG_INFINITY,
            era: Some(Era { from: 1979, to: 1970, strength: 2.0 }),
            one_per_franchise: false,
        };
        let clamped = wild.clamped();
        assert_eq!([clamped.diversity, clamped.calibration, clamped.popularity], [1.0, 0.0, -1.0]);
        assert_eq!(clamped.era, Some(Era::only(1970, 1979)));
        assert_eq!(Knobs::default().clamped(), Knobs::default());
    }

    #[test]
    fn years_inside_an_era_are_at_no_distance() {
        let seventies = Era::only(1970, 1979);
        assert_eq!([1960, 1970, 1975, 1979, 1982].map(|year| seventies.distance(year)), [10, 0, 0, 0, 3]);
    }
}
