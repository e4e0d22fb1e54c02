//! Fewer types, fewer bytes. Every closure in a view is a type of its own, and the code that draws and updates it is
//! compiled once per type: 1 to 3 KB each. These wrap the closures, so that all of a kind share that code.

use leptos::prelude::*;

/// Text that changes.
pub fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// A condition that changes: for classes, properties and attributes.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// A part of the page that is drawn anew when what it reads changes.
pub type Part = Box<dyn FnMut() -> AnyView + Send>;

/// Makes a [`Part`].
pub fn part(draw: impl FnMut() -> AnyView + Send + 'static) -> Part {
    Box::new(draw)
}

/// A view, or nothing.
pub fn maybe(view: Option<impl IntoView + 'static>) -> AnyView {
    match view {
        Some(view) => view.into_view().into_any(),
        None => ().into_any(),
    }
}
