//! How a film's time changes the hand that draws its cover.

/// A period of poster design.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Era {
    /// Before 1960: two inks on grainy paper.
    Duotone,
    /// The sixties: flat, bold planes.
    Bold,
    /// The seventies: warm planes.
    Warm,
    /// The eighties: neon edges in the dark.
    Neon,
    /// The nineties: deep and glossy.
    Gloss,
    /// From 2000 on, and undated: clean gradients.
    Clean,
}

impl Era {
    /// The period of a year.
    pub fn of(year: Option<u16>) -> Self {
        match year {
            Some(..1960) => Self::Duotone,
            Some(1960..1970) => Self::Bold,
            Some(1970..1980) => Self::Warm,
            Some(1980..1990) => Self::Neon,
            Some(1990..2000) => Self::Gloss,
            _ => Self::Clean,
        }
    }

    /// The shared fill that is laid over the whole cover, by its name in the symbol set.
    pub fn overlay(self) -> &'static str {
        match self {
            Self::Duotone => "url(#cover-grain)",
            Self::Bold | Self::Warm => "url(#cover-paper)",
            Self::Neon => "url(#cover-glow)",
            Self::Gloss => "url(#cover-gloss)",
            Self::Clean => "url(#cover-dusk)",
        }
    }

    /// Whether shapes are drawn as edges instead of planes.
    pub fn outlines(self) -> bool {
        self == Self::Neon
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_has_an_era() {
        assert_eq!(Era::of(Some(1902)), Era::Duotone);
        assert_eq!(Era::of(Some(1989)), Era::Neon);
        assert_eq!(Era::of(None), Era::Clean);
    }
}
