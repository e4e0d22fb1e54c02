//! What is searched and filtered, and how it is written into the fragment.

use crate::address::{decode, encode};

/// The order of films.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sort {
    /// Most rated first; with a query, best match first.
    #[default]
    Popularity,
    /// Highest predicted stars first.
    Prediction,
    /// Latest first.
    Year,
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::Popularity, Self::Prediction, Self::Year];

    /// The word in the fragment.
    pub fn word(self) -> &'static str {
        match self {
            Self::Popularity => "known",
            Self::Prediction => "me",
            Self::Year => "new",
        }
    }

    /// The order of a word; unknown words mean the default.
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|sort| sort.word() == word).unwrap_or_default()
    }
}

/// Everything that decides what the browse page shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BrowseState {
    /// What was typed.
    pub query: String,
    /// Films must have all of these genres.
    pub genres: Vec<String>,
    /// First year of a decade.
    pub decade: Option<u16>,
    /// The order.
    pub sort: Sort,
}

impl BrowseState {
    /// Reads a fragment; what it does not understand it leaves out.
    pub fn read(fragment: &str) -> Self {
        let mut state = Self::default();
        for (name, value) in fragment.split('&').filter_map(|part| part.split_once('=')) {
            let value = decode(value);
            match name {
                "q" => state.query = value,
                "genre" => {
                    state.genres = value.split(',').filter(|g| !g.is_empty()).map(str::to_owned).collect()
                }
                "decade" => state.decade = value.parse().ok(),
                "sort" => state.sort = Sort::of(&value),
                _ => {}
            }
        }
        state
    }

    /// The fragment; empty where nothing is chosen.
    pub fn written(&self) -> String {
        let mut parts = Vec::new();
        if !self.query.is_empty() {
            parts.push(format!("q={}", encode(&self.query)));
        }
        if !self.genres.is_empty() {
            parts.push(format!("genre={}", encode(&self.genres.join(","))));
        }
        if let Some(decade) = self.decade {
            parts.push(format!("decade={decade}"));
        }
        if self.sort != Sort::default() {
            parts.push(format!("sort={}", self.sort.word()));
        }
        parts.join("&")
    }

    /// With a genre added, or removed where it was chosen.
    pub fn toggled(mut self, genre: &str) -> Self {
        match self.genres.iter().position(|chosen| chosen == genre) {
            Some(at) => {
                self.genres.remove(at);
            }
            None => self.genres.push(genre.to_owned()),
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_state_comes_back_from_the_address(
            query in any::<String>(),
            genres in proptest::collection::vec("[A-Za-z-]{1,10}", 0..4),
            decade in proptest::option::of(1870..2030_u16),
            sort in 0..3_usize,
        ) {
            let state = BrowseState { query, genres, decade, sort: Sort::ALL[sort] };
            prop_assert_eq!(BrowseState::read(&state.written()), state);
        }
    }

    #[test]
    fn an_address_from_nowhere_shows_everything() {
        assert_eq!(BrowseState::read("x=1&decade=soon&&="), BrowseState::default());
        assert_eq!(BrowseState::default().written(), "");
    }

    #[test]
    fn a_genre_is_chosen_and_left_again() {
        let state = BrowseState::default().toggled("War");
        assert_eq!(state.genres, ["War"]);
        assert_eq!(state.toggled("War"), BrowseState::default());
    }
}
