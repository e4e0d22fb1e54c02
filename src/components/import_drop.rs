//! Where files are dropped or chosen. What is done with them is the import page's matter: it is far heavier than this.

use leptos::html::Input;
use leptos::prelude::*;
use web_sys::{DragEvent, Event, File, FileList};

use crate::address::Page;
use crate::lean::{flag, maybe};
use crate::router::Router;
use crate::words;

/// Files that wait to be read by the import page.
#[derive(Clone, Copy)]
pub struct PickedFiles {
    files: StoredValue<Vec<File>, LocalStorage>,
    times: RwSignal<u32>,
}

/// Lets files be picked on any page.
pub fn provide_picked_files() {
    provide_context(PickedFiles::new());
}

impl PickedFiles {
    fn new() -> Self {
        Self { files: StoredValue::new_local(Vec::new()), times: RwSignal::new(0) }
    }

    /// The picked files in scope.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// Takes the files that wait; follows what is picked later.
    pub fn take(self) -> Vec<File> {
        self.times.track();
        self.files.try_update_value(std::mem::take).unwrap_or_default()
    }

    fn pick(self, list: Option<FileList>) -> bool {
        let Some(list) = list.filter(|list| list.length() > 0) else { return false };
        self.files.set_value((0..list.length()).filter_map(|place| list.item(place)).collect());
        self.times.update(|times| *times = times.wrapping_add(1));
        true
    }
}

/// A place to drop export files on, with a button to choose them. Leads to the import page, which reads them.
#[component]
pub fn ImportDrop(
    /// Without the line that says what can be dropped.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    let (picked, router) = (PickedFiles::in_scope(), Router::in_scope());
    let (input, over) = (NodeRef::<Input>::new(), RwSignal::new(false));
    let take = move |list: Option<FileList>| {
        if picked.pick(list) && router.page().get_untracked() != Some(Page::Import) {
            router.go(Page::Import.href());
        }
    };
    let chosen = move |_: Event| {
        if let Some(input) = input.get_untracked() {
            take(input.files());
            // The same file can be chosen again.
            input.set_value("");
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|data| data.files()));
    };
    // A browser that is not told otherwise opens what is dropped.
    let dragged = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let hint = (!compact).then(|| view! { <span class="quiet">{words::import::drop_hint()}</span> });
    view! {
        <label
            class="import-drop"
            class:over=flag(move || over.get())
            on:dragover=dragged
            on:dragleave=move |_: DragEvent| over.set(false)
            on:drop=dropped
        >
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                <path d="M12 15V4M8 8l4-4l4 4M4 15v5h16v-5" />
            </svg>
            <span class="import-drop-title">{words::import::drop()}</span>
            {maybe(hint)}
            <span class="button">{words::import::choose()}</span>
            <input
                class="hidden-input"
                type="file"
                multiple=true
                accept=".zip,.csv,.tsv,.txt,.json,application/zip,text/csv,application/json"
                aria-label=words::import::choose()
                node_ref=input
                on:change=chosen
            />
        </label>
    }
    .into_any()
}
