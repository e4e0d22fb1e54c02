//! Films that the catalog lacked when they were brought, found again once a larger catalog has them.

use std::collections::BTreeMap;

use bijou_engine::FilmIx;
use bijou_exchange::{Entry, FilmIds, Found};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::Toasts;
use crate::load::{CatalogState, Stage};
use crate::pages::find_films;
use crate::store::{Library, Stranger};
use crate::words;

/// Looks for them whenever a whole catalog is there. What is not certain stays as it is.
pub fn recognize_strangers() {
    let (catalog, library, toasts) = (CatalogState::in_scope(), Library::in_scope(), Toasts::in_scope());
    let complete = Memo::new(move |_| catalog.stage().with(|stage| *stage == Stage::Complete));
    Effect::new(move |_| {
        let strangers = library.record().with_untracked(|record| record.strangers.clone());
        if complete.get() && !strangers.is_empty() {
            spawn_local(async move {
                let films = films_of(catalog, &strangers).await.unwrap_or_default();
                if !films.is_empty() {
                    library.recognize(|key| films.get(key).cloned());
                    toasts.say(words::library::recognized(films.len()));
                }
            });
        }
    });
}

/// Ids of the films that strangers turned out to be, by the strangers' keys.
async fn films_of(
    catalog: CatalogState,
    strangers: &BTreeMap<String, Stranger>,
) -> Option<BTreeMap<String, String>> {
    let entries: Vec<Entry> = strangers.values().map(entry).collect();
    let found = find_films(catalog, &entries, |_| Some(())).await?;
    let id = |found: &Found| match found {
        Found::Film(film) => {
            catalog.with_untracked(|engine| engine.catalog().film(FilmIx(*film)).id().to_owned())
        }
        Found::Open(_) | Found::Unknown => None,
    };
    let known = strangers.keys().zip(&found).filter_map(|(key, found)| Some((key.clone(), id(found)?)));
    Some(known.collect())
}

fn entry(stranger: &Stranger) -> Entry {
    let ids = FilmIds { imdb: stranger.imdb, tmdb: stranger.tmdb, catalog: None };
    Entry { title: stranger.title.clone(), year: stranger.year, ids, ..Entry::default() }
}
