use bijou_exchange::{Entry, Found, Matching};

use super::film::Shown;
use crate::load::CatalogState;
use crate::pause::Slices;

/// Films between two looks at the clock.
const FILMS: usize = 1_024;

/// Finds the films of all entries in the whole catalog, in slices. `tell` hears how much of it has been looked through, in
/// percent, and calls the work off by giving nothing.
pub async fn find_films(
    catalog: CatalogState,
    entries: &[Entry],
    tell: impl Fn(usize) -> Option<()>,
) -> Option<Vec<Found>> {
    let films = catalog.with_untracked(|engine| engine.catalog().len())?;
    let mut matching = catalog.with_untracked(|engine| Matching::new(entries, &|text| engine.fold(text)))?;
    let mut slices = Slices::begin();
    for start in (0..films).step_by(FILMS).filter(|_| !entries.is_empty()) {
        tell(start * 100 / films)?;
        catalog.with_untracked(|engine| {
            let facts = engine.catalog();
            for film in facts.all().skip(start).take(FILMS) {
                matching.show(film.0, &Shown(facts.film(film)), &|text| engine.fold(text));
            }
        })?;
        slices.rest().await;
    }
    Some(matching.finish())
}
