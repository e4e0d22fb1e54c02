//! A list of any length of which only what is near the screen stands in the page: grids of cards and rows alike.
//!
//! The style sheet lays it out (columns, gaps, and rows that are all of one height); this measures what the style sheet made
//! of it, keeps the scroll bar true, and draws. Keys lead through it, and coming back leads to where one was.

mod screen;
mod window;

use std::sync::Arc;
use std::time::Duration;

use leptos::ev;
use leptos::html::{Div, Ul};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::lean::text;
use crate::scroll::noted_place;
use screen::{follow_size, layout_of, scroll_to, top_of};
use window::{Layout, Sight, reached};

/// Draws one item, by the number that the caller gave it.
pub type DrawItem = Arc<dyn Fn(u32) -> AnyView + Send + Sync>;

/// Screens drawn above and below.
const REACH: f64 = 1.0;
/// After a jump, what is seen comes first and the rest after this.
const REST: Duration = Duration::from_millis(80);

/// The list. An item that stays, stays as it is drawn, whatever comes and goes around it.
#[component]
pub fn LongList(
    /// The items in order, each by a number of its own.
    items: Signal<Arc<Vec<u32>>>,
    /// How one of them looks.
    draw: DrawItem,
    /// How the list looks; all rows must be of one height.
    class: &'static str,
) -> impl IntoView {
    let (frame, list) = (NodeRef::<Div>::new(), NodeRef::<Ul>::new());
    let layout = RwSignal::new(Layout::default());
    let sight = RwSignal::new(Sight { top: 0.0, height: screen::height(), reach: REACH });
    let count = Memo::new(move |_| items.with(|items| items.len()));
    let drawn = Memo::new(move |_| layout.get().drawn(count.get(), sight.get()));

    // Where to return to, until it is reached or the person goes elsewhere.
    let wanted = StoredValue::new(Some(noted_place()).filter(|place| *place > 0.0));
    let to_focus = StoredValue::new(None::<usize>);

    let look = move || {
        let Some(frame) = frame.try_get_untracked().flatten() else { return };
        let before = drawn.get_untracked();
        let seen = Sight { top: top_of(&frame), height: screen::height(), reach: 0.0 };
        let needed = layout.get_untracked().drawn(count.get_untracked(), seen);
        let jumped = needed.start >= before.end || needed.end <= before.start;
        let reach = if jumped { 0.0 } else { sight.with_untracked(|sight| sight.reach) };
        sight.set(Sight { reach, ..seen });
        if reach == 0.0 {
            let rest = move || {
                sight.try_update(|sight| sight.reach = REACH);
            };
            set_timeout(rest, REST);
        }
    };
    let measure = move || {
        let Some(found) = list.try_get_untracked().flatten().and_then(|list| layout_of(&list)) else {
            return;
        };
        if layout.get_untracked() != found {
            layout.set(found);
        }
        look();
    };
    follow_size(list, measure);

    let return_to_place = move || {
        let Some(place) = wanted.try_get_value().flatten() else { return };
        if scroll_to(place) {
            wanted.set_value(None);
            look();
        }
    };
    // The item that a key led to keeps the focus while others are drawn around it, until the person goes elsewhere.
    let focus_item = move || {
        let (Some(place), Some(list)) =
            (to_focus.try_get_value().flatten(), list.try_get_untracked().flatten())
        else {
            return;
        };
        let focused = document().active_element().filter(|element| !element.matches("body").unwrap_or(false));
        if focused.as_deref().is_some_and(|focused| !list.contains(Some(focused))) {
            to_focus.set_value(None);
            return;
        }
        let first = drawn.get_untracked().start;
        let item = place.checked_sub(first).and_then(|at| list.children().item(at as u32));
        if let Some(item) = item.filter(|item| !item.contains(focused.as_deref())) {
            focus_within(&item);
        }
    };
    Effect::new(move |_| {
        layout.track();
        items.track();
        drawn.track();
        // The list has its new height and items by then.
        request_animation_frame(move || {
            return_to_place();
            focus_item();
        });
    });
    let go_elsewhere = move || {
        wanted.set_value(None);
        to_focus.set_value(None);
    };
    let listeners = [
        window_event_listener_untyped("scroll", move |_| look()),
        window_event_listener_untyped("resize", move |_| look()),
        window_event_listener_untyped("popstate", move |_| {
            wanted.set_value(Some(noted_place()));
            request_animation_frame(return_to_place);
        }),
        window_event_listener_untyped("wheel", move |_| go_elsewhere()),
        window_event_listener_untyped("pointerdown", move |_| go_elsewhere()),
        window_event_listener_untyped("keydown", move |_| wanted.set_value(None)),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));

    let press = move |event: ev::KeyboardEvent| {
        to_focus.set_value(None);
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
        let Some(at) = place_of(&event, list).filter(|_| plain) else { return };
        let layout = layout.get_untracked();
        let from = drawn.get_untracked().start + at;
        let screenful = layout.screenful(screen::height());
        let Some(to) = reached(&event.key(), from, count.get_untracked(), layout.columns.max(1), screenful)
        else {
            return;
        };
        event.prevent_default();
        to_focus.set_value(Some(to));
        if drawn.get_untracked().contains(&to) {
            focus_item();
        } else if let Some(frame) = frame.get_untracked() {
            let middle = (screen::height() - layout.pitch) / 2.0;
            window().scroll_by_with_x_and_y(0.0, layout.offset(to) - top_of(&frame) - middle.max(0.0));
        }
    };
    let height = text(move || match layout.get().height(count.get()) {
        Some(height) => format!("{height}px"),
        None => "auto".to_owned(),
    });
    let offset = text(move || format!("translateY({}px)", layout.get().offset(drawn.get().start)));
    let shown = move || {
        let drawn = drawn.get();
        items.with(|items| items.get(drawn).map(<[u32]>::to_vec).unwrap_or_default())
    };
    view! {
        <div class="long" node_ref=frame style:height=height>
            <ul class=class node_ref=list style:transform=offset on:keydown=press>
                <ForEnumerate
                    each=shown
                    key=|item| *item
                    children=move |place, item| {
                        let number = text(move || (drawn.get().start + place.get() + 1).to_string());
                        let of = text(move || count.get().to_string());
                        view! { <li aria-posinset=number aria-setsize=of>{draw(item)}</li> }
                    }
                />
            </ul>
        </div>
    }
    .into_any()
}

/// Which of the drawn items a key was pressed in, on its link: stars and fields have a use of their own for arrows.
fn place_of(event: &ev::KeyboardEvent, list: NodeRef<Ul>) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    if !target.matches("a[href]").unwrap_or(false) {
        return None;
    }
    let item = target.closest("li").ok().flatten()?;
    let items = list.get_untracked()?.children();
    (0..items.length()).find(|at| items.item(*at).is_some_and(|other| other == item)).map(|at| at as usize)
}

/// Moves the focus to the first link of an item.
fn focus_within(item: &Element) {
    let link = item.query_selector("a[href]").ok().flatten();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let _ = link.focus();
    }
}
