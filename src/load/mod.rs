//! Fetches the catalog: manifest, head, core shards, tail shards, in this order for everyone. The page works as soon as the head is
//! there; the rest joins as it arrives.

mod error;
mod fetch;
mod first;
mod inflate;
mod state;

pub use error::LoadError;
pub use fetch::fetch_text;
pub use state::{CatalogState, Stage, provide_catalog};
