//! Recognizes our own backup: the record as the page stores it, which only the page can read.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

/// What a record has, and little else has.
#[derive(Deserialize)]
pub(crate) struct Fields<'a> {
    #[serde(borrow)]
    bijou: Option<&'a RawValue>,
    #[serde(borrow)]
    version: Option<&'a RawValue>,
    ratings: Option<IgnoredAny>,
    films: Option<IgnoredAny>,
    picking: Option<IgnoredAny>,
    theme: Option<IgnoredAny>,
}

impl Fields<'_> {
    /// Whether it is a stored record, with a version number and something that only records have, or a file of all records,
    /// or one of these sealed, which say so.
    pub(crate) fn is_backup(&self) -> bool {
        if self.bijou.is_some_and(|kind| matches!(kind.get(), r#""everything""# | r#""sealed""#)) {
            return true;
        }
        let version = self.version.is_some_and(|version| version.get().parse::<u64>().is_ok());
        version && [&self.ratings, &self.films, &self.picking, &self.theme].into_iter().any(Option::is_some)
    }
}
