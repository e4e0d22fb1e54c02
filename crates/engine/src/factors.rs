use bijou_catalog::Factors;
use nalgebra::DMatrix;

use crate::FilmIx;

/// Lanes that products are summed in: float sums vectorize only when their order is spelled out.
const LANES: usize = 16;

/// The factors of all films that have some, head and core in order; rows are padded with zeros to whole lanes.
#[derive(Debug, Default)]
pub(crate) struct FactorMatrix {
    dims: usize,
    stride: usize,
    codes: Vec<i8>,
    scales: Vec<f32>,
    norms: Vec<f32>,
}

/// A vector over the factors, padded like the rows of the matrix.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Direction(Vec<f32>);

impl FactorMatrix {
    pub(crate) fn new(dims: usize) -> Self {
        Self { dims, stride: dims.next_multiple_of(LANES), ..Self::default() }
    }

    pub(crate) fn join(&mut self, factors: &Factors) {
        for row in factors.rows() {
            let start = self.codes.len();
            self.codes.extend_from_slice(&row.codes);
            self.codes.resize(start + self.stride, 0);
            self.finish_row(start, row.scale);
        }
    }

    fn finish_row(&mut self, start: usize, scale: f32) {
        let codes = self.codes.get(start..).unwrap_or_default();
        let squares: i32 = codes.iter().map(|code| i32::from(*code).pow(2)).sum();
        self.norms.push((squares as f32).sqrt() * scale);
        self.scales.push(scale);
    }

    /// Adds a film whose factors were computed here, at 8 bits.
    pub(crate) fn push(&mut self, factors: &[f32]) {
        let largest = factors.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
        let scale = if largest.is_finite() { largest / f32::from(i8::MAX) } else { 0.0 };
        let code = |value: &f32| if scale > 0.0 { (value / scale).round() as i8 } else { 0 };
        let start = self.codes.len();
        self.codes.extend(factors.iter().take(self.dims).map(code));
        self.codes.resize(start + self.stride, 0);
        self.finish_row(start, scale);
    }

    /// Factors per film.
    pub(crate) fn dims(&self) -> usize {
        self.dims
    }

    /// Films with factors; they come first in the catalog.
    pub(crate) fn len(&self) -> usize {
        self.scales.len()
    }

    pub(crate) fn has(&self, film: FilmIx) -> bool {
        film.index() < self.len()
    }

