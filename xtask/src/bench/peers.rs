//! The same scoring by this engine, by plain JavaScript and by TensorFlow.js, in one run.

use anyhow::Result;

use super::{engine, grown};
use crate::process::run_shown;
use crate::project::Project;
use crate::setup::npm_package;
use crate::steps::Steps;

/// Factors per film.
const DIMS: usize = grown::DIMS;
/// Films that are scored, in one table each: as many as have factors here, and as many as there may be.
const FILMS: [usize; 2] = [8_700, 1_000_000];

/// The version that is measured.
const TENSORFLOW: &str = "4.22.0";

pub fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    let engine = engine::build(project, steps)?;
    // Its backend brings the core of the same version.
    let tensorflow = npm_package::install(project, steps, "@tensorflow/tfjs-backend-wasm", TENSORFLOW)?;
    for films in FILMS {
        let catalog = grown::folder(project, films)?;
        steps.shown("Scoring all films", || {
            let mut node = project.command("node");
            node.arg(project.root().join("xtask/peers/score.mjs"));
            node.arg(&engine).arg(catalog.path()).arg(&tensorflow).arg(DIMS.to_string());
            run_shown(node)
        })?;
    }
    Ok(())
}
