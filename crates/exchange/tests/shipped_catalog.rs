//! Matching with the catalog that the project ships.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Instant;

use bijou_catalog::{Manifest, Shard};
use bijou_engine::{Engine, FilmIx};
use bijou_exchange::{Entry, Film, FilmIds, Found, Matching};
use flate2::read::GzDecoder;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/catalog");
    let manifest = Manifest::from_json(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let mut shards = manifest.shards.iter().map(|entry| {
        let mut inflated = Vec::new();
        let file = fs::File::open(folder.join(&entry.file)).unwrap();
        GzDecoder::new(file).read_to_end(&mut inflated).unwrap();
        Shard::from_bytes(entry, &inflated).unwrap()
    });
    let mut engine = Engine::new(shards.next().unwrap()).unwrap();
    shards.for_each(|shard| engine.join(shard).unwrap());
    engine
});

struct Shown<'a>(bijou_engine::Film<'a>);

impl Film for Shown<'_> {
    fn id(&self) -> &str {
        self.0.id()
    }
    fn imdb(&self) -> Option<u32> {
        self.0.imdb()
    }
    fn tmdb(&self) -> Option<u32> {
        self.0.tmdb()
    }
    fn year(&self) -> Option<u16> {
        self.0.year()
    }
    fn titles(&self, each: &mut dyn FnMut(&str)) {
        self.0.all_titles().for_each(each);
    }
}

fn matched(entries: &[Entry]) -> Vec<Found> {
    let fold = |text: &str| ENGINE.fold(text);
    let mut matching = Matching::new(entries, &fold);
    for film in ENGINE.catalog().all() {
        matching.show(film.0, &Shown(ENGINE.catalog().film(film)), &fold);
    }
    matching.finish()
}

fn entry(title: &str, year: Option<u16>) -> Entry {
    Entry { title: title.to_owned(), year, seen: true, ..Entry::default() }
}

/// Films as a person's library has them: more well-known ones than others.
fn sample() -> Vec<FilmIx> {
    let films = ENGINE.catalog().len() as u32;
    (0..2_000_u32).map(|number| FilmIx((number * number / 2_000 * films) / 2_000)).collect()
}

#[test]
fn two_thousand_titles_find_their_films_and_few_stay_open() {
    let films = sample();
    let facts = |film: &FilmIx| ENGINE.catalog().film(*film);
    let entries: Vec<Entry> =
        films.iter().map(|film| entry(facts(film).title(), facts(film).year())).collect();
    let start = Instant::now();
    let found = matched(&entries);
    let took = start.elapsed();
    let right = films.iter().zip(&found).filter(|(film, found)| **found == Found::Film(film.0)).count();
    let open: Vec<&Entry> = entries
        .iter()
        .zip(&found)
        .filter(|(_, found)| matches!(found, Found::Open(_)))
        .map(|(entry, _)| entry)
        .collect();
    println!("{right} of 2,000 found by title and year, {} open, in {} ms", open.len(), took.as_millis());
    for (film, found) in films.iter().zip(&found) {
        match found {
            Found::Film(other) => assert_eq!(film.0, *other, "{}", facts(film).title()),
            Found::Open(candidates) => assert!(candidates.contains(&film.0), "{}", facts(film).title()),
            Found::Unknown => panic!("{} was not found", facts(film).title()),
        }
    }
    assert!(
        right > 1_950,
        "{right} of 2,000; open: {:?}",
        open.iter().map(|entry| (&entry.title, entry.year)).collect::<Vec<_>>()
    );
}

#[test]
fn ids_find_their_films_whatever_the_title_says() {
    let films = sample();
    let facts = |film: &FilmIx| ENGINE.catalog().film(*film);
    let by = |ids: &dyn Fn(&FilmIx) -> FilmIds| -> usize {
        let entries: Vec<Entry> =
            films.iter().map(|film| Entry { ids: ids(film), ..entry("no such title", Some(1900)) }).collect();
        let found = matched(&entries);
        films.iter().zip(found).filter(|(film, found)| *found == Found::Film(film.0)).count()
    };
    let imdb = by(&|film| FilmIds { imdb: facts(film).imdb(), ..FilmIds::default() });
    let tmdb = by(&|film| FilmIds { tmdb: facts(film).tmdb(), ..FilmIds::default() });
    let own = by(&|film| FilmIds { catalog: Some(facts(film).id().to_owned()), ..FilmIds::default() });
    println!("of 2,000 films: {imdb} by IMDb id, {tmdb} by TMDB id, {own} by the data's own");
    assert!(imdb > 1_990 && tmdb > 1_950 && own == 2_000, "{imdb}, {tmdb}, {own}");
}

#[test]
fn a_title_without_a_year_stays_open_where_films_share_it() {
    let found =
        matched(&[entry("Hamlet", None), entry("Seven Samurai", None), entry("no such film at all", None)]);
    assert!(matches!(&found[0], Found::Open(films) if films.len() > 3), "{found:?}");
    assert!(matches!(found[1], Found::Film(_)), "{found:?}");
    assert_eq!(found[2], Found::Unknown);
}

#[test]
fn an_id_that_says_otherwise_leaves_the_film_to_the_person() {
    let film = ENGINE.catalog().by_id("318").unwrap();
    let facts = ENGINE.catalog().film(film);
    let ids = FilmIds { imdb: Some(99_999_999), ..FilmIds::default() };
    let found = matched(&[Entry { ids, ..entry(facts.title(), facts.year()) }]);
    assert_eq!(found, [Found::Open(vec![film.0])]);
}
