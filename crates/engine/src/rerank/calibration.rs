use crate::{Catalog, Rating};

/// Weight of the divergence, at the far end of the knob, against relevances between 0 and 1. It grows with the square of
/// the knob, since the first steps gain most.
const MOST: f32 = 0.5;

/// Share of the person's own distribution that is mixed into the list's, so that a missing genre costs much and not
/// infinitely much (Steck 2018).
const SMOOTHING: f32 = 0.01;

/// Genres that a catalog can have.
const GENRES: usize = 64;

/// Genres of one film that are told apart; more share like so many.
const SHARES: usize = 8;

/// Calibrated recommendations (Steck 2018): the list should have the genres of what the person liked, in the same
/// proportions; each film counts once, in equal parts for its genres. What a list of n films loses is the Kullback-Leibler
/// divergence of its distribution from the person's, against the mean relevance of its films; so every place weighs alike.
pub(super) struct Calibration {
    weight: f32,
    /// The person's distribution; it sums to 1.
    wanted: Vec<f32>,
    /// Sum over the films in the list of their distributions.
    placed: Vec<f32>,
    /// The same, if this place were given to a film without genres.
    loss_without: f32,
    /// By genre and number of a film's genres: what the film's share in this genre changes.
    changes: Vec<[f32; SHARES]>,
    count: f32,
}

impl Calibration {
    /// `knob` is 0 to 1. Liked is what a person gave at least as many stars as they give on average.
    pub(super) fn new(catalog: &Catalog, ratings: &[Rating], knob: f32) -> Self {
        let mean =
            ratings.iter().map(|rating| rating.stars.value()).sum::<f32>() / ratings.len().max(1) as f32;
        let mut wanted = vec![0.0; GENRES];
        for rating in ratings.iter().filter(|rating| rating.stars.value() >= mean) {
            add(&mut wanted, catalog.film(rating.film).genre_bits());
        }
        let sum: f32 = wanted.iter().sum();
        wanted.iter_mut().for_each(|share| *share /= sum.max(1.0));
        let weight = if sum > 0.0 { knob.powi(2) * MOST } else { 0.0 };
        let mut calibration = Self {
            weight,
            wanted,
            placed: vec![0.0; GENRES],
            loss_without: 0.0,
            changes: vec![[0.0; SHARES]; GENRES],
            count: 0.0,
        };
        calibration.prepare();
        calibration
    }

    /// What the list loses if a film of these genres comes next.
    pub(super) fn loss(&self, genres: u64) -> f32 {
        if self.weight == 0.0 {
            return 0.0;
        }
        let share = shares(genres) - 1;
        let changes = bits(genres).filter_map(|genre| self.changes.get(genre)?.get(share));
        self.weight * (self.loss_without + changes.sum::<f32>())
    }

    /// Tells that a film of these genres stands in the list now.
    pub(super) fn place(&mut self, genres: u64) {
        if self.weight > 0.0 {
            add(&mut self.placed, genres);
            self.count += 1.0;
            self.prepare();
        }
    }

    /// The divergence is a sum over genres, and a film changes few of them: with the logarithms of a place taken once,
    /// weighing a candidate is a handful of additions.
    fn prepare(&mut self) {
        let after = self.count + 1.0;
        self.loss_without = 0.0;
        for (genre, wanted) in self.wanted.iter().copied().enumerate().filter(|(_, wanted)| *wanted > 0.0) {
            let (Some(placed), Some(changes)) = (self.placed.get(genre), self.changes.get_mut(genre)) else {
                continue;
            };
            let term = |sum: f32| -wanted * ((1.0 - SMOOTHING) * sum / after / wanted + SMOOTHING).ln();
            let without = term(*placed);
            self.loss_without += without;
            for (share, change) in changes.iter_mut().enumerate() {
                *change = term(placed + 1.0 / (share + 1) as f32) - without;
            }
        }
        // The mean relevance changes by an `after`th of the film's own: both are multiplied by it.
        self.loss_without *= after;
        self.changes.iter_mut().flatten().for_each(|change| *change *= after);
    }
}

/// Adds a film's distribution over its genres.
fn add(sums: &mut [f32], genres: u64) {
    let share = 1.0 / shares(genres) as f32;
    for genre in bits(genres) {
        if let Some(sum) = sums.get_mut(genre) {
            *sum += share;
        }
    }
}

/// Into how many parts a film of these genres is divided, 1 to [`SHARES`].
fn shares(genres: u64) -> usize {
    (genres.count_ones() as usize).clamp(1, SHARES)
}

fn bits(mut genres: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let genre = (genres != 0).then(|| genres.trailing_zeros() as usize)?;
        genres &= genres - 1;
        Some(genre)
    })
}
