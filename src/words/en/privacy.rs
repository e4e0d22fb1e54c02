//! The privacy page.

/// Heading.
pub const TITLE: &str = "Privacy";
/// In one sentence.
pub const LEAD: &str = "Bijou runs in this page, on this device. No account, no server of ours, no tracking.";
/// Heading over what is kept.
pub const KEPT: &str = "What this device keeps";
/// How much.
pub fn bytes(bytes: usize) -> String {
    format!("{} bytes, all of it readable below.", super::thousands(bytes))
}
/// Nothing is kept.
pub const NOTHING_KEPT: &str = "Nothing. Your ratings live in this tab and go when it closes.";
/// Nothing chosen yet.
pub const UNDECIDED: &str = "Nothing yet: you have not chosen.";
/// The record.
pub const RECORD: &str = "Show the record";
/// Erases.
pub const ERASE: &str = "Erase everything";
/// It is gone.
pub const ERASED: &str = "Erased. This device keeps nothing of yours.";
/// Switched to this visit only.
pub const FORGOTTEN: &str = "This device no longer keeps your ratings. They stay until you close this tab.";
/// Heading over what the host sees.
pub const HOST: &str = "What the host sees";
/// Paragraphs about the host.
pub const HOST_TEXT: [&str; 2] = [
    "Whoever serves these files can log that your IP address fetched them, as with any site. Everybody fetches the same files in the same order, so the log does not show what you look at, search for or rate.",
    "The film, the search and the filters stand after the # in the address. Browsers never send that part.",
];
/// Heading over the data.
pub const DATA: &str = "Where the picks come from";
/// The model's card.
pub const CARD: &str = "How good they are";
/// License.
pub const LICENSE: &str = "License";
/// Citation.
pub const CITATION: &str = "Citation";
/// Storage quota in words.
pub fn persisted(persisted: bool) -> &'static str {
    if persisted {
        "The browser has promised not to clear it by itself."
    } else {
        "The browser may clear it when space runs out; Safari does so after seven days without a visit."
    }
}
