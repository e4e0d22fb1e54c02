use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use indicatif::ProgressBar;
use rayon::prelude::*;

use super::activity::activity;
use super::facts::Facts;
use super::person::{Rated, rate};
use super::plan::Plan;
use super::rows::RatingFormat;
use super::tastes::Tastes;
use super::titles::Titles;
use crate::output::make_readable;

/// People whose ratings are made at a time, on all threads, and then written in their order.
const AT_A_TIME: usize = 4096;

/// Share of films, the best known, whose people are known.
const WITH_PEOPLE: f64 = 0.25;

/// The same for tags.
const WITH_TAGS: f64 = 0.15;

/// Behind all ids that films have, so that nobody's own films are taken for made-up ones.
const FIRST_IMDB_ID: u32 = 90_000_000;

/// The same for TMDB.
const FIRST_TMDB_ID: u32 = 900_000_000;

/// Writes a folder in the MovieLens layout, whole or not at all; ratings are written as they are made.
///
/// # Errors
/// Where the plan cannot be, the folder has something in it, or cannot be written.
pub fn write_folder(out: &Path, plan: &Plan, format: RatingFormat, progress: &ProgressBar) -> Result<()> {
    plan.check()?;
    if fs::read_dir(out).is_ok_and(|mut files| files.next().is_some()) {
        bail!("{} is not empty; choose a folder that is, or that does not exist", out.display());
    }
    let unwritable = || format!("cannot write {}; nothing was changed", out.display());
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let unfinished =
        tempfile::Builder::new().prefix(".bijou-").tempdir_in(parent).with_context(unwritable)?;
    let tastes = Tastes::new(plan);
    write_films(unfinished.path(), plan, &tastes).with_context(unwritable)?;
    write_ratings(unfinished.path(), plan, &tastes, format, progress).with_context(unwritable)?;
    publish(unfinished.path(), out).with_context(unwritable)?;
    // Its content has moved; there is nothing left to remove.
    let _ = unfinished.keep();
    Ok(())
}

fn publish(unfinished: &Path, out: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(unfinished, fs::Permissions::from_mode(0o755))?;
    }
    if out.exists() {
        fs::remove_dir(out)?;
    }
    fs::rename(unfinished, out)
}

fn write_films(folder: &Path, plan: &Plan, tastes: &Tastes) -> io::Result<()> {
    let mut titles = Titles::new(plan);
    let mut facts = Facts::new(plan, tastes.middles.len(), titles.words());
    let mut movies = create(&folder.join("movies.csv"), "movieId,title,genres")?;
    let mut links = create(&folder.join("links.csv"), "movieId,imdbId,tmdbId")?;
    let mut people = create(&folder.join("people.csv"), "movieId,directors,cast")?;
    let mut tags = create(&folder.join("tags.csv"), "movieId,tag,count")?;
    for (number, film) in (0_u32..).zip(&tastes.films) {
        let id = number + 1;
        let (title, genres) = (titles.next_title(), facts.genres(film.cluster));
        writeln!(movies, "{id},\"{title} ({})\",{genres}", film.year)?;
        writeln!(links, "{id},{},{}", FIRST_IMDB_ID + number, FIRST_TMDB_ID + number)?;
        let fame = f64::from(film.rank) / f64::from(plan.films);
        if fame < WITH_PEOPLE {
            let (director, cast) = facts.people(film.cluster);
            writeln!(people, "{id},{director},{cast}")?;
        }
        if fame < WITH_TAGS {
            for (tag, count) in facts.tags(film.cluster) {
                writeln!(tags, "{id},{tag},{count}")?;
            }
        }
    }
    [movies, links, people, tags].into_iter().try_for_each(finish)
}

fn write_ratings(
    folder: &Path,
    plan: &Plan,
    tastes: &Tastes,
    format: RatingFormat,
    progress: &ProgressBar,
) -> io::Result<()> {
    let counts = activity(plan);
    let mut out = BufWriter::with_capacity(1 << 20, File::create(folder.join(format.file_name()))?);
    format.write(&mut out, |write| {
        for (block, counts) in (0_u32..).zip(counts.chunks(AT_A_TIME)) {
            let first = block * AT_A_TIME as u32;
            let made: Vec<Vec<Rated>> = (first..first + counts.len() as u32)
                .into_par_iter()
                .zip(counts)
                .map(|(person, count)| rate(tastes, plan.seed, person, *count))
                .collect();
            for (person, ratings) in (first..).zip(&made) {
                write(person, ratings)?;
                progress.inc(ratings.len() as u64);
            }
        }
        Ok(())
    })?;
    finish(out)
}

fn create(path: &Path, header: &str) -> io::Result<BufWriter<File>> {
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "{header}")?;
    Ok(file)
}

fn finish(file: BufWriter<File>) -> io::Result<()> {
    make_readable(&file.into_inner().map_err(io::IntoInnerError::into_error)?)
}
