use std::collections::HashSet;
use std::fs;
use std::time::Instant;

use anyhow::{Context, Result};
use bijou_catalog::{Card, FORMAT_VERSION, Figure, Manifest, ShardKind, Source};

use crate::cli::TrainArgs;
use crate::data::{Dataset, read_folder};
use crate::train::{Settings, Trained};
use crate::{assemble, catalog_folder, progress, train as training};

/// Trains a catalog from a folder of ratings.
///
/// # Errors
/// Where the data cannot be used or the catalog not written; an older catalog is then as it was.
pub fn train(args: &TrainArgs) -> Result<()> {
    let started = Instant::now();
    let source = read_source(args)?;
    let reading = progress::bytes("reading");
    let data = read_folder(&args.folder, args.ratings.as_deref(), &reading)?;
    reading.finish_and_clear();
    println!("Cleaned {}:\n{}", args.folder.display(), data.report);
    let settings = Settings {
        factors: args.factors,
        seed: args.seed,
        fewest_ratings: args.fewest_ratings,
        ..Settings::default()
    };
    let sweeps = progress::steps("training", u64::from(settings.sweeps));
    let trained = training::train(&data, &settings, &sweeps)?;
    sweeps.finish_and_clear();
    let packing = progress::steps("packing", ShardKind::ALL.len() as u64);
    let card = card(args, &data, &trained, &settings);
    let shards = assemble::assemble(&data, trained);
    let mut packed = Vec::new();
    for (kind, shard) in ShardKind::ALL.into_iter().zip(&shards) {
        packed.push(catalog_folder::pack(kind, shard)?);
        packing.inc(1);
    }
    packing.finish_and_clear();
    let manifest = Manifest {
        format: FORMAT_VERSION,
        shards: packed.iter().map(|shard| shard.entry.clone()).collect(),
        card,
        source,
    };
    catalog_folder::write(&args.out, &manifest, &packed)?;
    for shard in &manifest.shards {
        println!("{:>6} films, {:>9} bytes: {}", shard.films, shard.bytes, shard.file);
    }
    println!("Trained in {:.1} s: {}", started.elapsed().as_secs_f32(), args.out.display());
    Ok(())
}

/// What the catalog states about its data; the folder's name where nothing is said.
fn read_source(args: &TrainArgs) -> Result<Source> {
    let Some(path) = &args.source else {
        let name = args.folder.canonicalize().ok();
        let name = name
            .as_deref()
            .and_then(|folder| folder.file_name())
            .map(|name| name.to_string_lossy().into_owned());
        return Ok(Source {
            name: name.unwrap_or_else(|| "Ratings".to_owned()),
            license: "No terms are stated for this data.".to_owned(),
            citation: String::new(),
        });
    };
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text)
        .with_context(|| format!("{} does not hold name, license and citation as JSON", path.display()))
}

fn card(args: &TrainArgs, data: &Dataset, trained: &Trained, settings: &Settings) -> Card {
    let figure = |name: &str, value: f64| Figure { name: name.to_owned(), value };
    let distinct_films: HashSet<u32> = data.ratings.events.iter().map(|event| event.film).collect();
    let everybody = match args.ratings {
        None => "Trained on everybody in the data.",
        Some(_) => "Trained on a part of the people in the data; the others were left out to measure with.",
    };
    let mut cleaned: Vec<Figure> = vec![
        figure("ratings", data.ratings.events.len() as f64),
        figure("people", data.ratings.users.len() as f64),
        figure("people with a rating of a film with factors", trained.people as f64),
        figure("films", data.films.len() as f64),
        figure("films with a rating", distinct_films.len() as f64),
        figure("films with factors", trained.order.learned as f64),
    ];
    cleaned.extend(data.report.iter().map(|(what, count)| figure(what, count as f64)));
    Card {
        model: "Graded implicit-feedback alternating least squares (iALS); Gaussian process for stars"
            .to_owned(),
        trained_on: everybody.to_owned(),
        settings: vec![
            figure("factors", settings.factors.into()),
            figure("seed", settings.seed as f64),
            figure("sweeps", settings.sweeps.into()),
            figure("fewest ratings of a film with factors", settings.fewest_ratings.into()),
            figure("weight of unobserved films", round(settings.unobserved_weight)),
            figure("regularization", round(settings.regularization)),
        ],
        data: cleaned,
        quality: Vec::new(),
    }
}

/// A 32-bit setting as it was written down: 0.3, not 0.30000001192092896.
fn round(value: f32) -> f64 {
    (f64::from(value) * 1e6).round() / 1e6
}
