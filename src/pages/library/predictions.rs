//! Predicted stars of many films. 2,000 of them take longer than a frame, so they are worked out a slice at a time.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bijou_engine::FilmIx;
use leptos::prelude::*;

use crate::pause::now;
use crate::taste::TasteState;

/// How long a slice takes, in milliseconds: short enough that nobody notices.
const SLICE: f64 = 12.0;

/// Predicted stars by film.
pub type Predictions = Arc<BTreeMap<FilmIx, f32>>;

/// Works out the predicted stars of `films` whenever these or the taste change; nothing until all are there. An empty list
/// is nothing to work out.
pub fn predictions(films: Memo<Vec<FilmIx>>) -> RwSignal<Option<Predictions>> {
    let taste = TasteState::in_scope();
    let found = RwSignal::new(None);
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        taste.with(|_, _| ());
        let films = films.get();
        found.set(None);
        turn.update_value(|turn| *turn = turn.wrapping_add(1));
        if !films.is_empty() {
            slice(taste, Work { films, done: BTreeMap::new(), turn: turn.get_value() }, turn, found);
        }
    });
    found
}

/// What is to be done, and what has been.
struct Work {
    films: Vec<FilmIx>,
    done: BTreeMap<FilmIx, f32>,
    turn: u32,
}

fn slice(taste: TasteState, mut work: Work, turn: StoredValue<u32>, found: RwSignal<Option<Predictions>>) {
    // The page may be gone, or ask for something else by now.
    if turn.try_get_value() != Some(work.turn) {
        return;
    }
    let start = now();
    while now() - start < SLICE {
        let Some(film) = work.films.pop() else {
            found.set(Some(Arc::new(work.done)));
            return;
        };
        if let Some(stars) = taste.with_untracked(|engine, taste| engine.predict(taste, film).stars) {
            work.done.insert(film, stars);
        }
    }
    set_timeout(move || slice(taste, work, turn, found), Duration::ZERO);
}
