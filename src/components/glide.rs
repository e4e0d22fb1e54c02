//! Lets the children of an element glide to their new places when their order changes: first, last, invert, play.

use std::collections::HashMap;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

type Places = HashMap<String, (f64, f64)>;

/// Follows `changes` and moves the children of `list`, told apart by their `data-key`. How long it takes, and whether it
/// moves at all, is the style sheet's matter (class `gliding`, reduced motion).
pub fn glide<T: Send + Sync + 'static>(list: NodeRef<leptos::html::Ul>, changes: impl Fn() -> T + 'static) {
    let places = StoredValue::new(Places::new());
    Effect::new(move |_| {
        changes();
        // Effects run before the next frame but after the list has its new order.
        request_animation_frame(move || {
            let Some(list) = list.try_get_untracked().flatten() else { return };
            let children = keyed_children(&list);
            let now: Places = children.iter().map(|(key, child)| (key.clone(), place(child))).collect();
            let before =
                places.try_update_value(|places| std::mem::replace(places, now.clone())).unwrap_or_default();
            for (key, child) in &children {
                let Some(to) = now.get(key) else { continue };
                match before.get(key) {
                    Some(from) if from != to => play(child, (from.0 - to.0, from.1 - to.1)),
                    _ => {}
                }
            }
        });
    });
}

/// Where an element stands in its list; does not change when the page scrolls or the element is moving.
fn place(element: &HtmlElement) -> (f64, f64) {
    (f64::from(element.offset_left()), f64::from(element.offset_top()))
}

fn keyed_children(list: &HtmlElement) -> Vec<(String, HtmlElement)> {
    let children = list.children();
    (0..children.length())
        .filter_map(|at| children.item(at))
        .filter_map(|child| Some((child.get_attribute("data-key")?, child.unchecked_into())))
        .collect()
}

/// Starts at the old place without a transition, then lets go of it in the next frame.
fn play(child: &HtmlElement, (x, y): (f64, f64)) {
    let style = child.style();
    let _ = child.class_list().remove_1("gliding");
    let _ = style.set_property("transform", &format!("translate({x}px,{y}px)"));
    let child = child.clone();
    request_animation_frame(move || {
        let _ = child.class_list().add_1("gliding");
        let _ = child.style().remove_property("transform");
    });
}
