use std::fs;
use std::io::Write;
use std::time::Instant;

use anyhow::{Context, Result};
use serde_json::json;

use super::ml_100k::ml_100k;
use super::pipeline;
use crate::cli::EvaluateArgs;
use crate::data::read_folder;
use crate::evaluate::{Ease, Popular, Quality, Ranked, hold_out, measure, measure_ranking};
use crate::progress;
use crate::train::Settings;

/// L2 regularization of EASE; of 200 to 1,000, 300 was best for it on validation users.
const EASE_REGULARIZATION: f32 = 300.0;

/// A row of the table: a model and what it measured on everybody.
struct Row {
    model: &'static str,
    ranked: Vec<Ranked>,
}

/// Holds people out, trains on the others as `bijou train` would, and measures the packed catalog on them, beside
/// popularity and EASE in the same run.
///
/// # Errors
/// Where the data cannot be used.
pub fn evaluate(args: &EvaluateArgs) -> Result<()> {
    let settings = Settings { factors: args.factors, seed: args.seed, ..Settings::default() };
    if let Some(folder) = &args.ml_100k {
        ml_100k(folder, &settings)?;
    }
    let Some(folder) = &args.folder else { return Ok(()) };
    let reading = progress::bytes("reading");
    let data = read_folder(folder, None, &reading)?;
    reading.finish_and_clear();
    let split = hold_out(&data, args.users as usize, args.seed);
    let started = Instant::now();
    let packed = pipeline::train_and_pack(&split.training, &settings)?;
    let seconds = started.elapsed().as_secs_f32();
    let engine = packed.engine()?;
    let quality = measure(&engine, &packed.films, &split.held_out);
    let waiting = progress::steps("baselines", 2);
    let popular = measure_ranking(&Popular::new(&split.training), &split.held_out);
    waiting.inc(1);
    let ease = Ease::new(&split.training, settings.fewest_ratings, EASE_REGULARIZATION)?;
    let ease = measure_ranking(&ease, &split.held_out);
    waiting.finish_and_clear();
    let rows = [
        Row { model: "popularity", ranked: popular },
        Row { model: "EASE on 4+", ranked: ease },
        Row { model: "Bijou, as packed", ranked: quality.ranked.clone() },
    ];
    print(&mut std::io::stdout().lock(), &rows, &quality, split.held_out.len())?;
    println!("Trained in {seconds:.1} s on {} other people", split.training.ratings.users.len());
    if let Some(path) = &args.json {
        let text = serde_json::to_string_pretty(&as_json(&rows, &quality))? + "\n";
        fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn print(out: &mut impl Write, rows: &[Row], quality: &Quality, people: usize) -> std::io::Result<()> {
    let yardstick = &rows[1].ranked;
    writeln!(out, "{people} people who took no part in training, 80 % of each one's ratings folded in\n")?;
    writeln!(
        out,
        "{:<18} {:>9} {:>9} {:>9}   nDCG@100 against EASE",
        "ranking", "Recall@20", "Recall@50", "nDCG@100"
    )?;
    for Row { model, ranked } in rows {
        let mean = |value: fn(&Ranked) -> f64| pipeline::mean(ranked.iter().map(value));
        let (ratio, error) = ratio(ranked, yardstick);
        writeln!(
            out,
            "{model:<18} {:>9.4} {:>9.4} {:>9.4}   {ratio:.4} ± {error:.4}",
            mean(|person| person.recall_20),
            mean(|person| person.recall_50),
            mean(|person| person.ndcg),
        )?;
    }
    let Quality { rmse, mae, covered, .. } = quality;
    writeln!(out, "\nstars: RMSE {rmse:.4}, MAE {mae:.4}; the 80 % interval holds {:.1} %", covered * 100.0)
}

/// The ratio of mean nDCG and its standard error over people, both models measured on the same ones (delta method).
fn ratio(model: &[Ranked], yardstick: &[Ranked]) -> (f64, f64) {
    let mean = |ranked: &[Ranked]| pipeline::mean(ranked.iter().map(|person| person.ndcg));
    let ratio = mean(model) / mean(yardstick);
    let residuals = model.iter().zip(yardstick).map(|(a, b)| (a.ndcg - ratio * b.ndcg).powi(2));
    let people = model.len().max(2) as f64;
    let deviation = (residuals.sum::<f64>() / (people - 1.0)).sqrt();
    (ratio, deviation / people.sqrt() / mean(yardstick))
}

fn as_json(rows: &[Row], quality: &Quality) -> serde_json::Value {
    let row = |row: &Row| {
        let mean = |value: fn(&Ranked) -> f64| pipeline::mean(row.ranked.iter().map(value));
        let (ratio, error) = ratio(&row.ranked, &rows[1].ranked);
        json!({
            "model": row.model,
            "people": row.ranked.len(),
            "recall@20": mean(|person| person.recall_20),
            "recall@50": mean(|person| person.recall_50),
            "ndcg@100": mean(|person| person.ndcg),
            "ndcg@100 against EASE": ratio,
            "standard error of that": error,
        })
    };
    let stars =
        json!({ "rmse": quality.rmse, "mae": quality.mae, "covered by the 80 % interval": quality.covered });
    json!({ "ranking": rows.iter().map(row).collect::<Vec<_>>(), "stars": stars })
}
