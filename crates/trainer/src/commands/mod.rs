//! One file per command.

mod doctor;
mod evaluate;
mod explore;
mod factorize;
mod init;
mod inspect;
mod ml_100k;
mod people;
mod predict;
mod publish;
mod recommend;
mod synthesize;
mod train;
mod tune;

pub use doctor::doctor;
pub use evaluate::evaluate;
pub use explore::explore;
pub use factorize::factorize;
pub use init::init;
pub use inspect::inspect;
pub use predict::predict;
pub use publish::publish;
pub use recommend::recommend;
pub use synthesize::synthesize;
pub use train::train;
pub use tune::tune;
