//! What keeps the library. Reading and writing what the browser stores takes a fifth of the program, and nobody needs it
//! before anything is stored: it comes with the late part, and nothing is written before.

use super::keys::Slot;
use super::library::Library;
use super::profiles::Profiles;

/// The ways in which the library and the list of profiles call what keeps them.
#[derive(Clone, Copy)]
pub(super) struct Keeper {
    /// Writes a record soon, where the person wants to keep.
    pub write_soon: fn(Library, Slot),
    /// Writes at once what is still to be written.
    pub flush: fn(Library),
    /// Reads the record of somebody who is not current.
    pub load: fn(Library, Slot),
    /// Writes the list of profiles, where the person wants to keep.
    pub write_people: fn(Profiles),
}
