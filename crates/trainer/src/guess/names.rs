//! What people call their columns, in English and German.

/// What a column can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    User,
    Time,
    Rating,
    Count,
    Title,
    Item,
}

impl Role {
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::User => &[
                "user", "member", "reader", "customer", "person", "account", "reviewer", "profile",
                "listener", "player", "viewer", "voter", "rater", "patron", "client", "visitor", "who", "u",
                "nutzer", "benutzer", "mitglied", "kunde", "leser",
            ],
            Self::Time => &[
                "timestamp",
                "time",
                "date",
                "when",
                "created",
                "createdat",
                "updatedat",
                "ratedat",
                "votedat",
                "datetime",
                "day",
                "datum",
                "zeit",
                "zeitpunkt",
            ],
            Self::Rating => &[
                "rating",
                "ratings",
                "score",
                "stars",
                "star",
                "vote",
                "grade",
                "points",
                "rate",
                "mark",
                "note",
                "overall",
                "preference",
                "bewertung",
                "wertung",
                "sterne",
                "punkte",
            ],
            Self::Count => &[
                "count",
                "plays",
                "playcount",
                "listens",
                "hours",
                "quantity",
                "views",
                "purchases",
                "reads",
                "clicks",
                "anzahl",
            ],
            Self::Title => &["title", "name", "titel"],
            Self::Item => &[
                "item",
                "movie",
                "film",
                "book",
                "isbn",
                "product",
                "asin",
                "song",
                "track",
                "artist",
                "album",
                "game",
                "app",
                "anime",
                "manga",
                "beer",
                "wine",
                "recipe",
                "show",
                "work",
                "business",
                "restaurant",
                "joke",
                "course",
                "article",
                "what",
                "i",
                "buch",
                "artikel",
                "spiel",
                "werk",
            ],
        }
    }
}

/// Endings that do not change what a column is.
const ENDINGS: [&str; 6] = ["id", "ids", "nr", "no", "key", "code"];

/// How well a name fits: 3 says it, 2 has it among other words, 1 ends with it, 0 says nothing.
pub fn fit(name: &str, role: Role) -> u8 {
    let name = name.to_lowercase();
    let words: Vec<&str> =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let whole = words.concat();
    let known = role.words();
    let is = |word: &str| known.contains(&word);
    let without = |ending: &&str| whole.strip_suffix(*ending).is_some_and(is);
    // A name of a person is the person; the name of an item is its title.
    let named = role == Role::User && without(&"name");
    if is(&whole) || named || (!matches!(role, Role::Rating | Role::Count) && ENDINGS.iter().any(without)) {
        return 3;
    }
    if words.len() > 1 {
        // The last word says what it is: a book's title is a title.
        let last = words.iter().rev().find(|word| !ENDINGS.contains(word));
        return if last.is_some_and(|last| is(last)) { 2 } else { 0 };
    }
    u8::from(known.iter().any(|word| word.len() >= 4 && whole.ends_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_they_are_in_many_ways() {
        for (name, role) in [
            ("userId", Role::User),
            ("User-ID", Role::User),
            ("user_name", Role::User),
            ("Mitglied", Role::User),
            ("movieId", Role::Item),
            ("ISBN", Role::Item),
            ("Book-Rating", Role::Rating),
            ("Stars given", Role::Time),
            ("created_at", Role::Time),
            ("play count", Role::Count),
            ("Book-Title", Role::Title),
        ] {
            let expected = if name == "Stars given" { 0 } else { 2 };
            assert!(fit(name, role) >= expected, "{name}");
        }
        assert_eq!((fit("booktitle", Role::Title), fit("booktitle", Role::Item)), (1, 0));
        assert_eq!((fit("Book-Title", Role::Item), fit("Book-Rating", Role::Item)), (0, 0));
        assert_eq!(
            (fit("username", Role::User), fit("x", Role::User), fit("operator", Role::Rating)),
            (3, 0, 0)
        );
    }
}
