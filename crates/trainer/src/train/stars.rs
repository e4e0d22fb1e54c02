use bijou_catalog::StarsModel;

use super::CatalogOrder;
use super::expected::Expected;
use crate::data::Dataset;
use crate::shipped;

/// The star model. Its constants were fitted by marginal likelihood on validation users split off from the training data:
/// fitted on the training users themselves, whose factors know their ratings, they promise too much.
pub fn stars_model(
    data: &Dataset,
    order: &CatalogOrder,
    genres: &[String],
    expected: &Expected,
) -> StarsModel {
    let learned = &order.films[..order.learned];
    let mean_expected =
        learned.iter().map(|film| expected.films[*film]).sum::<f32>() / learned.len().max(1) as f32;
    let genre_weight = |genre: &String| {
        let films = learned.iter().filter(|film| data.films[**film].genres.contains(genre)).count();
        (1.0 + learned.len() as f32 / (films as f32 + 50.0)).ln().sqrt()
    };
    let popularity = shipped::popularity(data);
    StarsModel {
        offset: 0.17,
        quality: 0.035,
        fame: 0.0045,
        age: 0.0125,
        genre: 0.0332,
        period: 0.0133,
        own: 0.0108,
        cosine: 0.05,
        cosine_cubed: 0.40,
        leaning: 1.1,
        mean_expected,
        usual_fame: mean_and_deviation(learned.iter().map(|film| (popularity[*film].1 as f32).ln_1p())),
        genre_weights: genres.iter().map(genre_weight).collect(),
        interval: 1.19,
        narrowing: 0.12,
    }
}

/// The deviation of equal numbers is taken as 1: it divides.
fn mean_and_deviation(values: impl ExactSizeIterator<Item = f32> + Clone) -> (f32, f32) {
    let count = values.len().max(1) as f32;
    let mean = values.clone().sum::<f32>() / count;
    let variance = values.map(|value| (value - mean).powi(2)).sum::<f32>() / count;
    (mean, if variance > 0.0 { variance.sqrt() } else { 1.0 })
}
