use crate::best::sorted;

/// Words as they are gathered, with the numbers of what has them.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    text: Vec<u8>,
    /// Where a word starts and ends in the text, and whose it is.
    words: Vec<(u32, u32, u32)>,
}

impl Gathered {
    pub(super) fn add(&mut self, word: &str, number: u32) {
        let start = self.text.len() as u32;
        self.text.extend_from_slice(word.as_bytes());
        self.words.push((start, self.text.len() as u32, number));
    }

    fn word(&self, (start, end, _): (u32, u32, u32)) -> &[u8] {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// Different words in alphabetical order, each with the numbers of what has it: a trie laid flat.
#[derive(Debug, Default)]
pub(super) struct WordList {
    text: Vec<u8>,
    /// Where each word ends in the text.
    ends: Vec<u32>,
    /// How many letters each word shares with the one before.
    shared: Vec<u8>,
    /// Where the numbers of each word end.
    number_ends: Vec<u32>,
    numbers: Vec<u32>,
}

impl WordList {
    /// Sorts what was gathered.
    pub(super) fn new(gathered: &Gathered) -> Self {
        let word = |at: usize| gathered.words.get(at).map(|entry| (gathered.word(*entry), entry.2));
        let mut list = Self::default();
        for at in sorted(gathered.words.len(), &|a, b| word(a).cmp(&word(b))) {
            if let Some((word, number)) = word(at) {
                list.push(word, &[number]);
            }
        }
        list
    }

    /// Both lists in one; the numbers of `other` are greater than those of this one.
    pub(super) fn merge(&self, other: &Self) -> Self {
        let mut both = Self::default();
        both.text.reserve(self.text.len() + other.text.len());
        both.numbers.reserve(self.numbers.len() + other.numbers.len());
        let (mut here, mut there) = (0, 0);
        while here < self.len() || there < other.len() {
            let order = match (here < self.len(), there < other.len()) {
                (true, true) => self.word(here).cmp(other.word(there)),
                (true, false) => std::cmp::Ordering::Less,
                _ => std::cmp::Ordering::Greater,
            };
            if order.is_le() {
                both.push(self.word(here), self.numbers(here, here + 1));
                here += 1;
            }
            if order.is_ge() {
                both.push(other.word(there), other.numbers(there, there + 1));
                there += 1;
            }
        }
        both
    }

    /// Adds a word that is not before the last one, or numbers to the last one.
    fn push(&mut self, word: &[u8], numbers: &[u32]) {
        let last = self.len().checked_sub(1).map(|last| self.word(last));
        let same = last == Some(word);
        let last = last.unwrap_or_default();
        let shared = last.iter().zip(word).take_while(|(a, b)| a == b).count();
        // A film may have a word twice.
        let begun = if same { start(&self.number_ends, self.len() - 1) } else { self.numbers.len() };
        for number in numbers {
            if self.numbers.get(begun..).and_then(<[u32]>::last) != Some(number) {
                self.numbers.push(*number);
            }
        }
        let end = self.numbers.len() as u32;
        if same {
            if let Some(last) = self.number_ends.last_mut() {
                *last = end;
            }
            return;
        }
        self.text.extend_from_slice(word);
        self.ends.push(self.text.len() as u32);
        self.shared.push(shared.min(usize::from(u8::MAX)) as u8);
        self.number_ends.push(end);
    }

    /// The number of words.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The number of all words' numbers.
    pub(super) fn size(&self) -> usize {
        self.numbers.len()
    }

    pub(super) fn word(&self, at: usize) -> &[u8] {
        self.text.get(start(&self.ends, at)..start(&self.ends, at + 1)).unwrap_or_default()
    }

    /// How many letters the word shares with the one before.
    pub(super) fn shared(&self, at: usize) -> usize {
        self.shared.get(at).map_or(0, |shared| usize::from(*shared))
    }

    /// The numbers of the words from one place up to another.
    pub(super) fn numbers(&self, from: usize, to: usize) -> &[u32] {
        self.numbers.get(start(&self.number_ends, from)..start(&self.number_ends, to)).unwrap_or_default()
    }

    /// The places of the words that start so.
    pub(super) fn starting_with(&self, prefix: &[u8]) -> std::ops::Range<usize> {
        let first = self.first_from(0, |word| word >= prefix);
        first..self.first_from(first, |word| !word.starts_with(prefix))
    }

    /// The first place from `first` on where `beyond` holds, which it then does to the end.
    fn first_from(&self, first: usize, beyond: impl Fn(&[u8]) -> bool) -> usize {
        let (mut low, mut high) = (first, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if beyond(self.word(middle)) { high = middle } else { low = middle + 1 }
        }
        low
    }
}

fn start(ends: &[u32], at: usize) -> usize {
    at.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |end| *end as usize)
}

/// A list that grows by lists. Each is merged with the one before where that is not much larger, so that a word list grows
/// in small steps, every entry is moved about log₂ times, and only a few lists are ever searched (Bentley & Saxe 1980).
#[derive(Debug, Default)]
pub(super) struct GrowingList {
    lists: Vec<WordList>,
}

impl GrowingList {
    /// Adds words whose numbers are greater than all before.
    pub(super) fn grow(&mut self, list: WordList) {
        self.lists.push(list);
        while let [.., before, last] = self.lists.as_slice() {
            if before.size() > 2 * last.size() {
                break;
            }
            let both = before.merge(last);
            self.lists.truncate(self.lists.len() - 2);
            self.lists.push(both);
        }
    }

