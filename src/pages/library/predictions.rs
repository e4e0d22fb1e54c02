//! Predicted stars of many films. 2,000 of them take longer than a frame, so they are worked out a slice at a time.

use std::collections::BTreeMap;
use std::sync::Arc;

use bijou_engine::FilmIx;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::pause::{pause, slice};
use crate::taste::TasteState;

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
        let mut films = films.get();
        found.set(None);
        turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let own = turn.get_value();
        if films.is_empty() {
            return;
        }
        spawn_local(async move {
            let mut done = BTreeMap::new();
            // The page may be gone, or ask for something else by now.
            while turn.try_get_value() == Some(own) {
                let whole = slice(|| {
                    let Some(film) = films.pop() else { return true };
                    let stars = taste.with_untracked(|engine, taste| engine.predict(taste, film).stars);
                    done.extend(stars.map(|stars| (film, stars)));
                    false
                });
                if whole {
                    found.set(Some(Arc::new(done)));
                    return;
                }
                pause().await;
            }
        });
    });
    found
}
