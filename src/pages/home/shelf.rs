use std::time::Duration;

use crate::lean::flag;
use bijou_engine::{Engine, FilmIx, Taste};
use leptos::html::Ul;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::components::stars::StarsInput;
use crate::components::{DrawFilm, FilmCard, Films, films_in_turns};
use crate::load::CatalogState;
use crate::store::Library;
use crate::taste::{ASK, TasteState};
use crate::timing::timed;
use crate::words;

/// Films on the shelf at first, and added at a time.
const BATCH: usize = 12;
/// From a rating to new questions: the picks come first, and a rating is often corrected at once.
const PAUSE: Duration = Duration::from_millis(300);

/// The films to rate: a shelf that scrolls sideways.
#[component]
pub fn QuestionShelf(
    /// The films on the shelf.
    asked: RwSignal<Vec<FilmIx>>,
) -> impl IntoView {
    let taste = TasteState::in_scope();
    let unseen = StoredValue::new(Vec::<FilmIx>::new());
    let track = NodeRef::<Ul>::new();

    let next = move |asked: &[FilmIx], count: usize| {
        let known = |film| {
            unseen.with_value(|unseen| unseen.contains(&film))
                || taste.left_out().with_untracked(|out| out.contains(film))
        };
        let ask =
            |engine: &Engine, taste: &Taste| timed(ASK, || engine.questions(taste, asked, known, count));
        taste.with_untracked(ask).unwrap_or_default()
    };
    let more = move || {
        let films = next(&asked.get_untracked(), BATCH);
        asked.update(|asked| asked.extend(films));
    };
    let replace = move |film: FilmIx| {
        unseen.update_value(|unseen| unseen.push(film));
        let substitute = next(&asked.get_untracked(), 1);
        asked.update(|asked| {
            if let Some(place) = asked.iter().position(|slot| *slot == film) {
                asked.splice(place..=place, substitute);
            }
        });
    };
    // What was just learned changes what is asked next, but only behind the edge: nothing moves under the pointer, and
    // what was just rated stays where it was, to be corrected.
    let ask_anew = move || {
        let Some(in_sight) = track.try_get_untracked().flatten().map(|track| in_sight(&track)) else {
            return;
        };
        let before = asked.get_untracked();
        let rated =
            taste.ratings().with_untracked(|ratings| ratings.iter().map(|r| r.film).collect::<Vec<_>>());
        let mut films = kept(&before, in_sight, &rated);
        films.extend(next(&films, before.len() - films.len()));
        asked.set(films);
    };
    let waiting = StoredValue::new(false);
    Effect::new(move |seen: Option<()>| {
        taste.ratings().track();
        if seen.is_some() && !waiting.get_value() {
            waiting.set_value(true);
            set_timeout(
                move || {
                    // The page may be gone by then.
                    if waiting.try_set_value(false).is_none() {
                        ask_anew();
                    }
                },
                PAUSE,
            );
        }
    });
    if asked.with_untracked(Vec::is_empty) {
        more();
    }

    let draw: DrawFilm = std::sync::Arc::new(move |film| {
        view! { <Question film=film on_unseen=move || replace(film) /> }.into_any()
    });
    view! {
        <section class="shelf questions" aria-label=words::home::questions()>
            <Films films=films_in_turns(asked.into()) class="shelf-track" node_ref=track draw=draw>
                <li class="shelf-end">
                    <button class="button-quiet" type="button" on:click=move |_| more()>{words::home::more()}</button>
                </li>
            </Films>
        </section>
    }
}

/// The films that stay when the others are asked anew: those in sight, and those that were rated.
fn kept(films: &[FilmIx], in_sight: usize, rated: &[FilmIx]) -> Vec<FilmIx> {
    let stays = |(place, film): &(usize, &FilmIx)| *place < in_sight || rated.contains(film);
    films.iter().enumerate().filter(stays).map(|(_, film)| *film).collect()
}

/// How many films of a shelf are to the left of its right edge, and one more, which the next touch may bring in.
fn in_sight(track: &HtmlElement) -> usize {
    let edge = track.offset_left() + track.scroll_left() + track.offset_width();
    let films = track.children();
    let left_of_edge = |at: &u32| {
        let film = films.item(*at).map(JsCast::unchecked_into::<HtmlElement>);
        film.is_some_and(|film| film.offset_left() < edge)
    };
    (0..films.length()).filter(left_of_edge).count() + 1
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
    let unseen = words::home::unseen_of(&title);
    let rated = flag(move || value.get().is_some());
    view! {
        <FilmCard film=film plain=true>
            <StarsInput title=title value=value on_change=move |stars| library.rate(&id, stars) />
            <button
                class="unseen"
                class:unseen-rated=rated
                type="button"
                aria-label=unseen
                disabled=rated
                on:click=move |_| on_unseen.run(())
            >
                {words::home::unseen()}
            </button>
        </FilmCard>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films_in_sight_and_rated_films_stay_where_they_are() {
        let films = [5, 6, 7, 8, 9].map(FilmIx);
        assert_eq!(kept(&films, 2, &[FilmIx(8), FilmIx(1)]), [5, 6, 8].map(FilmIx));
        assert_eq!(kept(&films, 9, &[]), films);
        assert_eq!(kept(&films, 0, &[]), []);
    }
}
