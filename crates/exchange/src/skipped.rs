/// A row that was left out, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The file, with its folder inside a ZIP.
    pub file: String,
    /// Where the row starts, from 1; in JSON the number of the item.
    pub line: u64,
    /// The reason.
    pub why: Why,
}

/// Why something was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The row has neither a title nor an id.
    Nameless,
    /// The title is longer than [`crate::MAX_TITLE_CHARS`].
    TitleTooLong,
    /// The row names a film and says nothing about it.
    Nothing,
    /// The rating is none of its scale. The rest of the row was taken, if it says something by itself.
    Rating(String),
    /// The date is none. The row was taken without it.
    Date(String),
    /// The note is longer than [`crate::MAX_NOTE_CHARS`]. It was cut.
    NoteCut,
    /// The film has more tags than [`crate::MAX_TAGS`]. Those behind were left out.
    TagsCut,
    /// The row is cut off, or a quotation mark has no partner, a NUL stands in it, or it is too large.
    Broken,
    /// The whole file of the ZIP could not be read.
    File(crate::Refused),
    /// More than [`crate::MAX_ROWS`] rows: this one and all that follow.
    TooMany,
}
