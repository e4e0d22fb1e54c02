use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Articles of the languages that titles come in most; a search ignores them.
const ARTICLES: [&str; 19] = [
    "a", "an", "the", "le", "la", "les", "l", "un", "une", "el", "los", "las", "il", "lo", "der", "die",
    "das", "det", "den",
];

/// The words of a title for the index: every word, and for words with punctuation inside ("Spider-Man") also what they
/// are without it ("spiderman").
pub(super) fn index_words(title: &str) -> Vec<String> {
    let mut words = Vec::new();
    for chunk in title.split_whitespace() {
        let parts = parts(chunk);
        if parts.len() > 1 {
            words.push(parts.concat());
        }
        words.extend(parts);
    }
    words
}

/// The words of a query, without articles unless there is nothing else.
pub(super) fn query_words(query: &str) -> Vec<String> {
    let all: Vec<String> = query.split_whitespace().flat_map(parts).collect();
    let telling: Vec<String> =
        all.iter().filter(|word| !ARTICLES.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

/// Folded words of a chunk without white space; apostrophes vanish, other punctuation splits.
fn parts(chunk: &str) -> Vec<String> {
    let folded: String =
        chunk.nfd().filter(|c| !is_combining_mark(*c) && !is_apostrophe(*c)).flat_map(fold).collect();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`')
}

/// Lower case, with the letters that have no decomposition spelled as people type them.
fn fold(c: char) -> impl Iterator<Item = char> {
    let spelled = match c {
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        '&' => "and",
        _ => "",
    };
    spelled.chars().chain(c.to_lowercase().filter(move |_| spelled.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_apostrophes_vanish() {
        assert_eq!(query_words("Amélie"), ["amelie"]);
        assert_eq!(query_words("SCHINDLER’S list"), ["schindlers", "list"]);
        assert_eq!(query_words("Smørrebrød & Œuvre"), ["smorrebrod", "and", "oeuvre"]);
    }

    #[test]
    fn articles_are_ignored_unless_they_are_all_there_is() {
        assert_eq!(query_words("matrix the"), ["matrix"]);
        assert_eq!(query_words("the"), ["the"]);
    }

    #[test]
    fn hyphenated_words_are_found_written_together_too() {
        assert_eq!(index_words("Spider-Man 2"), ["spiderman", "spider", "man", "2"]);
    }
}
