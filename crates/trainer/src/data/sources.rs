use std::path::{Path, PathBuf};

use super::{DataError, Layout, RatingsSource, TitlesLayout};
use crate::config::Config;

/// What a folder's ratings may be called where nothing says so.
const RATINGS: [&str; 3] = ["ratings.csv", "ratings.csv.gz", "ratings.parquet"];

/// What a folder's titles are called where nothing says so.
const TITLES: &str = "movies.csv";

/// Where a folder's ratings and titles are, and how they stand there.
#[derive(Debug, Clone, PartialEq)]
pub struct Sources {
    folder: PathBuf,
    file: Option<PathBuf>,
    /// How the ratings stand in their file.
    pub layout: Layout,
    /// The file of titles and how they stand in it; `None` where the films are those that the ratings name.
    pub titles: Option<(PathBuf, TitlesLayout)>,
    /// Whether the folder's other files are MovieLens's: beside titles of another name they may be anything.
    pub has_facts: bool,
}

impl Sources {
    /// As the folder's `bijou.toml` says where there is one, else in the MovieLens layout; what `ratings` says goes before.
    ///
    /// # Errors
    /// [`DataError::Config`].
    pub fn of(folder: &Path, ratings: &RatingsSource) -> Result<Self, DataError> {
        let config = Config::read(folder)?;
        let usual = folder.join(TITLES);
        let titles = match &config {
            // MovieLens's file has to be there where nobody says otherwise.
            None => Some((usual, TitlesLayout::default())),
            Some(config) => match (&config.titles, usual.exists()) {
                (Some(titles), _) => {
                    Some((titles.file.as_ref().map_or(usual, |file| folder.join(file)), titles.layout()))
                }
                (None, true) => Some((usual, TitlesLayout::default())),
                (None, false) => None,
            },
        };
        let has_facts = titles.as_ref().is_some_and(|(path, _)| *path == folder.join(TITLES));
        let config = config.unwrap_or_default().ratings;
        let mut layout = config.layout();
        layout.columns = ratings.columns.over(&layout.columns);
        let file = ratings.file.clone().or_else(|| config.file.map(|file| folder.join(file)));
        Ok(Self { folder: folder.to_owned(), file, layout, titles, has_facts })
    }

    /// The file of ratings: the one that was named, or the folder's in whichever format.
    ///
    /// # Errors
    /// [`DataError::Ambiguous`] where the folder has several.
    pub fn ratings(&self) -> Result<PathBuf, DataError> {
        if let Some(file) = &self.file {
            return Ok(file.clone());
        }
        let mut found = RATINGS.into_iter().filter(|name| self.folder.join(name).exists());
        match (found.next(), found.next()) {
            (Some(first), Some(second)) => Err(DataError::Ambiguous {
                folder: self.folder.clone(),
                first: first.to_owned(),
                second: second.to_owned(),
            }),
            (only, _) => Ok(self.folder.join(only.unwrap_or(RATINGS[0]))),
        }
    }
}
