use std::io::Write;
use std::path::Path;

use anyhow::Result;

use crate::evaluate::{FoldFigures, Ml100k, Shipped};
use crate::train::Settings;

/// Trains on the base of each official split as `bijou train` would, folds everybody's base ratings into the packed catalog,
/// predicts the test ratings, and prints how far off they are.
///
/// # Errors
/// Where the folder cannot be used or nothing be printed.
pub fn ml_100k(folder: &Path, settings: &Settings) -> Result<Vec<FoldFigures>> {
    let data = Ml100k::read(folder)?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "MovieLens 100K, official splits; everybody's base ratings are trained on and folded in\n"
    )?;
    writeln!(
        out,
        "{:<6} {:>8} {:>8} {:>8} {:>18}",
        "split", "ratings", "RMSE", "MAE", "80 % interval holds"
    )?;
    let mut folds = Vec::new();
    for split in &data.splits {
        let figures = split.measure(&Shipped::train(&data.training(split), settings)?);
        print(&mut out, split.name, split.test.len(), figures)?;
        folds.push(figures);
    }
    let mean = |value: fn(&FoldFigures) -> f64| folds.iter().map(value).sum::<f64>() / folds.len() as f64;
    let mean = FoldFigures {
        rmse: mean(|fold| fold.rmse),
        mae: mean(|fold| fold.mae),
        covered: mean(|fold| fold.covered),
    };
    print(&mut out, "mean", data.splits.iter().map(|split| split.test.len()).sum(), mean)?;
    Ok(folds)
}

fn print(out: &mut impl Write, name: &str, ratings: usize, figures: FoldFigures) -> std::io::Result<()> {
    let FoldFigures { rmse, mae, covered } = figures;
    writeln!(out, "{name:<6} {ratings:>8} {rmse:>8.4} {mae:>8.4} {:>16.1} %", covered * 100.0)
}
