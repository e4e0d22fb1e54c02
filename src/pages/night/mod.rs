//! Movie night: several people choose one film.

mod decide;
mod draw;
mod guest;
mod picks;
mod share;
mod state;
mod veto;
mod who;

use leptos::prelude::*;

use crate::components::{DrawFilm, FilmCard, Films, WhenUsable};
use crate::lean::{maybe, part};
use crate::words;
use decide::deciding;
use draw::drawing;
use guest::arrived_by_link;
use picks::list;
use share::sharing;
use state::Night;
pub use state::provide_vetoes;
use veto::vetoed;
use who::who;

/// The page of the movie night.
#[component]
pub fn NightPage() -> impl IntoView {
    view! {
        <div class="page night">
            <header>
                <h1>{words::night::title()}</h1>
                <p class="lead">{words::night::lead()}</p>
            </header>
            <WhenUsable>{evening()}</WhenUsable>
        </div>
    }
}

fn evening() -> AnyView {
    let night = Night::open();
    let enough = Memo::new(move |_| night.seats().with(|seats| seats.len() >= 2));
    let list = part(move || {
        maybe(enough.get().then(|| {
            view! {
                <div class="night-list">
                    {deciding(night)}
                    {drawing(night)}
                    {list(night)}
                    {watchlists(night)}
                    {vetoed(night)}
                </div>
            }
        }))
    });
    view! {
        {arrived_by_link(night)}
        {who(night)}
        {list}
        {sharing()}
    }
    .into_any()
}

/// What several of them wanted to see anyway.
fn watchlists(night: Night) -> AnyView {
    let any = Memo::new(move |_| night.listed().with(|films| !films.is_empty()));
    let shelf = move || {
        let draw: DrawFilm = std::sync::Arc::new(|film| view! { <FilmCard film=film /> }.into_any());
        view! {
            <section class="shelf" aria-labelledby="watchlists-heading">
                <h2 id="watchlists-heading">{words::night::watchlists()}</h2>
                <Films films=night.listed().into() class="shelf-track" draw=draw />
            </section>
        }
    };
    part(move || maybe(any.get().then(shelf))).into_any()
}
