use std::io::{self, Write};

use super::section::{Section, whole};
use super::sections::sections;
use crate::evaluate::{Evaluation, Setting};

/// Columns of a terminal that text is wrapped to.
const WIDTH: usize = 100;

/// Prints everything as tables.
///
/// # Errors
/// Where nothing can be written.
pub fn print(out: &mut impl Write, evaluation: &Evaluation) -> io::Result<()> {
    for (name, value) in facts(&evaluation.setting) {
        writeln!(out, "{name:>12}  {value}")?;
    }
    for section in sections(evaluation) {
        print_section(out, &section)?;
    }
    Ok(())
}

/// What was measured, as pairs of a word and a sentence.
pub fn facts(setting: &Setting) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("data", format!("{}, {} films", setting.data, whole(setting.films))),
        ("catalog", setting.catalog.clone()),
        (
            "size",
            format!(
                "{} films with factors; head and core take {} bytes",
                whole(setting.films_with_factors),
                whole(setting.bytes)
            ),
        ),
        ("people", format!("{}, {}", whole(setting.people), setting.held_out)),
    ];
    if let Some((people, ratings)) = setting.training_people.zip(setting.training_ratings) {
        facts.push(("trained on", format!("{} ratings by {} other people", whole(ratings), whole(people))));
        facts.push(("EASE", format!("films rated 4 or more, L2 {}", setting.ease_l2)));
    }
    facts.push(("seed", setting.seed.to_string()));
    facts.extend(setting.notes.iter().map(|note| ("note", note.clone())));
    facts
}

fn print_section(out: &mut impl Write, section: &Section) -> io::Result<()> {
    writeln!(out, "\n{}", section.title)?;
    for line in wrap(&section.meaning) {
        writeln!(out, "  {line}")?;
    }
    writeln!(out)?;
    let lines = || std::iter::once(&section.columns).chain(&section.rows);
    let width = |column: usize| {
        lines().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..section.columns.len()).map(width).collect();
    for line in lines() {
        write!(out, " ")?;
        for (column, (cell, width)) in line.iter().zip(&widths).enumerate() {
            if column == 0 { write!(out, " {cell:<width$}")? } else { write!(out, "  {cell:>width$}")? }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn wrap(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
