//! Reads a file in steps, so that a page stays responsive meanwhile.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::value::RawValue;

use crate::archive::{Archive, Member};
use crate::backup::Fields;
use crate::dates::Order;
use crate::formats::{Draft, Layout, Meaning, Verdict, is_trakt, layout_of, read_item, read_row};
use crate::import::DataRow;
use crate::json::Items;
use crate::limits::{
    MAX_BACKUP_BYTES, MAX_FILE_BYTES, MAX_FILMS, MAX_LIST_CHARS, MAX_ROWS, MAX_SKIPPED_LISTED,
};
use crate::merge::Merger;
use crate::stars::Scale;
use crate::table::{Next, Table};
use crate::text::decode;
use crate::{FileRead, Import, Rated, Refused, Skipped, Source, User, Why};

/// What a file turned out to be.
pub enum Opened {
    /// Films, to be read step by step.
    Films(Box<Reading>),
    /// A backup of our own: its text, which only the page can read.
    Backup(String),
}

/// How far reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes that were read.
    pub done: usize,
    /// Bytes in all, as far as is known.
    pub total: usize,
}

/// A file that is being read.
pub struct Reading {
    archive: Option<Archive>,
    /// Files of the archive that are still to come, the last first.
    queue: Vec<Member>,
    current: Option<Current>,
    merger: Merger,
    import: Import,
    rows: usize,
    users: BTreeMap<String, usize>,
    data: Vec<Vec<DataRow>>,
    done: usize,
    total: usize,
}

/// The file that is being read now.
struct Current {
    path: String,
    source: Source,
    scale: Scale,
    content: Content,
    taken: u64,
    drafts: Vec<Draft>,
    largest: f64,
    order: Order,
}

enum Content {
    Table { table: Box<Table>, layout: &'static Layout, meaning: Meaning, list: String },
    Items { items: std::vec::IntoIter<Box<RawValue>>, number: u64 },
}

/// Recognizes a file by its content and its name.
///
/// # Errors
/// [`Refused`] when nothing in it is known.
pub fn open(name: &str, bytes: Vec<u8>) -> Result<Opened, Refused> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Refused::TooLarge { bytes: bytes.len() as u64, limit: MAX_FILE_BYTES as u64 });
    }
    let total = bytes.len();
    if Archive::begins(&bytes) {
        let archive = Archive::open(bytes)?;
        let queue: Vec<Member> = archive.members().iter().rev().cloned().collect();
        let total = queue.iter().map(|member| member.promised).fold(0, usize::saturating_add);
        return Ok(Opened::Films(Box::new(Reading::new(Some(archive), queue, None, total))));
    }
    match recognize(name, bytes)? {
        Recognized::Films(current) => {
            Ok(Opened::Films(Box::new(Reading::new(None, Vec::new(), Some(*current), total))))
        }
        Recognized::Backup(text) => Ok(Opened::Backup(text)),
    }
}

enum Recognized {
    Films(Box<Current>),
    Backup(String),
}

fn recognize(path: &str, bytes: Vec<u8>) -> Result<Recognized, Refused> {
    let text = decode(bytes)?;
    match text.trim_start().chars().next() {
        None => Err(Refused::Empty),
        Some('{' | '[') => recognize_json(path, text),
        Some(_) => recognize_table(path, text),
    }
}

fn recognize_json(path: &str, text: String) -> Result<Recognized, Refused> {
    let broken = |error: serde_json::Error| Refused::BrokenJson { line: error.line() as u64 };
    if text.trim_start().starts_with('{') {
        let fields: Fields = serde_json::from_str(&text).map_err(broken)?;
        return match fields.is_backup() {
            true if text.len() > MAX_BACKUP_BYTES => {
                Err(Refused::TooLarge { bytes: text.len() as u64, limit: MAX_BACKUP_BYTES as u64 })
            }
            true => Ok(Recognized::Backup(text)),
            false => Err(Refused::UnknownJson),
        };
    }
    let Items(items) = serde_json::from_str(&text).map_err(broken)?;
    match items.is_empty() {
        true => Err(Refused::Empty),
        false if is_trakt(&items) => {
            let content = Content::Items { items: items.into_iter(), number: 0 };
            Ok(Recognized::Films(Box::new(Current::new(path, Source::Trakt, Scale::Ten, content))))
        }
        false => Err(Refused::UnknownJson),
    }
}

