/// Words that say nothing about what a film is.
const EMPTY: [&str; 31] = [
    "a", "about", "all", "an", "and", "at", "by", "de", "dr", "for", "from", "how", "i", "in", "is", "it",
    "la", "le", "man", "men", "mr", "mrs", "my", "of", "on", "the", "to", "what", "who", "with", "you",
];

/// Articles that a title may begin with.
const ARTICLES: [&str; 10] = ["the", "a", "an", "le", "la", "les", "el", "der", "die", "das"];

/// What a number in a series may be called.
const PARTS: [&str; 8] = ["part", "episode", "chapter", "volume", "vol", "book", "no", "season"];

/// Numbers as words.
const NUMBERS: [&str; 12] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"];

/// The largest number that counts as one in a series: "Apollo 13" and "Fahrenheit 451" are none.
const LARGEST: u32 = 12;

/// A title taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// All its words, without an article in front and a number at the end.
    words: Vec<String>,
    /// How many of them stand before the first colon or dash.
    base: usize,
    /// Whether there is a number or a subtitle.
    extended: bool,
}

/// In which way two titles are alike; the larger the surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// They begin with the same telling word: "Before Sunrise" and "Before Sunset", "Seven" and "Seven Years in Tibet".
    OneWord,
    /// They begin with the same telling words, as in "Harry Potter and …", or are one word with numbers or subtitles behind
    /// it, as in "Rocky II", or are one and the same.
    Begins,
    /// The same telling words with numbers or subtitles behind them: "Toy Story 2", "Star Wars: Episode V".
    Series,
}

impl Name {
    pub(super) fn new(title: &str) -> Self {
        let (before, after) = [": ", " - ", " – "]
            .iter()
            .filter_map(|mark| title.split_once(mark))
            .min_by_key(|(before, _)| before.len())
            .unwrap_or((title, ""));
        let mut words = words_of(before);
        if words.len() > 1 && words.first().is_some_and(|word| ARTICLES.contains(&word.as_str())) {
            words.remove(0);
        }
        let mut extended = drop_number(&mut words);
        let base = words.len();
        let mut subtitle = words_of(after);
        extended |= !subtitle.is_empty();
        drop_number(&mut subtitle);
        words.append(&mut subtitle);
        Self { words, base, extended }
    }

    pub(super) fn likeness(&self, other: &Self) -> Option<Likeness> {
        let pairs = self.words.iter().zip(&other.words);
        let common = pairs.take_while(|(a, b)| a.trim_end_matches('s') == b.trim_end_matches('s')).count();
        let telling = self.words.iter().take(common).filter(|word| !EMPTY.contains(&word.as_str())).count();
        let one_base = self.base == other.base && self.base <= common || self.is(common) && other.is(common);
        let extended = self.extended || other.extended;
        let same = self.is(common) && other.is(common);
        match telling {
            0 => None,
            1 if same || one_base && extended => Some(Likeness::Begins),
            1 => Some(Likeness::OneWord),
            _ if one_base && extended => Some(Likeness::Series),
            _ => Some(Likeness::Begins),
        }
    }

    /// Whether it consists of so many words.
    fn is(&self, words: usize) -> bool {
        self.words.len() == words
    }
}

/// Words in lower case, as far as they are ASCII: Unicode's tables would cost the page 5 KB. An apostrophe does not end one.
fn words_of(title: &str) -> Vec<String> {
    let letters = title.chars().filter(|c| !matches!(c, '\'' | '’'));
    let plain: String = letters.map(|c| c.to_ascii_lowercase()).collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Takes a number, and the word for a part before it, off the end. A title keeps its last word.
fn drop_number(words: &mut Vec<String>) -> bool {
    let numbered = words.len() > 1 && words.last().is_some_and(|word| is_number(word));
    let part = words.len().checked_sub(2).and_then(|part| words.get(part));
    let named = part.is_some_and(|part| PARTS.contains(&part.as_str()));
    if numbered {
        words.truncate(words.len() - 1 - usize::from(named));
    }
    numbered
}

fn is_number(word: &str) -> bool {
    // "The King and I" is no first part.
    let roman = word != "i" && word.len() <= 4 && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let arabic = word.parse::<u32>().is_ok_and(|number| (1..=LARGEST).contains(&number));
    roman || arabic || NUMBERS.contains(&word) || matches!(word, "²" | "³")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_alike_by_what_they_tell() {
        for (a, b, expected) in [
            ("Toy Story", "Toy Story 2", Some(Likeness::Series)),
            ("Star Wars: Episode IV - A New Hope", "Star Wars: The Last Jedi", Some(Likeness::Series)),
            ("Mission: Impossible", "Mission: Impossible II", Some(Likeness::Series)),
            ("Kill Bill: Vol. 1", "Kill Bill: Vol. 2", Some(Likeness::Series)),
            ("Dune: Part One", "Dune: Part Two", Some(Likeness::Begins)),
            ("The Godfather", "The Godfather: Part II", Some(Likeness::Begins)),
            ("Rocky", "Rocky IV", Some(Likeness::Begins)),
            ("Alien", "Aliens", Some(Likeness::Begins)),
            (
                "Harry Potter and the Goblet of Fire",
                "Harry Potter and the Order of the Phoenix",
                Some(Likeness::Begins),
            ),
            ("The Thing", "The Thing", Some(Likeness::Begins)),
            ("The Matrix", "The Matrix Reloaded", Some(Likeness::OneWord)),
            ("Before Sunrise", "Before Sunset", Some(Likeness::OneWord)),
            ("Ocean's Eleven", "Ocean’s Twelve", Some(Likeness::Begins)),
            ("Seven", "Seven Years in Tibet", Some(Likeness::OneWord)),
            ("The Thing", "The Thing Called Love", Some(Likeness::OneWord)),
            ("The Man Who Knew Too Much", "The Man Who Shot Liberty Valance", None),
            ("The King and I", "The King's Speech", Some(Likeness::OneWord)),
            ("", "", None),
        ] {
            assert_eq!(Name::new(a).likeness(&Name::new(b)), expected, "{a} and {b}");
            assert_eq!(Name::new(b).likeness(&Name::new(a)), expected, "{b} and {a}");
        }
    }
}
