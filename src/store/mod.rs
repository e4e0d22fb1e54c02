//! What the browser keeps: one versioned record per profile, merged per film by time, and nothing before the person
//! chooses.

mod browser;
mod library;
mod open;
mod picking;
mod record;
mod settings;

pub use browser::{Trouble, kept_text, persisted};
pub use library::{Consent, Library, provide_library};
pub use open::{Opened, open};
pub use picking::{Picking, STEPS};
pub use record::{Entry, Record, Time, VERSION};
pub use settings::{Stamped, Theme};
