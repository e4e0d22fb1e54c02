//! A long training that goes on where it was stopped.

mod file;
mod fingerprint;
mod sweeps;

pub use file::{Checkpoint, CheckpointError};
pub use fingerprint::fingerprint;
pub use sweeps::Sweeps;
