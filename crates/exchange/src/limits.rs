//! The most that a reader accepts, so that no file can exhaust a visitor's memory.

/// Largest file, in bytes. A Letterboxd ZIP of 10,000 films with reviews has about 4 MB; the MovieLens data set of 100,000
/// ratings 2.4 MB, that of a million 24 MB.
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// Largest backup of our own, in bytes. What is said of 10,000 films has about 4 MB, more than browsers keep for a site;
/// a record takes up to 31 times the bytes of its text.
pub const MAX_BACKUP_BYTES: usize = 16 << 20;

/// Most bytes that the files of one ZIP inflate to together.
pub const MAX_INFLATED_BYTES: usize = 128 << 20;

/// Most files in one ZIP. A Letterboxd ZIP has one per list beside a dozen others.
pub const MAX_MEMBERS: usize = 10_000;

/// How many times larger than its packed form a file of a ZIP may be, once it passes a few hundred kilobytes. Exports shrink to
/// a fifth or a tenth; a file of nothing but zeros to a thousandth.
pub const MAX_RATIO: usize = 100;

/// Below this, a file of a ZIP may be of any ratio.
pub(crate) const RATIO_FREE_BYTES: usize = 1 << 20;

/// Most rows of one import; what follows is left out, and said.
pub const MAX_ROWS: usize = 1_000_000;

/// Columns of a table that are looked at; those behind are passed over. Known tables have at most 20.
pub const MAX_COLUMNS: usize = 256;

/// Largest item of a JSON list, in bytes; larger ones are left out, and said. As a tree it takes up to 98 times as much.
pub const MAX_ITEM_BYTES: usize = 256 << 10;

/// Longest title, in characters. The longest film title on record has about 200.
pub const MAX_TITLE_CHARS: usize = 1_000;

/// Longest note, in characters; a longer one is cut, and said.
pub const MAX_NOTE_CHARS: usize = 20_000;

/// Most tags of one film, and most lists that it is on; those behind are left out, of one row with a remark.
pub const MAX_TAGS: usize = 100;

/// Longest name of a list, in characters; a longer one is cut. Every film of the list carries it.
pub const MAX_LIST_CHARS: usize = 100;

/// Most rows that are listed one by one as left out; beyond, they are only counted.
pub(crate) const MAX_SKIPPED_LISTED: usize = 1_000;

/// Most file names, column names and characters of one that a refusal repeats.
pub(crate) const MAX_NAMES_SHOWN: usize = 12;

/// Times that a quotation mark without its partner is passed over in one file, each of which reads on to the file's end.
pub(crate) const MAX_LOST_QUOTES: usize = 20;

/// Most rows of an import that is no data set: ten films a day for fifty years.
pub const MAX_FILMS: usize = 200_000;
