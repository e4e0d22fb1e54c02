use bijou_engine::Prediction;

/// Half-stars that a rating can have.
pub const STEPS: usize = 10;

/// Standard deviations from the middle to either end of an interval that holds 80 %.
const REACH: f32 = 1.2816;

/// How likely each rating of ½, 1, … 5 stars is, by a prediction: a normal distribution as wide as its interval, cut into
/// half-stars. What lies beyond the ends counts to them.
pub fn chances(prediction: &Prediction) -> [f32; STEPS] {
    // An interval that is cut off at ½ or 5 stars tells its width on its other side.
    let reach = (prediction.high - prediction.stars).max(prediction.stars - prediction.low);
    let deviation = (reach / REACH).max(0.05);
    let below = |stars: f32| normal((stars - prediction.stars) / deviation);
    std::array::from_fn(|step| {
        let stars = (step + 1) as f32 / 2.0;
        let from = if step == 0 { 0.0 } else { below(stars - 0.25) };
        let to = if step == STEPS - 1 { 1.0 } else { below(stars + 0.25) };
        (to - from).max(0.0)
    })
}

/// The share of a standard normal distribution below a value, to three digits: the logistic curve of Bowling et al. (2009).
fn normal(value: f32) -> f32 {
    1.0 / (1.0 + (-(0.07056 * value * value * value + 1.5976 * value)).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_likely_rating_is_the_predicted_one_and_all_chances_sum_to_one() {
        let chances = chances(&Prediction { stars: 3.6, low: 2.7, high: 4.5 });
        assert!((chances.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        let most = (0..STEPS).max_by(|a, b| chances[*a].total_cmp(&chances[*b]));
        assert_eq!(most, Some(6));
        let inside: f32 = chances[5..9].iter().sum();
        assert!((inside - 0.8).abs() < 0.1, "{inside} of the interval of 80 %");
    }

    #[test]
    fn an_interval_that_is_cut_off_is_as_wide_as_on_its_other_side() {
        let cut = chances(&Prediction { stars: 4.8, low: 3.8, high: 5.0 });
        let whole = chances(&Prediction { stars: 4.8, low: 3.8, high: 5.8 });
        assert_eq!(cut, whole);
        assert!(cut[9] > 0.35);
    }

    #[test]
    fn nothing_known_is_no_trouble() {
        let chances = chances(&Prediction { stars: 0.0, low: 0.0, high: 0.0 });
        assert!(chances.iter().all(|chance| chance.is_finite()));
    }
}
