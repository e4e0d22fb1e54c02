//! Runs scripts in Node.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::catalog::root;

/// The built package.
pub fn package() -> PathBuf {
    let package = env::var("BIJOU_PACKAGE");
    package.expect("these tests need the built package: run them with `cargo xtask test --only embed`").into()
}

/// What a script beside this file prints as JSON, given the package and more; nothing where there is no Node.
pub fn told(script: &str, more: &[&Path]) -> Option<Value> {
    let module = package().join("bijou.js");
    let arguments = [&[module.as_path()][..], more].concat();
    let output = run(&root().join("tests/embed").join(script), &arguments)?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script} failed: {said}");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// Runs a script; nothing where there is no Node, which is said.
pub fn run(script: &Path, arguments: &[&Path]) -> Option<Output> {
    match Command::new("node").arg(script).args(arguments).output() {
        Ok(output) => Some(output),
        Err(_) => {
            eprintln!("SKIPPED: there is no Node.js on PATH, which this test runs the package in");
            None
        }
    }
}
