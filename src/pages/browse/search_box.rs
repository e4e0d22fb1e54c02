//! The search box, and what it suggests: people, tags and films, as one types.

use bijou_engine::{FilmIx, NameKind, Named};
use leptos::ev;
use leptos::prelude::*;

use super::browsing::Browsing;
use super::query::Query;
use crate::address::film_href;
use crate::lean::{flag, part, text};
use crate::load::CatalogState;
use crate::router::Router;
use crate::search::SearchState;
use crate::words;

/// Suggestions of each kind.
const EACH: usize = 3;
/// Id of the list.
const LIST: &str = "suggestions";

/// Something that the text may mean.
#[derive(Clone, PartialEq, Debug)]
enum Suggestion {
    /// A person or a tag, which becomes a filter.
    Named(Named),
    /// A film, whose page is opened.
    Film(FilmIx),
}

/// A search box whose suggestions are chosen with the arrow keys (ARIA combobox with a list).
pub fn search_box() -> AnyView {
    let (browsing, catalog, router) = (Browsing::in_scope(), CatalogState::in_scope(), Router::in_scope());
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let typed = Memo::new(move |_| browsing.query.with(|query| query.text.clone()));
    let suggestions =
        Memo::new(move |_| if open.get() { suggested(browsing, &typed.get()) } else { Vec::new() });
    let count = move || suggestions.with_untracked(Vec::len);
    let shown = Memo::new(move |_| suggestions.with(|suggestions| !suggestions.is_empty()));

    let take = move |place: usize| {
        let Some(suggestion) = suggestions.with_untracked(|all| all.get(place).cloned()) else { return };
        open.set(false);
        active.set(None);
        match suggestion {
            Suggestion::Named(named) => browsing.choose(with_name(browsing.query.get_untracked(), named)),
            Suggestion::Film(film) => {
                let href = catalog.with_untracked(|engine| film_href(engine.catalog().film(film).id()));
                href.iter().for_each(|href| router.go(href));
            }
        }
    };
    let take = StoredValue::new_local(take);
    let input = move |event: ev::Event| {
        open.set(true);
        active.set(None);
        browsing.type_text(event_target_value(&event));
    };
    let press = move |event: ev::KeyboardEvent| {
        let place = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if !typed.with_untracked(String::is_empty) => {
                open.set(true);
                active.set(next(place, count(), event.key() == "ArrowDown"));
            }
            "Enter" => match place {
                Some(place) => take.with_value(|take| take(place)),
                None => open.set(false),
            },
            // The browser's own answer would be to empty the box.
            "Escape" if shown.get_untracked() => open.set(false),
            _ => return,
        }
        event.prevent_default();
    };
    let expanded = text(move || shown.get().to_string());
    let pointed = Signal::derive(move || active.get().filter(|_| shown.get()).map(option_id));
    let option = move |place: usize, suggestion: &Suggestion| {
        let (name, about) = described(suggestion);
        let chosen = flag(move || active.get() == Some(place));
        let selected = text(move || chosen.get().to_string());
        view! {
            <li
                id=option_id(place)
                class="suggestion"
                class:suggestion-active=chosen
                role="option"
                aria-selected=selected
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| take.with_value(|take| take(place))
            >
                <span class="suggestion-name">{name}</span>
                <span class="quiet">{about}</span>
            </li>
        }
        .into_any()
    };
    let group = move |title: &'static str, from: usize, all: &[Suggestion]| {
        let id = ["suggested-", &from.to_string()].concat();
        let titled_by = id.clone();
        let options: Vec<AnyView> = all.iter().enumerate().map(|(at, one)| option(from + at, one)).collect();
        view! {
            <ul role="group" aria-labelledby=titled_by>
                <li id=id class="suggestion-title" role="presentation">{title}</li>
                {options}
            </ul>
        }
        .into_any()
    };
    let list = part(move || {
        let all = suggestions.get();
        let mut groups = Vec::new();
        let mut from = 0;
        for same in all.chunk_by(|a, b| title(a) == title(b)) {
            groups.push(group(same.first().map_or("", title), from, same));
            from += same.len();
        }
        groups.into_any()
    });
    let closed = flag(move || !shown.get());
    view! {
        <search class="search-box" on:focusout=move |_| open.set(false)>
            <input
                id="search"
                class="search"
                type="search"
                role="combobox"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder=words::browse::search()
                aria-label=words::browse::search()
                aria-keyshortcuts="/"
                aria-autocomplete="list"
                aria-controls=LIST
                aria-expanded=expanded
                aria-activedescendant=pointed
                prop:value=typed
                on:input=input
                on:keydown=press
            />
            <div id=LIST class="suggestions" class:suggestions-closed=closed role="listbox" aria-label=words::browse::suggestions()>
                {list}
            </div>
        </search>
    }
    .into_any()
}

