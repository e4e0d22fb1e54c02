use std::collections::BTreeMap;

use bijou_engine::{Catalog, FilmIx, Rating, sorted};

use super::rates::{Leaning, leanings, shrunken};

/// As if so many more films had pleased as usual: with it, two films that pleased by a star count less than six that pleased
/// by half of one.
const HALF: f32 = 3.0;

/// Fewest films with a person for them to be a favorite.
const FEWEST: usize = 2;

/// Most favorites of a kind.
const MOST: usize = 8;

/// Somebody whose films the person rates higher than others do.
#[derive(Clone, PartialEq, Debug)]
pub struct Favorite {
    /// Who.
    pub name: String,
    /// Their films that the person rated, the best first.
    pub films: Vec<FilmIx>,
    /// Mean of the stars that the person gave those.
    pub mean: f32,
    /// How many stars more than others gave, against all ratings, drawn toward 0 where there are few films.
    pub liking: f32,
}

/// The favorites of each kind, the dearest first.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Favorites {
    /// Who directs.
    pub directors: Vec<Favorite>,
    /// Who acts.
    pub actors: Vec<Favorite>,
}

/// Finds whose films a person likes more than others do.
pub fn favorites(catalog: &Catalog, ratings: &[Rating]) -> Favorites {
    let leanings = leanings(catalog, ratings);
    let mut directors: BTreeMap<&str, Vec<Leaning>> = BTreeMap::new();
    let mut actors: BTreeMap<&str, Vec<Leaning>> = BTreeMap::new();
    for leaning in &leanings {
        let film = catalog.film(leaning.rating.film);
        film.directors().for_each(|name| directors.entry(name).or_default().push(*leaning));
        film.cast().for_each(|name| actors.entry(name).or_default().push(*leaning));
    }
    Favorites { directors: best(directors), actors: best(actors) }
}

fn best(people: BTreeMap<&str, Vec<Leaning>>) -> Vec<Favorite> {
    let mut liked: Vec<(&str, Vec<Leaning>, f32)> = Vec::new();
    for (name, films) in people {
        let liking = shrunken(films.iter().map(|film| film.stars).sum(), films.len(), HALF);
        if films.len() >= FEWEST && liking > 0.0 {
            liked.push((name, films, liking));
        }
    }
    let order = sorted(liked.len(), &|a, b| match (liked.get(a), liked.get(b)) {
        (Some(a), Some(b)) => b.2.total_cmp(&a.2).then(b.1.len().cmp(&a.1.len())),
        _ => std::cmp::Ordering::Equal,
    });
    let favorite = |(name, films, liking): &(&str, Vec<Leaning>, f32)| {
        let stars = |at: usize| films.get(at).map_or(0.0, |film| film.rating.stars.value());
        let order = sorted(films.len(), &|a, b| stars(b).total_cmp(&stars(a)));
        let sum: f32 = films.iter().map(|film| film.rating.stars.value()).sum();
        Favorite {
            name: (*name).to_owned(),
            mean: sum / films.len().max(1) as f32,
            films: order.into_iter().filter_map(|at| films.get(at).map(|film| film.rating.film)).collect(),
            liking: *liking,
        }
    };
    order.into_iter().take(MOST).filter_map(|at| liked.get(at).map(favorite)).collect()
}
