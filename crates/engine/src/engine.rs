use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use bijou_catalog::{Blend, Model, Neighbors, Shapes, Shard, TasteMap};

use crate::best::{best, best_where};
use crate::browse::by_value;
use crate::catalog::{Catalog, FilmIx};
use crate::content::ContentSpace;
use crate::critique::{Critique, known_critiques};
use crate::factors::{Direction, FactorMatrix};
use crate::knowledge::Knowledge;
use crate::models::{
    self, ContentModel, FactorsModel, Hybrid, ModelKind, NeighborMatrix, NeighborsModel, Part,
};
use crate::ranking::Ranking;
use crate::search::Folding;
use crate::stars_model::{Hindsight, PersonStars, Preparation, StarsProcess, StarsSweep};
use crate::{Error, Leaning, Pick, Prediction, Rating, Reason, Reasons, Similar, Taste};

/// Says of a film whether it is left out.
pub(crate) type Excluded<'a> = &'a dyn Fn(FilmIx) -> bool;

/// Everything that recommends, over the shards that have arrived.
#[derive(Debug)]
pub struct Engine {
    pub(crate) films: Knowledge,
    pub(crate) ranking: Ranking,
    /// Folds people in by content, once the map from content has arrived and the films are settled.
    content_ranking: Option<Ranking>,
    /// The same before.
    unsettled: Option<Ranking>,
    blend: Blend,
    stars: StarsProcess,
    mood_axes: Vec<(Direction, f32)>,
    pub(crate) critiques: Vec<Critique>,
    folding: Folding,
    shapes: Shapes,
    map: Option<TasteMap>,
}

impl Engine {
    /// Starts with the head; it is enough to recommend from its own films.
    ///
    /// # Errors
    /// [`Error`] where the shard has no model or one that does not fit its factors.
    pub fn new(head: Shard) -> Result<Self, Error> {
        let Model { genres, folding, ranking, blend, stars, mood_axes, critiques } =
            head.model.clone().ok_or(Error::NoModel)?;
        let factors = FactorMatrix::new(ranking.prior.mean.len());
        let mut engine = Self {
            critiques: known_critiques(&critiques, &factors),
            mood_axes: mood_axes
                .into_iter()
                .map(|axis| (factors.direction(axis.direction), axis.origin))
                .collect(),
            films: Knowledge {
                catalog: Catalog::new(genres.iter().map(str::to_owned).collect()),
                factors,
                content: ContentSpace::default(),
                neighbors: NeighborMatrix::default(),
            },
            ranking: Ranking::new(ranking)?,
            content_ranking: None,
            unsettled: None,
            blend,
            stars: StarsProcess::new(stars),
            folding: Folding::new(&folding),
            shapes: Shapes::default(),
            map: None,
        };
        engine.join(head)?;
        Ok(engine)
    }

    /// Adds a shard behind those that are there: core shards, then tail shards. Places of films do not change.
    ///
    /// # Errors
    /// [`Error::Dims`], [`Error::Order`], [`Error::Content`] or [`Error::Beyond`] where it does not fit; the engine is then as
    /// before.
    pub fn join(&mut self, shard: Shard) -> Result<(), Error> {
        self.admit(shard)?;
        self.settle(usize::MAX);
        Ok(())
    }

    /// As [`Engine::join`], but its films do not count as unobserved, and are not recommended by their content, before
    /// [`Engine::settle`] has said that all are settled: of 80,000 films that takes longer than a page should keep anybody
    /// waiting.
    ///
    /// # Errors
    /// As there.
    pub fn admit(&mut self, shard: Shard) -> Result<(), Error> {
        let (dims, genres) = (self.films.factors.dims(), self.films.catalog.genres().len());
        if let Some(factors) = &shard.factors {
            if factors.dims() != dims {
                return Err(Error::Dims { expected: dims, found: factors.dims() });
            }
            if self.films.factors.len() != self.films.catalog.len() {
                return Err(Error::Order);
            }
        }
        self.check_reach(&shard)?;
        if let Some(map) = &shard.content {
            let ranking = Ranking::new(map.ranking.clone())?;
            self.films.content.learn(map, genres)?;
            (self.content_ranking, self.unsettled) = (None, Some(ranking));
        }
        if let Some(factors) = &shard.factors {
            self.films.factors.join(factors);
        }
        if let Some(neighbors) = &shard.neighbors {
            self.films.neighbors = NeighborMatrix::new(neighbors);
        }
        if let Some(shapes) = shard.shapes {
            self.shapes = shapes;
        }
        self.map = shard.map.or(self.map.take());
        self.stars.join(shard.films.len(), shard.expectations);
        self.films.catalog.join(shard.films, shard.details);
        if shard.factors.is_some() {
            // It must observe the same films.
            self.unsettled = self.unsettled.take().or(self.content_ranking.take());
        }
        Ok(())
    }

