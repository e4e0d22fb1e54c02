//! What the charts of the page show, as plain data.

use bijou_catalog::{DataReport, Experience, Period, Span};
use bijou_engine::Stars;

use crate::components::charts::{Column, Leaning, Point};
use crate::words;
use crate::words::data as said;

/// Labels under many columns, at most.
const LABELS: usize = 6;

/// Columns that all have their label.
const FEW: usize = 10;

/// Ratings that a mean must rest on to be drawn.
const ENOUGH: u64 = 20;

/// A mean of stars with two digits.
pub fn mean(stars: f64) -> String {
    words::figure((stars * 100.0).round() / 100.0)
}

/// What of all ratings has each number of stars.
pub fn stars(report: &DataReport) -> Vec<Column> {
    let column = |(step, count): (u8, u64)| Column {
        label: Stars::from_half_stars(step).map(words::halves).unwrap_or_default(),
        value: count as f32,
        ..Column::default()
    };
    (1..).zip(report.stars).map(column).collect()
}

/// The number of stars that is given most, and its share of all ratings.
pub fn most_given(report: &DataReport) -> (String, i32) {
    let most = (1..).zip(report.stars).max_by_key(|(_, count)| *count).unwrap_or((1, 0));
    let share = most.1 as f64 / report.ratings.max(1) as f64;
    (Stars::from_half_stars(most.0).map(words::halves).unwrap_or_default(), (share * 100.0).round() as i32)
}

/// How many have so many ratings.
pub fn spans(spans: &[Span]) -> Vec<Column> {
    let column = |(at, span): (usize, &Span)| Column {
        label: labeled(at, spans.len(), || words::thousands(span.from as usize)),
        value: span.count as f32,
        ..Column::default()
    };
    spans.iter().enumerate().map(column).collect()
}

/// Ratings of every decade's films.
pub fn decades(report: &DataReport) -> Vec<Column> {
    let count = report.decades.len();
    let column = |(at, decade): (usize, &bijou_catalog::Group)| Column {
        label: labeled(at, count, || decade.name.clone()),
        value: decade.ratings as f32,
        ..Column::default()
    };
    report.decades.iter().enumerate().map(column).collect()
}

/// Ratings of every period, or people.
pub fn periods(report: &DataReport, value: fn(&Period) -> u64) -> Vec<Column> {
    let count = report.growth.len();
    let column = |(at, period): (usize, &Period)| Column {
        label: labeled(at, count, || period.name.clone()),
        value: value(period) as f32,
        ..Column::default()
    };
    report.growth.iter().enumerate().map(column).collect()
}

/// Genres by how far their mean lies from that of all ratings, the highest first.
pub fn genres(report: &DataReport) -> Vec<Leaning> {
    let mut rated: Vec<_> = report.genres.iter().filter(|genre| genre.ratings >= ENOUGH).collect();
    rated.sort_by(|a, b| b.mean.total_cmp(&a.mean));
    let leaning = |genre: &bijou_catalog::Group| Leaning {
        label: words::genre(&genre.name),
        href: String::new(),
        said: said::genre_said(genre.ratings as usize, &mean(genre.mean)),
        value: (genre.mean - report.mean) as f32,
    };
    rated.into_iter().map(leaning).collect()
}

/// The share of ratings that the films rated most have.
pub fn tail(report: &DataReport) -> Vec<Point> {
    let point = |[films, ratings]: &[f64; 2]| Point {
        across: *films as f32,
        up: *ratings as f32,
        label: String::new(),
    };
    report.tail.iter().map(point).collect()
}

/// The tail in one point: at most a tenth of the films.
pub fn tenth(report: &DataReport) -> Option<[f64; 2]> {
    report.tail.iter().rev().find(|[films, _]| *films < 0.1005).or(report.tail.first()).copied()
}

/// Means of the periods that have ratings.
pub fn drift(report: &DataReport) -> Vec<Point> {
    let rated: Vec<&Period> = report.growth.iter().filter(|period| period.ratings >= ENOUGH).collect();
    let point = |(at, period): (usize, &&Period)| Point {
        across: along(at, rated.len()),
        up: period.mean as f32,
        label: labeled(at, rated.len(), || period.name.clone()),
    };
    rated.iter().enumerate().map(point).collect()
}

/// Means by how many ratings had been given before.
pub fn experience(report: &DataReport) -> Vec<Point> {
    let steps: Vec<&Experience> = report.experience.iter().filter(|step| step.ratings >= ENOUGH).collect();
    let point = |(at, step): (usize, &&Experience)| Point {
        across: along(at, steps.len()),
        up: step.mean as f32,
        label: labeled(at, steps.len(), || words::thousands(step.from as usize)),
    };
    steps.iter().enumerate().map(point).collect()
}

/// A place of so many, from 0 to 1.
fn along(at: usize, count: usize) -> f32 {
    at as f32 / count.saturating_sub(1).max(1) as f32
}

/// A label, where there is room for one.
fn labeled(at: usize, count: usize, label: impl Fn() -> String) -> String {
    let every = if count <= FEW { 1 } else { count.div_ceil(LABELS) };
    if at.is_multiple_of(every) { label() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use bijou_catalog::Group;

    use super::*;

    #[test]
    fn the_stars_given_most_are_told_with_their_share() {
        let report =
            DataReport { ratings: 4, stars: [0, 0, 0, 0, 0, 0, 1, 3, 0, 0], ..DataReport::default() };
        assert_eq!(most_given(&report), ("4".to_owned(), 75));
        assert_eq!(stars(&report)[6].label, "3½");
        assert_eq!(most_given(&DataReport::default()).1, 0);
    }

    #[test]
    fn genres_lean_from_the_mean_of_all_ratings_and_need_enough_of_them() {
        let group = |name: &str, ratings, mean| Group { name: name.to_owned(), films: 1, ratings, mean };
        let genres_of = vec![group("Crime", 50, 3.0), group("War", 40, 4.0), group("Western", 3, 5.0)];
        let report = DataReport { mean: 3.5, genres: genres_of, ..DataReport::default() };
        let told: Vec<(String, f32)> =
            genres(&report).into_iter().map(|row| (row.label, row.value)).collect();
        assert_eq!(told, [("War".to_owned(), 0.5), ("Crime".to_owned(), -0.5)]);
    }

    #[test]
    fn the_tail_is_told_by_a_tenth_or_the_least_there_is() {
        let report = |tail: &[[f64; 2]]| DataReport { tail: tail.to_vec(), ..DataReport::default() };
        assert_eq!(tenth(&report(&[[0.05, 0.4], [0.1, 0.6], [0.2, 0.8]])), Some([0.1, 0.6]));
        assert_eq!(tenth(&report(&[[0.5, 0.7], [1.0, 1.0]])), Some([0.5, 0.7]));
        assert_eq!(tenth(&report(&[])), None);
    }

    #[test]
    fn many_columns_have_few_labels() {
        let named =
            |count: usize| (0..count).filter(|at| !labeled(*at, count, || "x".to_owned()).is_empty()).count();
        assert_eq!([1, 10, 11, 28, 200].map(named), [1, 10, 6, 6, 6]);
    }
}
