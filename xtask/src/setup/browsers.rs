//! Chromium and the ChromeDriver that goes with it.

use anyhow::{Context, Result, bail};

use crate::browser::Browser;
use crate::project::Project;
use crate::setup::system_package;
use crate::steps::Steps;

const BY_HAND: &str = "install Chromium (or Chrome) and the ChromeDriver of the same version, put both on your PATH, then run this again";

/// Debian's names; other systems with `apt-get` have them too, or say that they have not.
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// Finds or installs a browser that tests can drive.
pub fn install(project: &Project, steps: &mut Steps) -> Result<Browser> {
    let browser = match Browser::find(project) {
        Some(browser) => {
            steps.skip(&browser.to_string(), "there");
            browser
        }
        None => steps.quiet("Installing Chromium and ChromeDriver", || {
            system_package::install(project, &PACKAGES)
                .and_then(|()| {
                    Browser::find(project).context("the packages hold no Chromium with its ChromeDriver")
                })
                .context(BY_HAND)
        })?,
    };
    if !browser.versions_match() {
        bail!("{browser} do not go together: {BY_HAND}");
    }
    Ok(browser)
}
