use crate::lean::flag;
use bijou_engine::Stars;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::art::{FIVE, FiveStars};
use super::steps::{Act, act, stars_at};
use crate::words;

/// Half-stars as a real radio group: ten radio buttons under five stars, for mouse, touch and keyboard.
#[component]
pub fn StarsInput(
    /// Title of the film.
    #[prop(into)]
    title: String,
    /// The rating.
    #[prop(into)]
    value: Signal<Option<Stars>>,
    /// Called with the new rating, or with nothing when it is taken back.
    #[prop(into)]
    on_change: Callback<Option<Stars>>,
) -> impl IntoView {
    // What the pointer would give; the fill follows it.
    let aimed = RwSignal::new(None::<Stars>);
    let row = NodeRef::<leptos::html::Div>::new();
    let shown = Signal::derive(move || aimed.get().or(value.get()).map_or(0.0, Stars::value));

    let below = move |event: &ev::PointerEvent| {
        let area = row.get_untracked()?.get_bounding_client_rect();
        stars_at(f64::from(event.client_x()) - area.left(), area.width())
    };
    let aim = move |event: ev::PointerEvent| aimed.set(below(&event));
    let press = move |event: ev::PointerEvent| {
        // A finger that slides along the row keeps rating it, even beyond its edge.
        if let Some(row) = row.get_untracked() {
            let _ = row.set_pointer_capture(event.pointer_id());
        }
        aimed.set(below(&event));
    };
    let release = move |event: ev::PointerEvent| {
        aimed.set(None);
        if let Some(stars) = below(&event) {
            on_change.run(Some(stars));
            focus_choice(row, stars);
        }
    };
    let leave = move |_| aimed.set(None);
    let keydown = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match act(&event.key(), value.get_untracked()) {
            Some(Act::Give(stars)) => {
                event.prevent_default();
                on_change.run(Some(stars));
                focus_choice(row, stars);
            }
            Some(Act::Clear) => {
                event.prevent_default();
                on_change.run(None);
            }
            None => {}
        }
    };

    let group = words::stars::rate(&title);
    // Radio buttons of one group share a name; a film can stand twice on a page, so the name must not be its id.
    let name = format!("stars-{}", next_group());
    let choices = (1..=10).filter_map(Stars::from_half_stars).map(|stars| {
        view! {
            <input
                class="hidden-input"
                type="radio"
                name=name.clone()
                value=stars.half_stars()
                aria-label=words::stars(stars)
                prop:checked=flag(move || value.get() == Some(stars))
                on:change=move |_| on_change.run(Some(stars))
            />
        }
    });
    let clear = words::stars::clear(&title);
    let none = flag(move || value.get().is_none());
    view! {
        <div class="stars">
            <div
                class="stars-row"
                role="radiogroup"
                aria-label=group
                node_ref=row
                on:pointermove=aim
                on:pointerdown=press
                on:pointerup=release
                on:pointerleave=leave
                on:pointercancel=leave
                on:keydown=keydown
            >
                {choices.collect_view()}
                <svg class="stars-art" class:stars-aimed=flag(move || aimed.get().is_some()) viewBox="0 0 120 24" aria-hidden="true">
                    <path class="star-empty" d=FIVE />
                    <FiveStars stars=shown class="star-given" />
                </svg>
            </div>
            <button
                class="stars-clear"
                class:stars-none=none
                type="button"
                aria-label=clear
                disabled=none
                on:click=move |_| on_change.run(None)
            >
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M7 7l10 10M17 7L7 17" />
                </svg>
            </button>
        </div>
    }
    .into_any()
}

/// Moves the focus to the radio button of a rating, so that the next arrow key steps on from there.
fn focus_choice(row: NodeRef<leptos::html::Div>, stars: Stars) {
    let choice = row.get_untracked().and_then(|row| {
        row.query_selector(&format!("input[value=\"{}\"]", stars.half_stars())).ok().flatten()
    });
    if let Some(choice) = choice {
        let _ = choice.unchecked_into::<HtmlElement>().focus();
    }
}

/// A number that no other group on the page has.
fn next_group() -> u32 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static GROUPS: AtomicU32 = AtomicU32::new(0);
    GROUPS.fetch_add(1, Ordering::Relaxed)
}
