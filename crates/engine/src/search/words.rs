use super::folding::Folding;

/// Articles of the languages that titles come in most, and "and", which many titles spell `&`; a search ignores them.
const ARTICLES: [&str; 20] = [
    "and", "a", "an", "the", "le", "la", "les", "l", "un", "une", "el", "los", "las", "il", "lo", "der",
    "die", "das", "det", "den",
];

/// Most words of a query that count; nobody types more.
const MOST_WORDS: usize = 12;

/// Calls `add` with the words of a title for the index: every word, and for words with punctuation inside ("Spider-Man") also
/// what they are without it ("spiderman").
pub(super) fn index_words(title: &str, folding: &Folding, add: &mut dyn FnMut(&str)) {
    for chunk in title.split_whitespace() {
        let parts = parts(chunk, folding);
        if parts.len() > 1 {
            add(&parts.concat());
        }
        parts.iter().for_each(|part| add(part));
    }
}

/// The words of a query, without articles unless there is nothing else.
pub(super) fn query_words(query: &str, folding: &Folding) -> Vec<String> {
    let all: Vec<String> = query.split_whitespace().flat_map(|chunk| parts(chunk, folding)).collect();
    let telling: Vec<String> =
        all.iter().filter(|word| !ARTICLES.contains(&word.as_str())).cloned().collect();
    let mut words = if telling.is_empty() { all } else { telling };
    words.truncate(MOST_WORDS);
    words
}

/// Folded words of a chunk without white space; apostrophes vanish, other punctuation splits.
pub(super) fn parts(chunk: &str, folding: &Folding) -> Vec<String> {
    let folded: String =
        folding.fold(chunk).chars().filter(|c| !matches!(c, '\'' | '’' | '‘' | '`')).collect();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folding() -> Folding {
        Folding::new(&["ée", "Ée", "øo", "Œoe", "&and"].into_iter().collect())
    }

    #[test]
    fn accents_case_and_apostrophes_vanish() {
        assert_eq!(query_words("AmÉlie amélie", &folding()), ["amelie", "amelie"]);
        assert_eq!(query_words("SCHINDLER’S list", &folding()), ["schindlers", "list"]);
        assert_eq!(query_words("Smørrebrød Œuvre", &folding()), ["smorrebrod", "oeuvre"]);
    }

    #[test]
    fn letters_that_the_table_lacks_stay() {
        assert_eq!(query_words("七人の侍", &folding()), ["七人の侍"]);
    }

    #[test]
    fn articles_are_ignored_unless_they_are_all_there_is() {
        assert_eq!(query_words("matrix the", &folding()), ["matrix"]);
        assert_eq!(query_words("the", &folding()), ["the"]);
    }

    #[test]
    fn hyphenated_words_are_found_written_together_too() {
        let mut words = Vec::new();
        index_words("Spider-Man 2", &folding(), &mut |word| words.push(word.to_owned()));
        assert_eq!(words, ["spiderman", "spider", "man", "2"]);
    }
}
