use std::sync::LazyLock;

use bijou_catalog::{Error, Shard, ShardEntry, ShardKind, sha256_hex, verify};
use bijou_engine::{
    Consensus, Engine, FilmIx, Filter, Knobs, ModelKind, NameKind, Order, Rating, SearchIndex, Stars, Toward,
};

use crate::heap::{Allowance, within};
use crate::seeds;

/// The columns are copied out, opened, and indexed: a name takes a byte and its places in the index up to a hundred. What is
/// asked of the engine takes less than a megabyte for so few films.
const ALLOWED: Allowance = Allowance { fixed: 1 << 20, per_byte: 256 };

/// Where in a catalog a shard is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It is the head.
    Head,
    /// It joins a good head.
    Core,
    /// It joins a good head and a good core.
    Tail,
}

/// Bytes of an input that are no part of the shard: its place, and how many films the manifest says it has.
const HEADER: usize = 3;

/// An input of [`catalog_shard`].
pub fn input(place: Place, films: u16, shard: &[u8]) -> Vec<u8> {
    let mut bytes = vec![place as u8];
    bytes.extend(films.to_le_bytes());
    bytes.extend(shard);
    bytes
}

/// A shard of a catalog once it is inflated, and the engine over it. The manifest fits the bytes: who can alter a shard
/// can alter its checksum.
pub fn catalog_shard(bytes: &[u8]) {
    let Some(([place, low, high], bytes)) = bytes.split_first_chunk::<HEADER>() else { return };
    let films = u32::from(u16::from_le_bytes([*low, *high]));
    within(ALLOWED, bytes.len(), || {
        let entry = entry(bytes, films);
        assert_eq!(verify(&entry, bytes), Ok(()));
        cut_and_longer_is_refused(&entry, bytes);
        let shard = match Shard::from_bytes(&entry, bytes) {
            Ok(shard) => shard,
            Err(error) => {
                assert!(matches!(
                    error,
                    Error::Structure { .. } | Error::Inconsistent { .. } | Error::TooLarge { .. }
                ));
                assert!(!error.to_string().is_empty());
                return;
            }
        };
        assert_eq!(shard.films.len(), films as usize);
        comes_back(&shard, films);
        let engine = match place % 3 {
            0 => Engine::new(shard).ok(),
            1 => joined(vec![HEAD.clone()], shard),
            _ => joined(vec![HEAD.clone(), CORE.clone()], shard),
        };
        if let Some(engine) = engine {
            answers(&engine);
        }
    });
}

static HEAD: LazyLock<Shard> = LazyLock::new(seeds::head);
static CORE: LazyLock<Shard> = LazyLock::new(seeds::core);

fn entry(bytes: &[u8], films: u32) -> ShardEntry {
    ShardEntry {
        kind: ShardKind::Head,
        file: "head.bin".to_owned(),
        bytes: bytes.len() as u64,
        sha256: sha256_hex(bytes),
        inflated_bytes: bytes.len() as u64,
        films,
    }
}

fn cut_and_longer_is_refused(entry: &ShardEntry, bytes: &[u8]) {
    if let Some((_, cut)) = bytes.split_last() {
        assert!(matches!(verify(entry, cut), Err(Error::Length { .. })));
        assert!(matches!(Shard::from_bytes(entry, cut), Err(Error::Length { .. })));
    }
}

/// Written and read again it is the same, bit by bit: what is not a number is equal to nothing.
fn comes_back(shard: &Shard, films: u32) {
    let written = shard.to_bytes().unwrap_or_default();
    let again = Shard::from_bytes(&entry(&written, films), &written);
    assert!(again.is_ok(), "a shard that was written is not read: {:?}", again.err());
    let again = again.and_then(|shard| shard.to_bytes());
    assert_eq!(again.as_ref(), Ok(&written));
}

/// The engine over shards, of which the last is in doubt.
fn joined(shards: Vec<Shard>, last: Shard) -> Option<Engine> {
    let mut shards = shards.into_iter();
    let mut engine = Engine::new(shards.next()?).ok()?;
    for shard in shards {
        assert_eq!(engine.join(shard), Ok(()));
    }
    let films = engine.catalog().len();
    if engine.admit(last).is_err() {
        assert_eq!(engine.catalog().len(), films, "a shard that was refused left films");
        return None;
    }
    // In slices, as the page does it.
    let mut slices = 0;
    while !engine.settle(4) {
        slices += 1;
        assert!(slices <= engine.catalog().len(), "films are never settled");
    }
    Some(engine)
}

