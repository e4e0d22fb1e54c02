use super::pool::Pool;
use super::{PageWishes, Shelf, ShelfKind, anchors, decades, directors};
use crate::{Engine, FilmIx, Taste};

/// Shelves of fewer films are not worth a title.
const LEAST: usize = 6;

/// Of the best films, so many are looked at for safe bets and for what stretches: their predictions take time.
const PREDICTED: usize = 60;
const NEAR_ENOUGH: usize = 400;

/// What is known by fewer people than this share of the films on offer is a hidden gem.
const HIDDEN: f32 = 0.25;

/// Of a film that fewer people rated too little is known to call it a gem.
const FEWEST: u32 = 100;

/// How much likeness to what was rated costs on the shelf that stretches.
const STRETCH: f32 = 1.5;

/// Ratings of a person that likeness is looked up in.
const LOOKED_UP: usize = 120;

impl Engine {
    /// The shelves that fit a person, in order, and what is left behind them: no film stands twice, none that they rated, and
    /// none that the wishes exclude. One ranking of the catalog serves them all.
    pub fn discover(&self, taste: &Taste, wishes: &PageWishes) -> Vec<Shelf> {
        let mut pool = Pool::new(self, taste, wishes);
        let length = wishes.length;
        let mut shelves = Vec::new();
        let watchlist = self.watchlist_shelf(taste, wishes, &mut pool);
        let depth = pool.len();
        let by_value = |pool: &Pool, depth: usize| -> Vec<(usize, f32)> {
            pool.open(depth).map(|place| (place, pool.relevance(place))).collect()
        };
        let all = by_value(&pool, depth);
        shelves.extend(pool.fill(ShelfKind::Picks, all.into_iter(), length, 1));
        shelves.extend(watchlist);
        let anchors = anchors::anchors(&pool, wishes.before);
        let mut loved = anchors.into_iter();
        let first = loved.next().and_then(|film| loved_shelf(&mut pool, film, length));
        shelves.extend(first);
        let safe: Vec<(usize, f32)> =
            pool.open(PREDICTED).map(|place| (place, self.predict(taste, pool.film(place)).low)).collect();
        shelves.extend(pool.fill(ShelfKind::SafeBets, safe.into_iter(), length, LEAST));
        let home = decades::favorite(&pool, wishes.before);
        shelves.extend(home.and_then(|decade| {
            let films = decades::films(&pool, decade);
            pool.fill(ShelfKind::Decade(decade), films.into_iter(), length, LEAST)
        }));
        let gems = hidden_gems(&pool);
        shelves.extend(pool.fill(ShelfKind::HiddenGems, gems.into_iter(), length, LEAST));
        let second = loved.next().and_then(|film| loved_shelf(&mut pool, film, length));
        shelves.extend(second);
        let by = directors::favorite(&pool, wishes.before);
        shelves.extend(by.and_then(|(name, films)| {
            pool.fill(ShelfKind::Director(name), films.into_iter(), length, directors::LEAST)
        }));
        let far = stretch(&pool);
        shelves.extend(pool.fill(ShelfKind::Stretch, far.into_iter(), length, LEAST));
        let new = decades::little_known(&pool, home, wishes.before);
        shelves.extend(new.and_then(|decade| {
            let films = decades::films(&pool, decade);
            pool.fill(ShelfKind::NewDecade(decade), films.into_iter(), length, LEAST)
        }));
        let rest = by_value(&pool, depth);
        shelves.extend(pool.fill(ShelfKind::More, rest.into_iter(), wishes.more, 1));
        shelves
    }

    /// The watchlist by score. It is the person's own, so no wish about lists changes it.
    fn watchlist_shelf(&self, taste: &Taste, wishes: &PageWishes, pool: &mut Pool) -> Option<Shelf> {
        let rated = |film: FilmIx| taste.ratings.iter().any(|rating| rating.film == film);
        let open = wishes.watchlist.iter().filter(|film| !rated(**film));
        let scored = open.map(|film| (film.0, self.score(taste, *film)));
        let films: Vec<FilmIx> =
            crate::best::best(scored, wishes.length).map(|(film, _)| FilmIx(film)).collect();
        films.iter().for_each(|film| pool.take(*film));
        (!films.is_empty()).then_some(Shelf { kind: ShelfKind::Watchlist, films })
    }
}

fn loved_shelf(pool: &mut Pool, loved: FilmIx, length: usize) -> Option<Shelf> {
    let films = anchors::like(pool, loved);
    pool.fill(ShelfKind::Loved(loved), films.into_iter(), length, LEAST)
}

/// What few people know, by value.
fn hidden_gems(pool: &Pool) -> Vec<(usize, f32)> {
    let count = |place: usize| pool.engine.catalog().film(pool.film(place)).rating_count();
    let learned = |place: &usize| pool.engine.is_learned(pool.film(*place));
    let mut counts: Vec<u32> = (0..pool.len()).filter(learned).map(count).collect();
    counts.sort_unstable();
    let few = counts.get((counts.len() as f32 * HIDDEN) as usize).copied().unwrap_or_default();
    pool.open(pool.len())
        .filter(|place| learned(place) && (FEWEST..=few).contains(&count(*place)))
        .map(|place| (place, pool.relevance(place)))
        .collect()
}

/// What is promising, and unlike everything that the person rated.
fn stretch(pool: &Pool) -> Vec<(usize, f32)> {
    let ratings = &pool.taste.ratings;
    let order = crate::sorted(ratings.len(), &|a, b| ratings[b].stars.cmp(&ratings[a].stars));
    let known: Vec<FilmIx> = order.into_iter().take(LOOKED_UP).map(|at| ratings[at].film).collect();
    let nearest =
        |film: FilmIx| known.iter().map(|known| pool.engine.similarity(film, *known)).fold(0.0_f32, f32::max);
    pool.open(NEAR_ENOUGH)
        .map(|place| (place, pool.relevance(place) - STRETCH * nearest(pool.film(place))))
        .collect()
}
