//! A catalog that was packed before, as what the next one begins with.

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Context, Result};
use bijou_catalog::{Manifest, RankingModel};
use bijou_engine::{Engine, FilmIx};
use nalgebra::DMatrix;

use crate::catalog_folder;
use crate::data::{Dataset, FilmRecord, Popularity, Title, drop_repeated_imdb_ids};
use crate::train::{Given, Settings, dequantized};

/// A packed catalog.
pub struct Previous {
    /// What it says of itself.
    pub manifest: Manifest,
    engine: Engine,
    ranking: RankingModel,
    blend: bijou_catalog::Blend,
    /// A column per film with factors: the first films of the catalog.
    factors: DMatrix<f32>,
}

impl Previous {
    /// Reads it, with every check that the page makes.
    ///
    /// # Errors
    /// Where it is refused.
    pub fn read(folder: &Path) -> Result<Self> {
        let (manifest, shards) = catalog_folder::read(folder)?;
        let model = shards.first().and_then(|head| head.model.as_ref()).context("a catalog has a model")?;
        let (ranking, blend) = (model.ranking.clone(), model.blend);
        let parts: Vec<DMatrix<f32>> =
            shards.iter().filter_map(|shard| shard.factors.as_ref()).map(dequantized).collect();
        let columns: Vec<_> = parts.iter().flat_map(DMatrix::column_iter).collect();
        let factors = DMatrix::from_columns(&columns);
        let mut shards = shards.into_iter();
        let mut engine = Engine::new(shards.next().context("a catalog has a head")?)?;
        shards.try_for_each(|shard| engine.join(shard))?;
        Ok(Self { manifest, engine, ranking, blend, factors })
    }

    /// The settings that it was made with, as far as it says.
    pub fn settings(&self, others: Settings) -> Settings {
        others.of_catalog(&self.ranking, self.blend, self.factors.ncols())
    }

    /// The films that the data has and the catalog lacks, by their places in the data.
    pub fn new_films(&self, data: &Dataset) -> Vec<usize> {
        let is_new = |film: &usize| self.engine.catalog().by_id(&data.films[*film].id).is_none();
        (0..data.films.len()).filter(is_new).collect()
    }

    /// Adds what the catalog has and the data lacks, so that nobody's ratings lose their film; says how many films those are.
    /// All that is known of them is what the catalog says.
    pub fn keep_missing(&self, data: &mut Dataset) -> usize {
        let known: HashSet<String> = data.films.iter().map(|film| film.id.clone()).collect();
        let catalog = self.engine.catalog();
        let missing = catalog.all().filter(|film| !known.contains(catalog.film(*film).id()));
        let before = data.films.len();
        data.films.extend(missing.map(|film| self.record(film)));
        drop_repeated_imdb_ids(&mut data.films, &mut data.report);
        data.films.len() - before
    }

    /// The factors of the data's films, as they are packed.
    pub fn factors(self, data: &Dataset) -> Given {
        let catalog = self.engine.catalog();
        let column = |film: &FilmRecord| {
            catalog.by_id(&film.id).map(FilmIx::index).filter(|place| *place < self.factors.ncols())
        };
        let columns = data.films.iter().map(column).collect();
        Given { factors: self.factors, columns }
    }

    fn record(&self, film: FilmIx) -> FilmRecord {
        let film = self.engine.catalog().film(film);
        let owned = |names: &mut dyn Iterator<Item = &str>| names.map(str::to_owned).collect();
        let title = Title {
            main: film.title().to_owned(),
            others: owned(&mut film.other_titles()),
            year: film.year(),
        };
        let count = film.rating_count();
        FilmRecord {
            imdb: film.imdb(),
            tmdb: film.tmdb(),
            // How often each was given is not packed; their order is.
            tags: film.tags().map(|tag| (tag.to_owned(), 1)).collect(),
            directors: owned(&mut film.directors()),
            cast: owned(&mut film.cast()),
            popularity: film.mean_rating().filter(|_| count > 0).map(|mean| Popularity { mean, count }),
            ..FilmRecord::new(film.id(), title, owned(&mut film.genres()))
        }
    }
}
