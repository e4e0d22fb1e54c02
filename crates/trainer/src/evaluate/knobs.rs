//! What each knob of a list costs and gains, for people that the catalog has never seen.

use bijou_engine::{Engine, FilmIx, Knobs, Rating, Stars};
use rayon::prelude::*;

use super::Shipped;
use super::metrics::{MOST_RANKED, Ranked};
use super::split::HeldOut;

/// Films in view: what lists are judged by, but for nDCG.
const VIEW: usize = 20;

/// Mean figures of many people's lists.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ListFigures {
    /// nDCG@100 of the hidden films with 4 or more stars.
    pub ndcg: f64,
    /// Mean unlikeness (1 − cosine of factors) of the pairs among the first 20.
    pub unlikeness: f64,
    /// Mean unlikeness of genres (1 − Jaccard index) of the same pairs, which no knob looks at.
    pub genre_unlikeness: f64,
    /// Kullback-Leibler divergence of the first 20 films' genres from those that the person liked, smoothed by .01.
    pub miscalibration: f64,
    /// Geometric mean of how many people rated the first 20.
    pub ratings: f64,
    /// Mean year of the first 20.
    pub year: f64,
    /// Share of the first 20 that is of the years asked for.
    pub in_era: f64,
}

impl ListFigures {
    const COUNT: usize = 7;

    fn parts(self) -> [f64; Self::COUNT] {
        let ratings = self.ratings.max(1.0).ln();
        [
            self.ndcg,
            self.unlikeness,
            self.genre_unlikeness,
            self.miscalibration,
            ratings,
            self.year,
            self.in_era,
        ]
    }

    fn mean(figures: &[Self]) -> Self {
        let mut sums = [0.0; Self::COUNT];
        for figures in figures {
            sums.iter_mut().zip(figures.parts()).for_each(|(sum, part)| *sum += part);
        }
        let [ndcg, unlikeness, genre_unlikeness, miscalibration, ratings, year, in_era] =
            sums.map(|sum| sum / figures.len().max(1) as f64);
        Self { ndcg, unlikeness, genre_unlikeness, miscalibration, ratings: ratings.exp(), year, in_era }
    }
}

/// Folds 80 % of everybody's ratings in and measures the lists that `knobs` give. `films` says for every place in the
/// catalog which film of the data it is.
pub fn measure_lists(shipped: &Shipped, people: &[HeldOut], knobs: &Knobs) -> ListFigures {
    let engine = shipped.engine();
    let in_catalog = |ratings: &[(u32, Stars)]| -> Vec<Rating> {
        let rating =
            |(film, stars): &(u32, Stars)| Some(Rating { film: shipped.place(*film)?, stars: *stars });
        ratings.iter().filter_map(rating).collect()
    };
    let figures: Vec<ListFigures> = people
        .par_iter()
        .filter_map(|person| {
            let (given, hidden) = (in_catalog(&person.fold_in), in_catalog(&person.hidden));
            let relevant: Vec<FilmIx> = hidden
                .iter()
                .filter(|rating| rating.stars.value() >= 4.0)
                .map(|rating| rating.film)
                .collect();
            let picks = engine.recommend(&engine.fold_in(&given), knobs, |_| false, MOST_RANKED);
            let list: Vec<FilmIx> = picks.iter().map(|pick| pick.film).collect();
            let found: Vec<bool> = list.iter().map(|film| relevant.contains(film)).collect();
            let figures = describe(engine, &given, &list[..list.len().min(VIEW)], knobs);
            (!relevant.is_empty())
                .then(|| ListFigures { ndcg: Ranked::new(&found, relevant.len()).ndcg, ..figures })
        })
        .collect();
    ListFigures::mean(&figures)
}

fn describe(engine: &Engine, given: &[Rating], list: &[FilmIx], knobs: &Knobs) -> ListFigures {
    let genres = |film: &FilmIx| engine.catalog().film(*film).genre_bits();
    let pairs = || list.iter().enumerate().flat_map(|(n, a)| list[..n].iter().map(move |b| (a, b)));
    let over_pairs = |value: &dyn Fn(&FilmIx, &FilmIx) -> f64| {
        pairs().map(|(a, b)| value(a, b)).sum::<f64>() / pairs().count().max(1) as f64
    };
    let jaccard = |a: &FilmIx, b: &FilmIx| {
        let (a, b) = (genres(a), genres(b));
        1.0 - f64::from((a & b).count_ones()) / f64::from((a | b).count_ones().max(1))
    };
    let over_films =
        |value: &dyn Fn(&FilmIx) -> f64| list.iter().map(value).sum::<f64>() / list.len().max(1) as f64;
    let year = |film: &FilmIx| engine.catalog().film(*film).year();
    let inside = |film: &FilmIx| {
        knobs.era.zip(year(film)).is_some_and(|(era, year)| (era.from..=era.to).contains(&year))
    };
    let mean = given.iter().map(|rating| rating.stars.value()).sum::<f32>() / given.len().max(1) as f32;
    let liked: Vec<u64> = given
        .iter()
        .filter(|rating| rating.stars.value() >= mean)
        .map(|rating| genres(&rating.film))
        .collect();
    ListFigures {
        ndcg: 0.0,
        unlikeness: over_pairs(&|a, b| 1.0 - f64::from(engine.similarity(*a, *b))),
        genre_unlikeness: over_pairs(&jaccard),
        miscalibration: divergence(&liked, &list.iter().map(genres).collect::<Vec<_>>()),
        ratings: over_films(&|film| f64::from(engine.catalog().film(*film).rating_count().max(1)).ln()).exp(),
        year: over_films(&|film| year(film).map_or(2000.0, f64::from)),
        in_era: over_films(&|film| f64::from(u8::from(inside(film)))),
    }
}

