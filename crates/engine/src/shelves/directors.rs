use super::ShelfKind;
use super::pool::Pool;

/// Films by one director that make a shelf, and liked ones that make them a favorite.
pub(super) const LEAST: usize = 3;
const LIKED_FILMS: f32 = 2.0;

/// Liked is what got at least so many half-stars.
const LIKED: u8 = 8;

/// Films that a shelf may take: places in the pool, with their values.
type Valued = Vec<(usize, f32)>;

/// The director with most that was liked, of those who have more on offer, and these films by value.
pub(super) fn favorite(pool: &Pool, before: &[ShelfKind]) -> Option<(String, Valued)> {
    let catalog = pool.engine.catalog();
    let liked = pool.taste.ratings.iter().filter(|rating| rating.stars.half_stars() >= LIKED);
    let mut names: Vec<&str> = liked.flat_map(|rating| catalog.film(rating.film).directors()).collect();
    names.sort_unstable();
    // Each favorite with how many films of theirs were liked, and what is on offer.
    let mut favorites: Vec<(&str, f32, Valued)> = Vec::new();
    for name in names {
        match favorites.last_mut() {
            Some((last, count, _)) if *last == name => *count += 1.0,
            _ => favorites.push((name, 1.0, Valued::new())),
        }
    }
    favorites.retain(|(_, count, _)| *count >= LIKED_FILMS);
    for place in pool.open(pool.len()) {
        for name in catalog.film(pool.film(place)).directors() {
            if let Ok(at) = favorites.binary_search_by(|(other, ..)| (*other).cmp(name)) {
                favorites[at].2.push((place, pool.relevance(place)));
            }
        }
    }
    favorites.retain(|(_, _, films)| films.len() >= LEAST);
    let is_earlier =
        |name: &str| before.iter().any(|kind| matches!(kind, ShelfKind::Director(b) if b == name));
    let worth = favorites.iter().zip(0..).map(|((name, count, films), at)| {
        let first = films.first().map_or(0.0, |(_, relevance)| *relevance);
        let stays = if is_earlier(name) { f32::from(u16::MAX) } else { 0.0 };
        (at, count + first + stays)
    });
    let (at, _) = crate::best::best(worth, 1).next()?;
    let (name, _, films) = favorites.into_iter().nth(at as usize)?;
    Some((name.to_owned(), films))
}
