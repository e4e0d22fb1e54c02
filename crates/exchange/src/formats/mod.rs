//! The files that are known: each table as a layout, Trakt's JSON, and what a file name adds.

mod layout;
mod meaning;
mod row;
mod tables;
mod television;
mod trakt;

pub(crate) use layout::Layout;
pub(crate) use meaning::Meaning;
pub(crate) use row::{Draft, Verdict, read_row};
pub(crate) use tables::layout_of;
pub(crate) use trakt::{is_trakt, read_item};

/// Where a file comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Letterboxd.
    Letterboxd,
    /// IMDb.
    Imdb,
    /// Trakt.
    Trakt,
    /// MovieLens.org, the site.
    MovieLens,
    /// A MovieLens data set, or another in its layout.
    DataSet,
    /// Criticker.
    Criticker,
    /// Simkl.
    Simkl,
    /// TMDB.
    Tmdb,
    /// Netflix.
    Netflix,
    /// A table for Letterboxd's import, which is what we write too.
    LetterboxdImport,
}
