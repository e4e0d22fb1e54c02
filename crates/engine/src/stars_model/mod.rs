//! Predicted stars with an honest interval: a Gaussian process over films.

mod conditioning;
mod exact;
mod given;
mod hindsight;
mod inducing;
mod kernel;
mod person;
mod posterior;
mod process;
mod sweep;
mod triangle;

pub use hindsight::Hindsight;
pub(crate) use person::PersonStars;
pub use process::Preparation;
pub(crate) use process::StarsProcess;
pub(crate) use sweep::StarsSweep;