/// People, tags, then films.
fn suggested(browsing: Browsing, typed: &str) -> Vec<Suggestion> {
    let catalog = CatalogState::in_scope();
    let names = SearchState::in_scope()
        .with(|index| catalog.with_untracked(|engine| index.names(engine.catalog(), typed, EACH)))
        .flatten();
    let mut all: Vec<Suggestion> = names.unwrap_or_default().into_iter().map(Suggestion::Named).collect();
    browsing.hits.with(|hits| all.extend(hits.iter().take(EACH).copied().map(Suggestion::Film)));
    all
}

/// The query with a person or tag in place of what was typed.
fn with_name(query: Query, named: Named) -> Query {
    let mut query = Query { text: String::new(), ..query };
    let names = match named.kind {
        NameKind::Person => &mut query.people,
        NameKind::Tag => &mut query.tags,
    };
    if !names.contains(&named.name) {
        names.push(named.name);
    }
    query
}

/// The place that an arrow leads to; from the ends into the box and around.
fn next(place: Option<usize>, count: usize, down: bool) -> Option<usize> {
    let next = match (place, down) {
        (None, true) => 0,
        (None, false) => count.checked_sub(1)?,
        (Some(place), true) => place + 1,
        (Some(place), false) => place.checked_sub(1)?,
    };
    (next < count).then_some(next)
}

fn option_id(place: usize) -> String {
    ["suggestion-", &place.to_string()].concat()
}

fn title(suggestion: &Suggestion) -> &'static str {
    match suggestion {
        Suggestion::Named(Named { kind: NameKind::Person, .. }) => words::browse::people(),
        Suggestion::Named(_) => words::browse::tags(),
        Suggestion::Film(_) => words::browse::films(),
    }
}

/// What it says, and what tells it from others.
fn described(suggestion: &Suggestion) -> (String, String) {
    match suggestion {
        Suggestion::Named(named) => (named.name.clone(), words::browse::count(named.films)),
        Suggestion::Film(film) => {
            let facts = CatalogState::in_scope().with_untracked(|engine| {
                let facts = engine.catalog().film(*film);
                (facts.title().to_owned(), facts.year().map(|year| year.to_string()).unwrap_or_default())
            });
            facts.unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_lead_through_the_suggestions_and_back_into_the_box() {
        assert_eq!(next(None, 2, true), Some(0));
        assert_eq!(next(Some(0), 2, true), Some(1));
        assert_eq!(next(Some(1), 2, true), None);
        assert_eq!(next(None, 2, false), Some(1));
        assert_eq!(next(Some(0), 2, false), None);
        assert_eq!(next(None, 0, true), None);
        assert_eq!(next(None, 0, false), None);
    }

    #[test]
    fn a_chosen_name_takes_the_place_of_what_was_typed() {
        let named = Named { kind: NameKind::Tag, name: "heist".to_owned(), films: 3 };
        let query = Query { text: "heis".to_owned(), ..Query::default() };
        let query = with_name(with_name(query, named.clone()), named);
        assert_eq!(query.written(), "tag=heist");
    }
}
