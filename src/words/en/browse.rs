//! The browse page.

/// Heading.
pub const TITLE: &str = "Browse";
/// Label and placeholder of the search box.
pub const SEARCH: &str = "Search by title";
/// Genres.
pub const GENRES: &str = "Genres";
/// Decades.
pub const DECADE: &str = "Decade";
/// Every decade.
pub const ANY_DECADE: &str = "Any decade";
/// A decade.
pub fn decade(start: u16) -> String {
    format!("{start}s")
}
/// Order.
pub const SORT: &str = "Sort";
/// Most rated first.
pub const BY_POPULARITY: &str = "Best known";
/// Highest prediction first.
pub const BY_PREDICTION: &str = "Best for me";
/// Latest first.
pub const BY_YEAR: &str = "Newest";
/// How many films match.
pub fn count(films: usize) -> String {
    match films {
        0 => "No film".to_owned(),
        1 => "1 film".to_owned(),
        _ => format!("{} films", super::thousands(films)),
    }
}
/// Nothing matches.
pub const NOTHING: &str = "No film matches all of this.";
/// What to do about it.
pub const NOTHING_HINT: &str = "Try fewer filters, or another spelling.";
/// Removes the filters.
pub const CLEAR: &str = "Clear filters";
/// While more films are on their way.
pub const ARRIVING: &str = "More titles are still arriving.";
