use leptos::prelude::*;

use crate::night::initials;

/// A person's letters on their color, beside words that name them.
pub fn avatar(name: &str, color: u8) -> AnyView {
    // Drawn by the style sheet: letters in a button would have to be part of what it is called.
    let class = format!("avatar avatar-{color}");
    view! { <span class=class aria-hidden="true" data-initials=initials(name)></span> }.into_any()
}
