use super::contender::{Answer, Contender, Guess, Task};
use super::metrics::is_liked;
use crate::data::Dataset;

/// Ratings of the mean of all that a film's mean is drawn toward that mean with.
const SHRINKAGE: f64 = 5.0;

/// The baseline that knows nobody: films by how many people gave them 4 or more stars, each predicted to get its mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Popular {
    films: Vec<u32>,
    means: Vec<f32>,
}

impl Popular {
    /// Counts.
    pub fn new(data: &Dataset) -> Self {
        let events = data.ratings.events();
        let mut liked = vec![0_u32; data.films.len()];
        let mut sums = vec![(0.0, 0.0); data.films.len()];
        for event in events {
            let (stars, count) = &mut sums[event.film as usize];
            *stars += f64::from(event.stars.value());
            *count += 1.0;
            liked[event.film as usize] += u32::from(is_liked(event.stars));
        }
        let overall = sums.iter().map(|(stars, _)| stars).sum::<f64>() / data.ratings.len().max(1) as f64;
        let mean = |(stars, count): (f64, f64)| (stars + SHRINKAGE * overall) / (count + SHRINKAGE);
        let mut films: Vec<u32> = (0..liked.len() as u32).collect();
        films.sort_by_key(|film| (std::cmp::Reverse(liked[*film as usize]), *film));
        Self { films, means: sums.into_iter().map(|sum| mean(sum) as f32).collect() }
    }
}

impl Contender for Popular {
    fn name(&self) -> String {
        "popularity".to_owned()
    }

    fn answer(&self, task: &Task, top: usize) -> Answer {
        let open = self.films.iter().copied().filter(|film| task.open[*film as usize]);
        let guess = |film: u32| Some(Guess { stars: self.means[film as usize], interval: None });
        Answer {
            list: open.take(top).collect(),
            guesses: task.questions.iter().map(|(film, _)| guess(*film)).collect(),
        }
    }
}
