//! The app: pages, components, and what the browser keeps.

pub mod address;
mod app;
pub mod components;
pub mod cover;
pub mod insight;
mod late;
mod lean;
pub mod load;
pub mod map;
pub mod night;
mod offline;
pub mod pages;
mod pause;
mod recognize;
pub mod router;
mod scroll;
pub mod search;
pub mod store;
pub mod taste;
pub mod timing;
pub mod words;

pub use app::App;
pub use app::start;
