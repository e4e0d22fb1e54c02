//! The person's library as the pages see it. How it is written is told in `keeping`.

use std::collections::BTreeMap;
use std::sync::Arc;

use bijou_engine::Stars;
use leptos::prelude::*;

use super::action::Action;
use super::browser::Browser;
use super::consent::Consent;
use super::deed::Deed;
use super::entry::{FilmEntry, Given};
use super::history::{Change, History, Subject, changes};
use super::keeper::Keeper;
use super::keeping::Written;
use super::keys::Slot;
use super::picking::Picking;
use super::record::{Record, Time};
use super::settings::{Language, Theme};
use super::storage::Storage as _;
use super::trouble::Trouble;
use super::vault::{Lock, Vault, now};

/// Tells the person about a step that can be taken back by its number.
type Tell = Arc<dyn Fn(Deed, u32) + Send + Sync>;

/// Everything the person said, and settings, kept or not.
#[derive(Clone, Copy)]
pub struct Library {
    pub(super) vault: Vault,
    pub(super) slot: RwSignal<Slot>,
    pub(super) record: RwSignal<Record>,
    /// Records of profiles other than the current one, as far as they were asked for.
    pub(super) others: RwSignal<BTreeMap<u32, Record>>,
    pub(super) consent: RwSignal<Consent>,
    pub(super) trouble: RwSignal<Option<Trouble>>,
    pub(super) opened: RwSignal<bool>,
    pub(super) keeper: StoredValue<Option<Keeper>>,
    history: StoredValue<History<Deed>>,
    tell: StoredValue<Option<Tell>>,
    pub(super) written: StoredValue<Written>,
    /// Counts what is written and removed.
    pub(super) writes: RwSignal<u32>,
}

/// Begins with nothing. What this device keeps is opened by [`super::keep_from_now_on`].
pub fn provide_library() -> Library {
    let library = Library::new();
    provide_context(library);
    library
}

impl Library {
    fn new() -> Self {
        Self {
            vault: Vault::unlocked(),
            slot: RwSignal::new(Slot::FIRST),
            record: RwSignal::new(Record::default()),
            others: RwSignal::new(BTreeMap::new()),
            consent: RwSignal::new(Consent::Undecided),
            trouble: RwSignal::new(None),
            opened: RwSignal::new(Browser::storage().is_none_or(|storage| storage.keys().is_empty())),
            keeper: StoredValue::new(None),
            history: StoredValue::new(History::default()),
            tell: StoredValue::new(None),
            written: StoredValue::new(Written::default()),
            writes: RwSignal::new(0),
        }
    }

    /// The library in scope.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// Whether what this device keeps has been looked at, as far as there is any: nothing should be shown before.
    pub fn opened(self) -> ReadSignal<bool> {
        self.opened.read_only()
    }

    /// Whose record it is.
    pub fn slot(self) -> Slot {
        self.slot.get_untracked()
    }

    /// Takes up another profile's record. Steps that were taken before belong to another record and cannot be taken back here.
    pub fn turn_to(self, slot: Slot) {
        let before = self.slot.get_untracked();
        if slot == before {
            return;
        }
        self.flush();
        let next = untrack(|| self.with_record(slot.number(), Record::clone));
        let left = self.record.get_untracked();
        self.others.update(|others| {
            others.remove(&slot.number());
            others.insert(before.number(), left);
        });
        self.forget_steps();
        self.slot.set(slot);
        self.record.set(next);
    }

    /// Steps that were taken so far cannot be taken back any more.
    pub(super) fn forget_steps(self) {
        self.history.set_value(History::default());
    }

    /// Reads somebody's record, and follows it.
    pub fn with_record<T>(self, number: u32, read: impl FnOnce(&Record) -> T) -> T {
        if number == self.slot.get().number() {
            return self.record.with(read);
        }
        if !self.others.with_untracked(|others| others.contains_key(&number)) {
            self.load(Slot::new(number));
        }
        self.others.with(|others| read(others.get(&number).unwrap_or(&Record::default())))
    }

