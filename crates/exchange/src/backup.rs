//! Recognizes our own backup: the record as the page stores it, which only the page can read.

use serde_json::Value;

/// Whether JSON is a stored record, a file of all records, or one of these sealed: an object that says so, or one with a version
/// number and something that only records have.
pub(crate) fn is_backup(json: &Value) -> bool {
    let Value::Object(fields) = json else { return false };
    if fields.get("bijou").is_some_and(Value::is_string) {
        return true;
    }
    let version = fields.get("version").is_some_and(Value::is_u64);
    version && ["ratings", "films", "picking", "theme"].iter().any(|name| fields.contains_key(*name))
}
