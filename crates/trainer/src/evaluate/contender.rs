use bijou_engine::{Prediction, Stars};

/// What a model is asked about one person.
#[derive(Debug, Clone)]
pub struct Task<'a> {
    /// The ratings that it gets to see.
    pub fold_in: Vec<(u32, Stars)>,
    /// Per film of the data, whether it may be listed. The same for every model.
    pub open: Vec<bool>,
    /// Ratings to predict; a model looks at the films only.
    pub questions: &'a [(u32, Stars)],
}

impl Task<'_> {
    /// The same task for a list only.
    pub fn without_questions(self) -> Self {
        Self { questions: &[], ..self }
    }
}

/// What it answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// The first films of its list, the best first.
    pub list: Vec<u32>,
    /// A guess per question; `None` where the model has none.
    pub guesses: Vec<Option<Guess>>,
}

/// Predicted stars.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guess {
    /// The expected rating.
    pub stars: f32,
    /// The interval that should hold it in 80 of 100 cases, where the model states one.
    pub interval: Option<(f32, f32)>,
}

impl From<Prediction> for Guess {
    fn from(prediction: Prediction) -> Self {
        Self { stars: prediction.stars, interval: Some((prediction.low, prediction.high)) }
    }
}

/// Anything that ranks the films of the data, or predicts their stars, for a person it has never seen.
pub trait Contender: Sync {
    /// What tables call it.
    fn name(&self) -> String;

    /// Answers with at most `top` films.
    fn answer(&self, task: &Task, top: usize) -> Answer;
}
