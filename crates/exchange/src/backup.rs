//! Recognizes our own backup: the record as the page stores it, which only the page can read.

use serde_json::Value;

/// Whether JSON is a stored record: an object with a version number and something that only records have.
pub(crate) fn is_backup(json: &Value) -> bool {
    let Value::Object(fields) = json else { return false };
    let version = fields.get("version").is_some_and(Value::is_u64);
    version && ["ratings", "films", "picking", "theme"].iter().any(|name| fields.contains_key(*name))
}
