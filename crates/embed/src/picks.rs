use bijou_engine::{FilmIx, ModelKind, Prediction, Rating, Taste};
use serde::Serialize;

use crate::{Brief, Neighbor, Session, Wishes};

/// A recommended film.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pick {
    /// The film.
    #[serde(flatten)]
    pub brief: Brief,
    /// How strongly the model recommends it; comparable within one person and model only.
    pub score: f32,
    /// The stars that the person would give it.
    pub predicted: Predicted,
    /// The ratings that speak for it or against it most.
    pub reasons: Vec<Because>,
}

/// Predicted stars with the interval that holds the rating in 80 of 100 cases.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Predicted {
    /// The expected rating, ½ to 5.
    pub stars: f32,
    /// Lower end of the interval.
    pub low: f32,
    /// Upper end.
    pub high: f32,
}

/// One rating's part in a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Because {
    /// Id of the rated film.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it got.
    pub stars: f32,
    /// Its part in the score; negative where it speaks against the film.
    pub share: f32,
}

impl From<Prediction> for Predicted {
    fn from(Prediction { stars, low, high }: Prediction) -> Self {
        Self { stars, low, high }
    }
}

impl Session {
    /// The films for a person, as they wish them.
    pub fn picks(&mut self, ratings: &[Rating], wishes: &Wishes) -> Vec<Pick> {
        let taste = self.taste(wishes.model, ratings);
        let excluded = |film: FilmIx| wishes.exclude.binary_search(&film).is_ok();
        let top = wishes.top.min(self.films());
        let picks = self.engine().recommend(&taste, &wishes.knobs, excluded, top);
        let pick = |pick: &bijou_engine::Pick| Pick {
            brief: Brief::of(self.engine().catalog(), pick.film),
            score: pick.score,
            predicted: self.engine().predict(&taste, pick.film).into(),
            reasons: self.reasons(&taste, pick.film, wishes.reasons),
        };
        picks.iter().map(pick).collect()
    }

    fn reasons(&self, taste: &Taste, film: FilmIx, top: usize) -> Vec<Because> {
        if top == 0 {
            return Vec::new();
        }
        let reasons = self.engine().reasons(taste, film).shares;
        let because = |reason: &bijou_engine::Reason| {
            let rated = self.engine().catalog().film(reason.film);
            Because {
                id: rated.id().to_owned(),
                title: rated.title().to_owned(),
                stars: reason.stars.value(),
                share: reason.share,
            }
        };
        reasons.iter().take(top).map(because).collect()
    }

    /// The stars that a person would give a film.
    pub fn predict(&mut self, ratings: &[Rating], film: FilmIx) -> Predicted {
        let taste = self.taste(ModelKind::default(), ratings);
        self.engine().predict(&taste, film).into()
    }

    /// The film whose rating would teach most of what a person likes; none when all that may be asked about are rated.
    pub fn question(&mut self, ratings: &[Rating], asked: &[FilmIx], excluded: &[FilmIx]) -> Option<Brief> {
        let taste = self.taste(ModelKind::default(), ratings);
        let questions = self.engine().questions(&taste, asked, |film| excluded.contains(&film), 1);
        questions.first().map(|film| Brief::of(self.engine().catalog(), *film))
    }

    /// Films like another, the most alike first.
    pub fn similar(&self, film: FilmIx, top: usize) -> Vec<Neighbor> {
        let similar = self.engine().similar(film, top.min(self.films()));
        let neighbor = |similar: &bijou_engine::Similar| Neighbor {
            brief: Brief::of(self.engine().catalog(), similar.film),
            similarity: similar.similarity,
        };
        similar.iter().map(neighbor).collect()
    }
}

#[cfg(test)]
mod tests {
    use bijou_engine::Knobs;

    use super::*;
    use crate::sample::session;
    use crate::{Asked, checked};

    fn ratings(session: &Session) -> Vec<Rating> {
        let ids = ["318", "296", "2571"].map(str::to_owned);
        checked(session, &ids, &[5.0, 4.5, 1.0]).unwrap()
    }

    #[test]
    fn picks_are_those_of_the_engine_with_their_reasons() {
        let mut session = session(1);
        let ratings = ratings(&session);
        let asked = Asked { top: Some(20.0), reasons: Some(f64::INFINITY), ..Asked::default() };
        let wishes = asked.checked(&session).unwrap();
        let picks = session.picks(&ratings, &wishes);
        let engine = session.engine();
        let taste = engine.fold_in(&ratings);
        let expected = engine.recommend(&taste, &Knobs::default(), |_| false, 20);
        assert_eq!(picks.len(), 20);
        for (pick, expected) in picks.iter().zip(expected) {
            assert_eq!(pick.brief.id, engine.catalog().film(expected.film).id());
            assert_eq!(pick.score, expected.score);
            let parts: f32 = pick.reasons.iter().map(|reason| reason.share).sum();
            assert!((parts + engine.reasons(&taste, expected.film).prior - pick.score).abs() < 1e-4);
        }
    }

    #[test]
    fn films_that_are_left_out_are_neither_picked_nor_asked_about() {
        let mut session = session(1);
        let ratings = ratings(&session);
        let first = session.picks(&ratings, &Asked::default().checked(&session).unwrap())[0].brief.id.clone();
        let without = Asked { exclude: Some(vec![first.clone()]), ..Asked::default() };
        let wishes = without.checked(&session).unwrap();
        assert!(session.picks(&ratings, &wishes).iter().all(|pick| pick.brief.id != first));
        let question = session.question(&ratings, &[], &[]).unwrap();
        let asked = session.film(&question.id).unwrap();
        assert_ne!(session.question(&ratings, &[asked], &[]).unwrap(), question);
        assert_ne!(session.question(&ratings, &[], &[asked]).unwrap(), question);
    }
}
