use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::RngCore;
use serde_json::Value;

use crate::train::Settings;

/// A setting that may be turned, with how far at once and where its range ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knob {
    /// Its place in the settings' JSON, as a JSON pointer (RFC 6901).
    pub path: &'static str,
    step: Step,
    range: (f64, f64),
    /// Whether it only matters once training is done, so that the catalog need not be trained again.
    pub after_training: bool,
}

/// How far a knob is turned at once.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    /// Times or divided by so much.
    Times(f64),
    /// Plus or minus so much.
    Plus(f64),
}

const fn trained(path: &'static str, step: Step, range: (f64, f64)) -> Knob {
    Knob { path, step, range, after_training: false }
}

const fn folded_in(path: &'static str, step: Step, range: (f64, f64)) -> Knob {
    Knob { path, step, range, after_training: true }
}

/// Everything that is searched. Sizes (factors, neighbors per film) are left out: more is better, and takes more bytes.
pub const KNOBS: [Knob; 22] = [
    folded_in("/blend/neighbors", Step::Plus(0.15), (0.0, 4.0)),
    folded_in("/blend/neighbors_half", Step::Times(1.6), (1.0, 1000.0)),
    folded_in("/blend/cold", Step::Plus(0.15), (0.0, 4.0)),
    folded_in("/blend/content", Step::Plus(0.1), (0.0, 4.0)),
    folded_in("/prior_weight", Step::Times(1.8), (1e-4, 10.0)),
    folded_in("/prior_fade", Step::Times(1.5), (1.0, 1e3)),
    folded_in("/unobserved_floor", Step::Times(1.8), (1e-4, 1.0)),
    folded_in("/unobserved_half", Step::Times(1.5), (1.0, 1e3)),
    trained("/unobserved_weight", Step::Times(1.3), (0.01, 1.0)),
    trained("/regularization", Step::Times(1.5), (1e-5, 1.0)),
    trained("/sweeps", Step::Plus(2.0), (2.0, 30.0)),
    trained("/content_ridge", Step::Times(2.0), (0.1, 1e5)),
    trained("/content_half", Step::Times(1.6), (1.0, 1e3)),
    trained("/content_tail_weight", Step::Times(2.0), (1e-4, 1.0)),
    trained("/neighbors/autoencoder_ridge", Step::Times(1.5), (10.0, 1e4)),
    trained("/neighbors/ridge", Step::Times(1.5), (1.0, 1e4)),
    trained("/neighbors/unobserved_weight", Step::Times(1.4), (0.01, 1.0)),
    trained("/neighbors/residual", Step::Plus(0.15), (0.0, 1.0)),
    trained("/target/zero", Step::Plus(0.25), (-1.0, 3.0)),
    trained("/target/range", Step::Times(1.15), (1.0, 8.0)),
    trained("/target/centered", Step::Plus(0.15), (0.0, 1.0)),
    trained("/target/at_mean", Step::Plus(0.1), (0.0, 2.0)),
];

/// A knob with a direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    /// The knob.
    pub knob: &'static Knob,
    /// Whether to turn it up.
    pub up: bool,
}

impl Turn {
    /// One that is drawn.
    pub fn draw(random: &mut ChaCha8Rng) -> Self {
        let number = random.next_u64();
        Self { knob: &KNOBS[(number >> 1) as usize % KNOBS.len()], up: number & 1 == 1 }
    }

    /// The settings with the knob turned by `share` of a step, and what was turned in words; `None` at the end of its range.
    pub fn apply(self, settings: &Settings, share: f64) -> Option<(Settings, String)> {
        let mut json = serde_json::to_value(settings).ok()?;
        let value = json.pointer_mut(self.knob.path)?;
        let old = value.as_f64()?;
        let direction = if self.up { share } else { -share };
        let turned = match self.knob.step {
            Step::Times(factor) => old * factor.powf(direction),
            Step::Plus(step) => old + step * direction,
        };
        let new = rounded(turned.clamp(self.knob.range.0, self.knob.range.1));
        // Whole numbers stay whole.
        *value = if value.is_u64() { Value::from(new.round() as u64) } else { Value::from(new) };
        let (new, old) = (value.as_f64()?, rounded(old));
        let settings = serde_json::from_value(json).ok()?;
        (new != old).then(|| (settings, format!("{} {old} → {new}", self.knob.path.trim_start_matches('/'))))
    }
}

/// Three digits: more would pretend to a precision that no search has.
fn rounded(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_knob_turns_a_setting_that_exists_and_turns_back() {
        let settings = Settings::default();
        for knob in &KNOBS {
            let (up, _) =
                Turn { knob, up: true }.apply(&settings, 1.0).unwrap_or_else(|| panic!("{}", knob.path));
            assert_ne!(up, settings, "{}", knob.path);
            let (back, words) = Turn { knob, up: false }.apply(&up, 1.0).unwrap();
            let value = |settings: &Settings| {
                serde_json::to_value(settings).unwrap().pointer(knob.path).unwrap().as_f64().unwrap()
            };
            let (back, old) = (value(&back), value(&settings));
            assert!((back - old).abs() <= 0.02 * old.abs() + 1e-6, "{words}: {back} instead of {old}");
        }
    }

    #[test]
    fn a_knob_at_the_end_of_its_range_does_not_turn() {
        let mut settings = Settings::default();
        settings.blend.neighbors = 0.0;
        assert_eq!(Turn { knob: &KNOBS[0], up: false }.apply(&settings, 1.0), None);
    }
}
