//! The person's library as the pages see it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bijou_engine::Stars;
use leptos::ev;
use leptos::prelude::*;

use super::action::Action;
use super::browser::{self, Slot, Trouble};
use super::deed::Deed;
use super::entry::{FilmEntry, Given};
use super::history::{Change, History, Subject, changes};
use super::open::{Opened, open};
use super::picking::Picking;
use super::record::{Record, Time};
use super::settings::{Language, Stamped, Theme};
use crate::timing::timed;

/// Name of writing the record in the browser's user timings.
pub const KEEP: &str = "keep";
/// From a change to writing it: the page answers first, and changes in a row are written once. A page that is left or
/// hidden writes at once.
const SOON: Duration = Duration::from_millis(30);

/// What the person chose about keeping.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Consent {
    /// Not asked or not answered: nothing is written.
    Undecided,
    /// Ratings are kept on this device.
    Keep,
    /// Ratings go with the tab.
    VisitOnly,
}

/// Tells the person about a step that can be taken back by its number.
type Tell = Arc<dyn Fn(Deed, u32) + Send + Sync>;

/// Everything the person said, and settings, kept or not.
#[derive(Clone, Copy)]
pub struct Library {
    slot: RwSignal<Slot>,
    record: RwSignal<Record>,
    consent: RwSignal<Consent>,
    trouble: RwSignal<Option<Trouble>>,
    history: StoredValue<History<Deed>>,
    tell: StoredValue<Option<Tell>>,
    /// The stored text that the record has in it.
    known: RwSignal<Option<String>>,
    /// Whether something is still to be written.
    waiting: StoredValue<bool>,
}

/// Opens what this device keeps and follows other tabs.
pub fn provide_library() -> Library {
    let current = browser::people().map_or(Slot::FIRST, |people| Slot::new(people.current()));
    let library = Library::open(current);
    provide_context(library);
    let other_tab = window_event_listener(ev::storage, move |event| {
        if event.key().is_none_or(|key| key == library.slot.get_untracked().key()) {
            library.follow(event.new_value());
        }
    });
    let left = window_event_listener(ev::pagehide, move |_| library.flush());
    let hidden = window_event_listener(ev::visibilitychange, move |_| library.flush());
    on_cleanup(move || {
        other_tab.remove();
        left.remove();
        hidden.remove();
    });
    library
}

impl Library {
    fn open(slot: Slot) -> Self {
        let (record, consent, trouble, known) = match browser::read(slot, now()) {
            Ok(Some((record, text))) => (record, Consent::Keep, None, Some(text)),
            Ok(None) => (Record::default(), Consent::Undecided, None, None),
            // Where nothing can be kept there is nothing to ask.
            Err(trouble @ (Trouble::Blocked | Trouble::Newer)) => {
                (Record::default(), Consent::VisitOnly, Some(trouble), None)
            }
            Err(trouble) => (Record::default(), Consent::Undecided, Some(trouble), None),
        };
        Self {
            slot: RwSignal::new(slot),
            record: RwSignal::new(record),
            consent: RwSignal::new(consent),
            trouble: RwSignal::new(trouble),
            history: StoredValue::new(History::default()),
            tell: StoredValue::new(None),
            known: RwSignal::new(known),
            waiting: StoredValue::new(false),
        }
    }

