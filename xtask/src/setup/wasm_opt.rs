//! wasm-opt, which makes the site a little smaller. The site works without it.

use anyhow::Context;

use crate::process::output_of;
use crate::project::Project;
use crate::setup::npm_package;
use crate::steps::Steps;

/// The version that is installed when there is none.
const VERSION: &str = "132.0.0";

/// Older ones reject what the pinned Rust compiler writes.
const OLDEST_USABLE: u32 = 120;

/// Installs wasm-opt from the npm package `binaryen`, or says what its lack means.
pub fn install(project: &Project, steps: &mut Steps) {
    if let Some(version) = usable_version(project) {
        steps.skip(&format!("wasm-opt {version}"), "there");
        return;
    }
    let installed = npm_package::install(project, steps, "binaryen", VERSION)
        .and_then(|_| usable_version(project).context("npm has installed a wasm-opt that does not run"));
    if let Err(error) = installed {
        println!("The site will be a little bigger, because wasm-opt is not to be had here: {error:#}");
    }
}

/// Whether a wasm-opt is there that can read what the compiler writes.
pub fn is_usable(project: &Project) -> bool {
    usable_version(project).is_some()
}

fn usable_version(project: &Project) -> Option<u32> {
    let mut command = project.command("wasm-opt");
    command.arg("--version");
    version_in(&output_of(command)?).filter(|version| *version >= OLDEST_USABLE)
}

fn version_in(said: &str) -> Option<u32> {
    said.split_whitespace().find_map(|word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_found_in_what_wasm_opt_says() {
        assert_eq!(version_in("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(version_in("wasm-opt version 108"), Some(108));
        assert_eq!(version_in("not found"), None);
    }
}
