use anyhow::Result;

use crate::cli::SynthesizeArgs;
use crate::progress;
use crate::synthesize::{Plan, write_folder};

/// Writes a folder of made-up films and ratings.
///
/// # Errors
/// Where so many ratings cannot be, or the folder cannot be written.
pub fn synthesize(args: &SynthesizeArgs) -> Result<()> {
    let plan = Plan {
        films: args.films,
        people: args.users,
        ratings: args.ratings.unwrap_or_else(|| Plan::usual_ratings(args.films, args.users)),
        seed: args.seed,
        spread: args.spread,
    };
    let making = progress::steps("making", plan.ratings);
    write_folder(&args.out, &plan, args.format, &making)?;
    making.finish_and_clear();
    println!(
        "{} films, {} people and {} ratings: {}",
        plan.films,
        plan.people,
        plan.ratings,
        args.out.display()
    );
    Ok(())
}
