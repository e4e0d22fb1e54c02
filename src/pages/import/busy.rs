use leptos::prelude::*;

use super::desk::{Desk, State};
use crate::lean::text;
use crate::words::import as words;

/// How far reading and finding have come.
#[component]
pub(super) fn Busy(
    /// The import that is under way.
    desk: Desk,
) -> impl IntoView {
    let state = desk.state();
    let what = text(move || {
        state.with(|state| match state {
            State::Reading(file, _) => words::reading(file),
            State::Waiting => words::waiting().to_owned(),
            _ => words::finding().to_owned(),
        })
    });
    // Said once per step, not with every percent.
    let said = Memo::new(move |_| what.get());
    let percent = text(move || {
        state.with(|state| match state {
            State::Reading(_, percent) | State::Finding(percent) => percent.to_string(),
            _ => "0".to_owned(),
        })
    });
    view! {
        <section>
            <p role="status">{move || said.get()}</p>
            <progress class="import-progress" max="100" value=percent aria-label=move || said.get()></progress>
            <p>
                <button class="button-quiet" type="button" on:click=move |_| desk.clear()>{words::cancel()}</button>
            </p>
        </section>
    }
    .into_any()
}
