//! The fills that all covers on a page share: one small set instead of gradients in each of a thousand covers.

use leptos::prelude::*;

/// Draws nothing by itself; must stand once on the page.
#[component]
pub fn CoverSymbols() -> impl IntoView {
    let stop = |offset: &'static str, color: &'static str, opacity: &'static str| {
        view! { <stop offset=offset stop-color=color stop-opacity=opacity /> }
    };
    // Every cover is drawn in the same 200 x 300 units, so the gradients can be measured in them.
    view! {
        <svg class="cover-symbols" width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="cover-grain" width="23" height="29" patternUnits="userSpaceOnUse">
                    <path fill="#000" fill-opacity=".14" d=DARK_GRAIN />
                    <path fill="#fff" fill-opacity=".14" d=LIGHT_GRAIN />
                </pattern>
                <linearGradient id="cover-paper" x2="1" y2="1">
                    {stop("0", "#fff", ".10")} {stop("1", "#000", ".08")}
                </linearGradient>
                <radialGradient id="cover-glow" cy=".4" r=".9">
                    {stop("0", "#fff", ".08")} {stop("1", "#000", ".35")}
                </radialGradient>
                <linearGradient id="cover-gloss" x2=".6" y2="1">
                    {stop("0", "#fff", ".16")} {stop(".45", "#fff", "0")} {stop("1", "#000", ".22")}
                </linearGradient>
                <linearGradient id="cover-dusk" x2="0" y2="1">
                    {stop("0", "#fff", ".14")} {stop(".5", "#fff", "0")} {stop("1", "#000", ".26")}
                </linearGradient>
            </defs>
        </svg>
    }
}

const DARK_GRAIN: &str = "M2 3h1v1h-1zM9 1h1v1h-1zM17 5h1v1h-1zM5 11h1v1h-1zM13 9h1v2h-1zM20 14h1v1h-1zM1 19h1v1h-1z\
    M8 18h2v1h-2zM15 21h1v1h-1zM21 25h1v1h-1zM4 26h1v1h-1zM11 25h1v1h-1z";
const LIGHT_GRAIN: &str = "M6 5h1v1h-1zM14 3h1v1h-1zM19 10h1v1h-1zM3 15h1v1h-1zM10 13h1v1h-1zM17 17h1v1h-1z\
    M6 22h1v1h-1zM12 20h1v1h-1zM18 27h1v1h-1z";
