use serde::{Deserialize, Serialize};

use super::record::Time;

/// The light in the room.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the device says.
    #[default]
    System,
    /// Ink on paper.
    Light,
    /// Brass on ink.
    Dark,
}

impl Theme {
    /// Value of the attribute that the style sheet matches; none follows the device.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// A value with the time of its last change; of two, the later wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct Stamped<T> {
    /// When it was set.
    pub at: Time,
    /// The value.
    pub value: T,
}
