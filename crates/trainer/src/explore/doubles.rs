use std::collections::BTreeMap;

use crate::data::{Dataset, Rated};

/// Fewest ratings by which two people can be told to be the same: fewer coincide by chance.
pub const TELLING: usize = 5;

/// Things that are there more than once.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Doubles {
    /// How many repeat another.
    pub surplus: u64,
    /// The first groups of them, by name.
    pub examples: Vec<String>,
}

/// People with the same films and stars, of those with enough ratings to tell.
pub fn same_people(data: &Dataset, examples: usize) -> Doubles {
    let mut people: Vec<(&[Rated], &str)> = data
        .ratings
        .by_user()
        .map(|(name, own)| (own, name))
        .filter(|(own, _)| own.len() >= TELLING)
        .collect();
    people.sort_unstable();
    let mut doubles = Doubles::default();
    for same in people.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        doubles.surplus += same.len() as u64 - 1;
        if doubles.examples.len() < examples {
            let names: Vec<&str> = same.iter().map(|(_, name)| *name).take(4).collect();
            doubles.examples.push(format!("{} with {} ratings", names.join(" = "), same[0].0.len()));
        }
    }
    doubles
}

/// Films of one title and year.
pub fn same_films(data: &Dataset, examples: usize) -> Doubles {
    let mut films: BTreeMap<(String, u16), Vec<&str>> = BTreeMap::new();
    for film in &data.films {
        if let Some(year) = film.title.year {
            films.entry((film.title.main.to_lowercase(), year)).or_default().push(&film.id);
        }
    }
    let mut doubles = Doubles::default();
    for ((title, year), ids) in films.iter().filter(|(_, ids)| ids.len() > 1) {
        doubles.surplus += ids.len() as u64 - 1;
        if doubles.examples.len() < examples {
            let title =
                data.films.iter().find(|film| film.id == ids[0]).map_or(&**title, |film| &film.title.main);
            doubles.examples.push(format!("{title} ({year}): ids {}", ids.join(" and ")));
        }
    }
    doubles
}

#[cfg(test)]
mod tests {
    use super::super::examine::sample::dataset;
    use super::*;

    const FIVE: [(u32, u8); 5] = [(0, 8), (1, 7), (2, 6), (3, 5), (4, 4)];

    #[test]
    fn people_are_the_same_when_every_rating_is() {
        let mut other = FIVE;
        other[4].1 = 5;
        let data = dataset(5, &[&FIVE, &other, &FIVE, &FIVE[..4], &FIVE[..4], &FIVE]);
        let expected = Doubles { surplus: 2, examples: vec!["p0 = p2 = p5 with 5 ratings".to_owned()] };
        assert_eq!(same_people(&data, 3), expected);
        assert_eq!(same_people(&data, 0).surplus, 2);
    }

    #[test]
    fn films_are_the_same_by_title_and_year() {
        let mut data = dataset(4, &[&[(0, 8)]]);
        for (film, (title, year)) in data.films.iter_mut().zip([
            ("Emma", Some(1996)),
            ("EMMA", Some(1996)),
            ("Emma", Some(2020)),
            ("Emma", None),
        ]) {
            film.title.main = title.to_owned();
            film.title.year = year;
        }
        let expected = Doubles { surplus: 1, examples: vec!["Emma (1996): ids f0 and f1".to_owned()] };
        assert_eq!(same_films(&data, 3), expected);
    }
}
