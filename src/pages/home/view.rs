//! What the parts of the home page share: which films stand where. All of it is derived from what the person said.

use bijou_engine::{Engine, FilmIx, Taste};
use leptos::prelude::*;

use super::stage::{has_begun, opens_with_questions};
use crate::store::Library;
use crate::taste::{RANK, TasteState};
use crate::timing::timed;

/// Picks beside the questions.
const BESIDE: usize = 9;

/// The page as it is.
#[derive(Clone, Copy)]
pub struct HomeView {
    /// Films that the person has rated.
    pub rated: Memo<usize>,
    /// Whether there is enough to fill shelves.
    pub begun: Memo<bool>,
    /// Whether questions show.
    pub asking: RwSignal<bool>,
    /// Films that are asked about. No film stands twice on the page, so the shelves leave them out.
    pub asked: RwSignal<Vec<FilmIx>>,
    /// The first picks, which stand beside the questions.
    pub picks: Memo<Vec<FilmIx>>,
}

impl HomeView {
    /// Looks at what is there.
    pub fn of_now() -> Self {
        let (library, taste) = (Library::in_scope(), TasteState::in_scope());
        let record = library.record();
        let rated = Memo::new(move |_| record.with(|record| record.rated().count()));
        let begun =
            Memo::new(move |_| has_begun(rated.get(), taste.points().with(|points| points.iter().sum())));
        let asking = RwSignal::new(opens_with_questions(rated.get_untracked()));
        let asked = RwSignal::new(Vec::new());
        let picks = Memo::new(move |_| {
            let (asked, knobs, out) = (asked.get(), taste.picking().get().knobs(), taste.left_out());
            let out = move |film: FilmIx| asked.contains(&film) || out.with(|out| out.contains(film));
            let rank =
                |engine: &Engine, taste: &Taste| timed(RANK, || engine.recommend(taste, &knobs, out, BESIDE));
            taste.with(rank).unwrap_or_default().into_iter().map(|pick| pick.film).collect()
        });
        Self { rated, begun, asking, asked, picks }
    }

    /// Films that stand on the page outside of the shelves.
    pub fn elsewhere(self) -> Vec<FilmIx> {
        match self.asking.get() {
            true => self.asked.get().into_iter().chain(self.picks.get()).collect(),
            false => Vec::new(),
        }
    }
}
