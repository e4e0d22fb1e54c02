//! The library.

/// Heading.
pub const TITLE: &str = "Your library";
/// Nothing there.
pub const EMPTY: &str = "You have not rated anything yet. Three films are enough to begin.";
/// What to do.
pub const BEGIN: &str = "Rate a few films";
/// How many.
pub fn count(rated: usize) -> String {
    if rated == 1 { "1 film rated".to_owned() } else { format!("{} films rated", super::thousands(rated)) }
}
/// Filter box.
pub const FILTER: &str = "Find in your library";
/// Orders.
pub const SORT: &str = "Sort";
/// Last rated first.
pub const BY_TIME: &str = "Latest rated";
/// Most stars first.
pub const BY_STARS: &str = "Most stars";
/// By title.
pub const BY_TITLE: &str = "Title";
/// By year.
pub const BY_YEAR: &str = "Year";
/// Takes a rating back.
pub const REMOVE: &str = "Remove";
/// Says which one.
pub fn remove(title: &str) -> String {
    format!("Remove the rating of {title}")
}
/// It is gone.
pub fn removed(title: &str) -> String {
    format!("Removed your rating of {title}.")
}
/// A rated film that the catalog does not know (yet).
pub fn unknown(id: &str) -> String {
    format!("Film {id}, not in this catalog")
}
/// Nothing matches the filter.
pub const NOTHING: &str = "Nothing in your library matches.";
