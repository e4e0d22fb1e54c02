//! Parts that several pages use.

mod actions;
mod bars;
mod card;
mod chip;
mod decades;
mod films;
mod glide;
mod icon;
mod language;
mod loading;
mod long_list;
mod navigation;
mod sentinel;
mod shortcuts;
pub mod stars;
mod theme;
mod toast;
mod undo;

pub use actions::{ActionRow, QuickActions};
pub use bars::{ConsentBar, TroubleBar};
pub use card::{FilmCard, MiniCover};
pub use chip::chip;
pub use decades::decade_select;
pub use films::{DrawFilm, Films};
pub use glide::glide;
pub use icon::Icon;
pub use language::{LanguageSwitch, focus_language};
pub use loading::{LoadNotice, Skeleton, WhenUsable};
pub use long_list::{DrawItem, LongList};
pub use navigation::{Navigation, SkipLink};
pub use sentinel::sentinel;
pub use shortcuts::{Shortcuts, focus};
pub use theme::{ThemeSwitch, follow_theme};
pub use toast::{ToastBar, Toasts, provide_toasts};
pub use undo::follow_steps;
