//! One file per command.

mod card;
mod evaluate;
mod factorize;
mod inspect;
mod ml_100k;
mod pack;
mod people;
mod predict;
mod recommend;
mod split;
mod synthesize;
mod train;
mod tune;
mod update;

pub use evaluate::evaluate;
pub use factorize::factorize;
pub use inspect::inspect;
pub use pack::pack;
pub use predict::predict;
pub use recommend::recommend;
pub use split::split;
pub use synthesize::synthesize;
pub use train::train;
pub use tune::tune;
pub use update::update;
