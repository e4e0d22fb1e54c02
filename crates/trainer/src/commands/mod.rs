//! One file per command.

mod inspect;
mod people;
mod predict;
mod recommend;
mod train;

pub use inspect::inspect;
pub use predict::predict;
pub use recommend::recommend;
pub use train::train;
