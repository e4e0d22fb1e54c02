//! What files bring, before anything is said about any film.

use std::collections::BTreeMap;
use std::sync::Arc;

use bijou_exchange::Found;
use leptos::prelude::*;

use super::desk::{Brought, Desk};
use super::plan::{Aspect, Differ, Plan, Share, Wish, aim, carry_out, plan};
use super::said;
use super::ties::{Choices, Ties};
use crate::components::{ImportDrop, Toasts};
use crate::lean::{flag, maybe, part, text};
use crate::load::CatalogState;
use crate::store::{Library, Profiles, Record};
use crate::words::import as words;

/// Lines of a list that are written out; the rest is counted.
const LINES: usize = 200;

/// What files bring, what of it is new, and the button that imports it.
#[component]
pub(super) fn Preview(
    /// The import that is under way.
    desk: Desk,
    /// What was brought.
    brought: Arc<Brought>,
) -> impl IntoView {
    let errors = brought.refused.iter().map(|(file, refusal)| {
        view! {
            <div class="import-error" role="alert">
                <p><strong>{words::refused(file)}</strong></p>
                <p>{said::refusal(refusal)}</p>
            </div>
        }
    });
    let errors = errors.collect_view();
    let read = !brought.import.files.is_empty() || brought.backup.is_some();
    if !read {
        return view! { {errors} <ImportDrop /> }.into_any();
    }
    let files = brought.import.files.iter();
    let files: Vec<String> =
        files.map(|file| words::file(&file.name, said::source(file.source), file.rows as usize)).collect();
    let left_out: Vec<String> = brought.import.skipped.iter().map(said::skipped).collect();
    let all_left_out = brought.import.skipped_in_all() as usize;
    let tv = brought.import.tv as usize;
    let count = files.len();
    view! {
        {errors}
        <section>
            <h2>{words::brings()}</h2>
            {listed(words::read(count), files, count)}
            {maybe((tv > 0).then(|| view! { <p class="quiet">{words::tv(tv)}</p> }))}
            {users(desk, &brought)}
        </section>
        <Choosing desk=desk brought=brought />
        {listed(words::skipped(all_left_out), left_out, all_left_out)}
    }
    .into_any()
}

/// What to take, what is open, and the button.
#[component]
fn Choosing(
    /// The import that is under way.
    desk: Desk,
    /// What was brought.
    brought: Arc<Brought>,
) -> impl IntoView {
    let (library, catalog) = (Library::in_scope(), CatalogState::in_scope());
    let (profiles, toasts) = (Profiles::in_scope(), Toasts::in_scope());
    let settled: Choices = RwSignal::new(BTreeMap::new());
    let wish = RwSignal::new(first_wish(&brought));
    let of_aim = Arc::clone(&brought);
    let aimed = Memo::new_with_compare(
        move |_| {
            let found = |settled: &BTreeMap<_, _>| {
                catalog.with_untracked(|engine| aim(engine, &of_aim.import.entries, &of_aim.found, settled))
            };
            Arc::new(settled.with(found).unwrap_or_default())
        },
        |_, _| true,
    );
    let planned = Memo::new(move |_| {
        let (aimed, wish) = (aimed.get(), wish.get());
        library.record().with(|record| plan(record, &aimed, wish))
    });
    let backup = brought.backup.clone().map(Arc::new);
    let of_backup = backup.clone();
    let others = Arc::new(brought.others.clone());
    let of_others =
        others.iter().map(|(_, record)| record.films.len() + record.strangers.len()).sum::<usize>();
    let films = Memo::new(move |_| {
        let restored =
            of_backup.as_ref().map_or(0, |backup| library.record().with(|record| restored(record, backup)));
        planned.with(|plan| plan.films) + restored + of_others
    });
    let import = move |_| {
        let films = films.get_untracked();
        let (aimed, wish) = (aimed.get_untracked(), wish.get_untracked());
        let backup = backup.clone();
        library.change(words::imported(films), move |record, now| {
            carry_out(record, &aimed, wish, now);
            if let Some(backup) = backup {
                *record = std::mem::take(record).merge(&backup);
            }
        });
        // A step that is taken back is the current profile's; another one is deleted where profiles are.
        let all_here =
            others.iter().fold(true, |all, (profile, record)| profiles.bring(profile, record) && all);
        if !all_here {
            toasts.say(words::profiles_full().to_owned());
        }
        desk.done(films);
    };
    let names: Vec<&str> = brought.others.iter().map(|(profile, _)| profile.name.as_str()).collect();
    let about_others =
        (!names.is_empty()).then(|| view! { <p>{words::backup_others(names.len(), &names.join(", "))}</p> });
    let about_backup = brought.backup.as_ref().map(|backup| {
        let films = backup.films.len() + backup.strangers.len();
        view! { <p>{words::backup(films)}</p> }
    });
    let nothing_new = text(move || if films.get() == 0 { words::nothing_new() } else { "" }.to_owned());
    let unknown = |found: &(usize, &Found)| matches!(found.1, Found::Unknown);
    let strangers = brought.found.iter().enumerate().filter(unknown).filter_map(|(number, _)| {
        let entry = brought.import.entries.get(number)?;
        Some(said::titled(&entry.title, entry.year))
    });
    let strangers: Vec<String> = strangers.collect();
    let lacking = strangers.len();
    let rows = part(move || rows(wish, planned));
    view! {
        {maybe(about_backup)}
        {maybe(about_others)}
        {rows}
        <Ties brought=brought settled=settled />
        {listed(words::strangers(lacking), strangers, lacking)}
        <p class="import-actions">
            <button class="button" type="button" disabled=flag(move || films.get() == 0) on:click=import>
                {text(move || words::go(films.get()))}
            </button>
            <button class="button-quiet" type="button" on:click=move |_| desk.clear()>{words::over()}</button>
            <span class="quiet" role="status">{nothing_new}</span>
        </p>
    }
    .into_any()
}

