use super::entry::FilmEntry;
use super::record::Time;

/// What can be said about a film at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// It is on the watchlist.
    List,
    /// They have seen it.
    Seen,
    /// It shall not be picked.
    Hide,
}

impl Action {
    /// All of them, in the order of their buttons.
    pub const ALL: [Self; 3] = [Self::List, Self::Seen, Self::Hide];

    /// Whether it has been said.
    pub fn is_on(self, said: &FilmEntry) -> bool {
        match self {
            Self::List => said.is_listed(),
            Self::Seen => said.is_seen(),
            Self::Hide => said.is_hidden(),
        }
    }

    /// Says it, or takes it back, with what follows: what was seen leaves the watchlist, and what was not seen has no
    /// stars.
    pub fn apply(self, said: &mut FilmEntry, on: bool, now: Time) {
        match self {
            Self::List => said.set_listed(on, now),
            Self::Hide => said.set_hidden(on, now),
            Self::Seen => {
                said.set_seen(on, now);
                if on {
                    said.set_listed(false, now);
                } else {
                    said.rate(None, now);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Given;
    use bijou_engine::Stars;

    #[test]
    fn a_rated_film_counts_as_seen_until_it_is_not() {
        let mut said = FilmEntry::default();
        said.rate(Stars::from_half_stars(7).map(Given::now), 1);
        assert_eq!(Action::ALL.map(|action| action.is_on(&said)), [false, true, false]);
        Action::Seen.apply(&mut said, false, 2);
        assert_eq!((said.is_seen(), said.stars()), (false, None));
    }

    #[test]
    fn what_was_seen_leaves_the_watchlist() {
        let mut said = FilmEntry::default();
        Action::List.apply(&mut said, true, 1);
        Action::Seen.apply(&mut said, true, 2);
        assert_eq!(Action::ALL.map(|action| action.is_on(&said)), [false, true, false]);
    }
}
