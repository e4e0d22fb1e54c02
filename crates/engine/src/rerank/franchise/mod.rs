//! Which films belong to one franchise, from their titles and the people who made them.

mod name;

use crate::{Catalog, Engine, Film, FilmIx};
use name::{Likeness, Name};

/// Titles of a film that are looked at: its main title, and where it has others the first few.
const TITLES: usize = 4;

/// Tags that name a franchise whose titles have nothing in common.
const TAGS: [&str; 2] = ["007", "james bond"];

/// Most years between two films of one franchise that share nobody.
const YEARS: u16 = 25;

/// The franchises of the films in a list, told one by one.
pub(super) struct Franchises<'a> {
    catalog: &'a Catalog,
    members: Vec<(FilmIx, Vec<Name>)>,
}

impl<'a> Franchises<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> Self {
        Self { catalog, members: Vec::new() }
    }

    /// Whether a film told before is of the same franchise. The film counts as told from here on.
    pub(super) fn repeats(&mut self, film: FilmIx) -> bool {
        let facts = self.catalog.film(film);
        let names: Vec<Name> = facts.all_titles().take(TITLES).map(Name::new).collect();
        let repeats = self.members.iter().any(|(other, others)| {
            let other = self.catalog.film(*other);
            of_one_franchise(&facts, &names, &other, others)
        });
        self.members.push((film, names));
        repeats
    }
}

impl Engine {
    /// Whether two films belong to one franchise, as far as titles and people tell. See [`Knobs::one_per_franchise`].
    ///
    /// [`Knobs::one_per_franchise`]: crate::Knobs::one_per_franchise
    pub fn of_one_franchise(&self, a: FilmIx, b: FilmIx) -> bool {
        let mut franchises = Franchises::new(self.catalog());
        franchises.repeats(a);
        a != b && franchises.repeats(b)
    }

    /// The films of a list without those of a franchise of which a film stands before them.
    pub fn one_per_franchise(&self, films: &[FilmIx]) -> Vec<FilmIx> {
        let mut franchises = Franchises::new(self.catalog());
        films.iter().copied().filter(|film| !franchises.repeats(*film)).collect()
    }
}

/// Titles alone deceive: "The Mission" is not "Mission: Impossible", and "Frozen" from 2010 not the one from 2013. So the
/// weaker the likeness of their titles, the more people two films must share. A remake counts as another film unless the
/// same people made it, since nothing else tells it from a film that has the same title by chance.
fn of_one_franchise(a: &Film, a_names: &[Name], b: &Film, b_names: &[Name]) -> bool {
    let pairs = a_names.iter().flat_map(|a| b_names.iter().map(move |b| (a, b)));
    match pairs.filter_map(|(a, b)| a.likeness(b)).max() {
        Some(Likeness::Series) => near(a, b) || shared_people(a, b) > 0,
        Some(Likeness::Begins) => shared_people(a, b) > 0,
        Some(Likeness::OneWord) => shared_people(a, b) > 1,
        None => TAGS.iter().any(|name| [a, b].iter().all(|film| film.tags().any(|tag| tag == *name))),
    }
}

fn near(a: &Film, b: &Film) -> bool {
    matches!((a.year(), b.year()), (Some(a), Some(b)) if a.abs_diff(b) <= YEARS)
}

/// How many people directed or act in both.
fn shared_people(a: &Film, b: &Film) -> usize {
    let others = people(b);
    people(a).iter().filter(|name| others.contains(name)).count()
}

/// Everybody once. A handful, so that nothing need be sorted.
fn people<'a>(film: &Film<'a>) -> Vec<&'a str> {
    let mut people: Vec<&str> = Vec::new();
    for name in film.directors().chain(film.cast()) {
        if !people.contains(&name) {
            people.push(name);
        }
    }
    people
}
