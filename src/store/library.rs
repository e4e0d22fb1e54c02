//! The person's library as the pages see it.

use bijou_engine::Stars;
use leptos::ev;
use leptos::prelude::*;

use super::browser::{self, KEY, Trouble};
use super::open::{Opened, open};
use super::picking::Picking;
use super::record::{Record, Time};
use super::settings::{Stamped, Theme};

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

/// Ratings and settings, kept or not.
#[derive(Clone, Copy)]
pub struct Library {
    record: RwSignal<Record>,
    consent: RwSignal<Consent>,
    trouble: RwSignal<Option<Trouble>>,
}

/// Opens what this device keeps and follows other tabs.
pub fn provide_library() -> Library {
    let library = Library::open();
    provide_context(library);
    let other_tab = window_event_listener(ev::storage, move |event| {
        if event.key().is_none_or(|key| key == KEY) {
            library.follow(event.new_value());
        }
    });
    on_cleanup(move || other_tab.remove());
    library
}

impl Library {
    fn open() -> Self {
        let (record, consent, trouble) = match browser::read(now()) {
            Ok(Some(record)) => (record, Consent::Keep, None),
            Ok(None) => (Record::default(), Consent::Undecided, None),
            // Where nothing can be kept there is nothing to ask.
            Err(trouble @ (Trouble::Blocked | Trouble::Newer)) => {
                (Record::default(), Consent::VisitOnly, Some(trouble))
            }
            Err(trouble) => (Record::default(), Consent::Undecided, Some(trouble)),
        };
        Self {
            record: RwSignal::new(record),
            consent: RwSignal::new(consent),
            trouble: RwSignal::new(trouble),
        }
    }

    /// The library in scope.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(Self::open)
    }

    /// The record, to read from.
    pub fn record(self) -> ReadSignal<Record> {
        self.record.read_only()
    }

    /// What was chosen.
    pub fn consent(self) -> ReadSignal<Consent> {
        self.consent.read_only()
    }

    /// What went wrong, until it is dismissed.
    pub fn trouble(self) -> RwSignal<Option<Trouble>> {
        self.trouble
    }

    /// Rates a film, or takes the rating back.
    pub fn rate(self, film: &str, stars: Option<Stars>) {
        self.record.update(|record| record.rate(film, stars, now()));
        self.keep();
    }

    /// Chooses a theme.
    pub fn set_theme(self, value: Theme) {
        self.record.update(|record| record.theme = Stamped { at: now(), value });
        self.keep();
    }

    /// Chooses how picks are made.
    pub fn set_picking(self, value: Picking) {
        self.record.update(|record| record.picking = Stamped { at: now(), value });
        self.keep();
    }

    /// Answers whether to keep; stops keeping by removing what was kept.
    pub fn choose(self, consent: Consent) {
        self.consent.set(consent);
        match consent {
            Consent::Keep => self.keep(),
            Consent::VisitOnly => browser::forget(),
            Consent::Undecided => {}
        }
    }

    /// Removes everything, here and on the device; returns what was there, for undoing.
    pub fn erase(self) -> (Record, Consent) {
        let before = (self.record.get_untracked(), self.consent.get_untracked());
        browser::erase();
        self.record.set(Record::default());
        self.consent.set(Consent::Undecided);
        before
    }

    /// Brings back what [`Self::erase`] returned.
    pub fn restore(self, (record, consent): (Record, Consent)) {
        self.record.update(|now| *now = std::mem::take(now).merge(&record));
        self.choose(consent);
    }

    fn keep(self) {
        if self.consent.get_untracked() != Consent::Keep {
            return;
        }
        match browser::write(self.record.get_untracked(), now()) {
            Ok(merged) => {
                if merged != self.record.get_untracked() {
                    self.record.set(merged);
                }
            }
            Err(trouble) => self.trouble.set(Some(trouble)),
        }
    }

    /// Another tab wrote or removed the record.
    fn follow(self, text: Option<String>) {
        match text.as_deref().map(open) {
            Some(Opened::Record(record)) => {
                self.record.update(|mine| *mine = std::mem::take(mine).merge(&record));
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
