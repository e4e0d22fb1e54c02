use bijou_catalog::Target;

/// Everything that decides what a catalog learns from its data. The defaults were chosen on validation users split off
/// from the training data.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Factors per film.
    pub factors: u16,
    /// Start of the random factors that the sweeps begin with.
    pub seed: u64,
    /// Alternations between people and films.
    pub sweeps: u32,
    /// Fewest ratings for a film to get factors of its own.
    pub fewest_ratings: u32,
    /// What a rating asks of the score.
    pub target: Target,
    /// Weight of a film that a person did not rate, against 1 for one that they did.
    pub unobserved_weight: f32,
    /// Regularization per unit of weight.
    pub regularization: f32,
    /// Strength of the newcomers' prior.
    pub prior_weight: f32,
    /// Ratings after which that prior's share is half.
    pub prior_fade: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            factors: 128,
            seed: 1,
            sweeps: 6,
            fewest_ratings: 5,
            target: Target {
                zero: 0.5,
                range: 3.5,
                centered: 0.4,
                at_mean: 0.8,
                usual_stars: 3.55,
                usual_count: 3.0,
            },
            unobserved_weight: 0.3,
            regularization: 0.003,
            prior_weight: 0.3,
            prior_fade: 5.0,
        }
    }
}
