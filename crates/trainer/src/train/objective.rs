use super::row_solver::Effort;

/// What a factorization minimizes, and how.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Objective {
    /// Factors per row.
    pub factors: u16,
    /// Alternations between people and films.
    pub sweeps: u32,
    /// Start of the random factors.
    pub seed: u64,
    /// Weight of what was not observed, whose target is 0, against 1 for what was. 0 leaves it out.
    pub unobserved_weight: f32,
    /// How rows are kept small.
    pub regularization: Regularization,
    /// How closely rows are solved in every sweep.
    pub effort: Effort,
}

/// The number on the diagonal of a row's normal equations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Regularization {
    /// In proportion to a row's total weight (Rendle et al. 2021, section 3.3).
    ByWeight(f32),
    /// In proportion to the number of a row's entries (ALS-WR, Zhou et al. 2008), as in Apache Spark; a row without any counts as
    /// one with one.
    ByEntries(f32),
    /// The same for every row.
    Constant(f32),
}

impl Objective {
    /// What is added to the diagonal of a row's equations, for a row with so many entries against so many columns.
    pub fn regularization(&self, entries: usize, columns: usize) -> f32 {
        match self.regularization {
            Regularization::Constant(constant) => constant,
            Regularization::ByEntries(share) => share * entries.max(1) as f32,
            Regularization::ByWeight(share) => {
                share * (entries as f32 + self.unobserved_weight * columns as f32)
            }
        }
    }
}
