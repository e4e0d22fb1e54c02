use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

use crate::cli::InitArgs;
use crate::config::{Described, NAME, template};
use crate::data::Kind;
use crate::guess::{
    Certainty, Guess, GuessError, GuessedRatings, GuessedTitles, Place, guess_ratings, guess_titles,
    places_in,
};
use crate::output;

/// Writes down what ratings from anywhere look like.
///
/// # Errors
/// Where no ratings are found, or a `bijou.toml` is there already; nothing is written then.
pub fn init(args: &InitArgs) -> Result<()> {
    let places = places_in(&args.data)?;
    let ratings = best_ratings(args, &places)?;
    let mut titles: Option<GuessedTitles> = None;
    for place in places.iter().filter(|place| **place != ratings.place) {
        // What cannot be read beside the ratings is no titles; a better known file of titles is looked for.
        let found = guess_titles(place, &ratings.items).ok().flatten();
        if found.as_ref().is_some_and(|found| titles.as_ref().is_none_or(|best| found.known > best.known)) {
            titles = found;
        }
    }
    let beside = || if args.data.is_dir() { args.data.clone() } else { parent(&args.data) };
    let out = args.out.clone().unwrap_or_else(beside);
    let path = out.join(NAME);
    if path.exists() && !args.force {
        return Err(GuessError::Exists { path }.into());
    }
    fs::create_dir_all(&out).with_context(|| format!("cannot write {}", out.display()))?;
    let described = described(&ratings, titles.as_ref(), &out)?;
    output::write_text(&path, &template(&described))?;
    say(&ratings, titles.as_ref());
    let folder = out.display();
    println!(
        "\nWrote {}. Look it over, then:\n  bijou doctor {folder}\n  bijou train {folder} --out catalog",
        path.display()
    );
    Ok(())
}

/// The file itself, or what looks most like ratings in a folder or database.
fn best_ratings(args: &InitArgs, places: &[Place]) -> Result<GuessedRatings> {
    if let ([place], false) = (places, args.data.is_dir()) {
        return guess_ratings(place);
    }
    let mut refusals = Vec::new();
    let mut best: Option<GuessedRatings> = None;
    for place in places {
        match guess_ratings(place) {
            Ok(found) => {
                let weight = |guessed: &GuessedRatings| (guessed.roles.weight(), guessed.rows);
                if best.as_ref().is_none_or(|best| weight(&found) > weight(best)) {
                    best = Some(found);
                }
            }
            Err(refusal) => refusals.push(refusal),
        }
    }
    match (best, refusals.len()) {
        (Some(best), _) => Ok(best),
        // Of a single file its own refusal says more.
        (None, 1) => Err(refusals.remove(0)),
        (None, _) => Err(GuessError::NoRatings { folder: args.data.clone() }.into()),
    }
}

fn described(ratings: &GuessedRatings, titles: Option<&GuessedTitles>, out: &Path) -> Result<Described> {
    let stem = ratings.place.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder =
        out.canonicalize().ok().and_then(|out| Some(out.file_name()?.to_string_lossy().into_owned()));
    Ok(Described {
        ratings: (seen_from(out, &ratings.place.file)?, ratings.place.table.clone()),
        kind: ratings.kind,
        scale: ratings.scale.scale,
        columns: ratings.columns(),
        titles: titles
            .map(|titles| {
                let file = seen_from(out, &titles.place.file)?;
                anyhow::Ok((file, titles.place.table.clone(), titles.columns.clone()))
            })
            .transpose()?,
        separator: titles.and_then(|titles| titles.separator.clone()),
        name: folder.unwrap_or(stem),
    })
}

/// The way from a folder to a file: up and down where they have a folder in common, else from the root.
fn seen_from(folder: &Path, file: &Path) -> Result<String> {
    let whole = |path: &Path| path.canonicalize().with_context(|| format!("cannot open {}", path.display()));
    let (folder, file) = (whole(folder)?, whole(file)?);
    let common = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    let rooted = folder.components().take_while(|part| !matches!(part, Component::Normal(_))).count();
    let way: PathBuf = if common > rooted {
        let up = folder.components().skip(common).map(|_| Component::ParentDir);
        up.chain(file.components().skip(common)).collect()
    } else {
        file
    };
    let text = way
        .to_str()
        .with_context(|| format!("{} is not UTF-8, as a configuration has to be", way.display()))?;
    Ok(text.to_owned())
}

fn parent(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn say(ratings: &GuessedRatings, titles: Option<&GuessedTitles>) {
    let line = |what: &str, value: &str, why: &str| {
        println!("{}", output::plain(&format!("  {what:<8}{value:<20}  {why}")))
    };
    println!(
        "{}: looked at {} rows of {} people and {} titles",
        ratings.place,
        ratings.rows,
        ratings.people,
        ratings.items.len()
    );
    let roles = &ratings.roles;
    let used = |guess: &Option<Guess>, is_used: bool| guess.clone().filter(|_| is_used);
    let columns = [
        ("user", roles.user.clone()),
        ("item", roles.item.clone()),
        ("rating", used(&roles.rating, ratings.kind == Kind::Stars)),
        ("count", used(&roles.count, ratings.kind == Kind::Plays)),
        ("time", roles.time.clone()),
        ("title", roles.title.clone()),
    ];
    for (what, guess) in columns.iter().filter_map(|(what, guess)| Some((what, guess.as_ref()?))) {
        line(what, &guess.column, guess.certainty.words());
    }
    line("kind", ratings.kind.name(), ratings.why);
    if ratings.kind == Kind::Stars {
        match ratings.scale.scale {
            Some([lowest, highest]) => {
                line("scale", &format!("{lowest} to {highest}"), "by the numbers that occur")
            }
            None => line("scale", "½ to 5 in halves", "the numbers are half stars already"),
        }
    }
    match titles {
        Some(titles) => {
            println!("{}: titles of {:.0} % of what was rated", titles.place, 100.0 * titles.known)
        }
        None if roles.title.is_some() => println!("Titles are taken from the ratings"),
        None => println!(
            "No titles were found: each id is a title; name a file of titles under [titles] if there is one"
        ),
    }
    ratings.scale.oddity.iter().for_each(|oddity| println!("warning: {oddity}"));
    if columns
        .iter()
        .any(|(_, guess)| guess.as_ref().is_some_and(|guess| guess.certainty == Certainty::Content))
    {
        println!("warning: some columns are guessed by what they hold; look at [ratings.columns]");
    }
}
