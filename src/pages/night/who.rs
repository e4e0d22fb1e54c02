//! Who is watching, and two ways to add somebody.

use leptos::ev;
use leptos::prelude::*;

use super::guest::guest_form;
use super::state::{Night, Person};
use crate::address::Page;
use crate::components::{Toasts, avatar, name_field};
use crate::lean::{flag, maybe, part, text};
use crate::night::{MOST_PEOPLE, PersonKey};
use crate::router::Router;
use crate::store::{Guest, Profiles};
use crate::words;

/// Everybody as a chip that is pressed while they are there.
pub fn who(night: Night) -> AnyView {
    let chips = part(move || {
        let chips = night.known().get().into_iter().map(|person| chip(night, person));
        chips.collect_view().into_any()
    });
    let count = Memo::new(move |_| night.seats().with(Vec::len));
    let said = text(move || match count.get() {
        0 => words::night::nobody().to_owned(),
        1 => words::night::alone().to_owned(),
        MOST_PEOPLE.. => words::night::full().to_owned(),
        count => words::night::count(count),
    });
    view! {
        <section class="who" aria-labelledby="who-heading">
            <h2 id="who-heading">{words::night::who()}</h2>
            <div class="who-chips" role="group" aria-labelledby="who-heading">{chips}</div>
            <p class="quiet" role="status">{said}</p>
            {unrated(night)}
            {adding(night, count)}
        </section>
    }
    .into_any()
}

fn chip(night: Night, Person { key, name, color }: Person) -> AnyView {
    let here = flag(move || night.seats().with(|seats| seats.iter().any(|seat| seat.person.key == key)));
    let pressed = text(move || here.get().to_string());
    let send = match key {
        PersonKey::Guest(number) => Some(send_away(number, &name)),
        PersonKey::Profile(_) => None,
    };
    view! {
        <span class="who-one">
            <button
                class="chip who-chip"
                type="button"
                aria-pressed=pressed
                on:click=move |_| night.toggle(key)
            >
                {avatar(&name, color)}
                <span>{name.clone()}</span>
            </button>
            {send}
        </span>
    }
    .into_any()
}

/// Sends a guest away for good, and calls them back on request.
fn send_away(number: u32, name: &str) -> AnyView {
    let (profiles, toasts) = (Profiles::in_scope(), Toasts::in_scope());
    let label = words::night::send_away(name);
    let said = words::night::sent_away(name);
    let send = move |_| {
        let guests = profiles.people().with_untracked(|people| people.guests());
        let Some((_, guest)) = guests.into_iter().find(|(other, _)| *other == number) else { return };
        profiles.set_guest(number, Guest { gone: true, ..guest.clone() });
        toasts.show(said.clone(), move || profiles.set_guest(number, guest.clone()));
    };
    view! { <button class="who-send" type="button" aria-label=label.clone() title=label on:click=send>"×"</button> }
        .into_any()
}

/// Who is there without ratings, with a way to change that.
fn unrated(night: Night) -> AnyView {
    let (profiles, router) = (Profiles::in_scope(), Router::in_scope());
    part(move || {
        let silent = night.seats().with(|seats| {
            let silent = |seat: &&super::state::Seat| seat.tasted.0.ratings.is_empty();
            seats.iter().filter(silent).map(|seat| seat.person.clone()).collect::<Vec<_>>()
        });
        let one = |Person { key, name, .. }: Person| {
            let hand_over = match key {
                PersonKey::Profile(number) => Some(view! {
                    <button
                        class="button-quiet"
                        type="button"
                        on:click=move |_| {
                            profiles.switch(number);
                            router.go(Page::Home.href());
                        }
                    >
                        {words::night::hand_over(&name)}
                    </button>
                }),
                PersonKey::Guest(_) => None,
            };
            view! { <p class="who-silent"><span>{words::night::unrated(&name)}</span> {hand_over}</p> }
        };
        silent.into_iter().map(one).collect_view().into_any()
    })
    .into_any()
}

/// The two ways, open while fewer than two are there.
fn adding(night: Night, count: Memo<usize>) -> AnyView {
    let few = Memo::new(move |_| count.get() < 2);
    part(move || {
        let open = few.get();
        view! {
            <details class="adding" prop:open=open>
                <summary class="button-quiet">{words::night::add()}</summary>
                <div class="adding-ways">
                    {on_this_device(night)}
                    {guest_form(night)}
                </div>
            </details>
        }
        .into_any()
    })
    .into_any()
}

fn on_this_device(night: Night) -> AnyView {
    let profiles = Profiles::in_scope();
    let name = RwSignal::new(String::new());
    let full = RwSignal::new(false);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match profiles.make(&name.get_untracked()) {
            Some(number) => {
                name.set(String::new());
                night.seat_newcomer(PersonKey::Profile(number));
            }
            None => full.set(true),
        }
    };
    view! {
        <form class="adding-way" on:submit=add>
            <h3>{words::night::on_this_device()}</h3>
            <p class="quiet">{words::night::on_this_device_note()}</p>
            {name_field(words::night::name(), name.into(), move |typed| name.set(typed))}
            <button class="button" type="submit">{words::night::add_profile()}</button>
            <p class="quiet" role="status">
                {part(move || maybe(full.get().then(words::profiles::full)))}
            </p>
        </form>
    }
    .into_any()
}
