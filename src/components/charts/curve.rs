use leptos::prelude::*;

/// Of the picture, in its own units.
const WIDTH: f32 = 320.0;
const HEIGHT: f32 = 132.0;
/// Room under the curve for labels, above it, and beside it for the figures of its lowest and highest point.
const FOOT: f32 = 20.0;
const HEAD: f32 = 10.0;
const SIDE: f32 = 38.0;
const END: f32 = 12.0;

/// A point of a curve.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Point {
    /// Its place from left to right, 0 to 1.
    pub across: f32,
    /// Its height.
    pub up: f32,
    /// What stands under it; empty for nothing.
    pub label: String,
}

/// A curve through points from left to right. `write` writes the heights of its lowest and highest point, and `said` says it
/// all in a sentence.
pub fn curve(points: &[Point], write: impl Fn(f32) -> String, said: String) -> AnyView {
    let ups = || points.iter().map(|point| point.up);
    let (low, high) = (ups().fold(f32::MAX, f32::min), ups().fold(f32::MIN, f32::max));
    let x = |point: &Point| SIDE + 6.0 + point.across.clamp(0.0, 1.0) * (WIDTH - SIDE - 6.0 - END);
    let y = |up: f32| HEAD + (high - up) / (high - low).max(f32::MIN_POSITIVE) * (HEIGHT - FOOT - HEAD - 8.0);
    let dot = |point: &Point| view! { <circle class="curve-point" cx=x(point) cy=y(point.up) r="2.6" /> };
    let label = |point: &Point| {
        (!point.label.is_empty()).then(
            || view! { <text class="column-label" x=x(point) y=HEIGHT - 5.0>{point.label.clone()}</text> },
        )
    };
    let ends = [low, high].map(|up| {
        view! {
            <path class="column-ground" d=format!("M{SIDE} {0:.1}H{WIDTH}", y(up)) />
            <text class="curve-figure" x=SIDE - 6.0 y=y(up) + 4.0>{write(up)}</text>
        }
    });
    let place = |point: &Point| format!("{:.1} {:.1}", x(point), y(point.up));
    let line = points.iter().map(place).collect::<Vec<_>>().join("L");
    let drawn = (!points.is_empty()).then(|| {
        view! {
            {ends.collect_view()}
            <path class="curve-line" d=format!("M{line}") />
            {points.iter().map(dot).collect_view()}
            {points.iter().map(label).collect_view()}
        }
    });
    view! {
        <svg class="columns" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=said>
            {drawn}
        </svg>
    }
    .into_any()
}
