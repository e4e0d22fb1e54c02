//! The profiles of this device as the pages see them: one of them is current, and the library holds its record.

use std::collections::BTreeMap;

use bijou_tastecode::TasteCode;
use leptos::ev;
use leptos::prelude::*;

use super::browser::{self, Slot};
use super::library::{Consent, Library};
use super::people::{Guest, People, Profile};
use super::record::{Record, Time};
use crate::night::free;

/// Everybody on this device, kept or not as the library is.
#[derive(Clone, Copy)]
pub struct Profiles {
    library: Library,
    people: RwSignal<People>,
    /// Records of profiles other than the current one, as far as they were asked for.
    others: RwSignal<BTreeMap<u32, Record>>,
}

/// What [`Profiles::remove`] and [`Profiles::erase`] took away.
#[derive(Clone)]
pub struct Removed {
    people: People,
    records: BTreeMap<u32, Record>,
    consent: Consent,
}

/// Opens the list and follows other tabs.
pub fn provide_profiles() -> Profiles {
    let profiles = Profiles::open();
    provide_context(profiles);
    let other_tab = window_event_listener(ev::storage, move |event| match event.key() {
        Some(key) if key == browser::PEOPLE => profiles.follow_people(event.new_value()),
        Some(key) => profiles.follow_record(&key),
        // Everything was cleared; the library stops keeping by itself.
        None => {}
    });
    on_cleanup(move || other_tab.remove());
    profiles
}

impl Profiles {
    fn open() -> Self {
        Self {
            library: Library::in_scope(),
            people: RwSignal::new(browser::people().unwrap_or_default()),
            others: RwSignal::new(BTreeMap::new()),
        }
    }

    /// The profiles in scope.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(Self::open)
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
        if number == self.people.with(People::current) {
            return self.library.record().with(read);
        }
        // Being asked for the first time changes nothing that anybody follows.
        if !self.others.with_untracked(|others| others.contains_key(&number)) {
            let stored = Slot::new(number).record().unwrap_or_default();
            self.others.update_untracked(|others| drop(others.insert(number, stored)));
        }
        self.others.with(|others| read(others.get(&number).unwrap_or(&Record::default())))
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
        if self.keeps() {
            browser::write(Slot::new(number), &record).ok();
        }
        self.others.update(|others| drop(others.insert(number, record)));
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
        self.turn_to(number);
    }

    /// Deletes a profile with its record; what was there, for undoing. Nothing happens to the last one.
    pub fn remove(self, number: u32) -> Option<Removed> {
        let people = self.people.get_untracked();
        let record = untrack(|| self.with_record(number, Record::clone));
        if !self.people.try_update(|people| people.remove(number, now())).unwrap_or_default() {
            return None;
        }
        let next = self.people.with_untracked(People::current);
        self.turn_to(next);
        self.others.update(|others| drop(others.remove(&number)));
        // The list first: another tab then knows that a profile went, and not that nothing is to be kept any more.
        self.keep();
        browser::forget(Slot::new(number));
        let consent = self.library.consent().get_untracked();
        Some(Removed { people, records: BTreeMap::from([(number, record)]), consent })
    }

    /// Brings a deleted profile back, and makes it current again where it was.
    pub fn bring_back(self, removed: &Removed) {
        for (number, record) in &removed.records {
            self.others.update(|others| drop(others.insert(*number, record.clone())));
            if self.keeps() {
                browser::write(Slot::new(*number), record).ok();
            }
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
        match consent {
            Consent::Keep => {
                self.keep();
                let keep =
                    |(number, record): (&u32, &Record)| browser::write(Slot::new(*number), record).ok();
                self.others.with_untracked(|others| others.iter().for_each(|one| drop(keep(one))));
            }
            Consent::VisitOnly => browser::forget_all(),
            Consent::Undecided => {}
        }
    }

    /// Removes everybody and everything, here and on the device; what was there, for undoing.
    pub fn erase(self) -> Removed {
        self.load_all();
        let people = self.people.get_untracked();
        let mut records = self.others.get_untracked();
        let (record, consent) = self.library.erase();
        records.insert(people.current(), record);
        self.people.set(People::default());
        self.turn_to(People::default().current());
        self.others.set(BTreeMap::new());
        Removed { people, records, consent }
    }

    /// Brings back what [`Self::erase`] removed.
    pub fn restore(self, removed: &Removed) {
        let (current, mut records) = (removed.people.current(), removed.records.clone());
        let record = records.remove(&current).unwrap_or_default();
        // What was said since the erasing belongs to the first profile of an empty device.
        let since = self.library.record().get_untracked();
        if current == People::default().current() {
            self.others.set(records);
            self.people.update(|people| *people = std::mem::take(people).merge(&removed.people));
            self.library.restore((record, removed.consent));
        } else {
            let first = records.entry(People::default().current()).or_default();
            *first = std::mem::take(first).merge(&since);
            self.others.set(records);
            self.people.update(|people| *people = std::mem::take(people).merge(&removed.people));
            self.library.turn_to(Slot::new(current), Some(record));
        }
        self.choose(removed.consent);
    }

    /// Everything that this device keeps, as it is: key and text.
    pub fn kept_texts(self) -> Vec<(String, String)> {
        self.people.track();
        self.others.track();
        self.library.kept_text();
        browser::texts()
    }

    /// The library takes another record; the one before is remembered here, where it may be all there is of it.
    fn turn_to(self, number: u32) {
        let before = self.library.slot();
        let slot = Slot::new(number);
        if slot == before {
            return;
        }
        self.library.flush();
        let left = self.library.record().get_untracked();
        let known = self.others.try_update(|others| {
            others.insert(before.number(), left);
            others.remove(&number)
        });
        self.library.turn_to(slot, known.flatten());
    }

    fn load_all(self) {
        let numbers = self.people.with_untracked(People::profiles).into_iter().map(|(number, _)| number);
        numbers.for_each(|number| untrack(|| self.with_record(number, |_| ())));
    }

    fn keeps(self) -> bool {
        self.library.consent().get_untracked() == Consent::Keep
    }

    /// Writes the list, merged with what another tab may have written since.
    fn keep(self) {
        if !self.keeps() {
            return;
        }
        let news = browser::people();
        if let Some(theirs) = news {
            let merged = self.people.with_untracked(|mine| mine.clone().merge(&theirs));
            if self.people.with_untracked(|mine| *mine != merged) {
                self.people.set(merged);
            }
        }
        if let Err(trouble) = self.people.with_untracked(browser::write_people) {
            self.library.trouble().set(Some(trouble));
        }
    }

    /// Another tab wrote the list.
    fn follow_people(self, text: Option<String>) {
        let Some(theirs) = text.as_deref().and_then(People::read) else { return };
        self.people.update(|mine| *mine = std::mem::take(mine).merge(&theirs));
        self.turn_to(self.people.with_untracked(People::current));
    }

    /// Another tab wrote the record of somebody who is not current.
    fn follow_record(self, key: &str) {
        let known: Vec<u32> = self.others.with_untracked(|others| others.keys().copied().collect());
        let Some(number) = known.into_iter().find(|number| Slot::new(*number).key() == key) else { return };
        if let Some(theirs) = Slot::new(number).record() {
            self.others.update(|others| {
                let mine = others.entry(number).or_default();
                *mine = std::mem::take(mine).merge(&theirs);
            });
        }
    }
}

fn now() -> Time {
    js_sys::Date::now() as Time
}
