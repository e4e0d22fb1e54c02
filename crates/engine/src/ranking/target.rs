use bijou_catalog::Target;

/// Bounds of a target: as much as a rating may speak against a film, and for it.
const BOUNDS: (f32, f32) = (-1.0, 2.0);

/// The same for a step: far above what any confidence asks for.
const STEP_BOUNDS: (f32, f32) = (0.0, 1000.0);

/// What each of one person's ratings, in stars, asks of the score; training and fold-in share it. See [`Target`] for the
/// formula. What is not observed asks for nothing.
pub fn targets(curve: &Target, stars: &[f32]) -> Vec<f32> {
    if curve.is_step() {
        let asked = curve.at_mean.clamp(STEP_BOUNDS.0, STEP_BOUNDS.1);
        return stars.iter().map(|stars| if curve.observes(*stars) { asked } else { 0.0 }).collect();
    }
    let sum = stars.iter().sum::<f32>() + curve.usual_stars * curve.usual_count;
    let mean = sum / (stars.len() as f32 + curve.usual_count);
    let target = |stars: f32| {
        let absolute = (stars - curve.zero) / curve.range;
        let relative = curve.at_mean + (stars - mean) / curve.range;
        let blend = absolute * (1.0 - curve.centered) + relative * curve.centered;
        blend.clamp(BOUNDS.0, BOUNDS.1)
    };
    stars.iter().map(|stars| target(*stars)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CURVE: Target =
        Target { zero: 0.5, range: 3.5, centered: 0.4, at_mean: 0.8, usual_stars: 3.5, usual_count: 3.0 };

    #[test]
    fn more_stars_ask_for_more() {
        let targets = targets(&CURVE, &[0.5, 2.0, 3.5, 5.0]);
        assert!(targets.is_sorted_by(|a, b| a < b));
        assert!(targets.iter().all(|target| (-1.0..=2.0).contains(target)));
    }

    #[test]
    fn the_same_stars_ask_for_more_from_a_strict_person() {
        let strict = targets(&CURVE, &[4.0, 1.0, 1.0])[0];
        let generous = targets(&CURVE, &[4.0, 5.0, 5.0])[0];
        assert!(strict > generous);
    }

    #[test]
    fn a_step_asks_for_all_or_nothing() {
        let step = Target { zero: 4.0, range: 0.0, at_mean: 3.0, ..CURVE };
        assert_eq!(targets(&step, &[0.5, 3.5, 4.0, 5.0]), [0.0, 0.0, 3.0, 3.0]);
    }

    #[test]
    fn nobody_has_no_targets() {
        assert!(targets(&CURVE, &[]).is_empty());
    }
}
