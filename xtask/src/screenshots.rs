//! `cargo xtask screenshots`: pictures of the built site.

use std::path::{PathBuf, absolute};

use anyhow::{Context, Result};
use clap::Args;

use crate::project::Project;
use crate::setup;
use crate::steps::Steps;
use crate::test::run_one_of_site;

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
    let browser = setup::for_everything(project, steps)?;
    let out = absolute(&options.out).with_context(|| format!("{} is no folder", options.out.display()))?;
    steps.shown("Taking pictures", || {
        run_one_of_site(project, &browser, "pictures::of_the_wanted_pages", |cargo| {
            cargo.env("BIJOU_PICTURES", &out).env("BIJOU_PICTURED_PAGES", options.pages.join(" "));
        })
    })?;
    println!("The pictures are in {}", out.display());
    Ok(())
}
