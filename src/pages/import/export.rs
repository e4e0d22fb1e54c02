use bijou_exchange::{ExportFile, letterboxd_csv, letterboxd_watchlist_csv};
use leptos::prelude::*;

use super::take::taken;
use crate::components::{download, saving};
use crate::lean::{flag, part};
use crate::load::{CatalogState, Stage};
use crate::store::{FilmEntry, Library, Record};
use crate::words::import as words;

/// Everything as files to keep.
#[component]
pub(super) fn Export() -> impl IntoView {
    let library = Library::in_scope();
    let any = Memo::new(move |_| library.record().with(Record::says_anything));
    let listed = Memo::new(move |_| {
        library.record().with(|record| {
            let strangers = record.strangers.values().map(|stranger| &stranger.said);
            record.films.values().chain(strangers).any(FilmEntry::is_listed)
        })
    });
    let shown = part(move || match any.get() {
        false => view! { <p class="quiet">{words::export_nothing()}</p> }.into_any(),
        true => files(library, listed),
    });
    view! {
        <section>
            <h2>{words::export()}</h2>
            {shown}
        </section>
    }
    .into_any()
}

fn files(library: Library, listed: Memo<bool>) -> AnyView {
    let catalog = CatalogState::in_scope();
    let save_all = saving();
    // Titles and ids of all films are needed.
    let arriving = flag(move || catalog.stage().get() != Stage::Complete);
    let watched = move |_| {
        save(library, catalog, |films| {
            letterboxd_csv(films.iter().filter(|film| film.is_seen()).map(|film| film.outgoing()))
        });
    };
    let watchlist = move |_| {
        save(library, catalog, |films| {
            letterboxd_watchlist_csv(films.iter().filter(|film| film.is_listed()).map(|film| film.outgoing()))
        });
    };
    let for_watchlist = part(move || match listed.get() {
        true => view! {
            <button class="button-quiet" type="button" disabled=arriving on:click=watchlist>
                {words::download_watchlist()}
            </button>
        }
        .into_any(),
        false => ().into_any(),
    });
    view! {
        <div class="import-export">
            <div>
                <h3>{words::export_backup()}</h3>
                <p class="quiet">{words::export_backup_hint()}</p>
                <button class="button-quiet" type="button" on:click=move |_| save_all()>{words::download_backup()}</button>
            </div>
            <div>
                <h3>{words::export_csv()}</h3>
                <p class="quiet">{words::export_csv_hint()}</p>
                <div class="import-actions">
                    <button class="button-quiet" type="button" disabled=arriving on:click=watched>
                        {words::download_csv()}
                    </button>
                    {for_watchlist}
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn save(
    library: Library,
    catalog: CatalogState,
    write: impl Fn(&[super::take::Taken<'_>]) -> Vec<ExportFile>,
) {
    let files = library
        .record()
        .with_untracked(|record| catalog.with_untracked(|engine| write(&taken(record, engine))));
    for file in files.unwrap_or_default() {
        download(&file.name, &file.text);
    }
}
