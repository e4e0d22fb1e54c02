use super::rounding::{share, significant};

/// Shares of the rated films at which the long tail is told: finer at the head, where it is steep.
const SHARES: [f64; 21] = [
    0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7,
    0.8, 0.9, 1.0,
];

/// For shares of the rated films, those rated most first, the share of all ratings that they have. Shares of less than a film
/// are left out.
pub fn tail(counts: &[u64]) -> Vec<[f64; 2]> {
    let mut sorted: Vec<u64> = counts.iter().copied().filter(|count| *count > 0).collect();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let all = sorted.iter().sum::<u64>() as f64;
    let mut points: Vec<[f64; 2]> = Vec::new();
    let (mut taken, mut sum) = (0, 0);
    for films in SHARES.map(|share| (share * sorted.len() as f64).floor() as usize) {
        if films <= taken {
            continue;
        }
        sum += sorted[taken..films].iter().sum::<u64>();
        taken = films;
        points.push([significant(films as f64 / sorted.len() as f64), share(sum as f64, all)]);
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_films_rated_most_come_first() {
        assert_eq!(tail(&[1, 5, 0, 2, 2]), [[0.25, 0.5], [0.5, 0.7], [0.75, 0.9], [1.0, 1.0]]);
        assert!(tail(&[0, 0]).is_empty());
    }
}
