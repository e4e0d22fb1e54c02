use crate::lean::text;
use leptos::prelude::*;

use crate::store::Library;
use crate::words;

/// A greeting that knows how far the person has come.
#[component]
pub fn Welcome() -> impl IntoView {
    let record = Library::in_scope().record();
    let rated = Memo::new(move |_| record.with(|record| record.rated().count()));
    let line = text(move || match rated.get() {
        0 => words::home::invite().to_owned(),
        rated => words::home::progress(rated),
    });
    view! {
        <header class="welcome">
            <h1>{words::home::welcome()}</h1>
            <p class="lead">{line}</p>
        </header>
    }
}
