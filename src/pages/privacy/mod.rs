//! What is kept, what anybody could see, and where the picks come from.

mod kept;
mod passphrase;
mod program;
mod rights;

use leptos::prelude::*;

use crate::address::Page;
use crate::words;
use kept::Kept;
use passphrase::Passphrase;
use program::Program;
use rights::Rights;

/// The privacy page.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    view! {
        <div class="page prose">
            <h1>{words::privacy::title()}</h1>
            <p class="lead">{words::privacy::lead()}</p>
            <Kept />
            <Rights />
            <Passphrase />
            <Program />
            <section>
                <h2>{words::privacy::host()}</h2>
                {[words::privacy::host_files(), words::privacy::host_fragment()].map(|text| view! { <p>{text}</p> }).collect_view()}
            </section>
            <section>
                <h2>{words::privacy::data()}</h2>
                <p>{words::privacy::data_text()}</p>
                <p><a href=Page::Data.href()>{words::data::title()}</a></p>
            </section>
        </div>
    }
}
