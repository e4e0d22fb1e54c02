use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use indicatif::ProgressBar;
use serde::Serialize;

use crate::cli::FactorizeArgs;
use crate::data::{Dataset, RatingEvent, RatingsSource, read_folder};
use crate::evaluate::{Accuracy, FactorsAlone, HeldOut, ask, hold_out, ranked, usual_people};
use crate::train::{CatalogOrder, Settings, factorize as learn};
use crate::{output, progress};

/// What one run gave, as a line of JSON.
#[derive(Debug, Serialize)]
struct Run {
    sweeps: u32,
    seconds: f64,
    ndcg_100: f64,
    standard_error: f64,
}

/// Times the factorization alone, without content, and measures it on people held out; writes the ratings for a peer.
///
/// # Errors
/// Where the data cannot be used or the files not written.
pub fn factorize(args: &FactorizeArgs) -> Result<()> {
    let settings = args.settings.read()?;
    let reading = progress::bytes("reading");
    let data = read_folder(&args.folder, &RatingsSource::default(), &reading)?;
    reading.finish_and_clear();
    let split = hold_out(&data, usual_people(&data), settings.seed);
    drop(data);
    let order = CatalogOrder::new(&split.training, settings.fewest_ratings);
    write_for_peer(&args.out, &split.training, &split.held_out, &order)?;
    let interactions = settings.interactions(&split.training.ratings, &order.factor_rows(), order.learned);
    let films = split.training.films.len();
    for sweeps in &args.sweeps {
        let objective = Settings { sweeps: *sweeps, ..settings.clone() }.objective();
        let started = Instant::now();
        let learned = learn(&interactions, &objective, None, None, &ProgressBar::hidden())?;
        let seconds = started.elapsed().as_secs_f64();
        let model = FactorsAlone { films: &learned.films, order: &order, settings: &settings };
        let answers = ask(&model, &split.held_out, |person| person.task(films), &ProgressBar::hidden());
        let Some(accuracy) = Accuracy::new(&ranked(&split.held_out, &answers, |_| true)) else {
            bail!(crate::evaluate::NothingToFind);
        };
        let (ndcg_100, standard_error) = (accuracy.ndcg_100.value, accuracy.ndcg_100.error);
        let run = Run { sweeps: *sweeps, seconds, ndcg_100, standard_error };
        println!("{}", serde_json::to_string(&run)?);
    }
    Ok(())
}

/// Ratings by the numbers of people and films, those of training for films with factors only.
fn write_for_peer(folder: &Path, data: &Dataset, held_out: &[HeldOut], order: &CatalogOrder) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot write {}", folder.display()))?;
    let learned = order.factor_rows();
    let header = ["userId", "movieId", "rating"];
    output::write_csv(&folder.join("training.csv"), |file| {
        file.write_record(header)?;
        let known = data.ratings.events().filter(|event| learned[event.film as usize].is_some());
        for RatingEvent { user, film, stars } in known {
            file.serialize((user, film, stars.value()))?;
        }
        Ok(())
    })?;
    let people = |name: &str, ratings: fn(&HeldOut) -> &Vec<(u32, bijou_engine::Stars)>| {
        output::write_csv(&folder.join(name), |file| {
            file.write_record(header)?;
            for (number, person) in held_out.iter().enumerate() {
                for (film, stars) in ratings(person) {
                    file.serialize((number, film, stars.value()))?;
                }
            }
            Ok(())
        })
    };
    people("fold-in.csv", |person| &person.fold_in)?;
    people("held-out.csv", |person| &person.hidden)
}
