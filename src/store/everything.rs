//! Everything that a device keeps, as one file.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::keys::{PEOPLE, Slot, is_aside};
use super::lock::{NotUnlocked, unsealed};
use super::open::{Opened, open};
use super::people::{People, Profile};
use super::profiles::Profiles;
use super::record::{Record, Time};
use super::seal::is_sealed;
use super::vault::{Vault, now};

/// The version that this program writes, and the latest that it reads.
const VERSION: u32 = 1;

/// The file: each text under its key. `start.js` writes the same when the program cannot.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Everything {
    /// Always `everything`: how it is recognized.
    bijou: String,
    version: u32,
    kept: BTreeMap<String, String>,
}

impl Everything {
    fn new(kept: BTreeMap<String, String>) -> Self {
        Self { bijou: "everything".to_owned(), version: VERSION, kept }
    }

    /// The file of a text; nothing where it is none, or of a later version.
    pub fn read(text: &str) -> Option<Self> {
        let file: Self = serde_json::from_str(text).ok()?;
        (file.bijou == "everything" && file.version <= VERSION).then_some(file)
    }

    /// Whether some of it needs a passphrase.
    pub fn is_sealed(&self) -> bool {
        self.kept.values().any(|text| is_sealed(text))
    }

    /// The same with everything opened.
    ///
    /// # Errors
    /// When the passphrase does not open all of it.
    pub async fn opened(mut self, passphrase: &str) -> Result<Self, NotUnlocked> {
        for (key, text) in &mut self.kept {
            if is_sealed(text) {
                *text = unsealed(passphrase, key, text).await?;
            }
        }
        Ok(self)
    }

    /// Who is in it, and what they said. What was set aside stays in the file.
    pub fn people(&self) -> Vec<(Profile, Record)> {
        let people = self.kept.get(PEOPLE).and_then(|text| People::read(text)).unwrap_or_default();
        let records = self.kept.iter().filter_map(|(key, text)| match (Slot::of_key(key)?, open(text)) {
            (slot, Opened::Record(record)) => Some((slot.number(), record)),
            _ => None,
        });
        let records: BTreeMap<u32, Record> = records.collect();
        let people = people.with_all(records.keys().copied());
        let current = people.current();
        let mut all: Vec<(bool, Profile, Record)> = records
            .into_iter()
            .filter_map(|(number, record)| Some((number != current, people.profile(number)?, record)))
            .collect();
        // The one who exported comes first.
        all.sort_by_key(|(other, ..)| *other);
        all.into_iter().map(|(_, profile, record)| (profile, record)).collect()
    }
}

impl Profiles {
    /// Everything that is kept here or would be, as the text of a file that this program reads again.
    pub fn everything(self) -> String {
        self.load_all();
        let people = self.people().get_untracked();
        let written = |number: u32| {
            let record = untrack(|| self.with_record(number, |record| serde_json::to_string(record).ok()));
            Some((Slot::new(number).key(), record?))
        };
        let asides = Vault::texts().into_iter().filter(|(key, _)| is_aside(key));
        let mut kept: BTreeMap<String, String> =
            people.profiles().into_iter().filter_map(|(number, _)| written(number)).chain(asides).collect();
        kept.extend(serde_json::to_string(&people).ok().map(|text| (PEOPLE.to_owned(), text)));
        serde_json::to_string(&Everything::new(kept)).unwrap_or_default()
    }

    /// Takes in somebody of a file besides the current profile: into the profile of that name, or one of their own. False
    /// where there are as many profiles as there may be.
    pub fn bring(self, profile: &Profile, record: &Record) -> bool {
        let named = |(number, there): (u32, Profile)| {
            (!profile.name.is_empty() && there.name == profile.name).then_some(number)
        };
        let there = self.people().with_untracked(|people| people.profiles().into_iter().find_map(named));
        let Some(number) = there.or_else(|| self.make(&profile.name)) else { return false };
        let merged = untrack(|| self.with_record(number, |mine| mine.clone().merge(record)));
        self.put(number, merged);
        true
    }

    /// Notes that everything has been saved as a file, or put off.
    pub fn note_backup(self) {
        let note = |record: &mut Record, now: Time| {
            let films = record.films.len() + record.strangers.len();
            record.backed_up.set(u32::try_from(films).unwrap_or(u32::MAX), now);
        };
        self.library.record.update(|record| note(record, now()));
        self.library.keep();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bijou_engine::Stars;

    /// As written by the first release that wrote such files. Never change this text: people have it on their disks.
    const V1: &str = r#"{"bijou":"everything","version":1,"kept":{"bijou.aside.7":"?","bijou.people":"{\"version\":1,\"current\":{\"at\":7,\"value\":2},\"profiles\":{\"1\":{\"at\":5,\"value\":{\"name\":\"Anna\",\"color\":3}},\"2\":{\"at\":6,\"value\":{\"name\":\"Ben\",\"color\":5}}}}","bijou.profile.1":"{\"version\":1,\"ratings\":{\"318\":{\"at\":9,\"half_stars\":9}}}","bijou.profile.2":"{\"version\":2,\"films\":{}}"}}"#;

    #[test]
    fn the_first_version_is_read_and_written_to_the_letter() {
        let file = Everything::read(V1).unwrap();
        assert_eq!(serde_json::to_string(&file).unwrap(), V1);
        let people = file.people();
        let names: Vec<&str> = people.iter().map(|(profile, _)| profile.name.as_str()).collect();
        assert_eq!(names, ["Ben", "Anna"]);
        assert_eq!(people[1].1.stars("318"), Stars::from_half_stars(9));
    }

    #[test]
    fn what_is_no_such_file_is_refused() {
        for text in [
            "",
            "{}",
            r#"{"bijou":"sealed","version":1,"kept":{}}"#,
            &V1.replacen("\"version\":1", "\"version\":2", 1),
        ] {
            assert_eq!(Everything::read(text), None, "{text}");
        }
    }
}
