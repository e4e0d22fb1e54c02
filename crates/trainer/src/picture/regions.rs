use bijou_catalog::Region;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use super::marks::{FilmMarks, name};
use crate::data::Dataset;
use crate::train::CatalogOrder;

/// Regions of each level: some that name the continents of the map, and some to find one's way within them.
const LEVELS: [usize; 2] = [16, 72];

/// Fewest films of a region, on average.
const FEWEST: usize = 20;

/// Rounds after which hardly a film changes its region.
const ROUNDS: usize = 60;

/// Divides the map into regions and finds what marks each. Regions that nothing marks are kept without a name, so that every
/// film belongs to one.
pub fn regions(data: &Dataset, order: &CatalogOrder, places: &[[f64; 2]], seed: u64) -> Vec<Region> {
    let marks = FilmMarks::new(data, &order.films[..places.len()]);
    let level = |(level, count): (usize, usize)| {
        let middles = middles(places, count.min(places.len() / FEWEST).max(1), seed);
        let films = members(places, &middles);
        let named = name(&marks, &films);
        let region = move |(middle, marks): ([f64; 2], _)| Region {
            place: middle.map(|axis| axis as f32),
            level: level as u8,
            marks,
        };
        middles.into_iter().zip(named).map(region).collect::<Vec<_>>()
    };
    LEVELS.into_iter().enumerate().flat_map(level).collect()
}

/// k-means (Lloyd 1982), started as k-means++ does (Arthur & Vassilvitskii 2007).
fn middles(places: &[[f64; 2]], count: usize, seed: u64) -> Vec<[f64; 2]> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut middles: Vec<[f64; 2]> = places.first().copied().into_iter().collect();
    while middles.len() < count {
        let distances: Vec<f64> = places.iter().map(|place| closest(&middles, *place).1).collect();
        let mut left = distances.iter().sum::<f64>() * (random.next_u32() as f64 / f64::from(u32::MAX));
        let chosen = distances.iter().position(|distance| {
            left -= distance;
            left <= 0.0 && *distance > 0.0
        });
        // Fewer places than regions: there is nothing left to start from.
        let Some(chosen) = chosen else { break };
        middles.push(places[chosen]);
    }
    for _ in 0..ROUNDS {
        let mut sums = vec![([0.0; 2], 0.0); middles.len()];
        for place in places {
            let (sum, count) = &mut sums[closest(&middles, *place).0];
            sum[0] += place[0];
            sum[1] += place[1];
            *count += 1.0;
        }
        for (middle, (sum, count)) in middles.iter_mut().zip(sums) {
            if count > 0.0 {
                *middle = sum.map(|sum| sum / count);
            }
        }
    }
    middles
}

/// The films of every region.
fn members(places: &[[f64; 2]], middles: &[[f64; 2]]) -> Vec<Vec<usize>> {
    let mut members = vec![Vec::new(); middles.len()];
    for (film, place) in places.iter().enumerate() {
        members[closest(middles, *place).0].push(film);
    }
    members
}

/// The middle closest to a place, and the squared distance.
fn closest(middles: &[[f64; 2]], place: [f64; 2]) -> (usize, f64) {
    let squared = |middle: &[f64; 2]| (middle[0] - place[0]).powi(2) + (middle[1] - place[1]).powi(2);
    let distances = middles.iter().map(squared).enumerate();
    distances.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_points_become_regions_around_them() {
        let around =
            |x: f64, y: f64| (0..30).map(move |n| [x + f64::from(n % 5) / 50.0, y + f64::from(n % 6) / 50.0]);
        let places: Vec<[f64; 2]> =
            around(-0.8, -0.8).chain(around(0.7, -0.5)).chain(around(0.0, 0.8)).collect();
        let middles = middles(&places, 3, 1);
        let members = members(&places, &middles);
        assert!(members.iter().all(|films| films.len() == 30), "{middles:?}");
        assert!(members.iter().all(|films| films.iter().all(|film| film / 30 == films[0] / 30)));
    }

    #[test]
    fn fewer_places_than_regions_are_no_trouble() {
        assert_eq!(middles(&[[0.5, 0.5]; 4], 3, 1), [[0.5, 0.5]]);
        assert!(members(&[], &[]).is_empty());
    }
}
