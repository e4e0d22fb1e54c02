use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use bijou_catalog::{Added, Card, FORMAT_VERSION, Manifest, Site, Source};

use super::card::{data_figures, figure, model_name, objective_figures};
use super::prepare::{Prepared, prepare, unstated};
use crate::cli::PackArgs;
use crate::data::Dataset;
use crate::factors::{FactorsSource, read_factors};
use crate::pipeline::{self, Packed};
use crate::train::{Given, Settings};
use crate::{catalog_folder, progress};

/// Packs a catalog around factors that another program learned.
///
/// # Errors
/// Where the data or the factors cannot be used, or the catalog not written; an older catalog is then as it was.
pub fn pack(args: &PackArgs) -> Result<()> {
    let started = Instant::now();
    if args.verbose {
        progress::tell_times();
    }
    let settings = args.model.apply(args.base.read()?)?;
    let PackArgs { factors: path, ids, id_column, .. } = args;
    let factors = FactorsSource { path: path.clone(), ids: ids.clone(), id_column: id_column.clone() };
    let table = progress::stage("reading factors", || read_factors(&factors))?;
    let settings = Settings { factors: table.dims() as u16, ..settings };
    let ratings = args.columns.of(args.ratings.as_ref());
    let Prepared { data, report, source, site } = prepare(&args.folder, &ratings, args.source.as_deref())?;
    let rows = table.len();
    let given = table.of(&data)?;
    let (known, solved) = counts(&data, &settings, &given);
    println!(
        "{} factors each for {known} films, {} rows are of no film here; {solved} films with enough ratings are solved for",
        settings.factors,
        rows - known,
    );
    let packed = pipeline::draw_around(&data, &settings, &given)?;
    let mut card = card(
        &data,
        &packed,
        &settings,
        &[("films with factors from elsewhere", known), ("films with factors solved for", solved)],
    );
    card.trained_on =
        "The factors were trained elsewhere, and packed with these ratings. Quality was not measured."
            .to_owned();
    let source = source.unwrap_or_else(|| unstated(&args.folder));
    write(&args.out, packed, Parts { card, report, source, site, added: None })?;
    println!("Packed in {:.1} s: {}", started.elapsed().as_secs_f32(), args.out.display());
    Ok(())
}

/// Films that have given factors, and films that get them for their ratings.
pub fn counts(data: &Dataset, settings: &Settings, given: &Given) -> (usize, usize) {
    let known = given.columns.iter().flatten().count();
    (known, given.order(data, settings.fewest_ratings).learned - known)
}

/// The card of a catalog around given factors, but for where they are from.
pub fn card(data: &Dataset, packed: &Packed, settings: &Settings, counts: &[(&str, usize)]) -> Card {
    let mut figures = vec![
        figure("factors", settings.factors.into()),
        figure("seed", settings.seed as f64),
        figure("fewest ratings of a film with factors", settings.fewest_ratings.into()),
    ];
    figures.extend(objective_figures(settings));
    let mut cleaned = data_figures(data, packed);
    cleaned.extend(counts.iter().map(|(name, count)| figure(name, *count as f64)));
    Card {
        model: model_name(settings),
        trained_on: String::new(),
        settings: figures,
        data: cleaned,
        quality: Vec::new(),
    }
}

/// What a manifest states beside its shards.
pub struct Parts {
    pub card: Card,
    /// About the data, as JSON.
    pub report: String,
    pub source: Source,
    pub site: Option<Site>,
    pub added: Option<Added>,
}

/// Writes the catalog, and says what it consists of.
pub fn write(out: &Path, packed: Packed, parts: Parts) -> Result<()> {
    let Parts { card, report, source, site, added } = parts;
    let report = Some(catalog_folder::write_report(out, &report)?);
    let shards = packed.shards.iter().map(|shard| shard.entry.clone()).collect();
    let manifest = Manifest { format: FORMAT_VERSION, shards, card, source, site, report, added };
    catalog_folder::write(out, &manifest, &packed.shards)?;
    for shard in &manifest.shards {
        println!("{:>6} films, {:>9} bytes: {}", shard.films, shard.bytes, shard.file);
    }
    Ok(())
}
