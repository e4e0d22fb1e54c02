//! Five stars in a row, on a canvas of 120 x 24.

use crate::lean::text;
use leptos::prelude::*;

/// Path data of the five.
pub const FIVE: &str = "M12 2.600l2.900 6.100 6.600.900-4.800 4.600 1.200 6.600L12 17.600l-5.900 3.200 1.200-6.600L2.500 9.600l6.600-.900z\
    M36 2.600l2.900 6.100 6.600.900-4.800 4.600 1.200 6.600L36 17.600l-5.900 3.200 1.200-6.600-4.800-4.600 6.600-.900z\
    M60 2.600l2.900 6.100 6.600.900-4.800 4.600 1.200 6.600L60 17.600l-5.900 3.200 1.200-6.600-4.800-4.600 6.600-.900z\
    M84 2.600l2.900 6.100 6.600.900-4.800 4.600 1.200 6.600L84 17.600l-5.900 3.200 1.200-6.600-4.800-4.600 6.600-.900z\
    M108 2.600l2.900 6.100 6.600.900-4.800 4.600 1.200 6.600-5.900-3.200-5.900 3.200 1.200-6.600-4.800-4.600 6.600-.900z";

/// Where `stars` end on the canvas.
pub fn end(stars: f32) -> String {
    format!("{:.1}", stars.clamp(0.0, 5.0) * 24.0)
}

/// The five, cut off where `stars` end.
#[component]
pub fn FiveStars(
    /// How many show.
    #[prop(into)]
    stars: Signal<f32>,
    /// Filled or outlined.
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg width=text(move || end(stars.get())) height="24" overflow="hidden">
            <path class=class d=FIVE />
        </svg>
    }
}
