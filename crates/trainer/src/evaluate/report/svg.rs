//! Charts as SVG that takes its colors from the page's style, needs no script, and is read aloud by its title.

use std::fmt::Write;

use super::chart::{Chart, Lines, Series};
use super::html::escape;
use crate::evaluate::Estimate;

const WIDTH: f64 = 880.0;

/// Kinds of color that the style has; lines beyond repeat them.
const COLORS: usize = 6;

/// Draws a chart; `title` is for those who do not see it.
pub fn draw(chart: &Chart, title: &str) -> String {
    match chart {
        Chart::Bars(bars) => draw_bars(bars, title),
        Chart::Lines(lines) => draw_lines(lines, title),
    }
}

fn frame(height: f64, title: &str, content: &str) -> String {
    let title = escape(title);
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title}\"><title>{title}</title>\n{content}</svg>\n"
    )
}

fn text(content: &mut String, class: &str, x: f64, y: f64, label: &str) {
    let label = escape(label);
    let _ = writeln!(content, "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{label}</text>");
}

fn line(content: &mut String, class: &str, from: (f64, f64), to: (f64, f64)) {
    let ((x1, y1), (x2, y2)) = (from, to);
    let _ = writeln!(
        content,
        "<line class=\"{class}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>"
    );
}

fn draw_bars(bars: &[(String, Estimate)], title: &str) -> String {
    const ROW: f64 = 34.0;
    const LEFT: f64 = 130.0;
    const RIGHT: f64 = 150.0;
    let most = bars.iter().map(|(_, bar)| bar.value + bar.error).fold(f64::MIN_POSITIVE, f64::max);
    let x = |value: f64| LEFT + (WIDTH - LEFT - RIGHT) * value / most;
    let mut content = String::new();
    for (row, (name, Estimate { value, error })) in bars.iter().enumerate() {
        let middle = ROW * (row as f64 + 0.5) + 4.0;
        let color = if row + 1 == bars.len() { "bar best" } else { "bar" };
        text(&mut content, "name", LEFT - 12.0, middle + 5.0, name);
        let _ = writeln!(
            content,
            "<rect class=\"{color}\" x=\"{LEFT}\" y=\"{:.1}\" width=\"{:.1}\" height=\"20\" rx=\"3\"/>",
            middle - 10.0,
            (x(*value) - LEFT).max(1.0)
        );
        let ends = [x((value - error).max(0.0)), x(value + error)];
        line(&mut content, "error", (ends[0], middle), (ends[1], middle));
        ends.iter().for_each(|end| line(&mut content, "error", (*end, middle - 4.0), (*end, middle + 4.0)));
        text(&mut content, "figure", ends[1] + 10.0, middle + 5.0, &format!("{value:.4} ± {error:.4}"));
    }
    frame(ROW * bars.len() as f64 + 8.0, title, &content)
}

const HEIGHT: f64 = 340.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 120.0;
const TOP: f64 = 28.0;
const BOTTOM: f64 = 52.0;

fn draw_lines(lines: &Lines, title: &str) -> String {
    let estimates = || lines.series.iter().flat_map(|series| series.values.iter().flatten());
    let reach =
        estimates().flat_map(|estimate| [estimate.value - estimate.error, estimate.value + estimate.error]);
    let (least, most) = reach
        .chain(lines.target)
        .fold((f64::MAX, f64::MIN), |(least, most), value| (least.min(value), most.max(value)));
    let ticks = ticks(least, most);
    let (low, high) = (ticks.first().copied().unwrap_or(0.0), ticks.last().copied().unwrap_or(1.0));
    let x = |place: usize| {
        let gaps = lines.places.len().saturating_sub(1).max(1) as f64;
        LEFT + 24.0 + (WIDTH - LEFT - RIGHT - 48.0) * place as f64 / gaps
    };
    let y = |value: f64| TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low).max(f64::MIN_POSITIVE);
    let mut content = String::new();
    text(&mut content, "axis-name", LEFT - 44.0, 14.0, lines.up);
    for tick in &ticks {
        line(&mut content, "grid", (LEFT, y(*tick)), (WIDTH - RIGHT, y(*tick)));
        text(
            &mut content,
            "tick up",
            LEFT - 8.0,
            y(*tick) + 4.0,
            format!("{tick:.2}").trim_start_matches('0'),
        );
    }
    for (place, label) in lines.places.iter().enumerate() {
        text(&mut content, "tick across", x(place), HEIGHT - BOTTOM + 20.0, label);
    }
    text(&mut content, "axis-name across", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10.0, lines.across);
    if let Some(target) = lines.target {
        line(&mut content, "target", (LEFT, y(target)), (WIDTH - RIGHT, y(target)));
    }
    for (number, series) in lines.series.iter().enumerate() {
        let color = color(number, &lines.series);
        draw_series(&mut content, series, &color, &x, &y);
    }
    label_ends(&mut content, lines, &y);
    frame(HEIGHT, title, &content)
}