fn recognize_table(path: &str, text: String) -> Result<Recognized, Refused> {
    let table = Box::new(Table::open(text));
    let Some(layout) = layout_of(table.header()) else {
        return Err(Refused::UnknownTable { columns: table.columns_to_show() });
    };
    let meaning = layout.meaning.in_file(path).ok_or(Refused::Unnamed)?;
    let list = table.title().map_or_else(|| file_stem(path), str::to_owned);
    let list = list.chars().take(MAX_LIST_CHARS).collect();
    let content = Content::Table { table, layout, meaning, list };
    Ok(Recognized::Films(Box::new(Current::new(path, layout.source, layout.scale, content))))
}

/// The name of a file without folders and extension.
fn file_stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

impl Current {
    fn new(path: &str, source: Source, scale: Scale, content: Content) -> Self {
        Self {
            path: path.to_owned(),
            source,
            scale,
            content,
            taken: 0,
            drafts: Vec::new(),
            largest: 0.0,
            order: Order::default(),
        }
    }

    /// The next row and where it stands; nothing at the end.
    fn next(&mut self) -> Option<(u64, Verdict)> {
        match &mut self.content {
            Content::Table { table, layout, meaning, list } => match table.next() {
                Next::Row(row) => Some((row.line, read_row(layout, *meaning, list, &row))),
                Next::Broken(line) => Some((line, Verdict::Skip(Why::Broken))),
                Next::End => None,
            },
            Content::Items { items, number } => {
                let item = items.next()?;
                *number += 1;
                Some((*number, read_item(&item, &self.path)))
            }
        }
    }
}

impl Reading {
    fn new(archive: Option<Archive>, queue: Vec<Member>, current: Option<Current>, total: usize) -> Self {
        Self {
            archive,
            queue,
            current,
            merger: Merger::default(),
            import: Import::default(),
            rows: 0,
            users: BTreeMap::new(),
            data: Vec::new(),
            done: 0,
            total,
        }
    }

    /// Reads up to so many rows, or unpacks the next file; whether there is more to do.
    pub fn step(&mut self, rows: usize) -> bool {
        let Some(mut current) = self.current.take() else { return self.next_file() };
        for _ in 0..rows {
            match current.next() {
                Some((line, verdict)) => self.take(&mut current, line, verdict),
                None => {
                    self.settle(current);
                    return !self.queue.is_empty();
                }
            }
            if self.is_full() {
                self.skip(&current.path, 0, Why::TooMany);
                self.queue.clear();
                self.settle(current);
                return false;
            }
        }
        self.current = Some(current);
        true
    }

    /// How far reading has come.
    pub fn progress(&self) -> Progress {
        let (at, _) = match self.current.as_ref().map(|current| &current.content) {
            Some(Content::Table { table, .. }) => table.progress(),
            _ => (0, 0),
        };
        Progress { done: (self.done + at).min(self.total), total: self.total }
    }

    /// What was read.
    ///
    /// # Errors
    /// [`Refused`] when a ZIP held no known file.
    pub fn finish(mut self) -> Result<Import, Refused> {
        while self.step(usize::MAX) {}
        let mut import = self.import;
        if let Some(archive) = self.archive.filter(|_| import.files.is_empty()) {
            let broken = import.skipped.into_iter().find_map(|skipped| match skipped.why {
                Why::File(refused) => Some(refused),
                _ => None,
            });
            return Err(broken.unwrap_or(Refused::UnknownZip { names: archive.names().to_vec() }));
        }
        import.entries = self.merger.finish();
        import.data = Arc::new(self.data);
        if import.users.len() == 1 {
            import.choose(0);
        }
        Ok(import)
    }

