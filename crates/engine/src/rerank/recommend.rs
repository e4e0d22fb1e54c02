use super::Knobs;
use super::arrange::{Candidate, arrange};
use super::bend::Bend;
use crate::engine::Excluded;
use crate::{Engine, FilmIx, Pick, Taste};

/// The most valuable films that a list is arranged from, whatever its length. The cost of diversity is in proportion to it.
const CANDIDATES: usize = 500;

impl Engine {
    /// The `top` films for a person as `knobs` wish them; none that the person rated and none that `excluded` names. A
    /// pick's score is the model's. A longer list begins with the shorter one, and a list as long as the catalog loses no
    /// film.
    ///
    /// With default knobs this is [`Engine::rank`] with franchises thinned out in front.
    pub fn recommend(
        &self,
        taste: &Taste,
        knobs: &Knobs,
        excluded: impl Fn(FilmIx) -> bool,
        top: usize,
    ) -> Vec<Pick> {
        self.recommend_open(taste, knobs, &excluded, top)
    }

    fn recommend_open(&self, taste: &Taste, knobs: &Knobs, excluded: Excluded, top: usize) -> Vec<Pick> {
        let knobs = knobs.clamped();
        let bend = Bend::new(self.catalog(), &knobs);
        let wanted = if knobs.arranges() { top.max(CANDIDATES) } else { top };
        let mut picks = if bend.is_straight() {
            self.rank_open(taste, excluded, wanted)
        } else {
            self.rank_bent(taste, &bend, excluded, wanted)
        };
        if knobs.arranges() {
            let value = |pick: &Pick| Candidate { film: pick.film, value: bend.value(pick.film, pick.score) };
            let candidates = picks.iter().take(CANDIDATES).map(value);
            // What a bend leaves nothing of, such as films of other years, stays behind.
            let candidates: Vec<Candidate> =
                candidates.take_while(|candidate| bend.is_straight() || candidate.value > 0.0).collect();
            let order = arrange(self, taste, &knobs, &candidates, top);
            let arranged: Vec<Pick> = order.iter().filter_map(|place| picks.get(*place).copied()).collect();
            picks.iter_mut().zip(arranged).for_each(|(pick, arranged)| *pick = arranged);
        }
        picks.truncate(top);
        picks
    }

    /// As [`Engine::rank`], by what films are worth instead of their scores.
    pub(crate) fn rank_bent(&self, taste: &Taste, bend: &Bend, excluded: Excluded, top: usize) -> Vec<Pick> {
        let scores = &*self.scores(taste);
        let value = |(film, score): (FilmIx, &f32)| bend.value(film, *score);
        let values: Vec<f32> = self.catalog().all().zip(scores).map(value).collect();
        let films = self.best_open(taste, excluded, top, &values);
        films.into_iter().map(|film| Pick { film, score: scores[film.index()] }).collect()
    }
}
