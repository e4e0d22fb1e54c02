//! How the library and the storage keep in step.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::browser::{Browser, ask_to_persist};
use super::consent::Consent;
use super::document::{Document, Taken, take_in};
use super::keeper::Keeper;
use super::keys::{PEOPLE, Slot};
use super::library::Library;
use super::open::{Opened, joined, open};
use super::people::People;
use super::profiles::Profiles;
use super::record::Record;
use super::storage::Storage as _;
use super::trouble::Trouble;
use super::vault::{Lock, Vault, begin, now};
use super::word::{WORD, Word};
use crate::timing::timed;

/// Name of writing the record in the browser's user timings.
pub const KEEP: &str = "keep";
/// From a change to writing it: the page answers first, and changes in a row are written once. A page that is left or
/// hidden writes at once.
const SOON: Duration = Duration::from_millis(30);

/// What has been written of the records, and what has not.
#[derive(Default)]
pub(super) struct Written {
    /// The stored texts that the records have in them.
    known: BTreeMap<Slot, String>,
    /// Whose records are still to be written.
    waiting: BTreeSet<Slot>,
    /// Whether they will be written soon.
    scheduled: bool,
    /// Whether someone asked, here or in another tab, for nothing to be kept any more.
    forgotten: bool,
}

/// The record of one profile, wherever the library has it.
struct Kept {
    library: Library,
    slot: Slot,
}

impl Kept {
    fn with<T>(&self, read: impl FnOnce(&Record) -> T) -> T {
        untrack(|| self.library.with_record(self.slot.number(), read))
    }

    fn is_current(&self) -> bool {
        self.slot == self.library.slot.get_untracked()
    }
}

impl Document for Kept {
    fn key(&self) -> String {
        self.slot.key()
    }

    fn known(&self) -> Option<String> {
        self.library.written.with_value(|written| written.known.get(&self.slot).cloned())
    }

    fn know(&self, text: String) {
        self.library.written.try_update_value(|written| written.known.insert(self.slot, text));
        self.library.count_write();
    }

    fn take_in(&self, text: &str) -> Taken {
        let (taken, merged) = self.with(|mine| joined(mine, text));
        if let Some(merged) = merged {
            if self.is_current() {
                self.library.record.set(merged);
            } else {
                self.library.others.update(|others| drop(others.insert(self.slot.number(), merged)));
            }
        }
        taken
    }

    fn text(&self) -> String {
        self.with(|record| serde_json::to_string(record).unwrap_or_default())
    }

    fn is_kept(&self) -> bool {
        self.library.keeps()
    }

    fn hear(&self, trouble: Trouble) {
        self.library.trouble.set(Some(trouble));
    }
}

/// Opens what this device keeps, and keeps it from now on: follows other tabs, and writes. Called once.
pub fn keep_from_now_on() {
    let (library, profiles) = (Library::in_scope(), Profiles::in_scope());
    library.vault.look();
    let people = Vault::plain(PEOPLE).and_then(|text| People::read(&text));
    library.slot.set(people.map_or(Slot::FIRST, |people| Slot::new(people.current())));
    library.keeper.set_value(Some(KEEPER));
    library.read();
    library.follow_tabs();
    profiles.open();
    library.opened.set(true);
}

const KEEPER: Keeper = Keeper {
    write_soon: Library::schedule,
    flush: Library::write_waiting,
    load: Library::load_kept,
    write_people: Profiles::write_where_kept,
};

impl Library {
    /// Opens the current record, at the beginning and once a passphrase has been given.
    pub(super) fn read(self) {
        let Some(storage) = Browser::storage() else {
            // Where nothing can be kept there is nothing to ask.
            self.consent.set(Consent::VisitOnly);
            return self.trouble.set(Some(Trouble::Blocked));
        };
        if self.vault.lock().get_untracked() == Lock::Closed {
            return self.consent.set(Consent::Locked);
        }
        let slot = self.slot.get_untracked();
        self.take_in_kept(&storage, slot, |kept| kept.known().is_some());
    }

    fn load_kept(self, slot: Slot) {
        let stored = Vault::plain(&slot.key()).map(|text| open(&text));
        let record = if let Some(Opened::Record(record)) = stored { record } else { Record::default() };
        self.others.update_untracked(|others| drop(others.insert(slot.number(), record)));
        if self.vault.key().is_some() {
            self.follow(slot);
        }
    }

