use bijou_catalog::StarsModel;

use super::CatalogOrder;
use super::expected::Expected;
use crate::data::Dataset;

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
    StarsModel {
        offset: 0.17,
        quality: 0.0436,
        genre: 0.0332,
        period: 0.0133,
        own: 0.0108,
        cosine: 0.11,
        cosine_cubed: 0.40,
        leaning: 1.1,
        mean_expected,
        genre_weights: genres.iter().map(genre_weight).collect(),
        interval: 1.21,
        narrowing: 0.12,
    }
}
