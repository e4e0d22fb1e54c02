//! What the browser keeps: one versioned record per profile, merged per film and aspect by time, and nothing before the
//! person chooses.

mod action;
mod browser;
mod day;
mod deed;
mod entry;
mod history;
mod library;
mod migrate;
mod open;
mod people;
mod picking;
mod profiles;
mod record;
mod settings;
mod stranger;

pub use action::Action;
pub use browser::{Slot, Trouble, persisted};
pub use day::{Day, NotADay};
pub use deed::Deed;
pub use entry::{FilmEntry, Given, NOTHING};
pub use history::Subject;
pub use library::{Consent, KEEP, Library, provide_library};
pub use open::{Opened, open};
pub use people::{FIRST, Guest, MOST_PROFILES, People, Profile};
pub use picking::{Picking, STEPS};
pub use profiles::{Profiles, Removed, provide_profiles};
pub use record::{Record, Time, VERSION};
pub use settings::{Language, Stamped, Theme};
pub use stranger::Stranger;
