use std::sync::Arc;

use crate::data::{Rated, Ratings};

use super::targets::Targets;

/// One side of a sparse matrix of ratings: for every row (a person or a film) the films or people it has, and the stars.
#[derive(Debug, PartialEq)]
pub struct Rows {
    starts: Vec<usize>,
    rated: Vec<Rated>,
}

impl Rows {
    /// Sorts entries of `(row, rating)` into rows; entries of a row keep their order.
    fn new(rows: usize, entries: impl Iterator<Item = (u32, Rated)> + Clone) -> Self {
        let mut starts = vec![0; rows + 1];
        for (row, _) in entries.clone() {
            starts[row as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut rated = vec![Rated::default(); starts[rows]];
        for (row, rating) in entries {
            let place = &mut next[row as usize];
            rated[*place] = rating;
            *place += 1;
        }
        Self { starts, rated }
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn row(&self, row: usize) -> &[Rated] {
        &self.rated[self.starts[row]..self.starts[row + 1]]
    }

    /// All entries, and the row of each.
    fn entries(&self) -> impl Iterator<Item = (u32, Rated)> + Clone {
        (0..self.len()).flat_map(|row| self.row(row).iter().map(move |rated| (row as u32, *rated)))
    }
}

/// What every person should think of the films that they rated, by person and by film: 8 bytes per rating. What the ratings
/// ask for is worked out where it is needed.
#[derive(Debug, Clone)]
pub struct Interactions {
    /// A row per person with at least one rating of a learned film.
    by_user: Arc<Rows>,
    /// A row per learned film.
    by_film: Arc<Rows>,
    /// Every person's number in the data.
    people: Arc<Vec<u32>>,
    targets: Arc<Targets>,
}

impl Interactions {
    /// Builds both sides. `learned[film]` is the film's row in the factor matrix, if it gets one; `targets` gives for the stars
    /// of a person what each should be.
    pub fn new(
        ratings: &Ratings,
        learned: &[Option<u32>],
        films: usize,
        targets: impl Fn(&[f32]) -> Vec<f32>,
    ) -> Self {
        let own = |rated: &Rated| learned[rated.number() as usize].map(|film| rated.renumbered(film));
        let everybody = (0..).zip(ratings.by_user().map(|(_, rated)| rated));
        let known = everybody.filter(|(_, rated)| rated.iter().any(|rated| own(rated).is_some()));
        let people: Vec<u32> = known.clone().map(|(person, _)| person).collect();
        let entries = (0..)
            .zip(known)
            .flat_map(|(user, (_, rated))| rated.iter().filter_map(own).map(move |rated| (user, rated)));
        let by_user = Rows::new(people.len(), entries);
        let targets = Targets::by_stars((0..by_user.len()).map(|user| by_user.row(user)), targets);
        Self::of(by_user, films, people, targets)
    }

    fn of(by_user: Rows, films: usize, people: Vec<u32>, targets: Targets) -> Self {
        let by_film = by_user.entries().map(|(user, rated)| (rated.number(), rated.renumbered(user)));
        Self {
            by_film: Arc::new(Rows::new(films, by_film)),
            by_user: Arc::new(by_user),
            people: Arc::new(people),
            targets: Arc::new(targets),
        }
    }

    /// The same ratings, asking for something else.
    pub fn with_targets(&self, targets: Targets) -> Self {
        Self { targets: Arc::new(targets), ..self.clone() }
    }

    /// The first films and at most so many people, spread evenly over all of them. Whoever rated none of the films stays.
    pub fn part(&self, films: usize, people: usize) -> Self {
        let all = self.users();
        if films >= self.films() && people >= all {
            return self.clone();
        }
        let chosen: Vec<usize> = match people < all {
            true => (0..people).map(|place| place * all / people).collect(),
            false => (0..all).collect(),
        };
        let entries = (0..).zip(&chosen).flat_map(|(user, person)| {
            let known = self.by_user.row(*person).iter().filter(|rated| (rated.number() as usize) < films);
            known.map(move |rated| (user, *rated))
        });
        let by_user = Rows::new(chosen.len(), entries);
        let numbers = chosen.iter().map(|person| self.people[*person]).collect();
        Self::of(by_user, films.min(self.films()), numbers, self.targets.of_people(&chosen))
    }

    /// The number of people.
    pub fn users(&self) -> usize {
        self.by_user.len()
    }

    /// The number of films.
    pub fn films(&self) -> usize {
        self.by_film.len()
    }

    /// Everybody's number in the data.
    pub fn people(&self) -> &[u32] {
        &self.people
    }

    /// The ratings of a person, by film.
    pub fn ratings_of(&self, user: usize) -> &[Rated] {
        self.by_user.row(user)
    }

    /// The ratings of a film, by person.
    pub fn ratings_for(&self, film: usize) -> &[Rated] {
        self.by_film.row(film)
    }

    /// What a rating with these stars asks for.
    pub fn target(&self, user: usize, film: usize, half_stars: u8) -> f32 {
        self.targets.get(user, film, half_stars)
    }

    /// The films that somebody rated, and what each should be.
    pub fn of_user(&self, user: usize) -> impl ExactSizeIterator<Item = (usize, f32)> + Clone {
        let entry = move |rated: &Rated| {
            let film = rated.number() as usize;
            (film, self.targets.get(user, film, rated.half_stars()))
        };
        self.by_user.row(user).iter().map(entry)
    }

    /// The people who rated a film, and what it should be for each.
    pub fn of_film(&self, film: usize) -> impl ExactSizeIterator<Item = (usize, f32)> + Clone {
        let entry = move |rated: &Rated| {
            let user = rated.number() as usize;
            (user, self.targets.get(user, film, rated.half_stars()))
        };
        self.by_film.row(film).iter().map(entry)
    }
}

#[cfg(test)]
mod tests {
    use bijou_engine::Stars;

    use super::*;
    use crate::data::RatingEvent;

    fn interactions() -> Interactions {
        let event = |(user, film, half_stars)| RatingEvent {
            user,
            film,
            stars: Stars::from_half_stars(half_stars).unwrap(),
        };
        let events = [(0, 0, 2), (0, 2, 8), (1, 1, 5), (2, 0, 10), (3, 2, 4)].map(event);
        let users = (0..4).map(|user| user.to_string()).collect();
        // Film 1 is not learned; film 2 comes first.
        let learned = [Some(1), None, Some(0)];
        Interactions::new(&Ratings::from_events(users, events.into_iter()), &learned, 2, <[f32]>::to_vec)
    }

    #[test]
    fn both_sides_say_the_same_and_whoever_rated_nothing_learned_is_left_out() {
        let interactions = interactions();
        assert_eq!(interactions.people(), [0, 2, 3]);
        let by_user: Vec<Vec<_>> = (0..3).map(|user| interactions.of_user(user).collect()).collect();
        assert_eq!(by_user, [vec![(1, 1.0), (0, 4.0)], vec![(1, 5.0)], vec![(0, 2.0)]]);
        let by_film: Vec<Vec<_>> = (0..2).map(|film| interactions.of_film(film).collect()).collect();
        assert_eq!(by_film, [vec![(0, 4.0), (2, 2.0)], vec![(0, 1.0), (1, 5.0)]]);
    }

    #[test]
    fn a_part_has_the_first_films_and_people_spread_over_all() {
        let part = interactions().part(1, 2);
        assert_eq!((part.users(), part.films()), (2, 1));
        assert_eq!(part.people(), [0, 2]);
        assert_eq!(part.of_film(0).collect::<Vec<_>>(), [(0, 4.0)]);
        assert_eq!(part.of_user(1).len(), 0);
    }
}
