//! The fault campaign: thousands of seeded stories of tabs, clocks and a storage that fails, run against the very code that
//! the page runs. What has once been kept is never lost, and nothing is overwritten by something that has less.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use bijou_engine::Stars;

use super::document::{Document, Taken, keep, take_in};
use super::envelope::{Envelope, ITERATIONS};
use super::history::{History, changes};
use super::keys::Slot;
use super::open::{Opened, joined, open};
use super::record::{Record, Time};
use super::rekey::rekey;
use super::seal::{CannotSeal, Key, Later, NotOpened, Seal, is_sealed};
use super::storage::{NoRoom, Storage};
use super::trouble::Trouble;

/// Stories that are told.
const STORIES: u64 = 3_000;
/// What happens in each.
const STEPS: usize = 70;
/// Tabs at a time.
const TABS: usize = 3;
/// A record of the first version, for devices that come back after years.
const OLD: &str = r#"{"version":1,"ratings":{"1":{"at":5,"half_stars":9},"2":{"at":6,"half_stars":null}},"theme":{"at":0,"value":"system"}}"#;

type Work = Pin<Box<dyn Future<Output = Result<(), Trouble>>>>;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % sides
    }
}

/// A lock that seals nothing from eyes, but opens for its passphrase only, and takes two turns.
pub struct Padlock(pub &'static str);

impl Padlock {
    fn salt(&self) -> Vec<u8> {
        self.0.bytes().cycle().take(16).collect()
    }

    pub fn opened(&self, place: &str, sealed: &str) -> Result<String, NotOpened> {
        let all = Envelope::all_of(sealed);
        if all.is_empty() {
            return Err(NotOpened::Altered);
        }
        let mine = all.iter().find(|envelope| envelope.salt() == self.salt()).ok_or(NotOpened::OtherKey)?;
        let text = String::from_utf8(mine.sealed()).map_err(|_| NotOpened::Altered)?;
        text.strip_prefix(&mine.bound(place)).map(str::to_owned).ok_or(NotOpened::Altered)
    }
}

impl Seal for Padlock {
    fn close(&self, place: &str, text: String) -> Later<Result<String, CannotSeal>> {
        let envelope = Envelope::new(ITERATIONS, &self.salt(), &[7; 12]);
        let sealed = format!("{}{text}", envelope.bound(place));
        Box::pin(async move {
            next_turn().await;
            Ok(envelope.with(sealed.as_bytes()).text())
        })
    }

    fn open(&self, place: &str, sealed: String) -> Later<Result<String, NotOpened>> {
        let opened = self.opened(place, &sealed);
        Box::pin(async move {
            next_turn().await;
            opened
        })
    }
}

async fn next_turn() {
    let mut waited = false;
    std::future::poll_fn(|_| match std::mem::replace(&mut waited, true) {
        true => Poll::Ready(()),
        false => Poll::Pending,
    })
    .await;
}

const PASSPHRASES: [&str; 3] = ["oak", "elm", "fir"];

impl From<Padlock> for Key {
    fn from(padlock: Padlock) -> Self {
        Rc::new(padlock)
    }
}

fn padlock(which: usize) -> Key {
    Padlock(PASSPHRASES[which]).into()
}

/// What the device has, whoever looks.
#[derive(Default)]
pub struct Disk {
    pub texts: RefCell<BTreeMap<String, String>>,
    pub full: Cell<bool>,
    /// How many texts are taken until it is full; while nothing stands here, any number.
    pub room: Cell<Option<usize>>,
    /// What each tab has not heard yet.
    news: RefCell<BTreeMap<usize, VecDeque<Option<String>>>>,
    /// Everything that ever was in the storage and was not destroyed by force.
    kept: RefCell<Record>,
}

impl Disk {
    /// The record in a text, whoever sealed it.
    fn record(key: &str, text: &str) -> Option<Record> {
        let plain = match is_sealed(text) {
            true => PASSPHRASES.iter().find_map(|phrase| Padlock(phrase).opened(key, text).ok())?,
            false => text.to_owned(),
        };
        match open(&plain) {
            Opened::Record(record) => Some(record),
            Opened::Newer(record) => record.map(|record| *record),
            Opened::Unreadable => None,
        }
    }

    fn tell(&self, by: usize, key: Option<&str>) {
        for (tab, news) in self.news.borrow_mut().iter_mut() {
            if *tab != by {
                news.push_back(key.map(str::to_owned));
            }
        }
    }
}

/// The device as one tab sees it.
#[derive(Clone)]
pub struct View {
    pub disk: Rc<Disk>,
    pub tab: usize,
}

impl Storage for View {
    fn get(&self, key: &str) -> Option<String> {
        self.disk.texts.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), NoRoom> {
        if self.disk.full.get() || self.disk.room.get() == Some(0) {
            return Err(NoRoom);
        }
        self.disk.room.set(self.disk.room.get().map(|room| room - 1));
        if Slot::of_key(key).is_some()
            && let Some(after) = Disk::record(key, text)
        {
            let before = self.get(key).and_then(|before| Disk::record(key, &before)).unwrap_or_default();
            assert_eq!(before.clone().merge(&after), after, "something smaller was written over {before:?}");
            let kept = self.disk.kept.take().merge(&after);
            self.disk.kept.replace(kept);
        }
        self.disk.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        self.disk.tell(self.tab, Some(key));
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.disk.texts.borrow_mut().remove(key);
        self.disk.tell(self.tab, Some(key));
    }

    fn keys(&self) -> Vec<String> {
        self.disk.texts.borrow().keys().cloned().collect()
    }
}

/// A tab: a record in memory, and what it knows of the storage.
struct Tab {
    view: View,
    record: RefCell<Record>,
    known: RefCell<Option<String>>,
    key: RefCell<Option<Key>>,
    history: RefCell<History<()>>,
    waiting: Cell<bool>,
    /// Not where a later version keeps, or another passphrase.
    keeps: Cell<bool>,
}

impl Document for Tab {
    fn key(&self) -> String {
        Slot::FIRST.key()
    }

    fn known(&self) -> Option<String> {
        self.known.borrow().clone()
    }

    fn know(&self, text: String) {
        self.known.replace(Some(text));
    }

    fn take_in(&self, text: &str) -> Taken {
        let (taken, merged) = joined(&self.record.borrow(), text);
        if let Some(merged) = merged {
            self.record.replace(merged);
        }
        taken
    }

    fn text(&self) -> String {
        serde_json::to_string(&*self.record.borrow()).unwrap()
    }

    fn is_kept(&self) -> bool {
        self.keeps.get()
    }

    fn hear(&self, _: Trouble) {}
}

/// One story.
struct Story {
    dice: Dice,
    disk: Rc<Disk>,
    tabs: Vec<(Rc<Tab>, Vec<Work>)>,
    opened: usize,
    clock: Time,
    /// Which passphrase the person gave last, and the one before: where changing was interrupted, one of them is right.
    phrases: Vec<usize>,
    /// Texts that were damaged and must not be lost over it.
    damaged: Vec<String>,
    seen: BTreeMap<&'static str, usize>,
}

impl Story {
    fn new(seed: u64) -> Self {
        let story = Self {
            dice: Dice(seed),
            disk: Rc::default(),
            tabs: Vec::new(),
            opened: 0,
            clock: 1_000,
            phrases: Vec::new(),
            damaged: Vec::new(),
            seen: BTreeMap::new(),
        };
        if seed.is_multiple_of(3) {
            let outside = View { disk: story.disk.clone(), tab: usize::MAX };
            outside.set(&Slot::FIRST.key(), OLD).unwrap();
        }
        story
    }

    fn stored(&self) -> Option<String> {
        self.disk.texts.borrow().get(&Slot::FIRST.key()).cloned()
    }

    /// Somebody opens the page, and gives a passphrase where one is asked for.
    fn open_tab(&mut self) {
        self.opened += 1;
        let view = View { disk: self.disk.clone(), tab: self.opened };
        self.disk.news.borrow_mut().insert(self.opened, VecDeque::new());
        let tab = Rc::new(Tab {
            view,
            record: RefCell::default(),
            known: RefCell::default(),
            key: RefCell::default(),
            history: RefCell::default(),
            waiting: Cell::new(false),
            keeps: Cell::new(true),
        });
        self.unlock(&tab);
        if let Some(text) = self.stored() {
            let key = tab.key.borrow().clone();
            let taken = finish(take_in(&*tab, &tab.view, key.as_ref(), &text, self.clock));
            tab.keeps.set(taken.is_ok());
        }
        self.tabs.push((tab, Vec::new()));
    }

    /// The right one of the passphrases that the person knows.
    fn unlock(&mut self, tab: &Rc<Tab>) {
        let Some(text) = self.stored().filter(|text| is_sealed(text)) else { return };
        let right = |which: &&usize| Padlock(PASSPHRASES[**which]).opened(&Slot::FIRST.key(), &text).is_ok();
        if let Some(which) = self.phrases.iter().rev().find(right) {
            tab.key.replace(Some(padlock(*which)));
        }
    }

    /// Writing begins; without a passphrase it is done at once.
    fn flush(&mut self, at: usize) {
        let (tab, works) = &mut self.tabs[at];
        if tab.keeps.get() && tab.waiting.replace(false) {
            let (writing, now) = (tab.clone(), self.clock);
            let key = tab.key.borrow().clone();
            works.push(Box::pin(async move {
                let kept = keep(&*writing, &writing.view, key, now).await;
                match kept {
                    Ok(()) => {}
                    Err(Trouble::Full) => writing.waiting.set(true),
                    Err(_) => writing.keeps.set(false),
                }
                kept
            }));
            self.go_on(at);
        }
    }

    /// What was begun takes another turn.
    fn go_on(&mut self, at: usize) {
        let works = std::mem::take(&mut self.tabs[at].1);
        let going = works.into_iter().filter_map(|mut work| turn(&mut work).is_none().then_some(work));
        self.tabs[at].1 = going.collect();
    }

    fn say(&mut self, at: usize) {
        let films = if self.dice.throw(6) == 0 { 8 } else { 1 };
        let tab = self.tabs[at].0.clone();
        let before = tab.record.borrow().clone();
        for _ in 0..films {
            let (film, what) = (self.dice.throw(12).to_string(), self.dice.throw(4));
            let half_stars = u8::try_from(1 + self.dice.throw(10)).unwrap();
            let mut record = tab.record.borrow_mut();
            match what {
                0 => record.rate(&film, None, self.clock),
                1 => record.film_mut(&film).set_listed(true, self.clock),
                2 => record.film_mut(&film).set_note(&half_stars.to_string(), self.clock),
                _ => record.rate(&film, Stars::from_half_stars(half_stars), self.clock),
            }
        }
        let changed = changes(&before, &tab.record.borrow());
        tab.history.borrow_mut().push((), changed);
        tab.waiting.set(true);
    }

    /// Another tab wrote, and this one hears of it: as the page does, it reads what is there now.
    fn listen(&mut self, at: usize) {
        let tab = self.tabs[at].0.clone();
        let heard = self.disk.news.borrow_mut().get_mut(&tab.view.tab).and_then(VecDeque::pop_front);
        let Some(key) = heard.filter(|_| tab.keeps.get()) else { return };
        if key.is_some_and(|key| Slot::of_key(&key).is_none()) {
            return;
        }
        match self.stored() {
            None => tab.waiting.set(true),
            Some(text) => {
                let seal = tab.key.borrow().clone();
                match finish(take_in(&*tab, &tab.view, seal.as_ref(), &text, self.clock)) {
                    Ok(more) => tab.waiting.set(more || tab.waiting.get()),
                    // The page asks for the passphrase.
                    Err(Trouble::Locked) => {
                        tab.key.replace(None);
                        self.unlock(&tab);
                    }
                    Err(_) => tab.keeps.set(false),
                }
            }
        }
    }

    /// The page is left as pages are: what waits is written on the way.
    fn leave(&mut self, at: usize) {
        let tab = self.tabs[at].0.clone();
        self.flush(at);
        let in_time = tab.key.borrow().is_none() && tab.keeps.get() && !self.disk.full.get();
        if in_time
            && !tab.waiting.get()
            && let Some(text) = tab.known.borrow().clone()
            && self.stored() == Some(text)
        {
            let kept = Disk::record(&Slot::FIRST.key(), &self.stored().unwrap()).unwrap();
            assert_eq!(kept.clone().merge(&tab.record.borrow()), kept, "a page was left and lost something");
        }
        self.crash(at);
    }

    fn crash(&mut self, at: usize) {
        let (tab, _) = self.tabs.remove(at);
        self.disk.news.borrow_mut().remove(&tab.view.tab);
    }

    /// The browser, or somebody, empties the storage.
    fn clear(&mut self) {
        self.disk.texts.borrow_mut().clear();
        self.disk.kept.take();
        self.damaged.clear();
        if self.dice.throw(2) == 0 {
            self.disk.tell(usize::MAX, None);
        }
    }

    fn damage(&mut self) {
        let Some(text) = self.stored().filter(|text| Disk::record(&Slot::FIRST.key(), text).is_some()) else {
            return;
        };
        let cut = text.floor_char_boundary(text.len() / 2);
        let damaged = format!("{}#{}", &text[..cut], self.dice.throw(1 << 40));
        self.damaged.push(damaged.clone());
        self.disk.texts.borrow_mut().insert(Slot::FIRST.key(), damaged);
        self.disk.kept.take();
    }

    /// A tab that was loaded later has a later version of the program.
    fn later_version(&mut self) {
        let written = |text: &String| text.starts_with(r#"{"version":2,"#) && !self.damaged.contains(text);
        let Some(text) = self.stored().filter(written) else { return };
        let later = text.replacen(r#"{"version":2,"#, r#"{"version":9,"mood":"blue","#, 1);
        self.disk.texts.borrow_mut().insert(Slot::FIRST.key(), later);
        self.disk.tell(usize::MAX, Some(&Slot::FIRST.key()));
    }

    /// A passphrase is set, changed or removed, which may be interrupted at any turn.
    fn rekey(&mut self, at: usize) {
        let tab = self.tabs[at].0.clone();
        let from = tab.key.borrow().clone();
        if !tab.keeps.get() || self.stored().is_some_and(|text| is_sealed(&text) != from.is_some()) {
            return;
        }
        let to = match (from.is_some(), self.dice.throw(3)) {
            (true, 0) => None,
            _ => {
                let which = usize::try_from(self.dice.throw(3)).unwrap();
                self.phrases.push(which);
                Some(padlock(which))
            }
        };
        self.tabs[at].1.push(Box::pin(async move {
            rekey(&tab.view, from.as_ref(), to.as_ref()).await?;
            tab.key.replace(to);
            tab.waiting.set(true);
            Ok(())
        }));
    }

    fn step(&mut self) {
        if self.tabs.is_empty() {
            return self.open_tab();
        }
        let at = usize::try_from(self.dice.throw(self.tabs.len() as u64)).unwrap();
        let what = match self.dice.throw(100) {
            0..=29 => {
                self.say(at);
                "say"
            }
            30..=44 => {
                self.flush(at);
                "flush"
            }
            45..=59 => {
                self.go_on(at);
                "go on"
            }
            60..=71 => {
                self.listen(at);
                "listen"
            }
            72..=76 if self.tabs.len() < TABS => {
                self.open_tab();
                "open"
            }
            77..=79 => {
                self.leave(at);
                "leave"
            }
            80..=82 => {
                self.crash(at);
                "crash"
            }
            83..=86 => {
                self.disk.full.set(!self.disk.full.get());
                "full"
            }
            87 => {
                self.clear();
                "clear"
            }
            88 => {
                self.damage();
                "damage"
            }
            89 if self.dice.throw(4) == 0 => {
                self.later_version();
                "later version"
            }
            90..=91 => {
                self.clock = self.clock.saturating_sub(self.dice.throw(2_000));
                "clock back"
            }
            92..=94 => {
                self.rekey(at);
                "rekey"
            }
            95..=96 => {
                let tab = self.tabs[at].0.clone();
                let clock = self.clock;
                tab.history.borrow_mut().back(&mut tab.record.borrow_mut(), None, clock);
                tab.waiting.set(true);
                "undo"
            }
            _ => {
                self.clock += self.dice.throw(500);
                "clock"
            }
        };
        *self.seen.entry(what).or_default() += 1;
        self.something_opens_it();
    }

    /// What is kept is never in neither form: the person knows a passphrase that opens it, or needs none.
    fn something_opens_it(&self) {
        if let Some(text) = self.stored().filter(|text| is_sealed(text) && !self.damaged.contains(text)) {
            assert!(
                self.phrases
                    .iter()
                    .any(|which| Padlock(PASSPHRASES[*which]).opened(&Slot::FIRST.key(), &text).is_ok()),
                "no passphrase opens {text}"
            );
        }
    }

    /// Everybody goes home, and somebody comes back.
    fn end(mut self) -> BTreeMap<&'static str, usize> {
        self.disk.full.set(false);
        for at in (0..self.tabs.len()).rev() {
            for _ in 0..20 {
                self.listen(at);
                self.flush(at);
                self.go_on(at);
            }
            self.leave(at);
        }
        self.open_tab();
        let (kept, tab) = (self.disk.kept.take(), &self.tabs[0].0);
        let found = tab.record.borrow().clone();
        assert_eq!(found.clone().merge(&kept), found, "something that was kept is lost");
        for text in &self.damaged {
            let texts = self.disk.texts.borrow();
            let whole = |(key, kept): (&String, &String)| {
                kept == text
                    || PASSPHRASES.iter().any(|phrase| Padlock(phrase).opened(key, kept).as_ref() == Ok(text))
            };
            assert!(texts.iter().any(whole), "a damaged record was not set aside but lost: {text}");
        }
        self.seen
    }
}

fn turn(work: &mut Work) -> Option<Result<(), Trouble>> {
    match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => Some(result),
        Poll::Pending => None,
    }
}

/// Runs to the end what nobody interrupts.
fn finish<T>(work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    loop {
        if let Poll::Ready(result) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return result;
        }
    }
}

#[test]
fn nothing_that_was_kept_is_ever_lost() {
    let mut seen = BTreeMap::new();
    for seed in 0..STORIES {
        let told = std::panic::catch_unwind(|| {
            let mut story = Story::new(seed);
            (0..STEPS).for_each(|_| story.step());
            story.end()
        });
        let story = told.unwrap_or_else(|_| panic!("story {seed} ended badly"));
        for (what, times) in story {
            *seen.entry(what).or_insert(0) += times;
        }
    }
    // A campaign in which something never happens shows nothing about it.
    for what in [
        "say",
        "flush",
        "leave",
        "crash",
        "full",
        "clear",
        "damage",
        "later version",
        "clock back",
        "rekey",
        "undo",
    ] {
        assert!(seen.get(what).is_some_and(|times| *times > 300), "{what}: {seen:?}");
    }
}
