use std::fs;

use anyhow::{Context, Result};

use crate::cli::SplitArgs;
use crate::data::{Dataset, read_folder};
use crate::evaluate::{HeldOut, hold_out, usual_people};
use crate::{output, progress};

const HEADER: [&str; 3] = ["userId", "movieId", "rating"];

/// Writes the ratings of people to train on and of people to test on, as evaluate would choose them.
///
/// # Errors
/// Where the data cannot be used or the files not written.
pub fn split(args: &SplitArgs) -> Result<()> {
    let reading = progress::bytes("reading");
    let data = read_folder(&args.folder, &args.columns.of(args.ratings.as_ref()), &reading)?;
    reading.finish_and_clear();
    let people = args.users.map_or_else(|| usual_people(&data), |users| users as usize);
    let split = hold_out(&data, people, args.seed);
    fs::create_dir_all(&args.out).with_context(|| format!("cannot write {}", args.out.display()))?;
    output::write_csv(&args.out.join("train.csv"), |file| {
        file.write_record(HEADER)?;
        for (user, rated) in split.training.ratings.by_user() {
            for rated in rated {
                let film = &data.films[rated.number() as usize].id;
                file.serialize((user, film, rated.stars().value()))?;
            }
        }
        Ok(())
    })?;
    write_people(args, "fold-in.csv", &data, &split.held_out, |person| &person.fold_in)?;
    write_people(args, "held-out.csv", &data, &split.held_out, |person| &person.hidden)?;
    println!(
        "{} people with {} ratings to train on, {} people to test on: {}",
        split.training.ratings.users.len(),
        split.training.ratings.len(),
        split.held_out.len(),
        args.out.display()
    );
    Ok(())
}

/// People get numbers of their own, so that nobody takes them for those who are trained on.
fn write_people(
    args: &SplitArgs,
    name: &str,
    data: &Dataset,
    people: &[HeldOut],
    ratings: fn(&HeldOut) -> &Vec<(u32, bijou_engine::Stars)>,
) -> Result<()> {
    output::write_csv(&args.out.join(name), |file| {
        file.write_record(HEADER)?;
        for (number, person) in people.iter().enumerate() {
            for (film, stars) in ratings(person) {
                let user = format!("held-out-{}", number + 1);
                file.serialize((user, &data.films[*film as usize].id, stars.value()))?;
            }
        }
        Ok(())
    })
}
