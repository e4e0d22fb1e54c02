//! Names of pages and their one-line descriptions for the title bar.

/// Home.
pub const HOME: &str = "Picks";
/// Browse.
pub const BROWSE: &str = "Browse";
/// Compare.
pub const COMPARE: &str = "Compare";
/// Library.
pub const LIBRARY: &str = "Library";
/// Privacy.
pub const PRIVACY: &str = "Privacy";
/// Label of the bar itself.
pub const LABEL: &str = "Pages";
/// First stop of the tab key.
pub const SKIP: &str = "Skip to the films";
