use std::collections::BTreeMap;

use crate::data::FilmRecord;

/// Decades' middles for the features of a film's age; earlier and later films count as the first and last.
const KNOTS: [f32; 9] = [1920.0, 1940.0, 1960.0, 1970.0, 1980.0, 1990.0, 2000.0, 2010.0, 2020.0];

/// Features of a film that are known without any rating: a constant, its genres, whether it has none, and its age as
/// weights of the two nearest decades. Sparse: pairs of feature and value.
#[derive(Debug, Clone, PartialEq)]
pub struct ContentFeatures {
    /// How many features there are.
    pub count: usize,
    /// Every film's features.
    pub films: Vec<Vec<(usize, f32)>>,
}

impl ContentFeatures {
    /// The features of all films. A film without a year gets the median year.
    pub fn new(films: &[FilmRecord]) -> Self {
        let mut genres: BTreeMap<&str, usize> = BTreeMap::new();
        for genre in films.iter().flat_map(|film| &film.genres) {
            let next = genres.len();
            genres.entry(genre).or_insert(next);
        }
        let mut years: Vec<u16> = films.iter().filter_map(|film| film.title.year).collect();
        years.sort_unstable();
        let median = years.get(years.len() / 2).copied().unwrap_or(2000);
        let (no_genre, first_genre) = (1, 2);
        let first_decade = first_genre + genres.len();
        let features = |film: &FilmRecord| {
            let mut features = vec![(0, 1.0)];
            if film.genres.is_empty() {
                features.push((no_genre, 1.0));
            }
            features.extend(film.genres.iter().map(|genre| (first_genre + genres[genre.as_str()], 1.0)));
            let decades = decade_weights(f32::from(film.title.year.unwrap_or(median)));
            features.extend(decades.map(|(decade, weight)| (first_decade + decade, weight)));
            features
        };
        Self { count: first_decade + KNOTS.len(), films: films.iter().map(features).collect() }
    }
}

/// The decades on either side of a year, weighted by closeness.
fn decade_weights(year: f32) -> impl Iterator<Item = (usize, f32)> {
    let year = year.clamp(KNOTS[0], KNOTS[KNOTS.len() - 1]);
    let after = KNOTS.partition_point(|knot| *knot <= year).min(KNOTS.len() - 1);
    let before = after - 1;
    let toward_after = (year - KNOTS[before]) / (KNOTS[after] - KNOTS[before]);
    [(before, 1.0 - toward_after), (after, toward_after)].into_iter().filter(|(_, weight)| *weight > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_lies_between_its_decades() {
        let weights = |year| decade_weights(year).collect::<Vec<_>>();
        assert_eq!(weights(1990.0), [(5, 1.0)]);
        assert_eq!(weights(1950.0), [(1, 0.5), (2, 0.5)]);
        assert_eq!(weights(1890.0), [(0, 1.0)]);
        assert_eq!(weights(2024.0), [(8, 1.0)]);
    }
}
