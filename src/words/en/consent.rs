//! The one question.

/// The question.
pub const QUESTION: &str = "Keep your ratings on this device?";
/// What it means.
pub const DETAIL: &str = "They never leave it. You can change your mind on the privacy page.";
/// Yes.
pub const KEEP: &str = "Keep on this device";
/// No.
pub const VISIT: &str = "This visit only";
