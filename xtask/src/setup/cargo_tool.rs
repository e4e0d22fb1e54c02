//! Tools that cargo can install: wasm-bindgen, the splitter, Trunk and cargo-deny, each at one exact version.

use anyhow::{Context, Result};

use crate::process::{output_of, run_logged};
use crate::project::Project;
use crate::steps::Steps;

/// The splitter for the split points of `wasm_split_helpers`, which leptos brings.
const SPLITTER_VERSION: &str = "0.2.4";
/// The newest Trunk that the pinned Rust can build.
const TRUNK_VERSION: &str = "0.21.14";
/// What checks the dependencies; its settings in `deny.toml` change with its versions.
const DENY_VERSION: &str = "0.20.2";

struct CargoTool {
    package: &'static str,
    /// Every program that the package must give, each of which may know its version.
    programs: &'static [&'static str],
    version: String,
    /// What it is built with besides the default.
    features: &'static str,
    /// On two cores, so that nobody thinks the set-up hangs.
    minutes: u32,
}

/// Installs Trunk, which builds the site.
pub fn install_trunk(project: &Project, steps: &mut Steps) -> Result<()> {
    let version = TRUNK_VERSION.to_owned();
    install(
        project,
        steps,
        &CargoTool { package: "trunk", programs: &["trunk"], version, features: "", minutes: 10 },
    )
}

/// Installs wasm-bindgen, whose version must be that of the library in `Cargo.lock`.
pub fn install_wasm_bindgen(project: &Project, steps: &mut Steps) -> Result<()> {
    let programs = &["wasm-bindgen", "wasm-bindgen-test-runner"];
    let version = locked_version(project, "wasm-bindgen")?;
    install(
        project,
        steps,
        &CargoTool { package: "wasm-bindgen-cli", programs, version, features: "", minutes: 4 },
    )
}

/// Installs what cuts the program in two.
pub fn install_splitter(project: &Project, steps: &mut Steps) -> Result<()> {
    let version = SPLITTER_VERSION.to_owned();
    let (programs, features) = (&["wasm-split-cli"], "build-binary");
    let tool = CargoTool { package: "wasm_split_cli_support", programs, version, features, minutes: 1 };
    install(project, steps, &tool)
}

/// Installs cargo-deny, which tells what may be depended on.
pub fn install_deny(project: &Project, steps: &mut Steps) -> Result<()> {
    let (programs, version) = (&["cargo-deny"], DENY_VERSION.to_owned());
    let tool = CargoTool { package: "cargo-deny", programs, version, features: "", minutes: 3 };
    install(project, steps, &tool)
}

fn install(project: &Project, steps: &mut Steps, tool: &CargoTool) -> Result<()> {
    let CargoTool { package, version, features, minutes, .. } = tool;
    if is_there(project, tool) {
        steps.skip(&format!("{package} {version}"), "there");
        return Ok(());
    }
    let what = format!("Installing {package} {version} from source, which takes about {minutes} minutes");
    steps.quiet(&what, || {
        let mut cargo = project.cargo();
        cargo.args(["install", "--locked", "--version", version, package, "--features", features, "--root"]);
        cargo.arg(project.tools());
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
    tool.programs.iter().all(at_this_version) || is_installed(project, tool)
}

/// Whether cargo has put the tool into the project's folder: not every program tells its version.
fn is_installed(project: &Project, tool: &CargoTool) -> bool {
    let mut cargo = project.cargo();
    cargo.args(["install", "--list", "--root"]).arg(project.tools());
    let line = format!("{} v{}:", tool.package, tool.version);
    output_of(cargo).is_some_and(|list| list.lines().any(|installed| installed == line))
}

fn locked_version(project: &Project, package: &str) -> Result<String> {
    let mut cargo = project.cargo();
    cargo.args(["pkgid", "--locked", "--quiet", package]);
    output_of(cargo).and_then(|id| Some(id.rsplit_once('@')?.1.to_owned())).with_context(|| {
        format!("Cargo.lock does not name one version of {package}: run `cargo update {package}`")
    })
}
