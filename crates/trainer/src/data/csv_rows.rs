use std::io::{BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use csv::{ByteRecord, Reader, ReaderBuilder};
use flate2::read::MultiGzDecoder;
use indicatif::ProgressBar;

use super::DataError;
use super::delimiter::{beginning, delimiter, is_utf_16};
use super::source::{Format, OpenFile};
use super::table::{MOST_COLUMNS, Row};

/// Bytes that are read at a time.
const BUFFER: usize = 1 << 16;

/// Rows of a CSV file, whose fields are separated by whatever its header has most of: commas, semicolons, tabs or bars.
pub struct CsvRows {
    path: PathBuf,
    format: Format,
    reader: Reader<Box<dyn Read>>,
    record: ByteRecord,
    /// Fields of the header.
    width: usize,
}

impl CsvRows {
    /// Begins to read; `progress` advances with the bytes of the file.
    pub fn open(path: &Path, file: OpenFile, progress: &ProgressBar) -> Result<Self, DataError> {
        progress.inc_length(file.length);
        let bytes = Cursor::new(file.first).chain(BufReader::with_capacity(BUFFER, file.file));
        let bytes = progress.wrap_read(bytes);
        let mut source: Box<dyn Read> = match file.format {
            Format::Gzip => Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, bytes))),
            _ => Box::new(bytes),
        };
        let first = beginning(&mut source).map_err(|error| broken(path, file.format, error.into()))?;
        if is_utf_16(&first) {
            return Err(DataError::NotUtf8 { path: path.to_owned(), line: 1 });
        }
        let mut options = ReaderBuilder::new();
        options.flexible(true).buffer_capacity(BUFFER).delimiter(delimiter(&first));
        let reader = options.from_reader(Box::new(Cursor::new(first).chain(source)) as Box<dyn Read>);
        Ok(Self { path: path.to_owned(), format: file.format, reader, record: ByteRecord::new(), width: 0 })
    }

    /// The names in the header.
    ///
    /// # Errors
    /// [`DataError::Empty`] where there is none.
    pub fn names(&mut self) -> Result<Vec<String>, DataError> {
        let (path, format) = (&self.path, self.format);
        let header = self.reader.byte_headers().map_err(|error| broken(path, format, error))?;
        if header.is_empty() {
            return Err(DataError::Empty { path: path.clone() });
        }
        self.width = header.len();
        Ok(header.iter().map(column_name).collect())
    }

    /// The next row with these columns.
    pub fn next_row(&mut self, columns: &[Option<usize>]) -> Result<Option<Row<'_>>, DataError> {
        let more = self.reader.read_byte_record(&mut self.record);
        if !more.map_err(|error| broken(&self.path, self.format, error))? {
            return Ok(None);
        }
        let line = self.record.position().map_or(0, csv::Position::line);
        let mut fields = [""; MOST_COLUMNS];
        for (field, column) in fields.iter_mut().zip(columns) {
            let bytes = column.and_then(|column| self.record.get(column)).unwrap_or_default();
            let text = std::str::from_utf8(bytes);
            *field = text.map_err(|_| DataError::NotUtf8 { path: self.path.clone(), line })?.trim();
        }
        Ok(Some(Row { fields, complete: self.record.len() == self.width, line }))
    }
}

fn broken(path: &Path, format: Format, error: csv::Error) -> DataError {
    match format {
        Format::Gzip => DataError::Gzip { path: path.to_owned(), reason: error.to_string() },
        _ => DataError::Read { path: path.to_owned(), source: error },
    }
}

fn column_name(field: &[u8]) -> String {
    String::from_utf8_lossy(field).trim().to_lowercase()
}
