use std::cmp::Reverse;
use std::collections::BTreeMap;

use bijou_catalog::Group;

use super::counts::Counts;
use super::rounding::mean;
use crate::data::FilmRecord;

#[derive(Default)]
struct Sums {
    films: u64,
    ratings: u64,
    halves: u64,
}

/// Films and ratings of every genre, that with the most ratings first. A film of two genres counts for both.
pub fn genres(films: &[FilmRecord], counts: &Counts) -> Vec<Group> {
    let mut found = grouped(films, counts, |film| film.genres.clone());
    found.sort_by_key(|group| Reverse((group.ratings, group.films)));
    found
}

/// Films and ratings of every decade that has a film, in order.
pub fn decades(films: &[FilmRecord], counts: &Counts) -> Vec<Group> {
    let decade = |year: u16| format!("{}", year / 10 * 10);
    grouped(films, counts, |film| film.title.year.into_iter().map(decade).collect())
}

fn grouped(films: &[FilmRecord], counts: &Counts, names: impl Fn(&FilmRecord) -> Vec<String>) -> Vec<Group> {
    let mut sums: BTreeMap<String, Sums> = BTreeMap::new();
    for (number, film) in films.iter().enumerate() {
        for name in names(film) {
            let sums = sums.entry(name).or_default();
            sums.films += 1;
            sums.ratings += counts.films[number];
            sums.halves += counts.halves[number];
        }
    }
    let group =
        |(name, Sums { films, ratings, halves })| Group { name, films, ratings, mean: mean(halves, ratings) };
    sums.into_iter().map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::super::examine::sample::dataset;
    use super::*;

    #[test]
    fn genres_and_decades_are_counted_with_their_means() {
        let mut data = dataset(3, &[&[(0, 10), (1, 7)], &[(0, 9)]]);
        data.films[0].genres = vec!["Crime".to_owned(), "Drama".to_owned()];
        data.films[1].genres = vec!["Drama".to_owned()];
        data.films[0].title.year = Some(1994);
        data.films[1].title.year = Some(2003);
        data.films[2].title.year = Some(1999);
        let group = |name: &str, films, ratings, mean| Group { name: name.to_owned(), films, ratings, mean };
        let counts = Counts::of(&data);
        let expected = [group("Drama", 2, 3, 4.333_3), group("Crime", 1, 2, 4.75)];
        assert_eq!(genres(&data.films, &counts), expected);
        assert_eq!(decades(&data.films, &counts), [group("1990", 2, 2, 4.75), group("2000", 1, 1, 3.5)]);
    }
}
