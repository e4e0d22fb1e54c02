use crate::best::best;
use crate::{Engine, FilmIx, Rating, Taste};

/// A person's own picks that ratings are judged by. 60 of them chose no better.
const PICKS: usize = 20;

/// The part of what a person has seen that others need to choose a film together with them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Essence {
    /// Ratings that decide what they are recommended, the strongest first.
    pub ratings: Vec<Rating>,
    /// Other films that they have seen and that would be recommended to them, the first on their list first.
    pub seen: Vec<FilmIx>,
}

impl Engine {
    /// The `most_rated` ratings with the largest parts in the scores of the person's own picks, for and against together;
    /// and of all other films that were seen, rated or not, the `most_seen` that these ratings would recommend.
    pub fn essence(&self, taste: &Taste, seen: &[FilmIx], most_rated: usize, most_seen: usize) -> Essence {
        let mut last: Vec<Option<Rating>> = vec![None; self.catalog().len()];
        for rating in &taste.ratings {
            if let Some(last) = last.get_mut(rating.film.index()) {
                *last = Some(*rating);
            }
        }
        let mut parts = vec![0.0; last.len()];
        if taste.ratings.len() > most_rated {
            for pick in self.rank(taste, |_| false, PICKS) {
                for reason in self.reasons(taste, pick.film).shares {
                    if let Some(part) = parts.get_mut(reason.film.index()) {
                        *part += reason.share.abs();
                    }
                }
            }
        }
        let rated = last.iter().flatten().map(|rating| (rating.film.0, part(&parts, rating.film)));
        let strongest: Vec<FilmIx> = best(rated, most_rated).map(|(film, _)| FilmIx(film)).collect();
        let mut ratings = Vec::new();
        for film in strongest {
            ratings.extend(last.get_mut(film.index()).and_then(Option::take));
        }
        let told = self.fold_in_with(taste.model, &ratings);
        let mut others: Vec<FilmIx> = last.into_iter().flatten().map(|rating| rating.film).collect();
        others.extend(seen.iter().filter(|film| film.index() < parts.len()));
        others.sort_unstable();
        others.dedup();
        let unrated = |film: &FilmIx| ratings.iter().all(|rating| rating.film != *film);
        let scored = others.into_iter().filter(unrated).map(|film| (film.0, self.score(&told, film)));
        let seen = best(scored, most_seen).map(|(film, _)| FilmIx(film)).collect();
        Essence { ratings, seen }
    }
}

fn part(parts: &[f32], film: FilmIx) -> f32 {
    parts.get(film.index()).copied().unwrap_or_default()
}
