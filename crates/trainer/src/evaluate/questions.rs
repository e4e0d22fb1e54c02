//! How much a newcomer's first answers teach, by who chooses the questions.

use std::collections::HashMap;

use bijou_engine::{Engine, FilmIx, Rating, Stars, Taste};
use rayon::prelude::*;

use super::Shipped;
use super::metrics::{MOST_RANKED, Ranked};
use super::split::HeldOut;

/// What some questions led to, as means over people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuestionFigures {
    /// nDCG@100 of the hidden films with 4 or more stars, all films that the person could have answered about left out.
    pub ndcg: f64,
    /// How many of the questions they could answer.
    pub answers: f64,
}

/// A way of choosing: the next film to ask somebody about, given the films that they were asked about.
pub type Asker<'a> = dyn Fn(&Engine, &Taste, &[FilmIx]) -> Option<FilmIx> + Sync + 'a;

/// Asks everybody questions one by one, and measures after each of `counts` of them, which ascend. Who rated the film
/// answers with that rating, taken from their 80 %; who did not says nothing. Then all other films are ranked for the
/// hidden 20 %.
pub fn measure_questions(
    shipped: &Shipped,
    people: &[HeldOut],
    ask: &Asker,
    counts: &[usize],
) -> Vec<QuestionFigures> {
    let measured: Vec<Vec<QuestionFigures>> =
        people.par_iter().filter_map(|person| question(shipped, person, ask, counts)).collect();
    let mean = |which: usize, value: fn(&QuestionFigures) -> f64| {
        measured.iter().map(|person| value(&person[which])).sum::<f64>() / measured.len().max(1) as f64
    };
    (0..counts.len())
        .map(|which| QuestionFigures {
            ndcg: mean(which, |figures| figures.ndcg),
            answers: mean(which, |figures| figures.answers),
        })
        .collect()
}

/// One person's figures; nothing where they have no film to be found.
fn question(
    shipped: &Shipped,
    person: &HeldOut,
    ask: &Asker,
    counts: &[usize],
) -> Option<Vec<QuestionFigures>> {
    let engine = shipped.engine();
    let place = |(film, stars): &(u32, Stars)| Some((shipped.place(*film)?, *stars));
    let known: HashMap<FilmIx, Stars> = person.fold_in.iter().filter_map(place).collect();
    let liked = person.hidden.iter().filter(|(_, stars)| stars.value() >= 4.0);
    let relevant: Vec<FilmIx> = liked.filter_map(|(film, _)| shipped.place(*film)).collect();
    let (mut asked, mut answers, mut figures) = (Vec::new(), Vec::new(), Vec::new());
    for count in counts {
        while asked.len() < *count {
            let Some(film) = ask(engine, &engine.fold_in(&answers), &asked) else { break };
            asked.push(film);
            answers.extend(known.get(&film).map(|stars| Rating { film, stars: *stars }));
        }
        let picks = engine.rank(&engine.fold_in(&answers), |film| known.contains_key(&film), MOST_RANKED);
        let found: Vec<bool> = picks.iter().map(|pick| relevant.contains(&pick.film)).collect();
        let ndcg = Ranked::new(&found, relevant.len()).ndcg;
        figures.push(QuestionFigures { ndcg, answers: answers.len() as f64 });
    }
    (!relevant.is_empty()).then_some(figures)
}

#[cfg(test)]
mod tests {
    use bijou_engine::Catalog;
    use indicatif::ProgressBar;

    use super::*;
    use crate::data::{RatingsSource, read_folder};
    use crate::evaluate::hold_out;
    use crate::train::Settings;

    /// The best known film that was not asked about.
    fn popular(engine: &Engine, _: &Taste, asked: &[FilmIx]) -> Option<FilmIx> {
        engine.catalog().all().find(|film| !asked.contains(film))
    }

    /// Well known, and of genres and a decade that were asked about little: each time that the average kind of a film was
    /// asked about costs it 12 places.
    fn unlike_kinds(engine: &Engine, _: &Taste, asked: &[FilmIx]) -> Option<FilmIx> {
        let mut seen: HashMap<u32, f32> = HashMap::new();
        for film in asked {
            kinds(engine.catalog(), *film).iter().for_each(|kind| *seen.entry(*kind).or_default() += 1.0);
        }
        let cost = |film: &FilmIx| {
            let kinds = kinds(engine.catalog(), *film);
            let times: f32 = kinds.iter().filter_map(|kind| seen.get(kind)).sum();
            film.0 as f32 + 12.0 * times / kinds.len().max(1) as f32
        };
        let open = engine.catalog().all().take(400).filter(|film| !asked.contains(film));
        open.min_by(|a, b| cost(a).total_cmp(&cost(b)))
    }

    fn kinds(catalog: &Catalog, film: FilmIx) -> Vec<u32> {
        let film = catalog.film(film);
        let genres = (0..64).filter(|genre| film.has_genre(*genre)).map(|genre| genre as u32);
        genres.chain(film.year().map(|year| 100 + u32::from(year) / 10)).collect()
    }

    fn informative(engine: &Engine, taste: &Taste, asked: &[FilmIx]) -> Option<FilmIx> {
        engine.questions(taste, asked, |_| false, 1).first().copied()
    }

    /// Prints the table: `BIJOU_DATA=FOLDER cargo test --release -p bijou-trainer -- --ignored --nocapture questions`.
    #[test]
    #[ignore = "trains on a folder of data named by BIJOU_DATA"]
    fn the_engines_questions_teach_more_than_popular_ones_and_more_than_unlike_kinds() {
        let folder = std::env::var("BIJOU_DATA").unwrap();
        let seed = std::env::var("BIJOU_SEED").map_or(1, |seed| seed.parse().unwrap());
        let data = read_folder(folder.as_ref(), &RatingsSource::default(), &ProgressBar::hidden()).unwrap();
        let split = hold_out(&data, 500, seed);
        let shipped = Shipped::train(&split.training, &Settings::default()).unwrap();
        println!("{:<16}  {:>9}  {:>8}  {:>7}", "who asks", "questions", "nDCG@100", "answers");
        let counts = [0, 5, 10, 20];
        let measured = |name: &str, ask: &Asker| {
            let figures = measure_questions(&shipped, &split.held_out, ask, &counts);
            let columns =
                figures.iter().map(|figures| format!("{:.4} ({:.2})", figures.ndcg, figures.answers));
            println!("{name:<16}  {}", columns.collect::<Vec<_>>().join("  "));
            figures
        };
        println!("nDCG@100 (answers) after 0, 5, 10 and 20 questions");
        let others = [measured("popularity", &popular), measured("unlike kinds", &unlike_kinds)];
        let engines = measured("information", &informative);
        for other in others {
            assert!((1..counts.len()).all(|count| engines[count].ndcg > other[count].ndcg));
        }
    }
}
