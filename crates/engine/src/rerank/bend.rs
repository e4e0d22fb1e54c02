use crate::{Catalog, FilmIx};

use super::{Era, Knobs};

/// Power of the number of ratings that a score is multiplied by where films should be well known, and divided by where they
/// should be hidden gems, at the ends of the knob.
const MOST_POWER: f32 = 0.46;

/// How the power grows over the knob. It trades logarithms of scores for logarithms of ratings; with these, every quarter of
/// the knob moves the mean logarithm of a list's ratings about equally far (measured on people unseen in training).
const TOWARD_GEMS: f32 = 0.6;
const TOWARD_KNOWN: f32 = 1.3;

/// A film with fewer ratings counts as if it had so many: of the rarest too little is known to call them gems.
const FEWEST: u32 = 300;

/// What a film of a year outside of the era loses where there is no way back, per decade.
const OUTSIDE: f32 = 1e3;

/// A film of unknown year counts as so many years outside of any era.
const UNKNOWN: u16 = 500;

/// How single films are weighed differently from their score: by how well known they are and by their year.
pub(crate) struct Bend<'a> {
    catalog: &'a Catalog,
    power: f32,
    /// What the many films with the fewest ratings are multiplied by.
    least: f32,
    era: Option<Era>,
}

impl<'a> Bend<'a> {
    pub(crate) fn new(catalog: &'a Catalog, knobs: &Knobs) -> Self {
        let era = knobs.era.filter(|era| era.strength > 0.0);
        let power = match knobs.popularity {
            gems if gems > 0.0 => -MOST_POWER * gems.powf(TOWARD_GEMS),
            known => MOST_POWER * (-known).powf(TOWARD_KNOWN),
        };
        Self { catalog, power, least: (FEWEST as f32).powf(power), era }
    }

    /// Whether nothing is weighed differently.
    pub(crate) fn is_straight(&self) -> bool {
        self.power == 0.0 && self.era.is_none()
    }

    /// What a film with this score is worth. Only worth is scaled: what does not point the person's way is never raised.
    pub(crate) fn value(&self, film: FilmIx, score: f32) -> f32 {
        let mut value = score;
        let facts = self.catalog.film(film);
        if score > 0.0 && self.power != 0.0 {
            let count = facts.rating_count();
            value *= if count > FEWEST { (count as f32).powf(self.power) } else { self.least };
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
