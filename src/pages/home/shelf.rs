use crate::lean::flag;
use bijou_engine::FilmIx;
use leptos::prelude::*;

use super::questions::questions;
use crate::components::stars::StarsInput;
use crate::components::{DrawFilm, FilmCard, Films};
use crate::load::CatalogState;
use crate::store::Library;
use crate::words;

/// Films on the shelf at first, and added at a time.
const BATCH: usize = 12;

/// The films to rate: a shelf that scrolls sideways.
#[component]
pub fn QuestionShelf(
    /// The films on the shelf.
    asked: RwSignal<Vec<FilmIx>>,
) -> impl IntoView {
    let (catalog, library) = (CatalogState::in_scope(), Library::in_scope());
    let unseen = StoredValue::new(Vec::<FilmIx>::new());

    // A film leaves the shelf only by being unseen: what was just rated stays where it was, to be corrected.
    let next = move |count: usize| {
        let asked = asked.get_untracked();
        let record = library.record();
        catalog.with_untracked(|engine| {
            let rated = |film| record.with_untracked(|r| r.stars(engine.catalog().film(film).id()).is_some());
            let known = |film| rated(film) || unseen.with_value(|unseen| unseen.contains(&film));
            questions(engine.catalog(), &asked, known, count)
        })
    };
    let more = move || {
        let films = next(BATCH).unwrap_or_default();
        asked.update(|asked| asked.extend(films));
    };
    let replace = move |film: FilmIx| {
        unseen.update_value(|unseen| unseen.push(film));
        let substitute = next(1).unwrap_or_default();
        asked.update(|asked| {
            if let Some(place) = asked.iter().position(|slot| *slot == film) {
                asked.splice(place..=place, substitute);
            }
        });
    };
    if asked.with_untracked(Vec::is_empty) {
        more();
    }

    let draw: DrawFilm = std::sync::Arc::new(move |film| {
        view! { <Question film=film on_unseen=move || replace(film) /> }.into_any()
    });
    view! {
        <section class="shelf" aria-label=words::home::QUESTIONS>
            <Films films=asked.into() class="shelf-track" draw=draw>
                <li class="shelf-end">
                    <button class="button-quiet" type="button" on:click=move |_| more()>{words::home::MORE}</button>
                </li>
            </Films>
        </section>
    }
}

/// One film to rate.
#[component]
fn Question(
    /// The film.
    film: FilmIx,
    /// Called when the person has not seen it.
    #[prop(into)]
    on_unseen: Callback<()>,
) -> impl IntoView {
    let (catalog, library) = (CatalogState::in_scope(), Library::in_scope());
    let facts = catalog.with_untracked(|engine| {
        let facts = engine.catalog().film(film);
        (facts.id().to_owned(), facts.title().to_owned())
    });
    let (id, title) = facts.unwrap_or_default();
    let stored = id.clone();
    let value = Memo::new(move |_| library.record().with(|record| record.stars(&stored)));
    let unseen = words::home::unseen(&title);
    let rated = flag(move || value.get().is_some());
    view! {
        <FilmCard film=film>
            <StarsInput title=title value=value on_change=move |stars| library.rate(&id, stars) />
            <button
                class="unseen"
                class:unseen-rated=rated
                type="button"
                aria-label=unseen
                disabled=rated
                on:click=move |_| on_unseen.run(())
            >
                {words::home::UNSEEN}
            </button>
        </FilmCard>
    }
}
