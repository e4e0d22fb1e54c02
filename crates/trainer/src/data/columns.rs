use std::str::FromStr;

use serde::Deserialize;

use super::Kind;

/// What the columns of a file of ratings are called; MovieLens's names unless said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Columns {
    /// Who rated; `userId`.
    pub user: Option<String>,
    /// What was rated, by its id; `movieId`.
    pub item: Option<String>,
    /// How it was rated; `rating`.
    pub rating: Option<String>,
    /// How often it was played; without such a column each row is one time.
    pub count: Option<String>,
    /// When: of several ratings of one film by one person the latest counts. `timestamp`, where there is one.
    pub time: Option<String>,
    /// What the film is called, where no other file says so.
    pub title: Option<String>,
}

/// Columns to ask a file for, and where they then stand in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// Columns that a file must have, of which the first is the person's and the second the film's.
    pub required: Vec<&'a str>,
    /// Columns that it may have.
    pub optional: Vec<&'a str>,
    /// The rating or the count.
    pub value: Option<usize>,
    /// The title.
    pub title: Option<usize>,
    /// The time.
    pub time: usize,
}

impl Columns {
    /// MovieLens's names for person, film, rating and time.
    const MOVIELENS: [&'static str; 4] = ["userId", "movieId", "rating", "timestamp"];

    /// These columns, and what they leave open from others.
    pub fn over(&self, others: &Self) -> Self {
        let either = |own: &Option<String>, other: &Option<String>| own.clone().or_else(|| other.clone());
        Self {
            user: either(&self.user, &others.user),
            item: either(&self.item, &others.item),
            rating: either(&self.rating, &others.rating),
            count: either(&self.count, &others.count),
            time: either(&self.time, &others.time),
            title: either(&self.title, &others.title),
        }
    }

    /// What ratings of this kind need.
    pub fn wanted(&self, kind: Kind) -> Wanted<'_> {
        let [user, item, rating, time] = Self::MOVIELENS;
        let mut wanted = Wanted {
            required: vec![self.user.as_deref().unwrap_or(user), self.item.as_deref().unwrap_or(item)],
            ..Wanted::default()
        };
        let value = match kind {
            Kind::Stars => Some(self.rating.as_deref().unwrap_or(rating)),
            Kind::Likes => None,
            Kind::Plays => self.count.as_deref().or(self.rating.as_deref()),
        };
        for (column, place) in [(value, &mut wanted.value), (self.title.as_deref(), &mut wanted.title)] {
            if let Some(column) = column {
                *place = Some(wanted.required.len());
                wanted.required.push(column);
            }
        }
        // Whoever says what times are called expects that there are some; they stand last either way.
        wanted.time = wanted.required.len();
        match self.time.as_deref() {
            Some(time) => wanted.required.push(time),
            None => wanted.optional.push(time),
        }
        wanted
    }
}

/// Why names of columns cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ColumnsError {
    /// Not `what=NAME`.
    #[error(
        "`{0}` does not say what a column is called: write user=NAME, item=NAME, rating=NAME or time=NAME"
    )]
    NoName(String),
    /// Nothing is known by this word.
    #[error("there is no {0}: columns are of user, item, rating and time")]
    Unknown(String),
    /// Two names for one thing.
    #[error("{0} is named twice")]
    Twice(String),
    /// One column for two things.
    #[error("two of user, item, rating and time are in the column {0}; each needs one of its own")]
    Shared(String),
}

impl FromStr for Columns {
    type Err = ColumnsError;

    /// Reads `user=NAME,item=NAME,rating=NAME,time=NAME`, in any order; what is left out has MovieLens's name.
    fn from_str(text: &str) -> Result<Self, ColumnsError> {
        let mut columns = Self::default();
        let mut named: Vec<&str> = Vec::new();
        for part in text.split(',').map(str::trim) {
            let (what, name) = part.split_once('=').ok_or_else(|| ColumnsError::NoName(part.to_owned()))?;
            let (what, name) = (what.trim(), name.trim());
            if name.is_empty() {
                return Err(ColumnsError::NoName(part.to_owned()));
            }
            if named.contains(&what) {
                return Err(ColumnsError::Twice(what.to_owned()));
            }
            named.push(what);
            match what {
                "user" => columns.user = Some(name.to_owned()),
                "item" => columns.item = Some(name.to_owned()),
                "rating" => columns.rating = Some(name.to_owned()),
                "time" => columns.time = Some(name.to_owned()),
                _ => return Err(ColumnsError::Unknown(what.to_owned())),
            }
        }
        columns.each_has_its_own()
    }
}

impl Columns {
    fn each_has_its_own(self) -> Result<Self, ColumnsError> {
        let mut seen: Vec<String> = Vec::new();
        let own = [&self.user, &self.item, &self.rating, &self.time];
        for (own, usual) in own.into_iter().zip(Self::MOVIELENS) {
            let name = own.as_deref().unwrap_or(usual);
            // Headers are compared in any case.
            let name = name.to_lowercase();
            if seen.contains(&name) {
                return Err(ColumnsError::Shared(name));
            }
            seen.push(name);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_named_is_called_as_movielens_calls_it() {
        let columns: Columns = " item = Film ID , user=member".parse().unwrap();
        let wanted = columns.wanted(Kind::Stars);
        assert_eq!(
            (wanted.required, wanted.optional),
            (vec!["member", "Film ID", "rating"], vec!["timestamp"])
        );
        let columns: Columns = "time=when".parse().unwrap();
        let wanted = columns.wanted(Kind::Stars);
        assert_eq!((wanted.required, wanted.optional), (vec!["userId", "movieId", "rating", "when"], vec![]));
    }

    #[test]
    fn each_kind_asks_for_what_it_needs() {
        let named = Columns {
            rating: Some("stars".to_owned()),
            title: Some("name".to_owned()),
            ..Columns::default()
        };
        let wanted = named.wanted(Kind::Stars);
        assert_eq!(wanted.required, ["userId", "movieId", "stars", "name"]);
        assert_eq!((wanted.value, wanted.title, wanted.time), (Some(2), Some(3), 4));
        let wanted = named.wanted(Kind::Likes);
        assert_eq!(wanted.required, ["userId", "movieId", "name"]);
        assert_eq!((wanted.value, wanted.title, wanted.time), (None, Some(2), 3));
        let counted = Columns { count: Some("plays".to_owned()), ..named.clone() };
        assert_eq!(counted.wanted(Kind::Plays).required, ["userId", "movieId", "plays", "name"]);
        assert_eq!(Columns::default().wanted(Kind::Plays).value, None);
    }

    #[test]
    fn what_is_said_last_wins() {
        let file: Columns = "user=Member,item=Film".parse().unwrap();
        let line: Columns = "item=Work".parse().unwrap();
        assert_eq!(line.over(&file), "user=Member,item=Work".parse().unwrap());
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_reason() {
        let refused = |text: &str| text.parse::<Columns>().unwrap_err();
        assert_eq!(refused("user"), ColumnsError::NoName("user".to_owned()));
        assert_eq!(refused(""), ColumnsError::NoName(String::new()));
        assert_eq!(refused("user="), ColumnsError::NoName("user=".to_owned()));
        assert_eq!(refused("film=id"), ColumnsError::Unknown("film".to_owned()));
        assert_eq!(refused("user=a,user=b"), ColumnsError::Twice("user".to_owned()));
        assert_eq!(refused("user=ID,item=id"), ColumnsError::Shared("id".to_owned()));
        assert_eq!(refused("user=rating"), ColumnsError::Shared("rating".to_owned()));
    }
}
