use nalgebra::DMatrix;

use crate::engine::Excluded;
use crate::lanes::{add_scaled, dot};
use crate::models::Person;
use crate::{Engine, FilmIx, Taste};

/// How many of the best-known films may be asked about. With the logarithm of the determinant as the criterion, 200, 400 and
/// 800 led to the same figures; with the sum only 200 was measured.
const CANDIDATES: usize = 200;

/// The films that may be asked about, and what is not yet known about the person.
struct Unknown {
    films: Vec<FilmIx>,
    /// Factors of the films, a column each.
    rows: DMatrix<f32>,
    /// The covariance of the person's factors, times those columns.
    influence: DMatrix<f32>,
    /// That times what a variance of the person's factors adds up to over all films of the catalog.
    weighed: DMatrix<f32>,
    /// How likely it is that a person knows a film: half for the best known.
    chances: Vec<f32>,
}

impl Engine {
    /// The `count` films whose ratings would teach most of what the person likes, the most telling first; none that they
    /// rated, none that stands among `asked` and none that `excluded` names. `asked` are questions that were put and not
    /// answered: what they would tell is not asked again, so neighbors of a film that the person may not know wait.
    ///
    /// Each question is worth the sum over all films of the variance that its answer takes off their scores (A-optimal
    /// design, as in Rubens, Elahi, Sugiyama & Kaplan 2015) times the chance that the person knows the film,
    /// which grows with how many people rated it. The next one is chosen as if it had been answered.
    pub fn questions(
        &self,
        taste: &Taste,
        asked: &[FilmIx],
        excluded: impl Fn(FilmIx) -> bool,
        count: usize,
    ) -> Vec<FilmIx> {
        self.open_questions(taste, asked, &excluded, count)
    }

    fn open_questions(
        &self,
        taste: &Taste,
        asked: &[FilmIx],
        excluded: Excluded,
        count: usize,
    ) -> Vec<FilmIx> {
        let rated = |film: FilmIx| taste.ratings.iter().any(|rating| rating.film == film);
        let known = self.catalog().all().take(self.films.factors.len().min(CANDIDATES));
        let films: Vec<FilmIx> = known.filter(|film| !rated(*film)).collect();
        let mut unknown = Unknown::new(self, taste, films);
        let mut open: Vec<usize> = Vec::new();
        for (place, film) in unknown.films.clone().into_iter().enumerate() {
            if asked.contains(&film) {
                unknown.answer(place);
            } else if !excluded(film) {
                open.push(place);
            }
        }
        let mut questions = Vec::new();
        while questions.len() < count {
            let Some(best) = unknown.most_telling(&open) else { break };
            open.retain(|place| *place != best);
            unknown.answer(best);
            questions.extend(unknown.films.get(best));
        }
        questions
    }
}

impl Unknown {
    fn new(engine: &Engine, taste: &Taste, films: Vec<FilmIx>) -> Self {
        let factors: Vec<f32> = films.iter().flat_map(|film| engine.films.factors.row(*film)).collect();
        let rows = DMatrix::from_vec(engine.films.factors.dims(), films.len(), factors);
        let count = |film: &FilmIx| engine.catalog().film(*film).rating_count() as f32;
        let most = films.iter().map(count).fold(1.0, f32::max);
        let chance = |film: &FilmIx| count(film) / (count(film) + most);
        // The blend has folded the same ratings into the same factors.
        let folded = taste.person.part(0).and_then(Person::folded);
        let influence = engine
            .ranking
            .fold_in(&engine.films.factors, &taste.ratings, &taste.leanings, folded)
            .uncertainty(&rows);
        let weighed = engine.ranking.unobserved() * &influence;
        Self { influence, weighed, chances: films.iter().map(chance).collect(), rows, films }
    }

    /// Of the `open` places the one whose answer is worth most.
    fn most_telling(&self, open: &[usize]) -> Option<usize> {
        let worth = |place: usize| {
            let influence = column(&self.influence, place);
            // A rating is its target with noise of variance 1.
            dot(influence, column(&self.weighed, place)) / (1.0 + self.variance(place)) * self.chances[place]
        };
        let worths = open.iter().map(|place| (*place as u32, worth(*place)));
        crate::best::best(worths, 1).next().map(|(place, _)| place as usize)
    }

    /// Takes off what an answer to the question in this place tells, whatever it is (Sherman & Morrison 1950).
    fn answer(&mut self, place: usize) {
        let influence = column(&self.influence, place).to_vec();
        let weighed = column(&self.weighed, place).to_vec();
        let evidence = 1.0 + self.variance(place);
        for film in 0..self.films.len() {
            let share = dot(column(&self.rows, film), &influence) / -evidence;
            add_scaled(column_mut(&mut self.influence, film), share, &influence);
            add_scaled(column_mut(&mut self.weighed, film), share, &weighed);
        }
    }

    /// How uncertain the score of the film in this place is.
    fn variance(&self, place: usize) -> f32 {
        dot(column(&self.influence, place), column(&self.rows, place)).max(0.0)
    }
}

fn column(matrix: &DMatrix<f32>, place: usize) -> &[f32] {
    matrix.as_slice().chunks_exact(matrix.nrows().max(1)).nth(place).unwrap_or_default()
}

fn column_mut(matrix: &mut DMatrix<f32>, place: usize) -> &mut [f32] {
    let rows = matrix.nrows().max(1);
    matrix.as_mut_slice().chunks_exact_mut(rows).nth(place).unwrap_or_default()
}
