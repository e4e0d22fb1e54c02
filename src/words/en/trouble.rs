//! Troubles with what the browser keeps.

use super::Trouble;

/// What happened, what was kept, what to do.
pub fn sentence(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Blocked => {
            "This browser does not let the page keep anything. Everything works, but your ratings go when you close the tab."
        }
        Trouble::Full => {
            "The browser’s storage is full. Your latest ratings are safe only until you close this tab; erase something to make room."
        }
        Trouble::Unreadable { .. } => {
            "What this device had kept could not be read. It was set aside untouched, and you start with an empty library."
        }
        Trouble::Newer => {
            "Your library was written by a newer version of this page. It stays as it is; ratings from this visit are not kept. Reload to get the new version."
        }
    }
}
/// Saves what was set aside.
pub const DOWNLOAD: &str = "Download it";
/// Closes the message.
pub const CLOSE: &str = "Close";
