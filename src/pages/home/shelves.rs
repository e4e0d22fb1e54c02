//! Which films stand on which shelf.

use bijou_engine::{Engine, FilmIx, PageWishes, Shelf, ShelfKind, Taste};
use leptos::prelude::*;

use super::view::HomeView;
use crate::pause::apart;
use crate::taste::{RANK, TasteState};
use crate::timing::timed;

/// Films on a shelf.
const LENGTH: usize = 14;
/// Films behind the shelves at first, and added at a time.
pub const BATCH: usize = 18;

/// All shelves, derived from what the person said.
#[derive(Clone, Copy)]
pub struct Shelves {
    all: RwSignal<Vec<Shelf>>,
    /// Films behind the shelves.
    pub more: RwSignal<usize>,
}

impl Shelves {
    /// Fills them from now on.
    pub fn new(home: HomeView) -> Self {
        let (taste, more) = (TasteState::in_scope(), RwSignal::new(BATCH));
        let fill = move |before: Option<&Vec<Shelf>>| {
            let before: Vec<ShelfKind> =
                before.into_iter().flatten().map(|shelf| shelf.kind.clone()).collect();
            let (elsewhere, out, watchlist) = (home.elsewhere(), taste.left_out(), taste.watchlist().get());
            let excluded = |film| elsewhere.contains(&film) || out.with(|out| out.contains(film));
            let wishes = PageWishes {
                knobs: taste.picking().get().knobs(),
                excluded: &excluded,
                watchlist: &watchlist,
                before: &before,
                length: LENGTH,
                more: more.get(),
            };
            let fill = |engine: &Engine, taste: &Taste| timed(RANK, || engine.discover(taste, &wishes));
            taste.with(fill).unwrap_or_default()
        };
        let follow = move || {
            home.elsewhere();
            taste.left_out().get();
            taste.watchlist().get();
            taste.picking().get();
            more.get();
            taste.with(|_, _| ());
        };
        Self { all: apart(follow, fill), more }
    }

    /// What they are about, in order.
    pub fn kinds(self) -> Vec<ShelfKind> {
        self.all.with(|shelves| shelves.iter().map(|shelf| shelf.kind.clone()).collect())
    }

    /// The first pick of all, which stands large above the shelves.
    pub fn first(self) -> Memo<Option<FilmIx>> {
        Memo::new(move |_| {
            self.all.with(|shelves| {
                let picks = shelves.iter().find(|shelf| shelf.kind == ShelfKind::Picks);
                picks.and_then(|picks| picks.films.first().copied())
            })
        })
    }

    /// The films of one of them, but for the first pick of all. Each shelf follows in a task of its own: to draw the cards of
    /// all takes longer than a slider may wait.
    pub fn films(self, kind: ShelfKind) -> Signal<Vec<FilmIx>> {
        let kind = StoredValue::new(kind);
        let films = Memo::new(move |_| {
            self.all.with(|shelves| {
                kind.with_value(|kind| {
                    let shelf = shelves.iter().find(|shelf| shelf.kind == *kind);
                    let films = shelf.into_iter().flat_map(|shelf| &shelf.films).copied();
                    films.skip(usize::from(*kind == ShelfKind::Picks)).collect()
                })
            })
        });
        apart(move || drop(films.get()), move |_| films.get_untracked()).into()
    }
}
