use bijou::store::{MOST_PROFILES, Opened, People, Record, VERSION, open};

use crate::heap::{Allowance, within};

/// See [`crate::backup`]: the same record, with another to merge with.
const ALLOWED: Allowance = Allowance { fixed: 256 << 10, per_byte: 768 };

/// Everything that version 2 can hold; written by a release, so that it never changes.
const FROZEN: &str = include_str!("../seeds/stored_record/everything.json");

/// What the browser kept: a person's record, and the list of people.
pub fn stored_record(bytes: &[u8]) {
    within(ALLOWED, bytes.len(), || {
        let text = String::from_utf8_lossy(bytes);
        if let Opened::Record(record) = open(&text) {
            merges(&record);
            comes_back(&record);
        }
        if let Some(people) = People::read(&text) {
            somebody_is_there(&people);
        }
    });
}

/// Merging depends neither on the order nor on how often it is done.
pub(crate) fn merges(record: &Record) {
    let Opened::Record(frozen) = open(FROZEN) else {
        unreachable!("the frozen record is not read");
    };
    let once = record.clone().merge(&frozen);
    assert_eq!(once, frozen.clone().merge(record), "the order of merging matters");
    assert_eq!(once.clone().merge(&frozen), once, "merging again changes something");
    assert_eq!(once.clone().merge(record), once, "merging again changes something");
    assert_eq!(record.clone().merge(record), *record, "merging with itself changes something");
}

/// Written and read again it is the same; the text.
pub(crate) fn comes_back(record: &Record) -> String {
    assert_eq!(record.version, VERSION);
    let written = serde_json::to_string(record).unwrap_or_default();
    assert_eq!(open(&written), Opened::Record(record.clone()), "from {written}");
    written
}

fn somebody_is_there(people: &People) {
    let profiles = people.profiles();
    assert!(people.profile(people.current()).is_some(), "nobody is current");
    assert_eq!(people.is_full(), profiles.len() >= MOST_PROFILES);
    assert!(people.guests().iter().all(|(_, guest)| !guest.gone));
    let written = serde_json::to_string(people).unwrap_or_default();
    assert_eq!(People::read(&written).as_ref(), Some(people), "from {written}");
    assert_eq!(people.clone().merge(people), *people);
    let other = People::default();
    assert_eq!(other.clone().merge(people), people.clone().merge(&other));
}
