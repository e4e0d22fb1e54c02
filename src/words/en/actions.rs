//! What can be done with a film at once, and what is said when it is done.

/// Label of the row.
pub fn label(title: &str) -> String {
    format!("{title}: actions")
}
/// Puts it on the watchlist.
pub const LIST: &str = "Watchlist";
/// Says so of one film.
pub fn list(title: &str) -> String {
    format!("{title} on the watchlist")
}
/// Says that it was seen.
pub const SEEN: &str = "Seen";
/// Says so of one film.
pub fn seen(title: &str) -> String {
    format!("Seen {title}")
}
/// Hides it.
pub const HIDE: &str = "Hide";
/// Says so of one film.
pub fn hide(title: &str) -> String {
    format!("Hide {title} from picks")
}
/// It is on the watchlist, or no longer.
pub fn listed(title: &str, yes: bool) -> String {
    if yes { format!("{title} is on your watchlist.") } else { format!("{title} is off your watchlist.") }
}
/// It was seen, or not.
pub fn marked(title: &str, yes: bool) -> String {
    if yes { format!("You have seen {title}.") } else { format!("You have not seen {title}.") }
}
/// It is hidden, or no longer.
pub fn hidden(title: &str, yes: bool) -> String {
    if yes { format!("Hid {title}. It will not be picked.") } else { format!("{title} can be picked again.") }
}
/// It was rated, or not.
pub fn rated(title: &str, stars: Option<super::Stars>) -> String {
    match stars {
        Some(stars) => format!("Gave {title} {}.", super::stars::label(stars)),
        None => format!("Took back the rating of {title}."),
    }
}
/// Something was noted.
pub fn noted(title: &str) -> String {
    format!("Changed the note on {title}.")
}
/// A film that the catalog does not know.
pub const SOME_FILM: &str = "the film";
/// A step was taken back.
pub fn undone(deed: &str) -> String {
    format!("Taken back: {deed}")
}
/// A step was taken again.
pub fn redone(deed: &str) -> String {
    format!("Again: {deed}")
}
/// There is nothing to take back.
pub const NOTHING_TO_UNDO: &str = "There is nothing to take back.";
