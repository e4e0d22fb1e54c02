use rayon::prelude::*;

use super::nearest::Nearest;

/// How many neighbors a film effectively has. Its neighborhoods are as large as a shelf.
const PERPLEXITY: f64 = 30.0;

/// Halvings of the range in which a film's bandwidth is sought.
const HALVINGS: usize = 60;

/// How strongly each film is drawn to its neighbors: t-SNE's joint probabilities, a row per film.
pub struct Affinities {
    /// Pairs of a film and a probability; all rows together sum to 1.
    pub rows: Vec<Vec<(u32, f64)>>,
}

impl Affinities {
    /// Gaussians over the distances, each as wide as the perplexity asks for, made symmetric.
    pub fn new(nearest: &Nearest) -> Self {
        let one_way: Vec<Vec<(u32, f64)>> = nearest.of.par_iter().map(|others| conditional(others)).collect();
        let whole = 2.0 * one_way.len() as f64;
        let mut rows: Vec<Vec<(u32, f64)>> = vec![Vec::new(); one_way.len()];
        for (film, others) in one_way.iter().enumerate() {
            for (other, probability) in others {
                rows[film].push((*other, probability / whole));
                rows[*other as usize].push((film as u32, probability / whole));
            }
        }
        rows.par_iter_mut().for_each(merge);
        Self { rows }
    }
}

/// Adds up what stands twice.
fn merge(row: &mut Vec<(u32, f64)>) {
    row.sort_by_key(|(other, _)| *other);
    row.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
}

/// A film's neighbors as it sees them: probabilities that sum to 1 and have the wanted perplexity.
fn conditional(others: &[(u32, f64)]) -> Vec<(u32, f64)> {
    let closest = others.first().map_or(0.0, |(_, distance)| *distance);
    let wanted = PERPLEXITY.min(others.len() as f64 / 3.0).max(1.0).ln();
    let weights = |precision: f64| -> Vec<f64> {
        others.iter().map(|(_, distance)| (-precision * (distance - closest)).exp()).collect()
    };
    let (mut low, mut high) = (0.0_f64, f64::INFINITY);
    let mut precision = 1.0;
    for _ in 0..HALVINGS {
        if entropy(&weights(precision)) > wanted {
            low = precision;
            precision = if high.is_finite() { f64::midpoint(low, high) } else { precision * 2.0 };
        } else {
            high = precision;
            precision = f64::midpoint(low, high);
        }
    }
    let weights = weights(precision);
    let whole: f64 = weights.iter().sum();
    others.iter().zip(weights).map(|((other, _), weight)| (*other, weight / whole)).collect()
}

/// In nats, of weights that need not sum to 1.
fn entropy(weights: &[f64]) -> f64 {
    let whole: f64 = weights.iter().sum();
    let part = |weight: &f64| if *weight > 0.0 { -weight / whole * (weight / whole).ln() } else { 0.0 };
    weights.iter().map(part).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_film_has_as_many_neighbors_as_the_perplexity_asks_for() {
        let others: Vec<(u32, f64)> = (0..90).map(|other| (other, 0.2 + 0.01 * f64::from(other))).collect();
        let row = conditional(&others);
        let weights: Vec<f64> = row.iter().map(|(_, probability)| *probability).collect();
        assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!((entropy(&weights).exp() - PERPLEXITY).abs() < 0.1);
    }

    #[test]
    fn affinities_are_mutual_and_sum_to_one() {
        let of = vec![vec![(1, 0.1), (2, 0.5)], vec![(0, 0.1), (2, 0.3)], vec![(1, 0.3), (0, 0.5)]];
        let rows = Affinities::new(&Nearest { of }).rows;
        let whole: f64 = rows.iter().flatten().map(|(_, probability)| probability).sum();
        assert!((whole - 1.0).abs() < 1e-9);
        let of = |a: usize, b: u32| rows[a].iter().find(|(other, _)| *other == b).unwrap().1;
        assert!((of(0, 2) - of(2, 0)).abs() < 1e-12);
    }
}
