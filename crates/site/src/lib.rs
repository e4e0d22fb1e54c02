//! A finished site as a folder of files: what belongs to it, and what is done to it after the program in it was built.
//!
//! The build makes a site with the program's own catalog; a site owner puts another one into it, which says how the site
//! presents itself. Nothing is compiled for that: pages, stylesheet and web manifest are changed in their files, and the
//! service worker gets the new list of files last.

mod base;
mod check;
mod dress;
mod error;
mod files;
mod headers;
mod html;
mod list;
mod precompress;
mod rebase;
mod replace;
mod worker;

pub use base::{Base, public_path};
pub use check::{Finished, check_replaceable};
pub use dress::{Dressed, dress};
pub use error::Error;
pub use files::{copy_host_files, copy_site, hash};
pub use headers::{host_headers, is_named_by_content};
pub use list::{belongs_to_host, files, is_variant};
pub use precompress::{Precompressed, precompress};
pub use rebase::{Rebase, rebase};
pub use replace::replace;
pub use worker::{fill, listed};
