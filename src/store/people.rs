//! Who uses this device: profiles, each with a record of its own, and guests that came as a taste code.

use std::collections::BTreeMap;

use bijou_tastecode::clean_name;
use serde::{Deserialize, Serialize};

use super::record::Time;
use super::settings::Stamped;

/// The version that this program writes, and the latest that it reads.
const VERSION: u32 = 1;
/// The profile that everybody has.
pub const FIRST: u32 = 1;
/// Profiles that a device has at most: as many as choose together.
pub const MOST_PROFILES: usize = 8;

/// Somebody's own library on this device.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct Profile {
    /// Whether it was deleted: remembered, so that another tab does not bring it back.
    #[serde(default, skip_serializing_if = "is_false")]
    pub gone: bool,
    /// What they want to be called; empty until they say so.
    pub name: String,
    /// Color of the avatar.
    pub color: u8,
}

/// Somebody who is known by a taste code.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct Guest {
    /// Whether they were sent away.
    #[serde(default, skip_serializing_if = "is_false")]
    pub gone: bool,
    /// What they are called here.
    pub name: String,
    /// Color of the avatar.
    pub color: u8,
    /// The code, as it is written.
    pub code: String,
}

/// The list of both.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct People {
    /// Version of this layout.
    pub version: u32,
    /// Whose record the pages work on.
    pub current: Stamped<u32>,
    /// Profiles by number. The first is there even where nothing is said of it.
    #[serde(default)]
    profiles: BTreeMap<u32, Stamped<Profile>>,
    /// Guests by number.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    guests: BTreeMap<u32, Stamped<Guest>>,
}

impl Default for People {
    fn default() -> Self {
        Self {
            version: VERSION,
            current: Stamped { at: 0, value: FIRST },
            profiles: BTreeMap::new(),
            guests: BTreeMap::new(),
        }
    }
}

