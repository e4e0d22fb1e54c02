use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use super::ml_100k::ml_100k;
use crate::cli::EvaluateArgs;
use crate::data::{CleaningReport, Dataset, read_films, read_folder};
use crate::evaluate::{
    Evaluation, Findings, GivenFiles, Setting, Shipped, Split, Study, ablate, hide_films, hold_out,
    read_given, report, sizes, usual_people,
};
use crate::train::Settings;
use crate::{output, progress};

/// Measures a catalog, given or trained for the purpose, on people it has never seen, beside popularity and EASE.
///
/// # Errors
/// Where the data or the catalog cannot be used.
pub fn evaluate(args: &EvaluateArgs) -> Result<()> {
    let settings = args.settings.read()?;
    if let Some(folder) = &args.ml_100k {
        ml_100k(folder, &settings)?;
    }
    args.folder.as_deref().map_or(Ok(()), |folder| evaluate_folder(args, folder, &settings))
}

fn evaluate_folder(args: &EvaluateArgs, folder: &Path, settings: &Settings) -> Result<()> {
    let mut notes = Vec::new();
    let split = people(args, folder, settings.seed, &mut notes)?;
    let started = Instant::now();
    let (shipped, catalog) = match &args.catalog {
        Some(folder) => {
            (Shipped::read(folder, &split.training)?, format!("as packed in {}", folder.display()))
        }
        None => {
            let shipped = Shipped::train(&split.training, settings)?;
            eprintln!("Trained in {:.1} s", started.elapsed().as_secs_f32());
            (shipped, format!("trained for this with {} factors, and packed", settings.factors))
        }
    };
    // Without ratings nothing is known of how the catalog was trained.
    let training = (!split.training.ratings.is_empty()).then_some(&split.training);
    let study = Study {
        catalog: &shipped,
        models: &args.models(),
        films: split.training.films.len(),
        training,
        people: &split.held_out,
        fewest_ratings: settings.fewest_ratings,
        ease_l2: args.ease_l2,
    };
    let Findings { models, rare_films, by_stars, by_count } = study.run()?;
    let mut hidden_films = Vec::new();
    let (mut ablations, mut by_size) = (Vec::new(), Vec::new());
    if args.catalog.is_none() {
        hidden_films.extend(hide_films(&split, settings, &args.models(), false)?);
        if args.ablations {
            hidden_films.extend(hide_films(&split, settings, &args.models(), true)?);
            ablations = ablate(&shipped, &split, settings)?;
        }
        if args.sizes {
            by_size = sizes(&split, settings)?;
        }
    }
    let films = 0..split.training.films.len() as u32;
    let setting = Setting {
        data: match &args.train {
            Some(ratings) => format!("{} with ratings of {}", name(folder), name(ratings)),
            None => name(folder),
        },
        catalog,
        films: films.len(),
        films_with_factors: films.filter(|film| shipped.is_learned(*film)).count(),
        bytes: shipped.bytes,
        people: split.held_out.len(),
        held_out: who(args),
        training_people: training.map(|data| data.ratings.users.len()),
        training_ratings: training.map(|data| data.ratings.len()),
        seed: settings.seed,
        ease_l2: args.ease_l2,
        notes,
    };
    let evaluation = Evaluation {
        setting,
        models,
        rare_films,
        hidden_films,
        by_stars,
        by_count,
        ablations,
        sizes: by_size,
    };
    report::print(&mut std::io::stdout().lock(), &evaluation)?;
    if let Some(path) = &args.json {
        output::write_text(path, &report::json(&evaluation)?)?;
    }
    if let Some(path) = &args.html {
        output::write_text(path, &report::html(&evaluation))?;
    }
    Ok(())
}

/// Reads the data, and holds out people by the seed or those of the given files. What cannot be known of a given catalog
/// goes to the notes.
fn people(args: &EvaluateArgs, folder: &Path, seed: u64, notes: &mut Vec<String>) -> Result<Split> {
    let reading = progress::bytes("reading");
    let given = args.fold_in.clone().zip(args.held_out.clone());
    let unknown = args.catalog.is_some() && args.train.is_none();
    let data = match (&given, unknown) {
        (Some(_), true) => read_films(folder, &reading)?,
        _ => read_folder(folder, &args.columns.of(args.train.as_ref()), &reading)?,
    };
    let mut split = match given {
        Some((fold_in, held_out)) => {
            let mut report = CleaningReport::default();
            let split = read_given(data, &GivenFiles { fold_in, held_out }, seed, &mut report, &reading)?;
            notes.extend(report.iter().map(|(what, count)| format!("{count} {what}")));
            split
        }
        None => hold_out(&data, args.users.map_or_else(|| usual_people(&data), |users| users as usize), seed),
    };
    reading.finish_and_clear();
    if unknown {
        notes.push(
            "the catalog was trained elsewhere: whoever it was trained on must not be tested, or the figures flatter it"
                .to_owned(),
        );
        notes.push(
            "without --train, what compares with training ratings is left out: baselines, lists, rare films"
                .to_owned(),
        );
        split.training = Dataset { ratings: Default::default(), ..split.training };
    }
    Ok(split)
}

fn who(args: &EvaluateArgs) -> String {
    match &args.held_out {
        Some(path) => format!("given by {}", name(path)),
        None => {
            "chosen by the seed among those with 20 or more ratings; 80 % of each one's ratings folded in"
                .to_owned()
        }
    }
}

/// What a file or a folder is called.
pub fn name(path: &Path) -> String {
    let whole = path.canonicalize().ok();
    let name = whole.as_deref().and_then(Path::file_name);
    name.map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
