use leptos::prelude::*;

use super::stage::BEGIN;
use super::view::HomeView;
use crate::lean::{flag, text};
use crate::words;

/// A greeting that knows how far the person has come.
#[component]
pub fn Welcome(
    /// The page.
    home: HomeView,
) -> impl IntoView {
    let HomeView { rated, begun, asking, .. } = home;
    let title =
        text(move || if asking.get() { words::home::welcome() } else { words::home::tonight() }.to_owned());
    let line = text(move || match rated.get() {
        0 if begun.get() => words::home::begun_by_points().to_owned(),
        0 => words::home::invite().to_owned(),
        rated => words::home::progress(rated),
    });
    let tickets = (1..=BEGIN).map(|ticket| {
        let torn = flag(move || rated.get() >= ticket || begun.get());
        view! { <span class="ticket" class:ticket-torn=torn></span> }
    });
    let tickets = view! { <p class="tickets" aria-hidden="true">{tickets.collect_view()}</p> };
    let far = flag(move || !asking.get());
    view! {
        <header class="welcome" class:welcome-far=far>
            <h1>{title}</h1>
            <p class="lead">{line}</p>
            {tickets}
        </header>
    }
}