    /// The record, to read from.
    pub fn record(self) -> ReadSignal<Record> {
        self.record.read_only()
    }

    /// What was said about one film of the catalog. Changes only when that does.
    pub fn about(self, film: &str) -> Memo<FilmEntry> {
        self.said_about(&Subject::Film(film.to_owned()))
    }

    /// The same for any film.
    pub fn said_about(self, subject: &Subject) -> Memo<FilmEntry> {
        let subject = subject.clone();
        Memo::new(move |_| self.record.with(|record| record.about(&subject).clone()))
    }

    /// What was chosen.
    pub fn consent(self) -> ReadSignal<Consent> {
        self.consent.read_only()
    }

    /// Whether what is kept needs a passphrase.
    pub fn lock(self) -> ReadSignal<Lock> {
        self.vault.lock()
    }

    /// Chooses after how many minutes without a touch the library is locked; 0 for never.
    pub fn set_lock_after(self, value: u16) {
        self.record.update(|record| record.lock_after.set(value, now()));
        self.keep();
    }

    /// What went wrong, until it is dismissed.
    pub fn trouble(self) -> RwSignal<Option<Trouble>> {
        self.trouble
    }

    /// Rates a film, or takes the rating back. A film that was rated has been watched: it leaves the watchlist.
    pub fn rate(self, film: &str, stars: Option<Stars>) {
        self.rate_about(&Subject::Film(film.to_owned()), stars);
    }

    /// The same for any film. Stars that are corrected keep the day that an import brought.
    pub fn rate_about(self, subject: &Subject, stars: Option<Stars>) {
        self.change_about(subject, Deed::Rated(subject.clone(), stars), |said, now| {
            let on = said.given().and_then(|given| given.on);
            said.rate(stars.map(|stars| Given { on, ..Given::now(stars) }), now);
            if stars.is_some() {
                said.set_listed(false, now);
            }
        });
    }

    /// Says that a film was seen, or not.
    pub fn set_seen(self, film: &str, seen: bool) {
        self.say(&Subject::Film(film.to_owned()), Action::Seen, seen);
    }

    /// Puts a film on the watchlist, or takes it off.
    pub fn set_listed(self, film: &str, listed: bool) {
        self.say(&Subject::Film(film.to_owned()), Action::List, listed);
    }

    /// Hides a film from all picks, or shows it again.
    pub fn set_hidden(self, film: &str, hidden: bool) {
        self.say(&Subject::Film(film.to_owned()), Action::Hide, hidden);
    }

    /// Notes something about a film.
    pub fn set_note(self, film: &str, note: &str) {
        let subject = Subject::Film(film.to_owned());
        self.change_about(&subject, Deed::Noted(subject.clone()), |said, now| said.set_note(note, now));
    }

    /// Says one of the things that can be said at once, or takes it back.
    pub fn say(self, subject: &Subject, action: Action, on: bool) {
        let deed = match action {
            Action::List => Deed::Listed(subject.clone(), on),
            Action::Seen => Deed::Seen(subject.clone(), on),
            Action::Hide => Deed::Hidden(subject.clone(), on),
        };
        self.change_about(subject, deed, |said, now| action.apply(said, on, now));
    }

    /// Changes what was said about one film, as one step.
    pub fn change_about(self, subject: &Subject, deed: Deed, change: impl FnOnce(&mut FilmEntry, Time)) {
        self.record_step(deed, |record| {
            let before = record.about(subject).clone();
            let mut after = before.clone();
            change(&mut after, now());
            if after == before {
                return Vec::new();
            }
            if let Some(said) = record.about_mut(subject) {
                *said = after.clone();
            }
            vec![Change { subject: subject.clone(), before, after }]
        });
    }

    /// Changes anything that was said about films, as one step that can be taken back. `label` says what was done, in a
    /// sentence.
    pub fn change(self, label: String, change: impl FnOnce(&mut Record, Time)) {
        self.record_step(Deed::Other(label), |record| {
            let before = record.clone();
            change(record, now());
            record.tidy();
            changes(&before, record)
        });
    }

