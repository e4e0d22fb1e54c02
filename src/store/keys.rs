//! Under which keys things are kept. Devices hold these: they never change.

use super::people::FIRST;
use super::record::Time;
use super::storage::Storage;

/// What all keys of this program begin with.
pub const OURS: &str = "bijou.";
/// Where the list of profiles and guests is kept.
pub const PEOPLE: &str = "bijou.people";
/// Where records are kept, followed by the number of the profile.
const PROFILE: &str = "bijou.profile.";
/// Where text that could not be read is set aside, followed by the time.
const ASIDE: &str = "bijou.aside.";

/// Which profile's record is meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Slot(u32);

impl Slot {
    /// The first, which everybody has.
    pub const FIRST: Self = Self(FIRST);

    /// The profile with this number.
    pub fn new(number: u32) -> Self {
        Self(number)
    }

    /// The profile whose record is kept under a key.
    pub fn of_key(key: &str) -> Option<Self> {
        key.strip_prefix(PROFILE)?.parse().ok().map(Self)
    }

    /// The number of the profile.
    pub fn number(self) -> u32 {
        self.0
    }

    /// Where its record is kept.
    pub fn key(self) -> String {
        format!("{PROFILE}{}", self.0)
    }
}

/// Whether what is kept under a key was set aside.
pub fn is_aside(key: &str) -> bool {
    key.starts_with(ASIDE)
}

/// A key that is free for text to be set aside.
pub fn free_aside(storage: &dyn Storage, now: Time) -> String {
    let taken = |key: &String| storage.get(key).is_some();
    let mut keys = (now..).map(|time| format!("{ASIDE}{time}")).skip_while(taken);
    keys.next().unwrap_or_default()
}
