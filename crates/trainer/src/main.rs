//! The `bijou` command.
fn main() {}
