use bijou_engine::{Engine, FilmIx, Rating, Stars};
use rayon::prelude::*;

use super::metrics::{MOST_RANKED, Ranked};
use super::split::HeldOut;

/// Fewest stars of a film that a ranking should find.
const RELEVANT: f32 = 4.0;

/// Anything that ranks the films of the data for a person it has never seen.
pub trait Ranking: Sync {
    /// The first `top` films, none of those folded in.
    fn rank(&self, fold_in: &[(u32, Stars)], top: usize) -> Vec<u32>;
}

/// How good a model is for people it has never seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Quality {
    /// Every person's ranking; people without a hidden film of 4 or more stars have none.
    pub ranked: Vec<Ranked>,
    /// Root of the mean squared error of predicted stars.
    pub rmse: f64,
    /// Mean absolute error of predicted stars.
    pub mae: f64,
    /// Share of hidden ratings inside their 80 % interval.
    pub covered: f64,
}

/// An engine over films of the data, numbered as there.
struct Shipped<'a> {
    engine: &'a Engine,
    /// Per film of the data, its place in the catalog.
    places: &'a [FilmIx],
    /// Per place in the catalog, the film of the data.
    films: &'a [usize],
}

impl Shipped<'_> {
    fn ratings(&self, fold_in: &[(u32, Stars)]) -> Vec<Rating> {
        fold_in
            .iter()
            .map(|(film, stars)| Rating { film: self.places[*film as usize], stars: *stars })
            .collect()
    }
}

impl Ranking for Shipped<'_> {
    fn rank(&self, fold_in: &[(u32, Stars)], top: usize) -> Vec<u32> {
        let taste = self.engine.fold_in(&self.ratings(fold_in));
        let picks = self.engine.rank(&taste, |_| false, top);
        picks.iter().map(|pick| self.films[pick.film.index()] as u32).collect()
    }
}

/// Measures the engine itself, on the packed catalog. `films` says for every place in the catalog which film of the data
/// it is.
pub fn measure(engine: &Engine, films: &[usize], people: &[HeldOut]) -> Quality {
    let mut places = vec![FilmIx(0); films.len()];
    films.iter().enumerate().for_each(|(place, film)| places[*film] = FilmIx(place as u32));
    let shipped = Shipped { engine, places: &places, films };
    let errors: Vec<(f64, bool)> = people
        .par_iter()
        .flat_map_iter(|person| {
            let taste = engine.fold_in(&shipped.ratings(&person.fold_in));
            let error = |(film, stars): &(u32, Stars)| {
                let prediction = engine.predict(&taste, places[*film as usize]);
                let inside = (prediction.low..=prediction.high).contains(&stars.value());
                (f64::from(prediction.stars - stars.value()), inside)
            };
            person.hidden.iter().map(error).collect::<Vec<_>>()
        })
        .collect();
    let mean = |value: &dyn Fn(&(f64, bool)) -> f64| {
        errors.iter().map(value).sum::<f64>() / errors.len().max(1) as f64
    };
    Quality {
        ranked: measure_ranking(&shipped, people),
        rmse: mean(&|(error, _)| error * error).sqrt(),
        mae: mean(&|(error, _)| error.abs()),
        covered: mean(&|(_, inside)| f64::from(u8::from(*inside))),
    }
}

/// Measures a ranking alone, in the order of the people who have something to be found.
pub fn measure_ranking(model: &impl Ranking, people: &[HeldOut]) -> Vec<Ranked> {
    people
        .par_iter()
        .filter_map(|person| {
            let relevant: Vec<u32> = person
                .hidden
                .iter()
                .filter(|(_, stars)| stars.value() >= RELEVANT)
                .map(|(film, _)| *film)
                .collect();
            if relevant.is_empty() {
                return None;
            }
            let ranking = model.rank(&person.fold_in, MOST_RANKED);
            let found: Vec<bool> = ranking.iter().map(|film| relevant.contains(film)).collect();
            Some(Ranked::new(&found, relevant.len()))
        })
        .collect()
}
