//! What is wrong with data, configuration or tools, and how to mend it.

mod crowd;
mod data;
mod finding;
mod judge;
mod tools;

pub use data::look_at_data;
pub use finding::{Finding, Severity, Unusable};
pub use tools::look_at_tools;
