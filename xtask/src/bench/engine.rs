//! The engine compiled for Node.js, with the settings of the published site.

use std::path::PathBuf;

use anyhow::Result;

use crate::process::run_logged;
use crate::project::Project;
use crate::steps::Steps;

/// Builds it; the file that Node.js loads.
pub fn build(project: &Project, steps: &mut Steps) -> Result<PathBuf> {
    let folder = project.scratch().join("bench-engine");
    steps.quiet("Building the engine for Node.js", || {
        let mut cargo = project.cargo();
        cargo.args(["build", "--locked", "--quiet", "--profile", "site", "--package", "bijou-bench"]);
        cargo.args(["--target", "wasm32-unknown-unknown"]);
        run_logged(cargo, &project.scratch().join("bench-engine.log"))?;
        let program = project.root().join("target/wasm32-unknown-unknown/site/bijou-bench.wasm");
        let mut bindgen = project.command("wasm-bindgen");
        bindgen.args(["--target", "nodejs", "--out-dir"]).arg(&folder).arg(program);
        run_logged(bindgen, &project.scratch().join("bench-bindgen.log"))
    })?;
    Ok(folder.join("bijou-bench.js"))
}
