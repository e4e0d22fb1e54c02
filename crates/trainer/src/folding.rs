//! How letters beyond ASCII are typed by people without them, for the letters that titles have.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::data::FilmRecord;

/// Letters that have no decomposition, as people type them.
const SPELLED: [(char, &str); 9] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ı', "i"),
];

/// One line for each letter that the titles have, in either case: the letter, then what it folds to.
pub fn folded_letters(films: &[FilmRecord]) -> Vec<String> {
    let titles = films.iter().flat_map(|film| std::iter::once(&film.title.main).chain(&film.title.others));
    let letters = titles.flat_map(|title| title.chars()).filter(|c| !c.is_ascii() && c.is_alphanumeric());
    let cases = letters
        .flat_map(|letter| [letter].into_iter().chain(letter.to_lowercase()).chain(letter.to_uppercase()));
    let folded: BTreeMap<char, String> = cases.map(|letter| (letter, fold(letter))).collect();
    let changed = folded.into_iter().filter(|(letter, folded)| !folded.chars().eq([*letter]));
    changed
        .filter(|(letter, _)| !letter.is_ascii())
        .map(|(letter, folded)| format!("{letter}{folded}"))
        .collect()
}

fn fold(letter: char) -> String {
    let lower = letter.to_lowercase().nfd().filter(|c| !is_combining_mark(*c));
    lower
        .flat_map(|c| {
            let spelled = SPELLED.iter().find(|(letter, _)| *letter == c).map(|(_, spelled)| *spelled);
            spelled.map_or_else(|| c.to_string(), str::to_owned).chars().collect::<Vec<_>>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::parse_title;

    #[test]
    fn letters_of_titles_fold_in_either_case() {
        let film = |title| FilmRecord::new("1", parse_title(title), vec![]);
        let letters = folded_letters(&[film("Amélie"), film("Straße (Łódź)"), film("七人の侍")]);
        for expected in ["ée", "Ée", "ßss", "łl", "Łl", "óo", "źz"] {
            assert!(letters.iter().any(|line| line == expected), "{expected} is missing in {letters:?}");
        }
        assert!(letters.iter().all(|line| !line.starts_with('七') && !line.starts_with('A')));
    }
}
