//! Directions in the factor space along which films are darker, funnier or slower, learned from tags.

mod auc;
mod evidence;
mod regression;
mod wording;

use bijou_catalog::{Critiques, Factors};
use nalgebra::{DMatrix, DVector};
use rayon::prelude::*;

use super::CatalogOrder;
use crate::data::Dataset;
use evidence::{Evidence, TaggedFilms};
use regression::Regression;
use wording::{WORDINGS, Wording};

/// Fewest films that people tagged so: fewer teach what those films happen to share.
const FEWEST_FILMS: usize = 30;

/// Films are held out in so many turns to see whether a direction tells anything.
const FOLDS: usize = 5;

/// Least chance that of two films held out, one tagged so and one not, the direction puts the right one first.
const LEAST_AUC: f64 = 0.7;

/// A direction with what it is worth.
struct Learned {
    wording: &'static Wording,
    direction: DVector<f32>,
    auc: f64,
}

/// Learns the critiques that factors (a column per film) can tell from each other; nothing where a regression has no
/// solution.
pub fn learn_critiques(data: &Dataset, order: &CatalogOrder, films: &DMatrix<f32>) -> Option<Critiques> {
    let units = unit_columns(films);
    let mut learned = learn(data, order, &units)?;
    learned.retain(|learned| learned.auc >= LEAST_AUC);
    Some(pack(&units, &learned))
}

/// Every critique that enough films were tagged with.
fn learn(data: &Dataset, order: &CatalogOrder, units: &DMatrix<f32>) -> Option<Vec<Learned>> {
    let tagged = TaggedFilms::new(data, &order.films[..order.learned]);
    let regression = Regression::on(units, &tagged, |_| true)?;
    let without = |fold| Regression::on(units, &tagged, move |film| film % FOLDS != fold);
    let folds: Vec<Regression> = (0..FOLDS).into_par_iter().map(without).collect::<Option<_>>()?;
    let mut learned = Vec::new();
    for wording in &WORDINGS {
        let evidence = tagged.evidence(wording);
        if evidence.films() >= FEWEST_FILMS {
            let auc = held_out_auc(units, &folds, &evidence);
            let direction = regression.direction(&evidence);
            learned.push(Learned { wording, direction, auc });
        }
    }
    Some(learned)
}

/// How well films are told from each other by what was learned without them.
fn held_out_auc(units: &DMatrix<f32>, folds: &[Regression], evidence: &Evidence) -> f64 {
    let mut scores = vec![0.0; units.ncols()];
    for (fold, regression) in folds.iter().enumerate() {
        let direction = regression.direction(evidence);
        for film in (fold..units.ncols()).step_by(FOLDS) {
            scores[film] = units.column(film).dot(&direction);
        }
    }
    auc::auc(&scores, evidence)
}

/// Scales every direction to variance 1 over the films, as it ships: quantized.
fn pack(units: &DMatrix<f32>, learned: &[Learned]) -> Critiques {
    let rows: Vec<Vec<f32>> = learned
        .iter()
        .map(|learned| {
            let places = units.tr_mul(&learned.direction);
            let deviation = places.variance().sqrt().max(f32::MIN_POSITIVE);
            learned.direction.iter().map(|part| part / deviation).collect()
        })
        .collect();
    let directions = Factors::quantize(units.nrows() as u16, rows.iter().map(Vec::as_slice));
    let origin = |row: bijou_catalog::FactorRow| {
        let direction = row.codes.iter().map(|code| f32::from(*code) * row.scale);
        units.tr_mul(&DVector::from_iterator(units.nrows(), direction)).mean()
    };
    Critiques {
        names: learned
            .iter()
            .map(|learned| format!("{}\t{}", learned.wording.more, learned.wording.less))
            .collect(),
        origins: directions.rows().map(origin).collect(),
        directions,
    }
}

/// Columns at length 1: length is mostly popularity.
fn unit_columns(films: &DMatrix<f32>) -> DMatrix<f32> {
    let mut units = films.clone();
    units.column_iter_mut().for_each(|mut film| {
        let length = film.norm();
        if length > 0.0 {
            film /= length;
        }
    });
    units
}

#[cfg(test)]
mod tests {
    use indicatif::ProgressBar;

    use super::*;
    use crate::data::{RatingsSource, read_folder};
    use crate::train::Settings;
    use crate::train::als::factorize;
    use crate::train::interactions::Interactions;

    /// Prints how well each critique is told:
    /// `BIJOU_DATA=FOLDER cargo test --release -p bijou-trainer -- --ignored --nocapture critiques`.
    #[test]
    #[ignore = "trains on a folder of data named by BIJOU_DATA"]
    fn most_critiques_can_be_told_from_factors() {
        let folder = std::env::var("BIJOU_DATA").unwrap();
        let data = read_folder(folder.as_ref(), &RatingsSource::default(), &ProgressBar::hidden()).unwrap();
        let settings = Settings::default();
        let order = CatalogOrder::new(&data, settings.fewest_ratings);
        let targets = |stars: &[f32]| bijou_engine::targets(&settings.target, stars);
        let interactions = Interactions::new(&data.ratings, &order.factor_rows(), order.learned, targets);
        let factors =
            factorize(&interactions, &settings.objective(), None, None, &ProgressBar::hidden()).unwrap();
        let units = unit_columns(&factors.films);
        let learned = learn(&data, &order, &units).unwrap();
        for Learned { wording, direction, auc } in &learned {
            let places = units.tr_mul(direction);
            let mut best: Vec<usize> = (0..order.learned.min(3_000)).collect();
            best.sort_by(|a, b| places[*b].total_cmp(&places[*a]));
            let title = |film: &usize| data.films[order.films[*film]].title.main.as_str();
            println!(
                "{:<22} {:<18} AUC {auc:.3}: {} ... {}",
                wording.more,
                wording.less,
                best.iter().take(5).map(title).collect::<Vec<_>>().join(", "),
                best.iter().rev().take(4).map(title).collect::<Vec<_>>().join(", "),
            );
        }
        assert!(learned.iter().filter(|learned| learned.auc >= LEAST_AUC).count() >= 15);
    }
}
