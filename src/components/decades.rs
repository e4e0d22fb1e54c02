use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::lean::flag;
use crate::words;

/// The decades on offer; the first films are older than anybody asks for by decade.
const DECADES: (u16, u16) = (1900, 2020);

/// A choice of a decade by its first year, the latest on top; 0 stands for `any` of them.
pub fn decade_select(
    label: &'static str,
    any: &'static str,
    chosen: Signal<u16>,
    choose: Arc<dyn Fn(u16)>,
) -> AnyView {
    let decades = (DECADES.0..=DECADES.1).rev().step_by(10).map(|start| {
        let selected = flag(move || chosen.get() == start);
        view! { <option value=start prop:selected=selected>{words::browse::decade_of(&start.to_string())}</option> }
    });
    let change = move |event: ev::Event| choose(event_target_value(&event).parse().unwrap_or(0));
    view! {
        <select class="select" aria-label=label on:change=change>
            <option value="0" prop:selected=flag(move || chosen.get() == 0)>{any}</option>
            {decades.collect_view()}
        </select>
    }
    .into_any()
}
