use std::collections::HashSet;

use super::chance::Chance;
use super::draw::Draw;

const STARTS: [&str; 28] = [
    "b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pr", "qu", "r", "s",
    "sh", "st", "t", "th", "tr", "v", "w", "",
];

const VOWELS: [&str; 10] = ["a", "e", "i", "o", "u", "a", "e", "o", "ea", "ou"];

const ENDS: [&str; 14] = ["", "", "", "n", "r", "l", "s", "nd", "rn", "st", "ck", "m", "t", "lt"];

/// Made-up words, of which the first are used most, as in any language (Zipf's law).
pub struct Words {
    words: Vec<String>,
    draw: Draw,
}

impl Words {
    /// So many different words.
    pub fn new(count: usize, chance: &mut Chance) -> Self {
        let mut known = HashSet::new();
        let mut words = Vec::with_capacity(count);
        while words.len() < count {
            // Rarer words are longer.
            let syllables =
                1 + usize::from(words.len() >= 60) + usize::from(words.len() >= 4000) + chance.below(2);
            let word = word(syllables, chance);
            if word.len() > 2 && known.insert(word.clone()) {
                words.push(word);
            }
        }
        Self { words, draw: Draw::new((0..count).map(|rank| 1.0 / (rank as f64 + 2.7))) }
    }

    /// A word, common ones sooner.
    pub fn any(&self, chance: &mut Chance) -> &str {
        &self.words[self.draw.place(chance)]
    }
}

fn word(syllables: usize, chance: &mut Chance) -> String {
    let mut word = String::new();
    for syllable in 0..syllables {
        word += STARTS[chance.below(STARTS.len())];
        word += VOWELS[chance.below(VOWELS.len())];
        if syllable + 1 == syllables {
            word += ENDS[chance.below(ENDS.len())];
        }
    }
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}
