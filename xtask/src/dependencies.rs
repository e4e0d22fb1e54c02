//! What the project depends on, held against `deny.toml`.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::process::run_logged;
use crate::project::Project;
use crate::steps::Steps;

/// What needs no network: the licenses, the versions, and where the code comes from.
const HERE: &[&str] = &["bans", "licenses", "sources"];
/// What needs the list of what is known against crates.
const ADVISORIES: &str = "advisories";
/// How cargo-deny begins the line of something that does not fail the check.
const WARNING: &str = "warning[";

/// Checks the dependencies. Where there is no list of advisories, that part is left out and said to be: it comes from the
/// network, and nothing else of the tests does.
///
/// # Errors
/// When a dependency may not be here.
pub fn check(project: &Project, steps: &mut Steps) -> Result<()> {
    let log = project.scratch().join("deny.log");
    let has_advisories = has_advisories();
    let checks = HERE.iter().copied().chain(has_advisories.then_some(ADVISORIES));
    steps.quiet("Checking the dependencies", || {
        let mut deny = project.command("cargo-deny");
        // It reads what is downloaded already, and takes no other version than those that are locked.
        deny.args(["--locked", "--offline", "--color", "never", "check"]).args(checks);
        run_logged(deny, &log)
    })?;
    if !has_advisories {
        steps.skip(
            "Checking the dependencies for advisories",
            "SKIPPED, since their list is not on this machine: `cargo deny fetch db` brings it",
        );
    }
    let warnings = fs::read_to_string(&log).unwrap_or_default().matches(WARNING).count();
    if warnings > 0 {
        steps.skip("Dependencies", &format!("{warnings} warnings are in {}", log.display()));
    }
    Ok(())
}

/// Whether cargo-deny has fetched the list before.
fn has_advisories() -> bool {
    let cargo =
        env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let lists = cargo.and_then(|cargo| fs::read_dir(cargo.join("advisory-dbs")).ok());
    // Beside the list lies the file that locks it, which is there after an attempt that failed, too.
    lists.is_some_and(|mut lists| lists.any(|list| list.is_ok_and(|list| list.path().is_dir())))
}
