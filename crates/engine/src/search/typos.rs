use super::word_list::WordList;

/// Longest word in which typos are looked for, in bytes; nobody types a longer one.
const LONGEST: usize = 24;

/// A row of the table of distances: from the first letters of what was typed to those of a word.
type Row = [u8; LONGEST + 1];

/// How a word differs from what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// By so many typos.
    Word(u8),
    /// Its beginning does, by one; the rest is still to be typed.
    Beginning,
}

/// Finds the words that `typed` may have meant with at most `most` typos: a wrong, missing or extra letter, or two neighbors
/// swapped (optimal string alignment). Where `beginnings`, also those whose beginning it may have meant with one. Calls `hit`
/// with runs of their places; words without a typo may be among them.
///
/// Words that start alike share the rows of their table, and where no row can come to few enough typos, all words that start
/// so are passed over: of 100,000 words, about one in ten is looked at.
pub(super) fn find(
    words: &WordList,
    typed: &[u8],
    most: u8,
    beginnings: bool,
    hit: &mut dyn FnMut(Slip, std::ops::Range<usize>),
) {
    if typed.len() > LONGEST || typed.is_empty() {
        return;
    }
    let mut table = Table::new(typed, most);
    let mut at = 0;
    // Letters whose rows still hold.
    let mut known = 0;
    while at < words.len() {
        let word = words.word(at);
        let mut depth = known;
        while depth < word.len() && depth < LONGEST + usize::from(most) && table.is_open(depth) {
            table.follow(word, depth);
            depth += 1;
        }
        // Where the table is closed, what follows in the word makes no difference: neither to its neighbors.
        let closed = !table.is_open(depth);
        let mut next = at + 1;
        let mut shared = words.shared(next);
        if closed {
            while next < words.len() && shared >= depth {
                next += 1;
                shared = words.shared(next);
            }
        }
        if beginnings && table.nearest_beginning(depth) <= 1 {
            hit(Slip::Beginning, at..next);
        }
        if depth == word.len() && table.distance(depth) <= most {
            hit(Slip::Word(table.distance(depth)), at..at + 1);
        }
        known = depth.min(shared);
        at = next;
    }
}

/// Distances from what was typed to the word in hand, a row per letter of it.
struct Table<'a> {
    typed: &'a [u8],
    most: u8,
    rows: Vec<Row>,
    /// The least distance from all that was typed to as many letters of the word or fewer.
    nearest: Vec<u8>,
}

impl<'a> Table<'a> {
    fn new(typed: &'a [u8], most: u8) -> Self {
        let rows = LONGEST + usize::from(most) + 1;
        let mut table =
            Self { typed, most, rows: vec![[u8::MAX; LONGEST + 1]; rows], nearest: vec![u8::MAX; rows] };
        let first = &mut table.rows[0];
        for (letters, distance) in first.iter_mut().enumerate().take(typed.len() + 1) {
            *distance = letters as u8;
        }
        table.nearest[0] = typed.len() as u8;
        table
    }

    /// Whether a word whose first `depth` letters these are may still come near.
    fn is_open(&self, depth: usize) -> bool {
        self.rows[depth][..=self.typed.len()].iter().any(|distance| *distance <= self.most)
    }

    fn distance(&self, depth: usize) -> u8 {
        self.rows[depth][self.typed.len()]
    }

    fn nearest_beginning(&self, depth: usize) -> u8 {
        self.nearest[depth]
    }

    /// Fills the row behind `depth` letters of a word.
    fn follow(&mut self, word: &[u8], depth: usize) {
        let letter = word[depth];
        let before = depth.checked_sub(1).map(|before| (self.rows[before], word[before]));
        let above = self.rows[depth];
        let row = &mut self.rows[depth + 1];
        row[0] = depth as u8 + 1;
        for (place, typed) in self.typed.iter().enumerate() {
            let wrong = above[place] + u8::from(*typed != letter);
            let mut least = wrong.min(above[place + 1] + 1).min(row[place] + 1);
            if let (Some((rows, earlier)), Some(typed_before)) = (before, place.checked_sub(1))
                && *typed == earlier
                && self.typed[typed_before] == letter
            {
                least = least.min(rows[typed_before] + 1);
            }
            row[place + 1] = least;
        }
        self.nearest[depth + 1] = self.nearest[depth].min(row[self.typed.len()]);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::super::word_list::Gathered;
    use super::*;

    /// The distance by its definition.
    fn distance(a: &[u8], b: &[u8]) -> usize {
        match (a, b) {
            ([], rest) | (rest, []) => rest.len(),
            ([x, a_rest @ ..], [y, b_rest @ ..]) => {
                let mut least = distance(a_rest, b_rest) + usize::from(x != y);
                least = least.min(distance(a_rest, b) + 1).min(distance(a, b_rest) + 1);
                if let ([x2, a_rest @ ..], [y2, b_rest @ ..]) = (a_rest, b_rest)
                    && x == y2
                    && y == x2
                {
                    least = least.min(distance(a_rest, b_rest) + 1);
                }
                least
            }
        }
    }

    fn found(words: &[&str], typed: &str, most: u8, beginnings: bool) -> BTreeMap<String, Slip> {
        let mut gathered = Gathered::default();
        words.iter().for_each(|word| gathered.add(word, 0));
        let list = WordList::new(&gathered);
        let mut found = BTreeMap::new();
        find(&list, typed.as_bytes(), most, beginnings, &mut |slip, places| {
            for at in places {
                let slot = found.entry(String::from_utf8(list.word(at).to_vec()).unwrap()).or_insert(slip);
                *slot = slip.min(*slot);
            }
        });
        found
    }

    proptest! {
        #[test]
        fn just_the_words_near_enough_are_found(
            words in proptest::collection::vec("[abc]{1,7}", 1..25),
            typed in "[abc]{1,6}",
            most in 1..3_u8,
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let found = found(&words, &typed, most, false);
            for word in words {
                let distance = distance(typed.as_bytes(), word.as_bytes());
                let expected = (distance <= usize::from(most)).then_some(Slip::Word(distance as u8));
                prop_assert_eq!(found.get(word).copied(), expected, "{} for {}", word, typed);
            }
        }

        #[test]
        fn just_the_words_that_begin_nearly_so_are_found(
            words in proptest::collection::vec("[abc]{1,8}", 1..25),
            typed in "[abc]{1,6}",
            most in 1..3_u8,
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let found = found(&words, &typed, most, true);
            for word in words {
                let near = (0..=word.len()).any(|end| distance(typed.as_bytes(), &word.as_bytes()[..end]) <= 1);
                let whole = distance(typed.as_bytes(), word.as_bytes()) <= usize::from(most);
                prop_assert_eq!(found.contains_key(word), near || whole, "{} for {}", word, typed);
            }
        }
    }

    #[test]
    fn each_kind_of_typo_counts_as_one() {
        for typo in ["godfater", "godfatther", "godfathur", "godfahter", "ogdfather", "godfathe"] {
            assert_eq!(found(&["godfather"], typo, 1, false)["godfather"], Slip::Word(1), "{typo}");
        }
        assert!(found(&["godfather"], "godfxthxr", 1, false).is_empty());
        assert_eq!(found(&["godfather"], "godfxthxr", 2, false)["godfather"], Slip::Word(2));
    }

    #[test]
    fn a_word_as_long_as_a_sentence_is_left_alone() {
        assert!(found(&["a"], &"a".repeat(LONGEST + 1), 2, true).is_empty());
        assert_eq!(found(&[&"a".repeat(60)], &"a".repeat(LONGEST), 2, true).len(), 1);
    }
}
