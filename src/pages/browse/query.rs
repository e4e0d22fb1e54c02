//! What is searched, filtered and sorted, and how it is written into the fragment.

use crate::address::{decode, encode};

/// The order of films.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sort {
    /// Best match first; without a text, most rated first.
    #[default]
    Fit,
    /// Most rated first, whatever the text.
    Popularity,
    /// As the chosen model recommends.
    ForMe,
    /// Highest predicted stars first.
    Stars,
    /// Best rated by others first.
    Mean,
    /// Latest first.
    Newest,
    /// Earliest first.
    Oldest,
    /// By title.
    Title,
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 8] = [
        Self::Fit,
        Self::Popularity,
        Self::ForMe,
        Self::Stars,
        Self::Mean,
        Self::Newest,
        Self::Oldest,
        Self::Title,
    ];

    /// The word in the fragment.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fit => "known",
            Self::Popularity => "popular",
            Self::ForMe => "me",
            Self::Stars => "stars",
            Self::Mean => "mean",
            Self::Newest => "new",
            Self::Oldest => "old",
            Self::Title => "title",
        }
    }

    /// The order of a word; unknown words mean the default.
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|sort| sort.word() == word).unwrap_or_default()
    }
}

/// Which films, by what the person said about them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mine {
    /// All of them.
    #[default]
    Any,
    /// Those they have not seen, without the hidden ones.
    Unseen,
    /// Those they have seen.
    Seen,
    /// Those on the watchlist.
    Watchlist,
    /// Those they hid.
    Hidden,
}

impl Mine {
    /// All choices.
    pub const ALL: [Self; 5] = [Self::Any, Self::Unseen, Self::Seen, Self::Watchlist, Self::Hidden];

    /// The word in the fragment.
    pub fn word(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Unseen => "unseen",
            Self::Seen => "seen",
            Self::Watchlist => "watchlist",
            Self::Hidden => "hidden",
        }
    }

    /// The choice of a word; unknown words mean all films.
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|mine| mine.word() == word).unwrap_or_default()
    }
}

/// From a number to a number, either of which may be open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Span {
    /// At least this; 0 where open.
    pub from: u32,
    /// At most this; 0 where open.
    pub to: u32,
}

impl Span {
    /// Whether both sides are open.
    pub fn is_open(self) -> bool {
        self == Self::default()
    }

    /// The numbers within, in whichever order they were given.
    pub fn range(self) -> std::ops::RangeInclusive<u32> {
        let to = if self.to == 0 { u32::MAX } else { self.to };
        self.from.min(to)..=self.from.max(to)
    }

    fn read(text: &str) -> Self {
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        Self { from: from.parse().unwrap_or(0), to: to.parse().unwrap_or(0) }
    }

    fn written(self) -> String {
        let side = |number: u32| if number == 0 { String::new() } else { number.to_string() };
        format!("{}-{}", side(self.from), side(self.to))
    }
}

/// Everything that decides what the browse page shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Query {
    /// What was typed.
    pub text: String,
    /// Genres that films must have.
    pub genres: Vec<String>,
    /// Whether one of them is enough.
    pub any_genre: bool,
    /// Genres that films must not have.
    pub without: Vec<String>,
    /// Years of release.
    pub years: Span,
    /// How many people rated them.
    pub ratings: Span,
    /// What the person would give them, in half-stars.
    pub stars: Span,
    /// People who made them, all of them.
    pub people: Vec<String>,
    /// What people call them, all of it.
    pub tags: Vec<String>,
    /// What the person said about them.
    pub mine: Mine,
    /// The order.
    pub sort: Sort,
}

/// One filter of a query, which can be taken out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// What was typed.
    Text(String),
    /// A genre that films must have.
    Genre(String),
    /// A genre that films must not have.
    Without(String),
    /// Years of release.
    Years(Span),
    /// How many people rated them.
    Ratings(Span),
    /// Predicted half-stars.
    Stars(Span),
    /// A person.
    Person(String),
    /// A tag.
    Tag(String),
    /// What the person said about them.
    Mine(Mine),
}

impl Query {
    /// Reads a fragment; what it does not understand it leaves out.
    pub fn read(fragment: &str) -> Self {
        let mut query = Self::default();
        for (name, value) in fragment.split('&').filter_map(|part| part.split_once('=')) {
            let value = decode(value);
            match name {
                "q" => query.text = value,
                "genre" => query.genres = listed(&value),
                "any" => (query.genres, query.any_genre) = (listed(&value), true),
                "not" => query.without = listed(&value),
                "years" => query.years = Span::read(&value),
                // From before any years could be chosen.
                "decade" => {
                    let from = value.parse().unwrap_or(0);
                    query.years =
                        if from > 0 { Span { from, to: from.saturating_add(9) } } else { Span::default() };
                }
                "ratings" => query.ratings = Span::read(&value),
                "stars" => query.stars = Span::read(&value),
                "person" if !value.is_empty() => query.people.push(value),
                "tag" if !value.is_empty() => query.tags.push(value),
                "mine" => query.mine = Mine::of(&value),
                "sort" => query.sort = Sort::of(&value),
                _ => {}
            }
        }
        query.any_genre &= !query.genres.is_empty();
        query
    }