impl People {
    /// Reads what was written; nothing where it is of a later version or no such list.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|people: &Self| people.version == VERSION)
    }

    /// Whether a text was written by a later version.
    pub fn is_later(text: &str) -> bool {
        #[derive(Deserialize)]
        struct VersionOnly {
            version: u32,
        }
        serde_json::from_str::<VersionOnly>(text).is_ok_and(|only| only.version > VERSION)
    }

    /// Both in one: of each person, and of who is current, the later change wins.
    pub fn merge(mut self, other: &Self) -> Self {
        self.current = self.current.max(other.current);
        later(&mut self.profiles, &other.profiles);
        later(&mut self.guests, &other.guests);
        self
    }

    /// The same with a profile for each number that nothing is said of.
    pub fn with_all(mut self, numbers: impl Iterator<Item = u32>) -> Self {
        for number in numbers.filter(|number| *number != FIRST) {
            self.profiles.entry(number).or_default();
        }
        self
    }

    /// The profiles that are there, by number.
    pub fn profiles(&self) -> Vec<(u32, Profile)> {
        let first = (!self.profiles.contains_key(&FIRST)).then(|| (FIRST, Profile::default()));
        let listed = self.profiles.iter().map(|(number, profile)| (*number, profile.value.clone()));
        let mut there: Vec<_> =
            first.into_iter().chain(listed.filter(|(_, profile)| !profile.gone)).collect();
        // Two tabs that each delete one of two profiles leave none: somebody has to be there.
        if there.is_empty() {
            there.push((FIRST, Profile::default()));
        }
        there
    }

    /// A profile that is there.
    pub fn profile(&self, number: u32) -> Option<Profile> {
        self.profiles().into_iter().find_map(|(other, profile)| (other == number).then_some(profile))
    }

    /// The guests that are there, by number.
    pub fn guests(&self) -> Vec<(u32, Guest)> {
        let listed = self.guests.iter().map(|(number, guest)| (*number, guest.value.clone()));
        listed.filter(|(_, guest)| !guest.gone).collect()
    }

    /// Whose record the pages work on: somebody who is there.
    pub fn current(&self) -> u32 {
        let profiles = self.profiles();
        let there = |number: u32| profiles.iter().any(|(other, _)| *other == number);
        let first = profiles.first().map_or(FIRST, |(number, _)| *number);
        Some(self.current.value).filter(|number| there(*number)).unwrap_or(first)
    }

    /// Whether there are as many profiles as there may be.
    pub fn is_full(&self) -> bool {
        self.profiles().len() >= MOST_PROFILES
    }

    /// Makes a profile; its number, unless there are as many as there may be.
    pub fn add(&mut self, name: &str, color: u8, now: Time) -> Option<u32> {
        if self.is_full() {
            return None;
        }
        let number =
            self.profiles.keys().next_back().map_or(FIRST, |last| (*last).max(FIRST)).saturating_add(1);
        self.set(number, Profile { gone: false, name: clean_name(name), color }, now);
        Some(number)
    }

    /// Changes what is said of a profile.
    pub fn set(&mut self, number: u32, profile: Profile, now: Time) {
        let name = clean_name(&profile.name);
        put(&mut self.profiles, number, Profile { name, ..profile }, now);
    }

    /// Deletes a profile, unless it is the last. Its record is not touched.
    pub fn remove(&mut self, number: u32, now: Time) -> bool {
        let profiles = self.profiles();
        let found = profiles.into_iter().find(|(other, _)| *other == number);
        match found {
            Some((_, profile)) if self.profiles().len() > 1 => {
                self.set(number, Profile { gone: true, ..profile }, now);
                true
            }
            _ => false,
        }
    }

    /// Works on somebody else's record from now on.
    pub fn switch(&mut self, number: u32, now: Time) {
        self.current.set(number, now);
    }

    /// Lets somebody in; their number.
    pub fn welcome(&mut self, guest: Guest, now: Time) -> u32 {
        let number = self.guests.keys().next_back().copied().unwrap_or(0).saturating_add(1);
        self.set_guest(number, guest, now);
        number
    }

    /// Changes what is said of a guest.
    pub fn set_guest(&mut self, number: u32, guest: Guest, now: Time) {
        let name = clean_name(&guest.name);
        put(&mut self.guests, number, Guest { name, ..guest }, now);
    }

    /// Whether anybody was added or named.
    pub fn says_anything(&self) -> bool {
        !self.profiles.is_empty() || !self.guests().is_empty()
    }

    /// Colors that are taken.
    pub fn colors(&self) -> Vec<u8> {
        let profiles = self.profiles().into_iter().map(|(_, profile)| profile.color);
        profiles.chain(self.guests().into_iter().map(|(_, guest)| guest.color)).collect()
    }
}

/// Says something, always later than what was said before, even where clocks differ.
fn put<T: Default>(all: &mut BTreeMap<u32, Stamped<T>>, number: u32, value: T, now: Time) {
    all.entry(number).or_default().set(value, now);
}