    /// The library in scope.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(|| Self::open(Slot::FIRST))
    }

    /// Whose record it is.
    pub fn slot(self) -> Slot {
        self.slot.get_untracked()
    }

    /// Takes up another profile's record: what is kept, merged with what is `known` of it in this tab. Steps that were
    /// taken before belong to another record and cannot be taken back here.
    pub fn turn_to(self, slot: Slot, known: Option<Record>) {
        self.flush();
        let keeps = self.consent.get_untracked() == Consent::Keep;
        let (kept, text) = match keeps.then(|| browser::read(slot, now())) {
            Some(Ok(Some((record, text)))) => (Some(record), Some(text)),
            Some(Ok(None)) | None => (None, None),
            Some(Err(trouble)) => {
                if trouble == Trouble::Newer {
                    self.consent.set(Consent::VisitOnly);
                }
                self.trouble.set(Some(trouble));
                (None, None)
            }
        };
        let known = known.unwrap_or_default();
        self.history.set_value(History::default());
        self.slot.set(slot);
        self.known.set(text);
        self.record.set(kept.map(|kept| kept.merge(&known)).unwrap_or(known));
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

    /// What went wrong, until it is dismissed.
    pub fn trouble(self) -> RwSignal<Option<Trouble>> {
        self.trouble
    }

    /// The stored text, as it is; follows what is written and chosen.
    pub fn kept_text(self) -> Option<String> {
        self.known.track();
        self.consent.track();
        self.slot.get().text()
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
        self.record.update(|record| record.theme = Stamped { at: now(), value });
        self.keep();
    }

    /// Chooses a language.
    pub fn set_language(self, value: Language) {
        self.record.update(|record| record.language = Stamped { at: now(), value });
        self.keep();
    }

    /// Chooses whether keys without Ctrl or Alt do nothing.
    pub fn set_without_keys(self, value: bool) {
        self.record.update(|record| record.without_keys = Stamped { at: now(), value });
        self.keep();
    }

    /// Chooses how picks are made.
    pub fn set_picking(self, value: Picking) {
        self.record.update(|record| record.picking = Stamped { at: now(), value });
        self.keep();
    }

    /// Spreads points over groups of films, each named by the film that shows it.
    pub fn set_points(self, value: BTreeMap<String, u8>) {
        self.record.update(|record| record.points = Stamped { at: now(), value });
        self.keep();
    }

    /// Answers whether to keep; stops keeping by removing what was kept.
    pub fn choose(self, consent: Consent) {
        self.consent.set(consent);
        match consent {
            Consent::Keep => {
                self.waiting.set_value(true);
                self.flush();
            }
            Consent::VisitOnly => browser::forget(self.slot.get_untracked()),
            Consent::Undecided => {}
        }
    }

    /// Removes everything, here and on the device; returns what was there, for undoing.
    pub fn erase(self) -> (Record, Consent) {
        let before = (self.record.get_untracked(), self.consent.get_untracked());
        browser::erase();
        self.waiting.set_value(false);
        self.known.set(None);
        self.history.set_value(History::default());
        self.record.set(Record::default());
        self.consent.set(Consent::Undecided);
        before
    }

    /// Brings back what [`Self::erase`] returned.
    pub fn restore(self, (record, consent): (Record, Consent)) {
        self.record.update(|now| *now = std::mem::take(now).merge(&record));
        self.choose(consent);
    }

    /// Writes soon, where the person wants to keep.
    fn keep(self) {
        if self.consent.get_untracked() != Consent::Keep || self.waiting.get_value() {
            return;
        }
        self.waiting.set_value(true);
        // The app may be gone by then, and has written as it went.
        set_timeout(
            move || {
                if self.waiting.try_get_value().is_some() {
                    self.flush();
                }
            },
            SOON,
        );
    }

    /// Writes what is still to be written, merged with what another tab may have written since.
    pub fn flush(self) {
        let waiting = self.waiting.try_update_value(std::mem::take);
        if waiting == Some(true) && self.consent.get_untracked() == Consent::Keep {
            timed(KEEP, || self.write());
        }
    }

    fn write(self) {
        let slot = self.slot.get_untracked();
        let news = self.known.with_untracked(|known| browser::news(slot, known.as_deref(), now()));
        let written = news.and_then(|news| {
            if let Some(theirs) = news {
                self.record.update(|mine| *mine = std::mem::take(mine).merge(&theirs));
            }
            self.record.with_untracked(|record| browser::write(slot, record))
        });
        match written {
            Ok(text) => self.known.set(Some(text)),
            Err(trouble) => self.trouble.set(Some(trouble)),
        }
    }

    /// Another tab wrote or removed the record.
    fn follow(self, text: Option<String>) {
        match text.as_deref().map(open) {
            Some(Opened::Record(record)) => {
                self.record.update(|mine| *mine = std::mem::take(mine).merge(&record));
                self.known.set(text);
                self.consent.set(Consent::Keep);
            }
            Some(Opened::Newer) => {
                self.consent.set(Consent::VisitOnly);
                self.trouble.set(Some(Trouble::Newer));
            }
            Some(Opened::Unreadable) => {}
            // The other tab stopped keeping: this one must not write it back.
            None => self.consent.set(Consent::VisitOnly),
        }
    }
}

fn now() -> Time {
    js_sys::Date::now() as Time
}
