//! One more rating takes the same few buffers, however many ratings and films there are.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../examples/measuring/mod.rs"]
#[allow(dead_code, reason = "times are measured elsewhere")]
mod measuring;

use std::path::Path;

use allocation_counter::measure;
use bijou_engine::{Engine, FilmIx, ModelKind, Rating, Stars};

/// Buffers from one more rating to the 100 best films. Each of the three models takes some for its solve.
const MOST: u64 = 64;

fn ratings(count: u32) -> Vec<Rating> {
    let rating = |number: u32| Rating {
        film: FilmIx(number * 7 % 8_699),
        stars: Stars::from_half_stars(1 + (number * number % 10) as u8).unwrap(),
    };
    (0..count).map(rating).collect()
}

fn allocations_of_one_more(engine: &Engine, count: u32) -> u64 {
    let ratings = ratings(count + 1);
    let before = engine.fold_in(&ratings[..count as usize]);
    engine.rank(&before, |_| false, 100);
    let counted = measure(|| {
        let taste = engine.refold(&before, ModelKind::default(), &ratings, &[]);
        assert_eq!(engine.rank(&taste, |_| false, 100).len(), 100);
    });
    counted.count_total
}

#[test]
fn one_more_rating_allocates_as_often_after_ten_as_after_five_thousand() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/catalog");
    let engine = measuring::load(&shipped);
    let counts = [10, 100, 1_000, 5_000].map(|count| allocations_of_one_more(&engine, count));
    assert!(counts.iter().all(|count| *count <= MOST), "{counts:?}");
    assert!(counts.iter().all(|count| *count <= counts[0] + 8), "{counts:?}");
}
