//! The profiles of this device as the pages see them: one of them is current, and the library holds its record.

use std::collections::BTreeMap;

use bijou_tastecode::TasteCode;
use leptos::ev;
use leptos::prelude::*;

use super::browser::Browser;
use super::consent::Consent;
use super::document::{Document, Taken, take_in};
use super::keys::{PEOPLE, Slot};
use super::library::Library;
use super::people::{Guest, People, Profile};
use super::record::Record;
use super::storage::Storage as _;
use super::trouble::Trouble;
use super::vault::{Vault, begin, now};
use crate::night::free;

/// Everybody on this device, kept or not as the library is.
#[derive(Clone, Copy)]
pub struct Profiles {
    pub(super) library: Library,
    people: RwSignal<People>,
}

/// What [`Profiles::remove`] and [`Profiles::erase`] took away.
#[derive(Clone)]
pub struct Removed {
    people: People,
    records: BTreeMap<u32, Record>,
    consent: Consent,
}

/// Begins with the one profile that everybody has.
pub fn provide_profiles() -> Profiles {
    let profiles = Profiles::new();
    provide_context(profiles);
    profiles
}

impl Profiles {
    fn new() -> Self {
        Self { library: Library::in_scope(), people: RwSignal::new(People::default()) }
    }

    /// Opens the list and follows other tabs.
    pub(super) fn open(self) {
        if let Some(storage) = Browser::storage() {
            let kept = Vault::plain(PEOPLE).as_deref().and_then(People::read);
            // Where the list is gone or broken, records tell of profiles.
            let slots = storage.keys().into_iter().filter_map(|key| Slot::of_key(&key));
            self.people.set(kept.unwrap_or_default().with_all(slots.map(Slot::number)));
        }
        let other_tab = window_event_listener(ev::storage, move |event| {
            if event.key().is_some_and(|key| key == PEOPLE) && event.new_value().is_some() {
                begin(self.follow());
            }
        });
        on_cleanup(move || other_tab.remove());
    }

    /// The profiles in scope.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// The list, to read from.
    pub fn people(self) -> ReadSignal<People> {
        self.people.read_only()
    }

    /// Whose record the pages work on.
    pub fn current(self) -> Memo<u32> {
        Memo::new(move |_| self.people.with(People::current))
    }

    /// Reads somebody's record, and follows it.
    pub fn with_record<T>(self, number: u32, read: impl FnOnce(&Record) -> T) -> T {
        self.library.with_record(number, read)
    }

    /// Makes a profile and gives its number, unless there are as many as there may be. It has seen nothing; light and
    /// language are those of who makes it.
    pub fn make(self, name: &str) -> Option<u32> {
        let color = self.people.with_untracked(|people| free(0, &people.colors()));
        let number = self.people.try_update(|people| people.add(name, color, now())).flatten()?;
        let record = self.library.record().with_untracked(|record| Record {
            theme: record.theme,
            language: record.language,
            ..Record::default()
        });
        self.put(number, record);
        self.keep();
        Some(number)
    }

    /// Changes a profile's name or color.
    pub fn set(self, number: u32, profile: Profile) {
        self.people.update(|people| people.set(number, profile, now()));
        self.keep();
    }

    /// Lets all pages work on another profile.
    pub fn switch(self, number: u32) {
        self.people.update(|people| people.switch(number, now()));
        self.keep();
        self.library.turn_to(Slot::new(number));
    }

    /// Deletes a profile with its record; what was there, for undoing. Nothing happens to the last one.
    pub fn remove(self, number: u32) -> Option<Removed> {
        let people = self.people.get_untracked();
        let record = untrack(|| self.with_record(number, Record::clone));
        if !self.people.try_update(|people| people.remove(number, now())).unwrap_or_default() {
            return None;
        }
        let next = self.people.with_untracked(People::current);
        self.library.turn_to(Slot::new(next));
        self.library.others.update(|others| drop(others.remove(&number)));
        // The list first: another tab then knows that a profile went, and does not keep its record again.
        self.keep();
        if let Some(storage) = Browser::storage().filter(|_| self.library.keeps()) {
            storage.remove(&Slot::new(number).key());
        }
        let consent = self.library.consent().get_untracked();
        Some(Removed { people, records: BTreeMap::from([(number, record)]), consent })
    }

    /// Brings a deleted profile back, and makes it current again where it was.
    pub fn bring_back(self, removed: &Removed) {
        for (number, record) in &removed.records {
            self.put(*number, record.clone());
            if let Some(profile) = removed.people.profile(*number) {
                self.people.update(|people| people.set(*number, profile, now()));
            }
        }
        self.switch(removed.people.current());
    }

