//! What a person is told about files and rows.

use bijou_exchange::{Refused, Skipped, Source, Why};

use super::desk::Refusal;
use super::plan::{Aspect, Tally};
use crate::words::import as words;

/// What a service is called.
pub(super) fn source(source: Source) -> &'static str {
    let key = match source {
        Source::Letterboxd => "letterboxd",
        Source::Imdb => "imdb",
        Source::Trakt => "trakt",
        Source::MovieLens => "movielens",
        Source::DataSet => "dataset",
        Source::Criticker => "criticker",
        Source::Simkl => "simkl",
        Source::Tmdb => "tmdb",
        Source::Netflix => "netflix",
        Source::LetterboxdImport => "import",
    };
    words::source(key).unwrap_or_default()
}

/// What an aspect is called.
pub(super) fn aspect(aspect: Aspect) -> &'static str {
    let key = match aspect {
        Aspect::Ratings => "ratings",
        Aspect::Seen => "seen",
        Aspect::Watchlist => "watchlist",
        Aspect::Notes => "notes",
        Aspect::Tags => "tags",
        Aspect::Lists => "lists",
        Aspect::Strangers => "strangers",
    };
    words::aspect(key).unwrap_or_default()
}

/// How much there is of an aspect.
pub(super) fn tally(tally: Tally) -> String {
    let [new, changed, same, kept] = tally;
    let parts = [
        (new, words::new as fn(usize) -> String),
        (changed, words::changed),
        (same, words::same),
        (kept, words::kept),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, say)| say(count)).collect();
    parts.join(" · ")
}

/// A title with its year, where that is known.
pub(super) fn titled(title: &str, year: Option<u16>) -> String {
    year.map_or_else(|| title.to_owned(), |year| words::titled(title, &year.to_string()))
}

/// What was left out, where, and why.
pub(super) fn skipped(Skipped { file, line, why }: &Skipped) -> String {
    let reason = match why {
        Why::Nameless => words::why_nameless().to_owned(),
        Why::TitleTooLong => words::why_title().to_owned(),
        Why::Nothing => words::why_nothing().to_owned(),
        Why::Rating(value) => words::why_rating(value),
        Why::Date(value) => words::why_date(value),
        Why::NoteCut => words::why_note().to_owned(),
        Why::TagsCut => words::why_tags().to_owned(),
        Why::Broken => words::why_broken().to_owned(),
        Why::TooMany => words::why_too_many().to_owned(),
        Why::File(found) => refused(found),
    };
    match line {
        0 => words::skipped_file(file, &reason),
        line => words::skipped_at(file, &line.to_string(), &reason),
    }
}

/// Why a file brought nothing.
pub(super) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Refused(found) => refused(found),
        Refusal::Newer => words::refused_newer().to_owned(),
        Refusal::BrokenBackup => words::refused_backup().to_owned(),
        Refusal::NoCiphers => crate::words::lock::no_ciphers().to_owned(),
        Refusal::Unread => words::refused_unread().to_owned(),
    }
}

fn refused(refused: &Refused) -> String {
    match refused {
        Refused::Empty => words::refused_empty().to_owned(),
        Refused::TooLarge { limit, .. } => words::refused_large((limit >> 20) as usize),
        Refused::NotText => words::refused_not_text().to_owned(),
        Refused::UnknownTable { columns } => words::refused_table(&columns.join(", ")),
        Refused::Unnamed => words::refused_unnamed().to_owned(),
        Refused::UnknownJson => words::refused_json().to_owned(),
        Refused::BrokenJson { line } => words::refused_broken_json(*line as usize),
        Refused::UnknownZip { names } => words::refused_zip(&names.join(", ")),
        Refused::BrokenZip => words::refused_broken_zip().to_owned(),
        Refused::Encrypted => words::refused_encrypted().to_owned(),
        Refused::Packing => words::refused_packing().to_owned(),
        Refused::TooManyFiles { limit, .. } => words::refused_many(*limit as usize),
        Refused::Bomb { name } => words::refused_bomb(name),
    }
}
