use nalgebra::{DMatrix, DVector};

use super::TrainError;
use super::content::ContentFeatures;
use crate::data::Dataset;

/// Ratings that a person's mean, and a film's, are drawn toward the expected with.
const SHRINKAGE: f64 = 5.0;

/// Ratings that a wider public's mean counts for: it is the mean of other people at other times.
const WIDER_PUBLIC: f64 = 100.0;

/// Ridge of the map from content to expected ratings; the constant is left free.
const RIDGE: f64 = 20.0;

/// Rounds of people against films; the numbers stand still well before.
const ROUNDS: usize = 8;

/// Share of a film's variance of ratings that is noise around what a person thinks; the rest is taste. Fitted on
/// validation users.
const NOISE_SHARE: f64 = 0.42;

/// What is expected of every rating, whoever the films are for: the mean part of the star model.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// Per film of the data, the rating it is expected to get, in stars. Films without ratings have it from their content.
    pub films: Vec<f32>,
    /// Per film, the variance of a rating around what the person thinks of it, in squared stars.
    pub noise: Vec<f32>,
    /// Per person, how many stars they give more than expected.
    pub people: Vec<f32>,
}

/// Learns means of films and offsets of people in turn, each shrunk: a film's toward what its content says.
///
/// # Errors
/// [`TrainError::Diverged`] where the map from content cannot be solved.
pub fn learn_expected(data: &Dataset, fewest_ratings: u32) -> Result<Expected, TrainError> {
    let features = ContentFeatures::new(&data.films);
    let events = || data.ratings.events();
    let mean =
        events().map(|event| f64::from(event.stars.value())).sum::<f64>() / data.ratings.len().max(1) as f64;
    let mut counts = vec![0.0_f64; data.films.len()];
    let mut people_counts = vec![0.0_f64; data.ratings.users.len()];
    for event in events() {
        counts[event.film as usize] += 1.0;
        people_counts[event.user as usize] += 1.0;
    }
    let mut films = vec![0.0; data.films.len()];
    let mut people = vec![0.0; data.ratings.users.len()];
    let mut content = vec![0.0; data.films.len()];
    for _ in 0..ROUNDS {
        people.fill(0.0);
        for event in events() {
            people[event.user as usize] += f64::from(event.stars.value()) - mean - films[event.film as usize];
        }
        people.iter_mut().zip(&people_counts).for_each(|(sum, count)| *sum /= count + SHRINKAGE);
        let mut sums = vec![0.0; data.films.len()];
        for event in events() {
            sums[event.film as usize] += f64::from(event.stars.value()) - mean - people[event.user as usize];
        }
        content = from_content(&features, &sums, &counts)?;
        for (film, value) in films.iter_mut().enumerate() {
            *value = (sums[film] + SHRINKAGE * content[film]) / (counts[film] + SHRINKAGE);
        }
    }
    let mut expected: Vec<f64> = films.iter().map(|film| mean + film).collect();
    blend_wider_public(data, &counts, &content, mean, fewest_ratings, &mut expected);
    let noise = noise(data, &expected, &people, &counts, fewest_ratings);
    let narrow = |values: &[f64]| values.iter().map(|value| *value as f32).collect();
    Ok(Expected { films: narrow(&expected), noise, people: narrow(&people) })
}

/// What every film's content says of its mean, by ridge regression over films weighted by how well their mean is known.
fn from_content(features: &ContentFeatures, sums: &[f64], counts: &[f64]) -> Result<Vec<f64>, TrainError> {
    let mut precision = DMatrix::<f64>::zeros(features.count, features.count);
    let mut information = DVector::<f64>::zeros(features.count);
    for feature in 0..features.count {
        precision[(feature, feature)] = if feature == 0 { RIDGE * 1e-3 } else { RIDGE };
    }
    for (film, own) in features.films.iter().enumerate().filter(|(film, _)| counts[*film] > 0.0) {
        let weight = counts[film] / (counts[film] + 10.0);
        let raw = sums[film] / counts[film];
        for (a, x) in own {
            information[*a] += weight * f64::from(*x) * raw;
            for (b, y) in own {
                precision[(*a, *b)] += weight * f64::from(*x) * f64::from(*y);
            }
        }
    }
    let map = precision.cholesky().ok_or(TrainError::Diverged)?.solve(&information);
    let predict =
        |own: &Vec<(usize, f32)>| own.iter().map(|(feature, x)| map[*feature] * f64::from(*x)).sum();
    Ok(features.films.iter().map(predict).collect())
}

/// Draws films toward a wider public's mean, where `popularity.csv` gives one, after taking out how that public differs.
fn blend_wider_public(
    data: &Dataset,
    counts: &[f64],
    content: &[f64],
    mean: f64,
    fewest_ratings: u32,
    expected: &mut [f64],
) {
    let public = |film: usize| {
        data.films[film].popularity.map(|public| {
            let count = f64::from(public.count);
            (f64::from(public.mean) * count + 10.0 * (mean + content[film])) / (count + 10.0)
        })
    };
    let known = (0..expected.len()).filter(|film| counts[*film] >= f64::from(fewest_ratings));
    let (differences, weights) = known
        .filter_map(|film| {
            public(film).map(|public| (counts[film] * (expected[film] - public), counts[film]))
        })
        .fold((0.0, 0.0), |(sum, total), (difference, weight)| (sum + difference, total + weight));
    let shift = if weights > 0.0 { differences / weights } else { 0.0 };
    for (film, value) in expected.iter_mut().enumerate() {
        if let Some(public) = public(film) {
            *value =
                (counts[film] * *value + WIDER_PUBLIC * (public + shift)) / (counts[film] + WIDER_PUBLIC);
        }
    }
}

/// Every film's noise: a share of the variance of its ratings around the expected, itself shrunk toward that of all
/// films; more for a film that is hardly known, whose expected rating is uncertain itself.
fn noise(data: &Dataset, expected: &[f64], people: &[f64], counts: &[f64], fewest_ratings: u32) -> Vec<f32> {
    let mut squares = vec![0.0; expected.len()];
    for event in data.ratings.events() {
        let surprise =
            f64::from(event.stars.value()) - expected[event.film as usize] - people[event.user as usize];
        squares[event.film as usize] += surprise * surprise;
    }
    let overall = squares.iter().sum::<f64>() / data.ratings.len().max(1) as f64;
    let noise = |film: usize| {
        let variance = (squares[film] + 10.0 * overall) / (counts[film] + 10.0);
        let uncertain = if data.films[film].popularity.is_some() { 0.08 } else { 0.30 };
        let hardly_known = counts[film] < f64::from(fewest_ratings);
        let extra = if hardly_known { uncertain * 5.0 / (counts[film] + 5.0) } else { 0.0 };
        (NOISE_SHARE * variance + extra) as f32
    };
    (0..expected.len()).map(noise).collect()
}
