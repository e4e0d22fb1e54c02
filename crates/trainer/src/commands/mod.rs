//! One file per command.

mod evaluate;
mod inspect;
mod ml_100k;
mod people;
mod pipeline;
mod predict;
mod recommend;
mod train;

pub use evaluate::evaluate;
pub use inspect::inspect;
pub use predict::predict;
pub use recommend::recommend;
pub use train::train;
