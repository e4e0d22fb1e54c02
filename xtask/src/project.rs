//! Where things are.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf, absolute};
use std::process::Command;

use anyhow::{Context, Result};

/// The project's folders, and the search path that its tools are found on.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
    tools: PathBuf,
    search_path: OsString,
}

impl Project {
    /// Finds the project that this program was started from.
    ///
    /// # Errors
    /// When the program was not started by cargo, which says where the project is.
    pub fn locate() -> Result<Self> {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .context("this program does not know where the project is: start it as `cargo xtask`")?;
        let root = Path::new(&package).parent().context("the xtask package has no parent folder")?.to_owned();
        let tools = match env::var_os("BIJOU_TOOLS") {
            Some(folder) => absolute(&folder).context("BIJOU_TOOLS does not name a folder")?,
            None => root.join(".tools"),
        };
        let search_path =
            with_folders_first(&[tools.join("bin"), tools.join("npm/binaryen/node_modules/.bin")])?;
        Ok(Self { root, tools, search_path })
    }

    /// The folder of the workspace.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the set-up installs what it must: `.tools`, or what `BIJOU_TOOLS` names.
    pub fn tools(&self) -> &Path {
        &self.tools
    }

    /// The built site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The built package for developers.
    pub fn package(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// A folder for logs and half-done work, which may be deleted at any time.
    pub fn scratch(&self) -> PathBuf {
        self.root.join("target").join("xtask")
    }

    /// The full path of a program, from the tools folder or from `PATH`.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        which::which_in(program, Some(&self.search_path), &self.root).ok()
    }

    /// The search path for tools, with one more folder that is looked into first.
    ///
    /// # Errors
    /// When the folder's name cannot stand in a search path.
    pub fn search_path_after(&self, folder: &Path) -> Result<OsString> {
        let folders = [folder.to_owned()].into_iter().chain(env::split_paths(&self.search_path));
        env::join_paths(folders)
            .context("the project's folder has a character in its name that a search path cannot hold")
    }

    /// A command that starts in the project's folder and finds its tools.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", &self.search_path);
        command
    }

    /// The cargo that runs this program.
    pub fn cargo(&self) -> Command {
        let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        self.command(&cargo)
    }
}

fn with_folders_first(first: &[PathBuf]) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(first.iter().cloned().chain(env::split_paths(&path)))
        .context("the tools folder has a character in its name that a search path cannot hold")
}
