use bijou_engine::Hindsight;

/// Fewest ratings that say how predictable somebody is: with fewer, one surprise decides.
const FEWEST: usize = 10;

/// How close predictions come to a person's ratings, each predicted from all the others.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Predictable {
    /// Ratings that were left out in turn.
    pub ratings: usize,
    /// The mean miss, in stars.
    pub miss: f32,
    /// The mean miss if everybody were predicted to give what people in general give.
    pub usual_miss: f32,
    /// Share of ratings that were hit to within half a star.
    pub close: f32,
    /// The rating that was the greatest surprise.
    pub surprise: Hindsight,
}

/// Sums up what was predicted in hindsight; nothing before there are enough ratings.
pub fn predictable(hindsight: &[Hindsight]) -> Option<Predictable> {
    if hindsight.len() < FEWEST {
        return None;
    }
    let all = hindsight.len() as f32;
    let off = |stars: f32, known: &Hindsight| (stars - known.rating.stars.value()).abs();
    let miss = |known: &Hindsight| off(known.predicted, known);
    let close = hindsight.iter().filter(|known| miss(known) <= 0.5).count();
    let surprise = hindsight.iter().max_by(|a, b| miss(a).total_cmp(&miss(b)))?;
    Some(Predictable {
        ratings: hindsight.len(),
        miss: hindsight.iter().map(miss).sum::<f32>() / all,
        usual_miss: hindsight.iter().map(|known| off(known.expected, known)).sum::<f32>() / all,
        close: close as f32 / all,
        surprise: *surprise,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use bijou_engine::{FilmIx, Rating, Stars};

    fn known(half_stars: u8, predicted: f32, expected: f32) -> Hindsight {
        let stars = Stars::from_half_stars(half_stars).unwrap();
        Hindsight { rating: Rating { film: FilmIx(half_stars.into()), stars }, predicted, expected }
    }

    #[test]
    fn misses_are_averaged_and_the_largest_is_the_surprise() {
        let mut all = vec![known(8, 4.0, 3.0); 9];
        all.push(known(1, 3.5, 2.5));
        let found = predictable(&all).unwrap();
        assert!((found.miss - 0.3).abs() < 1e-6);
        assert!((found.usual_miss - 1.1).abs() < 1e-6);
        assert!((found.close - 0.9).abs() < 1e-6);
        assert_eq!(found.surprise, all[9]);
    }

    #[test]
    fn a_few_ratings_say_nothing() {
        assert_eq!(predictable(&[known(8, 4.0, 3.0); 9]), None);
    }
}
