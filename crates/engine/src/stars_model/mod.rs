//! Predicted stars with an honest interval: a Gaussian process over films.

mod kernel;
mod process;

pub(crate) use process::{StarsPosterior, StarsProcess};
