use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};

use bijou_catalog::Figure;
use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::fingerprint::hex;
use super::sweeps::Sweeps;
use crate::output;

/// Why a checkpoint cannot be used or written.
#[derive(Debug, thiserror::Error)]
pub enum CheckpointError {
    /// It cannot be read.
    #[error("cannot read the checkpoint {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is not one, or not as it was written.
    #[error("{path} is no checkpoint of this program, or was damaged; remove it to train from the start")]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// It is of another training.
    #[error(
        "the checkpoint {path} is of other data or settings, or of another version of this program; train as it was \
         begun, or remove it to train from the start"
    )]
    OfAnother {
        /// The file.
        path: PathBuf,
    },
    /// It cannot be written.
    #[error("cannot write the checkpoint {path}: {reason}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
}

/// Where a training stands, written to a file after each sweep: a line of JSON, then all factors as 32-bit numbers, then the
/// SHA-256 of both.
#[derive(Debug)]
pub struct Checkpoint {
    path: PathBuf,
    fingerprint: String,
    /// The figures of a training without the people they were measured on, which comes first.
    quality: Option<Vec<Figure>>,
    saved: Option<Sweeps>,
}

/// The first line of the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    fingerprint: String,
    quality: Option<Vec<Figure>>,
    sweeps: u32,
    /// Rows and columns of each matrix.
    shapes: [(usize, usize); 3],
}

impl Checkpoint {
    /// Reads the file, where there is one.
    ///
    /// # Errors
    /// [`CheckpointError`] where it is of something else, or damaged.
    pub fn open(path: &Path, fingerprint: String) -> Result<Self, CheckpointError> {
        let mut checkpoint = Self { path: path.to_owned(), fingerprint, quality: None, saved: None };
        let read_error = |source| CheckpointError::Read { path: path.to_owned(), source };
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(checkpoint),
            Err(error) => return Err(read_error(error)),
        };
        let damaged = || CheckpointError::Damaged { path: path.to_owned() };
        let mut file = BufReader::new(file);
        let mut line = Vec::new();
        file.read_until(b'\n', &mut line).map_err(read_error)?;
        let header: Header = serde_json::from_slice(&line).map_err(|_| damaged())?;
        if header.fingerprint != checkpoint.fingerprint {
            return Err(CheckpointError::OfAnother { path: path.to_owned() });
        }
        let mut digest = Sha256::new_with_prefix(&line);
        let mut matrix = |(rows, columns): (usize, usize)| read_matrix(&mut file, rows, columns, &mut digest);
        let matrices = header.shapes.map(&mut matrix);
        let mut sum = Vec::new();
        file.read_to_end(&mut sum).map_err(read_error)?;
        let [Some(users), Some(films), Some(content)] = matrices else { return Err(damaged()) };
        if sum != hex(&digest.finalize()).into_bytes() {
            return Err(damaged());
        }
        checkpoint.quality = header.quality;
        checkpoint.saved = Some(Sweeps { done: header.sweeps, users, films, content });
        Ok(checkpoint)
    }

    /// The figures, where the training that is measured was done before.
    pub fn quality(&self) -> Option<&[Figure]> {
        self.quality.as_deref()
    }

    /// From now on, the training on everybody is saved; the one that is measured gave these figures.
    pub fn measured(&mut self, quality: &[Figure]) {
        self.quality = Some(quality.to_vec());
    }

    /// Where the training stood when the file was read; only once.
    pub fn resume(&mut self) -> Option<Sweeps> {
        self.saved.take()
    }

    /// Writes where the training stands; what was written before stays until all is there.
    ///
    /// # Errors
    /// [`CheckpointError::Write`].
    pub fn save(&self, sweeps: &Sweeps) -> Result<(), CheckpointError> {
        let header = Header {
            fingerprint: self.fingerprint.clone(),
            quality: self.quality.clone(),
            sweeps: sweeps.done,
            shapes: sweeps.matrices().map(DMatrix::shape),
        };
        let written = output::write_whole(&self.path, |out| {
            let mut line = serde_json::to_vec(&header)?;
            line.push(b'\n');
            let mut digest = Sha256::new_with_prefix(&line);
            out.write_all(&line)?;
            for column in sweeps.matrices().into_iter().flat_map(DMatrix::column_iter) {
                let bytes: Vec<u8> = column.iter().flat_map(|number| number.to_le_bytes()).collect();
                digest.update(&bytes);
                out.write_all(&bytes)?;
            }
            Ok(out.write_all(hex(&digest.finalize()).as_bytes())?)
        });
        let reason = |error: anyhow::Error| output::sentence(&error);
        written.map_err(|error| CheckpointError::Write { path: self.path.clone(), reason: reason(error) })
    }

    /// Removes the file: the training is done.
    ///
    /// # Errors
    /// [`CheckpointError::Write`].
    pub fn remove(&self) -> Result<(), CheckpointError> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(CheckpointError::Write { path: self.path.clone(), reason: error.to_string() })
            }
            _ => Ok(()),
        }
    }
}

/// A matrix of so many rows and columns; nothing where the file has fewer numbers. Memory grows with what is there, whatever
/// the file says of itself.
fn read_matrix(
    file: &mut impl Read,
    rows: usize,
    columns: usize,
    digest: &mut Sha256,
) -> Option<DMatrix<f32>> {
    let length = rows.checked_mul(columns)?.checked_mul(size_of::<f32>())?;
    let mut bytes = Vec::new();
    file.take(length as u64).read_to_end(&mut bytes).ok()?;
    digest.update(&bytes);
    if bytes.len() != length {
        return None;
    }
    let numbers =
        bytes.chunks_exact(4).map(|number| f32::from_le_bytes([number[0], number[1], number[2], number[3]]));
    Some(DMatrix::from_iterator(rows, columns, numbers))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sweeps() -> Sweeps {
        Sweeps {
            done: 3,
            users: DMatrix::from_fn(2, 5, |row, column| row as f32 - column as f32 / 3.0),
            films: DMatrix::from_fn(2, 4, |row, column| (row * 7 + column) as f32),
            content: DMatrix::zeros(0, 0),
        }
    }

    #[test]
    fn what_was_saved_comes_back_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("checkpoint");
        let mut checkpoint = Checkpoint::open(&path, "a".to_owned()).unwrap();
        assert_eq!((checkpoint.resume(), checkpoint.quality()), (None, None));
        let quality = [Figure { name: "nDCG@100".to_owned(), value: 0.461 }];
        checkpoint.measured(&quality);
        checkpoint.save(&sweeps()).unwrap();
        let mut again = Checkpoint::open(&path, "a".to_owned()).unwrap();
        assert_eq!(again.quality(), Some(quality.as_slice()));
        assert_eq!((again.resume(), again.resume()), (Some(sweeps()), None));
        again.remove().unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn another_training_and_every_damage_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("checkpoint");
        Checkpoint::open(&path, "a".to_owned()).unwrap().save(&sweeps()).unwrap();
        let open = || Checkpoint::open(&path, "a".to_owned());
        assert!(matches!(Checkpoint::open(&path, "b".to_owned()), Err(CheckpointError::OfAnother { .. })));
        let good = fs::read(&path).unwrap();
        for place in 0..good.len() {
            let mut bad = good.clone();
            bad[place] ^= 1;
            fs::write(&path, &bad).unwrap();
            assert!(open().is_err(), "byte {place} was changed");
            fs::write(&path, &good[..place]).unwrap();
            assert!(open().is_err(), "cut off at {place}");
        }
        fs::write(&path, &good).unwrap();
        assert!(open().is_ok());
    }
}
