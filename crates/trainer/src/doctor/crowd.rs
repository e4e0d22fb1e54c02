use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::data::{Row, Wanted, number, seconds};

/// What rows say as they stand in the file, before cleaning.
#[derive(Default)]
pub struct Crowd {
    /// All rows.
    pub rows: u64,
    /// Rows with a field missing or too many, or no number as a rating, and the line of the first.
    pub malformed: u64,
    pub first_malformed: Option<u64>,
    /// How often each number was given.
    pub values: HashMap<u64, u64>,
    /// People: how often each rated, and what all their ratings together come to.
    pub people: HashMap<String, (u64, u64)>,
    /// Titles: how often each was rated.
    pub items: HashMap<String, u64>,
    /// Rows of a person and a title that occurred before.
    pub again: u64,
    /// The earliest and the latest time in seconds.
    pub times: Option<(i64, i64)>,
    /// Rows with a time that is none.
    pub no_times: u64,
    pairs: HashSet<u64>,
}

impl Crowd {
    /// Looks at a row.
    pub fn see(&mut self, row: &Row<'_>, wanted: &Wanted<'_>) {
        self.rows += 1;
        let (user, item) = (row.get(0), row.get(1));
        let value = wanted.value.map_or(Some(1.0), |value| number(row.get(value)));
        let (Some(value), false) = (value, user.is_empty() || item.is_empty() || !row.complete) else {
            self.malformed += 1;
            self.first_malformed.get_or_insert(row.line);
            return;
        };
        *self.values.entry(value.to_bits()).or_default() += 1;
        *self.items.entry(item.to_owned()).or_default() += 1;
        let own = self.people.entry(user.to_owned()).or_default();
        own.0 += 1;
        // A sum of hashes is the same in any order.
        own.1 = own.1.wrapping_add(hash(&(item, value.to_bits())));
        self.again += u64::from(!self.pairs.insert(hash(&(user, item))));
        let time = row.get(wanted.time);
        match seconds(time) {
            Some(time) => {
                let (first, last) = self.times.unwrap_or((time, time));
                self.times = Some((first.min(time), last.max(time)));
            }
            None => self.no_times += u64::from(!time.is_empty()),
        }
    }

    /// Rows that are whole.
    pub fn whole(&self) -> u64 {
        self.rows - self.malformed
    }

    /// Numbers with how often each was given, in their order.
    pub fn grades(&self) -> Vec<(f64, u64)> {
        let mut grades: Vec<(f64, u64)> =
            self.values.iter().map(|(bits, count)| (f64::from_bits(*bits), *count)).collect();
        grades.sort_by(|a, b| a.0.total_cmp(&b.0));
        grades
    }

    /// People of so many ratings or more whose ratings are all those of somebody else, too.
    pub fn copies(&self, fewest: u64) -> usize {
        let mut seen = HashSet::new();
        self.people.values().filter(|own| own.0 >= fewest).filter(|own| !seen.insert(**own)).count()
    }

    /// Whoever rated most, and how often.
    pub fn busiest(&self) -> Option<(&str, u64)> {
        let counts = self.people.iter().map(|(name, own)| (name.as_str(), own.0));
        counts.max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)))
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
