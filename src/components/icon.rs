//! Line icons of the bar, drawn on a 24 unit grid.

use leptos::prelude::*;

use crate::address::Page;

/// An icon without words; its label stands beside it.
#[component]
pub fn Icon(
    /// The page that it stands for.
    page: Page,
) -> impl IntoView {
    let path = match page {
        Page::Home => "M4 8h16v12H4zM4 8l3-5M9 8l3-5M14 8l3-5M10 12v5l4.500-2.500z",
        Page::Browse | Page::Film => {
            "M10.500 4a6.500 6.500 0 1 1 0 13a6.500 6.500 0 0 1 0-13zM15.500 15.500L21 21"
        }
        Page::Night => "M3 11h18v7H3zM6 11V7h12v4M6 18v2M18 18v2M12 7v4",
        Page::Compare => "M4 5h4v14H4zM10 5h4v14h-4zM16 5h4v14h-4z",
        Page::Library | Page::Import => "M5 4v16M10 4v16M14.500 4.500l5 15",
        Page::Insights => "M12 4v16M4 12h16M7 7h.01M16 6h.01M18 9h.01M6 16h.01M9 18h.01M16 16h.01M18 19h.01",
        Page::Privacy | Page::Data => "M12 3l8 3v6c0 5-3.500 8-8 9c-4.500-1-8-4-8-9V6z",
    };
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=path />
        </svg>
    }
}
