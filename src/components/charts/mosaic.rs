use leptos::prelude::*;

/// Of a cell, in the picture's units.
const CELL: f32 = 10.0;
/// Shades; each stands for values three times as high as the one before.
const SHADES: usize = 9;
const STEP: f64 = 3.0;

/// Cells in rows of `columns`, the stronger the closer their value is to 1. `said` says in a sentence what there is to see.
pub fn mosaic(cells: &[f64], columns: usize, said: String) -> AnyView {
    let columns = columns.max(1);
    let (width, height) = (CELL * columns as f32, CELL * cells.len().div_ceil(columns) as f32);
    let squares = |shade: usize| {
        let path: String = (cells.iter().enumerate())
            .filter(|(_, value)| shade_of(**value) == shade)
            .map(|(at, _)| {
                let (x, y) = ((at % columns) as f32 * CELL, (at / columns) as f32 * CELL);
                format!("M{x} {y}h{CELL}v{CELL}h-{CELL}z")
            })
            .collect();
        let strength = shade as f32 / SHADES as f32;
        (!path.is_empty())
            .then(|| view! { <path class="mosaic-cells" fill-opacity=strength.powf(1.5) d=path /> })
    };
    view! {
        <svg class="mosaic" viewBox=format!("0 0 {width} {height}") role="img" aria-label=said>
            <rect class="mosaic-ground" width=width height=height />
            {(1..=SHADES).map(squares).collect_view()}
        </svg>
    }
    .into_any()
}

/// 0 for nothing, up to [`SHADES`] for one.
fn shade_of(value: f64) -> usize {
    if value <= 0.0 { 0 } else { (SHADES as f64 + value.log(STEP)).ceil().clamp(1.0, SHADES as f64) as usize }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shade_stands_for_three_times_the_one_before() {
        assert_eq!([0.0, 1e-9, 0.1, 0.3, 0.34, 1.0].map(shade_of), [0, 1, 7, 8, 9, 9]);
    }
}