    /// Refuses columns about more films than there are with this shard.
    fn check_reach(&self, shard: &Shard) -> Result<(), Error> {
        let films = self.films.catalog.len() + shard.films.len();
        let details =
            shard.details.as_ref().map(|details| self.films.catalog.detailed() + details.cast.films());
        let columns = [
            ("details", details),
            ("neighbors", shard.neighbors.as_ref().map(Neighbors::len)),
            ("shapes", shard.shapes.as_ref().map(Shapes::len)),
            ("places", shard.map.as_ref().map(TasteMap::len)),
        ];
        match columns
            .into_iter()
            .find_map(|(what, found)| Some((what, found.filter(|found| *found > films)?)))
        {
            Some((what, found)) => Err(Error::Beyond { what, films, found }),
            None => Ok(()),
        }
    }

    /// Settles up to `films` more of the films that were admitted; whether all are.
    pub fn settle(&mut self, films: usize) -> bool {
        let Knowledge { catalog, factors, content, .. } = &mut self.films;
        if !self.ranking.observe(factors, factors.len(), films) || !content.observe(catalog, films) {
            return false;
        }
        if let Some(ranking) = &mut self.unsettled {
            if !ranking.observe(content.films(), factors.len(), films) {
                return false;
            }
            self.content_ranking = self.unsettled.take();
        }
        true
    }

    /// The films that have arrived.
    pub fn catalog(&self) -> &Catalog {
        &self.films.catalog
    }

    /// Whether the film has learned factors.
    pub fn is_learned(&self, film: FilmIx) -> bool {
        self.films.factors.has(film)
    }

    /// Whether what a model goes by has arrived.
    pub fn has_model(&self, model: ModelKind) -> bool {
        match model {
            ModelKind::Content => self.content_ranking.is_some(),
            ModelKind::Neighbors => self.films.neighbors.len() > 0,
            ModelKind::Factors | ModelKind::Hybrid => true,
        }
    }

    /// Folds a person's ratings in. Nobody's ratings give the average taste.
    pub fn fold_in(&self, ratings: &[Rating]) -> Taste {
        self.fold_in_with(ModelKind::default(), ratings)
    }

    /// Folds a person's ratings into one of the models; everything asked of the taste is then answered by that model.
    pub fn fold_in_with(&self, model: ModelKind, ratings: &[Rating]) -> Taste {
        self.fold_in_leaning(model, ratings, &[])
    }

    /// As [`Engine::fold_in_with`], with what the person said of groups of films; see [`Engine::leanings`].
    pub fn fold_in_leaning(&self, model: ModelKind, ratings: &[Rating], leanings: &[Leaning]) -> Taste {
        self.fold_in_from(None, model, ratings, leanings)
    }

    fn fold_in_from(
        &self,
        earlier: Option<&Taste>,
        model: ModelKind,
        ratings: &[Rating],
        leanings: &[Leaning],
    ) -> Taste {
        let earlier = earlier.filter(|earlier| earlier.model == model).map(|earlier| &*earlier.person);
        let content = ContentModel(self.content_ranking.as_ref(), leanings);
        let neighbors = NeighborsModel(self.ranking.target());
        let factors = FactorsModel(&self.ranking, leanings);
        let count = ratings.len() as f32;
        let touched = self.blend.neighbors * count / (count + self.blend.neighbors_half).max(1.0);
        let hybrid = Hybrid(vec![
            Part { model: &factors, learned: 1.0, cold: 0.0 },
            Part { model: &neighbors, learned: touched, cold: 0.0 },
            Part { model: &content, learned: self.blend.content, cold: self.blend.cold },
        ]);
        let chosen: &dyn models::Model = match model {
            ModelKind::Content => &content,
            ModelKind::Neighbors => &neighbors,
            ModelKind::Factors => &factors,
            ModelKind::Hybrid => &hybrid,
        };
        let person = Arc::from(chosen.fold_in(&self.films, ratings, earlier));
        let (scores, stars) = (OnceLock::new(), PersonStars::default());
        Taste { ratings: ratings.to_vec(), leanings: leanings.to_vec(), model, person, scores, stars }
    }

