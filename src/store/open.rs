//! Reads a stored record of any version without ever destroying what it cannot read.

use serde::Deserialize;

use super::document::Taken;
use super::migrate::V1;
use super::record::{Record, VERSION};

/// What stored text turned out to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Opened {
    /// A record, migrated where it was older.
    Record(Record),
    /// From a later version: to be left alone. What this version understands of it may be shown.
    Newer(Option<Box<Record>>),
    /// Not a record at all: to be set aside.
    Unreadable,
}

#[derive(Deserialize)]
struct VersionOnly {
    version: u32,
}

/// Opens stored text.
pub fn open(text: &str) -> Opened {
    // The version first: the rest of a later record may look different.
    match serde_json::from_str::<VersionOnly>(text) {
        Ok(VersionOnly { version }) if version > VERSION => Opened::Newer(serde_json::from_str(text).ok()),
        Ok(VersionOnly { version: 1 }) => {
            serde_json::from_str::<V1>(text).map_or(Opened::Unreadable, |old| Opened::Record(old.into()))
        }
        Ok(VersionOnly { version: VERSION }) => {
            serde_json::from_str(text).map_or(Opened::Unreadable, Opened::Record)
        }
        Ok(_) | Err(_) => Opened::Unreadable,
    }
}

/// What becomes of a record that takes in stored text: how that went, and the record where it has changed.
pub fn joined(mine: &Record, text: &str) -> (Taken, Option<Record>) {
    let (theirs, newer) = match open(text) {
        Opened::Record(theirs) => (theirs, false),
        // What this version understands of it is shown, and not written.
        Opened::Newer(Some(theirs)) => (*theirs, true),
        Opened::Newer(None) => return (Taken::Newer, None),
        Opened::Unreadable => return (Taken::Unreadable, None),
    };
    let merged = mine.clone().merge(&theirs);
    let taken = match newer {
        true => Taken::Newer,
        false if merged == theirs => Taken::Whole,
        false => Taken::More,
    };
    (taken, (merged != *mine).then_some(merged))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Stamped;

    /// As written by the first release. Never change this text: people's devices hold it.
    const V1: &str = r#"{"version":1,"ratings":{"318":{"at":1700000000000,"half_stars":9},"2":{"at":1700000000001,"half_stars":null}},"theme":{"at":0,"value":"system"}}"#;

    /// Written since picks can be tuned. As little to be changed.
    const V1_TUNED: &str = r#"{"version":1,"ratings":{"318":{"at":1700000000000,"half_stars":9}},"theme":{"at":0,"value":"system"},"picking":{"at":1700000000002,"value":{"model":"factors","popularity":2,"variety":0,"own_genres":4,"from":1970,"to":1980,"whole_series":true}}}"#;

    /// Everything that version 2 holds. As little to be changed.
    const V2: &str = r#"{"version":2,"films":{"2":{"rating":{"at":1700000000001,"value":null},"hidden":{"at":1700000000003,"value":true}},"318":{"rating":{"at":1700000000000,"value":{"half_stars":9,"on":"2014-03-01"}},"seen":{"at":1700000000004,"value":true},"watched":{"at":1700000000005,"value":["2014-03-01","2020-02-29"]},"times":{"at":1700000000005,"value":3},"listed":{"at":1700000000006,"value":false},"note":{"at":1700000000007,"value":"\"Get busy living\""},"tags":{"at":1700000000008,"value":["prison"]}}},"strangers":{"imdb:113277":{"title":"Heat","year":1995,"imdb":113277,"tmdb":949,"said":{"listed":{"at":1700000000009,"value":true}}}},"theme":{"at":1,"value":"dark"},"picking":{"at":1700000000002,"value":{"model":"factors","popularity":2,"variety":0,"own_genres":4,"from":1970,"to":1980,"whole_series":true,"with_watchlist":true}}}"#;

    fn record(text: &str) -> Record {
        let Opened::Record(record) = open(text) else { panic!("refused") };
        record
    }

    #[test]
    fn choices_about_picks_are_migrated() {
        let record = record(V1_TUNED);
        assert_eq!(record.picking.value.model.name(), "factors");
        assert_eq!((record.picking.value.own_genres, record.picking.value.to), (4, 1980));
        assert!(!record.picking.value.with_watchlist);
    }

    #[test]
    fn the_first_version_is_migrated() {
        let record = record(V1);
        assert_eq!(record.version, VERSION);
        assert_eq!(record.stars("318").map(|stars| stars.half_stars()), Some(9));
        assert_eq!(record.rated().collect::<Vec<_>>().len(), 1);
        // A rating that was taken back is remembered as such.
        assert_eq!(record.film("2").rating, Some(Stamped { at: 1_700_000_000_001, value: None }));
        let written = serde_json::to_string(&record).unwrap();
        assert_eq!(open(&written), Opened::Record(record));
    }

    #[test]
    fn the_present_version_is_read_and_written_to_the_letter() {
        let record = record(V2);
        assert_eq!(serde_json::to_string(&record).unwrap(), V2);
        let film = record.film("318");
        assert_eq!((film.times(), film.tags(), film.watched().len()), (3, &["prison".to_owned()][..], 2));
        assert!(record.film("2").is_hidden() && record.strangers["imdb:113277"].said.is_listed());
    }

    #[test]
    fn a_later_version_is_left_alone() {
        assert_eq!(open(r#"{"version":3,"films":[]}"#), Opened::Newer(None));
        let later = V2.replacen("\"version\":2", "\"version\":3,\"new\":[1]", 1);
        let Opened::Newer(Some(understood)) = open(&later) else { panic!("not understood") };
        assert_eq!(understood.stars("318"), record(V2).stars("318"));
    }

    #[test]
    fn anything_else_is_unreadable() {
        for text in [
            "",
            "{",
            "null",
            "[]",
            r#"{"version":"x"}"#,
            r#"{"version":0,"films":{}}"#,
            r#"{"version":1,"ratings":[]}"#,
            r#"{"version":2,"films":[]}"#,
        ] {
            assert_eq!(open(text), Opened::Unreadable, "{text}");
        }
    }
}
