//! Reads a stored record of any version without ever destroying what it cannot read.

use serde::Deserialize;

use super::record::{Record, VERSION};

/// What stored text turned out to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Opened {
    /// A record, migrated where it was older.
    Record(Record),
    /// From a later version: to be left alone.
    Newer,
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
        Ok(VersionOnly { version }) if version > VERSION => Opened::Newer,
        Ok(_) => serde_json::from_str(text).map_or(Opened::Unreadable, Opened::Record),
        Err(_) => Opened::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As written by the first release. Never change this text: people's devices hold it.
    const V1: &str = r#"{"version":1,"ratings":{"318":{"at":1700000000000,"half_stars":9},"2":{"at":1700000000001,"half_stars":null}},"theme":{"at":0,"value":"system"}}"#;

    /// Written since picks can be tuned. As little to be changed.
    const V1_TUNED: &str = r#"{"version":1,"ratings":{"318":{"at":1700000000000,"half_stars":9}},"theme":{"at":0,"value":"system"},"picking":{"at":1700000000002,"value":{"model":"factors","popularity":2,"variety":0,"own_genres":4,"from":1970,"to":1980,"whole_series":true}}}"#;

    #[test]
    fn choices_about_picks_are_read() {
        let Opened::Record(record) = open(V1_TUNED) else { panic!("refused") };
        assert_eq!(record.picking.value.model.name(), "factors");
        assert_eq!((record.picking.value.own_genres, record.picking.value.to), (4, 1980));
        assert_eq!(serde_json::to_string(&record).unwrap(), V1_TUNED);
    }

    #[test]
    fn the_first_version_is_read() {
        let Opened::Record(record) = open(V1) else { panic!("refused") };
        assert_eq!(record.stars("318").map(|stars| stars.half_stars()), Some(9));
        assert_eq!(record.rated().count(), 1);
        assert_eq!(serde_json::to_string(&record).unwrap(), {
            let sorted: Record = serde_json::from_str(V1).unwrap();
            serde_json::to_string(&sorted).unwrap()
        });
    }

    #[test]
    fn a_later_version_is_left_alone() {
        assert_eq!(open(r#"{"version":2,"films":[]}"#), Opened::Newer);
    }

    #[test]
    fn anything_else_is_unreadable() {
        for text in ["", "{", "null", "[]", r#"{"version":"x"}"#, r#"{"version":1,"ratings":[]}"#] {
            assert_eq!(open(text), Opened::Unreadable, "{text}");
        }
    }
}
