use bijou_catalog::StarsModel;

use crate::data::Ratings;

/// The star model: its constants were fitted by marginal likelihood on validation users split off from the training
/// data; the mean is that of the data at hand.
pub fn stars_model(ratings: &Ratings) -> StarsModel {
    let sum: f64 = ratings.events.iter().map(|event| f64::from(event.stars.value())).sum();
    StarsModel {
        mean: (sum / ratings.events.len().max(1) as f64) as f32,
        shrinkage: 5.0,
        offset: 0.164,
        quality: 0.04,
        popularity: 0.003,
        era: 0.0136,
        genre: 0.039,
        period: 0.012,
        own: 0.01,
        cosine: 0.144,
        cosine_cubed: 0.42,
        noise: 0.263,
        interval: 1.2816,
    }
}
