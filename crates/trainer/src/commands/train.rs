use std::time::Instant;

use anyhow::Result;
use bijou_catalog::{Card, FORMAT_VERSION, Figure, Manifest};
use bijou_engine::ModelKind;

use super::card::{data_figures, figure, model_name, objective_figures, rounded};
use super::prepare::{Prepared, prepare, unstated, warn};
use crate::checkpoint::{Checkpoint, fingerprint};
use crate::cli::TrainArgs;
use crate::data::Dataset;
use crate::evaluate::{Accuracy, Shipped, StarFigures, ask, hold_out, outcomes, ranked};
use crate::pipeline::{self, Packed};
use crate::train::Settings;
use crate::{catalog_folder, progress};

/// Most people that quality is measured on; more would only take longer.
const MOST_MEASURED_ON: usize = 500;

/// Fewest people that say anything about quality.
const FEWEST_MEASURED_ON: usize = 20;

/// Trains a catalog from a folder of ratings.
///
/// # Errors
/// Where the data cannot be used or the catalog not written; an older catalog is then as it was.
pub fn train(args: &TrainArgs) -> Result<()> {
    let started = Instant::now();
    if args.verbose {
        progress::tell_times();
    }
    // Settings that cannot be used should not be found out about after all ratings were read.
    args.settings()?;
    let ratings = args.columns.of(args.ratings.as_ref());
    let Prepared { data, report, source, site } = prepare(&args.folder, &ratings, args.source.as_deref())?;
    let (settings, adaptations) = args.settings_for(&data)?;
    warn(adaptations.iter());
    let mut checkpoint = (args.checkpoint.as_deref())
        .map(|path| anyhow::Ok(Checkpoint::open(path, fingerprint(&data, &settings)?)?))
        .transpose()?;
    let known = checkpoint.as_ref().and_then(|checkpoint| checkpoint.quality()).map(<[Figure]>::to_vec);
    let quality = known.map_or_else(|| measure_on_others(&data, &settings, checkpoint.as_mut()), Ok)?;
    if let Some(checkpoint) = &mut checkpoint {
        checkpoint.measured(&quality);
    }
    let packed = pipeline::train_and_draw(&data, &settings, checkpoint.as_mut())?;
    let report = catalog_folder::write_report(&args.out, &report)?;
    let manifest = Manifest {
        format: FORMAT_VERSION,
        shards: packed.shards.iter().map(|shard| shard.entry.clone()).collect(),
        card: card(args, &data, &packed, &settings, quality),
        source: source.unwrap_or_else(|| unstated(&args.folder)),
        site,
        report: Some(report.clone()),
        added: None,
    };
    catalog_folder::write(&args.out, &manifest, &packed.shards)?;
    checkpoint.map_or(Ok(()), |checkpoint| checkpoint.remove())?;
    for shard in &manifest.shards {
        println!("{:>6} films, {:>9} bytes: {}", shard.films, shard.bytes, shard.file);
    }
    println!("About the data: {report}");
    println!("Trained in {:.1} s: {}", started.elapsed().as_secs_f32(), args.out.display());
    Ok(())
}

/// Trains with the same settings on a part of the people, and measures on the others: the figures of the card.
fn measure_on_others(
    data: &Dataset,
    settings: &Settings,
    checkpoint: Option<&mut Checkpoint>,
) -> Result<Vec<Figure>> {
    let people = (data.ratings.users.len() / 10).min(MOST_MEASURED_ON);
    let split = hold_out(data, people, settings.seed);
    if split.held_out.len() < FEWEST_MEASURED_ON {
        println!("Too few people with 20 or more ratings to measure quality on; the card has none");
        return Ok(Vec::new());
    }
    let shipped = Shipped::train_on(&split.training, settings, checkpoint)?;
    let films = split.training.films.len();
    let waiting = progress::steps("measuring", split.held_out.len() as u64);
    let model = shipped.model(ModelKind::default());
    let answers =
        progress::stage("asking", || ask(&model, &split.held_out, |person| person.task(films), &waiting));
    waiting.finish_and_clear();
    let accuracy = Accuracy::new(&ranked(&split.held_out, &answers, |_| true));
    let stars = StarFigures::new(&outcomes(&split.held_out, &answers), |_| true);
    let (Some(accuracy), Some(stars)) = (accuracy, stars) else { return Ok(Vec::new()) };
    let measured = |name: &str, value: f64| figure(name, rounded(value));
    let mut figures = vec![
        figure("people held out to measure on", split.held_out.len() as f64),
        measured("nDCG@100", accuracy.ndcg_100.value),
        measured("Recall@20", accuracy.recall_20.value),
        measured("Recall@50", accuracy.recall_50.value),
        measured("RMSE of predicted stars", stars.rmse.value),
        measured("MAE of predicted stars", stars.mae.value),
    ];
    let inside = stars.inside_80;
    figures.extend(inside.map(|share| measured("share of ratings inside the 80 % interval", share.value)));
    println!("Measured on people left out of a first training:");
    figures.iter().for_each(|Figure { name, value }| println!("  {value:>7}  {name}"));
    Ok(figures)
}

fn card(
    args: &TrainArgs,
    data: &Dataset,
    packed: &Packed,
    settings: &Settings,
    quality: Vec<Figure>,
) -> Card {
    let everybody = match args.ratings {
        None => "Trained on everybody in the data.",
        Some(_) => "Trained on the ratings of a separate file instead of the data's own.",
    };
    let measured = if quality.is_empty() {
        "Quality was not measured: there are too few people."
    } else {
        "Quality was measured on a catalog trained with the same settings without the people held out."
    };
    let mut figures = vec![
        figure("factors", settings.factors.into()),
        figure("seed", settings.seed as f64),
        figure("sweeps", settings.sweeps.into()),
        figure("fewest ratings of a film with factors", settings.fewest_ratings.into()),
    ];
    figures.extend(objective_figures(settings));
    Card {
        model: model_name(settings),
        trained_on: format!("{everybody} {measured}"),
        settings: figures,
        data: data_figures(data, packed),
        quality,
    }
}
