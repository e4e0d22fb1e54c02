use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use indicatif::ProgressBar;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::DataError;
use super::table::{MOST_COLUMNS, Row};

/// Rows that are handed over at a time.
const AT_A_TIME: usize = 4096;

/// Batches that may wait to be taken.
const WAITING: usize = 4;

/// Rows of a table or view of a SQLite database, as text. A thread of its own reads ahead: so the statement, which borrows the
/// database, stays with it.
pub struct SqliteRows {
    path: PathBuf,
    table: String,
    names: Vec<String>,
    /// Until the columns are chosen.
    database: Option<Connection>,
    batches: Option<Receiver<Result<Batch, String>>>,
    /// Where the wanted columns stand in a batch.
    places: Vec<Option<usize>>,
    width: usize,
    batch: Batch,
    given: usize,
    row: u64,
    progress: ProgressBar,
    length: u64,
}

/// Fields one after the other, row by row.
#[derive(Default)]
struct Batch {
    text: String,
    ends: Vec<usize>,
}

impl Batch {
    fn get(&self, field: usize) -> &str {
        let start = field.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.ends.get(field).map_or("", |end| self.text[start..*end].trim())
    }
}

impl SqliteRows {
    /// Opens a database for reading only, and chooses the table of this name, or the only one.
    ///
    /// # Errors
    /// [`DataError::Sqlite`] where it cannot be read, [`DataError::WhichTable`] where the table is unclear.
    pub fn open(
        path: &Path,
        table: Option<&str>,
        length: u64,
        progress: &ProgressBar,
    ) -> Result<Self, DataError> {
        let broken = |error: rusqlite::Error| broken(path, &error.to_string());
        let database = connect(path).map_err(broken)?;
        let tables = tables(&database).map_err(broken)?;
        let same = |name: &&String| table.is_none_or(|table| table.eq_ignore_ascii_case(name));
        let mut fitting = tables.iter().filter(same);
        let (Some(table), None) = (fitting.next(), fitting.next()) else {
            return Err(DataError::WhichTable {
                path: path.to_owned(),
                found: if tables.is_empty() { "none".to_owned() } else { tables.join(", ") },
            });
        };
        let statement =
            database.prepare(&format!("SELECT * FROM {} LIMIT 0", quoted(table))).map_err(broken)?;
        let names = statement.column_names().map(str::to_owned).collect();
        drop(statement);
        progress.inc_length(length);
        Ok(Self {
            path: path.to_owned(),
            table: table.clone(),
            names,
            database: Some(database),
            batches: None,
            places: Vec::new(),
            width: 0,
            batch: Batch::default(),
            given: 0,
            row: 0,
            progress: progress.clone(),
            length,
        })
    }

    /// The columns' names.
    pub fn names(&self) -> Vec<String> {
        self.names.iter().map(|name| name.trim().to_lowercase()).collect()
    }

    /// Chooses the columns that rows will have, and begins to read.
    pub fn select(&mut self, columns: &[Option<usize>]) {
        let mut chosen = Vec::new();
        self.places = Vec::new();
        for column in columns {
            self.places.push(column.map(|column| {
                chosen.push(quoted(&self.names[column]));
                chosen.len() - 1
            }));
        }
        self.width = chosen.len();
        let query = format!("SELECT {} FROM {}", chosen.join(", "), quoted(&self.table));
        let (sender, receiver) = sync_channel(WAITING);
        self.batches = Some(receiver);
        if let Some(database) = self.database.take() {
            thread::spawn(move || {
                if let Err(error) = read(&database, &query, &sender) {
                    // Nobody listens where reading was given up.
                    let _ = sender.send(Err(error));
                }
            });
        }
    }

    /// The next row.
    ///
    /// # Errors
    /// [`DataError::Sqlite`] where the database is damaged or holds something else than numbers and text.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, DataError> {
        if self.given * self.width.max(1) >= self.batch.ends.len() {
            let next = self.batches.as_ref().and_then(|batches| batches.recv().ok());
            let Some(batch) = next else {
                self.progress.inc(std::mem::take(&mut self.length));
                return Ok(None);
            };
            self.batch = batch.map_err(|reason| broken(&self.path, &reason))?;
            self.given = 0;
        }
        let first = self.given * self.width;
        self.given += 1;
        self.row += 1;
        let mut fields = [""; MOST_COLUMNS];
        for (field, place) in fields.iter_mut().zip(&self.places) {
            *field = place.map_or("", |place| self.batch.get(first + place));
        }
        Ok(Some(Row { fields, complete: true, line: self.row }))
    }
}

/// Names of the tables and views of a database, in the order of the alphabet.
///
/// # Errors
/// [`DataError::Sqlite`].
pub fn table_names(path: &Path) -> Result<Vec<String>, DataError> {
    let names = connect(path).and_then(|database| tables(&database));
    names.map_err(|error| broken(path, &error.to_string()))
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

fn tables(database: &Connection) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' \
                 ESCAPE '\\' ORDER BY name";
    let mut statement = database.prepare(query)?;
    let names = statement.query_map([], |row| row.get(0))?;
    names.collect()
}

fn read(
    database: &Connection,
    query: &str,
    sender: &SyncSender<Result<Batch, String>>,
) -> Result<(), String> {
    let said = |error: rusqlite::Error| error.to_string();
    let mut statement = database.prepare(query).map_err(said)?;
    let width = statement.column_count();
    let mut rows = statement.query([]).map_err(said)?;
    let mut batch = Batch::default();
    while let Some(row) = rows.next().map_err(said)? {
        for column in 0..width {
            put(row.get_ref(column).map_err(said)?, &mut batch.text)?;
            batch.ends.push(batch.text.len());
        }
        if batch.ends.len() >= AT_A_TIME * width && sender.send(Ok(std::mem::take(&mut batch))).is_err() {
            return Ok(());
        }
    }
    if !batch.ends.is_empty() {
        let _ = sender.send(Ok(batch));
    }
    Ok(())
}

fn put(value: ValueRef<'_>, text: &mut String) -> Result<(), String> {
    let written = match value {
        ValueRef::Null => Ok(()),
        ValueRef::Integer(number) => write!(text, "{number}"),
        ValueRef::Real(number) => write!(text, "{number}"),
        ValueRef::Text(bytes) => {
            text.push_str(std::str::from_utf8(bytes).map_err(|_| "a text is not UTF-8".to_owned())?);
            Ok(())
        }
        ValueRef::Blob(_) => return Err("a value is binary, neither number nor text".to_owned()),
    };
    written.map_err(|error| error.to_string())
}

/// A name as SQL takes it whatever is in it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn broken(path: &Path, reason: &str) -> DataError {
    DataError::Sqlite { path: path.to_owned(), reason: reason.to_owned() }
}
