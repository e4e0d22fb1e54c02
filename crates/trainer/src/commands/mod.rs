//! One file per command.

mod evaluate;
mod inspect;
mod people;
mod pipeline;
mod predict;
mod recommend;
mod train;

pub use evaluate::evaluate;
pub use inspect::inspect;
#[cfg(test)]
pub use pipeline::train_and_pack;
pub use predict::predict;
pub use recommend::recommend;
pub use train::train;
