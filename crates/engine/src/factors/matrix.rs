use bijou_catalog::Factors;
use nalgebra::DMatrix;

use super::direction::Direction;
use super::packing::{CHUNK, Packing};
use crate::FilmIx;

/// Films whose Gramian is summed at a time.
pub(crate) const BLOCK: usize = 512;

/// The factors of all films that have some, head and core in order; rows are padded to whole chunks.
#[derive(Debug, Default)]
pub(crate) struct FactorMatrix {
    dims: usize,
    packing: Packing,
    /// Bytes per film.
    stride: usize,
    codes: Vec<u8>,
    scales: Vec<f32>,
    norms: Vec<f32>,
}

impl FactorMatrix {
    /// Of films whose factors come with a shard.
    pub(crate) fn new(dims: usize) -> Self {
        Self::packed(Packing::Nibbles, dims)
    }

    /// Of films whose factors are worked out here, at 8 bits.
    pub(crate) fn of_own(dims: usize) -> Self {
        Self::packed(Packing::Bytes, dims)
    }

    fn packed(packing: Packing, dims: usize) -> Self {
        Self { dims, packing, stride: dims.div_ceil(packing.codes()) * CHUNK, ..Self::default() }
    }

    /// Adds the films of a shard.
    pub(crate) fn join(&mut self, factors: &Factors) {
        self.reserve(factors.len());
        for (codes, scale) in factors.packed_rows() {
            self.codes.extend_from_slice(codes);
            // Of an odd number of factors, the last byte holds one.
            if let (1, Some(last)) = (self.dims % 2, self.codes.last_mut()) {
                *last &= 15;
            }
            self.finish_row(scale);
        }
    }

    /// Makes room for so many more films, and no more than that.
    pub(crate) fn reserve(&mut self, films: usize) {
        self.codes.reserve_exact(films * self.stride);
        self.scales.reserve_exact(films);
        self.norms.reserve_exact(films);
    }

    /// Pads the row whose codes came last.
    fn finish_row(&mut self, scale: f32) {
        let start = self.scales.len() * self.stride;
        self.codes.resize(start + self.stride, 0);
        let row = self.codes.get(start..).unwrap_or_default();
        let squares = self.packing.product_of_rows(row, row, self.dims);
        self.norms.push((squares as f32).sqrt() * scale);
        self.scales.push(scale);
    }

    /// Adds a film whose factors were worked out here.
    pub(crate) fn push(&mut self, factors: &[f32]) {
        let largest = factors.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
        let scale = if largest.is_finite() { largest / f32::from(i8::MAX) } else { 0.0 };
        let code = |value: &f32| if scale > 0.0 { (value / scale).round() as i8 } else { 0 };
        self.codes.extend(factors.iter().take(self.dims).map(|value| (i16::from(code(value)) + 128) as u8));
        self.finish_row(scale);
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
    pub(crate) fn row(&self, film: FilmIx) -> impl Iterator<Item = f32> + use<> {
        let mut row = vec![0.0; if self.has(film) { self.dims } else { 0 }];
        self.add_row(film, 1.0, &mut row);
        row.into_iter()
    }

    /// Adds `weight` times a film's factors, one to each of `sums`.
    #[inline(never)]
    pub(crate) fn add_row(&self, film: FilmIx, weight: f32, sums: &mut [f32]) {
        let weight = weight * self.scale(film);
        self.packing.each_code(self.codes(film), self.dims.min(sums.len()), |place, code| {
            sums[place] += code * weight
        });
    }

    /// Adds `weight` times the sum over some films of their factors times their transpose to `gramian`, `dims` by `dims`.
    pub(crate) fn add_gramian(&self, films: &[FilmIx], weight: f32, gramian: &mut DMatrix<f32>) {
        // In blocks, so that the films need not all be unpacked at once.
        for block in films.chunks(BLOCK) {
            let mut columns = DMatrix::zeros(self.dims, block.len());
            for (film, column) in block.iter().zip(columns.as_mut_slice().chunks_exact_mut(self.dims.max(1)))
            {
                self.add_row(*film, 1.0, column);
            }
            gramian.gemm(weight, &columns, &columns.transpose(), 1.0);
        }
    }

    /// A vector over the factors, for products with them.
    pub(crate) fn direction(&self, values: impl IntoIterator<Item = f32>) -> Direction {
        Direction::new(self.packing, self.dims, values)
    }

    /// The length of a film's factor vector; 0 where it has none.
    pub(crate) fn norm(&self, film: FilmIx) -> f32 {
        self.norms.get(film.index()).copied().unwrap_or(0.0)
    }

    /// The inner product of a film's factors with `direction`; 0 where it has none.
    #[inline(never)]
    pub(crate) fn dot(&self, film: FilmIx, direction: &Direction) -> f32 {
        let product = self.packing.product(self.codes(film), &direction.lanes, direction.total);
        product as f32 * (self.scale(film) * direction.scale)
    }

    /// Adds `weight` times the inner products of `direction` with the films from `first` on, one to each of `sums`; films
    /// without factors add nothing.
    pub(crate) fn add_products(&self, first: usize, direction: &Direction, weight: f32, sums: &mut [f32]) {
        let Direction { lanes, total, scale } = direction;
        let codes = self.codes.get(first * self.stride..).unwrap_or_default();
        let rows = codes.chunks_exact(self.stride.max(1)).zip(self.scales.get(first..).unwrap_or_default());
        for ((codes, own), sum) in rows.zip(sums) {
            *sum += self.packing.product(codes, lanes, *total) as f32 * (own * scale) * weight;
        }
    }

    /// The inner product of two films' factors; 0 where one has none.
    #[inline(never)]
    pub(crate) fn product(&self, a: FilmIx, b: FilmIx) -> f32 {
        let product = self.packing.product_of_rows(self.codes(a), self.codes(b), self.dims);
        product as f32 * self.scale(a) * self.scale(b)
    }

    /// The cosine of the angle between two films' factors; 0 where one has none.
    pub(crate) fn cosine(&self, a: FilmIx, b: FilmIx) -> f32 {
        let length = self.norm(a) * self.norm(b);
        if length > 0.0 { self.product(a, b) / length } else { 0.0 }
    }

    fn codes(&self, film: FilmIx) -> &[u8] {
        self.codes.get(film.index() * self.stride..(film.index() + 1) * self.stride).unwrap_or_default()
    }

    fn scale(&self, film: FilmIx) -> f32 {
        self.scales.get(film.index()).copied().unwrap_or(0.0)
    }
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
            assert!((matrix.dot(film, &matrix.direction(values)) - expected).abs() < 1e-4);
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
