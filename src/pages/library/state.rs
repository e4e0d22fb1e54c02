//! What part of the library is shown and how, and how that is written into the fragment.

use bijou_engine::Stars;

use crate::address::{decode, encode};

/// The parts of the library.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tab {
    /// Rated films.
    #[default]
    Ratings,
    /// Films to watch.
    Watchlist,
    /// Films that were seen and have no stars.
    Seen,
    /// Films that are never picked.
    Hidden,
    /// Films that the catalog lacks.
    Strangers,
}

impl Tab {
    /// All parts, in order.
    pub const ALL: [Self; 5] = [Self::Ratings, Self::Watchlist, Self::Seen, Self::Hidden, Self::Strangers];

    /// The word in the fragment.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ratings => "ratings",
            Self::Watchlist => "watchlist",
            Self::Seen => "seen",
            Self::Hidden => "hidden",
            Self::Strangers => "elsewhere",
        }
    }

    /// The orders that make sense there; the first is where one begins.
    pub fn orders(self) -> &'static [Order] {
        match self {
            Self::Ratings => &[Order::Recent, Order::Stars, Order::Difference, Order::Title, Order::Year],
            Self::Watchlist | Self::Seen => &[Order::Recent, Order::Predicted, Order::Title, Order::Year],
            Self::Hidden => &[Order::Recent, Order::Title, Order::Year],
            Self::Strangers => &[Order::Recent, Order::Stars, Order::Title, Order::Year],
        }
    }

    /// Whether its films can have stars of the person's.
    pub fn has_stars(self) -> bool {
        matches!(self, Self::Ratings | Self::Strangers)
    }
}

/// The order of rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// What was said last comes first.
    #[default]
    Recent,
    /// Most stars first.
    Stars,
    /// What was rated most unlike the prediction first.
    Difference,
    /// Highest prediction first.
    Predicted,
    /// By title.
    Title,
    /// Latest film first.
    Year,
}

impl Order {
    const ALL: [Self; 6] =
        [Self::Recent, Self::Stars, Self::Difference, Self::Predicted, Self::Title, Self::Year];

    /// The word in the fragment.
    pub fn word(self) -> &'static str {
        match self {
            Self::Recent => "recent",
            Self::Stars => "stars",
            Self::Difference => "difference",
            Self::Predicted => "me",
            Self::Title => "title",
            Self::Year => "year",
        }
    }

    /// The order of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.word() == word)
    }

    /// Whether predictions decide it.
    pub fn needs_predictions(self) -> bool {
        matches!(self, Self::Difference | Self::Predicted)
    }
}

/// Everything that decides what the library page shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LibraryState {
    /// The part.
    pub tab: Tab,
    /// The order, one of the part's.
    pub order: Order,
    /// What was typed.
    pub query: String,
    /// Films must have this genre; empty for any.
    pub genre: String,
    /// First year of a decade; 0 for any.
    pub decade: u16,
    /// Films must have these stars.
    pub stars: Option<Stars>,
}

impl LibraryState {
    /// Reads a fragment; what it does not understand it leaves out.
    pub fn read(fragment: &str) -> Self {
        let mut state = Self::default();
        for (name, value) in fragment.split('&').filter_map(|part| part.split_once('=')) {
            let value = decode(value);
            match name {
                "tab" => {
                    state.tab = Tab::ALL.into_iter().find(|tab| tab.word() == value).unwrap_or_default();
                }
                "sort" => state.order = Order::of(&value).unwrap_or_default(),
                "q" => state.query = value,
                "genre" => state.genre = value,
                "decade" => state.decade = value.parse().unwrap_or(0),
                "stars" => state.stars = value.parse().ok().and_then(Stars::from_half_stars),
                _ => {}
            }
        }
        if !state.tab.orders().contains(&state.order) {
            state.order = Order::default();
        }
        state
    }

    /// The fragment; empty where nothing is chosen. Stars are written as half-stars, 1 to 10.
    pub fn written(&self) -> String {
        let mut parts = Vec::new();
        let mut part = |chosen: bool, name: &str, value: &str| {
            if chosen {
                parts.push([name, "=", &encode(value)].concat());
            }
        };
        part(self.tab != Tab::default(), "tab", self.tab.word());
        part(!self.query.is_empty(), "q", &self.query);
        part(!self.genre.is_empty(), "genre", &self.genre);
        part(self.decade > 0, "decade", &self.decade.to_string());
        let stars = self.stars.map_or(0, Stars::half_stars);
        part(stars > 0, "stars", &stars.to_string());
        part(self.order != Order::default(), "sort", self.order.word());
        parts.join("&")
    }

    /// The whole of a part: nothing filtered, in its first order.
    pub fn all_of(tab: Tab) -> Self {
        Self { tab, ..Self::default() }
    }

    /// The same part in the same order, with nothing filtered.
    pub fn unfiltered(&self) -> Self {
        Self { tab: self.tab, order: self.order, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_state_comes_back_from_the_address(
            (tab, order) in (0..5_usize, 0..5_usize),
            query in any::<String>(),
            genre in "[A-Za-z -]{0,10}",
            decade in prop_oneof![Just(0_u16), 1870..2030_u16],
            stars in 0..=10_u8,
        ) {
            let tab = Tab::ALL[tab];
            let order = tab.orders()[order % tab.orders().len()];
            let stars = Stars::from_half_stars(stars);
            let state = LibraryState { tab, order, query, genre, decade, stars };
            prop_assert_eq!(LibraryState::read(&state.written()), state);
        }
    }

    #[test]
    fn an_address_from_nowhere_shows_the_ratings() {
        assert_eq!(LibraryState::read("x=1&tab=attic&sort=luck&stars=11&&="), LibraryState::default());
        assert_eq!(LibraryState::default().written(), "");
    }

    #[test]
    fn an_order_that_a_part_does_not_know_is_left_out() {
        assert_eq!(LibraryState::read("tab=hidden&sort=stars"), LibraryState::all_of(Tab::Hidden));
    }

    #[test]
    fn every_part_begins_with_the_latest() {
        assert!(Tab::ALL.iter().all(|tab| tab.orders().first() == Some(&Order::default())));
    }
}
