use bijou_engine::{Catalog, Film, Rating, sorted};

use super::rates::{leanings, shrunken};

/// Ratings of a group that its leaning needs before it counts half.
const HALF: f32 = 4.0;

/// First and last decade with a group of its own; older and newer films count to these.
const DECADES: (u16, u16) = (1920, 2020);

/// Films of a kind: how much of a person's ratings they are, and how much the person likes them.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The genre as the catalog spells it, or the first year of the decade.
    pub name: String,
    /// Rated films of the group.
    pub films: usize,
    /// Their share of all the person's rated films, 0 to 1.
    pub share: f32,
    /// The share of all ratings by everybody that are of such films: what the average viewer watches.
    pub usual: f32,
    /// How many stars more the person gives to such films than others do, against all their ratings; drawn toward 0 where
    /// there are few.
    pub liking: f32,
}

/// A person's films by genre and by decade.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Groups {
    /// Genres that either the person or others watch, the most watched first.
    pub genres: Vec<Group>,
    /// Decades in their order, without those that the person did not touch and hardly anybody does.
    pub decades: Vec<Group>,
}

/// Divides a person's ratings by genre and by decade, beside those of everybody.
pub fn groups(catalog: &Catalog, ratings: &[Rating]) -> Groups {
    let genres = catalog.genres();
    let by_genre = divided(catalog, ratings, genres.len(), &|film, place| film.has_genre(place));
    let decades: Vec<u16> = (DECADES.0..=DECADES.1).step_by(10).collect();
    let of_decade = |film: &Film<'_>, place: usize| {
        let decade = film.year().map(|year| (year / 10 * 10).clamp(DECADES.0, DECADES.1));
        decade.is_some() && decade == decades.get(place).copied()
    };
    let by_decade = divided(catalog, ratings, decades.len(), &of_decade);
    let mut named: Vec<Group> =
        genres.iter().zip(by_genre).map(|(name, group)| Group { name: name.clone(), ..group }).collect();
    named.retain(Group::matters);
    let order = sorted(named.len(), &|a, b| match (named.get(a), named.get(b)) {
        (Some(a), Some(b)) => b.films.cmp(&a.films).then(b.usual.total_cmp(&a.usual)),
        _ => std::cmp::Ordering::Equal,
    });
    let mut in_time: Vec<Group> = decades
        .iter()
        .zip(by_decade)
        .map(|(decade, group)| Group { name: decade.to_string(), ..group })
        .collect();
    in_time.retain(Group::matters);
    Groups { genres: order.into_iter().filter_map(|at| named.get(at).cloned()).collect(), decades: in_time }
}

impl Group {
    /// Whether the person or a hundredth of all viewing is in it.
    fn matters(&self) -> bool {
        self.films > 0 || self.usual >= 0.01
    }

    /// By how much the person's share is more than usual (positive) or less (negative): the difference of the shares.
    pub fn surplus(&self) -> f32 {
        self.share - self.usual
    }
}

/// One group per place, of the films that `belongs` names for it; names are left empty.
fn divided(
    catalog: &Catalog,
    ratings: &[Rating],
    places: usize,
    belongs: &dyn Fn(&Film<'_>, usize) -> bool,
) -> Vec<Group> {
    let mut watched = vec![0.0_f64; places];
    let mut all_watched = 0.0_f64;
    for film in catalog.all() {
        let film = catalog.film(film);
        let count = f64::from(film.rating_count());
        if count > 0.0 {
            all_watched += count;
            let mine = watched.iter_mut().enumerate().filter(|(place, _)| belongs(&film, *place));
            mine.for_each(|(_, sum)| *sum += count);
        }
    }
    let mut films = vec![0_usize; places];
    for rating in ratings {
        let film = catalog.film(rating.film);
        let mine = films.iter_mut().enumerate().filter(|(place, _)| belongs(&film, *place));
        mine.for_each(|(_, count)| *count += 1);
    }
    let mut liked = vec![(0.0_f32, 0_usize); places];
    for leaning in leanings(catalog, ratings) {
        let film = catalog.film(leaning.rating.film);
        let mine = liked.iter_mut().enumerate().filter(|(place, _)| belongs(&film, *place));
        mine.for_each(|(_, (sum, count))| {
            *sum += leaning.stars;
            *count += 1;
        });
    }
    let group = |((films, watched), (sum, count)): ((usize, f64), (f32, usize))| Group {
        name: String::new(),
        films,
        share: films as f32 / ratings.len().max(1) as f32,
        usual: (watched / all_watched.max(1.0)) as f32,
        liking: shrunken(sum, count, HALF),
    };
    films.into_iter().zip(watched).zip(liked).map(group).collect()
}