/// What is taken unless the person says otherwise: films of a list that comes by itself are meant for later, and most
/// titles of a viewing history that the catalog lacks are series.
fn first_wish(brought: &Brought) -> Wish {
    let mut wish = Wish::default();
    let entries = &brought.import.entries;
    let only_lists =
        entries.iter().all(|entry| !entry.lists.is_empty() && !entry.seen && entry.listed.is_none());
    wish.set(Aspect::Lists, only_lists && !entries.is_empty());
    let history = |file: &bijou_exchange::FileRead| file.source == bijou_exchange::Source::Netflix;
    wish.set(Aspect::Strangers, !brought.import.files.iter().all(history) || brought.import.files.is_empty());
    wish
}

/// Films about which a backup would change something.
fn restored(record: &Record, backup: &Record) -> usize {
    let merged = record.clone().merge(backup);
    let films = merged.films.iter().filter(|(film, said)| record.film(film) != *said).count();
    let strangers =
        merged.strangers.iter().filter(|(key, one)| record.strangers.get(*key) != Some(*one)).count();
    films + strangers
}

/// A row for each aspect that the files have something of.
fn rows(wish: RwSignal<Wish>, planned: Memo<Plan>) -> AnyView {
    let there =
        Memo::new(move |_| planned.with(|plan| plan.tallies.map(|tally| tally.iter().sum::<usize>() > 0)));
    let differing = Memo::new(move |_| {
        planned.with(|plan| {
            let ratings = plan.tallies[Aspect::Ratings as usize];
            ratings[Share::Changed as usize] + ratings[Share::Kept as usize] > 0
        })
    });
    let row = move |aspect: Aspect| {
        view! {
            <label class="import-aspect">
                <input
                    type="checkbox"
                    prop:checked=flag(move || wish.with(|wish| wish.takes(aspect)))
                    on:change=move |event| wish.update(|wish| wish.set(aspect, event_target_checked(&event)))
                />
                <span>{said::aspect(aspect)}</span>
                <span class="quiet">{text(move || planned.with(|plan| said::tally(plan.tallies[aspect as usize])))}</span>
            </label>
        }
        .into_any()
    };
    let shown = part(move || {
        let there = there.get();
        if !there.contains(&true) {
            return ().into_any();
        }
        let rows: Vec<AnyView> =
            Aspect::ALL.into_iter().filter(|aspect| there[*aspect as usize]).map(row).collect();
        view! {
            <fieldset class="import-aspects">
                <legend class="hidden">{words::aspects()}</legend>
                {rows}
            </fieldset>
        }
        .into_any()
    });
    let differ = part(move || maybe(differing.get().then(|| differ(wish))));
    view! { {shown} {differ} }.into_any()
}

/// Which of two ratings counts.
fn differ(wish: RwSignal<Wish>) -> AnyView {
    let choices = [
        (Differ::Later, words::differ_later()),
        (Differ::Theirs, words::differ_theirs()),
        (Differ::Mine, words::differ_mine()),
    ];
    let segment = |(differ, label): (Differ, &'static str)| {
        view! {
            <label class="segment">
                <input
                    class="hidden-input"
                    type="radio"
                    name="differ"
                    prop:checked=flag(move || wish.with(|wish| wish.differ == differ))
                    on:change=move |_| wish.update(|wish| wish.differ = differ)
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segments">
            <legend>{words::differ()}</legend>
            {choices.map(segment).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// Whose ratings to take, where there are those of several.
fn users(desk: Desk, brought: &Arc<Brought>) -> AnyView {
    let users = &brought.import.users;
    if users.len() < 2 {
        return ().into_any();
    }
    let chosen = brought.user;
    let option = |(number, user): (usize, &bijou_exchange::User)| {
        let label = words::user(&user.id, user.ratings);
        view! { <option value=number.to_string() selected=chosen == Some(number)>{label}</option> }
    };
    let options = users.iter().enumerate().map(option).collect_view();
    let for_choice = Arc::clone(brought);
    let choose = move |event| {
        if let Ok(user) = event_target_value(&event).parse() {
            desk.choose(&for_choice, user);
        }
    };
    view! {
        <label class="import-whose">
            <span>{words::whose()}</span>
            <select class="select" on:change=choose>
                <option value="" selected=chosen.is_none()>{words::nobody()}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// Lines that unfold below a heading.
fn listed(heading: String, lines: Vec<String>, all: usize) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let more = all.saturating_sub(lines.len().min(LINES));
    let more = (more > 0).then(|| view! { <li class="quiet">{words::more(more)}</li> });
    let lines: Vec<AnyView> =
        lines.into_iter().take(LINES).map(|line| view! { <li>{line}</li> }.into_any()).collect();
    view! {
        <details>
            <summary>{heading}</summary>
            <ul class="import-list" tabindex="0">{lines} {maybe(more)}</ul>
        </details>
    }
    .into_any()
}
