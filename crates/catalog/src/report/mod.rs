mod check;

use serde::{Deserialize, Serialize};

use crate::Error;

/// The version of the report that this program writes and reads.
pub const REPORT_VERSION: u32 = 1;

/// What there is to know about the data that a catalog was trained on: figures about all of it together, none of which says
/// who somebody is. Counts are whole numbers, shares go from 0 to 1, means are in stars.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct DataReport {
    /// Version of the report, see [`REPORT_VERSION`].
    pub version: u32,
    /// Ratings, once cleaned.
    pub ratings: u64,
    /// People with a rating.
    pub people: u64,
    /// Films, rated or not.
    pub films: u64,
    /// Films with a rating.
    pub rated_films: u64,
    /// Mean of all ratings, in stars.
    pub mean: f64,
    /// Ratings with each number of half stars, ½ first.
    pub stars: [u64; 10],
    /// How many films people have rated.
    pub by_people: Activity,
    /// How many people have rated a film, of those that somebody has rated.
    pub by_films: Activity,
    /// The long tail: shares of the rated films, those rated most first, with the share of all ratings that they have.
    pub tail: Vec<[f64; 2]>,
    /// The matrix of people and rated films.
    pub matrix: Matrix,
    /// Genres, that with the most ratings first.
    pub genres: Vec<Group>,
    /// Decades, in order; named by their first year.
    pub decades: Vec<Group>,
    /// How the data has grown.
    pub growth: Vec<Period>,
    /// How stars change with how much somebody has rated.
    pub experience: Vec<Experience>,
    /// Films that the same people rate.
    pub together: Together,
    /// What a person should know before training, the most serious first.
    pub facts: Vec<Fact>,
    /// What the data does not tell.
    pub left_out: Vec<LeftOut>,
}

/// How ratings are spread over people, or over films.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Activity {
    /// How many have so many ratings; each span reaches twice as far as the one before.
    pub spans: Vec<Span>,
    /// Half of them have at most so many ratings.
    pub median: u64,
    /// The most that one of them has.
    pub most: u64,
    /// The Gini coefficient: 0 where all have as many, toward 1 where one has them all.
    pub gini: f64,
    /// Share of the ratings that the most active hundredth has.
    pub top_hundredth: f64,
}

/// A span of numbers with how many lie in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Span {
    /// The least.
    pub from: u64,
    /// The greatest.
    pub to: u64,
    /// How many lie in it.
    pub count: u64,
}

/// A small picture of the matrix: people from the most to the least active down, films from the most to the least rated
/// across, each cut into parts of equal size.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Matrix {
    /// Parts across.
    pub columns: u64,
    /// Share of its pairs of a person and a film that have a rating, for every cell, row by row.
    pub cells: Vec<f64>,
    /// The same of the whole matrix.
    pub density: f64,
}

/// Films that have something in common.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Group {
    /// What it is.
    pub name: String,
    /// Films of it, rated or not.
    pub films: u64,
    /// Their ratings.
    pub ratings: u64,
    /// The mean of these; 0 where there are none.
    pub mean: f64,
}

/// A year, a month or a decade.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Period {
    /// Such as 1996, 1996-07 or 1990s.
    pub name: String,
    /// Ratings given in it.
    pub ratings: u64,
    /// People who gave some.
    pub people: u64,
    /// The mean of these ratings; 0 where there are none.
    pub mean: f64,
}

/// Ratings by how many their person had given before.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Experience {
    /// The least that had been given before.
    pub from: u64,
    /// The most.
    pub to: u64,
    /// How many ratings this speaks of.
    pub ratings: u64,
    /// Their mean.
    pub mean: f64,
}

/// What the films rated most have in common.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Together {
    /// How many films were looked at, those rated most.
    pub films: u64,
    /// Pairs of these films by how many people have rated both.
    pub shared: Vec<Shared>,
    /// Fewest people who must have rated both films of a pair that is named.
    pub fewest: u64,
    /// Pairs that are rated together most often relative to chance; no film occurs twice.
    pub pairs: Vec<Pair>,
}

/// Pairs of films that share many people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shared {
    /// Fewest people who have rated both.
    pub people: u64,
    /// How many pairs have as many or more.
    pub pairs: u64,
}

/// Two films that are rated by the same people.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Pair {
    /// Their titles.
    pub films: [String; 2],
    /// How many people have rated both.
    pub people: u64,
    /// How many times as many that is as if people had chosen either film without regard to the other.
    pub lift: f64,
}

/// Something to know before training.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// How much it matters.
    pub severity: Severity,
    /// It, in a sentence.
    pub text: String,
    /// Where to look. Not part of what a catalog ships: it may name people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
}

/// How much a fact matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A catalog from this data will be poor, or its figures wrong.
    Serious,
    /// Worth a look.
    Caution,
    /// Good to know.
    Note,
}

/// A part of the report that the data does not allow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The part.
    pub part: Part,
    /// Why it is missing, in a sentence.
    pub why: String,
}

/// A part of the report that some data does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// By genre.
    Genres,
    /// By decade.
    Decades,
    /// Over time.
    Times,
    /// Films that the same people rate.
    Together,
}

impl DataReport {
    /// Reads and checks a report.
    ///
    /// # Errors
    /// [`Error::TooLarge`] beyond a limit, [`Error::Report`] for anything else that is wrong with it.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        check::length(json)?;
        let report: Self = serde_json::from_slice(json).map_err(|error| Error::Report(error.to_string()))?;
        report.check()?;
        Ok(report)
    }

    /// The report as JSON on one line.
    ///
    /// # Errors
    /// [`Error::Report`] when a figure is not a finite number.
    pub fn to_json(&self) -> Result<String, Error> {
        self.check()?;
        serde_json::to_string(self).map_err(|error| Error::Report(error.to_string()))
    }

    /// The parts of the matrix down.
    pub fn rows(&self) -> usize {
        self.matrix.cells.len().checked_div(self.matrix.columns as usize).unwrap_or(0)
    }
}
