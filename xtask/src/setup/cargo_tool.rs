//! Tools that cargo can install: wasm-bindgen and Trunk, each at one exact version.

use anyhow::{Context, Result};

use crate::process::{output_of, run_logged};
use crate::project::Project;
use crate::steps::Steps;

/// The newest Trunk that the pinned Rust can build.
const TRUNK_VERSION: &str = "0.21.14";

struct CargoTool {
    package: &'static str,
    /// Every program that the package must give, the first of which knows its version.
    programs: &'static [&'static str],
    version: String,
    /// On two cores, so that nobody thinks the set-up hangs.
    minutes: u32,
}

/// Installs Trunk, which builds the site.
pub fn install_trunk(project: &Project, steps: &mut Steps) -> Result<()> {
    let version = TRUNK_VERSION.to_owned();
    install(project, steps, &CargoTool { package: "trunk", programs: &["trunk"], version, minutes: 10 })
}

/// Installs wasm-bindgen, whose version must be that of the library in `Cargo.lock`.
pub fn install_wasm_bindgen(project: &Project, steps: &mut Steps) -> Result<()> {
    let programs = &["wasm-bindgen", "wasm-bindgen-test-runner"];
    let version = locked_version(project, "wasm-bindgen")?;
    install(project, steps, &CargoTool { package: "wasm-bindgen-cli", programs, version, minutes: 4 })
}

fn install(project: &Project, steps: &mut Steps, tool: &CargoTool) -> Result<()> {
    let CargoTool { package, version, minutes, .. } = tool;
    if is_there(project, tool) {
        steps.skip(&format!("{package} {version}"), "there");
        return Ok(());
    }
    let what = format!("Installing {package} {version} from source, which takes about {minutes} minutes");
    steps.quiet(&what, || {
        let mut cargo = project.cargo();
        cargo.args(["install", "--locked", "--version", version, package, "--root"]).arg(project.tools());
        run_logged(cargo, &project.scratch().join(format!("install-{package}.log")))
            .with_context(|| format!("put {package} {version} on your PATH yourself, then run this again"))
    })
}

fn is_there(project: &Project, tool: &CargoTool) -> bool {
    let at_this_version = |program: &&str| {
        let mut command = project.command(program);
        command.arg("--version");
        output_of(command).is_some_and(|said| said.split_whitespace().any(|word| word == tool.version))
    };
    tool.programs.iter().all(at_this_version)
}

fn locked_version(project: &Project, package: &str) -> Result<String> {
    let mut cargo = project.cargo();
    cargo.args(["pkgid", "--quiet", package]);
    output_of(cargo).and_then(|id| Some(id.rsplit_once('@')?.1.to_owned())).with_context(|| {
        format!("Cargo.lock does not name one version of {package}: run `cargo update {package}`")
    })
}
