use std::path::PathBuf;

use serde::Deserialize;

use super::ratings::each_names_something;
use crate::data::{TitleColumns, TitlesLayout};

/// `[titles]`: where they are. Without it, and without a `movies.csv`, whatever the ratings name is a title.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TitlesConfig {
    /// The file, from the folder of `bijou.toml` on; `movies.csv` unless said.
    pub file: Option<PathBuf>,
    /// The table, of a database.
    pub table: Option<String>,
    /// What stands between genres.
    pub separator: Option<String>,
    /// What the columns are called.
    pub columns: TitleColumns,
}

impl TitlesConfig {
    /// How they stand in their file.
    pub fn layout(&self) -> TitlesLayout {
        TitlesLayout {
            table: self.table.clone(),
            columns: self.columns.clone(),
            separator: self.separator.clone(),
        }
    }

    /// Says what cannot be meant.
    pub(super) fn check(&self) -> Result<(), String> {
        if self.separator.as_deref() == Some("") {
            return Err("[titles] has an empty separator; leave it out for |".to_owned());
        }
        let columns = &self.columns;
        each_names_something(
            "titles",
            &[
                ("id", &columns.id),
                ("title", &columns.title),
                ("year", &columns.year),
                ("genres", &columns.genres),
                ("imdb", &columns.imdb),
                ("tmdb", &columns.tmdb),
                ("directors", &columns.directors),
                ("cast", &columns.cast),
                ("tags", &columns.tags),
            ],
        )
    }
}
