use crate::FilmIx;
use crate::factors::FactorMatrix;

/// Weight of the likeness to what stands in the list, at the far end of the knob, against relevances between 0 and 1.
const MOST: f32 = 1.5;

/// Maximal marginal relevance (Carbonell & Goldstein 1998): a film loses in proportion to its likeness, the cosine of
/// factors, to the most alike film that stands in the list.
///
/// The greedy determinantal point process (Chen, Zhang & Zhou 2018) was measured beside it on people unseen in training:
/// where both leave an nDCG@100 of .406, it reaches a mean unlikeness of .684 and this, between two measured points, about .70.
pub(super) struct Diversity<'a> {
    factors: &'a FactorMatrix,
    weight: f32,
    /// Per candidate, its likeness to the most alike film in the list; 0 or more.
    nearest: Vec<f32>,
}

impl<'a> Diversity<'a> {
    /// For so many candidates; `knob` is 0 to 1.
    pub(super) fn new(factors: &'a FactorMatrix, knob: f32, candidates: usize) -> Self {
        Self { factors, weight: knob * MOST, nearest: vec![0.0; candidates] }
    }

    pub(super) fn loss(&self, candidate: usize) -> f32 {
        self.weight * self.nearest.get(candidate).copied().unwrap_or(0.0)
    }

    /// Tells that `placed` stands in the list now.
    pub(super) fn place(&mut self, placed: FilmIx, candidates: &[FilmIx]) {
        if self.weight > 0.0 {
            for (nearest, film) in self.nearest.iter_mut().zip(candidates) {
                *nearest = nearest.max(self.factors.cosine(placed, *film));
            }
        }
    }
}