    fn is_full(&self) -> bool {
        self.rows >= if self.users.is_empty() { MAX_FILMS } else { MAX_ROWS }
    }

    /// Unpacks the next file of the archive; whether there is more to do.
    fn next_file(&mut self) -> bool {
        let (Some(archive), Some(member)) = (&mut self.archive, self.queue.pop()) else { return false };
        let unpacked = archive.unpack(&member);
        match unpacked.and_then(|bytes| recognize(&member.path, bytes)) {
            Ok(Recognized::Films(current)) => {
                self.current = Some(*current);
                return true;
            }
            // Other files of an export are not missed, and neither are empty ones.
            Ok(Recognized::Backup(_))
            | Err(Refused::UnknownTable { .. } | Refused::UnknownJson | Refused::Empty | Refused::Unnamed) => {
            }
            Err(refused) => self.skip(&member.path, 0, Why::File(refused)),
        }
        self.done = self.done.saturating_add(member.promised);
        !self.queue.is_empty()
    }

    fn skip(&mut self, path: &str, line: u64, why: Why) {
        if self.import.skipped.len() < MAX_SKIPPED_LISTED {
            self.import.skipped.push(Skipped { file: path.to_owned(), line, why });
        } else {
            self.import.more_skipped += 1;
        }
    }

    fn take(&mut self, current: &mut Current, line: u64, verdict: Verdict) {
        match verdict {
            Verdict::Blank => return,
            Verdict::Television => self.import.tv += 1,
            Verdict::Skip(why) => self.skip(&current.path, line, why),
            Verdict::Film(mut draft) => {
                for why in draft.remarks.drain(..) {
                    self.skip(&current.path, line, why);
                }
                current.taken += 1;
                if draft.user.is_some() {
                    self.take_data(current.scale, *draft);
                } else {
                    current.largest = current.largest.max(draft.rating.unwrap_or(0.0));
                    for written in [draft.rated_on, draft.seen_on, draft.listed_on].into_iter().flatten() {
                        current.order.note(written);
                    }
                    current.drafts.push(*draft);
                }
            }
        }
        self.rows += 1;
    }

    /// A row of a data set needs nothing else of its file to be understood, and there may be a million.
    fn take_data(&mut self, scale: Scale, draft: Draft) {
        let (Some(user), Some(film)) = (draft.user, draft.entry.ids.catalog) else { return };
        let Some(half_stars) = draft.rating.and_then(|rating| scale.half_stars(rating)) else { return };
        let on = draft.rated_on.and_then(|written| Order::default().day(written));
        let next = self.users.len();
        let place = *self.users.entry(user.clone()).or_insert(next);
        if place == next {
            self.import.users.push(User { id: user, ratings: 0 });
            self.data.push(Vec::new());
        }
        if let (Some(user), Some(rows)) = (self.import.users.get_mut(place), self.data.get_mut(place)) {
            user.ratings += 1;
            rows.push(DataRow { film: film.into_boxed_str(), half_stars, on });
        }
    }

    /// The file is at its end: now its scale and its order of dates are known.
    fn settle(&mut self, current: Current) {
        let Current { path, source, scale, taken, drafts, largest, order, content } = current;
        if let Content::Table { table, .. } = content {
            self.done = self.done.saturating_add(table.progress().1);
        }
        let scale = scale.settle(largest);
        for draft in drafts {
            let Draft { mut entry, rating, rated_on, seen_on, listed_on, link, .. } = draft;
            let day = |written: Option<_>| written.and_then(|written| order.day(written));
            let half_stars = rating.and_then(|rating| scale.half_stars(rating));
            entry.rating = half_stars.map(|half_stars| Rated { half_stars, on: day(rated_on) });
            if entry.seen {
                entry.dates = day(seen_on).into_iter().collect();
            }
            if let Some(listed) = &mut entry.listed {
                listed.on = day(listed_on);
            }
            self.merger.add(entry, link);
        }
        self.import.files.push(FileRead { name: path, source, rows: taken });
    }
}
