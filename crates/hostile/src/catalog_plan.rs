use bijou_catalog::{
    Error, MAX_FILMS_PER_SHARD, MAX_INFLATED_BYTES, MAX_MANIFEST_BYTES, MAX_SHARD_BYTES, Manifest, Plan,
    ShardEntry,
};

use crate::heap::{Allowance, within};

/// A shard of the manifest takes 100 bytes once read and a figure of the card 32, of which at least 20 bytes of JSON are
/// each; twice that while vectors grow, and twice again for reading, writing and comparing.
const ALLOWED: Allowance = Allowance { fixed: 64 << 10, per_byte: 24 };

/// `manifest.json` of a catalog: the plan that a visit reads first, and all of it.
pub fn catalog_plan(bytes: &[u8]) {
    within(ALLOWED, bytes.len(), || match (Plan::from_json(bytes), Manifest::from_json(bytes)) {
        (Ok(plan), Ok(manifest)) => {
            assert_eq!(plan.shards, manifest.shards, "plan and manifest name other shards");
            comes_back(&manifest);
        }
        // The rest of the manifest is of no matter to the plan.
        (Ok(plan), Err(error)) => {
            assert!(matches!(error, Error::Manifest(_)), "{error}");
            keeps_limits(bytes, &plan.shards);
        }
        (Err(plan), Err(manifest)) => {
            assert_eq!(plan, manifest);
            assert!(!plan.to_string().is_empty());
        }
        (Err(error), Ok(_)) => unreachable!("a manifest without a plan was accepted: {error}"),
    });
}

fn keeps_limits(bytes: &[u8], shards: &[ShardEntry]) {
    assert!(bytes.len() <= MAX_MANIFEST_BYTES);
    assert_eq!(shards.len(), 3);
    for shard in shards {
        assert!(shard.bytes <= MAX_SHARD_BYTES && shard.inflated_bytes <= MAX_INFLATED_BYTES);
        assert!(shard.films <= MAX_FILMS_PER_SHARD);
        // A name that is taken as a part of an address leads nowhere else.
        assert!(!shard.file.contains(['/', '\\', ':', '%', '?', '#']) && !shard.file.starts_with('.'));
    }
}

/// Written and read again it is the same, but for the last place of a figure: JSON is read without the slower algorithm
/// that gets the last bit right.
fn comes_back(manifest: &Manifest) {
    let written = manifest.to_json();
    assert!(written.is_ok(), "a manifest that was read cannot be written: {written:?}");
    let again = written.and_then(|json| Manifest::from_json(json.as_bytes()));
    let Ok(again) = again else {
        unreachable!("a manifest that was written is not read: {again:?}");
    };
    assert_eq!(
        (&again.shards, &again.source, again.films()),
        (&manifest.shards, &manifest.source, manifest.films())
    );
    let cards = [(&manifest.card.settings, &again.card.settings), (&manifest.card.data, &again.card.data)];
    for (before, after) in cards.into_iter().flat_map(|(before, after)| before.iter().zip(after)) {
        assert_eq!(before.name, after.name);
        let off = (before.value - after.value).abs();
        assert!(off <= before.value.abs() * f64::EPSILON, "{} became {}", before.value, after.value);
    }
}
