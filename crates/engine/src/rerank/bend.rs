use crate::{Catalog, FilmIx};

use super::{Era, Knobs};

/// Power of the number of ratings that a score is divided by at the end of hidden gems, and multiplied by at the other.
///
/// Over the whole catalog scores fall about as the square root of this number does; in logarithms the trade is a straight
/// line, which makes the knob's effect even over its range.
const MOST_POWER: f32 = 0.5;

/// A film with fewer ratings counts as if it had so many: of the rarest too little is known to call them gems.
const FEWEST: u32 = 300;

/// What a film of a year outside of the era loses where there is no way back, per decade.
const OUTSIDE: f32 = 1e3;

/// A film of unknown year counts as so many years outside of any era.
const UNKNOWN: u16 = 500;

/// How single films are weighed differently from their score: by how well known they are and by their year.
pub(super) struct Bend<'a> {
    catalog: &'a Catalog,
    power: f32,
    era: Option<Era>,
}

impl<'a> Bend<'a> {
    pub(super) fn new(catalog: &'a Catalog, knobs: &Knobs) -> Self {
        let era = knobs.era.filter(|era| era.strength > 0.0);
        Self { catalog, power: -knobs.popularity * MOST_POWER, era }
    }

    /// Whether nothing is weighed differently.
    pub(super) fn is_straight(&self) -> bool {
        self.power == 0.0 && self.era.is_none()
    }

    /// What a film with this score is worth. Only worth is scaled: what does not point the person's way is never raised.
    pub(super) fn value(&self, film: FilmIx, score: f32) -> f32 {
        let mut value = score;
        let facts = self.catalog.film(film);
        if score > 0.0 && self.power != 0.0 {
            value *= (facts.rating_count().max(FEWEST) as f32).powf(self.power);
        }
        let Some(era) = self.era else { return value };
        let decades = f32::from(facts.year().map_or(UNKNOWN, |year| era.distance(year))) / 10.0;
        match 1.0 - era.strength {
            _ if decades == 0.0 => value,
            0.0 => -OUTSIDE * decades,
            left if value > 0.0 => value * left.powf(decades),
            _ => value,
        }
    }
}
