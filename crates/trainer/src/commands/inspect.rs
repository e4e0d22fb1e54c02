use std::io::Write;

use anyhow::Result;
use bijou_catalog::{Figure, Manifest, Shard};

use crate::catalog_folder;
use crate::cli::InspectArgs;

/// Prints what a catalog consists of.
///
/// # Errors
/// Where the catalog cannot be read or is refused.
pub fn inspect(args: &InspectArgs) -> Result<()> {
    let (manifest, shards) = catalog_folder::read(&args.catalog)?;
    let report = catalog_folder::read_report(&args.catalog, &manifest)?;
    let mut out = std::io::stdout().lock();
    print(&mut out, &manifest, &shards)?;
    if let Some((name, report)) = manifest.report.as_ref().zip(report) {
        writeln!(out, "\nReport about the data: {name}, {} facts to know", report.facts.len())?;
    }
    Ok(())
}

fn print(out: &mut impl Write, manifest: &Manifest, shards: &[Shard]) -> std::io::Result<()> {
    writeln!(out, "Catalog of format {}, {} films; every checksum holds", manifest.format, manifest.films())?;
    for (entry, shard) in manifest.shards.iter().zip(shards) {
        writeln!(out, "\n{} {}", entry.kind.name(), entry.file)?;
        writeln!(out, "  {:>10} bytes as transferred, {} inflated", entry.bytes, entry.inflated_bytes)?;
        writeln!(out, "  sha256 {}", entry.sha256)?;
        for (section, count) in sections(shard) {
            writeln!(out, "  {count:>10} {section}")?;
        }
    }
    writeln!(out, "\nCard: {}\n  {}", manifest.card.model, manifest.card.trained_on)?;
    for figures in [&manifest.card.settings, &manifest.card.data, &manifest.card.quality] {
        for Figure { name, value } in figures {
            writeln!(out, "  {value:>12} {name}")?;
        }
    }
    let source = &manifest.source;
    writeln!(out, "\nData: {}\n  {}\n  {}", source.name, source.license, source.citation)
}

/// What a shard holds, with how much of it.
fn sections(shard: &Shard) -> Vec<(String, usize)> {
    let films = &shard.films;
    let given = |column: &bijou_catalog::Column| column.iter().filter(|value| *value != 0).count();
    let mut sections = vec![
        ("films".to_owned(), films.len()),
        ("with a year".to_owned(), given(&films.years)),
        ("with a genre".to_owned(), given(&films.genres)),
        ("with an IMDb id".to_owned(), given(&films.imdb)),
        ("with a TMDB id".to_owned(), given(&films.tmdb)),
        ("with ratings".to_owned(), given(&films.rating_counts)),
        ("directors".to_owned(), films.directors.dictionary.count()),
    ];
    if let Some(details) = &shard.details {
        sections.push(("films with details".to_owned(), details.cast.films()));
        sections.push(("actors".to_owned(), details.cast.dictionary.count()));
        sections.push(("tags".to_owned(), details.tags.dictionary.count()));
    }
    if let Some(factors) = &shard.factors {
        sections.push((format!("films with {} factors of 4 bits", factors.dims()), factors.len()));
    }
    if let Some(model) = &shard.model {
        sections.push(("genres".to_owned(), model.genres.count()));
    }
    if let Some(shapes) = &shard.shapes {
        let shaped = (0..shapes.len()).filter(|film| shapes.shares(*film).is_some()).count();
        sections.push(("films with a shape of ratings".to_owned(), shaped));
    }
    if let Some(map) = &shard.map {
        sections.push(("films on the map".to_owned(), map.len()));
        sections.push(("regions of the map".to_owned(), map.regions().len()));
    }
    sections
}
