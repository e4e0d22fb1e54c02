use anyhow::Result;
use bijou_engine::ModelKind;
use serde::Serialize;

use super::ask::{ask, ranked};
use super::estimate::Estimate;
use super::shipped::Shipped;
use super::split::Split;
use crate::train::Settings;

/// Numbers of factors to train with.
const FACTORS: [u16; 6] = [16, 32, 64, 96, 128, 192];

/// A catalog with some number of factors: what it takes, and what it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Size {
    /// Factors per film.
    pub factors: u16,
    /// Bytes of head and core, as transferred.
    pub bytes: u64,
    /// nDCG@100 of the hybrid.
    pub ndcg_100: Estimate,
}

/// Trains with every number of factors, and measures on the same people.
///
/// # Errors
/// Where training fails.
pub fn sizes(split: &Split, settings: &Settings) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for factors in FACTORS {
        let catalog = Shipped::train(&split.training, &Settings { factors, ..settings.clone() })?;
        let (hybrid, films) = (catalog.model(ModelKind::Hybrid), split.training.films.len());
        let hidden = indicatif::ProgressBar::hidden();
        let answers = ask(&hybrid, &split.held_out, |person| person.task(films), &hidden);
        let ranked = ranked(&split.held_out, &answers, |_| true);
        let ndcg: Vec<f64> = ranked.iter().map(|person| person.ndcg).collect();
        let size = |ndcg_100| Size { factors, bytes: catalog.bytes, ndcg_100 };
        sizes.extend(Estimate::mean(&ndcg).map(size));
    }
    Ok(sizes)
}
