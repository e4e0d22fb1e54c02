//! How to decide, and among which films.

use std::sync::Arc;

use bijou_engine::Consensus;
use leptos::ev;
use leptos::prelude::*;

use super::state::Night;
use crate::components::decade_select;
use crate::lean::{flag, text};
use crate::night::Evening;
use crate::words;

/// The choices above the list.
pub fn deciding(night: Night) -> AnyView {
    let evening = night.evening();
    let blend = move |blend: Consensus| {
        view! {
            <label class="segment">
                <input
                    class="hidden-input"
                    type="radio"
                    name="blend"
                    prop:checked=flag(move || evening.with(|evening| evening.blend == blend))
                    on:change=move |_| night.decide(|evening| Evening { blend, ..evening })
                />
                <span>{words::night::blend_name(word(blend))}</span>
            </label>
        }
    };
    let about = text(move || {
        evening.with(|evening| words::night::blend_about(word(evening.blend)).unwrap_or_default().to_owned())
    });
    let again = flag(move || evening.with(|evening| evening.again));
    let allow = move |event: ev::Event| {
        let again = event_target_checked(&event);
        night.decide(|evening| Evening { again, ..evening });
    };
    let (from, to) = (
        Signal::derive(move || evening.with(|evening| evening.from)),
        Signal::derive(move || evening.with(|evening| evening.to)),
    );
    let set_from = move |from| night.decide(|evening| Evening { from, ..evening });
    let set_to = move |to| night.decide(|evening| Evening { to, ..evening });
    view! {
        <section class="deciding" aria-labelledby="decide-heading">
            <h2 id="decide-heading">{words::night::decide()}</h2>
            <fieldset class="segments" aria-labelledby="decide-heading">
                {Evening::BLENDS.map(blend).collect_view()}
            </fieldset>
            <p class="quiet">{about}</p>
            <div class="deciding-rest">
                <p class="tune-years">
                    <span aria-hidden="true">{words::tune::from()}</span>
                    {decade_select(words::tune::from(), words::tune::any(), from, Arc::new(set_from))}
                    <span aria-hidden="true">{words::tune::to()}</span>
                    {decade_select(words::tune::to(), words::tune::any(), to, Arc::new(set_to))}
                </p>
                <label class="tune-check">
                    <input type="checkbox" prop:checked=again on:change=allow />
                    {words::night::again()}
                </label>
            </div>
        </section>
    }
    .into_any()
}

fn word(blend: Consensus) -> &'static str {
    match blend {
        Consensus::Fairness => "fair",
        Consensus::LeastMisery => "least",
        Consensus::Average => "average",
    }
}
