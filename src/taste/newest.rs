//! A person as folded in last, and when what predictions rest on is there.
//!
//! With thousands of ratings that takes long. It is worked out in slices, and until it is there the person is as they were.

use std::sync::Arc;

use bijou_engine::{Engine, Taste};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::load::CatalogState;
use crate::pause::{pause, slice};
use crate::timing::timed;

/// A slice of what predictions rest on, with thousands of ratings.
pub const PREPARE: &str = "prepare predictions";
/// Multiplications that may be done at once after a rating: a few milliseconds.
const AT_ONCE: usize = 5_000_000;
/// Multiplications between two looks at the clock.
const STEP: usize = 500_000;

/// A person as folded in, and whose ratings these are.
#[derive(Clone)]
pub struct Newest {
    taste: Arc<Taste>,
    person: u32,
}

impl Newest {
    /// Prepares what can be prepared at once: that is all, where a few ratings came or went.
    pub fn new(engine: &Engine, taste: Taste, person: u32) -> Self {
        engine.advance(&taste, &mut engine.prepare(&taste), AT_ONCE);
        Self { taste: Arc::new(taste), person }
    }

    /// The taste.
    pub fn taste(&self) -> &Taste {
        &self.taste
    }

    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.taste, &other.taste)
    }
}

/// The newest once it is prepared, and until then the same person as they were.
pub fn prepared(catalog: CatalogState, newest: Memo<Option<Newest>>) -> Memo<Option<Newest>> {
    let times = RwSignal::new(0_u32);
    Effect::new(move |_| {
        if let Some(unprepared) = newest.get().filter(|newest| !newest.taste.is_prepared()) {
            spawn_local(prepare(catalog, newest, unprepared, times));
        }
    });
    Memo::new_with_compare(
        move |before: Option<&Option<Newest>>| {
            times.get();
            let newest = newest.get()?;
            let before = before.and_then(Option::as_ref).filter(|before| before.person == newest.person);
            Some(if newest.taste.is_prepared() { newest } else { before.cloned().unwrap_or(newest) })
        },
        |before, now| match (before.and_then(Option::as_ref), now.and_then(Option::as_ref)) {
            (Some(before), Some(now)) => !before.is(now),
            (before, now) => before.is_some() != now.is_some(),
        },
    )
}

/// Prepares somebody, as long as they are the newest, and counts that it was done.
async fn prepare(catalog: CatalogState, newest: Memo<Option<Newest>>, one: Newest, times: RwSignal<u32>) {
    let Some(mut preparation) = catalog.with_untracked(|engine| engine.prepare(&one.taste)) else { return };
    let mut work =
        || catalog.with_untracked(|engine| slice(|| engine.advance(&one.taste, &mut preparation, STEP)));
    while newest.try_get_untracked().flatten().is_some_and(|newest| newest.is(&one)) {
        if timed(PREPARE, &mut work) == Some(true) {
            times.update(|times| *times = times.wrapping_add(1));
            return;
        }
        pause().await;
    }
}
