//! Arrow keys along a shelf: from a cover to the next cover, from a button to the same button of the next film.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The items of everything that scrolls sideways.
const ITEM: &str = ".shelf-track > li";

/// Moves the focus along the shelf that has it, where the key asks for that. Stars keep their own arrow keys.
pub fn step_along_shelf(key: &str) -> bool {
    let next = match key {
        "ArrowRight" | "ArrowLeft" | "Home" | "End" => key,
        _ => return false,
    };
    let Some(active) = document().active_element().filter(|active| active.tag_name() != "INPUT") else {
        return false;
    };
    let Some(item) = active.closest(ITEM).ok().flatten() else { return false };
    let Some((kind, place)) = place_within(&item, &active) else { return false };
    let shelf = item.parent_element();
    let target = match next {
        "ArrowRight" => item.next_element_sibling(),
        "ArrowLeft" => item.previous_element_sibling(),
        "Home" => shelf.and_then(|shelf| shelf.first_element_child()),
        _ => shelf.and_then(|shelf| shelf.last_element_child()),
    };
    let Some(target) = target else { return false };
    let same = target.get_elements_by_class_name(&kind).item(place);
    let any = || target.query_selector("a, button:not(:disabled)").ok().flatten();
    let target = same.or_else(any).map(JsCast::unchecked_into::<HtmlElement>);
    target.is_some_and(|target| target.focus().is_ok())
}

/// The first class of an element, and which of those in its item it is.
fn place_within(item: &Element, active: &Element) -> Option<(String, u32)> {
    let kind = active.class_list().item(0)?;
    let alike = item.get_elements_by_class_name(&kind);
    let place = (0..alike.length()).find(|at| alike.item(*at).as_ref() == Some(active))?;
    Some((kind, place))
}
