//! Long work in slices, between which the browser draws and listens.

use crate::pause::{SLICE_MS, now, pause};

/// Work that lets others have their turn.
pub(super) struct Slices {
    since: f64,
}

impl Slices {
    pub(super) fn begin() -> Self {
        Self { since: now() }
    }

    /// Gives the browser a turn, if it has been waiting for long enough.
    pub(super) async fn rest(&mut self) {
        if now() - self.since > SLICE_MS {
            pause().await;
            self.since = now();
        }
    }
}
