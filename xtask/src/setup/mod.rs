//! Installing what is missing.

mod axe;
mod browsers;
mod cargo_tool;
pub mod hosts;
pub(crate) mod npm_package;
mod pyspark;
pub mod python_package;
mod system_package;
mod toolchain;
mod typescript;
mod wasm_opt;

pub use axe::script as axe_script;
pub use pyspark::python as python_with_spark;
pub use typescript::compiler as typescript_compiler;
pub use wasm_opt::is_usable as wasm_opt_is_usable;

use anyhow::Result;

use crate::browser::Browser;
use crate::project::Project;
use crate::steps::Steps;

/// What building the site needs.
///
/// # Errors
/// When something is missing that cannot be installed; the message says what to install by hand.
pub fn for_building(project: &Project, steps: &mut Steps) -> Result<()> {
    toolchain::install(project, steps)?;
    cargo_tool::install_wasm_bindgen(project, steps)?;
    cargo_tool::install_splitter(project, steps)?;
    cargo_tool::install_trunk(project, steps)?;
    wasm_opt::install(project, steps);
    Ok(())
}

/// What building the package for developers needs.
///
/// # Errors
/// As [`for_building`].
pub fn for_package(project: &Project, steps: &mut Steps) -> Result<()> {
    toolchain::install(project, steps)?;
    cargo_tool::install_wasm_bindgen(project, steps)?;
    wasm_opt::install(project, steps);
    Ok(())
}

/// What the checks and looking at the built site need.
///
/// # Errors
/// As [`for_building`].
pub fn for_everything(project: &Project, steps: &mut Steps) -> Result<Browser> {
    for_building(project, steps)?;
    cargo_tool::install_deny(project, steps)?;
    axe::install(project, steps)?;
    typescript::install(project, steps)?;
    hosts::install(project, steps);
    pyspark::install(project, steps);
    browsers::install(project, steps)
}
