//! Making the program smaller with wasm-opt, where it is installed.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::run_logged;
use crate::project::Project;
use crate::setup::wasm_opt_is_usable;

/// Shrinks every WebAssembly file at the top of the site. Trunk could do it, but fails where wasm-opt is missing.
pub fn shrink_wasm(project: &Project, site: &Path) -> Result<()> {
    if !wasm_opt_is_usable(project) {
        return Ok(());
    }
    let entries = fs::read_dir(site).with_context(|| format!("cannot read {}", site.display()))?;
    for entry in entries {
        let file = entry.with_context(|| format!("cannot read {}", site.display()))?.path();
        if file.extension().is_some_and(|extension| extension == "wasm") {
            shrink(project, &file)?;
        }
    }
    Ok(())
}

fn shrink(project: &Project, file: &Path) -> Result<()> {
    let smaller = file.with_extension("smaller");
    let mut wasm_opt = project.command("wasm-opt");
    wasm_opt.arg("-Oz").arg(file).arg("--output").arg(&smaller);
    run_logged(wasm_opt, &project.scratch().join("wasm-opt.log"))?;
    fs::rename(&smaller, file).with_context(|| format!("cannot replace {}", file.display()))
}
