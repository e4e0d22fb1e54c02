//! The compiler's target and the components that `rust-toolchain.toml` names.

use std::path::Path;

use anyhow::{Context, Result};

use crate::process::{output_of, run_logged};
use crate::project::Project;
use crate::steps::Steps;

const TARGET: &str = "wasm32-unknown-unknown";

/// The sources of Rust's standard library, which the site compiles anew.
const SOURCES: &str = "rust-src";

/// Adds the WebAssembly target, rustfmt, clippy and the library's sources to the toolchain.
pub fn install(project: &Project, steps: &mut Steps) -> Result<()> {
    if target_is_there(project)
        && sources_are_there(project)
        && component_is_there(project, "fmt")
        && component_is_there(project, "clippy")
    {
        steps.skip("Rust for WebAssembly", "there");
        return Ok(());
    }
    steps.quiet("Adding WebAssembly, rust-src, rustfmt and clippy to the Rust toolchain", || {
        let add = |kind: &str, names: &[&str]| {
            let mut rustup = project.command("rustup");
            rustup.args([kind, "add"]).args(names);
            run_logged(rustup, &project.scratch().join(format!("rustup-{kind}.log")))
        };
        add("target", &[TARGET])
            .and_then(|()| add("component", &["rustfmt", "clippy", SOURCES]))
            .with_context(|| {
                format!(
                    "install rustfmt, clippy, {SOURCES} and the Rust target {TARGET}, then run this again"
                )
            })
    })
}

fn target_is_there(project: &Project) -> bool {
    let mut rustc = project.command("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    output_of(rustc).is_some_and(|folder| Path::new(&folder).is_dir())
}

fn sources_are_there(project: &Project) -> bool {
    let mut rustc = project.command("rustc");
    rustc.args(["--print", "sysroot"]);
    output_of(rustc).is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library").is_dir())
}

fn component_is_there(project: &Project, name: &str) -> bool {
    let mut cargo = project.cargo();
    cargo.args([name, "--version"]);
    output_of(cargo).is_some()
}
