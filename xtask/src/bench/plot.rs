//! The growth as a picture: two charts with logarithmic axes, in colors that the reader's light or dark page chooses.

use std::fmt::Write;

use serde_json::Value;

const WIDTH: f64 = 880.0;
const HEIGHT: f64 = 360.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 150.0;
const TOP: f64 = 44.0;
const BOTTOM: f64 = 40.0;

/// A line: its name, the figure that it follows, and what that is divided by.
type Line = (&'static str, &'static str, f64);

const BY_FILMS: [Line; 5] = [
    ("catalog, MB", "transferred", 1e6),
    ("memory, MB", "searchable", 1.0),
    ("rank, ms", "rank", 1.0),
    ("a search, ms", "search", 1.0),
    ("18 predictions, ms", "predict", 1.0),
];
const BY_RATINGS: [Line; 4] = [
    ("fold-in of all, ms", "anew", 1.0),
    ("of one more, ms", "more", 1.0),
    ("rank, ms", "rank", 1.0),
    ("18 predictions, ms", "predict", 1.0),
];

/// Draws both.
pub fn draw(films: &[Value], ratings: &[Value]) -> String {
    let mut picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"13\">\n\
         <title>How bytes, memory and time grow with films and with ratings</title>\n{STYLE}\n",
        2.0 * HEIGHT
    );
    chart(&mut picture, 0.0, ("Films", "films"), films, &BY_FILMS);
    chart(
        &mut picture,
        HEIGHT,
        ("Ratings of one person, with 1,000,000 films", "ratings"),
        ratings,
        &BY_RATINGS,
    );
    picture.push_str("</svg>\n");
    picture
}

const STYLE: &str = "<style>text{fill:#333}path{fill:none;stroke-width:2.5}.grid{stroke:#8884;stroke-width:1}\
.c0{stroke:#0969da}.c1{stroke:#bf3989}.c2{stroke:#1a7f37}.c3{stroke:#bc4c00}.c4{stroke:#8250df}\
@media(prefers-color-scheme:dark){text{fill:#ddd}.c0{stroke:#58a6ff}.c1{stroke:#f778ba}.c2{stroke:#3fb950}.c3{stroke:#f0883e}.c4{stroke:#bc8cff}}</style>";

fn chart(picture: &mut String, top: f64, (title, by): (&str, &str), rows: &[Value], lines: &[Line]) {
    let number = |row: &Value, name: &str| row[name].as_f64().filter(|value| *value > 0.0);
    let points = |(_, name, unit): &Line| -> Vec<(f64, f64)> {
        let point = |row: &Value| Some((number(row, by)?.log10(), (number(row, name)? / unit).log10()));
        rows.iter().filter_map(point).collect()
    };
    let all: Vec<(f64, f64)> = lines.iter().flat_map(points).collect();
    let range = |of: &dyn Fn(&(f64, f64)) -> f64| {
        let least = all.iter().map(of).fold(f64::INFINITY, f64::min).floor();
        (least, all.iter().map(of).fold(least + 1.0, f64::max).ceil())
    };
    let ((left, right), (low, high)) = (range(&|point| point.0), range(&|point| point.1));
    let x = |value: f64| LEFT + (value - left) / (right - left) * (WIDTH - LEFT - RIGHT);
    let y = |value: f64| top + HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
    let _ = writeln!(picture, "<text x=\"{LEFT}\" y=\"{}\" font-weight=\"600\">{title}</text>", top + 24.0);
    for decade in low as i32..=high as i32 {
        let (place, label) = (y(f64::from(decade)), power(decade));
        let _ = writeln!(picture, "<path class=\"grid\" d=\"M{LEFT} {place:.1}H{}\"/>", WIDTH - RIGHT);
        let _ = writeln!(
            picture,
            "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>",
            LEFT - 8.0,
            place + 4.0
        );
    }
    for decade in left as i32..=right as i32 {
        let (place, label) = (x(f64::from(decade)), power(decade));
        let _ = writeln!(
            picture,
            "<text x=\"{place:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{label}</text>",
            top + HEIGHT - BOTTOM + 20.0
        );
    }
    let mut labels: Vec<f64> = Vec::new();
    for (color, line) in lines.iter().enumerate() {
        let points = points(line);
        let Some(last) = points.last() else { continue };
        let path: Vec<String> = points.iter().map(|(a, b)| format!("{:.1} {:.1}", x(*a), y(*b))).collect();
        let _ = writeln!(picture, "<path class=\"c{color}\" d=\"M{}\"/>", path.join("L"));
        // Labels that would lie over each other move down.
        let mut place = y(last.1) + 4.0;
        while labels.iter().any(|other| (other - place).abs() < 15.0) {
            place += 3.0;
        }
        labels.push(place);
        let _ = writeln!(
            picture,
            "<path class=\"c{color}\" d=\"M{:.1} {:.1}h10\"/><text x=\"{:.1}\" y=\"{place:.1}\">{}</text>",
            x(last.0) + 4.0,
            place - 4.0,
            x(last.0) + 18.0,
            line.0
        );
    }
}

/// A power of ten as people write it.
fn power(exponent: i32) -> String {
    match exponent {
        0..=3 => 10_i64.pow(exponent as u32).to_string(),
        4..=5 => format!("{} k", 10_i64.pow(exponent as u32 - 3)),
        6.. => format!("{} M", 10_i64.pow(exponent as u32 - 6)),
        _ => format!("{:.1$}", 10_f64.powi(exponent), exponent.unsigned_abs() as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_drawn_and_named() {
        let films = [1_000, 10_000].map(|films| {
            serde_json::json!({ "films": films, "transferred": films * 100, "searchable": 9, "rank": 0.1, "search": 0.2, "predict": 0.5 })
        });
        let ratings = [1, 100].map(|ratings| {
            serde_json::json!({ "ratings": ratings, "anew": 0.5, "more": 0.4, "rank": 1.5, "predict": 0.1 })
        });
        let picture = draw(&films, &ratings);
        for (name, ..) in BY_FILMS.iter().chain(&BY_RATINGS) {
            assert!(picture.contains(&format!(">{name}</text>")), "{name}");
        }
        assert!(!picture.contains("NaN") && !picture.contains("inf"));
    }

    #[test]
    fn powers_of_ten_are_short() {
        assert_eq!([-2, 0, 3, 4, 6].map(power), ["0.01", "1", "1000", "10 k", "1 M"]);
    }
}
