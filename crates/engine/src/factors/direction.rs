use super::packing::{Lanes, Packing};

/// Largest magnitude of a value. Rounding to so many steps changes a score by about a hundred-thousandth of what it is made of,
/// where the 4 bits of a film's factors change it by some hundredths.
const STEPS: f32 = i16::MAX as f32;

/// A vector over the factors, as integers of 16 bits with one scale, laid out like the rows of the matrix that it is for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Direction {
    pub(super) lanes: Vec<Lanes>,
    /// The sum of all values.
    pub(super) total: i32,
    /// What one step is worth.
    pub(super) scale: f32,
}

impl Direction {
    /// Rounds `dims` values, of which those that are missing or no finite numbers count 0.
    pub(super) fn new(packing: Packing, dims: usize, values: impl IntoIterator<Item = f32>) -> Self {
        let finite = |value: f32| if value.is_finite() { value } else { 0.0 };
        let values: Vec<f32> = values.into_iter().take(dims).map(finite).collect();
        let largest = values.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
        let scale = largest / STEPS;
        let step = |value: &f32| if scale > 0.0 { (value / scale).round() as i16 } else { 0 };
        let steps: Vec<i16> = values.iter().map(step).collect();
        Self {
            lanes: steps.chunks(packing.codes()).map(|steps| packing.lanes(steps)).collect(),
            total: steps.iter().map(|step| i32::from(*step)).sum(),
            scale,
        }
    }
}
