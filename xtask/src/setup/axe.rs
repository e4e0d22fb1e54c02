//! axe-core, which looks for what keeps people out: too little contrast, controls without names, and the like.

use std::path::PathBuf;

use anyhow::Result;

use crate::project::Project;
use crate::setup::npm_package;
use crate::steps::Steps;

const NAME: &str = "axe-core";

/// Its rules change with every version, and with them what is a violation.
const VERSION: &str = "4.14.1";

/// Installs it from npm: the tests of the built site need it.
pub fn install(project: &Project, steps: &mut Steps) -> Result<()> {
    npm_package::install(project, steps, NAME, VERSION).map(drop)
}

/// The script that a page is looked through with.
pub fn script(project: &Project) -> PathBuf {
    npm_package::folder(project, NAME).join("axe.min.js")
}
