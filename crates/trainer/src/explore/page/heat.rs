use std::fmt::Write;

use bijou_catalog::DataReport;

use super::chart::{WIDTH, frame, text};

/// Shades of the picture; each stands for densities three times as high as the one before.
const SHADES: usize = 9;
const STEP: f64 = 3.0;

/// Where the picture stands.
const LEFT: f64 = 24.0;
const TOP: f64 = 20.0;

/// The matrix as squares, the darker the more of its pairs are rated.
pub fn heat(report: &DataReport, title: &str) -> String {
    let (columns, rows) = (report.matrix.columns as usize, report.rows());
    if columns == 0 || rows == 0 {
        return String::new();
    }
    let (across, down) = ((WIDTH - LEFT) / columns as f64, 240.0 / rows as f64);
    let mut content = String::new();
    for shade in 1..=SHADES {
        let mut path = String::new();
        for (at, _) in report.matrix.cells.iter().enumerate().filter(|(_, share)| shade_of(**share) == shade)
        {
            let (x, y) = (LEFT + (at % columns) as f64 * across, TOP + (at / columns) as f64 * down);
            let _ = write!(path, "M{x:.1} {y:.1}h{across:.2}v{down:.2}h-{across:.2}z");
        }
        if !path.is_empty() {
            let _ = writeln!(content, "<path class=\"heat h{shade}\" d=\"{path}\"/>");
        }
    }
    let _ = writeln!(
        content,
        "<rect class=\"edge\" x=\"{LEFT}\" y=\"{TOP}\" width=\"{:.1}\" height=\"240\"/>",
        WIDTH - LEFT
    );
    text(&mut content, "axis", LEFT, 12.0, "films, most rated first →");
    let _ = writeln!(
        content,
        "<text class=\"axis\" transform=\"translate(13 {TOP}) rotate(90)\">people, most active first →</text>"
    );
    frame(264.0, title, &content)
}

/// 0 for none, up to [`SHADES`] where all pairs are rated.
fn shade_of(share: f64) -> usize {
    if share <= 0.0 {
        return 0;
    }
    (SHADES as f64 + share.log(STEP)).ceil().clamp(1.0, SHADES as f64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shade_stands_for_three_times_the_one_before() {
        assert_eq!([0.0, 1e-9, 0.1, 0.3, 0.34, 1.0].map(shade_of), [0, 1, 7, 8, 9, 9]);
    }
}
