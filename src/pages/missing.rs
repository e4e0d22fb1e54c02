use leptos::prelude::*;

use crate::address::Page;
use crate::words;

/// A page that is not there.
#[component]
pub fn MissingPage() -> impl IntoView {
    view! {
        <section class="page empty">
            <h1>{words::missing::title()}</h1>
            <p>{words::missing::text()}</p>
            <a class="button" href=Page::Home.href()>{words::missing::home()}</a>
        </section>
    }
}
