//! What the parts of the page share: the query in the fragment, and what it finds.

use std::sync::Arc;

use bijou_engine::{Engine, FilmIx};
use leptos::prelude::*;

use super::all_stars::all_stars;
use super::find::{Sources, found, matching, told};
use super::query::{Part, Query, Sort};
use crate::load::{CatalogState, Stage};
use crate::router::{Router, Step};
use crate::search::SearchState;
use crate::store::Library;
use crate::taste::TasteState;
use crate::timing::timed;

/// Name of the work from a query to films, in the browser's user timings.
pub const BROWSE: &str = "browse";

/// The query and its films.
#[derive(Clone, Copy)]
pub struct Browsing {
    router: Router,
    /// What the fragment says.
    pub query: Memo<Query>,
    /// Films that fit the text alone, the best fitting first.
    pub hits: Memo<Arc<Vec<FilmIx>>>,
    /// The films, by their numbers, in order; nothing while something that the query asks for is still being worked out.
    pub films: Memo<Option<Arc<Vec<u32>>>>,
    /// Whether all films have arrived and can be found.
    pub complete: Memo<bool>,
    stars: ReadSignal<Option<Arc<Vec<f32>>>>,
}

impl Browsing {
    /// Follows the fragment.
    pub fn provide() -> Self {
        let (catalog, taste) = (CatalogState::in_scope(), TasteState::in_scope());
        let (search, library, router) = (SearchState::in_scope(), Library::in_scope(), Router::in_scope());
        search.follow_catalog();
        let address = router.fragment();
        let query = Memo::new(move |_| Query::read(&address.get()));
        let stars = all_stars(query);
        let text = Memo::new(move |_| query.with(|query| query.text.trim().to_owned()));
        let hits = Memo::new(move |_| {
            let text = text.get();
            if text.is_empty() {
                return Arc::default();
            }
            let hits = search
                .with(|index| catalog.with_untracked(|engine| index.search(engine.catalog(), &text)))
                .flatten();
            Arc::new(hits.unwrap_or_default())
        });
        let said = Memo::new(move |_| {
            let mine = query.with(|query| query.mine);
            library.record().with(|record| told(record, mine))
        });
        let films = Memo::new(move |_| {
            let query = query.get();
            let stars = stars.get();
            if query.asks_for_stars() && stars.is_none() {
                return None;
            }
            let find = |engine: &Engine| {
                hits.with(|hits| {
                    said.with(|told| {
                        let stars = stars.as_deref().map(Vec::as_slice);
                        let sources = Sources { engine, hits, told, taste: None, stars };
                        // Only what is personal follows the person: the rest would be sorted anew after each rating for nothing.
                        if query.sort == Sort::ForMe {
                            return taste
                                .with(|_, taste| found(Sources { taste: Some(taste), ..sources }, &query));
                        }
                        Some(found(sources, &query))
                    })
                })
            };
            let films = timed(BROWSE, || catalog.with(find)).flatten()?;
            Some(Arc::new(films.into_iter().map(|film| film.0).collect()))
        });
        let complete = Memo::new(move |_| {
            let films = catalog.with(|engine| engine.catalog().len()).unwrap_or(0);
            catalog.stage().get() != Stage::Arriving
                && (text.with(String::is_empty) || search.searchable().get() == films)
        });
        let browsing = Self { router, query, hits, films, complete, stars };
        provide_context(browsing);
        browsing
    }

    /// What is shared on the page in view.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Asks another query, as a step that "back" undoes; its films are seen from the first.
    pub fn choose(self, query: Query) {
        self.router.write_fragment(&query.written(), Step::New);
        self.to_the_first();
    }

    /// Asks for another text, letter by letter.
    pub fn type_text(self, text: String) {
        let query = Query { text, ..self.query.get_untracked() };
        self.router.write_fragment(&query.written(), Step::Same);
        self.to_the_first();
    }

    fn to_the_first(self) {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// How many films there were without each of the query's filters, the most first.
    pub fn without_each(self) -> Vec<(Part, usize)> {
        let (catalog, library) = (CatalogState::in_scope(), Library::in_scope());
        let query = self.query.get();
        let stars = self.stars.get();
        let count = |engine: &Engine| {
            let count = |part: Part| {
                let query = query.clone().less(&part);
                let told = library.record().with_untracked(|record| told(record, query.mine));
                let films = self.hits.with(|hits| {
                    let stars = stars.as_deref().map(Vec::as_slice);
                    matching(Sources { engine, hits, told: &told, taste: None, stars }, &query).len()
                });
                (part, films)
            };
            query.parts().into_iter().map(count).collect::<Vec<_>>()
        };
        let mut counts = catalog.with(count).unwrap_or_default();
        counts.retain(|(_, films)| *films > 0);
        counts.sort_by_key(|(_, films)| std::cmp::Reverse(*films));
        counts
    }
}