    pub(super) fn lists(&self) -> &[WordList] {
        &self.lists
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    fn list(words: &[(String, u32)]) -> WordList {
        let mut gathered = Gathered::default();
        words.iter().for_each(|(word, number)| gathered.add(word, *number));
        WordList::new(&gathered)
    }

    fn content(list: &WordList) -> BTreeMap<String, Vec<u32>> {
        let word = |at| String::from_utf8(list.word(at).to_vec()).unwrap();
        (0..list.len()).map(|at| (word(at), list.numbers(at, at + 1).to_vec())).collect()
    }

    proptest! {
        #[test]
        fn a_list_that_grew_has_every_word_in_order_with_all_its_numbers(
            batches in proptest::collection::vec(proptest::collection::vec("[ab]{1,4}", 0..12), 0..8),
        ) {
            let mut expected = BTreeMap::<String, BTreeSet<u32>>::new();
            let mut grown = GrowingList::default();
            let mut number = 0;
            for batch in batches {
                let mut words = Vec::new();
                for word in batch {
                    number += u32::from(word.len() % 2 == 0);
                    expected.entry(word.clone()).or_default().insert(number);
                    words.push((word, number));
                }
                number += 1;
                grown.grow(list(&words));
            }
            let mut found = BTreeMap::<String, Vec<u32>>::new();
            for list in grown.lists() {
                let words: Vec<&[u8]> = (0..list.len()).map(|at| list.word(at)).collect();
                prop_assert!(words.is_sorted_by(|a, b| a < b));
                for (word, numbers) in content(list) {
                    found.entry(word).or_default().extend(numbers);
                }
            }
            let expected: BTreeMap<String, Vec<u32>> =
                expected.into_iter().map(|(word, numbers)| (word, numbers.into_iter().collect())).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn words_that_start_alike_stand_together(words in proptest::collection::vec("[abc]{1,4}", 0..30), prefix in "[abc]{0,3}") {
            let words: Vec<(String, u32)> = words.into_iter().map(|word| (word, 1)).collect();
            let list = list(&words);
            let found = list.starting_with(prefix.as_bytes());
            for at in 0..list.len() {
                prop_assert_eq!(list.word(at).starts_with(prefix.as_bytes()), found.contains(&at));
            }
        }
    }

    #[test]
    fn a_word_tells_what_it_shares_with_the_one_before() {
        let list = list(&["alien", "aliens", "all", "b"].map(|word| (word.to_owned(), 0)));
        assert_eq!([0, 1, 2, 3].map(|at| list.shared(at)), [0, 5, 2, 0]);
    }
}
