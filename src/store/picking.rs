//! How picks are made: which model makes them, and what the person wishes of the list.

use bijou_engine::{Era, Knobs, ModelKind};
use serde::{Deserialize, Serialize};

/// Steps of a slider from the middle to its end: as many as make a difference that is seen.
pub const STEPS: i16 = 4;

/// The choices. The default is the default model's list as it is, one film per series.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Picking {
    /// The model.
    #[serde(with = "model_name")]
    pub model: ModelKind,
    /// From well known (−[`STEPS`]) to hidden gems ([`STEPS`]).
    pub popularity: i16,
    /// How unlike each other the films are, up to [`STEPS`].
    pub variety: i16,
    /// How closely the list follows the person's own mix of genres, up to [`STEPS`].
    pub own_genres: i16,
    /// First year of a decade that ends the years preferred on one side; 0 where that side is open.
    pub from: u16,
    /// The same on the other side.
    pub to: u16,
    /// Whether all films of a series may stand in front.
    pub whole_series: bool,
    /// Whether films of the watchlist are picked too.
    pub with_watchlist: bool,
}

impl Picking {
    /// The same model, with nothing wished of the list.
    pub fn untuned(self) -> Self {
        Self { model: self.model, ..Self::default() }
    }

    /// The same in the engine's terms.
    pub fn knobs(self) -> Knobs {
        let share = |steps: i16| f32::from(steps) / f32::from(STEPS);
        Knobs {
            diversity: share(self.variety),
            calibration: share(self.own_genres),
            popularity: share(self.popularity),
            era: era(self.from, self.to),
            one_per_franchise: !self.whole_series,
        }
    }
}

/// The years between two decades, in either order; nothing where both sides are open.
fn era(from: u16, to: u16) -> Option<Era> {
    let (first, last) = match (from, to) {
        (0, 0) => return None,
        (from, 0) => (from, u16::MAX),
        (from, to) => (from.min(to), from.max(to)),
    };
    Some(Era::only(first, last.saturating_add(9)))
}

/// A name that this program does not know, from a later one, means the default: a record must not be lost over it.
mod model_name {
    use super::*;
    use serde::{Deserializer, Serializer};

    pub fn serialize<S: Serializer>(model: &ModelKind, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(model.name())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ModelKind, D::Error> {
        let name = String::deserialize(deserializer)?;
        Ok(ModelKind::from_name(&name).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_kept_in_words_and_numbers_that_people_can_read() {
        let choices =
            Picking { model: ModelKind::Neighbors, popularity: -3, from: 1970, ..Picking::default() };
        let text = serde_json::to_string(&choices).unwrap();
        assert!(text.starts_with(r#"{"model":"neighbors","popularity":-3,"#), "{text}");
        assert_eq!(serde_json::from_str::<Picking>(&text).unwrap(), choices);
    }

    #[test]
    fn sliders_reach_the_ends_of_the_knobs() {
        let choices =
            Picking { popularity: -STEPS, variety: STEPS, own_genres: STEPS / 2, ..Picking::default() };
        let knobs = choices.knobs();
        assert_eq!([knobs.popularity, knobs.diversity, knobs.calibration], [-1.0, 1.0, 0.5]);
        assert_eq!(Picking::default().knobs(), Knobs::default());
        assert_eq!(choices.untuned(), Picking::default());
    }

    #[test]
    fn decades_are_whole_and_may_be_given_in_either_order() {
        assert_eq!(era(1970, 1980), Some(Era::only(1970, 1989)));
        assert_eq!(era(1980, 1970), era(1970, 1980));
        assert_eq!(era(0, 1950), Some(Era::only(0, 1959)));
        assert!(era(1950, 0).is_some_and(|era| era.from == 1950 && era.to > 2100));
        assert_eq!(era(0, 0), None);
    }

    #[test]
    fn what_is_missing_or_unknown_is_as_by_default() {
        let read = |text| serde_json::from_str::<Picking>(text).unwrap();
        assert_eq!(read("{}"), Picking::default());
        assert_eq!(
            read(r#"{"model":"oracle","mood":1,"variety":2}"#),
            Picking { variety: 2, ..Picking::default() }
        );
    }
}
