//! The pages, one folder or file each.

mod browse;
mod compare;
mod data;
mod film;
mod home;
mod import;
mod insights;
mod library;
mod missing;
mod night;
mod privacy;

pub use browse::{BROWSE, BrowsePage, PREDICT_ALL};
pub use compare::ComparePage;
pub use data::DataPage;
pub use film::FilmPage;
pub use home::{Discover, Groups, HomePage, HomeView};
pub use import::{ImportPage, PREVIEW, find_films};
pub use insights::InsightsPage;
pub use insights::map::FRAME as MAP_FRAME;
pub use library::LibraryPage;
pub use missing::MissingPage;
pub use night::{NightPage, provide_vetoes};
pub use privacy::PrivacyPage;
