//! Loading the catalog.

/// While the first films arrive.
pub const OPENING: &str = "Opening the doors…";
/// The first films did not arrive.
pub const HEAD_FAILED: &str = "The films did not arrive.";
/// Later ones did not.
pub const REST_FAILED: &str = "Some films did not arrive; those that did work as usual.";
/// Once more.
pub const RETRY: &str = "Try again";
/// The host answered with an error.
pub fn status(file: &str, status: u16) -> String {
    format!("The host answered {status} for {file}.")
}
/// No answer.
pub fn unreachable(file: &str) -> String {
    format!("{file} could not be fetched: is the device online?")
}
/// Too many bytes.
pub fn too_long(file: &str) -> String {
    format!("{file} is longer than the manifest says, so it was refused.")
}
/// The gzip layer is broken.
pub fn not_gzip(file: &str) -> String {
    format!("{file} could not be unpacked.")
}
