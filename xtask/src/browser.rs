//! The browser that tests drive, and how it is started.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::output_of;
use crate::project::Project;

/// Starts a browser that talks to nobody but the page, also as root and in a container.
pub const ARGUMENTS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1440,900",
];

const CHROMIUM_NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Chromium and the ChromeDriver that remote-controls it.
#[derive(Debug)]
pub struct Browser {
    chromium: Program,
    chromedriver: Program,
}

#[derive(Debug)]
struct Program {
    path: PathBuf,
    version: String,
}

impl Browser {
    /// Looks for both programs.
    pub fn find(project: &Project) -> Option<Self> {
        let chromium = CHROMIUM_NAMES.iter().find_map(|name| Program::find(project, name))?;
        let chromedriver = Program::find(project, "chromedriver")?;
        Some(Self { chromium, chromedriver })
    }

    /// Where Chromium is.
    pub fn chromium(&self) -> &Path {
        &self.chromium.path
    }

    /// Where ChromeDriver is.
    pub fn chromedriver(&self) -> &Path {
        &self.chromedriver.path
    }

    /// A ChromeDriver refuses a Chromium of another major version.
    pub fn versions_match(&self) -> bool {
        major(&self.chromium.version) == major(&self.chromedriver.version)
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Chromium {} and ChromeDriver {}", self.chromium.version, self.chromedriver.version)
    }
}

impl Program {
    fn find(project: &Project, name: &str) -> Option<Self> {
        let path = project.find(name)?;
        let mut command = Command::new(&path);
        command.arg("--version");
        let version = version_in(&output_of(command)?)?.to_owned();
        Some(Self { path, version })
    }
}

fn version_in(said: &str) -> Option<&str> {
    said.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_found_in_what_a_browser_says() {
        assert_eq!(version_in("Chromium 156.0.8078.79 built on Debian"), Some("156.0.8078.79"));
        assert_eq!(version_in("ChromeDriver 156.0.8078.79 (a21ce95c)"), Some("156.0.8078.79"));
        assert_eq!(version_in("command not found"), None);
        assert_eq!(major("156.0.8078.79"), "156");
    }
}
