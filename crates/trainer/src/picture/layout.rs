use indicatif::ProgressBar;
use rayon::prelude::*;

use super::affinities::Affinities;
use super::nearest::Nearest;
use super::quadtree::Quadtree;

/// Steps in which films are drawn to their neighbors more strongly, so that groups find each other, and all steps.
const EARLY_STEPS: usize = 250;
/// With 1,000 instead, the shipped map keeps hardly more of the nearest films.
pub const STEPS: usize = 750;

/// How much more strongly in the early steps.
const EXAGGERATION: f64 = 12.0;

/// Share of a step that goes on in the next one, early and later.
const MOMENTUM: (f64, f64) = (0.5, 0.8);

/// A cell that looks smaller than this is treated as one point.
const OPENING: f64 = 0.5;

/// Standard deviation of the places that the layout starts with.
const START: f64 = 1e-4;

/// Share of films, counted from the middle, that fill the map on each axis; the others stand at its edge.
const FILLED: f64 = 0.97;

/// Places films in a plane so that those which are close stay close: t-SNE (van der Maaten & Hinton 2008) with Barnes-Hut
/// approximation (van der Maaten 2014), started from the principal components and with the learning rate n / exaggeration
/// (Kobak & Berens 2019). Every film's force is summed by itself and in one order, so threads do not change the result.
pub fn layout(nearest: &Nearest, components: &[[f64; 2]], progress: &ProgressBar) -> Vec<[f64; 2]> {
    let affinities = Affinities::new(nearest);
    let films = components.len();
    let rate = (films as f64 / EXAGGERATION).max(1.0);
    let mut places: Vec<[f64; 2]> = components.iter().map(|place| place.map(|axis| axis * START)).collect();
    let mut moves = vec![[0.0_f64; 2]; films];
    let mut gains = vec![[1.0_f64; 2]; films];
    for step in 0..STEPS {
        let early = step < EARLY_STEPS;
        let (pull, momentum) = if early { (EXAGGERATION, MOMENTUM.0) } else { (1.0, MOMENTUM.1) };
        let gradient = gradient(&affinities, &places, pull);
        for film in 0..films {
            for axis in 0..2 {
                let (slope, gain) = (gradient[film][axis], &mut gains[film][axis]);
                let turned = (slope > 0.0) == (moves[film][axis] > 0.0);
                *gain = if turned { (*gain * 0.8).max(0.01) } else { *gain + 0.2 };
                moves[film][axis] = momentum * moves[film][axis] - rate * *gain * slope;
                places[film][axis] += moves[film][axis];
            }
        }
        progress.inc(1);
    }
    filling(&places)
}

/// Which way every film should not go.
fn gradient(affinities: &Affinities, places: &[[f64; 2]], pull: f64) -> Vec<[f64; 2]> {
    let tree = Quadtree::new(places);
    let forces: Vec<([f64; 2], [f64; 2], f64)> = (affinities.rows.par_iter().zip(places))
        .map(|(row, place)| {
            let mut attraction = [0.0; 2];
            for (other, probability) in row {
                let other = places[*other as usize];
                let offset = [place[0] - other[0], place[1] - other[1]];
                let strength = probability / (1.0 + offset[0] * offset[0] + offset[1] * offset[1]);
                attraction[0] += strength * offset[0];
                attraction[1] += strength * offset[1];
            }
            let (mut repulsion, mut whole) = ([0.0; 2], 0.0);
            tree.visit(*place, OPENING, |offset, squared, count| {
                let closeness = 1.0 / (1.0 + squared);
                whole += count * closeness;
                repulsion[0] += count * closeness * closeness * offset[0];
                repulsion[1] += count * closeness * closeness * offset[1];
            });
            // The film itself is among the points, at closeness 1.
            (attraction, repulsion, whole - 1.0)
        })
        .collect();
    let whole = forces.iter().map(|(_, _, whole)| whole).sum::<f64>().max(f64::MIN_POSITIVE);
    let slope = |(attraction, repulsion, _): &([f64; 2], [f64; 2], f64)| {
        [0, 1].map(|axis| 4.0 * (pull * attraction[axis] - repulsion[axis] / whole))
    };
    forces.iter().map(slope).collect()
}

/// The layout, moved and scaled alike on both axes so that it fills the square from −1 to 1; a few strays stand at its edge.
fn filling(places: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let middle_and_half = [0, 1].map(|axis| {
        let mut sorted: Vec<f64> = places.iter().map(|place| place[axis]).collect();
        sorted.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let place = (share * sorted.len().saturating_sub(1) as f64).round() as usize;
            sorted.get(place).copied().unwrap_or(0.0)
        };
        let (low, high) = (at((1.0 - FILLED) / 2.0), at(1.0 - (1.0 - FILLED) / 2.0));
        (f64::midpoint(low, high), (high - low) / 2.0)
    });
    // A little air around what fills the map.
    let half = middle_and_half[0].1.max(middle_and_half[1].1).max(f64::MIN_POSITIVE) * 1.08;
    let scaled = |place: &[f64; 2]| {
        [0, 1].map(|axis| ((place[axis] - middle_and_half[axis].0) / half).clamp(-1.0, 1.0))
    };
    places.iter().map(scaled).collect()
}

#[cfg(test)]
mod tests {
    use nalgebra::DMatrix;

    use super::super::nearest::directions;
    use super::*;

    /// Three groups of 40 films, each around a direction of its own.
    fn groups() -> (Nearest, Vec<[f64; 2]>) {
        let films = DMatrix::from_fn(6, 120, |row, film| {
            let own = if row == film % 3 { 3.0 } else { 0.0 };
            own + ((film * 31 + row * 17) % 13) as f32 / 13.0
        });
        let start = (0..120).map(|film| [f64::from(film % 7) - 3.0, f64::from(film % 5) - 2.0]).collect();
        (Nearest::new(&directions(&films)), start)
    }

    #[test]
    fn films_of_a_group_end_up_closer_to_each_other_than_to_the_others() {
        let (nearest, start) = groups();
        let places = layout(&nearest, &start, &ProgressBar::hidden());
        let distance = |a: usize, b: usize| (places[a][0] - places[b][0]).hypot(places[a][1] - places[b][1]);
        let together = (0..120).filter(|film| {
            let closest = (0..120)
                .filter(|other| other != film)
                .min_by(|a, b| distance(*film, *a).total_cmp(&distance(*film, *b)));
            closest.is_some_and(|other| other % 3 == film % 3)
        });
        assert!(together.count() >= 118);
        assert!(places.iter().flatten().all(|axis| (-1.0..=1.0).contains(axis)));
    }

    #[test]
    fn threads_do_not_change_the_layout() {
        let (nearest, start) = groups();
        let on = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| layout(&nearest, &start, &ProgressBar::hidden()))
        };
        assert_eq!(on(1), on(3));
    }
}
