//! What just happened, and a way to take it back.

use std::sync::Arc;

use leptos::prelude::*;

use crate::lean::{maybe, part};
use crate::words;

/// How long a message stays: long enough to read it and reach for "Undo" (WCAG 2.2, 2.2.1, has 20 seconds).
const STAY_MS: u64 = 20_000;

#[derive(Clone)]
struct Toast {
    text: String,
    /// Shared, not a `Callback`: that would go with the row that made it, which the act to be undone removes.
    undo: Option<Arc<dyn Fn() + Send + Sync>>,
    number: u32,
}

/// The message in view, one at most.
#[derive(Clone, Copy)]
pub struct Toasts(RwSignal<Option<Toast>>);

/// Makes messages possible.
pub fn provide_toasts() {
    provide_context(Toasts(RwSignal::new(None)));
}

impl Toasts {
    /// The messages in scope.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(None)))
    }

    /// Shows a message with a way back.
    pub fn show(self, text: String, undo: impl Fn() + Send + Sync + 'static) {
        self.put(text, Some(Arc::new(undo)));
    }

    /// Shows a message that there is no way back from.
    pub fn say(self, text: String) {
        self.put(text, None);
    }

    fn put(self, text: String, undo: Option<Arc<dyn Fn() + Send + Sync>>) {
        let number =
            self.0.with_untracked(|toast| toast.as_ref().map_or(0, |toast| toast.number.wrapping_add(1)));
        self.0.set(Some(Toast { text, undo, number }));
        let this = self;
        set_timeout(
            move || {
                if this.0.with_untracked(|toast| toast.as_ref().is_some_and(|toast| toast.number == number)) {
                    this.0.set(None);
                }
            },
            std::time::Duration::from_millis(STAY_MS),
        );
    }
}

/// Where the message appears.
#[component]
pub fn ToastBar() -> impl IntoView {
    let Toasts(toast) = Toasts::in_scope();
    let shown = part(move || {
        maybe(toast.get().map(|Toast { text, undo, .. }| {
            let button = undo.map(|undo| {
                let take_back = move |_| {
                    undo();
                    toast.set(None);
                };
                view! { <button class="button-quiet" type="button" on:click=take_back>{words::app::undo()}</button> }
            });
            view! {
                <div class="toast">
                    <p>{text}</p>
                    {button}
                </div>
            }
        }))
    });
    view! { <div class="toasts" role="status">{shown}</div> }
}
