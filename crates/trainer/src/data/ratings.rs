use std::ops::Range;
use std::sync::Arc;

use bijou_engine::Stars;

use super::rated::Rated;

/// One rating as cleaned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatingEvent {
    /// Index into [`Ratings::users`].
    pub user: u32,
    /// Index into the films that the ratings were read for.
    pub film: u32,
    /// What the film got.
    pub stars: Stars,
}

/// Ratings of many people: one per person and film, ordered by person and then by film, at 4 bytes each. A part of the people
/// shares the ratings with the whole.
#[derive(Debug, Clone, Default)]
pub struct Ratings {
    /// The people's ids, in the order in which they first appear.
    pub users: Vec<String>,
    /// Where each person's ratings are.
    spans: Vec<Range<usize>>,
    rated: Arc<Vec<Rated>>,
}

impl Ratings {
    /// Everybody's ratings one after the other, and where each person's end.
    pub fn new(users: Vec<String>, ends: &[usize], rated: Vec<Rated>) -> Self {
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let spans = starts.zip(ends).map(|(start, end)| start..*end).collect();
        Self { users, spans, rated: Arc::new(rated) }
    }

    /// From ratings that are ordered by person and then by film.
    pub fn from_events(users: Vec<String>, events: impl Iterator<Item = RatingEvent>) -> Self {
        let mut ends = vec![0; users.len()];
        let mut rated = Vec::new();
        for RatingEvent { user, film, stars } in events {
            rated.push(Rated::new(film, stars));
            ends[user as usize] = rated.len();
        }
        // Whoever has none ends where the person before does.
        let mut last = 0;
        ends.iter_mut().for_each(|end| {
            last = last.max(*end);
            *end = last;
        });
        Self::new(users, &ends, rated)
    }

    /// The number of ratings.
    pub fn len(&self) -> usize {
        self.spans.iter().map(Range::len).sum()
    }

    /// Whether there is no rating.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The ratings of each person, in the order of [`Ratings::users`].
    pub fn by_user(&self) -> impl Iterator<Item = (&str, &[Rated])> + Clone {
        let own = |span: &Range<usize>| &self.rated[span.clone()];
        self.users.iter().map(String::as_str).zip(self.spans.iter().map(own))
    }

    /// All ratings, in their order.
    pub fn events(&self) -> impl Iterator<Item = RatingEvent> + Clone {
        (0..).zip(self.by_user()).flat_map(|(user, (_, own))| {
            own.iter().map(move |rated| RatingEvent { user, film: rated.number(), stars: rated.stars() })
        })
    }

    /// The ratings of some people, whose numbers are asked for in order.
    pub fn of_users(&self, mut is_kept: impl FnMut(usize) -> bool) -> Self {
        let kept = |user: &usize| is_kept(*user);
        let kept: Vec<usize> = (0..self.users.len()).filter(kept).collect();
        Self {
            users: kept.iter().map(|user| self.users[*user].clone()).collect(),
            spans: kept.iter().map(|user| self.spans[*user].clone()).collect(),
            rated: Arc::clone(&self.rated),
        }
    }

    /// Everybody's ratings but some.
    pub fn filtered(&self, is_kept: impl Fn(RatingEvent) -> bool) -> Self {
        Self::from_events(self.users.clone(), self.events().filter(|event| is_kept(*event)))
    }
}

impl PartialEq for Ratings {
    fn eq(&self, other: &Self) -> bool {
        self.by_user().eq(other.by_user())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratings() -> Ratings {
        let event = |(user, film)| RatingEvent { user, film, stars: Stars::MAX };
        let users = ["a", "b", "c"].map(str::to_owned).to_vec();
        Ratings::from_events(users, [(0, 1), (0, 4), (2, 0)].into_iter().map(event))
    }

    #[test]
    fn people_without_ratings_stay() {
        let counts: Vec<usize> = ratings().by_user().map(|(_, own)| own.len()).collect();
        assert_eq!(counts, [2, 0, 1]);
        assert_eq!(ratings().events().map(|event| event.film).collect::<Vec<_>>(), [1, 4, 0]);
    }

    #[test]
    fn a_part_of_the_people_is_numbered_anew() {
        let part = ratings().of_users(|user| user > 0);
        assert_eq!(part.users, ["b", "c"]);
        assert_eq!(part.events().map(|event| (event.user, event.film)).collect::<Vec<_>>(), [(1, 0)]);
        assert_eq!(part.len(), 1);
        assert!(ratings().filtered(|event| event.film > 4).is_empty());
    }
}
