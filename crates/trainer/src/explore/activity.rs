use bijou_catalog::{Activity, Span};

use super::rounding::share;

/// How numbers of ratings are spread; who has none is left out.
pub fn activity(counts: &[u64]) -> Activity {
    let mut sorted: Vec<u64> = counts.iter().copied().filter(|count| *count > 0).collect();
    sorted.sort_unstable();
    let (Some(most), all) = (sorted.last().copied(), sorted.iter().sum::<u64>() as f64) else {
        return Activity::default();
    };
    let hundredth = &sorted[sorted.len() - sorted.len().div_ceil(100)..];
    Activity {
        spans: spans(&sorted),
        median: sorted[(sorted.len() - 1) / 2],
        most,
        gini: gini(&sorted),
        top_hundredth: share(hundredth.iter().sum::<u64>() as f64, all),
    }
}

/// 1, 2 to 3, 4 to 7, …: each span reaches twice as far as the one before.
fn spans(sorted: &[u64]) -> Vec<Span> {
    let last = sorted.last().map_or(0, |most| most.ilog2() + 1);
    let mut spans: Vec<Span> =
        (0..last).map(|power| Span { from: 1 << power, to: (2 << power) - 1, count: 0 }).collect();
    sorted.iter().for_each(|count| spans[count.ilog2() as usize].count += 1);
    spans
}

/// The Gini coefficient of numbers in rising order: the mean difference between two of them, over twice their mean.
fn gini(sorted: &[u64]) -> f64 {
    let (n, all) = (sorted.len() as f64, sorted.iter().sum::<u64>() as f64);
    let weighted: f64 =
        (1..).zip(sorted).map(|(rank, count)| (2.0 * f64::from(rank) - n - 1.0) * *count as f64).sum();
    share(weighted, n * all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_in_spans_that_double() {
        let found = activity(&[1, 9, 0, 3, 2, 1, 8]);
        let counted: Vec<(u64, u64, u64)> =
            found.spans.iter().map(|span| (span.from, span.to, span.count)).collect();
        assert_eq!(counted, [(1, 1, 2), (2, 3, 2), (4, 7, 0), (8, 15, 2)]);
        assert_eq!((found.median, found.most), (2, 9));
        // The most active hundredth of six is one person, with 9 of 24.
        assert_eq!(found.top_hundredth, 0.375);
    }

    #[test]
    fn gini_is_nothing_where_all_are_equal_and_grows_with_the_difference() {
        assert_eq!(gini(&[5, 5, 5, 5]), 0.0);
        // Differences of all ordered pairs: 2 · (0 + 2 + 2) of 1, 1, 3; over 3² · 2 · mean 5/3.
        assert_eq!(gini(&[1, 1, 3]), 0.266_7);
        assert_eq!(activity(&[0, 0]), Activity::default());
    }
}