/// The last one is the default model, and has the accent.
fn color(number: usize, series: &[Series]) -> String {
    if number + 1 == series.len() { "best".to_owned() } else { format!("c{}", series[number].color % COLORS) }
}

fn draw_series(
    content: &mut String,
    series: &Series,
    color: &str,
    x: &dyn Fn(usize) -> f64,
    y: &dyn Fn(f64) -> f64,
) {
    let known: Vec<(f64, Estimate)> =
        series.values.iter().enumerate().filter_map(|(place, value)| Some((x(place), (*value)?))).collect();
    let points: Vec<String> =
        known.iter().map(|(x, estimate)| format!("{x:.1},{:.1}", y(estimate.value))).collect();
    let _ = writeln!(content, "<polyline class=\"line {color}\" points=\"{}\"/>", points.join(" "));
    for (x, Estimate { value, error }) in known {
        line(content, &format!("whisker {color}"), (x, y(value - error)), (x, y(value + error)));
        let tip = escape(&format!("{}: {value:.4} ± {error:.4}", series.name));
        let _ = writeln!(
            content,
            "<circle class=\"point {color}\" cx=\"{x:.1}\" cy=\"{:.1}\" r=\"4\"><title>{tip}</title></circle>",
            y(value)
        );
    }
}

/// Names the lines where they end, pushed apart so that none covers another.
fn label_ends(content: &mut String, lines: &Lines, y: &dyn Fn(f64) -> f64) {
    const APART: f64 = 17.0;
    if lines.series.len() < 2 {
        return;
    }
    let ends = lines.series.iter().enumerate().filter_map(|(number, series)| {
        let last = series.values.iter().rev().flatten().next()?;
        Some((y(last.value), number, series.name.as_str()))
    });
    let mut ends: Vec<(f64, usize, &str)> = ends.collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    for place in 1..ends.len() {
        ends[place].0 = ends[place].0.max(ends[place - 1].0 + APART);
    }
    // What was pushed below the axis pushes the others up again.
    let mut lowest = HEIGHT - BOTTOM;
    for (at, number, name) in ends.into_iter().rev() {
        let at = at.min(lowest);
        lowest = at - APART;
        let class = format!("end {}", color(number, &lines.series));
        text(content, &class, WIDTH - RIGHT - 8.0, at + 4.0, name);
    }
}

/// Four to seven round numbers around the values.
pub fn ticks(least: f64, most: f64) -> Vec<f64> {
    if least > most {
        return Vec::new();
    }
    let rough = ((most - least) / 4.0).max(0.01);
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|round| round * power).find(|step| *step >= rough);
    let step = step.unwrap_or(rough);
    let (first, last) = ((least / step).floor() as i64, (most / step).ceil() as i64);
    (first..=last.max(first + 1)).map(|tick| tick as f64 * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_around_the_values() {
        let close = |ticks: Vec<f64>, expected: &[f64]| {
            assert_eq!(ticks.len(), expected.len(), "{ticks:?}");
            assert!(ticks.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{ticks:?}");
        };
        close(ticks(0.19, 0.41), &[0.1, 0.2, 0.3, 0.4, 0.5]);
        close(ticks(0.781, 0.812), &[0.78, 0.79, 0.8, 0.81, 0.82]);
        assert_eq!(ticks(f64::MAX, f64::MIN), [] as [f64; 0]);
        assert!(ticks(0.5, 0.5).len() >= 2);
    }

    #[test]
    fn names_of_lines_that_end_together_do_not_overlap() {
        let series = |name: &str| Series {
            name: name.to_owned(),
            color: 0,
            values: vec![Some(Estimate { value: 0.4, error: 0.01 })],
        };
        let lines = Lines {
            across: "a",
            up: "b",
            places: vec!["1".to_owned()],
            series: ["one", "two", "three"].map(series).to_vec(),
            target: None,
        };
        let drawn = draw(&Chart::Lines(lines), "t");
        let heights = drawn.lines().filter(|line| line.contains("class=\"end"));
        let mut heights: Vec<f64> = heights
            .map(|line| line.split("y=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap())
            .collect();
        heights.sort_by(f64::total_cmp);
        assert_eq!(heights.len(), 3);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] > 15.0));
    }
}
