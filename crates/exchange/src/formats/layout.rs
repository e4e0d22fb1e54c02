use super::{Meaning, Source};
use crate::stars::Scale;

/// A known table: how it is told, and what its columns say. All names in lower case; an empty name is a column that the
/// table does not have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    pub(crate) source: Source,
    /// Columns that tell it: all must be there.
    pub(crate) needs: &'static [&'static str],
    /// Columns that tell others from it: none may be there.
    pub(crate) lacks: &'static [&'static str],
    pub(crate) title: &'static str,
    pub(crate) year: &'static str,
    pub(crate) imdb: &'static str,
    pub(crate) tmdb: &'static str,
    /// Id in the data that catalogs are trained from.
    pub(crate) catalog: &'static str,
    /// Id of the person, where a table has several.
    pub(crate) user: &'static str,
    pub(crate) rating: &'static str,
    pub(crate) scale: Scale,
    pub(crate) rated_on: &'static str,
    pub(crate) seen_on: &'static str,
    pub(crate) listed_on: &'static str,
    pub(crate) note: &'static str,
    pub(crate) tags: &'static str,
    /// Film or television.
    pub(crate) kind: &'static str,
    /// An address that tells two films of one name and year apart.
    pub(crate) link: &'static str,
    /// What a row says beside its rating.
    pub(crate) meaning: Meaning,
}

impl Layout {
    /// A table that says nothing yet.
    pub(crate) const fn of(source: Source, meaning: Meaning) -> Self {
        Self {
            source,
            needs: &[],
            lacks: &[],
            title: "",
            year: "",
            imdb: "",
            tmdb: "",
            catalog: "",
            user: "",
            rating: "",
            scale: Scale::Five,
            rated_on: "",
            seen_on: "",
            listed_on: "",
            note: "",
            tags: "",
            kind: "",
            link: "",
            meaning,
        }
    }

    /// Whether a table with these columns is one.
    pub(crate) fn fits(&self, header: &[String]) -> bool {
        let has = |name: &&str| header.iter().any(|column| column == name);
        self.needs.iter().all(has) && !self.lacks.iter().any(has)
    }
}
