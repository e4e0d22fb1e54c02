//! Beyond the order that the model gives: what a person may wish of a list, and how the list is arranged for it.

mod arrange;
mod bend;
mod calibration;
mod diversity;
mod franchise;
mod knobs;
mod recommend;

pub(crate) use arrange::{Candidate, arrange};
pub(crate) use bend::Bend;
pub use knobs::{Era, Knobs};
