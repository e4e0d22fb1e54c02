//! Which language is spoken, and the files of the others.
//!
//! Everybody fetches every language's file, before the rest of the catalog and in the same order: a request never tells who
//! speaks what. Who speaks English sees the page at once; for others it opens when their file is there.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::LANGUAGES;
use super::table::{self, Table, english};
use crate::load::fetch_text;
use crate::store::{Language, Library};

/// What has become of a language's file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Arrival {
    /// On its way.
    Awaited,
    /// There.
    Here(Table),
    /// It did not arrive: English stands in.
    Missing,
}

/// The language on the screen.
#[derive(Clone, Copy)]
pub struct Speaking(Memo<Option<usize>>, RwSignal<Vec<Arrival>>);

/// Fetches the languages and follows the person's choice.
pub fn provide_words() -> Speaking {
    let here = |at| if at == 0 { Arrival::Here(english()) } else { Arrival::Awaited };
    let arrivals = RwSignal::new((0..LANGUAGES.len()).map(here).collect::<Vec<_>>());
    for (at, language) in LANGUAGES.iter().enumerate().skip(1) {
        spawn_local(async move {
            let table = fetch_text("words", language.file).await.ok().and_then(table::read);
            arrivals.update(|arrivals| arrivals[at] = table.map_or(Arrival::Missing, Arrival::Here));
        });
    }
    let record = Library::in_scope().record();
    let wanted = Memo::new(move |_| {
        let chosen = record.with(|record| record.language.value);
        chosen.place().unwrap_or_else(|| best_for(&asked()))
    });
    // While a language is on its way, the one before stays; at first there is none.
    let spoken = Memo::new(move |before: Option<&Option<usize>>| {
        let wanted = wanted.get();
        arrivals.with(|arrivals| match arrivals.get(wanted) {
            Some(Arrival::Here(_)) => Some(wanted),
            Some(Arrival::Awaited) => before.copied().flatten(),
            Some(Arrival::Missing) | None => Some(0),
        })
    });
    let speaking = Speaking(spoken, arrivals);
    provide_context(speaking);
    speaking
}

impl Speaking {
    /// Speaks what is wanted from now on; false while that is still on its way. Whoever draws the page calls this, and
    /// draws it anew whenever the language changes.
    pub fn begin(self) -> bool {
        let Some(spoken) = self.0.get() else { return false };
        if let Some(Arrival::Here(table)) = self.1.with_untracked(|arrivals| arrivals.get(spoken).copied()) {
            table::speak(spoken, table);
        }
        let code = LANGUAGES.get(spoken).map_or("en", |language| language.code);
        #[cfg(target_arch = "wasm32")]
        super::figures::speak(code);
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", code);
        }
        true
    }
}

/// The languages that the browser asks for.
#[cfg(target_arch = "wasm32")]
fn asked() -> Vec<String> {
    super::figures::list()
}
#[cfg(not(target_arch = "wasm32"))]
fn asked() -> Vec<String> {
    Vec::new()
}

/// The first language asked for that has a file.
fn best_for(asked: &[String]) -> usize {
    let place = |locale: &String| Language::of_code(locale.split('-').next().unwrap_or_default()).place();
    asked.iter().find_map(place).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_has_a_file_is_spoken() {
        let best = |asked: &[&str]| {
            let asked: Vec<String> = asked.iter().map(|&code| code.to_owned()).collect();
            LANGUAGES[best_for(&asked)].code
        };
        assert_eq!(best(&["de-AT", "en"]), "de");
        assert_eq!(best(&["fr-FR", "fr", "de"]), "de");
        assert_eq!(best(&["en-GB", "de"]), "en");
        assert_eq!(best(&["fr"]), "en");
        assert_eq!(best(&[]), "en");
    }
}