    /// Folds a person in again whose ratings, points or model have changed. As [`Engine::fold_in_leaning`], but it follows from
    /// `earlier`, predictions too, which is much less work when few ratings differ.
    pub fn refold(
        &self,
        earlier: &Taste,
        model: ModelKind,
        ratings: &[Rating],
        leanings: &[Leaning],
    ) -> Taste {
        let folded = self.fold_in_from(Some(earlier), model, ratings, leanings);
        Taste { stars: earlier.stars.with_other_ratings(), ..folded }
    }

    /// How strongly the model recommends a film; comparable within one person and model only.
    pub fn score(&self, taste: &Taste, film: FilmIx) -> f32 {
        taste.person.score(&self.films, film)
    }

    /// The `top` films with the highest scores, ties by place in the catalog; none that the person rated and none that
    /// `excluded` names.
    pub fn rank(&self, taste: &Taste, excluded: impl Fn(FilmIx) -> bool, top: usize) -> Vec<Pick> {
        self.rank_open(taste, &excluded, top)
    }

    /// As [`Engine::rank`]. What is generic is compiled with the caller, which may be optimized for size: sweeps over the
    /// catalog are not.
    pub(crate) fn rank_open(&self, taste: &Taste, excluded: Excluded, top: usize) -> Vec<Pick> {
        let scores = &*self.scores(taste);
        let films = self.best_open(taste, excluded, top, scores);
        films.into_iter().map(|film| Pick { film, score: scores[film.index()] }).collect()
    }