    /// Follows what other tabs write and say, and writes when the page is left.
    fn follow_tabs(self) {
        let tabs = window_event_listener(ev::storage, move |event| match event.key() {
            None => self.write_again(None),
            Some(key) if key == WORD => self.hear(event.new_value().as_deref().and_then(Word::heard)),
            Some(key) => {
                let held = |slot: &Slot| {
                    *slot == self.slot.get_untracked()
                        || self.others.with_untracked(|others| others.contains_key(&slot.number()))
                };
                match Slot::of_key(&key).filter(held) {
                    Some(slot) if event.new_value().is_some() => self.follow(slot),
                    Some(slot) => self.write_again(Some(slot)),
                    None => {}
                }
            }
        });
        let left = window_event_listener(ev::pagehide, move |_| self.flush());
        let hidden = window_event_listener(ev::visibilitychange, move |_| {
            self.flush();
            self.look_again();
        });
        let leaving = window_event_listener(ev::beforeunload, move |event| {
            // Sealing takes a moment that a page which closes does not have: the browser asks.
            self.flush();
            if self.vault.is_writing() {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            tabs.remove();
            left.remove();
            hidden.remove();
            leaving.remove();
        });
    }

    /// Looks whether the storage still has what this tab has written: a tab that sleeps does not hear what others do.
    fn look_again(self) {
        let Some(storage) = Browser::storage().filter(|_| self.keeps()) else { return };
        for slot in self.all_slots() {
            let known = self.written.with_value(|written| written.known.get(&slot).cloned());
            match storage.get(&slot.key()) {
                None => self.write_soon(slot),
                stored if stored != known => self.follow(slot),
                Some(_) => {}
            }
        }
    }

    /// Another tab wrote a record.
    fn follow(self, slot: Slot) {
        if self.consent.get_untracked() == Consent::Locked {
            return;
        }
        if let Some(storage) = Browser::storage() {
            self.take_in_kept(&storage, slot, |_| true);
        }
    }

    /// Takes in what the storage has of somebody, and keeps it from then on where that is wanted.
    fn take_in_kept(self, storage: &Browser, slot: Slot, keep: fn(&Kept) -> bool) {
        let Some(text) = storage.get(&slot.key()) else { return };
        let storage = storage.clone();
        begin(async move {
            let kept = Kept { library: self, slot };
            match take_in(&kept, &storage, self.vault.key().as_ref(), &text, now()).await {
                Ok(more) if keep(&kept) => {
                    self.consent.set(Consent::Keep);
                    // Two tabs wrote at the same moment, and the other one was last.
                    if more {
                        self.write_soon(slot);
                    }
                }
                Ok(_) => {}
                Err(trouble) => self.fail(slot, trouble),
            }
        });
    }

    /// What this tab has of somebody, or of everybody, is kept: where the storage was emptied without a word, again.
    pub(super) fn write_again(self, slot: Option<Slot>) {
        let all = || self.all_slots();
        slot.map_or_else(all, |slot| vec![slot]).into_iter().for_each(|slot| self.write_soon(slot));
    }

    /// Everybody whose record this tab has.
    fn all_slots(self) -> Vec<Slot> {
        let current = self.slot.get_untracked();
        let others = self.others.with_untracked(|others| others.keys().copied().collect::<Vec<_>>());
        others.into_iter().map(Slot::new).chain([current]).collect()
    }

    /// Another tab said something.
    fn hear(self, word: Option<Word>) {
        match word {
            Some(Word::Forget) => {
                self.forget();
                self.consent.set(Consent::VisitOnly);
            }
            Some(Word::Lock) if self.vault.lock().get_untracked() == Lock::Open => begin(self.close()),
            _ => {}
        }
    }

    /// Answers whether to keep, for everybody; stops keeping by removing what was kept.
    pub fn choose(self, consent: Consent) {
        let (before, lock) = (self.consent.get_untracked(), self.vault.lock().get_untracked());
        if consent == Consent::Keep && lock == Lock::Closed {
            return self.consent.set(Consent::Locked);
        }
        self.consent.set(consent);
        match consent {
            Consent::Keep => {
                self.write_again(None);
                self.flush();
                if before != Consent::Keep {
                    begin(ask_to_persist());
                }
            }
            Consent::VisitOnly => {
                self.stop_waiting();
                if lock != Lock::Closed {
                    forget_all();
                    self.vault.erase();
                }
            }
            Consent::Undecided | Consent::Locked => {}
        }
    }

    /// Removes everything, here and on the device.
    pub(super) fn erase(self) {
        self.forget();
        if let Some(storage) = Browser::storage() {
            storage.keys().iter().for_each(|key| storage.remove(key));
            Word::Forget.say(&storage);
        }
        self.written.update_value(|written| written.known.clear());
        self.count_write();
        self.forget_steps();
        self.others.update(|others| others.clear());
        self.slot.set(Slot::FIRST);
        self.record.set(Record::default());
        self.vault.erase();
        self.consent.set(Consent::Undecided);
    }

    /// Whether what is said is kept.
    pub(super) fn keeps(self) -> bool {
        self.consent.try_get_untracked() == Some(Consent::Keep)
    }

    fn schedule(self, slot: Slot) {
        if !self.keeps() {
            return;
        }
        let scheduled = self.written.try_update_value(|written| {
            written.waiting.insert(slot);
            std::mem::replace(&mut written.scheduled, true)
        });
        if scheduled == Some(false) {
            set_timeout(move || self.flush(), SOON);
        }
    }

    fn write_waiting(self) {
        self.written.try_update_value(|written| written.scheduled = false);
        if self.keeps() {
            let waiting = self.take_waiting();
            waiting.into_iter().for_each(|slot| timed(KEEP, || begin(self.write(slot))));
        }
    }

    async fn write(self, slot: Slot) {
        match self.vault.keep(&Kept { library: self, slot }).await {
            Ok(()) => {
                let passed = |trouble: &Trouble| matches!(trouble, Trouble::Full | Trouble::Unsealed);
                if self.trouble.with_untracked(|trouble| trouble.as_ref().is_some_and(passed)) {
                    self.trouble.set(None);
                }
            }
            Err(trouble) => {
                // Tried again with the next change, and when the page is left.
                self.written.try_update_value(|written| written.waiting.insert(slot));
                self.fail(slot, trouble);
            }
        }
    }

    /// Writes all that waits, and waits for it; whether all of it is written.
    pub(super) async fn settle(self) -> bool {
        for slot in self.take_waiting() {
            self.write(slot).await;
        }
        self.is_written()
    }

    fn take_waiting(self) -> BTreeSet<Slot> {
        let take = |written: &mut Written| std::mem::take(&mut written.waiting);
        self.written.try_update_value(take).unwrap_or_default()
    }

    fn is_written(self) -> bool {
        self.written.with_value(|written| written.waiting.is_empty())
    }

    /// Lets those who show what is kept look again.
    pub(super) fn count_write(self) {
        self.writes.update(|writes| *writes = writes.wrapping_add(1));
    }

    /// Writes what waits, and loads the page anew: nothing of the person stays in its memory. Where writing fails, the
    /// library stays open, and says why.
    pub(super) async fn close(self) {
        if self.settle().await {
            reload();
        }
    }

    fn fail(self, slot: Slot, trouble: Trouble) {
        match trouble {
            // Another tab has set a passphrase. What is shown here is in the storage, waits for it, or is not to be kept.
            Trouble::Locked if !self.keeps() => return,
            Trouble::Locked if self.is_written() => return reload(),
            Trouble::Locked => {
                self.vault.close();
                return self.consent.set(Consent::Locked);
            }
            Trouble::Newer if slot == self.slot.get_untracked() => self.consent.set(Consent::VisitOnly),
            _ => {}
        }
        self.trouble.set(Some(trouble));
    }

    /// Whether somebody asked, since this page was opened, for nothing to be kept any more: what has not begun to be kept
    /// then waits for another visit, the program too.
    pub fn was_forgotten(self) -> bool {
        self.written.try_with_value(|written| written.forgotten).unwrap_or_default()
    }

    fn forget(self) {
        self.written.update_value(|written| written.forgotten = true);
        self.stop_waiting();
    }

    fn stop_waiting(self) {
        self.take_waiting();
    }
}

/// Removes all records and the list of profiles, and tells the other tabs; not what is of a later version.
fn forget_all() {
    let Some(storage) = Browser::storage() else { return };
    for key in storage.keys() {
        let later = storage.get(&key).is_some_and(|text| match key == PEOPLE {
            true => People::is_later(&text),
            false => matches!(open(&text), Opened::Newer(_)),
        });
        if !later && (key == PEOPLE || Slot::of_key(&key).is_some()) {
            storage.remove(&key);
        }
    }
    Word::Forget.say(&storage);
}

/// Loads the page anew, with nothing in its memory.
fn reload() {
    let _ = window().location().reload();
}
