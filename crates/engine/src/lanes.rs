/// Sums that products go to by turns: float sums vectorize only when their order is spelled out.
const LANES: usize = 16;

/// The inner product of two vectors; of unequal ones, that of the shorter and as much of the longer.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; LANES];
    let whole = a.len().min(b.len()) / LANES * LANES;
    for (a, b) in a.chunks_exact(LANES).zip(b.chunks_exact(LANES)) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest: f32 = a.iter().zip(b).skip(whole).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + rest
}

/// Adds `factor` times a vector to another; of unequal ones, as much as both have.
pub(crate) fn add_scaled(sum: &mut [f32], factor: f32, vector: &[f32]) {
    let whole = sum.len().min(vector.len()) / LANES * LANES;
    for (sum, vector) in sum.chunks_exact_mut(LANES).zip(vector.chunks_exact(LANES)) {
        for lane in 0..LANES {
            sum[lane] += factor * vector[lane];
        }
    }
    sum.iter_mut().zip(vector).skip(whole).for_each(|(sum, value)| *sum += factor * value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_counts_once() {
        for length in [0, 1, 15, 16, 17, 50] {
            let values: Vec<f32> = (0..length).map(|value| value as f32).collect();
            let expected = (0..length).map(|value| value * value).sum::<i32>() as f32;
            assert_eq!(dot(&values, &values), expected);
            let mut sum = values.clone();
            add_scaled(&mut sum, 2.0, &values);
            assert_eq!(sum, values.iter().map(|value| 3.0 * value).collect::<Vec<_>>());
        }
    }
}
