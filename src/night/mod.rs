//! Movie night: who is there, what they say about themselves, and the one list for all of them.

mod avatar;
mod choose;
mod code;
mod evening;
mod named;
mod viewer;

pub use avatar::{COLORS, color_of, free, initials};
pub use choose::{Because, NightPick, Share, Standing, choose, on_several_watchlists};
pub use code::{MOST_RATED, MOST_SEEN, taste_code, viewer_of};
pub use evening::{Evening, MOST_PEOPLE, PersonKey};
pub use named::{guest_name, profile_name};
pub use viewer::Viewer;
