use bijou_catalog::Lines;

use crate::Film;
use crate::catalog::TextIndex;

/// Years per bin, on three scales: a film belongs to its time loosely and closely.
const YEARS_PER_BIN: [f32; 3] = [3.0, 8.0, 20.0];
/// Years that the bins cover; earlier and later films count as the first and last.
const YEARS: (f32, f32) = (1900.0, 2040.0);
/// Bins for how well a film is known, each e times as many ratings as the one before; the last holds all beyond.
const FAME_BINS: usize = 18;
/// Numbers of names that are told apart, none included: films that few have seen have few.
const COUNTS: usize = 6;
/// An actor says less about a film than its director.
const CAST: f32 = 0.6;
/// A tag was given by somebody and may be one person's.
const TAG: f32 = 0.6;

/// What is known of a film without any rating of the people at hand.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Content<'a> {
    /// Year of release, where known.
    pub year: Option<u16>,
    /// A bit per genre, lowest first.
    pub genres: u64,
    /// How many people rated it, in the widest public that is known.
    pub rating_count: u32,
    /// Who directed it.
    pub directors: Vec<&'a str>,
    /// Leading actors.
    pub cast: Vec<&'a str>,
    /// What people call it.
    pub tags: Vec<&'a str>,
}

impl<'a> From<Film<'a>> for Content<'a> {
    fn from(film: Film<'a>) -> Self {
        Self {
            year: film.year(),
            genres: film.genre_bits(),
            rating_count: film.rating_count(),
            directors: film.directors().collect(),
            cast: film.cast().collect(),
            tags: film.tags().collect(),
        }
    }
}

/// The numbering of features, and a film's values of them. In order: a constant; an unknown year; three scales of bins of
/// years; bins of fame; how many actors and how many tags are known; genres; directors; actors; tags.
#[derive(Debug, Default)]
pub struct ContentFeatures {
    genres: usize,
    directors: TextIndex,
    cast: TextIndex,
    tags: TextIndex,
}

impl ContentFeatures {
    /// Features for so many genres and for these names; other names are no features.
    pub fn new(genres: usize, directors: Lines, cast: Lines, tags: Lines) -> Self {
        let [directors, cast, tags] = [directors, cast, tags].map(TextIndex::new);
        Self { genres: genres.min(64), directors, cast, tags }
    }

    /// The number of features.
    pub fn count(&self) -> usize {
        self.first_tag() + self.tags.len()
    }

    /// A film's features and their values; those that are absent are 0.
    pub fn of(&self, content: &Content) -> Vec<(u32, f32)> {
        let mut features = vec![(0, 1.0)];
        match content.year {
            None => features.push((1, 1.0)),
            Some(year) => {
                let mut first = 2;
                for width in YEARS_PER_BIN {
                    let place = (f32::from(year).clamp(YEARS.0, YEARS.1) - YEARS.0) / width;
                    between_bins(&mut features, first, place);
                    first += year_bins(width);
                }
            }
        }
        let fame = (content.rating_count as f32).ln_1p().min((FAME_BINS - 2) as f32);
        between_bins(&mut features, first_fame(), fame);
        for (kind, names) in [&content.cast, &content.tags].into_iter().enumerate() {
            let count = names.len().min(COUNTS - 1);
            features.push((first_count() + (kind * COUNTS + count) as u32, 1.0));
        }
        let genres = (0..self.genres).filter(|genre| content.genres >> genre & 1 == 1);
        features.extend(genres.map(|genre| (first_genre() + genre as u32, 1.0)));
        let mut named = |names: &[&str], index: &TextIndex, first: usize, value: f32| {
            let known = names.iter().filter_map(|name| index.find(name));
            features.extend(known.map(|row| (first as u32 + row, value)));
        };
        named(&content.directors, &self.directors, self.first_director(), 1.0);
        named(&content.cast, &self.cast, self.first_cast(), CAST);
        named(&content.tags, &self.tags, self.first_tag(), TAG);
        features
    }

    fn first_director(&self) -> usize {
        first_genre() as usize + self.genres
    }

    fn first_cast(&self) -> usize {
        self.first_director() + self.directors.len()
    }

    fn first_tag(&self) -> usize {
        self.first_cast() + self.cast.len()
    }
}

fn year_bins(width: f32) -> u32 {
    ((YEARS.1 - YEARS.0) / width) as u32 + 2
}

fn first_fame() -> u32 {
    2 + YEARS_PER_BIN.into_iter().map(year_bins).sum::<u32>()
}

fn first_count() -> u32 {
    first_fame() + FAME_BINS as u32
}

fn first_genre() -> u32 {
    first_count() + 2 * COUNTS as u32
}

/// The two bins on either side of a place, weighted by closeness, so that neighboring bins are alike.
fn between_bins(features: &mut Vec<(u32, f32)>, first: u32, place: f32) {
    let (bin, beyond) = (place.floor(), place.fract());
    features.push((first + bin as u32, 1.0 - beyond));
    if beyond > 0.0 {
        features.push((first + bin as u32 + 1, beyond));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features() -> ContentFeatures {
        let lines = |names: &[&str]| names.iter().collect::<Lines>();
        ContentFeatures::new(3, lines(&["Varda", "Ozu"]), lines(&["Ryu", "Hara"]), lines(&["quiet"]))
    }

    #[test]
    fn every_feature_has_a_number_of_its_own() {
        let features = features();
        for year in [None, Some(1850), Some(1953), Some(2039), Some(2100)] {
            for rating_count in [0, 1, 700, u32::MAX] {
                let content = Content {
                    year,
                    genres: u64::MAX,
                    rating_count,
                    directors: vec!["Ozu", "Varda", "Nobody"],
                    cast: vec!["Hara", "Ryu"],
                    tags: vec!["quiet"],
                };
                let mut numbers: Vec<u32> = features.of(&content).iter().map(|(number, _)| *number).collect();
                numbers.sort_unstable();
                assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
                assert_eq!(numbers.last().copied(), Some(features.count() as u32 - 1));
            }
        }
    }

    #[test]
    fn neighboring_years_share_bins() {
        let features = features();
        let of = |year| features.of(&Content { year: Some(year), ..Content::default() });
        let shared = |a: u16, b: u16| {
            let (a, b) = (of(a), of(b));
            a.iter()
                .map(|(x, v)| b.iter().filter(|(y, _)| x == y).map(|(_, w)| v * w).sum::<f32>())
                .sum::<f32>()
        };
        assert!(shared(1994, 1995) > shared(1994, 2001) && shared(1994, 2001) > shared(1994, 1950));
    }
}
