//! When nobody wants to decide: one film of the first on the list, by lot.

use bijou_engine::FilmIx;
use leptos::prelude::*;

use super::picks::shares;
use super::state::{BATCH, Night};
use crate::address::film_href;
use crate::components::{MiniCover, focus};
use crate::lean::part;
use crate::load::CatalogState;
use crate::words;

/// Id of the heading of what was drawn.
const DRAWN: &str = "drawn-heading";

/// The button, and what it drew.
pub fn drawing(night: Night) -> AnyView {
    let drawn = RwSignal::new(None::<FilmIx>);
    let draw = move |_| {
        let films: Vec<FilmIx> =
            night.picks().with_untracked(|picks| picks.iter().take(BATCH).map(|pick| pick.film).collect());
        drawn.set(lot(&films, drawn.get_untracked(), js_sys::Math::random()));
        // The heading is drawn by then.
        request_animation_frame(|| {
            focus(DRAWN);
        });
    };
    // Who left the list since, by a veto, is not drawn any more.
    let shown = Memo::new(move |_| {
        drawn.get().filter(|film| night.picks().with(|picks| picks.iter().any(|pick| pick.film == *film)))
    });
    part(move || match shown.get() {
        None => view! {
            <div class="draw">
                <button class="button" type="button" on:click=draw>{words::night::draw()}</button>
                <p class="quiet">{words::night::draw_note(BATCH)}</p>
            </div>
        }
        .into_any(),
        Some(film) => {
            let facts = CatalogState::in_scope().with_untracked(|engine| {
                let facts = engine.catalog().film(film);
                (film_href(facts.id()), facts.title().to_owned(), facts.year())
            });
            let (href, title, year) = facts.unwrap_or_default();
            view! {
                <section class="drawn" aria-labelledby=DRAWN>
                    <a class="drawn-cover" href=href.clone() tabindex="-1" aria-hidden="true"><MiniCover film=film /></a>
                    <div class="drawn-words">
                        <h2 id=DRAWN tabindex="-1">
                            <span class="drawn-tonight">{words::night::tonight()}</span> " " {title}
                        </h2>
                        <p class="quiet">{year}</p>
                        {shares(night, film)}
                        <p class="drawn-acts">
                            <a class="button" href=href>{words::night::open_film()}</a>
                            <button class="button-quiet" type="button" on:click=draw>{words::night::draw_again()}</button>
                            <button class="button-quiet" type="button" on:click=move |_| drawn.set(None)>
                                {words::night::put_back()}
                            </button>
                        </p>
                    </div>
                </section>
            }
            .into_any()
        }
    })
    .into_any()
}

/// One of the films, each as likely, but not the one before where there is another. `chance` is at least 0 and below 1.
fn lot(films: &[FilmIx], before: Option<FilmIx>, chance: f64) -> Option<FilmIx> {
    let others: Vec<FilmIx> = films.iter().copied().filter(|film| Some(*film) != before).collect();
    let place = (chance * others.len() as f64) as usize;
    others.get(place).or(films.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_film_can_be_drawn_but_not_twice_in_a_row() {
        let films = [1, 2, 3].map(FilmIx);
        let drawn = [0.0, 0.4, 0.99].map(|chance| lot(&films, None, chance));
        assert_eq!(drawn, films.map(Some));
        let again = [0.0, 0.4, 0.6, 0.99].map(|chance| lot(&films, Some(FilmIx(2)), chance));
        assert_eq!(again, [1, 1, 3, 3].map(|film| Some(FilmIx(film))));
        assert_eq!(lot(&films[..1], Some(FilmIx(1)), 0.5), Some(FilmIx(1)));
        assert_eq!(lot(&[], None, 0.5), None);
    }
}
