use bijou_engine::{Catalog, Rating};

/// A rating against others': how many stars more the person gave than others did, less what they give more on the whole.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Leaning {
    /// The rating.
    pub rating: Rating,
    /// In stars; the mean over all of a person's is 0.
    pub stars: f32,
}

/// The leanings of all ratings whose films others have rated. Where a person is generous everywhere, no single genre is to
/// thank for it.
pub(super) fn leanings(catalog: &Catalog, ratings: &[Rating]) -> Vec<Leaning> {
    let against = |rating: &Rating| {
        let mean = catalog.film(rating.film).mean_rating()?;
        Some(Leaning { rating: *rating, stars: rating.stars.value() - mean })
    };
    let mut leanings: Vec<Leaning> = ratings.iter().filter_map(against).collect();
    let mean = leanings.iter().map(|leaning| leaning.stars).sum::<f32>() / leanings.len().max(1) as f32;
    leanings.iter_mut().for_each(|leaning| leaning.stars -= mean);
    leanings
}

/// A mean drawn toward 0 as if `strength` more ratings had been like all others: one film is no habit.
pub(super) fn shrunken(sum: f32, count: usize, strength: f32) -> f32 {
    sum / (count as f32 + strength)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_ratings_the_more_of_their_mean_counts() {
        assert_eq!(shrunken(0.0, 0, 3.0), 0.0);
        assert_eq!(shrunken(1.0, 1, 3.0), 0.25);
        assert!((shrunken(97.0, 97, 3.0) - 0.97).abs() < 1e-6);
    }
}
