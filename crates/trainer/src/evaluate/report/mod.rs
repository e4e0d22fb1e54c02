//! An evaluation for people and for programs. Terminal and page render the same sections, so they cannot disagree.

mod chart;
mod html;
mod section;
mod sections;
mod svg;
mod terminal;

use anyhow::Result;

pub use html::{escape, html, write_table};
pub use section::whole;
pub use svg::ticks;
pub use terminal::print;

use super::Evaluation;

/// Everything as JSON, numbers unrounded.
///
/// # Errors
/// Never in practice: every number that is measured is finite or left out.
pub fn json(evaluation: &Evaluation) -> Result<String> {
    Ok(serde_json::to_string_pretty(evaluation)? + "\n")
}