    /// Lets a guest in; their number.
    pub fn welcome(self, code: &TasteCode, name: &str, color: u8) -> u32 {
        let guest = Guest { gone: false, name: name.to_owned(), color, code: code.encode() };
        let number = self.people.try_update(|people| people.welcome(guest, now())).unwrap_or_default();
        self.keep();
        number
    }

    /// Sends a guest away, or calls them back.
    pub fn set_guest(self, number: u32, guest: Guest) {
        self.people.update(|people| people.set_guest(number, guest, now()));
        self.keep();
    }

    /// Answers whether to keep, for everybody; stops keeping by removing what was kept.
    pub fn choose(self, consent: Consent) {
        self.load_all();
        self.library.choose(consent);
        self.keep();
    }

    /// Removes everybody and everything, here and on the device; what was there, for undoing.
    pub fn erase(self) -> Removed {
        self.load_all();
        let people = self.people.get_untracked();
        let mut records = self.library.others.get_untracked();
        records.insert(people.current(), self.library.record().get_untracked());
        let consent = self.library.consent().get_untracked();
        self.library.erase();
        self.people.set(People::default());
        Removed { people, records, consent }
    }

    /// Keeps again what [`Self::choose`] removed, under the passphrase that it had.
    pub fn keep_again(self) {
        self.library.vault.restore();
        self.choose(Consent::Keep);
    }

    /// Brings back what [`Self::erase`] removed, beside what was said since, under the passphrase that it had.
    pub fn restore(self, removed: &Removed) {
        self.library.vault.restore();
        for (number, record) in &removed.records {
            let since = untrack(|| self.with_record(*number, Record::clone));
            self.put(*number, since.merge(record));
        }
        self.people.update(|people| *people = std::mem::take(people).merge(&removed.people));
        self.library.turn_to(Slot::new(self.people.with_untracked(People::current)));
        self.choose(removed.consent);
    }

    /// Everything that this device keeps, as it is: key and text.
    pub fn kept_texts(self) -> Vec<(String, String)> {
        self.people.track();
        self.library.writes.track();
        self.library.consent().track();
        self.library.trouble().track();
        Vault::texts()
    }

    /// Takes up a record as it is, and keeps it.
    pub(super) fn put(self, number: u32, record: Record) {
        if number == self.library.slot().number() {
            self.library.record.set(record);
        } else {
            self.library.others.update(|others| drop(others.insert(number, record)));
        }
        self.library.write_soon(Slot::new(number));
    }

    /// Lets the library have everybody's record.
    pub(super) fn load_all(self) {
        let numbers = self.people.with_untracked(People::profiles).into_iter().map(|(number, _)| number);
        numbers.for_each(|number| untrack(|| self.with_record(number, |_| ())));
    }

    /// Writes the list, where the person wants to keep and there is something to say.
    pub(super) fn keep(self) {
        if let Some(keeper) = self.library.keeper.get_value() {
            (keeper.write_people)(self);
        }
    }

    pub(super) fn write_where_kept(self) {
        if self.library.keeps() {
            begin(self.write());
        }
    }

    async fn write(self) {
        if let Err(trouble) = self.library.vault.keep(&self).await {
            self.library.trouble().set(Some(trouble));
        }
    }

    /// Takes in the list as it is kept: another tab wrote it, or a passphrase was given.
    pub(super) async fn follow(self) {
        let Some(storage) = Browser::storage() else { return };
        let Some(text) = storage.get(PEOPLE) else { return };
        // Where it cannot be read, the records tell why.
        if take_in(&self, &storage, self.library.vault.key().as_ref(), &text, now()).await.is_ok() {
            self.library.turn_to(Slot::new(self.people.with_untracked(People::current)));
        }
    }
}

impl Document for Profiles {
    fn key(&self) -> String {
        PEOPLE.to_owned()
    }

    /// The list is short: it is read whenever it is written.
    fn known(&self) -> Option<String> {
        None
    }

    fn know(&self, _: String) {}

    fn take_in(&self, text: &str) -> Taken {
        if People::is_later(text) {
            return Taken::Newer;
        }
        let Some(theirs) = People::read(text) else { return Taken::Unreadable };
        let merged = self.people.with_untracked(|mine| mine.clone().merge(&theirs));
        let taken = if merged == theirs { Taken::Whole } else { Taken::More };
        if self.people.with_untracked(|mine| *mine != merged) {
            self.people.set(merged);
        }
        taken
    }

    fn text(&self) -> String {
        self.people.with_untracked(|people| serde_json::to_string(people).unwrap_or_default())
    }

    fn is_kept(&self) -> bool {
        self.library.keeps()
    }

    fn hear(&self, trouble: Trouble) {
        self.library.trouble().set(Some(trouble));
    }
}
