//! Every reader on random bytes and on damaged seeds; what a fuzzer finds becomes a seed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use bijou_hostile::{TARGETS, Target, alone, seeds};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestError, TestRunner};

/// A small damage.
#[derive(Debug, Clone)]
enum Damage {
    /// Another byte.
    Flip(Index, u8),
    /// Nothing behind this place.
    Cut(Index),
    /// Nothing between these places.
    Drop(Index, Index),
    /// What is between these places twice.
    Double(Index, Index),
    /// A word of the target's.
    Insert(Index, Index),
    /// The end of another seed in place of its own.
    Splice(Index, Index, Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = any::<Index>;
    prop_oneof![
        4 => (place(), 1_u8..).prop_map(|(at, flip)| Damage::Flip(at, flip)),
        1 => place().prop_map(Damage::Cut),
        1 => (place(), place()).prop_map(|(from, to)| Damage::Drop(from, to)),
        1 => (place(), place()).prop_map(|(from, to)| Damage::Double(from, to)),
        3 => (place(), place()).prop_map(|(at, word)| Damage::Insert(at, word)),
        1 => (place(), place(), place()).prop_map(|(at, other, from)| Damage::Splice(at, other, from)),
    ]
}

fn damaged(target: &Target, seeds: &[Vec<u8>], seed: Index, damages: &[Damage]) -> Vec<u8> {
    let mut bytes = seed.get(seeds).clone();
    for damage in damages {
        let place = |at: &Index, bytes: &[u8]| at.index(bytes.len() + 1);
        let span = |from: &Index, to: &Index, bytes: &[u8]| {
            let (from, to) = (place(from, bytes), place(to, bytes));
            from.min(to)..from.max(to)
        };
        match damage {
            Damage::Flip(at, flip) if !bytes.is_empty() => {
                let at = at.index(bytes.len());
                bytes[at] ^= flip;
            }
            Damage::Flip(..) => {}
            Damage::Cut(at) => bytes.truncate(place(at, &bytes)),
            Damage::Drop(from, to) => drop(bytes.drain(span(from, to, &bytes))),
            Damage::Double(from, to) => {
                let span = span(from, to, &bytes);
                let twice = bytes[span.clone()].to_vec();
                bytes.splice(span.end..span.end, twice);
            }
            Damage::Insert(at, word) => {
                let at = place(at, &bytes);
                bytes.splice(at..at, word.get(target.words).bytes());
            }
            Damage::Splice(at, other, from) => {
                let other = other.get(seeds);
                bytes.truncate(place(at, &bytes));
                bytes.extend(&other[place(from, other)..]);
            }
        }
    }
    bytes
}

/// Gives a target many inputs; the shortest that breaks it, if one does.
fn attack(name: &str, cases: u32) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let seeds: Vec<Vec<u8>> = seeds::of(name).unwrap().into_iter().map(|(_, bytes)| bytes).collect();
    seeds.iter().for_each(|seed| (target.run)(seed));
    let random = proptest::collection::vec(any::<u8>(), 0..300);
    let mutated = (any::<Index>(), proptest::collection::vec(damage(), 1..6))
        .prop_map(|(seed, damages)| damaged(target, &seeds, seed, &damages));
    let inputs = prop_oneof![1 => random, 4 => mutated];
    // What breaks becomes a seed by hand, where the fuzzer finds it too.
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let result = TestRunner::new(config).run(&inputs, |bytes| {
        (target.run)(&bytes);
        Ok(())
    });
    if let Err(TestError::Fail(why, bytes)) = result {
        panic!("{name}: {why}\nthe input: {}", bytes.escape_ascii());
    }
}

#[test]
fn a_manifest_may_be_anything() {
    let _alone = alone();
    attack("catalog_plan", 3_000);
}

#[test]
fn a_shard_may_be_anything() {
    let _alone = alone();
    attack("catalog_shard", 3_000);
}

#[test]
fn a_file_to_import_may_be_anything() {
    let _alone = alone();
    attack("import", 1_500);
}

#[test]
fn a_backup_may_be_anything() {
    let _alone = alone();
    attack("backup", 2_000);
}

#[test]
fn a_taste_code_may_be_anything() {
    let _alone = alone();
    attack("taste_code", 2_000);
}

#[test]
fn what_the_browser_kept_may_be_anything() {
    let _alone = alone();
    attack("stored_record", 2_000);
}
