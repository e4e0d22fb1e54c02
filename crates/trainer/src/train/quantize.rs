use std::ops::Range;

use bijou_catalog::Factors;
use nalgebra::DMatrix;

/// The columns as they ship: 4 bits per number.
pub fn quantized(columns: &DMatrix<f32>) -> Factors {
    quantized_range(columns, 0..columns.ncols())
}

/// Some of the columns as they ship.
pub fn quantized_range(columns: &DMatrix<f32>, range: Range<usize>) -> Factors {
    let columns = columns.columns_range(range);
    let rows: Vec<Vec<f32>> = columns.column_iter().map(|column| column.iter().copied().collect()).collect();
    Factors::quantize(columns.nrows() as u16, rows.iter().map(Vec::as_slice))
}

/// The columns as the engine will see them.
pub fn dequantized(factors: &Factors) -> DMatrix<f32> {
    let values =
        factors.rows().flat_map(|row| row.codes.into_iter().map(move |code| f32::from(code) * row.scale));
    DMatrix::from_iterator(factors.dims(), factors.len(), values)
}