fn later<T: Ord + Clone>(mine: &mut BTreeMap<u32, Stamped<T>>, other: &BTreeMap<u32, Stamped<T>>) {
    for (number, theirs) in other {
        let mine = mine.entry(*number).or_insert_with(|| theirs.clone());
        if theirs > mine {
            mine.clone_from(theirs);
        }
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As written by the first release with profiles. Never change this text: people's devices hold it.
    const V1: &str = r#"{"version":1,"current":{"at":7,"value":2},"profiles":{"1":{"at":5,"value":{"name":"Anna","color":3}},"2":{"at":6,"value":{"name":"Ben","color":5}},"3":{"at":9,"value":{"gone":true,"name":"Cy","color":1}}},"guests":{"1":{"at":8,"value":{"name":"Dora","color":0,"code":"bijou100w4ynUAR000X2"}}}}"#;

    #[derive(Debug, Clone)]
    enum Act {
        Add(String),
        Rename(u32, String),
        Remove(u32),
        Switch(u32),
        Welcome(String),
    }

    fn acts() -> impl Strategy<Value = Vec<(Act, Time)>> {
        let act = prop_oneof![
            "[a-c]{0,3}".prop_map(Act::Add),
            (1..5_u32, "[a-c]{0,3}").prop_map(|(number, name)| Act::Rename(number, name)),
            (1..5_u32).prop_map(Act::Remove),
            (1..5_u32).prop_map(Act::Switch),
            "[a-c]{0,3}".prop_map(Act::Welcome),
        ];
        proptest::collection::vec((act, 0..50_u64), 0..12)
    }

    fn after(mut people: People, acts: Vec<(Act, Time)>) -> People {
        for (act, now) in acts {
            match act {
                Act::Add(name) => drop(people.add(&name, 1, now)),
                Act::Rename(number, name) => people.set(number, Profile { name, ..Profile::default() }, now),
                Act::Remove(number) => drop(people.remove(number, now)),
                Act::Switch(number) => people.switch(number, now),
                Act::Welcome(name) => drop(people.welcome(Guest { name, ..Guest::default() }, now)),
            }
        }
        people
    }

    proptest! {
        #[test]
        fn merging_depends_neither_on_order_nor_on_grouping(a in acts(), b in acts(), c in acts()) {
            let [a, b, c] = [a, b, c].map(|acts| after(People::default(), acts));
            prop_assert_eq!(a.clone().merge(&b), b.clone().merge(&a));
            prop_assert_eq!(a.clone().merge(&b).merge(&c), a.clone().merge(&b.merge(&c)));
            prop_assert_eq!(a.clone().merge(&a), a);
        }

        #[test]
        fn somebody_is_always_there_and_the_list_comes_back_as_written(acts in acts()) {
            let people = after(People::default(), acts);
            prop_assert!(!people.profiles().is_empty() && people.profiles().len() <= MOST_PROFILES);
            prop_assert!(people.profile(people.current()).is_some());
            let text = serde_json::to_string(&people).unwrap();
            prop_assert_eq!(People::read(&text), Some(people));
        }
    }

    #[test]
    fn the_first_version_is_read() {
        let people = People::read(V1).unwrap();
        assert_eq!(people.current(), 2);
        assert_eq!(people.profiles().into_iter().map(|(_, p)| p.name).collect::<Vec<_>>(), ["Anna", "Ben"]);
        assert_eq!(people.guests()[0].1.name, "Dora");
        assert_eq!(serde_json::to_string(&people).unwrap(), V1);
    }

    #[test]
    fn what_is_no_list_or_of_a_later_version_is_left_alone() {
        let none = V1.replacen("\"version\":1", "\"version\":0", 1);
        for text in ["", "{}", "[]", &none, &V1.replacen("\"version\":1", "\"version\":2", 1)] {
            assert_eq!(People::read(text), None, "{text}");
        }
        assert!(People::is_later(r#"{"version":2,"list":[]}"#));
        assert!(!People::is_later(V1) && !People::is_later("{}"));
    }

    #[test]
    fn somebody_is_there_even_where_two_tabs_each_deleted_one_of_two() {
        let mut people = People::default();
        let ben = people.add("Ben", 1, 10).unwrap();
        let mut other = people.clone();
        assert!(people.remove(FIRST, 11) && other.remove(ben, 11));
        let both = people.merge(&other);
        assert_eq!((both.profiles(), both.current()), (vec![(FIRST, Profile::default())], FIRST));
    }

    #[test]
    fn a_number_is_never_given_twice() {
        let mut people = People::default();
        let ben = people.add("Ben", 1, 10).unwrap();
        assert!(people.remove(ben, 11));
        assert_ne!(people.add("Cy", 1, 12), Some(ben));
        assert!(people.remove(FIRST, 13));
        assert_eq!(people.profiles().len(), 1);
        assert!(!people.remove(people.current(), 14));
    }
}
