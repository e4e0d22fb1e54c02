use anyhow::Result;
use bijou_engine::{ModelKind, Stars};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use serde::Serialize;

use super::accuracy::{Accuracy, against};
use super::ask::{ask, ranked};
use super::contender::{Answer, Contender, Task};
use super::estimate::Estimate;
use super::popularity::Popular;
use super::shipped::Shipped;
use super::split::{HeldOut, Split, shuffle};
use super::stars::{StarFigures, outcomes};
use crate::data::Dataset;
use crate::progress;
use crate::train::Settings;

/// Of the films with enough ratings, one in so many is hidden.
const ONE_IN: usize = 5;

/// How well films are recommended that nobody has rated yet. All ratings of some films are taken from training; then only
/// these films are ranked for the people held out, from their ratings of other films.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HiddenFilms {
    /// How many films were hidden.
    pub films: usize,
    /// Whether training still knew how often a wider public rated them, which a film that is new to everybody has not.
    pub wider_public: bool,
    /// A row per model.
    pub models: Vec<HiddenFigures>,
}

/// How well one model does on hidden films.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HiddenFigures {
    /// The model.
    pub model: String,
    /// How well liked films are found among the hidden ones.
    pub accuracy: Accuracy,
    /// nDCG@100 against that of popularity by the true number of likes, which a real newcomer among films has not.
    pub against_popularity: Option<Estimate>,
    /// How well their stars are predicted.
    pub stars: Option<StarFigures>,
}

/// Films in an order that nobody chose, another one for every person.
struct Random(u64);

impl Contender for Random {
    fn name(&self) -> String {
        "random".to_owned()
    }

    fn answer(&self, task: &Task, top: usize) -> Answer {
        let own: u64 = task.fold_in.iter().map(|(film, _)| u64::from(*film)).sum();
        let mut random = ChaCha8Rng::seed_from_u64(self.0 ^ own);
        let mut list: Vec<u32> =
            (0..task.open.len() as u32).filter(|film| task.open[*film as usize]).collect();
        shuffle(&mut list, &mut random);
        list.truncate(top);
        Answer { list, guesses: vec![None; task.questions.len()] }
    }
}

/// Hides films, trains without their ratings, and ranks them for the people held out. `None` where there is too little
/// data to hide any that somebody likes.
///
/// # Errors
/// Where training fails.
pub fn hide_films(
    split: &Split,
    settings: &Settings,
    models: &[ModelKind],
    wider_public: bool,
) -> Result<Option<HiddenFilms>> {
    let films = split.training.films.len();
    let hidden = choose(&split.training.rating_counts(), settings);
    let people: Vec<HeldOut> = split.held_out.iter().map(|person| before_release(person, &hidden)).collect();
    let shipped = Shipped::train(&without(&split.training, &hidden, wider_public), settings)?;
    let popular = Popular::new(&split.training);
    let random = Random(settings.seed);
    let models: Vec<_> = models.iter().map(|kind| shipped.model(*kind)).collect();
    let baselines: [&dyn Contender; 2] = [&popular, &random];
    let contenders = baselines.into_iter().chain(models.iter().map(|model| model as &dyn Contender));
    let waiting = progress::steps("hidden films", ((models.len() + 2) * people.len()) as u64);
    let mut yardstick = None;
    let mut rows = Vec::new();
    for contender in contenders {
        let answers =
            ask(contender, &people, |person| Task { open: hidden.clone(), ..person.task(films) }, &waiting);
        let own = ranked(&people, &answers, |_| true);
        let Some(accuracy) = Accuracy::new(&own) else { return Ok(None) };
        let yardstick = yardstick.get_or_insert_with(|| own.clone());
        rows.push(HiddenFigures {
            model: contender.name(),
            accuracy,
            against_popularity: against(&own, yardstick),
            stars: StarFigures::new(&outcomes(&people, &answers), |_| true),
        });
    }
    waiting.finish_and_clear();
    let films = hidden.iter().filter(|hidden| **hidden).count();
    Ok(Some(HiddenFilms { films, wider_public, models: rows }))
}

