use super::lanes::{
    Lane, add_scaled, add_squares, dot, dot_weighted, multiply, numbers, scale_and_add, subtract_product,
};
use crate::data::Rated;

/// How closely rows are solved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// Most steps of the conjugate gradient.
    pub steps: usize,
    /// What of the first error may stay, as its square in the preconditioner's norm.
    pub tolerance: f32,
}

impl Effort {
    /// In a sweep that goes on from the one before.
    pub const SWEEP: Self = Self { steps: 3, tolerance: 1e-6 };

    /// Where no sweep follows, or where each is to be solved to the end.
    pub const WHOLE: Self = Self { steps: 32, tolerance: 1e-6 };
}

/// Solves rows one after the other, in the same memory: Hu et al.'s equation 4, `(D + F Fᵀ) x = F t + e` with the shared
/// diagonal D and the row's entries as the columns of F, by conjugate gradients with the diagonal as preconditioner (Takács,
/// Pilászy & Tikk 2011). One pass over the entries per step, and one before.
pub struct RowSolver<'a> {
    /// The columns that entries name, one behind the other.
    others: &'a [Lane],
    effort: Effort,
    /// `b − A x`.
    residual: Vec<Lane>,
    /// The inverse of the diagonal of A.
    precondition: Vec<Lane>,
    direction: Vec<Lane>,
    applied: Vec<Lane>,
    scaled: Vec<Lane>,
}

impl<'a> RowSolver<'a> {
    /// Against columns of so many groups of lanes.
    pub fn new(others: &'a [Lane], groups: usize, effort: Effort) -> Self {
        let zeros = || vec![Lane::ZERO; groups];
        Self {
            others,
            effort,
            residual: zeros(),
            precondition: zeros(),
            direction: zeros(),
            applied: zeros(),
            scaled: zeros(),
        }
    }

    /// Improves `x`, from what it is on. `target` says what an entry asks for; `shared` is D and
    /// `pull` is e. Says whether there is one.
    pub fn solve(
        &mut self,
        x: &mut [Lane],
        entries: &[Rated],
        target: impl Fn(Rated) -> f32,
        shared: &[Lane],
        pull: Option<&[Lane]>,
    ) -> bool {
        let groups = x.len();
        let Self { others, effort, residual, precondition, direction, applied, scaled } = self;
        let column = |entry: &Rated| &others[entry.number() as usize * groups..][..groups];
        match pull {
            Some(pull) => residual.copy_from_slice(pull),
            None => residual.fill(Lane::ZERO),
        }
        precondition.copy_from_slice(shared);
        for entry in entries {
            let column = column(entry);
            add_scaled(residual, target(*entry) - dot(column, x), column);
            add_squares(precondition, column);
        }
        subtract_product(residual, shared, x);
        if !numbers(precondition).all(|diagonal| diagonal.is_finite() && diagonal > 0.0) {
            return false;
        }
        precondition.iter_mut().for_each(|diagonal| *diagonal = Lane::ONE / *diagonal);
        multiply(direction, residual, precondition);
        let mut energy = dot(residual, direction);
        let enough = energy * effort.tolerance;
        for _ in 0..effort.steps {
            if energy <= enough || energy <= f32::MIN_POSITIVE {
                break;
            }
            multiply(applied, shared, direction);
            for entry in entries {
                let column = column(entry);
                add_scaled(applied, dot(column, direction), column);
            }
            let step = energy / dot(direction, applied);
            add_scaled(x, step, direction);
            add_scaled(residual, -step, applied);
            let next = dot_weighted(residual, residual, precondition);
            multiply(scaled, residual, precondition);
            scale_and_add(direction, next / energy, scaled);
            energy = next;
        }
        energy.is_finite() && numbers(x).all(f32::is_finite)
    }
}

#[cfg(test)]
mod tests {
    use bijou_engine::Stars;

    use super::super::lanes::{LANES, fill};
    use super::*;

    fn lanes(numbers: impl Iterator<Item = f32>, groups: usize) -> Vec<Lane> {
        let mut lanes = vec![Lane::ZERO; groups];
        fill(&mut lanes, numbers);
        lanes
    }

    #[test]
    fn rows_with_few_and_many_entries_solve_their_equations() {
        const GROUPS: usize = 3;
        const DIMS: usize = GROUPS * LANES;
        let shared: Vec<f32> = (0..DIMS).map(|d| 0.5 + d as f32 / 8.0).collect();
        for count in [0, 1, 3, DIMS - 1, DIMS, 200] {
            let value = |entry: usize, d: usize| ((d * 7 + entry * 3) % 5) as f32 / 5.0 - 0.3;
            let column = move |entry: usize| (0..DIMS).map(move |d| value(entry, d));
            let others = lanes((0..count).flat_map(column), count * GROUPS);
            let target = |entry: usize| entry as f32 / 9.0 - 1.0;
            let entries: Vec<Rated> = (0..count).map(|entry| Rated::new(entry as u32, Stars::MAX)).collect();
            let asked = |rated: Rated| target(rated.number() as usize);
            let mut x = vec![Lane::splat(0.1); GROUPS];
            let effort = Effort { steps: 100, tolerance: 1e-12 };
            let (diagonal, pull) = (lanes(shared.iter().copied(), GROUPS), vec![Lane::splat(0.25); GROUPS]);
            let mut solver = RowSolver::new(&others, GROUPS, effort);
            assert!(solver.solve(&mut x, &entries, asked, &diagonal, Some(&pull)));
            let x: Vec<f64> = numbers(&x).map(f64::from).collect();
            let left: Vec<f64> = (0..count)
                .map(|entry| {
                    let score: f64 = x.iter().zip(column(entry)).map(|(x, y)| x * f64::from(y)).sum();
                    score - f64::from(target(entry))
                })
                .collect();
            for d in 0..DIMS {
                let product: f64 = (0..count).map(|entry| f64::from(value(entry, d)) * left[entry]).sum();
                let error = f64::from(shared[d]) * x[d] - 0.25 + product;
                assert!(error.abs() < 1e-3, "{count} entries: off by {error}");
            }
        }
    }

    #[test]
    fn a_system_without_a_solution_is_noticed() {
        let others = [Lane::splat(1e30)];
        let mut x = [Lane::ZERO];
        let effort = Effort { steps: 3, tolerance: 0.0 };
        let entries = [Rated::new(0, Stars::MAX)];
        assert!(!RowSolver::new(&others, 1, effort).solve(&mut x, &entries, |_| 1.0, &[Lane::ZERO], None));
    }
}