    /// Moves what was said about films that the catalog lacked to the films whose ids `find` gives for their keys. No step
    /// of the person's, so none that is taken back.
    pub fn recognize(self, find: impl Fn(&str) -> Option<String>) {
        self.record.update(|record| record.recognize(find));
        self.keep();
    }

    /// Makes a change, remembers it, keeps it and tells it.
    fn record_step(self, deed: Deed, change: impl FnOnce(&mut Record) -> Vec<Change>) {
        let changed = self.record.try_maybe_update(|record| {
            let changed = change(record);
            (!changed.is_empty(), changed)
        });
        let Some(changed) = changed.filter(|changed| !changed.is_empty()) else { return };
        let number = self.history.try_update_value(|history| history.push(deed.clone(), changed)).flatten();
        self.keep();
        if let (Some(number), Some(tell)) = (number, self.tell.get_value()) {
            tell(deed, number);
        }
    }

    /// Writes the current record soon.
    pub(super) fn keep(self) {
        self.write_soon(self.slot.get_untracked());
    }

    /// Writes a record soon, where the person wants to keep.
    pub(super) fn write_soon(self, slot: Slot) {
        if let Some(keeper) = self.keeper.get_value() {
            (keeper.write_soon)(self, slot);
        }
    }

    /// Writes what is still to be written, merged with what another tab may have written since.
    pub fn flush(self) {
        // The app may be gone by now, and has written as it went.
        if let Some(keeper) = self.keeper.try_get_value().flatten() {
            (keeper.flush)(self);
        }
    }

    /// Reads the record of somebody who is not current. Being asked for the first time changes nothing that anybody follows.
    fn load(self, slot: Slot) {
        if let Some(keeper) = self.keeper.get_value() {
            (keeper.load)(self, slot);
        }
    }

    /// From now on every step is told here, with its number.
    pub fn tell_with(self, tell: impl Fn(Deed, u32) + Send + Sync + 'static) {
        self.tell.set_value(Some(Arc::new(tell)));
    }

    /// Takes back the latest step; says what it had done.
    pub fn undo(self) -> Option<Deed> {
        self.travel(|history, record| history.back(record, None, now()))
    }

    /// Takes back the step with this number.
    pub fn undo_step(self, number: u32) -> Option<Deed> {
        self.travel(|history, record| history.back(record, Some(number), now()))
    }

    /// Takes again what was taken back last.
    pub fn redo(self) -> Option<Deed> {
        self.travel(|history, record| history.again(record, now()))
    }

    fn travel(self, go: impl FnOnce(&mut History<Deed>, &mut Record) -> Option<Deed>) -> Option<Deed> {
        let deed = self.record.try_maybe_update(|record| {
            let deed = self.history.try_update_value(|history| go(history, record)).flatten();
            (deed.is_some(), deed)
        });
        let deed = deed.flatten();
        if deed.is_some() {
            self.keep();
        }
        deed
    }

    /// Chooses a theme.
    pub fn set_theme(self, value: Theme) {
        self.record.update(|record| record.theme.set(value, now()));
        self.keep();
    }

    /// Chooses a language.
    pub fn set_language(self, value: Language) {
        self.record.update(|record| record.language.set(value, now()));
        self.keep();
    }

    /// Chooses whether keys without Ctrl or Alt do nothing.
    pub fn set_without_keys(self, value: bool) {
        self.record.update(|record| record.without_keys.set(value, now()));
        self.keep();
    }

    /// Chooses how picks are made.
    pub fn set_picking(self, value: Picking) {
        self.record.update(|record| record.picking.set(value, now()));
        self.keep();
    }

    /// Spreads points over groups of films, each named by the film that shows it.
    pub fn set_points(self, value: BTreeMap<String, u8>) {
        self.record.update(|record| record.points.set(value, now()));
        self.keep();
    }
}
