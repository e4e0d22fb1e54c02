//! Tables for other services.

mod field;
mod letterboxd;

pub(crate) use field::unescape;
pub use letterboxd::{ExportFile, Outgoing, letterboxd_csv, letterboxd_watchlist_csv};
