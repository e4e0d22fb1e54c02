//! Predicted stars with an honest interval: a Gaussian process over films.

mod exact;
mod inducing;
mod kernel;
mod posterior;
mod process;

pub(crate) use posterior::StarsPosterior;
pub(crate) use process::StarsProcess;
