//! TypeScript, which reads the types of the package for developers.

use std::path::PathBuf;

use anyhow::Result;

use crate::project::Project;
use crate::setup::npm_package;
use crate::steps::Steps;

const NAME: &str = "typescript";

/// The last one that is a script, which runs wherever Node does.
const VERSION: &str = "5.9.3";

/// Installs it from npm: the tests of the package need it.
pub fn install(project: &Project, steps: &mut Steps) -> Result<()> {
    npm_package::install(project, steps, NAME, VERSION).map(drop)
}

/// The script that checks types.
pub fn compiler(project: &Project) -> PathBuf {
    npm_package::folder(project, NAME).join("lib/tsc.js")
}