/// Chooses films by the seed among those with enough ratings to have got factors; marks them.
fn choose(counts: &[u32], settings: &Settings) -> Vec<bool> {
    let mut random = ChaCha8Rng::seed_from_u64(settings.seed);
    let known = |count: &u32| *count >= settings.fewest_ratings;
    counts.iter().map(|count| random.next_u64() % ONE_IN as u64 == 0 && known(count)).collect()
}

/// The person before the hidden films came out: none of them is folded in, and all of them are to be found.
fn before_release(person: &HeldOut, hidden: &[bool]) -> HeldOut {
    let is_hidden = |(film, _): &(u32, Stars)| hidden[*film as usize];
    let mut fold_in = person.fold_in.clone();
    fold_in.retain(|rating| !is_hidden(rating));
    let all = person.fold_in.iter().chain(&person.hidden).copied();
    HeldOut { fold_in, hidden: all.filter(is_hidden).collect(), missing: 0 }
}

/// The data as if nobody had rated the hidden films; what else is known of them stays.
fn without(data: &Dataset, hidden: &[bool], wider_public: bool) -> Dataset {
    let mut data = data.clone();
    data.ratings = data.ratings.filtered(|event| !hidden[event.film as usize]);
    if !wider_public {
        let films = data.films.iter_mut().zip(hidden).filter(|(_, hidden)| **hidden);
        films.for_each(|(film, _)| film.popularity = None);
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{CleaningReport, FilmRecord, Popularity, RatingEvent, Ratings, parse_title};

    fn data() -> Dataset {
        let events =
            (0..6).flat_map(|user| (0..60).map(move |film| RatingEvent { user, film, stars: Stars::MAX }));
        let film = |film: u32| FilmRecord {
            popularity: Some(Popularity { mean: 4.0, count: 10 }),
            ..FilmRecord::new(&film.to_string(), parse_title("A"), vec!["Crime".to_owned()])
        };
        Dataset {
            films: (0..80).map(film).collect(),
            ratings: Ratings::from_events((0..6).map(|user| user.to_string()).collect(), events),
            report: CleaningReport::default(),
        }
    }

    #[test]
    fn hidden_films_have_no_training_ratings_and_keep_what_else_is_known() {
        let data = data();
        let hidden = choose(&data.rating_counts(), &Settings::default());
        let count = hidden.iter().filter(|hidden| **hidden).count();
        assert!((6..=20).contains(&count), "{count} of 60");
        assert!(!hidden[60..].contains(&true), "a film that nobody rated cannot be found");
        for wider_public in [false, true] {
            let training = without(&data, &hidden, wider_public);
            assert!(training.ratings.events().all(|event| !hidden[event.film as usize]));
            assert_eq!(training.ratings.len(), (60 - count) * 6);
            for (film, hidden) in training.films.iter().zip(&hidden) {
                assert_eq!(film.genres, ["Crime"]);
                assert_eq!(film.popularity.is_some(), wider_public || !hidden);
            }
        }
    }

    #[test]
    fn people_have_not_rated_a_hidden_film_and_all_are_to_be_found() {
        let ratings = |films: &[u32]| films.iter().map(|film| (*film, Stars::MAX)).collect::<Vec<_>>();
        let person = HeldOut { fold_in: ratings(&[0, 1, 2]), hidden: ratings(&[3, 4]), missing: 1 };
        let before = before_release(&person, &[false, true, false, false, true]);
        assert_eq!(before, HeldOut { fold_in: ratings(&[0, 2]), hidden: ratings(&[1, 4]), missing: 0 });
    }

    #[test]
    fn random_lists_differ_between_people_and_not_between_runs() {
        let answer = |film: u32| {
            let fold_in = vec![(film, Stars::MAX)];
            Random(1).answer(&Task { fold_in, open: vec![true; 50], questions: &[] }, 10).list
        };
        assert_eq!(answer(1), answer(1));
        assert_ne!(answer(1), answer(2));
    }
}
