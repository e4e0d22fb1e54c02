use std::collections::{BTreeMap, HashSet};

use bijou_engine::Stars;
use serde::Serialize;

use super::contender::Answer;
use super::estimate::Estimate;
use super::metrics::is_liked;
use super::split::HeldOut;
use crate::data::Dataset;

/// What of a list a person sees at once.
const SEEN: usize = 20;

/// Share of the person's own genres mixed into the list's, so that the divergence stays finite (Steck 2018, section 3.1).
const SMOOTHING: f64 = 0.01;

/// What the first 20 films of people's lists are like, apart from how well they hit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ListFigures {
    /// Share of the films with factors that appear in anybody's list.
    pub catalog_coverage: f64,
    /// Where the films stand among those with factors by training ratings, on average: 0 is the least known, 1 the best.
    pub popularity_percentile: Estimate,
    /// Mean self-information: −log₂ of the share of training people who rated the film, in bits. Higher is more novel.
    pub self_information: Estimate,
    /// Mean distance over pairs of films of one list, 0 to 1: half of it 1 − cosine of genres, half 1 − cosine of factors.
    pub diversity: Estimate,
    /// Kullback-Leibler divergence of the list's genres from those of the person's liked films, in nats (Steck 2018). 0 is
    /// perfectly calibrated.
    pub miscalibration: Estimate,
}

/// What lists are held against.
pub struct Shelf<'a> {
    data: &'a Dataset,
    counts: &'a [u32],
    /// Per film, its rank by training ratings among those with factors, 0 to 1.
    percentiles: Vec<f64>,
    learned: HashSet<u32>,
    similarity: &'a (dyn Fn(u32, u32) -> f32 + Sync),
}

impl<'a> Shelf<'a> {
    /// Prepares for data with so many training ratings per film; `similarity` is the cosine of two films' factors.
    pub fn new(
        data: &'a Dataset,
        counts: &'a [u32],
        is_learned: impl Fn(u32) -> bool,
        similarity: &'a (dyn Fn(u32, u32) -> f32 + Sync),
    ) -> Self {
        let mut learned: Vec<u32> = (0..data.films.len() as u32).filter(|film| is_learned(*film)).collect();
        learned.sort_by_key(|film| (counts[*film as usize], std::cmp::Reverse(*film)));
        let mut percentiles = vec![0.0; data.films.len()];
        let last = learned.len().saturating_sub(1).max(1) as f64;
        learned.iter().enumerate().for_each(|(rank, film)| percentiles[*film as usize] = rank as f64 / last);
        Self { data, counts, percentiles, learned: learned.into_iter().collect(), similarity }
    }

    /// Measures everybody's list; `None` where there is none.
    pub fn measure(&self, people: &[HeldOut], answers: &[Answer]) -> Option<ListFigures> {
        let lists: Vec<&[u32]> =
            answers.iter().map(|answer| &answer.list[..answer.list.len().min(SEEN)]).collect();
        let shown: HashSet<u32> = lists.iter().flat_map(|list| list.iter().copied()).collect();
        let of_lists = |value: &dyn Fn(&[u32]) -> Option<f64>| {
            Estimate::mean(&lists.iter().filter_map(|list| value(list)).collect::<Vec<_>>())
        };
        let of_films = |value: &dyn Fn(u32) -> f64| {
            of_lists(&|list| {
                Estimate::mean(&list.iter().map(|film| value(*film)).collect::<Vec<_>>())
                    .map(|mean| mean.value)
            })
        };
        let divergences =
            people.iter().zip(&lists).filter_map(|(person, list)| self.divergence(person, list));
        Some(ListFigures {
            catalog_coverage: shown.intersection(&self.learned).count() as f64
                / self.learned.len().max(1) as f64,
            popularity_percentile: of_films(&|film| self.percentiles[film as usize])?,
            self_information: of_films(&|film| self.self_information(film))?,
            diversity: of_lists(&|list| self.diversity(list))?,
            miscalibration: Estimate::mean(&divergences.collect::<Vec<_>>())?,
        })
    }

    /// A film that nobody rated counts as rated by half a person.
    fn self_information(&self, film: u32) -> f64 {
        let people = self.data.ratings.users.len().max(1) as f64;
        -(f64::from(self.counts[film as usize]).max(0.5) / people).log2()
    }

    fn diversity(&self, list: &[u32]) -> Option<f64> {
        let pairs =
            list.iter().enumerate().flat_map(|(place, a)| list[..place].iter().map(move |b| (*a, *b)));
        let distances: Vec<f64> = pairs.map(|(a, b)| self.distance(a, b)).collect();
        Estimate::mean(&distances).map(|mean| mean.value)
    }

