//! `cargo xtask screenshots`: pictures of the built site.

use std::path::{PathBuf, absolute};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::process::run_shown;
use crate::project::Project;
use crate::setup;
use crate::steps::Steps;
use crate::test::prepare_site_tests;

/// What can be chosen about the pictures.
#[derive(Debug, Args)]
pub struct Screenshots {
    /// The folder for the pictures
    #[arg(long, default_value = "target/screenshots")]
    out: PathBuf,
    /// The pages, such as `/`, `browse/` or `film/#318`; without any, every page
    pages: Vec<String>,
}

/// Takes the pictures with the harness of the site's tests.
///
/// # Errors
/// When the site is not built, or the browser cannot show a page.
pub fn run(project: &Project, steps: &mut Steps, options: &Screenshots) -> Result<()> {
    if !project.dist().join("index.html").exists() {
        bail!("there is no built site: run `cargo xtask build` first");
    }
    let browser = setup::for_everything(project, steps)?;
    let out = absolute(&options.out).with_context(|| format!("{} is no folder", options.out.display()))?;
    steps.shown("Taking pictures", || {
        let mut cargo = project.cargo();
        cargo.args([
            "test",
            "--quiet",
            "--test",
            "site",
            "--",
            "--ignored",
            "--exact",
            "pictures::of_the_wanted_pages",
        ]);
        cargo.env("BIJOU_PICTURES", &out).env("BIJOU_PICTURED_PAGES", options.pages.join(" "));
        let _driver = prepare_site_tests(project, &browser, &mut cargo)?;
        run_shown(cargo)
    })?;
    println!("The pictures are in {}", out.display());
    Ok(())
}
