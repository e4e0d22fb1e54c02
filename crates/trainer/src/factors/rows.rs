use std::collections::HashSet;
use std::path::{Path, PathBuf};

use nalgebra::DMatrix;

use super::FactorsError;
use crate::data::Dataset;
use crate::train::Given;

/// Factors that a catalog may have per film.
const DIMS: std::ops::RangeInclusive<u64> = 2..=512;

/// Packed factors reach to some 116.
const LARGEST: f32 = 100.0;

/// Factors by the films' ids.
#[derive(Debug, Clone, PartialEq)]
pub struct FactorTable {
    path: PathBuf,
    ids: Vec<String>,
    /// A column per film.
    factors: DMatrix<f32>,
}

impl FactorTable {
    /// Factors per film.
    pub fn dims(&self) -> usize {
        self.factors.nrows()
    }

    /// Films with factors.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// The factors of the data's films.
    ///
    /// # Errors
    /// [`FactorsError::NoneKnown`] where none has any.
    pub fn of(self, data: &Dataset) -> Result<Given, FactorsError> {
        let numbers = data.film_numbers();
        let mut columns = vec![None; data.films.len()];
        let mut known = false;
        for (column, id) in self.ids.iter().enumerate() {
            if let Some(film) = numbers.get(id) {
                columns[*film as usize] = Some(column);
                known = true;
            }
        }
        if !known {
            return Err(FactorsError::NoneKnown {
                path: self.path,
                found: self.ids.into_iter().next().unwrap_or_default(),
                expected: data.films.first().map(|film| film.id.clone()).unwrap_or_default(),
            });
        }
        Ok(Given { factors: self.factors, columns })
    }
}

/// Rows as they are read, each checked.
pub struct Rows {
    path: PathBuf,
    ids: Vec<String>,
    known: HashSet<String>,
    dims: usize,
    values: Vec<f32>,
}

impl Rows {
    /// None so far; errors will name the path.
    pub fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), ids: Vec::new(), known: HashSet::new(), dims: 0, values: Vec::new() }
    }

    /// Says beforehand how long rows are, where that is known.
    pub fn expect(&self, dims: u64) -> Result<(), FactorsError> {
        match DIMS.contains(&dims) {
            true => Ok(()),
            false => Err(FactorsError::Dims { path: self.path.clone(), found: dims }),
        }
    }

    /// Adds a film's row.
    pub fn push(&mut self, id: &str, row: &[f32]) -> Result<(), FactorsError> {
        let path = || self.path.clone();
        let id = id.to_owned();
        if self.ids.is_empty() {
            self.expect(row.len() as u64)?;
            self.dims = row.len();
        }
        if row.len() != self.dims {
            return Err(FactorsError::Uneven { path: path(), id, found: row.len(), expected: self.dims });
        }
        let usable = |value: &f32| value.is_finite() && value.abs() <= LARGEST;
        if let Some(value) = row.iter().copied().find(|value| !usable(value)) {
            return Err(FactorsError::NotUsable { path: path(), id, value });
        }
        if !self.known.insert(id.clone()) {
            return Err(FactorsError::Twice { path: path(), id });
        }
        self.ids.push(id);
        self.values.extend_from_slice(row);
        Ok(())
    }

    /// All of them.
    pub fn finish(self) -> Result<FactorTable, FactorsError> {
        let Self { path, ids, dims, values, .. } = self;
        if ids.is_empty() {
            return Err(FactorsError::Empty { path });
        }
        Ok(FactorTable { factors: DMatrix::from_vec(dims, ids.len(), values), path, ids })
    }
}
