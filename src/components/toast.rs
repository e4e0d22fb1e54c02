//! What just happened, and a way to take it back.

use crate::lean::{maybe, part};
use leptos::prelude::*;

use crate::words;

/// How long a message stays: long enough to read it and reach for "Undo" (WCAG asks for 20 seconds or a way to keep it;
/// it also stays while pointed at or focused).
const STAY_MS: u64 = 10_000;

#[derive(Clone)]
struct Toast {
    text: String,
    undo: Callback<()>,
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
        let number =
            self.0.with_untracked(|toast| toast.as_ref().map_or(0, |toast| toast.number.wrapping_add(1)));
        self.0.set(Some(Toast { text, undo: Callback::new(move |()| undo()), number }));
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
            let take_back = move |_| {
                undo.run(());
                toast.set(None);
            };
            view! {
                <div class="toast">
                    <p>{text}</p>
                    <button class="button-quiet" type="button" on:click=take_back>{words::UNDO}</button>
                </div>
            }
        }))
    });
    view! { <div class="toasts" role="status">{shown}</div> }
}
