use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use npyz::{NpyFile, Order};

use super::{FactorsError, Rows};

/// Reads an array of two dimensions, a row per film, of 32-bit or 64-bit floating-point numbers in either order.
///
/// # Errors
/// [`FactorsError`] where it is something else, or has not as many rows as there are ids.
pub fn read(path: &Path, ids: Vec<String>, ids_path: &Path, rows: &mut Rows) -> Result<(), FactorsError> {
    let unreadable = |reason: String| FactorsError::Unreadable { path: path.to_owned(), reason };
    let broken = |error: std::io::Error| unreadable(error.to_string());
    let file = NpyFile::new(BufReader::new(File::open(path).map_err(broken)?)).map_err(broken)?;
    let [count, dims] = *file.shape() else {
        let shape = file.shape().len();
        return Err(unreadable(format!("it needs two dimensions, a row per film, and has {shape}")));
    };
    if count as usize != ids.len() {
        let (path, ids, rows) = (ids_path.to_owned(), ids.len(), count as usize);
        return Err(FactorsError::CountsDiffer { path, ids, rows });
    }
    rows.expect(dims)?;
    let (dims, order) = (dims as usize, file.order());
    let values: Vec<f32> = match file.try_data::<f32>() {
        Ok(values) => values.collect::<Result<_, _>>().map_err(broken)?,
        Err(file) => {
            let Ok(values) = file.try_data::<f64>() else {
                return Err(unreadable("it needs floating-point numbers of 32 or 64 bits".to_owned()));
            };
            values.map(|value| value.map(|value| value as f32)).collect::<Result<_, _>>().map_err(broken)?
        }
    };
    let mut row = vec![0.0; dims];
    for (film, id) in ids.iter().enumerate() {
        for (d, value) in row.iter_mut().enumerate() {
            *value = match order {
                Order::C => values[film * dims + d],
                Order::Fortran => values[d * ids.len() + film],
            };
        }
        rows.push(id, &row)?;
    }
    Ok(())
}
