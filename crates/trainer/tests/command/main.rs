//! The `bijou` command from outside, as a person would run it.

mod bad_input;
mod fixture;
mod inspect;
mod predict;
mod recommend;
mod train;
