//! How long predicted stars take: `cargo run --release -p bijou-engine --example stars_speed [CATALOG]`.

#![allow(clippy::unwrap_used, reason = "an example ends by panicking")]

mod measuring;

use std::path::{Path, PathBuf};

use bijou_engine::{FilmIx, Rating, Stars};
use measuring::{load, milliseconds};

/// Films that a page shows predictions of.
const SHOWN: u32 = 18;

fn main() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/catalog");
    let engine = load(&std::env::args().nth(1).map_or(shipped, PathBuf::from));
    println!(
        "{:>8} {:>14} {:>14} {:>14} {:>14}",
        "ratings", "from the start", "one more", "one less", "18 films"
    );
    for count in [0, 20, 100, 500, 1_000, 1_499, 2_000, 5_000] {
        let films = engine.catalog().len() as u32;
        let ratings: Vec<Rating> = (0..=count)
            .map(|number| Rating {
                film: FilmIx(number * 7 % films.min(8_699)),
                stars: Stars::from_half_stars(1 + (number * number % 10) as u8).unwrap(),
            })
            .collect();
        let before = engine.fold_in(&ratings[..ratings.len() - 1]);
        let start = milliseconds(|| engine.predict(&before, FilmIx(3)));
        let all = engine.fold_in(&ratings);
        engine.predict(&all, FilmIx(3));
        let median = |step: &dyn Fn() -> f64| {
            let mut times: Vec<f64> = (0..9).map(|_| step()).collect();
            times.sort_by(f64::total_cmp);
            times[4]
        };
        let update = |from, ratings: &[Rating]| {
            let taste = engine.refold(from, from.model(), ratings, &[]);
            milliseconds(|| engine.predict(&taste, FilmIx(3)))
        };
        let predictions = || {
            milliseconds(|| {
                (0..SHOWN).map(|film| engine.predict(&all, FilmIx(film * 11 + 1)).stars).sum::<f32>()
            })
        };
        println!(
            "{count:>8} {start:>11.2} ms {:>11.2} ms {:>11.2} ms {:>11.2} ms",
            median(&|| update(&before, &ratings)),
            median(&|| update(&all, &ratings[..ratings.len() - 1])),
            median(&predictions),
        );
    }
}
