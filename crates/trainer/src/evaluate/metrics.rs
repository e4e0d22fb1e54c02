use bijou_engine::Stars;

/// How deep rankings are looked at.
pub const MOST_RANKED: usize = 100;

/// Whether a rating says that a ranking should have found the film: 4 stars or more.
pub fn is_liked(stars: Stars) -> bool {
    stars.value() >= 4.0
}

/// How well one ranking found what it should have (Liang et al. 2018, section 4.2; recall divides by what can be found).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// Normalized discounted cumulative gain of the first 100, 0 to 1.
    pub ndcg: f64,
    /// Share of the relevant films among the first 20, of at most 20.
    pub recall_20: f64,
    /// Share of the relevant films among the first 50, of at most 50.
    pub recall_50: f64,
}

impl Ranked {
    /// Measures the ranking of `relevant` films, of which there is at least one; `found[rank]` says whether that place
    /// holds one of them.
    pub fn new(found: &[bool], relevant: usize) -> Self {
        let discount = |rank: usize| 1.0 / ((rank + 2) as f64).log2();
        // Not `sum`, which makes a negative zero of nothing.
        let gain =
            |ranks: &mut dyn Iterator<Item = usize>| ranks.map(discount).fold(0.0, |sum, gain| sum + gain);
        let gained = gain(&mut (0..found.len().min(MOST_RANKED)).filter(|rank| found[*rank]));
        let ideal = gain(&mut (0..relevant.min(MOST_RANKED)));
        let recall = |depth: usize| {
            found.iter().take(depth).filter(|found| **found).count() as f64 / depth.min(relevant) as f64
        };
        Self { ndcg: gained / ideal, recall_20: recall(20), recall_50: recall(50) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_ranking_has_one_and_an_empty_one_none() {
        let perfect = Ranked::new(&[true, true, true, false], 3);
        assert_eq!((perfect.ndcg, perfect.recall_20, perfect.recall_50), (1.0, 1.0, 1.0));
        let missed = Ranked::new(&[false; 100], 3);
        assert_eq!((missed.ndcg, missed.recall_20), (0.0, 0.0));
    }

    #[test]
    fn a_film_in_second_place_counts_as_the_definition_says() {
        let ranked = Ranked::new(&[false, true], 1);
        assert!((ranked.ndcg - 1.0 / 3.0_f64.log2()).abs() < 1e-12);
    }

    #[test]
    fn recall_divides_by_what_fits() {
        let mut found = vec![true; 20];
        found.extend([false; 30]);
        let ranked = Ranked::new(&found, 40);
        assert_eq!(ranked.recall_20, 1.0);
        assert_eq!(ranked.recall_50, 0.5);
    }
}
