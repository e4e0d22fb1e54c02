//! The record of one profile, and how two of them become one.

use std::collections::BTreeMap;

use bijou_engine::Stars;
use serde::{Deserialize, Serialize};

use super::picking::Picking;
use super::settings::{Stamped, Theme};

/// The version that this program writes, and the latest that it reads.
pub const VERSION: u32 = 1;

/// Milliseconds since 1970.
pub type Time = u64;

/// Everything that is kept about one person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Record {
    /// Version of this layout, see [`VERSION`].
    pub version: u32,
    /// By the catalog's film id.
    #[serde(default)]
    pub ratings: BTreeMap<String, Entry>,
    /// The light in the room.
    #[serde(default)]
    pub theme: Stamped<Theme>,
    /// How picks are made.
    #[serde(default)]
    pub picking: Stamped<Picking>,
}

/// What happened to one film last. The order of the fields makes later entries greater, and breaks ties the same way
/// on both sides.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// When.
    pub at: Time,
    /// Half-stars, 1 to 10; none remembers a rating that was taken back, so that a merge does not bring it back.
    pub half_stars: Option<u8>,
}

impl Entry {
    /// The rating, unless it was taken back.
    pub fn stars(self) -> Option<Stars> {
        self.half_stars.and_then(Stars::from_half_stars)
    }
}

impl Default for Record {
    fn default() -> Self {
        Self {
            version: VERSION,
            ratings: BTreeMap::new(),
            theme: Stamped::default(),
            picking: Stamped::default(),
        }
    }
}

impl Record {
    /// Both records in one: per film, and per setting, the later change wins.
    pub fn merge(mut self, other: &Self) -> Self {
        for (film, entry) in &other.ratings {
            let mine = self.ratings.entry(film.clone()).or_insert(*entry);
            *mine = (*mine).max(*entry);
        }
        self.theme = self.theme.max(other.theme);
        self.picking = self.picking.max(other.picking);
        self
    }

    /// Rates a film, or takes the rating back; always later than what was there, even where clocks differ.
    pub fn rate(&mut self, film: &str, stars: Option<Stars>, now: Time) {
        let before = self.ratings.get(film).map_or(0, |entry| entry.at);
        let entry = Entry { at: now.max(before.saturating_add(1)), half_stars: stars.map(Stars::half_stars) };
        self.ratings.insert(film.to_owned(), entry);
    }

    /// The rating of a film.
    pub fn stars(&self, film: &str) -> Option<Stars> {
        self.ratings.get(film).and_then(|entry| entry.stars())
    }

    /// All ratings with their time.
    pub fn rated(&self) -> impl Iterator<Item = (&str, Stars, Time)> {
        self.ratings.iter().filter_map(|(film, entry)| Some((film.as_str(), entry.stars()?, entry.at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::btree_map;
    use proptest::prelude::*;

    fn entries() -> impl Strategy<Value = Entry> {
        (0..5_u64, proptest::option::of(1..=10_u8)).prop_map(|(at, half_stars)| Entry { at, half_stars })
    }

    fn records() -> impl Strategy<Value = Record> {
        let theme = (0..3_u64, prop_oneof![Just(Theme::Light), Just(Theme::Dark)]);
        let picking = (0..3_u64, -1..1_i16)
            .prop_map(|(at, popularity)| Stamped { at, value: Picking { popularity, ..Picking::default() } });
        (btree_map("[a-d]", entries(), 0..4), theme, picking).prop_map(|(ratings, (at, value), picking)| {
            Record { ratings, theme: Stamped { at, value }, picking, ..Record::default() }
        })
    }

    proptest! {
        #[test]
        fn merging_does_not_depend_on_the_order(a in records(), b in records()) {
            prop_assert_eq!(a.clone().merge(&b), b.merge(&a));
        }

        #[test]
        fn merging_does_not_depend_on_the_grouping(a in records(), b in records(), c in records()) {
            prop_assert_eq!(a.clone().merge(&b).merge(&c), a.merge(&b.merge(&c)));
        }

        #[test]
        fn merging_twice_changes_nothing(a in records(), b in records()) {
            let once = a.merge(&b);
            prop_assert_eq!(once.clone().merge(&b).merge(&once), once);
        }

        #[test]
        fn a_record_comes_back_as_written(record in records()) {
            let text = serde_json::to_string(&record).unwrap();
            prop_assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
        }
    }

    #[test]
    fn a_rating_that_was_taken_back_stays_away_after_a_merge() {
        let mut here = Record::default();
        here.rate("318", Stars::from_half_stars(9), 10);
        let elsewhere = here.clone();
        here.rate("318", None, 11);
        assert_eq!(here.merge(&elsewhere).stars("318"), None);
    }

    #[test]
    fn a_change_counts_as_later_even_when_the_clock_went_back() {
        let mut record = Record::default();
        record.rate("1", Stars::from_half_stars(2), 100);
        let before = record.clone();
        record.rate("1", Stars::from_half_stars(8), 50);
        assert_eq!(before.merge(&record).stars("1"), Stars::from_half_stars(8));
    }
}
