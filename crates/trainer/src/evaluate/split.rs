use bijou_engine::Stars;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use super::contender::Task;
use crate::data::{Dataset, Rated};

/// Fewest ratings of a person who is held out: 80 % of fewer say too little.
const FEWEST_RATINGS: usize = 20;

/// Most people to hold out unless said; more would only take longer.
const MOST_PEOPLE: usize = 500;

/// How many people to hold out unless said: most must stay to train on.
pub fn usual_people(data: &Dataset) -> usize {
    (data.ratings.users.len() / 5).min(MOST_PEOPLE)
}

/// Data without some people, and those people.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// The data to train on. Its popularity no longer counts the ratings of those held out.
    pub training: Dataset,
    /// The people held out.
    pub held_out: Vec<HeldOut>,
}

/// One person's ratings, as films of the data and stars.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HeldOut {
    /// What the models get to see, in random order: 80 %.
    pub fold_in: Vec<(u32, Stars)>,
    /// What they must find and predict.
    pub hidden: Vec<(u32, Stars)>,
    /// Films that they must find and cannot, since the data lacks them.
    pub missing: usize,
}

impl HeldOut {
    /// What every model is asked, where the data has so many films.
    pub fn task(&self, films: usize) -> Task<'_> {
        self.newcomer(self.fold_in.len(), films)
    }

    /// The same task for a model that sees only the first few ratings. What it does not see of the 80 % must not be
    /// listed all the same: a list should hold what is to be found, and be comparable with that of any other model.
    pub fn newcomer(&self, ratings: usize, films: usize) -> Task<'_> {
        let mut open = vec![true; films];
        self.fold_in.iter().for_each(|(film, _)| open[*film as usize] = false);
        let seen = self.fold_in[..ratings.min(self.fold_in.len())].to_vec();
        Task { fold_in: seen, open, questions: &self.hidden }
    }
}

/// Holds out up to `people` people, chosen by `seed` among those with enough ratings.
pub fn hold_out(data: &Dataset, people: usize, seed: u64) -> Split {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let enough = |(user, (_, own)): (usize, (&str, &[Rated]))| (own.len() >= FEWEST_RATINGS).then_some(user);
    let mut candidates: Vec<usize> = data.ratings.by_user().enumerate().filter_map(enough).collect();
    shuffle(&mut candidates, &mut random);
    candidates.truncate(people);
    candidates.sort_unstable();
    let is_held_out = |user: usize| candidates.binary_search(&user).is_ok();
    let ratings = data.ratings.of_users(|user| !is_held_out(user));
    let mut training = Dataset { ratings, films: data.films.clone(), report: data.report.clone() };
    let mut held_out = Vec::new();
    for (_, (_, own)) in data.ratings.by_user().enumerate().filter(|(user, _)| is_held_out(*user)) {
        held_out.push(split_person(own, &mut random));
        forget(&mut training, own.iter().map(|rated| (rated.number(), rated.stars())));
    }
    Split { training, held_out }
}

fn split_person(own: &[Rated], random: &mut ChaCha8Rng) -> HeldOut {
    let mut ratings: Vec<(u32, Stars)> = own.iter().map(|rated| (rated.number(), rated.stars())).collect();
    shuffle(&mut ratings, random);
    let hidden = ratings.split_off(ratings.len() * 4 / 5);
    HeldOut { fold_in: ratings, hidden, missing: 0 }
}

/// Takes a person's ratings out of what a wider public gave, where it counts them.
pub fn forget(data: &mut Dataset, ratings: impl IntoIterator<Item = (u32, Stars)>) {
    for (film, stars) in ratings {
        let popularity = &mut data.films[film as usize].popularity;
        *popularity = popularity.take().and_then(|public| public.without(stars.value()));
    }
}

/// Fisher-Yates.
pub fn shuffle<T>(items: &mut [T], random: &mut ChaCha8Rng) {
    for last in (1..items.len()).rev() {
        items.swap(last, (random.next_u64() % (last as u64 + 1)) as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{CleaningReport, FilmRecord, RatingEvent, Ratings, parse_title};

    fn data() -> Dataset {
        let stars = Stars::from_half_stars(8).unwrap();
        let events =
            (0..30).flat_map(|user| (0..20 + user % 3).map(move |film| RatingEvent { user, film, stars }));
        Dataset {
            films: (0..22).map(|film| FilmRecord::new(&film.to_string(), parse_title("A"), vec![])).collect(),
            ratings: Ratings::from_events((0..30).map(|user| user.to_string()).collect(), events),
            report: CleaningReport::default(),
        }
    }

    #[test]
    fn nobody_is_on_both_sides_and_nothing_is_lost() {
        let data = data();
        let split = hold_out(&data, 10, 7);
        assert_eq!((split.held_out.len(), split.training.ratings.users.len()), (10, 20));
        let held: usize =
            split.held_out.iter().map(|person| person.fold_in.len() + person.hidden.len()).sum();
        assert_eq!(held + split.training.ratings.len(), data.ratings.len());
        for person in &split.held_out {
            assert!(
                person.hidden.iter().all(|(film, _)| person.fold_in.iter().all(|(other, _)| other != film))
            );
            assert!(person.hidden.len() >= 4 && person.hidden.len() <= 5);
        }
        assert_eq!(split.training.ratings.by_user().map(|(_, own)| own.len()).min(), Some(20));
    }

    #[test]
    fn a_newcomer_sees_few_ratings_and_the_list_leaves_out_all() {
        let split = hold_out(&data(), 1, 7);
        let person = &split.held_out[0];
        let task = person.newcomer(3, 22);
        assert_eq!(task.fold_in, person.fold_in[..3]);
        assert_eq!(task.open, person.task(22).open);
        assert!(
            (0..22)
                .all(|film| task.open[film as usize] != person.fold_in.iter().any(|(own, _)| *own == film))
        );
        assert_eq!(person.newcomer(1000, 22).fold_in, person.fold_in);
    }

    #[test]
    fn the_seed_decides_who_is_held_out() {
        assert_eq!(hold_out(&data(), 10, 7), hold_out(&data(), 10, 7));
        assert_ne!(hold_out(&data(), 10, 7), hold_out(&data(), 10, 8));
    }
}
