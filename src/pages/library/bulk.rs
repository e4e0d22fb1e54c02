//! What can be done with many films at once; each is one step that can be taken back.

use bijou_engine::Stars;
use leptos::ev;
use leptos::prelude::*;

use super::selection::Selection;
use super::state::Tab;
use crate::components::stars::StarsInput;
use crate::lean::text;
use crate::store::{FilmEntry, Given, Library, Record, Subject, Time};
use crate::words;

/// Something to do with each selected film.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bulk {
    /// Rate it.
    Rate(Stars),
    /// Put it on the watchlist.
    List,
    /// Say that it was seen.
    See,
    /// Hide it.
    Hide,
    /// Take back what puts it into this part.
    Remove(Tab),
}

/// Does it with one film.
pub fn apply(bulk: Bulk, said: &mut FilmEntry, now: Time) {
    match bulk {
        Bulk::Rate(stars) => {
            said.rate(Some(Given::now(stars)), now);
            said.set_listed(false, now);
        }
        Bulk::List => {
            said.set_listed(true, now);
            said.set_hidden(false, now);
        }
        Bulk::See => {
            said.set_seen(true, now);
            said.set_listed(false, now);
        }
        Bulk::Hide => said.set_hidden(true, now),
        Bulk::Remove(Tab::Ratings) => said.rate(None, now),
        Bulk::Remove(Tab::Watchlist) => said.set_listed(false, now),
        Bulk::Remove(Tab::Seen) => said.set_seen(false, now),
        Bulk::Remove(Tab::Hidden) => said.set_hidden(false, now),
        Bulk::Remove(Tab::Strangers) => said.clear(now),
    }
}

/// Does it with many films.
fn apply_to_all(bulk: Bulk, record: &mut Record, subjects: &[Subject], now: Time) {
    for subject in subjects {
        if let Some(said) = record.about_mut(subject) {
            apply(bulk, said, now);
        }
    }
}

/// What is said when it is done.
fn said(bulk: Bulk, count: usize) -> String {
    match bulk {
        Bulk::Rate(stars) => words::library::all_rated(count, &words::stars(stars)),
        Bulk::List => words::library::all_listed(count),
        Bulk::See => words::library::all_seen(count),
        Bulk::Hide => words::library::all_hidden(count),
        Bulk::Remove(_) => words::library::all_removed(count),
    }
}

/// The bar that is there while rows are being selected.
#[component]
pub fn BulkBar(
    /// The part in view.
    tab: Signal<Tab>,
    /// The rows in view.
    rows: Signal<std::sync::Arc<Vec<u32>>>,
    /// Those that are selected.
    selection: RwSignal<Selection>,
    /// The films of rows.
    films: Callback<Vec<u32>, Vec<Subject>>,
    /// Called when the person is done.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let library = Library::in_scope();
    // What is out of sight through a filter is not meant.
    let chosen = Memo::new(move |_| rows.with(|rows| selection.with(|selection| selection.within(rows))));
    let none = Signal::derive(move || chosen.with(Selection::is_empty));
    let count = text(move || words::library::selected(chosen.with(Selection::len)));
    let run = move |bulk: Bulk| {
        let subjects = films.run(chosen.with_untracked(|chosen| chosen.rows().collect()));
        if !subjects.is_empty() {
            selection.set(Selection::default());
            library.change(said(bulk, subjects.len()), |record, now| {
                apply_to_all(bulk, record, &subjects, now);
            });
        }
    };
    let button = move |label: &'static str, bulk: Callback<(), Bulk>| {
        view! {
            <button class="button-quiet" type="button" disabled=none on:click=move |_| run(bulk.run(()))>
                {label}
            </button>
        }
        .into_any()
    };
    let fixed = |bulk: Bulk| Callback::new(move |()| bulk);
    let remove = Callback::new(move |()| Bulk::Remove(tab.get_untracked()));
    let all = move |_: ev::MouseEvent| {
        rows.with_untracked(|rows| selection.update(|selection| selection.toggle_all(rows)));
    };
    let rate = move |stars: Option<Stars>| {
        if let Some(stars) = stars {
            run(Bulk::Rate(stars));
        }
    };
    view! {
        <div class="bulk" role="group" aria-label=words::library::bulk()>
            <p class="bulk-count" role="status">{count}</p>
            <button class="button-quiet" type="button" on:click=all>{words::library::select_all()}</button>
            <StarsInput title=words::library::the_selected() value=Signal::derive(|| None) on_change=rate />
            {button(words::actions::list(), fixed(Bulk::List))}
            {button(words::actions::seen(), fixed(Bulk::See))}
            {button(words::actions::hide(), fixed(Bulk::Hide))}
            {button(words::library::remove(), remove)}
            <button class="button" type="button" on:click=move |_| on_done.run(())>{words::library::done()}</button>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> (Record, Vec<Subject>) {
        let mut record = Record::default();
        record.rate("1", Some(Stars::MIN), 1);
        record.film_mut("2").set_seen(true, 1);
        record.film_mut("3").set_hidden(true, 1);
        let subjects = ["1", "2", "3"].map(|id| Subject::Film(id.to_owned())).to_vec();
        (record, subjects)
    }

    #[test]
    fn every_selected_film_is_changed_and_no_other() {
        let (mut record, subjects) = record();
        apply_to_all(Bulk::List, &mut record, &subjects[1..], 2);
        let listed = ["1", "2", "3"].map(|id| record.film(id).is_listed());
        assert_eq!(listed, [false, true, true]);
        assert!(!record.film("3").is_hidden(), "what one wants to watch is not hidden");
        apply_to_all(Bulk::Rate(Stars::MAX), &mut record, &subjects, 3);
        assert_eq!(["1", "2", "3"].map(|id| record.stars(id)), [Some(Stars::MAX); 3]);
        assert!(!record.film("2").is_listed());
    }

    #[test]
    fn removing_takes_a_film_out_of_the_part_in_view_and_leaves_the_rest() {
        for tab in Tab::ALL {
            let mut said = FilmEntry::default();
            if tab != Tab::Seen {
                said.rate(Some(Given::now(Stars::MAX)), 1);
            }
            said.set_seen(true, 1);
            said.set_listed(true, 1);
            said.set_hidden(true, 1);
            assert!(super::super::rows::belongs(&said, tab));
            apply(Bulk::Remove(tab), &mut said, 2);
            assert!(!super::super::rows::belongs(&said, tab), "{tab:?}");
            assert_eq!(said.says_anything(), tab != Tab::Strangers);
        }
    }
}