    fn distance(&self, a: u32, b: u32) -> f64 {
        let factors = (1.0 - f64::from((self.similarity)(a, b))).clamp(0.0, 1.0);
        let [own, other] = [a, b].map(|film| &self.data.films[film as usize].genres);
        let shared = own.iter().filter(|genre| other.contains(genre)).count() as f64;
        let lengths = ((own.len() * other.len()) as f64).sqrt();
        let genres = if lengths > 0.0 { 1.0 - shared / lengths } else { 1.0 };
        (genres + factors) / 2.0
    }

    /// `None` where the person likes no film with a genre, or the list has none.
    fn divergence(&self, person: &HeldOut, list: &[u32]) -> Option<f64> {
        let liked = person.fold_in.iter().filter(|(_, stars): &&(u32, Stars)| is_liked(*stars));
        let own = self.genres(liked.map(|(film, _)| *film))?;
        let listed = self.genres(list.iter().copied())?;
        let part = |(genre, share): (&&str, &f64)| {
            let listed = listed.get(genre).copied().unwrap_or(0.0);
            share * (share / ((1.0 - SMOOTHING) * listed + SMOOTHING * share)).ln()
        };
        Some(own.iter().map(part).sum())
    }

    /// Share of every genre in films; a film's genres share it.
    fn genres(&self, films: impl Iterator<Item = u32>) -> Option<BTreeMap<&str, f64>> {
        let mut shares: BTreeMap<&str, f64> = BTreeMap::new();
        let mut total = 0.0;
        for film in films {
            let genres = &self.data.films[film as usize].genres;
            genres.iter().for_each(|genre| *shares.entry(genre).or_default() += 1.0 / genres.len() as f64);
            total += f64::from(u8::from(!genres.is_empty()));
        }
        shares.values_mut().for_each(|share| *share /= total);
        (total > 0.0).then_some(shares)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{CleaningReport, FilmRecord, Ratings, parse_title};

    fn data() -> Dataset {
        let film = |(number, genres): (usize, &&[&str])| {
            let genres = genres.iter().map(|genre| (*genre).to_owned()).collect();
            FilmRecord::new(&number.to_string(), parse_title("A"), genres)
        };
        let genres: [&[&str]; 4] = [&["Crime"], &["Crime", "Drama"], &["Comedy"], &[]];
        let users = (0..8).map(|user| user.to_string()).collect();
        Dataset {
            films: genres.iter().enumerate().map(film).collect(),
            ratings: Ratings::from_events(users, std::iter::empty()),
            report: CleaningReport::default(),
        }
    }

    fn measure(lists: &[&[u32]]) -> ListFigures {
        let (data, counts) = (data(), [8, 4, 2, 0]);
        let similarity = |a: u32, b: u32| if a + b == 1 { 0.5 } else { 0.0 };
        let shelf = Shelf::new(&data, &counts, |film| film < 3, &similarity);
        let person = HeldOut { fold_in: vec![(1, Stars::MAX), (2, Stars::MIN)], ..HeldOut::default() };
        let answer = |list: &&[u32]| Answer { list: list.to_vec(), guesses: Vec::new() };
        let answers: Vec<Answer> = lists.iter().map(answer).collect();
        shelf.measure(&vec![person; lists.len()], &answers).unwrap()
    }

    #[test]
    fn coverage_and_novelty_follow_their_definitions() {
        let figures = measure(&[&[0, 1], &[1, 0]]);
        assert!((figures.catalog_coverage - 2.0 / 3.0).abs() < 1e-12);
        // All 8 people rated film 0, half of them film 1: 0 bits and 1 bit; they are the best and the second of three.
        assert!((figures.self_information.value - 0.5).abs() < 1e-12);
        assert!((figures.popularity_percentile.value - 0.75).abs() < 1e-12);
    }

    #[test]
    fn diversity_is_half_genres_and_half_factors() {
        let expected = ((1.0 - 0.5_f64.sqrt()) + 0.5) / 2.0;
        assert!((measure(&[&[0, 1]]).diversity.value - expected).abs() < 1e-9);
        assert!((measure(&[&[0, 2]]).diversity.value - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_list_with_the_persons_own_genres_is_calibrated() {
        // Liked: film 1, half crime and half drama.
        assert!(measure(&[&[1, 3]]).miscalibration.value.abs() < 1e-12);
        let crime_only = 0.5 * (0.5_f64 / (0.99 + 0.005)).ln() + 0.5 * 100.0_f64.ln();
        assert!((measure(&[&[0, 3]]).miscalibration.value - crime_only).abs() < 1e-9);
    }
}
