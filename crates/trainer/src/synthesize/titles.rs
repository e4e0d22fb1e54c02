use std::collections::HashSet;

use super::chance::{Chance, Purpose};
use super::plan::Plan;
use super::words::Words;

/// Share of films that follow another one.
const SEQUELS: f64 = 0.06;

/// Films that a sequel may follow.
const REMEMBERED: usize = 4096;

/// Distinct made-up titles in MovieLens' manner, its article behind it: `Stone of the River, The`.
pub struct Titles {
    words: Words,
    chance: Chance,
    given: HashSet<String>,
    /// Some titles that have been given, with how many films bear them.
    series: Vec<(String, u32)>,
}

impl Titles {
    /// Titles of a plan, from a vocabulary that grows with the films.
    pub fn new(plan: &Plan) -> Self {
        let words = Words::new(1500 + plan.films as usize / 12, &mut Chance::new(plan.seed, Purpose::Words));
        let chance = Chance::new(plan.seed, Purpose::Titles);
        Self { words, chance, given: HashSet::new(), series: Vec::new() }
    }

    /// The words, for names and tags.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The next title, without its year.
    pub fn next_title(&mut self) -> String {
        if !self.series.is_empty() && self.chance.happens(SEQUELS) {
            let first = self.chance.below(self.series.len());
            self.series[first].1 += 1;
            let (title, part) = &self.series[first];
            let sequel = with_part(title, *part);
            if self.given.insert(sequel.clone()) {
                return sequel;
            }
        }
        let mut title = self.phrase();
        while !self.given.insert(title.clone()) {
            let more = self.words.any(&mut self.chance);
            title = format!("{more} {title}");
        }
        self.remember(&title);
        title
    }

    fn phrase(&mut self) -> String {
        let Self { words, chance, .. } = self;
        let form = chance.below(20);
        let first = words.any(chance);
        let second = words.any(chance);
        match form {
            0..3 => first.to_owned(),
            3..6 => format!("{first}, The"),
            6 => format!("{first}, A"),
            7..12 => format!("{first} {second}"),
            12..15 => format!("{first} {second}, The"),
            15 => format!("{first} of {second}"),
            16 => format!("{first} of the {second}, The"),
            17 => format!("{first} and {second}"),
            18 => format!("{first} in the {second}"),
            _ => format!("{first} {second} {}", words.any(chance)),
        }
    }

    fn remember(&mut self, title: &str) {
        let entry = (title.to_owned(), 1);
        if self.series.len() < REMEMBERED {
            self.series.push(entry);
        } else {
            let place = self.chance.below(REMEMBERED);
            self.series[place] = entry;
        }
    }
}

/// `Stone, The` becomes `Stone 2, The`.
fn with_part(title: &str, part: u32) -> String {
    match title.rsplit_once(", ") {
        Some((words, article)) => format!("{words} {part}, {article}"),
        None => format!("{title} {part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::parse_title;

    #[test]
    fn titles_are_distinct_and_some_are_sequels() {
        let mut titles = Titles::new(&Plan { films: 5000, people: 1, ratings: 1, seed: 1, spread: 0.0 });
        let given: Vec<String> = (0..5000).map(|_| titles.next_title()).collect();
        let distinct: HashSet<&String> = given.iter().collect();
        assert_eq!(distinct.len(), 5000);
        let sequels = given.iter().filter(|title| parse_title(title).main.ends_with(" 2")).count();
        assert!((150..350).contains(&sequels), "{sequels}");
        assert!(given.iter().any(|title| title.ends_with(", The")));
    }
}
