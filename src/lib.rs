//! The app: pages, components, and what the browser keeps.

use leptos::prelude::*;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    view! { <h1>"Bijou"</h1> }
}
