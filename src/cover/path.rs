//! Writes SVG path data, rounded to whole units of the 200 x 300 canvas so that a cover stays small.

use std::fmt::Write as _;

/// Path data under construction.
#[derive(Default)]
pub struct Path(String);

impl Path {
    /// An empty path.
    pub fn new() -> Self {
        Self::default()
    }

    fn push(mut self, part: std::fmt::Arguments<'_>) -> Self {
        // Writing to a string cannot fail.
        let _ = self.0.write_fmt(part);
        self
    }

    /// A full circle.
    pub fn circle(self, x: f32, y: f32, radius: f32) -> Self {
        self.ellipse(x, y, radius, radius)
    }

    /// A full ellipse, clockwise like all shapes here: overlapping parts of one path add up instead of canceling out.
    pub fn ellipse(self, x: f32, y: f32, rx: f32, ry: f32) -> Self {
        let (x, y, rx, ry) = (whole(x), whole(y), whole(rx), whole(ry));
        self.push(format_args!("M{} {y}a{rx} {ry} 0 1 1 {} 0a{rx} {ry} 0 1 1 {} 0", x - rx, 2 * rx, -2 * rx))
    }

    /// An axis-parallel rectangle.
    pub fn rect(self, x: f32, y: f32, width: f32, height: f32) -> Self {
        let width = whole(width);
        self.push(format_args!("M{} {}h{width}v{}h{}z", whole(x), whole(y), whole(height), -width))
    }

    /// A closed polygon.
    pub fn polygon(self, points: &[(f32, f32)]) -> Self {
        self.line(points).push(format_args!("z"))
    }

    /// An open line through the points.
    pub fn line(self, points: &[(f32, f32)]) -> Self {
        points.iter().enumerate().fold(self, |path, (at, (x, y))| {
            path.push(format_args!("{}{} {}", if at == 0 { 'M' } else { 'L' }, whole(*x), whole(*y)))
        })
    }

    /// A closed smooth curve: the points are the middles between its rounded corners.
    pub fn blob(self, points: &[(f32, f32)]) -> Self {
        let middle = |a: (f32, f32), b: (f32, f32)| (whole((a.0 + b.0) / 2.0), whole((a.1 + b.1) / 2.0));
        let (Some(first), Some(last)) = (points.first(), points.last()) else { return self };
        let start = middle(*last, *first);
        let path = self.push(format_args!("M{} {}", start.0, start.1));
        let next = points.iter().skip(1).chain(std::iter::once(first));
        points.iter().zip(next).fold(path, |path, (corner, next)| {
            let end = middle(*corner, *next);
            path.push(format_args!("Q{} {} {} {}", whole(corner.0), whole(corner.1), end.0, end.1))
        })
    }

    /// A wave from left to right across the canvas, `crests` full periods long.
    pub fn wave(self, y: f32, height: f32, crests: usize) -> Self {
        let half = 220 / (2 * crests.max(1));
        let path = self.push(format_args!("M-10 {}q{} {} {half} 0", whole(y), half / 2, -whole(height)));
        (1..2 * crests).fold(path, |path, _| path.push(format_args!("t{half} 0")))
    }

    /// Anything else, verbatim.
    pub fn raw(self, data: &str) -> Self {
        self.push(format_args!("{data}"))
    }

    /// The finished data.
    pub fn done(self) -> String {
        self.0
    }
}

/// Rounds to whole units; values far outside the canvas are cut, so that nothing overflows.
fn whole(value: f32) -> i32 {
    value.clamp(-2000.0, 2000.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_short_and_closed() {
        assert_eq!(Path::new().rect(1.2, 2.0, 30.0, 4.6).done(), "M1 2h30v5h-30z");
        assert_eq!(Path::new().polygon(&[(0.0, 0.0), (10.0, 0.4), (5.0, 9.0)]).done(), "M0 0L10 0L5 9z");
        assert!(Path::new().circle(50.0, 50.0, 10.0).done().starts_with("M40 50a10 10 0 1 1 20 0"));
    }

    #[test]
    fn no_number_can_make_a_path_unreadable() {
        let data = Path::new().circle(f32::NAN, f32::INFINITY, -1.0).done();
        assert!(!data.contains("NaN") && !data.contains("inf"));
    }
}
