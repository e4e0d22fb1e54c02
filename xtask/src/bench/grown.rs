//! Catalogs of any size, made of the films of the built site: to see what a thousand or a million of them take.

use std::collections::HashMap;
use std::fs;
use std::io::{Read, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use bijou_catalog::{
    Column, Critiques, Details, Expectations, FactorRow, Factors, Films, Ids, Lists, Manifest, Model,
    MoodAxis, Names, Neighbors, Shard, ShardEntry, ShardKind, SymmetricMatrix, sha256_hex,
};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use crate::project::Project;

/// Factors per film of a grown catalog, the first of the shipped ones.
pub const DIMS: usize = 64;
/// Films of the head, as shipped.
const HEAD: usize = 600;
/// Most films of a core and of a tail shard, as the trainer cuts them.
const CORE: usize = 1 << 15;
const TAIL: usize = 1 << 17;

/// A grown catalog in a folder of its own, which is removed with the value.
pub struct Grown(PathBuf);

impl Grown {
    /// The folder.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Grown {
    fn drop(&mut self) {
        // What cannot be removed lies in the scratch folder, where nobody misses it.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Grows the catalog that the project ships to so many films.
///
/// # Errors
/// As [`grow`].
pub fn folder(project: &Project, films: usize) -> Result<Grown> {
    let grown = Grown(project.scratch().join(format!("grown-{films}")));
    grow(&project.root().join("public/catalog"), grown.path(), films)?;
    Ok(grown)
}

/// Writes a catalog of so many films: the shipped ones and, where these do not suffice, copies of them under names of their own.
/// All but each hundredth have factors. Returns the bytes of all shards.
///
/// # Errors
/// When one of the two folders cannot be read or written, or the first is no catalog.
pub fn grow(shipped: &Path, folder: &Path, films: usize) -> Result<u64> {
    let json = fs::read(shipped.join("manifest.json")).context("there is no catalog to grow")?;
    let manifest = Manifest::from_json(&json)?;
    let shipped = Source::read(shipped, &manifest)?;
    let learned = films - films / 100;
    let mut head = shipped.shard(0..HEAD, true);
    head.model = shipped.shards.first().and_then(|shard| shard.model.as_ref()).map(smaller);
    let mut core = shipped.shard(HEAD..learned, true);
    core.content = shipped.shards.iter().find_map(|shard| shard.content.clone());
    core.neighbors = shipped.neighbors(learned);
    core.details = Some(shipped.details(0..learned));
    let mut tail = shipped.shard(learned..films, false);
    tail.details = Some(shipped.details(learned..films));
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let pieces =
        [(ShardKind::Head, head, HEAD), (ShardKind::Core, core, CORE), (ShardKind::Tail, tail, TAIL)];
    let mut shards = Vec::new();
    for (kind, shard, most) in pieces {
        for piece in shard.split(most) {
            shards.push(write(folder, kind, &piece)?);
        }
    }
    let bytes = shards.iter().map(|shard| shard.bytes).sum();
    fs::write(folder.join("manifest.json"), Manifest { shards, ..manifest }.to_json()?)
        .context("cannot write the manifest")?;
    Ok(bytes)
}

fn write(folder: &Path, kind: ShardKind, shard: &Shard) -> Result<ShardEntry> {
    let inflated = shard.to_bytes()?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&inflated)?;
    let bytes = encoder.finish()?;
    let sha256 = sha256_hex(&bytes);
    let file = format!("{}-{}.bin", kind.name(), &sha256[..12]);
    fs::write(folder.join(&file), &bytes).with_context(|| format!("cannot write {file}"))?;
    let (length, inflated_bytes) = (bytes.len() as u64, inflated.len() as u64);
    Ok(ShardEntry { kind, file, bytes: length, sha256, inflated_bytes, films: shard.films.len() as u32 })
}

/// What the shipped catalog says of its films.
struct Source {
    shards: Vec<Shard>,
    /// Per film: its shard, and its row there.
    rows: Vec<(usize, usize)>,
    titles: Vec<String>,
    directors: Vec<Vec<String>>,
    cast: Vec<Vec<String>>,
    tags: Vec<Vec<String>>,
    factors: Vec<Vec<f32>>,
    leanings: Vec<Vec<f32>>,
}

impl Source {
    fn read(folder: &Path, manifest: &Manifest) -> Result<Self> {
        let read = |entry: &ShardEntry| -> Result<Shard> {
            let mut inflated = Vec::new();
            let compressed = fs::read(folder.join(&entry.file)).context("a shard is missing")?;
            GzDecoder::new(compressed.as_slice()).read_to_end(&mut inflated)?;
            Ok(Shard::from_bytes(entry, &inflated)?)
        };
        let shards: Vec<Shard> = manifest.shards.iter().map(read).collect::<Result<_>>()?;
        let rows = shards.iter().enumerate();
        let rows = rows.flat_map(|(shard, its)| (0..its.films.len()).map(move |row| (shard, row))).collect();
        let details = || shards.iter().filter_map(|shard| shard.details.as_ref());
        let unpacked = |factors: &Factors, dims: usize| -> Vec<Vec<f32>> {
            let row = |row: FactorRow| {
                row.codes.iter().take(dims).map(|code| f32::from(*code) * row.scale).collect()
            };
            factors.rows().map(row).collect()
        };
        Ok(Self {
            rows,
            titles: shards.iter().flat_map(|shard| shard.films.titles.iter().map(str::to_owned)).collect(),
            directors: shards.iter().flat_map(|shard| texts(&shard.films.directors)).collect(),
            cast: details().flat_map(|details| texts(&details.cast)).collect(),
            tags: details().flat_map(|details| texts(&details.tags)).collect(),
            factors: shards
                .iter()
                .filter_map(|shard| shard.factors.as_ref())
                .flat_map(|rows| unpacked(rows, DIMS))
                .collect(),
            leanings: shards
                .iter()
                .filter_map(|shard| shard.expectations.leanings.as_ref())
                .flat_map(|rows| unpacked(rows, rows.dims()))
                .collect(),
            shards,
        })
    }

    /// The film's original, and which copy of it this is.
    fn original(&self, film: usize) -> (usize, usize) {
        (film % self.rows.len(), film / self.rows.len())
    }

    fn shard(&self, films: Range<usize>, learned: bool) -> Shard {
        let number = |read: &dyn Fn(&Films, usize) -> u64| -> Column {
            films
                .clone()
                .map(|film| self.rows[self.original(film).0])
                .map(|(shard, row)| read(&self.shards[shard].films, row))
                .collect()
        };
        let once = |read: &dyn Fn(&Films, usize) -> u64| -> Column {
            let value = |film: usize| match self.original(film) {
                (film, 0) => read(&self.shards[self.rows[film].0].films, self.rows[film].1),
                _ => 0,
            };
            films.clone().map(value).collect()
        };
        let expected = |read: &dyn Fn(&Expectations, usize) -> f32| -> Vec<f32> {
            films
                .clone()
                .map(|film| self.rows[self.original(film).0])
                .map(|(shard, row)| read(&self.shards[shard].expectations, row))
                .collect()
        };
        let rows = |of: &[Vec<f32>]| {
            let rows: Vec<&[f32]> = films.clone().map(|film| of[film % of.len()].as_slice()).collect();
            Factors::quantize(of[0].len() as u16, rows)
        };
        let ids: Vec<String> = films.clone().map(|film| (film + 1).to_string()).collect();
        let titles = films.clone().map(|film| {
            let (original, copy) = self.original(film);
            if copy == 0 {
                self.titles[original].clone()
            } else {
                format!("{} {}", self.titles[original], word(film))
            }
        });
        Shard {
            films: Films {
                ids: Ids::new(&ids),
                titles: titles.collect(),
                years: number(&|films, row| films.years.get(row)),
                genres: number(&|films, row| films.genres.get(row)),
                imdb: once(&|films, row| films.imdb.get(row)),
                tmdb: once(&|films, row| films.tmdb.get(row)),
                rating_counts: number(&|films, row| films.rating_counts.get(row)),
                mean_ratings: number(&|films, row| films.mean_ratings.get(row)),
                directors: self.names(&self.directors, films.clone(), true),
            },
            details: None,
            factors: learned.then(|| rows(&self.factors)),
            neighbors: None,
            content: None,
            expectations: Expectations::new(
                &expected(&|stars, row| stars.expected(row)),
                &expected(&|stars, row| stars.variance(row)),
                learned.then(|| rows(&self.leanings)),
            ),
            model: None,
            shapes: None,
            map: None,
        }
    }

    fn details(&self, films: Range<usize>) -> Details {
        Details {
            cast: self.names(&self.cast, films.clone(), true),
            tags: self.names(&self.tags, films, false),
        }
    }

    /// People of copies are people of their own; tags are the same.
    fn names(&self, of: &[Vec<String>], films: Range<usize>, own: bool) -> Names {
        let mut numbers = HashMap::<String, u32>::new();
        let mut dictionary = Vec::new();
        let mut lists = Vec::new();
        for film in films {
            let (original, copy) = self.original(film);
            let names = of[original].iter().map(|name| match own && copy > 0 {
                true => format!("{name} {}", word(copy)),
                false => name.clone(),
            });
            let list: Vec<u32> = names
                .map(|name| {
                    *numbers.entry(name).or_insert_with_key(|name| {
                        dictionary.push(name.clone());
                        dictionary.len() as u32 - 1
                    })
                })
                .collect();
            lists.push(list);
        }
        Names { films: Lists::new(lists.iter().map(Vec::as_slice)), dictionary: dictionary.iter().collect() }
    }

    /// Of the shipped films, as far as the catalog reaches.
    fn neighbors(&self, films: usize) -> Option<Neighbors> {
        let shipped = self.shards.iter().find_map(|shard| shard.neighbors.as_ref())?;
        let mut rows = vec![Vec::new(); shipped.len().min(films)];
        for (film, rated, weight) in shipped.iter().filter(|(film, rated, _)| *film.max(rated) < films as u32)
        {
            rows[film as usize].push((rated, weight));
        }
        Some(Neighbors::new(rows.iter().map(Vec::as_slice)))
    }
}

fn texts(names: &Names) -> Vec<Vec<String>> {
    let dictionary: Vec<&str> = names.dictionary.iter().collect();
    let (starts, items) = (names.films.starts(), names.films.items());
    let of = |film: usize| {
        (starts[film]..starts[film + 1])
            .map(|item| dictionary[items.get(item as usize) as usize].to_owned())
            .collect()
    };
    (0..names.films()).map(of).collect()
}

/// A word that hardly any other number has.
fn word(number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "co", "du", "fe", "gi", "ho", "ja", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu"];
    let mut rest = (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 44;
    let mut word = String::new();
    while rest > 0 {
        word.push_str(SYLLABLES[(rest & 15) as usize]);
        rest >>= 4;
    }
    word
}

/// The model over fewer factors.
fn smaller(model: &Model) -> Model {
    let mut model = model.clone();
    let prior = &mut model.ranking.prior;
    prior.mean.truncate(DIMS);
    let mut precision = vec![0.0; DIMS * DIMS];
    for (row, column, value) in prior.precision.entries().filter(|(row, column, _)| *row.max(column) < DIMS) {
        precision[row * DIMS + column] = value;
        precision[column * DIMS + row] = value;
    }
    prior.precision = SymmetricMatrix::new(DIMS as u16, |row, column| precision[row * DIMS + column]);
    model.mood_axes = model
        .mood_axes
        .into_iter()
        .map(|axis| MoodAxis { direction: axis.direction[..DIMS].to_vec(), ..axis })
        .collect();
    let directions: Vec<Vec<f32>> = model
        .critiques
        .directions
        .rows()
        .map(|row| row.codes[..DIMS].iter().map(|code| f32::from(*code) * row.scale).collect())
        .collect();
    let directions = Factors::quantize(DIMS as u16, directions.iter().map(Vec::as_slice));
    model.critiques = Critiques { directions, ..model.critiques };
    model
}
