use indicatif::ProgressBar;
use rayon::prelude::*;

use super::contender::{Answer, Contender, Task};
use super::metrics::{MOST_RANKED, Ranked, is_liked};
use super::split::HeldOut;

/// Asks a model about everybody; answers are in the order of the people.
pub fn ask<'a>(
    contender: &dyn Contender,
    people: &'a [HeldOut],
    task: impl Fn(&'a HeldOut) -> Task<'a> + Sync,
    progress: &ProgressBar,
) -> Vec<Answer> {
    let answer = |person: &'a HeldOut| {
        let answer = contender.answer(&task(person), MOST_RANKED);
        progress.inc(1);
        answer
    };
    people.par_iter().map(answer).collect()
}

/// How well each person's liked films were found, among those that count; people who have none of them have no figure.
/// With the same people and films, the figures of two models are of the same people in the same order.
pub fn ranked(people: &[HeldOut], answers: &[Answer], counts: impl Fn(u32) -> bool) -> Vec<Ranked> {
    let one = |(person, answer): (&HeldOut, &Answer)| {
        let liked = person.hidden.iter().filter(|(film, stars)| is_liked(*stars) && counts(*film));
        let relevant: Vec<u32> = liked.map(|(film, _)| *film).collect();
        let found: Vec<bool> = answer.list.iter().map(|film| relevant.contains(film)).collect();
        let relevant = relevant.len() + person.missing;
        (relevant > 0).then(|| Ranked::new(&found, relevant))
    };
    people.iter().zip(answers).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use bijou_engine::Stars;

    use super::*;

    #[test]
    fn liked_films_count_and_missing_ones_are_misses() {
        let stars = |half_stars| Stars::from_half_stars(half_stars).unwrap();
        let hidden = vec![(1, stars(8)), (2, stars(7)), (3, stars(10))];
        let all = HeldOut { hidden: hidden.clone(), ..HeldOut::default() };
        let some_missing = HeldOut { hidden, missing: 2, ..HeldOut::default() };
        let nothing_liked = HeldOut { hidden: vec![(1, stars(2))], ..HeldOut::default() };
        let people = [all, some_missing, nothing_liked];
        let answers = vec![Answer { list: vec![1, 2, 3], guesses: Vec::new() }; 3];
        let figures = ranked(&people, &answers, |_| true);
        assert_eq!(figures.len(), 2);
        assert_eq!((figures[0].recall_20, figures[1].recall_20), (1.0, 0.5));
        let only_third = ranked(&people[..1], &answers, |film| film == 3);
        assert!((only_third[0].ndcg - 1.0 / 4.0_f64.log2()).abs() < 1e-12);
    }
}
