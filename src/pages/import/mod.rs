//! Brings what people have rated elsewhere, and takes everything along.

mod ask;
mod busy;
mod desk;
mod export;
mod film;
mod find;
mod guide;
mod own;
mod plan;
mod preview;
mod said;
mod take;
mod ties;

use leptos::prelude::*;

use crate::address::Page;
use crate::components::{ImportDrop, PickedFiles};
use crate::lean::part;
use crate::words;
use ask::ask;
use busy::Busy;
pub use desk::PREVIEW;
use desk::{Desk, State};
use export::Export;
pub use find::find_films;
use guide::Guide;
use preview::Preview;

/// The page of import and export.
#[component]
pub fn ImportPage() -> impl IntoView {
    let (desk, picked) = (Desk::new(), PickedFiles::in_scope());
    Effect::new(move |_| {
        let files = picked.take();
        if !files.is_empty() {
            desk.read(files);
        }
    });
    // What is on the screen changes less often than how far things have come.
    let screen = Memo::new(move |_| desk.state().with(Screen::of));
    let shown = part(move || match screen.get() {
        Screen::Empty => view! { <ImportDrop /> <Guide /> }.into_any(),
        Screen::Asking(file, wrong) => ask(desk, &file, wrong),
        Screen::Busy => view! { <Busy desk=desk /> }.into_any(),
        Screen::Ready(_) => match desk.state().get_untracked() {
            State::Ready(brought) => view! { <Preview desk=desk brought=brought /> }.into_any(),
            _ => ().into_any(),
        },
        Screen::Done(films) => done(desk, films),
    });
    view! {
        <div class="page import">
            <header>
                <h1>{words::import::title()}</h1>
                <p class="lead">{words::import::lead()}</p>
            </header>
            {shown}
            <Export />
        </div>
    }
}

/// What is on the screen.
#[derive(Clone, PartialEq, Eq)]
enum Screen {
    Empty,
    /// A file needs a passphrase, and one was wrong.
    Asking(String, bool),
    Busy,
    /// What was brought, told apart by where it lies.
    Ready(usize),
    Done(usize),
}

impl Screen {
    fn of(state: &State) -> Self {
        match state {
            State::Empty => Self::Empty,
            State::Asking(file, wrong) => Self::Asking(file.clone(), *wrong),
            State::Reading(..) | State::Waiting | State::Finding(_) => Self::Busy,
            State::Ready(brought) => Self::Ready(std::sync::Arc::as_ptr(brought) as usize),
            State::Done(films) => Self::Done(*films),
        }
    }
}

fn done(desk: Desk, films: usize) -> AnyView {
    view! {
        <section class="import-done" role="status">
            <h2>{words::import::imported(films)}</h2>
            <p class="quiet">{words::import::done_hint()}</p>
            <p class="import-actions">
                <a class="button" href=Page::Home.href()>{words::import::to_picks()}</a>
                <a class="button-quiet" href=Page::Library.href()>{words::import::to_library()}</a>
                <button class="button-quiet" type="button" on:click=move |_| desk.clear()>
                    {words::import::again()}
                </button>
            </p>
        </section>
    }
    .into_any()
}