    /// The scores of all films: worked out once for a taste, unless a shard has joined since.
    pub(crate) fn scores<'a>(&self, taste: &'a Taste) -> Cow<'a, [f32]> {
        let all = || {
            let mut scores = vec![0.0; self.catalog().len()];
            taste.person.add_scores(&self.films, 0, 1.0, &mut scores);
            scores
        };
        let known = taste.scores.get_or_init(all);
        if known.len() == self.catalog().len() { Cow::Borrowed(known) } else { Cow::Owned(all()) }
    }

    /// The `top` films of the highest of `values`, the best first, of those that can be recommended: none that the person
    /// rated and none that `excluded` names.
    pub(crate) fn best_open(
        &self,
        taste: &Taste,
        excluded: Excluded,
        top: usize,
        values: &[f32],
    ) -> Vec<FilmIx> {
        let mut rated = vec![false; values.len()];
        for rating in &taste.ratings {
            if let Some(rated) = rated.get_mut(rating.film.index()) {
                *rated = true;
            }
        }
        let open = |film: u32| !rated[FilmIx(film).index()] && !excluded(FilmIx(film));
        let valued = values.iter().enumerate().map(|(film, value)| (film as u32, *value));
        best_where(valued, open, top).map(|(film, _)| FilmIx(film)).collect()
    }

    /// Begins to work out what predictions for a person rest on; [`Engine::advance`] goes on. Predictions do it by
    /// themselves, but all at once: with 2,000 ratings that takes several hundred milliseconds in a browser.
    pub fn prepare(&self, taste: &Taste) -> Preparation {
        let person = (&taste.stars, taste.ratings.as_slice());
        self.stars.prepare(&self.films.catalog, &self.films.factors, person)
    }

    /// Goes on for about `work` multiplications; whether all is worked out.
    pub fn advance(&self, taste: &Taste, preparation: &mut Preparation, work: usize) -> bool {
        let films = &self.films;
        self.stars.advance_preparation(&films.catalog, &films.factors, &taste.stars, preparation, work)
    }

    /// The stars that the person would give the film, with an 80 % interval.
    pub fn predict(&self, taste: &Taste, film: FilmIx) -> Prediction {
        self.stars.predict(&self.films.catalog, &self.films.factors, (&taste.stars, &taste.ratings), film)
    }

    /// What would have been predicted for the films that the person rated, each from all their other ratings: how well
    /// predictions do for them. Of very many ratings, evenly spaced ones.
    pub fn hindsight(&self, taste: &Taste) -> Vec<Hindsight> {
        self.stars.hindsight(&self.films.catalog, &self.films.factors, (&taste.stars, &taste.ratings))
    }

    /// Starts to predict the stars of all films, without their intervals; [`Engine::predict_more`] goes on.
    pub fn predict_all(&self, taste: &Taste) -> AllStars {
        let person = (&taste.stars, taste.ratings.as_slice());
        let sweep = self.stars.sweep(&self.films.catalog, &self.films.factors, person);
        AllStars { sweep, stars: Vec::with_capacity(self.catalog().len()) }
    }

    /// Predicts the next `films` films; false where all are.
    ///
    /// Cost: for each film with learned factors `dims` multiplications per rated film, at most 1,500 of these; for any other a
    /// few dozen.
    pub fn predict_more(&self, all: &mut AllStars, films: usize) -> bool {
        self.stars.advance(&self.films.catalog, &self.films.factors, &mut all.sweep, films, &mut all.stars);
        all.stars.len() < self.catalog().len()
    }

    /// Films in the order of their scores, the best first.
    pub fn by_score(&self, taste: &Taste, films: &[FilmIx]) -> Vec<FilmIx> {
        by_value(films, &self.scores(taste))
    }

    /// Why a film has its score.
    pub fn reasons(&self, taste: &Taste, film: FilmIx) -> Reasons {
        let Reasons { prior, shares } = taste.person.reasons(&self.films, film);
        let numbered = shares.iter().enumerate().map(|(number, reason)| (number as u32, reason.share));
        let shares: Vec<Reason> =
            best(numbered, usize::MAX).map(|(number, _)| shares[number as usize]).collect();
        Reasons { prior, shares }
    }

    /// Which share of a film's ratings has ½, 1, … 5 stars, in the data behind the catalog; nothing where too few rated it
    /// there, or before the shard with the shapes has arrived.
    pub fn rating_shares(&self, film: FilmIx) -> Option<[f32; 10]> {
        self.shapes.shares(film.index())
    }

    /// The map of taste, once it has arrived.
    pub fn taste_map(&self) -> Option<&TasteMap> {
        self.map.as_ref()
    }

    /// The rated film that speaks for a film most; none where no rating does.
    pub fn main_reason(&self, taste: &Taste, film: FilmIx) -> Option<FilmIx> {
        let Reasons { shares, .. } = taste.person.reasons(&self.films, film);
        let most =
            shares.into_iter().reduce(|most, other| if other.share > most.share { other } else { most });
        most.filter(|reason| reason.share > 0.0).map(|reason| reason.film)
    }

    /// Cosine of the angle between two films' learned factors, −1 to 1; 0 where one has none.
    pub fn similarity(&self, a: FilmIx, b: FilmIx) -> f32 {
        self.films.factors.cosine(a, b)
    }

    /// The `top` films whose factors point the same way, the most alike first; for a film without learned factors, those
    /// whose content does.
    pub fn similar(&self, film: FilmIx, top: usize) -> Vec<Similar> {
        let learned = &self.films.factors;
        let matrix = if learned.has(film) { learned } else { self.films.content.films() };
        if !matrix.has(film) {
            return Vec::new();
        }
        let others = self.catalog().all().take(matrix.len()).filter(|other| *other != film);
        let scored = others.map(|other| (other.0, matrix.cosine(film, other)));
        best(scored, top).map(|(film, similarity)| Similar { film: FilmIx(film), similarity }).collect()
    }

    /// How texts are compared.
    pub(crate) fn folding(&self) -> &Folding {
        &self.folding
    }

    /// A text as search compares it: in lower case, letters beyond ASCII as people without them type them.
    pub fn fold(&self, text: &str) -> String {
        self.folding.fold(text)
    }

    /// Where a film lies on the first three principal axes of the factors, each about −1 to 1; films that feel alike lie
    /// close together. The origin for a film without factors.
    pub fn mood(&self, film: FilmIx) -> [f32; 3] {
        let norm = self.films.factors.norm(film);
        if norm <= 0.0 {
            return [0.0; 3];
        }
        // Two standard deviations on either side fill the range.
        let place =
            |(axis, origin): &(Direction, f32)| (self.films.factors.dot(film, axis) / norm - origin) / 2.0;
        [0, 1, 2].map(|axis| self.mood_axes.get(axis).map_or(0.0, place).clamp(-1.0, 1.0))
    }
}

/// The predicted stars of all films, as far as they are known.
#[derive(Debug)]
pub struct AllStars {
    sweep: StarsSweep,
    stars: Vec<f32>,
}

impl AllStars {
    /// Those that are known, by film.
    pub fn stars(&self) -> &[f32] {
        &self.stars
    }

    /// Takes them.
    pub fn into_stars(self) -> Vec<f32> {
        self.stars
    }
}
