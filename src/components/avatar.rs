use leptos::prelude::*;

use crate::night::initials;

/// A person's letters on their color, beside words that name them.
pub fn avatar(name: &str, color: u8) -> AnyView {
    let class = format!("avatar avatar-{color}");
    view! { <span class=class aria-hidden="true">{initials(name)}</span> }.into_any()
}
