//! One file per command.

mod card;
mod doctor;
mod evaluate;
mod explore;
mod factorize;
mod init;
mod inspect;
mod ml_100k;
mod pack;
mod people;
mod predict;
mod prepare;
mod publish;
mod recommend;
mod split;
mod synthesize;
mod train;
mod tune;
mod update;

pub use doctor::doctor;
pub use evaluate::evaluate;
pub use explore::explore;
pub use factorize::factorize;
pub use init::init;
pub use inspect::inspect;
pub use pack::pack;
pub use predict::predict;
pub use publish::publish;
pub use recommend::recommend;
pub use split::split;
pub use synthesize::synthesize;
pub use train::train;
pub use tune::tune;
pub use update::update;
