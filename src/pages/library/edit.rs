//! Everything that was said about one film, to be changed in place.

use leptos::ev;
use leptos::html::Dialog;
use leptos::prelude::*;

use super::rows::described;
use crate::address::film_href;
use crate::components::ActionRow;
use crate::components::stars::StarsInput;
use crate::lean::{maybe, part, text};
use crate::load::CatalogState;
use crate::store::{Day, Deed, FilmEntry, Given, Library, Subject};
use crate::words;

/// The sheet, open while there is a film to edit.
#[component]
pub fn EditSheet(
    /// The film.
    editing: RwSignal<Option<Subject>>,
) -> impl IntoView {
    let sheet = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let Some(sheet) = sheet.get() else { return };
        if editing.with(Option::is_some) && !sheet.open() {
            // Fails only where the sheet is not in the page, and then there is nothing to open.
            let _ = sheet.show_modal();
        }
    });
    let close = move || {
        if let Some(sheet) = sheet.get_untracked() {
            sheet.close();
        }
    };
    // A click beside the sheet hits the dialog itself.
    let beside = move |event: ev::MouseEvent| {
        if event.target() == event.current_target() {
            close();
        }
    };
    let form =
        part(move || maybe(editing.get().map(|subject| form(subject, Callback::new(move |()| close())))));
    view! {
        <dialog
            class="sheet"
            aria-labelledby="sheet-title"
            node_ref=sheet
            on:close=move |_| editing.set(None)
            on:click=beside
        >
            {form}
        </dialog>
    }
    .into_any()
}

fn form(subject: Subject, done: Callback<()>) -> AnyView {
    let (catalog, library) = (CatalogState::in_scope(), Library::in_scope());
    let facts = catalog.with_untracked(|engine| {
        library.record().with_untracked(|record| described(record, engine, &subject))
    });
    let Some((_, title, year)) = facts.flatten() else { return ().into_any() };
    let said = library.said_about(&subject);
    let about = StoredValue::new(subject.clone());
    let value = Memo::new(move |_| said.with(FilmEntry::stars));
    let rate = move |stars| library.rate_about(&about.get_value(), stars);

    let noted = move |event: ev::Event| {
        let note = event_target_value(&event);
        library.change_about(&about.get_value(), Deed::Noted(about.get_value()), |said, now| {
            said.set_note(&note, now)
        });
    };
    let note = said.with_untracked(|said| said.note().to_owned());
    let film_link = match &subject {
        Subject::Film(id) => {
            Some(view! { <a class="button-quiet" href=film_href(id)>{words::library::to_film()}</a> })
        }
        Subject::Stranger(_) => None,
    };
    view! {
        <form class="sheet-body" method="dialog">
            <h2 id="sheet-title">{title.clone()} " " <span class="quiet">{year}</span></h2>
            <StarsInput title=title.clone() value=value on_change=rate />
            <ActionRow subject=subject title=title wide=true />
            <div class="sheet-days">{rated_on(said, about)} {watched_on(said, about)}</div>
            <label class="sheet-note">
                <span class="label">{words::library::note()}</span>
                <textarea rows="4" prop:value=note on:change=noted></textarea>
            </label>
            <div class="sheet-end">
                <button class="button" type="button" on:click=move |_| done.run(())>{words::library::done()}</button>
                {film_link}
            </div>
        </form>
    }
    .into_any()
}

/// The day of the rating, while there is one.
fn rated_on(said: Memo<FilmEntry>, about: StoredValue<Subject>) -> AnyView {
    let library = Library::in_scope();
    let day = text(move || {
        let at = said.with(FilmEntry::rated_at).and_then(Day::of);
        at.map_or_else(String::new, |day| day.to_string())
    });
    let change = move |event: ev::Event| {
        let Ok(day) = event_target_value(&event).parse::<Day>() else { return };
        library.change_about(&about.get_value(), Deed::Noted(about.get_value()), |said, now| {
            let given = said.given().map(|given| Given { on: Some(day), ..given });
            said.rate(given, now);
        });
    };
    let rated = Memo::new(move |_| said.with(|said| said.stars().is_some()));
    part_of(rated, move || {
        view! {
            <label>
                <span class="label">{words::library::rated_on()}</span>
                <input class="input" type="date" prop:value=day on:change=change />
            </label>
        }
        .into_any()
    })
}

/// The days on which it was watched, with one more to be added.
fn watched_on(said: Memo<FilmEntry>, about: StoredValue<Subject>) -> AnyView {
    let library = Library::in_scope();
    let set = move |days: Vec<Day>| {
        library.change_about(&about.get_value(), Deed::Noted(about.get_value()), |said, now| {
            if !days.is_empty() {
                said.set_seen(true, now);
            }
            said.set_watched(days, now);
        });
    };
    let days = Memo::new(move |_| said.with(|said| said.watched().to_vec()));
    let add = move |event: ev::Event| {
        let Ok(day) = event_target_value(&event).parse::<Day>() else { return };
        set(days.get_untracked().into_iter().chain([day]).collect());
    };
    let one = move |day: Day| {
        let written = words::date(day.midday());
        let without = move |_| set(days.get_untracked().into_iter().filter(|other| *other != day).collect());
        view! {
            <li>
                <button class="chip" type="button" aria-label=words::library::forget_day(&written) on:click=without>
                    {written.clone()} " ×"
                </button>
            </li>
        }
    };
    let list = part(move || {
        let days = days.get();
        maybe((!days.is_empty()).then(|| {
            view! { <ul class="sheet-watched">{days.into_iter().map(one).collect_view()}</ul> }
        }))
    });
    view! {
        <div>
            <label>
                <span class="label">{words::library::watched_on()}</span>
                <input class="input" type="date" prop:value="" on:change=add />
            </label>
            {list}
        </div>
    }
    .into_any()
}

fn part_of(there: Memo<bool>, draw: impl Fn() -> AnyView + Clone + Send + 'static) -> AnyView {
    part(move || maybe(there.get().then(&draw))).into_any()
}
