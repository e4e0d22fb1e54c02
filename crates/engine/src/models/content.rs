use super::{Model, Person};
use crate::knowledge::Knowledge;
use crate::ranking::{FoldedIn, Ranking};
use crate::{FilmIx, Leaning, Rating, Reasons};

/// What a person likes in films' genres, years, people and tags: the fold-in of the factors, over content factors.
#[derive(Debug)]
pub(crate) struct ContentModel<'a>(pub(crate) Option<&'a Ranking>, pub(crate) &'a [Leaning]);

#[derive(Debug)]
struct ContentPerson(Option<FoldedIn>);

impl Model for ContentModel<'_> {
    fn fold_in(
        &self,
        films: &Knowledge,
        ratings: &[Rating],
        earlier: Option<&dyn Person>,
    ) -> Box<dyn Person> {
        let earlier = earlier.and_then(Person::folded);
        let fold_in = |ranking: &Ranking| ranking.fold_in(films.content.films(), ratings, self.1, earlier);
        Box::new(ContentPerson(self.0.map(fold_in)))
    }
}

impl Person for ContentPerson {
    fn score(&self, films: &Knowledge, film: FilmIx) -> f32 {
        self.0.as_ref().map_or(0.0, |folded| films.content.films().dot(film, folded.vector()))
    }

    fn add_scores(&self, films: &Knowledge, first: usize, weight: f32, sums: &mut [f32]) {
        if let Some(folded) = &self.0 {
            films.content.films().add_products(first, folded.vector(), weight, sums);
        }
    }

    fn folded(&self) -> Option<&FoldedIn> {
        self.0.as_ref()
    }

    fn reasons(&self, films: &Knowledge, film: FilmIx) -> Reasons {
        self.0.as_ref().map_or(Reasons::default(), |folded| folded.reasons(films.content.films(), film))
    }
}
