use std::str::FromStr;

/// What the columns of a file of ratings are called; MovieLens's names unless said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// Who rated.
    pub user: String,
    /// What was rated, by its id.
    pub item: String,
    /// With how many stars.
    pub rating: String,
    /// When, in seconds: of several ratings of one film by one person the latest counts.
    pub time: String,
    /// Whether somebody said what times are called, who then expects that there are some.
    pub needs_time: bool,
}

impl Default for Columns {
    fn default() -> Self {
        let [user, item, rating, time] = ["userId", "movieId", "rating", "timestamp"].map(str::to_owned);
        Self { user, item, rating, time, needs_time: false }
    }
}

impl Columns {
    /// Columns that a file must have, and those that it may have.
    pub fn wanted(&self) -> (Vec<&str>, Vec<&str>) {
        let (mut required, mut optional) = (vec![&*self.user, &*self.item, &*self.rating], Vec::new());
        if self.needs_time { &mut required } else { &mut optional }.push(&*self.time);
        (required, optional)
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
                "user" => columns.user = name.to_owned(),
                "item" => columns.item = name.to_owned(),
                "rating" => columns.rating = name.to_owned(),
                "time" => {
                    columns.time = name.to_owned();
                    columns.needs_time = true;
                }
                _ => return Err(ColumnsError::Unknown(what.to_owned())),
            }
        }
        columns.each_has_its_own()
    }
}

impl Columns {
    fn each_has_its_own(self) -> Result<Self, ColumnsError> {
        let mut seen: Vec<String> = Vec::new();
        for name in [&self.user, &self.item, &self.rating, &self.time] {
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
        assert_eq!(columns.wanted(), (vec!["member", "Film ID", "rating"], vec!["timestamp"]));
        let columns: Columns = "time=when".parse().unwrap();
        assert_eq!(columns.wanted(), (vec!["userId", "movieId", "rating", "when"], vec![]));
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
