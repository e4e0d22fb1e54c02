use bijou_catalog::ContentMap;

use super::features::{Content, ContentFeatures};
use crate::factors::FactorMatrix;
use crate::{Catalog, Error, FilmIx};

/// Content factors of every film that has arrived, known once the shard with the map is there.
#[derive(Debug, Default)]
pub(crate) struct ContentSpace {
    films: FactorMatrix,
    /// What turns content into factors: a row per feature.
    map: Option<(ContentFeatures, FactorMatrix)>,
}

impl ContentSpace {
    /// Takes the map; films follow by [`ContentSpace::observe`].
    ///
    /// # Errors
    /// [`Error::Content`] where its rows are not one per feature.
    pub(crate) fn learn(&mut self, map: &ContentMap, genres: usize) -> Result<(), Error> {
        let ContentMap { directors, cast, tags, features: rows, .. } = map;
        let features = ContentFeatures::new(genres, directors.clone(), cast.clone(), tags.clone());
        if features.count() != rows.len() {
            return Err(Error::Content { expected: features.count(), found: rows.len() });
        }
        let mut unpacked = FactorMatrix::new(rows.dims());
        unpacked.join(rows);
        self.films = FactorMatrix::of_own(rows.dims());
        self.map = Some((features, unpacked));
        Ok(())
    }

    /// Gives up to `films` more of those that arrived their content factors; whether all have theirs. Only those beyond the
    /// last that has some: details never come later than the map.
    pub(crate) fn observe(&mut self, catalog: &Catalog, films: usize) -> bool {
        let Some((features, rows)) = &self.map else { return true };
        let mut sum = vec![0.0; rows.dims()];
        for film in catalog.all().skip(self.films.len()).take(films) {
            sum.fill(0.0);
            for (feature, value) in features.of(&Content::from(catalog.film(film))) {
                rows.add_row(FilmIx(feature), value, &mut sum);
            }
            self.films.push(&sum);
        }
        self.films.len() == catalog.len()
    }

    /// Content factors of all films.
    pub(crate) fn films(&self) -> &FactorMatrix {
        &self.films
    }
}
