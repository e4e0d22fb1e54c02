use super::quality::Ranking;
use crate::data::Dataset;

/// The baseline that knows nobody: films by how many people gave them 4 or more stars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Popular {
    films: Vec<u32>,
}

impl Popular {
    /// Counts.
    pub fn new(data: &Dataset) -> Self {
        let mut counts = vec![0_u32; data.films.len()];
        for event in data.ratings.events.iter().filter(|event| event.stars.value() >= 4.0) {
            counts[event.film as usize] += 1;
        }
        let mut films: Vec<u32> = (0..counts.len() as u32).collect();
        films.sort_by_key(|film| (std::cmp::Reverse(counts[*film as usize]), *film));
        Self { films }
    }
}

impl Ranking for Popular {
    fn rank(&self, fold_in: &[(u32, bijou_engine::Stars)], top: usize) -> Vec<u32> {
        let unrated = self.films.iter().filter(|film| fold_in.iter().all(|(rated, _)| rated != *film));
        unrated.take(top).copied().collect()
    }
}
