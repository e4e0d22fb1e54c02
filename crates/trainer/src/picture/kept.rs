use rayon::prelude::*;

use super::nearest::Nearest;

/// Which share of every film's `count` nearest is among its `count` nearest on a map, on average: how well the map keeps
/// neighbors together.
pub fn kept(nearest: &Nearest, places: &[[f64; 2]], count: usize) -> f64 {
    let found: usize = (nearest.of.par_iter().enumerate())
        .map(|(film, others)| {
            let on_map = around(places, film, count);
            others.iter().take(count).filter(|(other, _)| on_map.contains(other)).count()
        })
        .sum();
    let wanted: usize = nearest.of.iter().map(|others| others.len().min(count)).sum();
    found as f64 / wanted.max(1) as f64
}

/// The films closest to one on the map, in no order.
fn around(places: &[[f64; 2]], film: usize, count: usize) -> Vec<u32> {
    let own = places[film];
    let mut others: Vec<(f64, u32)> = (places.iter().enumerate())
        .filter(|(other, _)| *other != film)
        .map(|(other, place)| ((place[0] - own[0]).powi(2) + (place[1] - own[1]).powi(2), other as u32))
        .collect();
    if others.len() > count {
        others.select_nth_unstable_by(count, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        others.truncate(count);
    }
    others.into_iter().map(|(_, other)| other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_that_keeps_the_order_keeps_everything_and_a_folded_one_does_not() {
        let line = |films: &[u32]| films.iter().map(|film| (*film, 0.0)).collect::<Vec<_>>();
        let nearest = Nearest { of: vec![line(&[1]), line(&[0]), line(&[3]), line(&[2])] };
        let straight = [[0.0, 0.0], [0.1, 0.0], [0.8, 0.0], [0.9, 0.0]];
        let folded = [[0.0, 0.0], [0.9, 0.0], [0.1, 0.0], [0.8, 0.0]];
        assert_eq!(kept(&nearest, &straight, 1), 1.0);
        assert_eq!(kept(&nearest, &folded, 1), 0.0);
    }
}
