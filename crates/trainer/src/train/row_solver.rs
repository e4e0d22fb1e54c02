use super::lanes::{Lane, add_scaled, dot, dot_weighted, multiply, scale_and_add};

/// How closely rows are solved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// Most steps of the conjugate gradient.
    pub steps: usize,
    /// What of the first error may stay, as its square in the preconditioner's norm.
    pub tolerance: f32,
}

/// Solves rows one after the other, in the same memory: Hu et al.'s equation 4, `(D + F Fᵀ) x = F t + e` with the shared
/// diagonal D and the row's entries as the columns of F, by conjugate gradients with the diagonal as preconditioner (Takács,
/// Pilászy & Tikk 2011). One pass over the entries per step, and one before.
pub struct RowSolver {
    /// `b − A x`.
    residual: Vec<Lane>,
    /// The inverse of the diagonal of A.
    precondition: Vec<Lane>,
    direction: Vec<Lane>,
    applied: Vec<Lane>,
    scaled: Vec<Lane>,
}

impl RowSolver {
    /// For vectors of so many groups of lanes.
    pub fn new(groups: usize) -> Self {
        let zeros = || vec![Lane::default(); groups];
        Self {
            residual: zeros(),
            precondition: zeros(),
            direction: zeros(),
            applied: zeros(),
            scaled: zeros(),
        }
    }

    /// Improves `x`, from what it is on. `others` has the columns that entries name, one behind the other; `shared` is D and
    /// `pull` is e. Says whether all numbers stayed finite.
    #[inline(always)]
    pub fn solve(
        &mut self,
        x: &mut [Lane],
        others: &[Lane],
        entries: impl Iterator<Item = (usize, f32)> + Clone,
        shared: &[Lane],
        pull: Option<&[Lane]>,
        effort: Effort,
    ) -> bool {
        let groups = x.len();
        let column = |entry: usize| &others[entry * groups..(entry + 1) * groups];
        let Self { residual, precondition, direction, applied, scaled } = self;
        match pull {
            Some(pull) => residual.copy_from_slice(pull),
            None => residual.fill(Lane::default()),
        }
        precondition.copy_from_slice(shared);
        for (entry, target) in entries.clone() {
            let column = column(entry);
            add_scaled(residual, target - dot(column, x), column);
            add_squares(precondition, column);
        }
        subtract_product(residual, shared, x);
        precondition.iter_mut().flatten().for_each(|diagonal| *diagonal = 1.0 / *diagonal);
        multiply(direction, residual, precondition);
        let mut energy = dot(residual, direction);
        let enough = energy * effort.tolerance;
        for _ in 0..effort.steps {
            if energy <= enough || energy <= f32::MIN_POSITIVE {
                break;
            }
            multiply(applied, shared, direction);
            for (entry, _) in entries.clone() {
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
        energy.is_finite() && x.iter().flatten().all(|entry| entry.is_finite())
    }
}

#[inline(always)]
fn add_squares(to: &mut [Lane], from: &[Lane]) {
    for (to, from) in to.iter_mut().zip(from) {
        for (to, from) in to.iter_mut().zip(from) {
            *to += from * from;
        }
    }
}

#[inline(always)]
fn subtract_product(from: &mut [Lane], a: &[Lane], b: &[Lane]) {
    for ((from, a), b) in from.iter_mut().zip(a).zip(b) {
        for ((from, a), b) in from.iter_mut().zip(a).zip(b) {
            *from -= a * b;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lanes::LANES;
    use super::*;

    #[test]
    fn rows_with_few_and_many_entries_solve_their_equations() {
        let shared = vec![std::array::from_fn(|lane| 0.5 + lane as f32 / 8.0); 2];
        let pull = vec![[0.25; LANES]; 2];
        for count in [0, 1, 3, 31, 32, 200] {
            let value = |entry: usize, d: usize| ((d * 7 + entry * 3) % 5) as f32 / 5.0 - 0.3;
            let others: Vec<Lane> = (0..count)
                .flat_map(|entry| {
                    (0..2).map(move |g| std::array::from_fn(|lane| value(entry, g * LANES + lane)))
                })
                .collect();
            let entries: Vec<(usize, f32)> =
                (0..count).map(|entry| (entry, entry as f32 / 9.0 - 1.0)).collect();
            let mut x = vec![[0.1; LANES]; 2];
            let effort = Effort { steps: 100, tolerance: 1e-12 };
            let mut solver = RowSolver::new(2);
            assert!(solver.solve(&mut x, &others, entries.iter().copied(), &shared, Some(&pull), effort));
            let product = |a: &[Lane], b: &[Lane]| -> f64 {
                a.iter().flatten().zip(b.iter().flatten()).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
            };
            for d in 0..2 * LANES {
                let at = |lanes: &[Lane]| f64::from(lanes[d / LANES][d % LANES]);
                let mut error = at(&shared) * at(&x) - at(&pull);
                for (entry, target) in &entries {
                    let column = &others[2 * entry..2 * entry + 2];
                    error += at(column) * (product(column, &x) - f64::from(*target));
                }
                assert!(error.abs() < 2e-4, "{count} entries: off by {error}");
            }
        }
    }

    #[test]
    fn a_system_without_a_solution_is_noticed() {
        let others = vec![[1e30; LANES]];
        let mut x = vec![[0.0; LANES]];
        let effort = Effort { steps: 3, tolerance: 0.0 };
        let entries = [(0, 1.0)].into_iter();
        assert!(!RowSolver::new(1).solve(&mut x, &others, entries, &[[0.0; LANES]], None, effort));
    }
}
