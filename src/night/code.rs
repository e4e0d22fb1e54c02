//! From a person to their taste code and back.

use bijou_engine::{Engine, FilmIx, Rating, Stars, Taste};
use bijou_tastecode::{Seen, TasteCode};

use super::viewer::Viewer;

/// Ratings in a code at most.
pub const MOST_RATED: usize = 300;
/// Other films in a code at most.
pub const MOST_SEEN: usize = 400;

/// What a code says of a person: of what they have seen the part that decides what they are recommended. Films whose ids
/// are no numbers cannot be said.
pub fn taste_code(engine: &Engine, taste: &Taste, viewer: &Viewer) -> Vec<Seen> {
    let number = |film: FilmIx| engine.catalog().film(film).id().parse().ok();
    let essence = engine.essence(taste, &viewer.seen, MOST_RATED, MOST_SEEN);
    let rated = essence.ratings.iter().map(|rating| (rating.film, rating.stars.half_stars()));
    let seen = essence.seen.iter().map(|film| (*film, 0));
    let mut films: Vec<Seen> = rated
        .chain(seen)
        .filter_map(|(film, half_stars)| Some(Seen { film: number(film)?, half_stars }))
        .collect();
    films.sort_unstable_by_key(|seen| seen.film);
    films
}

/// What a code's films are to this catalog. Those that it lacks are counted.
pub fn viewer_of(engine: &Engine, code: &TasteCode) -> Viewer {
    let mut viewer = Viewer::default();
    for seen in &code.films {
        match (engine.catalog().by_id(&seen.film.to_string()), Stars::from_half_stars(seen.half_stars)) {
            (Some(film), Some(stars)) => viewer.ratings.push(Rating { film, stars }),
            (Some(film), None) => viewer.seen.push(film),
            (None, _) => viewer.unknown += 1,
        }
    }
    viewer
}
