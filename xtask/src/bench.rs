//! `cargo xtask bench`: how fast the built site is, in Chromium.

use anyhow::Result;

use crate::project::Project;
use crate::setup;
use crate::steps::Steps;
use crate::test::run_one_of_site;

/// Rates films on the built site and prints how long the engine took.
///
/// # Errors
/// When the site is not built, or the browser cannot show it.
pub fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    let browser = setup::for_everything(project, steps)?;
    steps.shown("Rating films", || {
        run_one_of_site(project, &browser, "speed::from_a_rating_to_new_picks", |_| {})
    })
}