    /// The fragment; empty where nothing is chosen.
    pub fn written(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut write = |name: &str, value: &str| {
            if !value.is_empty() {
                parts.push([name, "=", &encode(value)].concat());
            }
        };
        write("q", &self.text);
        write(if self.any_genre { "any" } else { "genre" }, &self.genres.join(","));
        write("not", &self.without.join(","));
        for (name, span) in [("years", self.years), ("ratings", self.ratings), ("stars", self.stars)] {
            if !span.is_open() {
                write(name, &span.written());
            }
        }
        self.people.iter().for_each(|person| write("person", person));
        self.tags.iter().for_each(|tag| write("tag", tag));
        if self.mine != Mine::Any {
            write("mine", self.mine.word());
        }
        if self.sort != Sort::Fit {
            write("sort", self.sort.word());
        }
        parts.join("&")
    }

    /// Its filters, as a person would list them.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let text = self.text.trim();
        if !text.is_empty() {
            parts.push(Part::Text(text.to_owned()));
        }
        parts.extend(self.people.iter().cloned().map(Part::Person));
        parts.extend(self.tags.iter().cloned().map(Part::Tag));
        parts.extend(self.genres.iter().cloned().map(Part::Genre));
        parts.extend(self.without.iter().cloned().map(Part::Without));
        for (part, span) in [
            (Part::Years as fn(Span) -> Part, self.years),
            (Part::Ratings, self.ratings),
            (Part::Stars, self.stars),
        ] {
            if !span.is_open() {
                parts.push(part(span));
            }
        }
        if self.mine != Mine::Any {
            parts.push(Part::Mine(self.mine));
        }
        parts
    }

    /// The query without one of its filters.
    pub fn less(mut self, part: &Part) -> Self {
        match part {
            Part::Text(_) => self.text.clear(),
            Part::Genre(genre) => self.genres.retain(|other| other != genre),
            Part::Without(genre) => self.without.retain(|other| other != genre),
            Part::Years(_) => self.years = Span::default(),
            Part::Ratings(_) => self.ratings = Span::default(),
            Part::Stars(_) => self.stars = Span::default(),
            Part::Person(person) => self.people.retain(|other| other != person),
            Part::Tag(tag) => self.tags.retain(|other| other != tag),
            Part::Mine(_) => self.mine = Mine::Any,
        }
        self.any_genre &= !self.genres.is_empty();
        self
    }

    /// The query with the next state of a genre: wanted, then unwanted, then neither.
    pub fn turned(mut self, genre: &str) -> Self {
        if self.genres.iter().any(|other| other == genre) {
            self = self.less(&Part::Genre(genre.to_owned()));
            self.without.push(genre.to_owned());
        } else if self.without.iter().any(|other| other == genre) {
            self = self.less(&Part::Without(genre.to_owned()));
        } else {
            self.genres.push(genre.to_owned());
        }
        self
    }

    /// Whether predicted stars of all films are needed.
    pub fn asks_for_stars(&self) -> bool {
        self.sort == Sort::Stars || !self.stars.is_open()
    }
}

fn listed(value: &str) -> Vec<String> {
    value.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn span() -> impl Strategy<Value = Span> {
        (any::<u32>(), any::<u32>()).prop_map(|(from, to)| Span { from, to })
    }

    prop_compose! {
        fn query()(
            text in any::<String>(),
            genres in vec("[A-Za-z-]{1,10}", 0..4),
            any_genre: bool,
            without in vec("[A-Za-z-]{1,10}", 0..3),
            spans in [span(), span(), span()],
            people in vec(".{1,20}", 0..3),
            tags in vec(".{1,20}", 0..3),
            mine in 0..5_usize,
            sort in 0..8_usize,
        ) -> Query {
            let any_genre = any_genre && !genres.is_empty();
            let [years, ratings, stars] = spans;
            let (mine, sort) = (Mine::ALL[mine], Sort::ALL[sort]);
            Query { text, genres, any_genre, without, years, ratings, stars, people, tags, mine, sort }
        }
    }

    proptest! {
        #[test]
        fn a_query_comes_back_from_the_address(query in query()) {
            prop_assert_eq!(Query::read(&query.written()), query);
        }

        #[test]
        fn no_address_is_refused(fragment in any::<String>()) {
            Query::read(&fragment);
        }

        #[test]
        fn without_all_its_filters_a_query_shows_everything(query in query()) {
            let sort = query.sort;
            let bare = query.parts().iter().fold(query, |query, part| query.less(part));
            prop_assert!(bare.parts().is_empty());
            prop_assert_eq!(Query { text: String::new(), ..bare }, Query { sort, ..Query::default() });
        }
    }

    #[test]
    fn addresses_of_earlier_versions_keep_their_meaning() {
        let query = Query::read("q=heat&genre=Crime,War&decade=1990&sort=me");
        assert_eq!(query.text, "heat");
        assert_eq!((query.genres.len(), query.any_genre), (2, false));
        assert_eq!(query.years, Span { from: 1990, to: 1999 });
        assert_eq!(query.sort, Sort::ForMe);
        assert_eq!(Query::read("x=1&decade=soon&&="), Query::default());
        assert_eq!(Query::default().written(), "");
    }

    #[test]
    fn a_genre_is_wanted_then_unwanted_then_neither() {
        let wanted = Query::default().turned("War");
        assert_eq!(wanted.written(), "genre=War");
        let unwanted = wanted.turned("War");
        assert_eq!(unwanted.written(), "not=War");
        assert_eq!(unwanted.turned("War"), Query::default());
    }

    #[test]
    fn spans_may_be_open_and_given_in_either_order() {
        assert_eq!(Query::read("years=1970-").years.range(), 1970..=u32::MAX);
        assert_eq!(Query::read("years=-1970").years.range(), 0..=1970);
        assert_eq!(Query::read("years=1990-1970").years.range(), 1970..=1990);
        assert_eq!(Query::read("years=1999").years.range(), 1999..=1999);
        assert!(Query::read("years=soon-later").years.is_open());
    }
}
