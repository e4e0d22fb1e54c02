//! From a query to films.

use bijou_engine::{Engine, FilmIx, Filter, Genres, NameKind, Order, Taste, by_value};

use super::query::{Mine, Query, Sort};
use crate::store::{FilmEntry, Record};

/// What queries are asked of.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The films.
    pub engine: &'a Engine,
    /// Those that fit the query's text, the best fitting first.
    pub hits: &'a [FilmIx],
    /// Ids of those that the person said something about: see [`told`].
    pub told: &'a [String],
    /// What the person likes.
    pub taste: Option<&'a Taste>,
    /// Predicted stars of all films, where they are known.
    pub stars: Option<&'a [f32]>,
}

/// The films that a query is about, in its order.
pub fn found(sources: Sources, query: &Query) -> Vec<FilmIx> {
    ordered(sources, query, matching(sources, query))
}

/// The films that a query is about, in no particular order.
pub fn matching(sources: Sources, query: &Query) -> Vec<FilmIx> {
    let Sources { engine, hits, told, stars, .. } = sources;
    let catalog = engine.catalog();
    let films = if query.text.trim().is_empty() { catalog.all().collect() } else { hits.to_vec() };
    let mut films = filter(engine, query).of(catalog, films);
    // Where somebody asks for a film by name, a hidden one is found too.
    if query.mine != Mine::Any || query.text.trim().is_empty() {
        let mut named = vec![false; catalog.len()];
        for film in told.iter().filter_map(|id| catalog.by_id(id)) {
            if let Some(named) = named.get_mut(film.index()) {
                *named = true;
            }
        }
        let wanted = !matches!(query.mine, Mine::Any | Mine::Unseen);
        films.retain(|film| named.get(film.index()).copied().unwrap_or(false) == wanted);
    }
    if let Some(stars) = stars.filter(|_| !query.stars.is_open()) {
        let range = query.stars.range();
        // Half-stars as they are shown: to one decimal, so that 3.5 reaches from 3.5 and not from 3.45.
        let within = |stars: f32| {
            let (low, high) = (*range.start() as f32 / 2.0, *range.end() as f32 / 2.0);
            let shown = (stars * 10.0).round() / 10.0;
            low <= shown && shown <= high
        };
        films.retain(|film| stars.get(film.index()).is_some_and(|stars| within(*stars)));
    }
    films
}

fn ordered(sources: Sources, query: &Query, films: Vec<FilmIx>) -> Vec<FilmIx> {
    let Sources { engine, taste, stars, .. } = sources;
    let order = match query.sort {
        Sort::Fit if query.text.trim().is_empty() => Order::Popularity,
        Sort::Fit => return films,
        Sort::ForMe => return taste.map_or(films.clone(), |taste| engine.by_score(taste, &films)),
        Sort::Stars => return stars.map_or(films.clone(), |stars| by_value(&films, stars)),
        Sort::Popularity => Order::Popularity,
        Sort::Mean => Order::OthersMean,
        Sort::Newest => Order::Newest,
        Sort::Oldest => Order::Oldest,
        Sort::Title => Order::Title,
    };
    order.sort(engine, &films)
}

fn filter(engine: &Engine, query: &Query) -> Filter {
    let genres = engine.catalog().genres();
    // A genre that the catalog does not know is one that no film has.
    let bit = |name: &String| genres.iter().position(|genre| genre == name).map_or(1 << 63, |at| 1_u64 << at);
    let bits = |names: &[String]| names.iter().fold(0, |bits, name| bits | bit(name));
    let wanted = bits(&query.genres);
    let (all, any) = if query.any_genre { (0, wanted) } else { (wanted, 0) };
    let year = |year: u32| year.min(u32::from(u16::MAX)) as u16;
    let years = query.years.range();
    let people = query.people.iter().map(|name| (NameKind::Person, name.clone()));
    let tags = query.tags.iter().map(|name| (NameKind::Tag, name.clone()));
    Filter {
        genres: Genres { all, any, none: bits(&query.without) },
        years: (!query.years.is_open()).then(|| year(*years.start())..=year(*years.end())),
        ratings: (!query.ratings.is_open()).then(|| query.ratings.range()),
        names: people.chain(tags).collect(),
    }
}

/// Ids of the films about which the person said what decides whether they are among `mine`; of those that are in all films
/// and in the unseen ones, the ids of the others.
pub fn told(record: &Record, mine: Mine) -> Vec<String> {
    let decides = |entry: &FilmEntry| match mine {
        Mine::Any | Mine::Hidden => entry.is_hidden(),
        Mine::Seen => entry.is_seen(),
        Mine::Unseen => entry.is_seen() || entry.is_hidden(),
        Mine::Watchlist => entry.is_listed(),
    };
    let films = record.films.iter().filter(|(_, entry)| decides(entry));
    films.map(|(id, _)| id.clone()).collect()
}
