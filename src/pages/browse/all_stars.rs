//! Predicted stars of all films, worked out in slices while a query asks for them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::query::Query;
use crate::pause::{pause, slice};
use crate::taste::TasteState;
use crate::timing::timed;

/// Name of a slice, in the browser's user timings.
pub const PREDICT_ALL: &str = "predict all";
/// Films between two looks at the clock; with 1,500 ratings they take about 5 ms.
const STEP: usize = 20;

/// The stars, by film; nothing before they were first asked for. After a rating, the earlier ones stand until all are known
/// anew.
pub fn all_stars(query: Memo<Query>) -> ReadSignal<Option<Arc<Vec<f32>>>> {
    let taste = TasteState::in_scope();
    let stars = RwSignal::new(None);
    let wanted = Memo::new(move |_| query.with(Query::asks_for_stars));
    // The latest round; earlier ones stop.
    let latest = StoredValue::new(0_u32);
    let is_latest = move |round| latest.try_get_value() == Some(round);
    Effect::new(move |_| {
        taste.with(|_, _| ());
        latest.update_value(|round| *round = round.wrapping_add(1));
        let round = latest.get_value();
        if !wanted.get() {
            return;
        }
        spawn_local(async move {
            let Some(mut all) = taste.with_untracked(|engine, taste| engine.predict_all(taste)) else {
                return;
            };
            let mut work = || {
                slice(|| taste.with_untracked(|engine, _| engine.predict_more(&mut all, STEP)) != Some(true))
            };
            while is_latest(round) && !timed(PREDICT_ALL, &mut work) {
                pause().await;
            }
            if is_latest(round) {
                stars.set(Some(Arc::new(all.into_stars())));
            }
        });
    });
    stars.read_only()
}
