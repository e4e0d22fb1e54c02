use nalgebra::DMatrix;

/// All that a factorization knows after a sweep.
#[derive(Debug, Clone, PartialEq)]
pub struct Sweeps {
    /// How many sweeps are done.
    pub done: u32,
    /// People's factors, a column each.
    pub users: DMatrix<f32>,
    /// Films' factors, a column each.
    pub films: DMatrix<f32>,
    /// What content was last found to say of films' factors, from which the next sweep goes on; empty without content.
    pub content: DMatrix<f32>,
}

impl Sweeps {
    /// The matrices in the order in which they are written.
    pub(super) fn matrices(&self) -> [&DMatrix<f32>; 3] {
        [&self.users, &self.films, &self.content]
    }
}
