use leptos::prelude::*;

use crate::lean::maybe;

/// Of the picture, in its own units.
const WIDTH: f32 = 320.0;
const HEIGHT: f32 = 132.0;
/// Room under the columns for their labels.
const FOOT: f32 = 20.0;
/// Room above them.
const HEAD: f32 = 6.0;
/// Share of a step that its column takes.
const FULL: f32 = 0.74;

/// One column.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Column {
    /// What stands under it; empty for nothing.
    pub label: String,
    /// Its height.
    pub value: f32,
    /// What it is compared with, drawn as a line across it.
    pub other: Option<f32>,
    /// Whether it is the one that matters.
    pub marked: bool,
}

/// Columns beside each other, and a line of what they are compared with. `said` says it all in a sentence; `tick` is a place
/// along the columns, 0 at the first one's middle and 1 at the last one's, where a mark stands.
pub fn columns(columns: &[Column], tick: Option<f32>, said: String) -> AnyView {
    let step = WIDTH / columns.len().max(1) as f32;
    let tallest = columns.iter().flat_map(|column| [Some(column.value), column.other]).flatten();
    let tallest = tallest.fold(f32::MIN_POSITIVE, f32::max);
    let top = |value: f32| HEIGHT - FOOT - value / tallest * (HEIGHT - FOOT - HEAD);
    let column = |(at, column): (usize, &Column)| {
        let left = step * (at as f32 + (1.0 - FULL) / 2.0);
        let height = HEIGHT - FOOT - top(column.value);
        let label = (!column.label.is_empty()).then(|| {
            view! { <text class="column-label" x=left + step * FULL / 2.0 y=HEIGHT - 5.0>{column.label.clone()}</text> }
        });
        view! {
            <rect
                class="column"
                class:column-marked=column.marked
                x=left
                y=top(column.value)
                width=step * FULL
                height=height
                rx=(step * FULL / 2.0).min(2.5)
            />
            {label}
        }
    };
    let drawn = columns.iter().enumerate().map(column).collect_view();
    let others = line(columns, step, &top);
    let tick = tick.map(|tick| {
        let x = step / 2.0 + tick.clamp(0.0, 1.0) * (WIDTH - step);
        view! { <path class="column-tick" d=format!("M{x:.1} {HEAD}V{:.1}", HEIGHT - FOOT) /> }
    });
    view! {
        <svg class="columns" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=said>
            <path class="column-ground" d=format!("M0 {0}H{WIDTH}", HEIGHT - FOOT + 0.5) />
            {drawn}
            {maybe((!others.is_empty()).then(|| view! { <path class="column-others" d=others /> }))}
            {maybe(tick)}
        </svg>
    }
    .into_any()
}

/// Steps over the columns that have something to be compared with.
fn line(columns: &[Column], step: f32, top: &dyn Fn(f32) -> f32) -> String {
    let mut path = String::new();
    for (at, column) in columns.iter().enumerate() {
        if let Some(other) = column.other {
            let (left, right) = (step * at as f32, step * (at + 1) as f32);
            let pen = if path.is_empty() { 'M' } else { 'L' };
            path.push_str(&format!("{pen}{left:.1} {0:.1}L{right:.1} {0:.1}", top(other)));
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_steps_over_every_column_that_is_compared() {
        let column = |other| Column { other, ..Column::default() };
        let path = line(&[column(Some(1.0)), column(Some(0.0))], 10.0, &|value| 5.0 - value);
        assert_eq!(path, "M0.0 4.0L10.0 4.0L10.0 5.0L20.0 5.0");
        assert!(line(&[column(None)], 10.0, &|value| value).is_empty());
    }
}
