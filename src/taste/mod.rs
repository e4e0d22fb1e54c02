//! From ratings to taste to picks: everything derived, nothing synchronized.

mod newest;

use std::collections::BTreeMap;
use std::sync::Arc;

use bijou_engine::{Engine, FilmGroup, FilmIx, Leaning, ModelKind, Rating, Stars, Taste};
use leptos::prelude::*;

use crate::load::CatalogState;
use crate::store::{FilmEntry, Library, Picking, Record};
use crate::timing::timed;
pub use newest::PREPARE;
use newest::{Newest, prepared};

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
    /// Films that are never picked.
    left_out: Memo<LeftOut>,
    /// Films that the person wants to watch.
    watchlist: Memo<Vec<FilmIx>>,
    /// Groups of films that points can be spread over.
    groups: Memo<Arc<Vec<FilmGroup>>>,
    /// The points of each.
    points: Memo<Vec<u8>>,
    /// How picks are made.
    picking: Memo<Picking>,
    /// Folded in; nothing before the head is there.
    taste: Memo<Option<Newest>>,
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
        let left_out = Memo::new(move |_| {
            let with_watchlist = picking.get().with_watchlist;
            let record = library.record();
            record.with(|record| {
                catalog.with(|engine| left_out(record, engine, with_watchlist)).unwrap_or_default()
            })
        });
        let watchlist = Memo::new(move |_| {
            library.record().with(|record| catalog.with(|engine| listed(record, engine)).unwrap_or_default())
        });
        // The head holds them all, so they are found once.
        let usable_now = catalog.usable();
        let groups = Memo::new_with_compare(
            move |_| {
                // Read, not only tracked: a memo that nobody reads never says that it changed.
                usable_now.get();
                Arc::new(catalog.with_untracked(Engine::groups).unwrap_or_default())
            },
            |_, _| true,
        );
        let kept = Memo::new(move |_| library.record().with(|record| record.points.value.clone()));
        let points = Memo::new(move |_| {
            let kept = kept.get();
            if kept.is_empty() {
                return Vec::new();
            }
            usable_now.get();
            let by_group = |engine: &Engine| groups.with(|groups| points_of(&kept, engine, groups));
            catalog.with_untracked(by_group).unwrap_or_default()
        });
        let leanings = move |engine: &Engine| -> Vec<Leaning> {
            points.with(|points| match points.is_empty() {
                true => Vec::new(),
                false => groups.with(|groups| engine.leanings(groups, points)),
            })
        };
        // Apart from the other choices, which do not change the taste.
        let model = Memo::new(move |_| picking.get().model as usize);
        let folded = move |engine: &Engine, earlier: Option<&Taste>, ratings: &[Rating]| {
            let (model, leanings) = (usable(engine, model.get()), leanings(engine));
            timed(FOLD_IN, || match earlier {
                Some(earlier) => engine.refold(earlier, model, ratings, &leanings),
                None => engine.fold_in_leaning(model, ratings, &leanings),
            })
        };
        // A taste cannot be compared; it changes whenever its inputs do.
        let newest = Memo::new_with_compare(
            move |earlier: Option<&Option<Newest>>| {
                let earlier = earlier.and_then(Option::as_ref).map(Newest::taste);
                let fold = |engine: &Engine| {
                    let taste = ratings.with(|ratings| folded(engine, earlier, ratings));
                    Newest::new(engine, taste, library.slot().number())
                };
                catalog.with(fold)
            },
            |_, _| true,
        );
        let taste = prepared(catalog, newest);
        Self { catalog, ratings, left_out, watchlist, groups, points, picking, taste }
    }

    /// The taste in scope.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// Ratings of films that the catalog has.
    pub fn ratings(self) -> Memo<Vec<Rating>> {
        self.ratings
    }

    /// Films that are never picked, whatever they score: seen, hidden, and by choice those on the watchlist.
    pub fn left_out(self) -> Memo<LeftOut> {
        self.left_out
    }

    /// Films of the watchlist that are still to be watched and not hidden.
    pub fn watchlist(self) -> Memo<Vec<FilmIx>> {
        self.watchlist
    }

    /// Groups of films that points can be spread over; none before the head is there.
    pub fn groups(self) -> Memo<Arc<Vec<FilmGroup>>> {
        self.groups
    }

    /// The points of each group, in order; nothing where none was given.
    pub fn points(self) -> Memo<Vec<u8>> {
        self.points
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
            let taste = taste.as_ref()?.taste();
            self.catalog.with_untracked(|engine| read(engine, taste))
        })
    }
}

/// The chosen model, or the default until what it needs has arrived.
fn usable(engine: &Engine, model: usize) -> ModelKind {
    let chosen = ModelKind::ALL.into_iter().find(|kind| *kind as usize == model);
    chosen.filter(|kind| engine.has_model(*kind)).unwrap_or_default()
}

/// Films that must not be picked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LeftOut(Vec<FilmIx>);

impl LeftOut {
    /// Whether a film is among them.
    pub fn contains(&self, film: FilmIx) -> bool {
        self.0.binary_search(&film).is_ok()
    }
}

fn left_out(record: &Record, engine: &Engine, with_watchlist: bool) -> LeftOut {
    let out = record.films.iter().filter(|(_, said)| is_left_out(said, with_watchlist));
    let mut films: Vec<FilmIx> = out.filter_map(|(id, _)| engine.catalog().by_id(id)).collect();
    films.sort_unstable();
    LeftOut(films)
}

fn is_left_out(said: &FilmEntry, with_watchlist: bool) -> bool {
    said.is_seen() || said.is_hidden() || (said.is_listed() && !with_watchlist)
}

fn listed(record: &Record, engine: &Engine) -> Vec<FilmIx> {
    let wanted = |said: &FilmEntry| said.is_listed() && !said.is_seen() && !said.is_hidden();
    let listed = record.films.iter().filter(|(_, said)| wanted(said));
    listed.filter_map(|(id, _)| engine.catalog().by_id(id)).collect()
}

/// Points by group, from points by the film that showed the group when they were given.
fn points_of(kept: &BTreeMap<String, u8>, engine: &Engine, groups: &[FilmGroup]) -> Vec<u8> {
    let mut points = vec![0_u8; groups.len()];
    for (id, given) in kept {
        let film = engine.catalog().by_id(id);
        let group = film.and_then(|film| engine.nearest_group(groups, film));
        if let Some(own) = group.and_then(|group| points.get_mut(group)) {
            *own = own.saturating_add(*given);
        }
    }
    points
}

/// Ratings of the record whose films are in the catalog.
fn known(record: &Record, engine: &Engine) -> Vec<Rating> {
    let rating = |(id, stars, _): (&str, Stars, _)| Some(Rating { film: engine.catalog().by_id(id)?, stars });
    record.rated().filter_map(rating).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seen_and_hidden_films_are_left_out_and_the_watchlist_by_choice() {
        let said = |say: &dyn Fn(&mut FilmEntry)| {
            let mut said = FilmEntry::default();
            say(&mut said);
            [false, true].map(|with_watchlist| is_left_out(&said, with_watchlist))
        };
        assert_eq!(said(&|said| said.set_seen(true, 1)), [true, true]);
        assert_eq!(said(&|said| said.set_hidden(true, 1)), [true, true]);
        assert_eq!(said(&|said| said.set_listed(true, 1)), [true, false]);
        assert_eq!(said(&|said| said.set_note("Later", 1)), [false, false]);
    }
}
