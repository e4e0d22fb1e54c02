use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;
use bijou_engine::{Engine, FilmIx, Rating};

use crate::catalog_folder;
use crate::data::{CleaningReport, Layout, Rated, read_ratings};
use crate::progress;

/// A catalog with people to fold in.
pub struct People {
    /// The engine over the whole catalog.
    pub engine: Engine,
    /// Everybody's id and ratings, in the order of the file.
    pub ratings: Vec<(String, Vec<Rating>)>,
}

impl People {
    /// Loads a catalog and a file of ratings; says on standard error what cleaning dropped.
    pub fn load(catalog: &Path, ratings: &Path) -> Result<Self> {
        let engine = load_engine(catalog)?;
        let films: HashMap<String, u32> = engine
            .catalog()
            .all()
            .map(|film| (engine.catalog().film(film).id().to_owned(), film.0))
            .collect();
        let mut report = CleaningReport::default();
        let progress = progress::bytes("reading");
        let read = read_ratings(ratings, &Layout::default(), &films, &mut report, &progress)?;
        progress.finish_and_clear();
        if report.iter().next().is_some() {
            eprint!("{}:\n{report}", ratings.display());
        }
        let own = |own: &[Rated]| {
            own.iter().map(|rated| Rating { film: FilmIx(rated.number()), stars: rated.stars() }).collect()
        };
        let ratings = read.by_user().map(|(user, rated)| (user.to_owned(), own(rated))).collect();
        Ok(Self { engine, ratings })
    }
}

fn load_engine(folder: &Path) -> Result<Engine> {
    let (_, shards) = catalog_folder::read(folder)?;
    let mut shards = shards.into_iter();
    let head = shards.next().ok_or(bijou_engine::Error::NoModel)?;
    let mut engine = Engine::new(head)?;
    for shard in shards {
        engine.join(shard)?;
    }
    Ok(engine)
}
