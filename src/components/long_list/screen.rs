//! What the browser says about a list and the screen.

use leptos::html::Ul;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleDeclaration, Element, HtmlUListElement, ResizeObserver};

use super::window::Layout;

/// The height of the screen.
pub(super) fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
}

/// From the top of an element down to the top of the screen.
pub(super) fn top_of(element: &Element) -> f64 {
    -element.get_bounding_client_rect().top()
}

/// Goes so far down the page; false where it is not that long yet.
pub(super) fn scroll_to(place: f64) -> bool {
    let page = document().document_element().map_or(0, |page| page.scroll_height());
    // Pages end between pixels.
    let there = place + height() <= f64::from(page) + 1.0;
    if there {
        window().scroll_to_with_x_and_y(0.0, place);
    }
    there
}

/// How the style sheet laid out what is drawn; nothing while nothing is.
pub(super) fn layout_of(list: &HtmlUListElement) -> Option<Layout> {
    let item = list.first_element_child()?;
    let style = |element: &Element| window().get_computed_style(element).ok().flatten();
    let (list, item) = (style(list)?, style(&item)?);
    let value = |style: &CssStyleDeclaration, name| style.get_property_value(name).unwrap_or_default();
    let pixels = |text: String| text.trim_end_matches("px").parse().unwrap_or(0.0);
    let columns = value(&list, "grid-template-columns").split_whitespace().count();
    let gap = pixels(value(&list, "row-gap"));
    // Not from its rectangle on the screen, which is rounded the more coarsely the further down the page it is.
    let height: f64 = pixels(value(&item, "height"));
    (columns > 0 && height > 0.0).then_some(Layout { columns, pitch: height + gap, gap })
}

/// Calls `changed` a frame after the size of the list has changed, and once at first.
pub(super) fn follow_size(list: NodeRef<Ul>, changed: impl Fn() + Copy + 'static) {
    // Within the observer's own turn, a change of size would be reported as an error.
    let callback = Closure::<dyn Fn()>::new(move || request_animation_frame(changed));
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok();
    // Both live as long as the list; the observer must go first, so they go together.
    let guard = StoredValue::new_local((observer, callback));
    Effect::new(move |_| {
        if let Some(list) = list.get() {
            guard.with_value(|(observer, _)| observer.iter().for_each(|observer| observer.observe(&list)));
        }
    });
    on_cleanup(move || {
        let _ = guard.try_with_value(|(observer, _)| observer.iter().for_each(ResizeObserver::disconnect));
    });
}
