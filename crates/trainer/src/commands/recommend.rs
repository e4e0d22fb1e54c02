use anyhow::Result;
use bijou_engine::{Pick, Prediction};
use rayon::prelude::*;

use super::people::People;
use crate::cli::RecommendArgs;
use crate::{output, progress};

/// Folds in everybody of a file and writes their picks.
///
/// # Errors
/// Where the catalog or the ratings cannot be read, or the picks not written.
pub fn recommend(args: &RecommendArgs) -> Result<()> {
    let People { engine, ratings } = People::load(&args.catalog, &args.ratings)?;
    let progress = progress::steps("recommending", ratings.len() as u64);
    let picks: Vec<Vec<(Pick, Prediction)>> = ratings
        .par_iter()
        .map(|(_, ratings)| {
            let taste = engine.fold_in(ratings);
            let picks = engine.rank(&taste, |_| false, args.top as usize);
            progress.inc(1);
            picks.into_iter().map(|pick| (pick, engine.predict(&taste, pick.film))).collect()
        })
        .collect();
    progress.finish_and_clear();
    output::write_csv(&args.out, |writer| {
        writer.write_record(["userId", "rank", "movieId", "score", "predicted"])?;
        for ((user, _), picks) in ratings.iter().zip(&picks) {
            for (rank, (pick, prediction)) in picks.iter().enumerate() {
                let film = engine.catalog().film(pick.film);
                let (rank, score) = ((rank + 1).to_string(), format!("{:.6}", pick.score));
                writer.write_record([user, &rank, film.id(), &score, &format!("{:.4}", prediction.stars)])?;
            }
        }
        Ok(())
    })?;
    println!(
        "{} people, {} picks: {}",
        ratings.len(),
        picks.iter().map(Vec::len).sum::<usize>(),
        args.out.display()
    );
    Ok(())
}
