//! Steps that can be taken back. A step remembers what it changed, not what the record was: taking it back leaves
//! everything else as it has become since.

use super::entry::{FilmEntry, NOTHING};
use super::record::{Record, Time};

/// Steps that are remembered. An import of 2,000 films is a step of about a megabyte.
const DEPTH: usize = 40;

/// Whom something is said about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Subject {
    /// A film by the catalog's id.
    Film(String),
    /// A film that the catalog lacks, by its key.
    Stranger(String),
}

/// What one step changed about one film.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The film.
    pub subject: Subject,
    /// As it was.
    pub before: FilmEntry,
    /// As it became.
    pub after: FilmEntry,
}

/// Which way a step is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Taken back.
    Back,
    /// Taken again.
    Again,
}

/// Everything that differs between two records in what was said about films.
pub fn changes(before: &Record, after: &Record) -> Vec<Change> {
    let films = after.films.iter().filter_map(|(film, now)| {
        let before = before.film(film);
        (before != now).then(|| Change {
            subject: Subject::Film(film.clone()),
            before: before.clone(),
            after: now.clone(),
        })
    });
    let strangers = after.strangers.iter().filter_map(|(key, now)| {
        let before = before.strangers.get(key).map_or(&NOTHING, |stranger| &stranger.said);
        (*before != now.said).then(|| Change {
            subject: Subject::Stranger(key.clone()),
            before: before.clone(),
            after: now.said.clone(),
        })
    });
    films.chain(strangers).collect()
}

/// Takes changes back or again.
pub fn take(record: &mut Record, changes: &[Change], way: Way, now: Time) {
    for Change { subject, before, after } in changes {
        let (from, to) = match way {
            Way::Back => (after, before),
            Way::Again => (before, after),
        };
        // A stranger that was recognized since, or forgotten, has gone its own way.
        if let Some(said) = record.about_mut(subject) {
            said.turn(from, to, now);
        }
    }
}

/// One step.
#[derive(Clone, Debug)]
struct Step<L> {
    number: u32,
    label: L,
    changes: Vec<Change>,
}

/// The steps, and how far they have been taken back. `L` says what a step did.
#[derive(Clone, Debug)]
pub struct History<L> {
    done: Vec<Step<L>>,
    undone: Vec<Step<L>>,
    next: u32,
}

impl<L> Default for History<L> {
    fn default() -> Self {
        Self { done: Vec::new(), undone: Vec::new(), next: 0 }
    }
}

impl<L: Clone> History<L> {
    /// Remembers a step that was taken; gives its number, or nothing where it changed nothing.
    pub fn push(&mut self, label: L, changes: Vec<Change>) -> Option<u32> {
        if changes.is_empty() {
            return None;
        }
        let number = self.next;
        self.next = self.next.wrapping_add(1);
        self.done.push(Step { number, label, changes });
        let over = self.done.len().saturating_sub(DEPTH);
        self.done.drain(..over);
        self.undone.clear();
        Some(number)
    }

    /// Takes back the latest step, or that with a number; says what it had done.
    pub fn back(&mut self, record: &mut Record, number: Option<u32>, now: Time) -> Option<L> {
        let place = match number {
            Some(number) => self.done.iter().position(|step| step.number == number)?,
            None => self.done.len().checked_sub(1)?,
        };
        let step = self.done.remove(place);
        take(record, &step.changes, Way::Back, now);
        let label = step.label.clone();
        self.undone.push(step);
        Some(label)
    }

    /// Takes again what was taken back last.
    pub fn again(&mut self, record: &mut Record, now: Time) -> Option<L> {
        let step = self.undone.pop()?;
        take(record, &step.changes, Way::Again, now);
        let label = step.label.clone();
        self.done.push(step);
        Some(label)
    }
}

#[cfg(test)]
#[path = "history_tests.rs"]
mod tests;
