use std::collections::{BTreeMap, HashSet};

use crate::data::{DataError, Table, is_date, number};

use super::places::Place;

/// Rows that are looked at: enough to know a column by, and read in a second.
const ROWS: u64 = 200_000;

/// Columns that are read at a time.
const AT_A_TIME: usize = 8;

/// Different values that are told apart; more are many.
const MOST_DISTINCT: usize = 50_000;

/// Different numbers that are counted each; a scale has no more.
const MOST_VALUES: usize = 1000;

/// What a column holds, in the first rows.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Its name, in small letters.
    pub name: String,
    /// Rows that were looked at.
    pub rows: u64,
    /// Rows with anything in it.
    pub filled: u64,
    /// Rows with a number.
    pub numbers: u64,
    /// Rows with a whole number.
    pub whole: u64,
    /// Rows with a date of ISO 8601.
    pub dates: u64,
    /// The lowest and the highest number.
    pub range: Option<(f64, f64)>,
    /// Its different values.
    pub distinct: HashSet<String>,
    /// How often each number occurs, by its place in the order; nothing where there are too many.
    values: BTreeMap<Ordered, u64>,
}

/// A number in an order.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Ordered(f64);

impl Eq for Ordered {}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Facts {
    /// Of a column of this name of which nothing was seen yet.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Looks at a field.
    pub fn see(&mut self, field: &str) {
        self.rows += 1;
        if field.is_empty() {
            return;
        }
        self.filled += 1;
        if self.distinct.len() < MOST_DISTINCT && !self.distinct.contains(field) {
            self.distinct.insert(field.to_owned());
        }
        match number(field).filter(|number| number.is_finite()) {
            Some(number) => {
                self.numbers += 1;
                self.whole += u64::from(number.fract() == 0.0);
                let (lowest, highest) = self.range.unwrap_or((number, number));
                self.range = Some((lowest.min(number), highest.max(number)));
                if self.values.len() < MOST_VALUES || self.values.contains_key(&Ordered(number)) {
                    *self.values.entry(Ordered(number)).or_default() += 1;
                }
            }
            None => self.dates += u64::from(is_date(field)),
        }
    }

    /// The share of fields that are filled with what was counted.
    pub fn share(&self, counted: u64) -> f64 {
        counted as f64 / self.filled.max(1) as f64
    }

    /// Whether it holds numbers, but for a few slips.
    pub fn is_numeric(&self) -> bool {
        self.filled > 0 && self.share(self.numbers) > 0.8
    }

    /// Every number with how often it occurs, in their order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = (f64, u64)> + '_ {
        self.values.iter().map(|(value, count)| (value.0, *count))
    }

    /// Whether there is one number and no other.
    pub fn is_constant(&self) -> bool {
        self.values.len() == 1 && self.numbers == self.filled
    }

    /// Of all columns that have a name.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn of(place: &Place, names: &[String]) -> Result<Vec<Self>, DataError> {
        let mut named: Vec<&str> = Vec::new();
        for name in names.iter().map(String::as_str) {
            if !name.is_empty() && !named.contains(&name) {
                named.push(name);
            }
        }
        let mut all = Vec::new();
        for names in named.chunks(AT_A_TIME) {
            let mut table = place.open(names)?;
            let mut facts: Vec<Self> = names.iter().map(|name| Self::new(name)).collect();
            each_row(&mut table, |row| {
                facts.iter_mut().enumerate().for_each(|(column, facts)| facts.see(row.get(column)));
            })?;
            all.extend(facts);
        }
        Ok(all)
    }
}

/// Shows the first rows of a table.
pub fn each_row(table: &mut Table, mut see: impl FnMut(&crate::data::Row<'_>)) -> Result<(), DataError> {
    let mut rows = 0;
    while let Some(row) = table.next_row()? {
        see(&row);
        rows += 1;
        if rows == ROWS {
            break;
        }
    }
    Ok(())
}
