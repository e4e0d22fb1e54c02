use bijou_engine::FilmIx;
use leptos::prelude::*;

use super::card::PickCard;
use super::view::HomeView;
use crate::components::{DrawFilm, Films, films_in_turns, glide};
use crate::lean::text;
use crate::load::CatalogState;
use crate::taste::TasteState;
use crate::words;

/// Picks that a screen reader hears about.
const SPOKEN: usize = 3;

/// The first picks, beside the questions. They follow every answer within the frame.
#[component]
pub fn Picks(
    /// The page.
    home: HomeView,
) -> impl IntoView {
    let (catalog, points) = (CatalogState::in_scope(), TasteState::in_scope().points());
    let first = home.picks;
    let personal = Memo::new(move |_| {
        home.rated.get() > 0 || points.with(|points| points.iter().any(|given| *given > 0))
    });
    let heading = text(move || {
        if personal.get() { words::home::picks() } else { words::home::picks_for_anyone() }.to_owned()
    });
    let spoken = Memo::new(move |_| {
        let first: Vec<FilmIx> = first.with(|films| films.iter().take(SPOKEN).copied().collect());
        if personal.get() { first } else { Vec::new() }
    });
    let announcement = text(move || {
        let films = spoken.get();
        let said = catalog.with_untracked(|engine| {
            let titles: Vec<&str> = films.iter().map(|film| engine.catalog().film(*film).title()).collect();
            words::home::picks_changed(&titles.join(", "))
        });
        said.filter(|_| !films.is_empty()).unwrap_or_default()
    });
    let draw: DrawFilm =
        std::sync::Arc::new(move |film| view! { <PickCard film=film reason=true /> }.into_any());
    let list = NodeRef::new();
    glide(list, move || first.track());
    view! {
        <section class="picks beside" aria-labelledby="picks-heading">
            <h2 id="picks-heading">{heading}</h2>
            <p class="hidden" role="status" aria-live="polite">{announcement}</p>
            <Films films=films_in_turns(first.into()) class="grid" node_ref=list draw=draw />
        </section>
    }
    .into_any()
}
