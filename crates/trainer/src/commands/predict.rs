use std::collections::HashMap;

use anyhow::Result;
use bijou_engine::{FilmIx, Prediction};
use rayon::prelude::*;

use super::people::People;
use crate::cli::PredictArgs;
use crate::data::Table;
use crate::{output, progress};

/// A row of the pairs file.
struct Pair {
    user: String,
    film: String,
}

/// Predicts the stars of every pair of a file.
///
/// # Errors
/// Where the catalog, the ratings or the pairs cannot be read, or the predictions not written.
pub fn predict(args: &PredictArgs) -> Result<()> {
    let People { engine, ratings } = People::load(&args.catalog, &args.ratings)?;
    let pairs = read_pairs(args)?;
    let mut places_by_user: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, pair) in pairs.iter().enumerate() {
        places_by_user.entry(&pair.user).or_default().push(place);
    }
    let ratings: HashMap<&str, &[_]> =
        ratings.iter().map(|(user, ratings)| (user.as_str(), ratings.as_slice())).collect();
    let progress = progress::steps("predicting", places_by_user.len() as u64);
    let known = |pair: &Pair| -> Option<FilmIx> { engine.catalog().by_id(&pair.film) };
    let by_user: Vec<Vec<(usize, Prediction)>> = places_by_user
        .par_iter()
        .map(|(user, places)| {
            let taste = engine.fold_in(ratings.get(user).copied().unwrap_or_default());
            progress.inc(1);
            let predict = |place: &usize| Some((*place, engine.predict(&taste, known(&pairs[*place])?)));
            places.iter().filter_map(predict).collect()
        })
        .collect();
    progress.finish_and_clear();
    let mut predictions: Vec<Option<Prediction>> = vec![None; pairs.len()];
    for (place, prediction) in by_user.into_iter().flatten() {
        predictions[place] = Some(prediction);
    }
    output::write_csv(&args.out, |writer| {
        writer.write_record(["userId", "movieId", "predicted", "low", "high"])?;
        for (pair, prediction) in pairs.iter().zip(&predictions) {
            let values = prediction.map_or_else(Default::default, |prediction| {
                [prediction.stars, prediction.low, prediction.high].map(|stars| format!("{stars:.4}"))
            });
            writer.write_record([pair.user.as_str(), &pair.film, &values[0], &values[1], &values[2]])?;
        }
        Ok(())
    })?;
    let unknown = predictions.iter().filter(|prediction| prediction.is_none()).count();
    if unknown > 0 {
        eprintln!(
            "{unknown} of {} pairs name a film that the catalog lacks; their values are empty",
            pairs.len()
        );
    }
    println!("{} predictions: {}", pairs.len() - unknown, args.out.display());
    Ok(())
}

fn read_pairs(args: &PredictArgs) -> Result<Vec<Pair>> {
    let progress = progress::bytes("reading");
    let mut table = Table::open(&args.pairs, &["userId", "movieId"], &[], &progress)?;
    let mut pairs = Vec::new();
    while let Some(row) = table.next_row()? {
        pairs.push(Pair { user: row.get(0).to_owned(), film: row.get(1).to_owned() });
    }
    progress.finish_and_clear();
    Ok(pairs)
}
