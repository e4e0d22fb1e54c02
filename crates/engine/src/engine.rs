use std::sync::OnceLock;

use bijou_catalog::{Model, Shard};

use crate::best::best;
use crate::catalog::{Catalog, FilmIx};
use crate::critique::{Critique, known_critiques};
use crate::factors::{Direction, FactorMatrix};
use crate::ranking::Ranking;
use crate::search::{Folding, SearchIndex};
use crate::stars_model::StarsProcess;
use crate::{Error, Pick, Prediction, Rating, Reasons, Similar, Taste};

/// Everything that recommends, over the shards that have arrived.
#[derive(Debug)]
pub struct Engine {
    catalog: Catalog,
    pub(crate) factors: FactorMatrix,
    pub(crate) ranking: Ranking,
    stars: StarsProcess,
    mood_axes: Vec<(Direction, f32)>,
    pub(crate) critiques: Vec<Critique>,
    search: SearchIndex,
    folding: Folding,
}

impl Engine {
    /// Starts with the head; it is enough to recommend from its own films.
    ///
    /// # Errors
    /// [`Error`] where the shard has no model or one that does not fit its factors.
    pub fn new(head: Shard) -> Result<Self, Error> {
        let Model { genres, folding, ranking, stars, mood_axes, critiques } =
            head.model.clone().ok_or(Error::NoModel)?;
        let factors = FactorMatrix::new(ranking.prior.mean.len());
        let mut engine = Self {
            catalog: Catalog::new(genres.iter().map(str::to_owned).collect()),
            ranking: Ranking::new(ranking)?,
            stars: StarsProcess::new(stars),
            mood_axes: mood_axes.into_iter().map(|axis| (factors.pad(axis.direction), axis.origin)).collect(),
            search: SearchIndex::default(),
            critiques: known_critiques(&critiques, &factors),
            folding: Folding::new(&folding),
            factors,
        };
        engine.join(head)?;
        Ok(engine)
    }

    /// Adds a shard behind those that are there: core, then tail. Places of films do not change.
    ///
    /// # Errors
    /// [`Error::Dims`] or [`Error::Order`] where its factors do not fit; the engine is then as before.
    pub fn join(&mut self, shard: Shard) -> Result<(), Error> {
        if let Some(factors) = &shard.factors {
            if factors.dims() != self.factors.dims() {
                return Err(Error::Dims { expected: self.factors.dims(), found: factors.dims() });
            }
            if self.factors.len() != self.catalog.len() {
                return Err(Error::Order);
            }
            self.factors.join(factors);
            self.ranking.observe(&self.factors);
        }
        self.stars.join(shard.films.len(), shard.expectations);
        self.catalog.join(shard.films, shard.details.as_ref());
        self.search = SearchIndex::new(&self.catalog, self.folding.clone());
        Ok(())
    }

    /// The films that have arrived.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Whether the film has learned factors.
    pub fn is_learned(&self, film: FilmIx) -> bool {
        self.factors.has(film)
    }

    /// Folds a person's ratings in. Nobody's ratings give the average taste.
    pub fn fold_in(&self, ratings: &[Rating]) -> Taste {
        Taste {
            ratings: ratings.to_vec(),
            ranking: self.ranking.fold_in(&self.factors, ratings),
            stars: OnceLock::new(),
        }
    }

    /// How strongly the model recommends a film; comparable within one person only.
    pub fn score(&self, taste: &Taste, film: FilmIx) -> f32 {
        taste.ranking.score(&self.factors, film)
    }

    /// The `top` films with the highest scores, ties by place in the catalog; none that the person rated and none that
    /// `excluded` names.
    pub fn rank(&self, taste: &Taste, excluded: impl Fn(FilmIx) -> bool, top: usize) -> Vec<Pick> {
        let mut open = vec![true; self.catalog.len()];
        for rating in &taste.ratings {
            if let Some(open) = open.get_mut(rating.film.index()) {
                *open = false;
            }
        }
        let best_among = |films: usize| -> Vec<Pick> {
            let candidates =
                self.catalog.all().take(films).filter(|film| open[film.index()] && !excluded(*film));
            let scored = candidates.map(|film| (film.0, self.score(taste, film)));
            best(scored, top).map(|(film, score)| Pick { film: FilmIx(film), score }).collect()
        };
        // Films without factors all score 0: where enough others score more, nine tenths of the catalog are no candidates.
        let learned = best_among(self.factors.len());
        let enough = learned.len() == top && learned.last().is_none_or(|pick| pick.score > 0.0);
        if enough { learned } else { best_among(self.catalog.len()) }
    }

    /// The stars that the person would give the film, with an 80 % interval.
    pub fn predict(&self, taste: &Taste, film: FilmIx) -> Prediction {
        let condition = || self.stars.condition(&self.catalog, &self.factors, &taste.ratings);
        self.stars.predict(&self.catalog, &self.factors, taste.stars.get_or_init(condition), film)
    }

    /// Why a film has its score.
    pub fn reasons(&self, taste: &Taste, film: FilmIx) -> Reasons {
        taste.ranking.reasons(&self.factors, film)
    }

    /// The `top` films whose factors point the same way, the most alike first; none for a film without factors.
    pub fn similar(&self, film: FilmIx, top: usize) -> Vec<Similar> {
        if !self.factors.has(film) {
            return Vec::new();
        }
        let others = self.catalog.all().take(self.factors.len()).filter(|other| *other != film);
        let scored = others.map(|other| (other.0, self.factors.cosine(film, other)));
        best(scored, top).map(|(film, similarity)| Similar { film: FilmIx(film), similarity }).collect()
    }

    /// Films by title: case, accents, articles and one typo per word are forgiven. The best match first.
    pub fn search(&self, query: &str, top: usize) -> Vec<FilmIx> {
        self.search.search(&self.catalog, query, top)
    }

    /// Where a film lies on the first three principal axes of the factors, each about −1 to 1; films that feel alike lie
    /// close together. The origin for a film without factors.
    pub fn mood(&self, film: FilmIx) -> [f32; 3] {
        let norm = self.factors.norm(film);
        if norm <= 0.0 {
            return [0.0; 3];
        }
        // Two standard deviations on either side fill the range.
        let place = |(axis, origin): &(Direction, f32)| (self.factors.dot(film, axis) / norm - origin) / 2.0;
        [0, 1, 2].map(|axis| self.mood_axes.get(axis).map_or(0.0, place).clamp(-1.0, 1.0))
    }
}
