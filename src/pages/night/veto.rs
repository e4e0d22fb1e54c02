//! "Not tonight": one person is enough.

use bijou_engine::FilmIx;
use leptos::prelude::*;

use super::state::{Night, Veto};
use crate::components::{Toasts, avatar};
use crate::lean::{maybe, part, text};
use crate::words;

/// Opens the question who does not want a film.
pub fn veto_button(night: Night, film: FilmIx, title: &str) -> AnyView {
    let toasts = Toasts::in_scope();
    let open = RwSignal::new(false);
    let expanded = text(move || open.get().to_string());
    let label = words::night::veto_of(title);
    let title = title.to_owned();
    let people = move || {
        let title = title.clone();
        let one = move |seat: &super::state::Seat| {
            let (name, color) = (seat.person.name.clone(), seat.person.color);
            let (label, said) = (words::night::veto_by(&name, &title), words::night::vetoed(&name, &title));
            let by = name.clone();
            let veto = move |_| {
                let veto = Veto { film, by: by.clone() };
                night.vetoes().update(|vetoes| vetoes.push(veto));
                toasts.show(said.clone(), move || take_back(night, film));
            };
            view! {
                <button class="chip veto-one" type="button" aria-label=label on:click=veto>
                    {avatar(&name, color)} <span aria-hidden="true">{name.clone()}</span>
                </button>
            }
        };
        let chips = night.seats().with(|seats| seats.iter().map(one).collect_view());
        view! {
            <div class="veto-who" role="group" aria-label=words::night::veto_who()>
                <span class="quiet" aria-hidden="true">{words::night::veto_who()}</span>
                {chips}
            </div>
        }
    };
    view! {
        <div class="veto">
            <button
                class="veto-open"
                type="button"
                aria-label=label
                aria-expanded=expanded
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {words::night::veto()}
            </button>
            {part(move || maybe(open.get().then(&people)))}
        </div>
    }
    .into_any()
}

/// What was vetoed, with a way back.
pub fn vetoed(night: Night) -> AnyView {
    part(move || {
        let vetoes = night.vetoes().get();
        let one = move |Veto { film, by }: Veto| {
            let title = night.title(film);
            view! {
                <li class="vetoed">
                    <span>{title.clone()} " " <span class="quiet">{words::night::by(&by)}</span></span>
                    <button
                        class="button-quiet"
                        type="button"
                        aria-label=words::night::take_back_of(&title)
                        on:click=move |_| take_back(night, film)
                    >
                        {words::night::take_back()}
                    </button>
                </li>
            }
        };
        let any = !vetoes.is_empty();
        maybe(any.then(|| {
            view! {
                <section aria-labelledby="vetoes-heading">
                    <h2 id="vetoes-heading">{words::night::vetoes()}</h2>
                    <ul class="vetoes">{vetoes.into_iter().map(one).collect_view()}</ul>
                </section>
            }
        }))
    })
    .into_any()
}

fn take_back(night: Night, film: FilmIx) {
    night.vetoes().update(|vetoes| vetoes.retain(|veto| veto.film != film));
}
