//! Charts as SVG that takes its colors from the page's style and is read aloud by its title. Their width is that of a phone,
//! so that their letters are as large there as those of the text.

use std::fmt::Write;

use crate::evaluate::report::{escape, ticks};

/// Of every chart, in its own units.
pub const WIDTH: f64 = 340.0;

const TOP: f64 = 18.0;
const BOTTOM: f64 = 22.0;
/// Room beside a curve for the figures of its axis.
const LEFT: f64 = 40.0;

/// Labels below a chart at most.
const LABELS: usize = 7;

/// One column, or one point.
pub struct Mark {
    /// What stands below it.
    pub label: String,
    /// Its height.
    pub value: f64,
    /// What it says when it is pointed at.
    pub said: String,
}

/// The frame of a chart; `title` is for those who do not see it.
pub fn frame(height: f64, title: &str, content: &str) -> String {
    let title = escape(title);
    format!("<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title}\">\n{content}</svg>\n")
}

/// A piece of text.
pub fn text(content: &mut String, class: &str, x: f64, y: f64, label: &str) {
    let _ = writeln!(content, "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escape(label));
}

/// Columns beside each other, from nothing up. `figures` stand above them where there is room.
pub fn columns(marks: &[Mark], figures: Option<&dyn Fn(f64) -> String>, title: &str) -> String {
    const HEIGHT: f64 = 190.0;
    let step = WIDTH / marks.len().max(1) as f64;
    let tallest = marks.iter().map(|mark| mark.value).fold(f64::MIN_POSITIVE, f64::max);
    let ground = HEIGHT - BOTTOM;
    let every = marks.len().div_ceil(if marks.len() <= 14 { 14 } else { LABELS }).max(1);
    let mut content = String::new();
    for (at, mark) in marks.iter().enumerate() {
        let height = mark.value / tallest * (ground - TOP);
        // What is there is seen, however little of it.
        let height = if mark.value > 0.0 { height.max(1.0) } else { 0.0 };
        let left = step * at as f64 + step * 0.1;
        let _ = writeln!(
            content,
            "<rect class=\"bar\" x=\"{left:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{height:.1}\" rx=\"{:.1}\"><title>{}</title></rect>",
            ground - height,
            step * 0.8,
            (step * 0.12).min(2.5),
            escape(&mark.said)
        );
        let middle = left + step * 0.4;
        if at % every == 0 {
            text(&mut content, "tick middle", middle, HEIGHT - 6.0, &mark.label);
        }
        if let Some(figures) = figures.filter(|_| marks.len() <= 14 && mark.value > 0.0) {
            text(&mut content, "figure middle", middle, ground - height - 5.0, &figures(mark.value));
        }
    }
    let _ = writeln!(content, "<path class=\"ground\" d=\"M0 {ground:.1}H{WIDTH}\"/>");
    frame(HEIGHT, title, &content)
}

/// Rows of bars with their name and what is said of them.
pub fn rows(marks: &[Mark], title: &str) -> String {
    const ROW: f64 = 24.0;
    const NAME: f64 = 96.0;
    const SAID: f64 = 96.0;
    let longest = marks.iter().map(|mark| mark.value).fold(f64::MIN_POSITIVE, f64::max);
    let mut content = String::new();
    for (row, mark) in marks.iter().enumerate() {
        let top = ROW * row as f64;
        let length = (mark.value / longest * (WIDTH - NAME - SAID)).max(1.0);
        text(&mut content, "name", NAME - 8.0, top + 16.0, &mark.label);
        let _ = writeln!(
            content,
            "<rect class=\"bar\" x=\"{NAME}\" y=\"{:.1}\" width=\"{length:.1}\" height=\"14\" rx=\"2\"/>",
            top + 5.0
        );
        text(&mut content, "figure", NAME + length + 6.0, top + 16.0, &mark.said);
    }
    frame(ROW * marks.len() as f64 + 4.0, title, &content)
}

/// A curve through points from left to right, with round figures at its side. `across` places the points, 0 to 1; without it
/// they stand at equal distances.
pub fn curve(marks: &[Mark], across: Option<&[f64]>, axis: &dyn Fn(f64) -> String, title: &str) -> String {
    const HEIGHT: f64 = 200.0;
    const RIGHT: f64 = 14.0;
    let values = || marks.iter().map(|mark| mark.value);
    let (least, most) = (values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max));
    let ticks = ticks(least, most);
    let (low, high) = (ticks.first().copied().unwrap_or(0.0), ticks.last().copied().unwrap_or(1.0));
    let ground = HEIGHT - BOTTOM;
    let gaps = marks.len().saturating_sub(1).max(1) as f64;
    let x = |at: usize| {
        let share = across.and_then(|across| across.get(at).copied()).unwrap_or(at as f64 / gaps);
        LEFT + 8.0 + (WIDTH - LEFT - 8.0 - RIGHT) * share
    };
    let y = |value: f64| TOP + (ground - TOP) * (high - value) / (high - low).max(f64::MIN_POSITIVE);
    let mut content = String::new();
    for tick in &ticks {
        let _ = writeln!(content, "<path class=\"grid\" d=\"M{LEFT} {:.1}H{WIDTH}\"/>", y(*tick));
        text(&mut content, "tick end", LEFT - 6.0, y(*tick) + 4.0, &axis(*tick));
    }
    let line: Vec<String> =
        (0..marks.len()).map(|at| format!("{:.1} {:.1}", x(at), y(marks[at].value))).collect();
    if let (Some(_), true) = (line.first(), across.is_some()) {
        let (first, last) = (x(0), x(marks.len() - 1));
        let _ = writeln!(
            content,
            "<path class=\"under\" d=\"M{first:.1} {ground:.1}L{}L{last:.1} {ground:.1}z\"/>",
            line.join("L")
        );
    }
    let _ = writeln!(content, "<path class=\"line\" d=\"M{}\"/>", line.join("L"));
    let mut free = f64::MIN;
    for (at, mark) in marks.iter().enumerate() {
        let (x, y) = (x(at), y(mark.value));
        let _ = writeln!(
            content,
            "<circle class=\"point\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"><title>{}</title></circle>",
            escape(&mark.said)
        );
        let room = mark.label.chars().count() as f64 * 6.5 + 14.0;
        if !mark.label.is_empty() && x - room / 2.0 >= free {
            text(&mut content, "tick middle", x, HEIGHT - 6.0, &mark.label);
            free = x + room / 2.0;
        }
    }
    frame(HEIGHT, title, &content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(value: f64) -> Mark {
        Mark { label: "a".to_owned(), value, said: "s".to_owned() }
    }

    #[test]
    fn columns_stand_on_the_ground_and_the_tallest_fills_the_chart() {
        let drawn = columns(&[mark(2.0), mark(0.0), mark(4.0)], None, "t");
        let heights: Vec<&str> =
            drawn.split("height=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default()).collect();
        assert_eq!(heights, ["75.0", "0.0", "150.0"]);
    }

    #[test]
    fn nothing_at_all_can_be_drawn() {
        for drawn in [
            columns(&[], None, "t"),
            rows(&[], "t"),
            curve(&[], None, &|_| String::new(), "t"),
            curve(&[mark(3.0)], None, &|_| String::new(), "t"),
        ] {
            assert!(!drawn.contains("NaN") && !drawn.contains("inf"), "{drawn}");
        }
    }
}
