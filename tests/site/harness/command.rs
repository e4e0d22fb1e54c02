//! The `bijou` command, as a site owner runs it.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use super::setting::Setting;

/// Runs the command and gives what it printed.
pub fn bijou<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> String {
    let output = Command::new(Setting::read().command).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Puts a catalog into a copy of the built site.
pub fn publish(catalog: &Path, out: &Path, more: &[&str]) -> String {
    let site = Setting::read().site;
    let named = [("--site", site.as_path()), ("--catalog", catalog), ("--out", out)];
    let named = named.iter().flat_map(|(option, path)| [OsStr::new(option), path.as_os_str()]);
    bijou([OsStr::new("publish")].into_iter().chain(named).chain(more.iter().map(OsStr::new)))
}
