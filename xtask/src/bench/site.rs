//! How fast the built site is, in Chromium.

use anyhow::Result;

use crate::browser::Browser;
use crate::project::Project;
use crate::steps::Steps;
use crate::test::run_one_of_site;

/// What is measured, and the tests of the site that measure it.
const MEASURES: [(&str, &str); 7] = [
    ("Rating films", "speed::from_a_rating_to_new_picks"),
    ("From a click to new picks on the screen", "speed::from_a_click_to_new_picks_on_the_screen"),
    ("Taking all titles into memory", "memory::all_titles_with_their_index"),
    (
        "Looking for what jumps or waits, with 2,000 ratings on a phone's screen",
        "speed::nothing_jumps_and_nothing_waits_with_2000_ratings",
    ),
    ("Importing a library", "exchange::a_letterboxd_zip_of_two_thousand_films"),
    ("Searching and filtering all films", "browse_speed::keys_filters_and_jumps"),
    ("Zooming the map of taste", "insights::frames_of_the_map"),
];

pub fn run(project: &Project, browser: &Browser, steps: &mut Steps) -> Result<()> {
    let measure =
        |(what, test): &(&str, &str)| steps.shown(what, || run_one_of_site(project, browser, test, |_| {}));
    MEASURES.iter().try_for_each(measure)
}

/// The same site with other catalogs.
pub fn run_large(project: &Project, browser: &Browser, steps: &mut Steps) -> Result<()> {
    steps.shown("Visiting catalogs of 1,000 to 1,000,000 films", || {
        run_one_of_site(project, browser, "growth::from_a_thousand_to_a_million_films", |_| {})
    })
}
