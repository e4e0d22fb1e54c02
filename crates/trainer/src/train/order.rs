use crate::data::{Dataset, FilmRecord};

/// Most films of the head: enough to ask about and pick from until the core is there, and a first visit waits for each.
const HEAD: usize = 320;

/// The order of films in the catalog: those with learned factors by popularity, then all others by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogOrder {
    /// For every place in the catalog, the film's place in the data.
    pub films: Vec<usize>,
    /// How many have factors.
    pub learned: usize,
    /// How many of those are in the head.
    pub head: usize,
}

impl CatalogOrder {
    /// Orders the films of a data set; those with at least `fewest_ratings` ratings get factors.
    pub fn new(data: &Dataset, fewest_ratings: u32) -> Self {
        let ratings = data.rating_counts();
        Self::of(data, |film| ratings[film] >= fewest_ratings)
    }

    /// Orders the films of a data set, where it is known which get factors.
    pub fn of(data: &Dataset, is_learned: impl Fn(usize) -> bool) -> Self {
        let ratings = data.rating_counts();
        let known =
            |film: usize| data.films[film].popularity.map_or(ratings[film], |popularity| popularity.count);
        let (mut films, mut rest): (Vec<usize>, Vec<usize>) =
            (0..data.films.len()).partition(|film| is_learned(*film));
        films.sort_by_key(|film| (std::cmp::Reverse((known(*film), ratings[*film])), *film));
        rest.sort_by(|a, b| by_id(&data.films[*a], &data.films[*b]));
        let learned = films.len();
        films.extend(rest);
        Self { films, learned, head: learned.min(HEAD) }
    }

    /// For every film of the data, its row in the factor matrix, if it gets one.
    pub fn factor_rows(&self) -> Vec<Option<u32>> {
        let mut rows = vec![None; self.films.len()];
        for (row, film) in self.films.iter().take(self.learned).enumerate() {
            rows[*film] = Some(row as u32);
        }
        rows
    }
}

/// Numbers by value, before text by letters: close ids pack well.
fn by_id(a: &FilmRecord, b: &FilmRecord) -> std::cmp::Ordering {
    let number = |film: &FilmRecord| film.id.parse::<u64>().unwrap_or(u64::MAX);
    number(a).cmp(&number(b)).then_with(|| a.id.cmp(&b.id))
}
