use std::cmp::Reverse;
use std::time::Instant;

use anyhow::Result;
use bijou_catalog::Added;

use super::pack::{Parts, card, counts, write};
use super::prepare::{Prepared, prepare};
use crate::cli::UpdateArgs;
use crate::data::Dataset;
use crate::previous::Previous;
use crate::{pipeline, progress, shipped};

/// Most new films that are named.
const MOST_NAMED: usize = 100;

/// Makes a catalog from fresh data around the factors of an older one.
///
/// # Errors
/// Where the catalog or the data cannot be used, or the new one not written; the older one is then as it was.
pub fn update(args: &UpdateArgs) -> Result<()> {
    let started = Instant::now();
    if args.verbose {
        progress::tell_times();
    }
    let previous = progress::stage("reading the catalog", || Previous::read(&args.catalog))?;
    let settings = previous.settings(args.base.read()?);
    let ratings = args.columns.of(args.ratings.as_ref());
    let Prepared { mut data, report, source, site } =
        prepare(&args.folder, &ratings, args.source.as_deref())?;
    let source = source.unwrap_or_else(|| previous.manifest.source.clone());
    let site = site.or_else(|| previous.manifest.site.clone());
    let new = previous.new_films(&data);
    let kept = previous.keep_missing(&mut data);
    let given = previous.factors(&data);
    let (known, solved) = counts(&data, &settings, &given);
    println!(
        "{known} films keep their factors, {solved} more have enough ratings to be solved for; {} films are new, and {kept} \
         that the folder lacks stay",
        new.len()
    );
    let packed = pipeline::draw_around(&data, &settings, &given)?;
    let figures = [
        ("films that kept their factors", known),
        ("films with factors solved for", solved),
        ("films new to the catalog", new.len()),
        ("films kept from the catalog before: not in the data", kept),
    ];
    let mut card = card(&data, &packed, &settings, &figures);
    card.trained_on =
        "The factors are those of an earlier catalog, updated with these ratings. Quality was not measured."
            .to_owned();
    write(&args.out, packed, Parts { card, report, source, site, added: added(&data, new) })?;
    println!("Updated in {:.1} s: {}", started.elapsed().as_secs_f32(), args.out.display());
    Ok(())
}

/// What came with the update, if anything did: some of it by name, what most people rated first.
fn added(data: &Dataset, mut new: Vec<usize>) -> Option<Added> {
    let popularity = shipped::popularity(data);
    new.sort_by_key(|film| Reverse(popularity[*film].1));
    let films: Vec<String> = new.iter().take(MOST_NAMED).map(|film| data.films[*film].id.clone()).collect();
    (!new.is_empty()).then_some(Added { count: new.len() as u32, films })
}
