//! A page that is not there.

/// Heading.
pub const TITLE: &str = "Nothing plays here";
/// What to do.
pub const TEXT: &str = "The address leads to no page of this site. The films are next door.";
/// Where to go.
pub const HOME: &str = "To the picks";