/// Everything that pages ask, in small.
fn answers(engine: &Engine) {
    let catalog = engine.catalog();
    let mut shown: Vec<FilmIx> = catalog.all().take(3).collect();
    shown.extend(catalog.all().skip(3).last());
    // Beyond the end there is nothing, and nothing breaks.
    shown.push(FilmIx(catalog.len() as u32));
    shown.push(FilmIx(u32::MAX));
    for film in &shown {
        facts(engine, *film);
    }
    let rating = |(number, film): (usize, &FilmIx)| {
        Some(Rating { film: *film, stars: Stars::from_half_stars(number as u8 * 3 + 1)? })
    };
    let ratings: Vec<Rating> = shown.iter().take(3).enumerate().filter_map(rating).collect();
    for model in [ModelKind::Content, ModelKind::Neighbors, ModelKind::Factors, ModelKind::Hybrid] {
        let taste = engine.fold_in_with(model, &ratings);
        let picks = engine.rank(&taste, |_| false, 4);
        assert!(picks.iter().all(|pick| pick.film.index() < catalog.len()));
        assert!(picks.iter().all(|pick| ratings.iter().all(|rating| rating.film != pick.film)));
        picks.iter().take(1).for_each(|pick| drop(engine.reasons(&taste, pick.film)));
    }
    let nobody = engine.fold_in(&[]);
    let taste = engine.fold_in(&ratings);
    let knobs = Knobs { diversity: 0.5, calibration: 0.5, popularity: 0.5, ..Knobs::default() };
    engine.recommend(&taste, &knobs, |_| false, 4);
    engine.recommend_to_group(&[taste.clone(), nobody], Consensus::Fairness, |_| false, 4);
    engine.questions(&taste, &[], |_| false, 2);
    engine.essence(&taste, &shown, 2, 2);
    let mut stars = engine.predict_all(&taste);
    while engine.predict_more(&mut stars, 5) {}
    assert_eq!(stars.stars().len(), catalog.len());
    for film in shown.iter().take(2) {
        let _ = engine.predict(&taste, *film);
    }
    engine.hindsight(&taste);
    if let (Some(critique), Some(film)) = (engine.critiques().first(), shown.first()) {
        engine.critique(*film, critique, Toward::More, 1.0, Some(&taste), 2);
    }
    let groups = engine.groups();
    assert!(groups.len() <= catalog.len());
    let all: Vec<FilmIx> = catalog.all().collect();
    for order in [Order::Popularity, Order::OthersMean, Order::Newest, Order::Oldest, Order::Title] {
        assert_eq!(order.sort(engine, &all).len(), all.len());
    }
    assert_eq!(Filter::default().of(catalog, all).len(), catalog.len());
    found(engine);
}

/// One film, as its page shows it.
fn facts(engine: &Engine, film: FilmIx) {
    let facts = engine.catalog().film(film);
    let there = film.index() < engine.catalog().len();
    assert!(there || (facts.title().is_empty() && facts.id().is_empty() && facts.year().is_none()));
    let mut length = facts.title().len() + facts.other_titles().map(str::len).sum::<usize>();
    length += facts
        .genres()
        .chain(facts.directors())
        .chain(facts.cast())
        .chain(facts.tags())
        .map(str::len)
        .sum::<usize>();
    // Nothing is added to what the shard says of it.
    assert!(there || length == 0);
    let _ = (facts.rating_count(), facts.mean_rating(), facts.imdb(), facts.tmdb());
    let _ = (engine.mood(film), engine.similar(film, 2), engine.is_learned(film));
    let shares: f32 = engine.rating_shares(film).iter().flatten().sum();
    assert!((0.0..=1.001).contains(&shares));
    if let Some(map) = engine.taste_map() {
        let place = map.place(film.index()).unwrap_or_default();
        assert!(place.into_iter().all(|at| (-1.0..=1.0).contains(&at)));
    }
}

/// The search over whatever is there.
fn found(engine: &Engine) {
    let catalog = engine.catalog();
    let mut index = SearchIndex::new(engine);
    index.extend_to_all(catalog);
    assert_eq!(index.films(), catalog.len());
    for query in ["heat", "the amelei", "19", "\u{202e}", ""] {
        assert!(index.search(catalog, query).iter().all(|film| film.index() < catalog.len()));
        for named in index.names(catalog, query, 2) {
            let _ = catalog.films_named(named.kind, &named.name);
        }
    }
    assert!(catalog.films_named(NameKind::Tag, "heist").iter().all(|film| film.index() < catalog.len()));
    if let Some(map) = engine.taste_map() {
        assert!(
            map.regions().iter().all(|region| region.place.into_iter().all(|at| (-1.0..=1.0).contains(&at)))
        );
    }
    for film in catalog.all().take(3) {
        assert!(catalog.by_id(catalog.film(film).id()).is_some(), "a film is not found by its id");
    }
}
