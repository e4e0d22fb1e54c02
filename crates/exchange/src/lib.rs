//! What people bring with them and take away: exports of other services read, matched with a catalog, and written.
//!
//! Bytes and a file name go in, [`Entry`]s come out: [`open`] recognizes a file, [`Reading`] reads it in steps as small as
//! the caller likes, and [`Import`] is the result, with a reason for every row that was left out. [`Matching`] finds the
//! films of a catalog that streams past; [`letterboxd_csv`] writes what Letterboxd imports. This crate is pure: no I/O, no
//! clock, and hostile bytes get a [`Refused`], never a panic.

mod archive;
mod backup;
mod dates;
mod day;
mod entry;
mod export;
mod formats;
mod import;
mod json;
mod limits;
mod matching;
mod merge;
mod reading;
mod refused;
mod skipped;
mod stars;
mod table;
mod text;
mod windows1252;

pub use day::Day;
pub use entry::{Entry, FilmIds, Mark, Rated};
pub use export::{ExportFile, Outgoing, letterboxd_csv, letterboxd_watchlist_csv};
pub use formats::Source;
pub use import::{FileRead, Import, User};
pub use limits::{
    MAX_BACKUP_BYTES, MAX_COLUMNS, MAX_FILE_BYTES, MAX_FILMS, MAX_INFLATED_BYTES, MAX_ITEM_BYTES,
    MAX_LIST_CHARS, MAX_MEMBERS, MAX_NOTE_CHARS, MAX_RATIO, MAX_ROWS, MAX_TAGS, MAX_TITLE_CHARS,
};
pub use matching::{Film, Found, Matching};
pub use reading::{Opened, Progress, Reading, open};
pub use refused::Refused;
pub use skipped::{Skipped, Why};
