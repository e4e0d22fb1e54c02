//! What is kept, what anybody could see, and where the picks come from.

mod kept;
mod source;

use leptos::prelude::*;

use crate::words;
use kept::Kept;
use source::SourceAndCard;

/// The privacy page.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    view! {
        <div class="page prose">
            <h1>{words::privacy::TITLE}</h1>
            <p class="lead">{words::privacy::LEAD}</p>
            <Kept />
            <section>
                <h2>{words::privacy::HOST}</h2>
                {words::privacy::HOST_TEXT.map(|text| view! { <p>{text}</p> }).collect_view()}
            </section>
            <SourceAndCard />
        </div>
    }
}
