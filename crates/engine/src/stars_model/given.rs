use crate::{FilmIx, Rating, Stars};

/// What a person gave, by film: each film is taken once, and the last of several ratings of one counts. Films beyond the
/// catalog tell nothing.
pub(super) struct Given<'a> {
    ratings: &'a [Rating],
    /// Per film of the catalog.
    stars: Vec<Option<Stars>>,
}

impl<'a> Given<'a> {
    pub(super) fn new(ratings: &'a [Rating], films: usize) -> Self {
        let mut stars = vec![None; films];
        for rating in ratings {
            if let Some(stars) = stars.get_mut(rating.film.index()) {
                *stars = Some(rating.stars);
            }
        }
        Self { ratings, stars }
    }

    /// Whether a film got stars that are not yet taken.
    pub(super) fn has(&self, film: FilmIx) -> bool {
        self.stars.get(film.index()).is_some_and(Option::is_some)
    }

    /// Takes a film's stars.
    pub(super) fn take(&mut self, film: FilmIx) -> Option<f32> {
        self.stars.get_mut(film.index())?.take().map(Stars::value)
    }

    /// Takes a film if it got just these stars.
    pub(super) fn take_equal(&mut self, film: FilmIx, stars: f32) -> bool {
        let entry = self.stars.get_mut(film.index());
        entry.and_then(|entry| entry.take_if(|given| given.value() == stars)).is_some()
    }

    /// Takes all others, in the order of the ratings.
    pub(super) fn take_rest(mut self) -> impl Iterator<Item = (FilmIx, f32)> + use<'a> {
        self.ratings.iter().filter_map(move |rating| Some((rating.film, self.take(rating.film)?)))
    }
}
