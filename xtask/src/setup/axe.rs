//! axe-core, which looks for what keeps people out: too little contrast, controls without names, and the like.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::setup::npm_package;
use crate::steps::Steps;

/// Its rules change with every version, and with them what is a violation.
const VERSION: &str = "4.14.1";

const BY_HAND: &str = "install Node.js with npm, put it on your PATH, then run this again";

/// Installs it from npm: the tests of the built site need it.
pub fn install(project: &Project, steps: &mut Steps) -> Result<()> {
    if is_there(project) {
        steps.skip(&format!("axe-core {VERSION}"), "there");
        return Ok(());
    }
    steps.quiet(&format!("Installing axe-core {VERSION} with npm"), || {
        npm_package::install(project, &project.tools().join("axe"), "axe-core", VERSION)
            .and_then(|()| {
                is_there(project).then_some(()).context("npm has installed another version of axe-core")
            })
            .context(BY_HAND)
    })
}

/// The script that a page is looked through with.
pub fn script(project: &Project) -> PathBuf {
    folder(project).join("axe.min.js")
}

fn folder(project: &Project) -> PathBuf {
    project.tools().join("axe/node_modules/axe-core")
}

fn is_there(project: &Project) -> bool {
    let package = std::fs::read_to_string(folder(project).join("package.json")).unwrap_or_default();
    let package: serde_json::Value = serde_json::from_str(&package).unwrap_or_default();
    package.get("version").and_then(|version| version.as_str()) == Some(VERSION) && script(project).is_file()
}
