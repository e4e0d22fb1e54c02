//! Whose library the pages work on, and the list behind it.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::avatar::avatar;
use super::name_field::{LONGEST, name_field};
use super::shortcuts::focus;
use super::toast::Toasts;
use crate::address::Page;
use crate::late::{self, Late};
use crate::lean::{flag, maybe, part, text};
use crate::load::CatalogState;
use crate::night::{COLORS, profile_name};
use crate::store::{Library, Lock, Profile, Profiles};
use crate::words;

/// Ids of the button, and of the panel that it opens.
const OPENER: &str = "profile-open";
const PANEL: &str = "profiles";

/// The avatar of the current profile, which opens the list.
#[component]
pub fn ProfileSwitch() -> impl IntoView {
    let (profiles, late) = (Profiles::in_scope(), CatalogState::in_scope().late());
    let open = RwSignal::new(false);
    let current = Memo::new(move |_| {
        let number = profiles.people().with(|people| people.current());
        let profile = profiles.people().with(|people| people.profile(number)).unwrap_or_default();
        (profile_name(&profile.name, number), profile.color)
    });
    let label = text(move || words::profiles::now(&current.get().0));
    let face = part(move || {
        let (name, color) = current.get();
        avatar(&name, color)
    });
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            focus(OPENER);
        }
    };
    view! {
        <div class="profile-switch" on:keydown=escape>
            <button
                id=OPENER
                class="profile-open"
                type="button"
                aria-label=label
                title=label
                aria-expanded=text(move || open.get().to_string())
                aria-controls=PANEL
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {face}
            </button>
            <section id=PANEL class="profiles" class:profiles-closed=flag(move || !open.get()) aria-label=words::profiles::label()>
                {part(move || maybe((open.get() && late.get()).then(|| late::draw(Late::Profiles(open)))))}
            </section>
        </div>
    }
}

/// The list of profiles, and what can be done with the current one.
pub fn profile_panel(open: RwSignal<bool>) -> AnyView {
    let profiles = Profiles::in_scope();
    let rows = part(move || {
        let current = profiles.people().with(|people| people.current());
        let all = profiles.people().with(|people| people.profiles());
        let row = move |(number, profile): (u32, Profile)| row(profiles, number, &profile, number == current);
        all.into_iter().map(row).collect_view().into_any()
    });
    let close = move |_| {
        open.set(false);
        focus(OPENER);
    };
    let lock = Library::in_scope().lock();
    let locking = part(move || {
        let lock_now = move |_| spawn_local(profiles.lock());
        maybe((lock.get() == Lock::Open).then(|| {
            view! {
                <button class="button-quiet" type="button" on:click=lock_now>{words::passphrase::lock_now()}</button>
            }
        }))
    });
    view! {
        <p class="quiet">{words::profiles::note()}</p>
        <div class="profile-rows" role="group" aria-label=words::profiles::label()>{rows}</div>
        {own(profiles)}
        {adding(profiles)}
        <p class="profile-acts">
            <a class="button-quiet" href=Page::Night.href() on:click=move |_| open.set(false)>
                {words::profiles::together()}
            </a>
            {locking}
            <button class="button-quiet" type="button" on:click=close>{words::profiles::close()}</button>
        </p>
    }
    .into_any()
}

fn row(profiles: Profiles, number: u32, profile: &Profile, is_current: bool) -> AnyView {
    let name = profile_name(&profile.name, number);
    let label = words::profiles::switch(&name);
    view! {
        <button
            class="chip profile-row"
            type="button"
            aria-label=label
            aria-pressed=is_current.to_string()
            on:click=move |_| profiles.switch(number)
        >
            {avatar(&name, profile.color)} <span aria-hidden="true">{name.clone()}</span>
        </button>
    }
    .into_any()
}

/// Name, color and end of the current profile.
fn own(profiles: Profiles) -> AnyView {
    let toasts = Toasts::in_scope();
    let number = profiles.current();
    let profile =
        Memo::new(move |_| profiles.people().with(|people| people.profile(number.get())).unwrap_or_default());
    let rename = move |event: ev::Event| {
        let name = event_target_value(&event);
        profiles.set(number.get_untracked(), Profile { name, ..profile.get_untracked() });
    };
    let color = move |color: u8| {
        let chosen = flag(move || profile.with(|profile| profile.color == color));
        let choose = move |_| {
            profiles.set(number.get_untracked(), Profile { color, ..profile.get_untracked() });
        };
        view! {
            <label class=format!("swatch avatar-{color}")>
                <input
                    class="hidden-input"
                    type="radio"
                    name="profile-color"
                    aria-label=words::profiles::color(usize::from(color) + 1)
                    prop:checked=chosen
                    on:change=choose
                />
            </label>
        }
    };
    let called = move || profile_name(&profile.get().name, number.get());
    let several = flag(move || profiles.people().with(|people| people.profiles().len() > 1));
    let delete = move |_| {
        let name = untrack(called);
        if let Some(removed) = profiles.remove(number.get_untracked()) {
            toasts.show(words::profiles::deleted(&name), move || profiles.bring_back(&removed));
        }
    };
    let deleting = part(move || {
        maybe(several.get().then(|| {
            view! {
                <button
                    class="button-quiet profile-delete"
                    type="button"
                    aria-label=words::profiles::delete_of(&called())
                    on:click=delete
                >
                    {words::profiles::delete()}
                </button>
            }
        }))
    });
    view! {
        <div class="profile-own">
            <label class="labeled">
                <span>{words::profiles::name()}</span>
                <input
                    class="input"
                    type="text"
                    maxlength=LONGEST
                    autocomplete="off"
                    placeholder=text(called)
                    prop:value=text(move || profile.get().name)
                    on:change=rename
                />
            </label>
            <fieldset class="swatches">
                <legend class="hidden">{words::profiles::colors()}</legend>
                {(0..COLORS).map(color).collect_view()}
            </fieldset>
            {deleting}
        </div>
    }
    .into_any()
}

fn adding(profiles: Profiles) -> AnyView {
    let name = RwSignal::new(String::new());
    let full = flag(move || profiles.people().with(|people| people.is_full()));
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(number) = profiles.make(&name.get_untracked()) {
            name.set(String::new());
            profiles.switch(number);
        }
    };
    part(move || {
        if full.get() {
            return view! { <p class="quiet">{words::profiles::full()}</p> }.into_any();
        }
        view! {
            <form class="profile-add" on:submit=add>
                {name_field(words::profiles::new_name(), name.into(), move |typed| name.set(typed))}
                <button class="button" type="submit">{words::profiles::add()}</button>
            </form>
        }
        .into_any()
    })
    .into_any()
}
