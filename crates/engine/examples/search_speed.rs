//! How long search and browsing take, and the memory of the index:
//! `cargo run --release -p bijou-engine --example search_speed [CATALOG]`.

#![allow(clippy::unwrap_used, reason = "an example ends by panicking")]

mod measuring;

use std::fs;
use std::path::{Path, PathBuf};

use bijou_engine::{FilmIx, Filter, Genres, NameKind, Order, Rating, SearchIndex, Stars};
use measuring::{load, milliseconds};

/// What somebody types, letter by letter.
const TYPED: [&str; 8] = [
    "the godfahter",
    "shawshenk redemtion",
    "tarentino",
    "time travel",
    "lord of the rings",
    "s",
    "alien",
    "eternal sunshine of the spotless mind",
];

fn main() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/catalog");
    let engine = load(&std::env::args().nth(1).map_or(shipped, PathBuf::from));
    let catalog = engine.catalog();
    let before = resident();
    let mut index = SearchIndex::new(&engine);
    let mut slices = Vec::new();
    let mut more = true;
    while more {
        slices.push(milliseconds(|| more = index.extend(catalog, 500)));
    }
    println!(
        "indexing: {:.0} ms in {} slices, the longest {:.1} ms; {:.1} MB more memory",
        slices.iter().sum::<f64>(),
        slices.len(),
        slices.iter().copied().fold(0.0, f64::max),
        (resident() - before) / 1e6,
    );
    println!("{:>40} {:>8} {:>14} {:>14}", "typed", "films", "search", "suggestions");
    let mut keys = Vec::new();
    for typed in TYPED {
        for (end, letter) in typed.char_indices() {
            let query = &typed[..end + letter.len_utf8()];
            let mut found = 0;
            let search = milliseconds(|| found = index.search(catalog, query).len());
            let names = milliseconds(|| index.names(catalog, query, 3));
            keys.push(search + names);
            if query == typed {
                println!("{query:>40} {found:>8} {search:>11.2} ms {names:>11.2} ms");
            }
        }
    }
    keys.sort_by(f64::total_cmp);
    let at = |share: f64| keys[((keys.len() - 1) as f64 * share) as usize];
    println!(
        "{} keys: median {:.2} ms, 95 % within {:.2} ms, longest {:.2} ms",
        keys.len(),
        at(0.5),
        at(0.95),
        at(1.0)
    );

    let all: Vec<FilmIx> = catalog.all().collect();
    let filter = Filter {
        genres: Genres { all: 0b10, any: 0b1100, none: 0b1 },
        years: Some(1980..=1999),
        ratings: Some(100..=u32::MAX),
        names: vec![(NameKind::Person, "Tom Hanks".to_owned())],
    };
    println!("filter with a name: {:.2} ms", milliseconds(|| filter.of(catalog, all.clone())));
    let filter = Filter { names: Vec::new(), ..filter };
    println!("filter without: {:.2} ms", milliseconds(|| filter.of(catalog, all.clone())));
    let orders = [
        ("popularity", Order::Popularity),
        ("others' mean", Order::OthersMean),
        ("year", Order::Newest),
        ("title", Order::Title),
    ];
    for (name, order) in orders {
        println!("all films by {name}: {:.1} ms", milliseconds(|| order.sort(&engine, &all)));
    }
    for count in [20, 100, 500, 1_500, 2_000] {
        let ratings: Vec<Rating> = (0..count)
            .map(|number| Rating {
                film: FilmIx(number * 7 % 8_699),
                stars: Stars::from_half_stars(1 + (number * number % 10) as u8).unwrap(),
            })
            .collect();
        let taste = engine.fold_in(&ratings);
        engine.predict(&taste, FilmIx(3));
        let score = milliseconds(|| engine.by_score(&taste, &all));
        let mut sweep = None;
        let start = milliseconds(|| sweep = Some(engine.predict_all(&taste)));
        let mut sweep = sweep.unwrap();
        let mut slices = Vec::new();
        let mut more = true;
        while more {
            slices.push(milliseconds(|| more = engine.predict_more(&mut sweep, 500)));
        }
        println!(
            "{count} ratings: all films by score {score:.1} ms; stars of all films {:.1} ms, {start:.1} ms to start, longest slice {:.1} ms",
            slices.iter().sum::<f64>(),
            slices.iter().copied().fold(0.0, f64::max),
        );
    }
}

/// Bytes of memory that the process has in use.
fn resident() -> f64 {
    let pages = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    pages.split_whitespace().nth(1).and_then(|pages| pages.parse::<f64>().ok()).unwrap_or(0.0) * 4_096.0
}
