//! From ratings to taste to picks: everything derived, nothing synchronized.

use bijou_engine::{Engine, FilmIx, Knobs, ModelKind, Prediction, Rating, Stars, Taste};
use leptos::prelude::*;

use crate::load::CatalogState;
use crate::store::{Library, Picking, Record};
use crate::timing::timed;

/// Names of the two steps from a rating to new picks, in the browser's user timings.
pub const FOLD_IN: &str = "fold in";
/// Ranks all films.
pub const RANK: &str = "rank";
/// Chooses what to ask next, once the new picks are there.
pub const ASK: &str = "ask";

/// The person as the engine sees them, following every rating and every shard that joins.
#[derive(Clone, Copy)]
pub struct TasteState {
    catalog: CatalogState,
    /// Ratings of films that the catalog has.
    ratings: Memo<Vec<Rating>>,
    /// How picks are made.
    picking: Memo<Picking>,
    /// Folded in; nothing before the head is there.
    taste: Memo<Option<Taste>>,
}

/// Derives the taste once for all pages.
pub fn provide_taste() -> TasteState {
    let state = TasteState::new();
    provide_context(state);
    state
}

impl TasteState {
    fn new() -> Self {
        let (catalog, library) = (CatalogState::in_scope(), Library::in_scope());
        let ratings = Memo::new(move |_| {
            let record = library.record();
            record.with(|record| catalog.with(|engine| known(record, engine)).unwrap_or_default())
        });
        let picking = Memo::new(move |_| library.record().with(|record| record.picking.value));
        // Apart from the other choices, which do not change the taste.
        let model = Memo::new(move |_| picking.get().model as usize);
        let folded = move |engine: &Engine, earlier: Option<&Taste>, ratings: &[Rating]| {
            let model = usable(engine, model.get());
            timed(FOLD_IN, || match earlier {
                Some(earlier) => engine.refold(earlier, model, ratings, &[]),
                None => engine.fold_in_with(model, ratings),
            })
        };
        // A taste cannot be compared; it changes whenever its inputs do.
        let taste = Memo::new_with_compare(
            move |earlier: Option<&Option<Taste>>| {
                let earlier = earlier.and_then(Option::as_ref);
                ratings.with(|ratings| catalog.with(|engine| folded(engine, earlier, ratings)))
            },
            |_, _| true,
        );
        Self { catalog, ratings, picking, taste }
    }

    /// The taste in scope.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// Ratings of films that the catalog has.
    pub fn ratings(self) -> Memo<Vec<Rating>> {
        self.ratings
    }

    /// How picks are made.
    pub fn picking(self) -> Memo<Picking> {
        self.picking
    }

    /// As [`Self::with`], without following either.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Engine, &Taste) -> T) -> Option<T> {
        untrack(|| self.with(read))
    }

    /// Reads engine and taste together; nothing before the head is there.
    pub fn with<T>(self, read: impl FnOnce(&Engine, &Taste) -> T) -> Option<T> {
        self.taste.with(|taste| {
            let taste = taste.as_ref()?;
            self.catalog.with_untracked(|engine| read(engine, taste))
        })
    }
}

/// The chosen model, or the default until what it needs has arrived.
fn usable(engine: &Engine, model: usize) -> ModelKind {
    let chosen = ModelKind::ALL.into_iter().find(|kind| *kind as usize == model);
    chosen.filter(|kind| engine.has_model(*kind)).unwrap_or_default()
}

/// Ratings of the record whose films are in the catalog.
fn known(record: &Record, engine: &Engine) -> Vec<Rating> {
    let rating = |(id, stars, _): (&str, Stars, _)| Some(Rating { film: engine.catalog().by_id(id)?, stars });
    record.rated().filter_map(rating).collect()
}

/// A pick with what its card says.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Choice {
    /// The film.
    pub film: FilmIx,
    /// The stars that the person might give.
    pub prediction: Prediction,
    /// The rated film that speaks for it most.
    pub because: Option<FilmIx>,
}

/// The best `top` picks as `knobs` wish them, without the films of `elsewhere`.
pub fn choices(
    engine: &Engine,
    taste: &Taste,
    knobs: &Knobs,
    elsewhere: &[FilmIx],
    top: usize,
) -> Vec<Choice> {
    let picks = timed(RANK, || engine.recommend(taste, knobs, |film| elsewhere.contains(&film), top));
    picks
        .into_iter()
        .map(|pick| Choice {
            film: pick.film,
            prediction: engine.predict(taste, pick.film),
            because: engine
                .reasons(taste, pick.film)
                .shares
                .first()
                .filter(|s| s.share > 0.0)
                .map(|s| s.film),
        })
        .collect()
}
