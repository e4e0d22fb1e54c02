//! `cargo xtask pkg`: the engine as a JavaScript package for developers, in `pkg/`.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::budget::{Budget, KB, Weighed, in_kb, total, total_raw};
use crate::process::run_logged;
use crate::project::Project;
use crate::site::{glue, lean_std, optimize};
use crate::steps::Steps;
use crate::{build, setup};

/// What wasm-bindgen names its two files after.
const ENGINE: &str = "engine";
/// What a page loads, in this order.
const LOADED: [&str; 7] =
    ["bijou.js", "arguments.js", "errors.js", "loading.js", "sources.js", "streams.js", "engine.js"];
/// The program itself.
const PROGRAM: &str = "engine_bg.wasm";
/// What stands in the project's root and goes along.
const LICENSES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
/// In the description of the package, the place of its version.
const VERSION: &str = "{version}";

/// Sets up what is missing and builds.
///
/// # Errors
/// When the set-up or the build fails, or the package is over its budget; the package in `pkg/` is then still the previous one.
pub fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    setup::for_package(project, steps)?;
    build(project, steps)
}

/// Builds with tools that are there.
///
/// # Errors
/// As [`run`].
pub fn build(project: &Project, steps: &mut Steps) -> Result<()> {
    let fresh = project.scratch().join("package");
    let weight = steps.quiet("Building the package for developers", || {
        if fresh.exists() {
            fs::remove_dir_all(&fresh).with_context(|| format!("cannot remove {}", fresh.display()))?;
        }
        compile(project)?;
        bind(project, &fresh)?;
        optimize::shrink_wasm(project, &fresh)?;
        glue::shrink_programs(&fresh)?;
        accompany(project, &fresh)?;
        let weight = Weight::of(project, &fresh)?;
        weight.check()?;
        build::replace(&project.package(), &fresh, &project.scratch().join("previous-package"))?;
        Ok(weight)
    })?;
    println!("{weight}");
    Ok(())
}

/// Compiles as the published site is compiled: small, its arithmetic for speed. With the engine at "s" the package is 13 KB
/// smaller after gzip, and picks take twice as long.
fn compile(project: &Project) -> Result<()> {
    lean_std::fetch(project)?;
    let mut cargo = project.cargo();
    cargo.args(["build", "--locked", "--profile", "site", "--package", "bijou-embed", "--lib"]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    lean_std::prepare(&mut cargo);
    run_logged(cargo, &project.scratch().join("package.log"))
}

fn bind(project: &Project, fresh: &Path) -> Result<()> {
    let program = project.root().join("target/wasm32-unknown-unknown/site/bijou_embed.wasm");
    let mut bindgen = project.command("wasm-bindgen");
    // The types are those of the wrapper, written by hand.
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", ENGINE, "--out-dir"]).arg(fresh);
    bindgen.arg(program);
    run_logged(bindgen, &project.scratch().join("package-bindgen.log"))
}

/// Adds what is written by hand: the wrapper, its types, and what a package says of itself.
fn accompany(project: &Project, fresh: &Path) -> Result<()> {
    let written = project.root().join("crates/embed/js");
    let entries = fs::read_dir(&written).with_context(|| format!("cannot read {}", written.display()))?;
    for entry in entries {
        let file = entry.with_context(|| format!("cannot read {}", written.display()))?.path();
        let name = file.file_name().context("a file of the package has no name")?;
        copy(&file, &fresh.join(name))?;
    }
    for license in LICENSES {
        copy(&project.root().join(license), &fresh.join(license))?;
    }
    let description = fresh.join("package.json");
    let text =
        fs::read_to_string(&description).with_context(|| format!("cannot read {}", description.display()))?;
    // This program has the version of the workspace.
    let text = text.replace(VERSION, env!("CARGO_PKG_VERSION"));
    fs::write(&description, text).with_context(|| format!("cannot write {}", description.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(drop).with_context(|| format!("cannot write {}", to.display()))
}

/// The package's files with their sizes.
struct Weight {
    loaded: Vec<Weighed>,
    others: Vec<Weighed>,
    budget: usize,
}

impl Weight {
    fn of(project: &Project, package: &Path) -> Result<Self> {
        let loaded = |name: &str| LOADED.contains(&name) || name == PROGRAM;
        let entries = fs::read_dir(package).with_context(|| format!("cannot read {}", package.display()))?;
        let mut others: Vec<String> =
            entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        others.retain(|name| !loaded(name));
        others.sort();
        let weigh = |name: String| Weighed::weigh(package, name);
        Ok(Self {
            loaded: LOADED
                .iter()
                .copied()
                .chain([PROGRAM])
                .map(str::to_owned)
                .map(weigh)
                .collect::<Result<_>>()?,
            others: others.into_iter().map(weigh).collect::<Result<_>>()?,
            budget: Budget::read(project)?.package,
        })
    }

    fn total(&self) -> usize {
        total(&self.loaded) + total(&self.others)
    }

    fn check(&self) -> Result<()> {
        if self.total() > self.budget * KB {
            bail!("the package is over the budget in budget.toml:\n{self}");
        }
        Ok(())
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:>10}  {:>10}  loaded by a page", "KB gzip", "KB")?;
        self.loaded.iter().try_for_each(|file| writeln!(formatter, "{file}"))?;
        let sum =
            |files: &[Weighed]| format!("{:>10.1}  {:>10.1}", in_kb(total(files)), in_kb(total_raw(files)));
        writeln!(formatter, "{}  together", sum(&self.loaded))?;
        self.others.iter().try_for_each(|file| writeln!(formatter, "{file}"))?;
        write!(formatter, "{:>10.1}  of {} KB for the whole package", in_kb(self.total()), self.budget)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_of_the_wrapper_counts_as_loaded() {
        let written = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/embed/js");
        let names =
            fs::read_dir(written).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let scripts: Vec<String> = names.filter(|name| name.ends_with(".js")).collect();
        assert!(scripts.iter().all(|name| LOADED.contains(&name.as_str())), "{scripts:?}");
        assert_eq!(scripts.len() + 1, LOADED.len());
    }

    #[test]
    fn what_is_over_the_budget_is_refused_with_its_sizes() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(PROGRAM), [7; 3000]).unwrap();
        let weight = |budget| {
            let loaded = vec![Weighed::weigh(folder.path(), PROGRAM.to_owned()).unwrap()];
            Weight { loaded, others: Vec::new(), budget }
        };
        assert!(weight(1).check().is_ok());
        let refused = weight(0).check().unwrap_err().to_string();
        assert!(refused.contains("engine_bg.wasm") && refused.contains("of 0 KB"), "{refused}");
    }
}