/// Of the distribution of `list` over genres from that of `liked`.
fn divergence(liked: &[u64], list: &[u64]) -> f64 {
    let distribution = |films: &[u64]| -> Vec<f64> {
        let mut sums = vec![0.0; 64];
        for genres in films.iter().filter(|genres| **genres != 0) {
            let share = 1.0 / f64::from(genres.count_ones());
            (0..64).filter(|genre| genres >> genre & 1 == 1).for_each(|genre| sums[genre] += share);
        }
        let sum: f64 = sums.iter().sum::<f64>().max(1.0);
        sums.iter().map(|part| part / sum).collect()
    };
    let (liked, list) = (distribution(liked), distribution(list));
    let terms = liked.iter().zip(&list).filter(|(liked, _)| **liked > 0.0);
    terms.map(|(liked, list)| liked * (liked / (0.99 * list + 0.01 * liked)).ln()).sum()
}

#[cfg(test)]
mod tests {
    use bijou_engine::Era;
    use indicatif::ProgressBar;

    use super::*;
    use crate::data::{RatingsSource, read_folder};
    use crate::evaluate::hold_out;
    use crate::train::Settings;

    /// Prints the table: `BIJOU_DATA=FOLDER cargo test --release -p bijou-trainer -- --ignored --nocapture knobs`.
    #[test]
    #[ignore = "trains on a folder of data named by BIJOU_DATA"]
    fn every_knob_moves_what_it_names() {
        let folder = std::env::var("BIJOU_DATA").unwrap();
        let seed = std::env::var("BIJOU_SEED").map_or(1, |seed| seed.parse().unwrap());
        let data = read_folder(folder.as_ref(), &RatingsSource::default(), &ProgressBar::hidden()).unwrap();
        let split = hold_out(&data, 500, seed);
        let shipped = Shipped::train(&split.training, &Settings::default()).unwrap();
        println!("{:<22}  nDCG@100  unlike  genres unlike  KL     ratings  year    in era", "");
        let measured = |name: &str, knobs: Knobs| {
            let figures = measure_lists(&shipped, &split.held_out, &knobs);
            let ListFigures { ndcg, unlikeness, genre_unlikeness, miscalibration, ratings, year, in_era } =
                figures;
            println!(
                "{name:<22}  {ndcg:.4}    {unlikeness:.3}   {genre_unlikeness:.3}          {miscalibration:.3}  {ratings:>7.0}  {year:.1}  {in_era:.2}"
            );
            figures
        };
        let plain = Knobs { one_per_franchise: false, ..Knobs::default() };
        let none = measured("model's order", plain);
        measured("one per franchise", Knobs::default());
        let steps = [0.25, 0.5, 0.75, 1.0];
        let diverse =
            steps.map(|diversity| measured(&format!("diversity {diversity}"), Knobs { diversity, ..plain }));
        let calibrated = steps.map(|calibration| {
            measured(&format!("calibration {calibration}"), Knobs { calibration, ..plain })
        });
        let popular = [-1.0, -0.75, -0.5, -0.25, 0.25, 0.5, 0.75, 1.0]
            .map(|popularity| measured(&format!("popularity {popularity}"), Knobs { popularity, ..plain }));
        for strength in [0.25, 0.5, 0.75, 1.0] {
            let era = Some(Era { strength, ..Era::only(1970, 1979) });
            measured(&format!("1970-1979 by {strength}"), Knobs { era, ..plain });
        }
        assert!(
            diverse.map(|figures| figures.unlikeness).is_sorted() && diverse[0].unlikeness > none.unlikeness
        );
        assert!(calibrated.map(|figures| -figures.miscalibration).is_sorted());
        assert!(calibrated[0].miscalibration < none.miscalibration);
        assert!(popular.map(|figures| -figures.ratings).is_sorted());
    }
}
