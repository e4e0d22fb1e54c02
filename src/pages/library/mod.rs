//! What the person said about films: found, sorted, changed in place, one by one or many at once.

mod bulk;
mod controls;
mod edit;
mod list;
mod predictions;
mod row;
mod rows;
mod selection;
mod state;

use leptos::prelude::*;

use crate::address::Page;
use crate::components::{BackupReminder, WhenUsable};
use crate::lean::{maybe, part};
use crate::router::{Router, Step};
use crate::store::Library;
use crate::words;
use controls::Controls;
use list::Rows;
use rows::counts;
use state::{LibraryState, Tab};

/// Changes what is shown, as a step of its own or in place of the last.
type Choose = Callback<(LibraryState, Step)>;

/// The library page; what is shown of it stands in the fragment.
#[component]
pub fn LibraryPage() -> impl IntoView {
    let (library, router) = (Library::in_scope(), Router::in_scope());
    let fragment = router.fragment();
    let state = Memo::new(move |_| LibraryState::read(&fragment.get()));
    let choose = Callback::new(move |(state, step): (LibraryState, Step)| {
        router.write_fragment(&state.written(), step);
    });
    let counts = Memo::new(move |_| library.record().with(counts));
    let tab = Memo::new(move |_| state.with(|state| state.tab));
    let any = Memo::new(move |_| counts.with(|counts| counts.iter().any(|count| *count > 0)));
    let some = Memo::new(move |_| counts.with(|counts| count_of(counts, tab.get()) > 0));
    let body = move || {
        part(move || match some.get() {
            true => {
                view! { <Controls state=state choose=choose /> <Rows state=state choose=choose /> }.into_any()
            }
            false => empty(tab.get()),
        })
    };
    let tabs = move || view! { <Tabs tab=tab counts=counts /> };
    view! {
        <div class="page library">
            <header class="page-head">
                <h1>{words::library::title()}</h1>
                <a class="quiet" href=Page::Import.href()>{words::import::link()}</a>
            </header>
            <BackupReminder />
            {part(move || maybe(any.get().then(tabs)))}
            <WhenUsable>{body()}</WhenUsable>
        </div>
    }
}

fn count_of(counts: &[usize; 5], tab: Tab) -> usize {
    Tab::ALL.iter().position(|other| *other == tab).and_then(|place| counts.get(place)).copied().unwrap_or(0)
}

/// The parts of the library, as links.
#[component]
fn Tabs(
    /// The one in view.
    tab: Memo<Tab>,
    /// How many films each has.
    counts: Memo<[usize; 5]>,
) -> impl IntoView {
    let link = move |to: Tab| {
        let here = Signal::derive(move || (tab.get() == to).then_some("page"));
        let count = Memo::new(move |_| counts.with(|counts| count_of(counts, to)));
        let href = format!("library/#{}", LibraryState::all_of(to).written());
        // A part that nobody needs does not take up room.
        let gone = Signal::derive(move || to == Tab::Strangers && count.get() == 0 && tab.get() != to);
        view! {
            <a class="tab" class:gone=gone href=href aria-current=here>
                {name(to)} " " <span class="tab-count">{move || words::thousands(count.get())}</span>
            </a>
        }
    };
    view! { <nav class="tabs" aria-label=words::library::parts()>{Tab::ALL.map(link).collect_view()}</nav> }
        .into_any()
}

fn name(tab: Tab) -> &'static str {
    words::library::part(tab.word()).unwrap_or_default()
}

/// Says what would stand here, and how it gets there.
fn empty(tab: Tab) -> AnyView {
    let (page, label) = match tab {
        Tab::Ratings => (crate::address::Page::Home, words::library::begin()),
        _ => (crate::address::Page::Browse, words::library::to_films()),
    };
    view! {
        <section class="empty">
            <p>{words::library::empty_part(tab.word()).unwrap_or_default()}</p>
            <a class="button" href=page.href()>{label}</a>
        </section>
    }
    .into_any()
}
