use anyhow::Result;
use bijou_engine::{Pick, Prediction, Taste};
use rayon::prelude::*;

use super::people::People;
use crate::cli::{ConsensusArg, RecommendArgs};
use crate::{output, progress};

/// Folds in everybody of a file and writes their picks.
///
/// # Errors
/// Where the catalog or the ratings cannot be read, or the picks not written.
pub fn recommend(args: &RecommendArgs) -> Result<()> {
    let people = People::load(&args.catalog, &args.ratings)?;
    match args.group {
        Some(blend) => recommend_to_group(args, &people, blend),
        None => recommend_to_each(args, &people),
    }
}

fn recommend_to_each(args: &RecommendArgs, People { engine, ratings }: &People) -> Result<()> {
    let progress = progress::steps("recommending", ratings.len() as u64);
    let knobs = args.wishes.knobs();
    let picks: Vec<Vec<(Pick, Prediction)>> = ratings
        .par_iter()
        .map(|(_, ratings)| {
            let taste = engine.fold_in(ratings);
            let picks = engine.recommend(&taste, &knobs, |_| false, args.top as usize);
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
    report(args, ratings.len(), picks.iter().map(Vec::len).sum());
    Ok(())
}

/// One list for everybody, with a row for each pick and person.
fn recommend_to_group(
    args: &RecommendArgs,
    People { engine, ratings }: &People,
    blend: ConsensusArg,
) -> Result<()> {
    let tastes: Vec<Taste> = ratings.iter().map(|(_, ratings)| engine.fold_in(ratings)).collect();
    let picks = engine.recommend_to_group(&tastes, blend.into(), |_| false, args.top as usize);
    output::write_csv(&args.out, |writer| {
        writer.write_record(["rank", "movieId", "userId", "place", "score", "predicted"])?;
        for (rank, pick) in (1..).zip(&picks) {
            for (((user, _), taste), member) in ratings.iter().zip(&tastes).zip(&pick.members) {
                let stars = engine.predict(taste, pick.film).stars;
                let numbers = [format!("{:.6}", member.score), format!("{stars:.4}")];
                let (rank, place) = (format!("{rank}"), member.place.map(|place| place.to_string()));
                let id = engine.catalog().film(pick.film).id();
                let place = place.unwrap_or_default();
                writer.write_record([&rank, id, user, &place, &numbers[0], &numbers[1]])?;
            }
        }
        Ok(())
    })?;
    report(args, ratings.len(), picks.len());
    Ok(())
}

fn report(args: &RecommendArgs, people: usize, picks: usize) {
    println!("{people} people, {picks} picks: {}", args.out.display());
}
