//! What catalogs of 1,000 to 1,000,000 films take, and people with 1 to 10,000 ratings.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{engine, grown, plot};
use crate::process::output_of;
use crate::project::Project;
use crate::steps::Steps;

const FILMS: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

pub fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    let engine = engine::build(project, steps)?;
    let catalogs = FILMS.map(|films| grown::folder(project, films));
    let catalogs = catalogs.into_iter().collect::<Result<Vec<_>>>()?;
    let mut node = project.command("node");
    node.arg(project.root().join("xtask/peers/growth.mjs")).arg(engine);
    node.args(catalogs.iter().map(grown::Grown::path));
    let printed = output_of(node).context("the engine did not run in Node.js")?;
    let rows: Vec<Value> = printed.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let (films, ratings): (Vec<Value>, Vec<Value>) =
        rows.into_iter().partition(|row| row.get("films").is_some());
    if films.len() != FILMS.len() || ratings.is_empty() {
        bail!("the engine did not measure everything:\n{printed}");
    }
    print_table(&films, &FILM_COLUMNS);
    print_table(&ratings, &RATING_COLUMNS);
    let picture = project.root().join("docs/pictures/growth.svg");
    fs::write(&picture, plot::draw(&films, &ratings))
        .with_context(|| format!("cannot write {}", picture.display()))
}

/// A heading, the figure under it, its unit, and what it is divided by.
type Column = (&'static str, &'static str, &'static str, f64);

const FILM_COLUMNS: [Column; 10] = [
    ("films", "films", "", 1.0),
    ("catalog", "transferred", " MB", 1e6),
    ("memory, loaded", "loaded", " MB", 1.0),
    ("memory, searched", "searchable", " MB", 1.0),
    ("opening", "opening", " ms", 1.0),
    ("indexing", "indexing", " ms", 1.0),
    ("rank, median", "rank", " ms", 1.0),
    ("rank, 95 %", "rank95", " ms", 1.0),
    ("a key in search, 95 %", "search95", " ms", 1.0),
    ("18 predictions", "predict", " ms", 1.0),
];

const RATING_COLUMNS: [Column; 6] = [
    ("ratings", "ratings", "", 1.0),
    ("fold-in of all", "anew", " ms", 1.0),
    ("of one more", "more", " ms", 1.0),
    ("rank", "rank", " ms", 1.0),
    ("what predictions rest on, of all", "prepare", " ms", 1.0),
    ("18 predictions", "predict", " ms", 1.0),
];

fn print_table(rows: &[Value], columns: &[Column]) {
    let headings: Vec<&str> = columns.iter().map(|(heading, ..)| *heading).collect();
    println!("\n| {} |\n|{}", headings.join(" | "), "---|".repeat(columns.len()));
    for row in rows {
        let cell = |(_, name, unit, by): &Column| {
            let value = row[name].as_f64().unwrap_or(f64::NAN) / by;
            let digits = if unit.is_empty() || value >= 100.0 { 0 } else { 2 };
            format!("{value:.digits$}{unit}")
        };
        println!("| {} |", columns.iter().map(cell).collect::<Vec<_>>().join(" | "));
    }
}
