use bijou_catalog::{ContentMap, Factors};

use super::features::{Content, ContentFeatures};
use crate::factors::{Direction, FactorMatrix};
use crate::{Catalog, Error, FilmIx};

/// Content factors of every film that has arrived, known once the shard with the map is there.
#[derive(Debug, Default)]
pub(crate) struct ContentSpace {
    films: FactorMatrix,
    /// What turns content into factors, and a row per content factor over the ranking factors.
    map: Option<(ContentFeatures, FactorMatrix, FactorMatrix)>,
}

impl ContentSpace {
    /// Takes the map; films follow by [`ContentSpace::observe`].
    ///
    /// # Errors
    /// [`Error::Content`] where its rows are not one per feature, [`Error::Dims`] where they do not lead to `dims` factors.
    pub(crate) fn learn(&mut self, map: &ContentMap, genres: usize, dims: usize) -> Result<(), Error> {
        let ContentMap { directors, cast, tags, features: rows, basis, .. } = map;
        if basis.dims() != dims {
            return Err(Error::Dims { expected: dims, found: basis.dims() });
        }
        let features = ContentFeatures::new(genres, directors.clone(), cast.clone(), tags.clone());
        if features.count() != rows.len() {
            return Err(Error::Content { expected: features.count(), found: rows.len() });
        }
        self.films = FactorMatrix::new(rows.dims());
        self.map = Some((features, unpacked(rows), unpacked(basis)));
        Ok(())
    }

    /// Gives films that arrived their content factors. Only those beyond the last that has some: details never come later
    /// than the map.
    pub(crate) fn observe(&mut self, catalog: &Catalog) {
        let Some((features, rows, _)) = &self.map else { return };
        let mut sum = vec![0.0; rows.dims()];
        for film in catalog.all().skip(self.films.len()) {
            sum.fill(0.0);
            for (feature, value) in features.of(&Content::from(catalog.film(film))) {
                sum.iter_mut()
                    .zip(rows.row(FilmIx(feature)))
                    .for_each(|(sum, factor)| *sum += value * factor);
            }
            self.films.push(&sum);
        }
    }

    /// Content factors of all films.
    pub(crate) fn films(&self) -> &FactorMatrix {
        &self.films
    }

    /// A film's place among the ranking factors as its content tells it; nothing where content is not known.
    pub(crate) fn ranking_factors(&self, film: FilmIx) -> Option<Vec<f32>> {
        let (_, _, basis) = self.map.as_ref()?;
        let mut sum = vec![0.0; basis.dims()];
        for (content, factor) in self.films.row(film).enumerate() {
            let row = basis.row(FilmIx(content as u32));
            sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += factor * value);
        }
        self.films.has(film).then_some(sum)
    }

    /// A direction over the ranking factors as one over the content factors: products with films are the same.
    pub(crate) fn project(&self, direction: &Direction) -> Option<Direction> {
        let (_, _, basis) = self.map.as_ref()?;
        let products = (0..basis.len() as u32).map(|content| basis.dot(FilmIx(content), direction));
        Some(self.films.pad(products))
    }
}

fn unpacked(rows: &Factors) -> FactorMatrix {
    let mut matrix = FactorMatrix::new(rows.dims());
    matrix.join(rows);
    matrix
}
