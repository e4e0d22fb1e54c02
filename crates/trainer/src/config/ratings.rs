use std::path::PathBuf;

use serde::Deserialize;

use crate::data::{Columns, Kind, Layout, Scale};

/// `[ratings]`: where they are and what they say.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RatingsConfig {
    /// The file, from the folder of `bijou.toml` on.
    pub file: Option<PathBuf>,
    /// The table, of a database.
    pub table: Option<String>,
    /// What the rows say.
    pub kind: Kind,
    /// The lowest and the highest rating.
    pub scale: Option<[f64; 2]>,
    /// What the columns are called.
    pub columns: Columns,
}

impl RatingsConfig {
    /// How they stand in their file.
    pub fn layout(&self) -> Layout {
        Layout {
            table: self.table.clone(),
            columns: self.columns.clone(),
            kind: self.kind,
            scale: self.scale.and_then(|[lowest, highest]| Scale::new(lowest, highest)),
        }
    }

    /// Says what cannot be meant.
    pub(super) fn check(&self) -> Result<(), String> {
        if let Some([lowest, highest]) = self.scale {
            if Scale::new(lowest, highest).is_none() {
                return Err(format!(
                    "the scale [{lowest}, {highest}] under [ratings] has to go from the lowest to the highest rating"
                ));
            }
            if self.kind != Kind::Stars {
                let kind = self.kind;
                return Err(format!(
                    "[ratings] has a scale, but its kind is {kind}, which has none; remove one"
                ));
            }
        }
        if self.columns.count.is_some() && self.kind != Kind::Plays {
            return Err(
                "[ratings] names a column of counts, which only kind = \"plays\" has; say so, or remove it"
                    .to_owned(),
            );
        }
        let columns = &self.columns;
        let named = [
            ("user", &columns.user),
            ("item", &columns.item),
            ("rating", &columns.rating),
            ("count", &columns.count),
            ("time", &columns.time),
            ("title", &columns.title),
        ];
        each_names_something("ratings", &named)?;
        // Several of them may not be one column, but for ids that are titles.
        for (place, (what, name)) in named.iter().enumerate() {
            let same = |(other, known): &&(&str, &Option<String>)| {
                name.is_some() && **known == **name && !(*other == "item" && *what == "title")
            };
            if let Some((other, _)) = named[..place].iter().find(same) {
                let name = name.as_deref().unwrap_or_default();
                return Err(format!("[ratings] columns: {other} and {what} are both in {name}"));
            }
        }
        Ok(())
    }
}

/// Refuses names of columns that are empty.
pub(super) fn each_names_something(section: &str, named: &[(&str, &Option<String>)]) -> Result<(), String> {
    let empty = named.iter().find(|(_, name)| name.as_ref().is_some_and(|name| name.trim().is_empty()));
    empty.map_or(Ok(()), |(what, _)| {
        Err(format!("[{section}] columns: {what} has no name; write the column's, or leave it out"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn what_contradicts_itself_is_refused() {
        for (text, expected) in [
            ("scale = [10, 1]", "from the lowest to the highest"),
            ("scale = [1, nan]", "from the lowest to the highest"),
            ("kind = \"likes\"\nscale = [1, 10]", "its kind is likes"),
            ("columns = { count = \"n\" }", "only kind = \"plays\""),
            ("columns = { user = \"\" }", "user has no name"),
            ("columns = { user = \"a\", time = \"a\" }", "user and time are both in a"),
        ] {
            let refused = Config::parse(&format!("[ratings]\n{text}")).unwrap_err();
            assert!(refused.contains(expected), "{refused}");
        }
        assert!(Config::parse("[ratings]\ncolumns = { item = \"Book\", title = \"Book\" }").is_ok());
    }

    #[test]
    fn a_scale_of_whole_numbers_is_a_scale() {
        let config = Config::parse("[ratings]\nscale = [1, 10]").unwrap();
        assert_eq!(config.ratings.layout().scale, Scale::new(1.0, 10.0));
    }
}
