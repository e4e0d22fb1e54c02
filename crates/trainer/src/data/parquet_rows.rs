use std::fmt::{Display, Write};
use std::fs::File;
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};

use super::DataError;
use super::source::OpenFile;
use super::table::{MOST_COLUMNS, Row};

/// Rows that are read at a time.
const AT_A_TIME: usize = 8192;

/// Rows of a Parquet file, as text: so that its values are cleaned as those of any other file.
pub struct ParquetRows {
    path: PathBuf,
    reader: SerializedFileReader<File>,
    progress: ProgressBar,
    bytes_per_row: f64,
    /// Where the wanted columns stand in the file.
    wanted: Vec<Option<usize>>,
    /// The row group that comes next, and a reader per wanted column of the one before.
    next_group: usize,
    columns: Vec<Option<ColumnReader>>,
    batch: Vec<Texts>,
    /// Rows of the batch, and how many of them have been given.
    rows: usize,
    given: usize,
    row: u64,
}

/// Values of a column one after the other.
#[derive(Default)]
struct Texts {
    text: String,
    ends: Vec<usize>,
}

impl Texts {
    fn get(&self, row: usize) -> &str {
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.ends.get(row).map_or("", |end| self.text[start..*end].trim())
    }
}

impl ParquetRows {
    /// Reads the file's directory.
    pub fn open(path: &Path, file: OpenFile, progress: &ProgressBar) -> Result<Self, DataError> {
        progress.inc_length(file.length);
        let reader = SerializedFileReader::new(file.file).map_err(|error| broken(path, &error))?;
        let rows = reader.metadata().file_metadata().num_rows().max(1);
        Ok(Self {
            path: path.to_owned(),
            reader,
            progress: progress.clone(),
            bytes_per_row: file.length as f64 / rows as f64,
            wanted: Vec::new(),
            next_group: 0,
            columns: Vec::new(),
            batch: Vec::new(),
            rows: 0,
            given: 0,
            row: 0,
        })
    }

    /// The columns' names.
    pub fn names(&self) -> Vec<String> {
        let schema = self.reader.metadata().file_metadata().schema_descr();
        schema.columns().iter().map(|column| column.path().string().trim().to_lowercase()).collect()
    }

    /// Chooses the columns that rows will have.
    ///
    /// # Errors
    /// [`DataError::WrongType`] where one holds neither numbers nor text.
    pub fn select(&mut self, columns: &[Option<usize>]) -> Result<(), DataError> {
        use parquet::basic::Type;
        let schema = self.reader.metadata().file_metadata().schema_descr();
        for column in columns.iter().flatten().map(|column| schema.column(*column)) {
            let known = matches!(
                column.physical_type(),
                Type::INT32 | Type::INT64 | Type::FLOAT | Type::DOUBLE | Type::BYTE_ARRAY
            );
            if !known || column.max_rep_level() > 0 || column.max_def_level() > 1 {
                let found = match column.max_rep_level() {
                    0 => column.physical_type().to_string(),
                    _ => "lists".to_owned(),
                };
                let column = column.path().string();
                return Err(DataError::WrongType { path: self.path.clone(), column, found });
            }
        }
        self.wanted = columns.to_vec();
        Ok(())
    }

    /// The next row.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, DataError> {
        while self.given == self.rows {
            if !self.next_batch().map_err(|error| broken(&self.path, &error))? {
                return Ok(None);
            }
        }
        let place = self.given;
        self.given += 1;
        self.row += 1;
        let mut fields = [""; MOST_COLUMNS];
        fields.iter_mut().zip(&self.batch).for_each(|(field, column)| *field = column.get(place));
        Ok(Some(Row { fields, complete: true, line: self.row }))
    }

    /// Reads more rows; says whether there may be any.
    fn next_batch(&mut self) -> Result<bool, ParquetError> {
        (self.rows, self.given) = (0, 0);
        let mut batch = Vec::new();
        for column in &mut self.columns {
            let texts = column.as_mut().map(texts).transpose()?.unwrap_or_default();
            self.rows = self.rows.max(texts.ends.len());
            batch.push(texts);
        }
        self.batch = batch;
        self.progress.inc((self.rows as f64 * self.bytes_per_row) as u64);
        if self.rows > 0 {
            return Ok(true);
        }
        if self.next_group == self.reader.num_row_groups() {
            return Ok(false);
        }
        let group = self.reader.get_row_group(self.next_group)?;
        self.next_group += 1;
        let reader =
            |column: &Option<usize>| column.map(|column| group.get_column_reader(column)).transpose();
        self.columns = self.wanted.iter().map(reader).collect::<Result<_, _>>()?;
        Ok(true)
    }
}

/// The next values of a column.
fn texts(column: &mut ColumnReader) -> Result<Texts, ParquetError> {
    match column {
        ColumnReader::Int32ColumnReader(column) => values(column, |value, text| put(text, value)),
        ColumnReader::Int64ColumnReader(column) => values(column, |value, text| put(text, value)),
        ColumnReader::FloatColumnReader(column) => values(column, |value, text| put(text, value)),
        ColumnReader::DoubleColumnReader(column) => values(column, |value, text| put(text, value)),
        ColumnReader::ByteArrayColumnReader(column) => values(column, |value, text| {
            let value = value.as_utf8()?;
            text.push_str(value);
            Ok(())
        }),
        _ => Err(ParquetError::General("a column of a type that was not asked for".to_owned())),
    }
}

fn put(text: &mut String, value: &impl Display) -> Result<(), ParquetError> {
    write!(text, "{value}").map_err(|error| ParquetError::General(error.to_string()))
}

/// Values as text; what is missing is empty.
fn values<T: DataType>(
    column: &mut ColumnReaderImpl<T>,
    put: impl Fn(&T::T, &mut String) -> Result<(), ParquetError>,
) -> Result<Texts, ParquetError> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    let (records, found, _) = column.read_records(AT_A_TIME, Some(&mut levels), None, &mut values)?;
    let mut values = values.iter().take(found);
    let mut texts = Texts::default();
    for record in 0..records {
        // Without levels there is nothing that may be missing.
        if levels.get(record).is_none_or(|level| *level > 0) {
            values.next().map_or(Ok(()), |value| put(value, &mut texts.text))?;
        }
        texts.ends.push(texts.text.len());
    }
    Ok(texts)
}

fn broken(path: &Path, error: &ParquetError) -> DataError {
    DataError::Parquet { path: path.to_owned(), reason: error.to_string() }
}
