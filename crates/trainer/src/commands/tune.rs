use std::time::Duration;

use anyhow::Result;

use crate::cli::TuneArgs;
use crate::data::read_folder;
use crate::evaluate::{hold_out, usual_people};
use crate::progress;
use crate::train::Settings;
use crate::tune::{Budget, search};

/// Added to the seed, so that equal seeds do not draw the same people twice.
const OTHER_PEOPLE: u64 = 0x7475_6e65;

/// Searches for better settings on people held out for it, and prints the best.
///
/// # Errors
/// Where the data cannot be used.
pub fn tune(args: &TuneArgs) -> Result<()> {
    let settings = args.settings.read()?;
    let reading = progress::bytes("reading");
    let data = read_folder(&args.folder, &args.columns.of(None), &reading)?;
    reading.finish_and_clear();
    // Whom an evaluation holds out by default is not touched, so that it stays a test of what was tuned here.
    let untouched = hold_out(&data, usual_people(&data), Settings::default().seed).training;
    drop(data);
    // Twice as many as an evaluation holds out: a difference must be seen through the noise.
    let people = 2 * usual_people(&untouched);
    let split = hold_out(&untouched, people, settings.seed.wrapping_add(OTHER_PEOPLE));
    let budget = match args.trials {
        Some(trials) => Budget::Trials(trials),
        None => Budget::Time(Duration::from_secs_f32(args.minutes * 60.0)),
    };
    let best = search(&split, &settings, budget, |line| eprintln!("{line}"))?;
    println!("{}", serde_json::to_string_pretty(&best)?);
    Ok(())
}
