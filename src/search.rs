//! The index of titles, people and tags, which grows in slices once somebody wants to search.

use bijou_engine::{Engine, SearchIndex};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::load::CatalogState;
use crate::pause::{pause, slice};
use crate::timing::timed;

/// Names of a slice of indexing and of a search, in the browser's user timings.
pub const INDEX: &str = "index";
/// One search, after a key.
pub const SEARCH: &str = "search";

/// Films between two looks at the clock.
const STEP: u32 = 500;

/// The index in scope.
#[derive(Clone, Copy)]
pub struct SearchState {
    catalog: CatalogState,
    index: StoredValue<Option<SearchIndex>>,
    /// Films that can be found; told when that has doubled, and at the end.
    searchable: RwSignal<usize>,
    growing: StoredValue<bool>,
}

/// Makes search possible; costs nothing until it is wanted.
pub fn provide_search() -> SearchState {
    let state = SearchState::new();
    provide_context(state);
    state
}

impl SearchState {
    fn new() -> Self {
        Self {
            catalog: CatalogState::in_scope(),
            index: StoredValue::new(None),
            searchable: RwSignal::new(0),
            growing: StoredValue::new(false),
        }
    }

    /// The index in scope.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// How many films can be found.
    pub fn searchable(self) -> ReadSignal<usize> {
        self.searchable.read_only()
    }

    /// Lets the index follow the catalog from now on, as long as the caller's page is there.
    pub fn follow_catalog(self) {
        Effect::new(move |_| {
            self.catalog.engine().track();
            if !self.growing.get_value() {
                self.growing.set_value(true);
                spawn_local(self.grow());
            }
        });
    }

    async fn grow(self) {
        while !self.grow_slice() {
            let films = self.films();
            if films >= 2 * self.searchable.get_untracked() {
                self.searchable.set(films);
            }
            pause().await;
        }
        self.growing.set_value(false);
        self.searchable.set(self.films());
    }

    fn films(self) -> usize {
        self.index.with_value(|index| index.as_ref().map_or(0, SearchIndex::films))
    }

    /// Works for a slice; whether all that has arrived is in.
    fn grow_slice(self) -> bool {
        let work = |engine: &Engine| {
            self.index.try_update_value(|index| {
                let index = index.get_or_insert_with(|| SearchIndex::new(engine));
                slice(|| !index.extend(engine.catalog(), STEP))
            })
        };
        timed(INDEX, || self.catalog.with_untracked(work).flatten().unwrap_or(true))
    }

    /// Reads the index, and follows it as it grows; nothing before the first films are in.
    pub fn with<T>(self, read: impl FnOnce(&SearchIndex) -> T) -> Option<T> {
        self.searchable.track();
        self.index.with_value(|index| index.as_ref().map(|index| timed(SEARCH, || read(index))))
    }
}