    /// A film's factors; none where it has no factors.
    pub(crate) fn row(&self, film: FilmIx) -> impl Iterator<Item = f32> + '_ {
        let scale = self.scales.get(film.index()).copied().unwrap_or(0.0);
        self.codes(film).iter().take(self.dims).map(move |code| f32::from(*code) * scale)
    }

    /// The sum over the first `films` films of their factors times their transpose, `dims` by `dims`.
    pub(crate) fn gramian(&self, films: usize) -> DMatrix<f32> {
        let mut gramian = DMatrix::zeros(self.dims, self.dims);
        let films: Vec<FilmIx> = (0..self.len().min(films) as u32).map(FilmIx).collect();
        // In blocks, so that the films need not all be unpacked at once.
        for block in films.chunks(512) {
            let columns: Vec<f32> = block.iter().flat_map(|film| self.row(*film)).collect();
            let columns = DMatrix::from_vec(self.dims, block.len(), columns);
            gramian.gemm(1.0, &columns, &columns.transpose(), 1.0);
        }
        gramian
    }

    /// A vector over the factors, padded like the rows.
    pub(crate) fn pad(&self, values: impl IntoIterator<Item = f32>) -> Direction {
        let mut padded: Vec<f32> = values.into_iter().collect();
        padded.resize(self.stride, 0.0);
        Direction(padded)
    }

    /// The length of a film's factor vector; 0 where it has none.
    pub(crate) fn norm(&self, film: FilmIx) -> f32 {
        self.norms.get(film.index()).copied().unwrap_or(0.0)
    }

    /// The inner product of a film's factors with `direction`; 0 where it has none.
    pub(crate) fn dot(&self, film: FilmIx, direction: &Direction) -> f32 {
        let scale = self.scales.get(film.index()).copied().unwrap_or(0.0);
        dot_lanes(self.codes(film), &direction.0) * scale
    }

    /// Adds `weight` times the inner products of `direction` with the films from `first` on, one to each of `sums`; films
    /// without factors add nothing.
    pub(crate) fn add_products(&self, first: usize, direction: &Direction, weight: f32, sums: &mut [f32]) {
        let codes =
            self.codes.get(first * self.stride..).unwrap_or_default().chunks_exact(self.stride.max(1));
        let scales = self.scales.get(first..).unwrap_or_default();
        for ((codes, scale), sum) in codes.zip(scales).zip(sums) {
            *sum += dot_lanes(codes, &direction.0) * scale * weight;
        }
    }

    /// The inner product of two films' factors; 0 where one has none.
    pub(crate) fn product(&self, a: FilmIx, b: FilmIx) -> f32 {
        let codes = self.codes(a).iter().zip(self.codes(b));
        // Products fit 16 bits, which processors multiply and add in pairs.
        let product: i32 = codes.map(|(a, b)| i32::from(i16::from(*a) * i16::from(*b))).sum();
        let scale = |film: FilmIx| self.scales.get(film.index()).copied().unwrap_or(0.0);
        product as f32 * scale(a) * scale(b)
    }

    /// The cosine of the angle between two films' factors; 0 where one has none.
    pub(crate) fn cosine(&self, a: FilmIx, b: FilmIx) -> f32 {
        let length = self.norm(a) * self.norm(b);
        if length > 0.0 { self.product(a, b) / length } else { 0.0 }
    }

    fn codes(&self, film: FilmIx) -> &[i8] {
        self.codes.get(film.index() * self.stride..(film.index() + 1) * self.stride).unwrap_or_default()
    }
}

fn dot_lanes(codes: &[i8], values: &[f32]) -> f32 {
    let mut sums = [0.0_f32; LANES];
    for (codes, values) in codes.chunks_exact(LANES).zip(values.chunks_exact(LANES)) {
        for lane in 0..LANES {
            sums[lane] += f32::from(codes[lane]) * values[lane];
        }
    }
    // By halves, which is two thirds of the work for short rows when added one by one.
    let eight: [f32; 8] = std::array::from_fn(|lane| sums[lane] + sums[lane + 8]);
    let four: [f32; 4] = std::array::from_fn(|lane| eight[lane] + eight[lane + 4]);
    (four[0] + four[1]) + (four[2] + four[3])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three films; four-bit codes have no zero, so expectations come from the rows as quantized.
    fn matrix() -> FactorMatrix {
        let mut matrix = FactorMatrix::new(3);
        matrix.join(&Factors::quantize(3, [&[1.0, 0.2, 0.2][..], &[2.0, 0.4, 0.4], &[-0.1, -1.0, 0.5]]));
        matrix
    }

    fn product(a: impl Iterator<Item = f32>, b: impl Iterator<Item = f32>) -> f32 {
        a.zip(b).map(|(a, b)| a * b).sum()
    }

    #[test]
    fn products_and_lengths_are_those_of_the_quantized_rows() {
        let matrix = matrix();
        let values = [3.0, 5.0, 7.0];
        for film in [0, 1, 2].map(FilmIx) {
            let expected = product(matrix.row(film), values.into_iter());
            assert!((matrix.dot(film, &matrix.pad(values)) - expected).abs() < 1e-4);
            let length = product(matrix.row(film), matrix.row(film)).sqrt();
            assert!((matrix.norm(film) - length).abs() < 1e-4);
        }
    }

    #[test]
    fn cosines_ignore_length_and_films_without_factors_have_none() {
        let matrix = matrix();
        assert!((matrix.cosine(FilmIx(0), FilmIx(1)) - 1.0).abs() < 1e-3);
        assert!(matrix.cosine(FilmIx(0), FilmIx(2)) < 0.2);
        assert_eq!(matrix.cosine(FilmIx(0), FilmIx(9)), 0.0);
        assert_eq!(matrix.row(FilmIx(9)).count(), 0);
    }
}
