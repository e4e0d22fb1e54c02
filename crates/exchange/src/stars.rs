//! Ratings of all scales as half-stars.

/// The scale that a file rates on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scale {
    /// 0.5 to 5.
    Five,
    /// 1 to 10; some services allow 0 and halves.
    Ten,
    /// 0 to 100.
    Hundred,
    /// 0.5 to 5 or 0 to 100: the largest value of the file decides.
    FiveOrHundred,
}

impl Scale {
    /// The scale itself, where the largest value has to decide.
    pub(crate) fn settle(self, largest: f64) -> Self {
        match self {
            Self::FiveOrHundred if largest > 5.0 => Self::Hundred,
            Self::FiveOrHundred => Self::Five,
            scale => scale,
        }
    }

    /// Half-stars of a value, rounded to the nearest. The least value is half a star: nobody can give none.
    pub(crate) fn half_stars(self, value: f64) -> Option<u8> {
        let largest = self.largest();
        let tenth = value / largest * 10.0;
        (value.is_finite() && (0.0..=largest).contains(&value)).then(|| (tenth.round() as u8).clamp(1, 10))
    }

    /// Whether the value can stand on the scale at all.
    pub(crate) fn has(self, value: f64) -> bool {
        value.is_finite() && (0.0..=self.largest()).contains(&value)
    }

    /// The most that it has.
    pub(crate) fn largest(self) -> f64 {
        match self {
            Self::Five => 5.0,
            Self::Ten => 10.0,
            Self::Hundred | Self::FiveOrHundred => 100.0,
        }
    }
}

/// A number as people and spreadsheets write it: `4.5`, `4,5`.
pub(crate) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let value: f64 =
        if text.contains(',') { text.replace(',', ".").parse().ok()? } else { text.parse().ok()? };
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scale_ends_in_half_stars() {
        assert_eq!(Scale::Five.half_stars(3.5), Some(7));
        assert_eq!(Scale::Ten.half_stars(7.0), Some(7));
        assert_eq!(Scale::Hundred.half_stars(87.0), Some(9));
        assert_eq!(Scale::Hundred.half_stars(0.0), Some(1));
        assert_eq!(Scale::Five.half_stars(5.5), None);
        assert_eq!(Scale::Ten.half_stars(-1.0), None);
        assert_eq!(Scale::Ten.half_stars(f64::NAN), None);
    }

    #[test]
    fn the_largest_value_tells_five_stars_from_a_hundred_points() {
        assert_eq!(Scale::FiveOrHundred.settle(5.0), Scale::Five);
        assert_eq!(Scale::FiveOrHundred.settle(85.0), Scale::Hundred);
    }

    #[test]
    fn decimal_commas_are_read() {
        assert_eq!(number(" 4,5 "), Some(4.5));
        assert_eq!(number("4.5"), Some(4.5));
        assert_eq!(number("inf"), None);
        assert_eq!(number("four"), None);
    }
}
