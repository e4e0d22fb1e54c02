use std::rc::Rc;

use bijou_catalog::Shard;
use bijou_engine::{Engine, FilmIx, ModelKind, Rating, SearchIndex, Taste};

use crate::Error;

/// How many people are kept folded in: some pages show two side by side, and predictions for one who has rated for years
/// rest on several hundred milliseconds of work.
const KEPT: usize = 4;

/// The engine over what has arrived, with what is worth keeping between calls.
#[derive(Debug)]
pub struct Session {
    engine: Engine,
    /// Films of the whole catalog.
    all: usize,
    pub(crate) index: Option<SearchIndex>,
    /// The latest first.
    tastes: Vec<(Vec<Rating>, Rc<Taste>)>,
}

impl Session {
    /// Starts with the head of a catalog of `all` films.
    ///
    /// # Errors
    /// Those of [`Engine::new`].
    pub fn new(head: Shard, all: usize) -> Result<Self, Error> {
        Ok(Self { engine: Engine::new(head)?, all, index: None, tastes: Vec::new() })
    }

    /// Adds a shard; [`Session::settle`] finishes.
    ///
    /// # Errors
    /// Those of [`Engine::admit`].
    pub fn admit(&mut self, shard: Shard) -> Result<(), Error> {
        self.tastes.clear();
        Ok(self.engine.admit(shard)?)
    }

    /// Settles up to `films` more of the films that were admitted; whether all are.
    pub fn settle(&mut self, films: usize) -> bool {
        self.tastes.clear();
        self.engine.settle(films)
    }

    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Films that have arrived.
    pub fn films(&self) -> usize {
        self.engine.catalog().len()
    }

    /// Films of the whole catalog.
    pub fn all(&self) -> usize {
        self.all
    }

    /// The film with this id.
    ///
    /// # Errors
    /// [`Error::UnknownFilm`], or [`Error::NotYetFilm`] while films are still to come.
    pub fn film(&self, id: &str) -> Result<FilmIx, Error> {
        self.engine.catalog().by_id(id).ok_or_else(|| match self.films() < self.all {
            true => Error::NotYetFilm(id.into(), self.all),
            false => Error::UnknownFilm(id.into()),
        })
    }

    /// The person with these ratings, folded in.
    pub fn taste(&mut self, model: ModelKind, ratings: &[Rating]) -> Rc<Taste> {
        let same = |(kept, taste): &(Vec<Rating>, Rc<Taste>)| taste.model() == model && kept == ratings;
        let person = match self.tastes.iter().position(same) {
            Some(place) => self.tastes.remove(place),
            None => (ratings.to_vec(), Rc::new(self.engine.fold_in_with(model, ratings))),
        };
        let taste = person.1.clone();
        self.tastes.insert(0, person);
        self.tastes.truncate(KEPT);
        taste
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::session;
    use bijou_engine::Stars;

    #[test]
    fn the_latest_people_are_kept_and_older_ones_let_go() {
        let mut session = session(1);
        let person = |film| [Rating { film: FilmIx(film), stars: Stars::MAX }];
        let first = session.taste(ModelKind::Hybrid, &person(0));
        assert!(Rc::ptr_eq(&first, &session.taste(ModelKind::Hybrid, &person(0))));
        assert!(!Rc::ptr_eq(&first, &session.taste(ModelKind::Factors, &person(0))));
        for film in 0..10 {
            session.taste(ModelKind::Hybrid, &person(film));
        }
        assert!(!Rc::ptr_eq(&first, &session.taste(ModelKind::Hybrid, &person(0))));
        assert_eq!(session.tastes.len(), KEPT);
    }

    #[test]
    fn ids_are_unknown_for_good_once_all_films_are_there() {
        assert_eq!(session(1).film("x"), Err(Error::NotYetFilm("x".into(), 88_138)));
        assert_eq!(session(3).film("x"), Err(Error::UnknownFilm("x".into())));
    }
}
