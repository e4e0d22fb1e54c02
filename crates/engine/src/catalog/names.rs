use super::part::NameColumn;
use super::{Catalog, FilmIx};

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A director or an actor.
    Person,
    /// What people call films.
    Tag,
}

impl Catalog {
    /// The columns of names that have arrived; columns that arrive later follow behind.
    pub(crate) fn name_columns(&self) -> impl Iterator<Item = (NameKind, &NameColumn)> {
        // A shard brings its directors, then its details, so the order must be that of arrival.
        let mut details = self.details.iter();
        self.parts.iter().flat_map(move |part| {
            let late = if part.brought_details { details.next() } else { None };
            let directors = std::iter::once((NameKind::Person, &part.directors));
            let late = late
                .into_iter()
                .flat_map(|late| [(NameKind::Person, &late.cast), (NameKind::Tag, &late.tags)]);
            directors.chain(late)
        })
    }

    /// The films of a person, as director or actor, or with a tag; the name as the catalog spells it. In the order of the
    /// catalog.
    pub fn films_named(&self, kind: NameKind, name: &str) -> Vec<FilmIx> {
        let mut films = Vec::new();
        for (_, column) in self.name_columns().filter(|(other, _)| *other == kind) {
            let names = column.names();
            let Some(item) = (0..names.len()).find(|item| names.get(*item) == name) else { continue };
            let own = column.entries().filter(|(_, other)| *other as usize == item);
            films.extend(own.map(|(film, _)| film));
        }
        films.sort_unstable();
        films.dedup();
        films
    }
}
