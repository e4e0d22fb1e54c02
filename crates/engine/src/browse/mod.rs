//! All films, filtered and in order: what browsing needs.

mod filter;
mod order;

pub use filter::{Filter, Genres};
pub use order::Order;
pub use order::by_value;
