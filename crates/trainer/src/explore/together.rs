use bijou_catalog::{Pair, Shared, Together};

use super::detail::Detail;
use super::rounding::significant;
use crate::data::{Dataset, FilmRecord};

/// How many of the films rated most are looked at: all pairs of them are counted, half a million.
const FILMS: usize = 1_000;

/// By how many people both films of a pair have been rated, at least.
const SHARED: [u64; 6] = [1, 5, 20, 100, 500, 2_000];

/// Fewest people by whom a pair is known, and the share of all people where that is more: two films that few have rated are
/// often rated together by chance.
const FEWEST: u64 = 5;
const FEWEST_SHARE: u64 = 100;

/// Which of the films rated most are rated by the same people.
pub fn together(data: &Dataset, people: &[u64], films: &[u64], detail: &Detail) -> Together {
    let everybody = people.iter().filter(|count| **count > 0).count() as u64;
    let mut most: Vec<usize> = (0..films.len()).filter(|film| films[*film] > 0).collect();
    most.sort_by(|a, b| films[*b].cmp(&films[*a]));
    most.truncate(FILMS);
    let counted = Counted::of(data, &most);
    let fewest = FEWEST.max(everybody / FEWEST_SHARE);
    let mut pairs: Vec<(f64, usize, usize, u64)> = counted
        .pairs()
        .filter(|(_, _, people)| *people >= fewest)
        .map(|(a, b, people)| {
            // As by chance: the share of people who rated the one, times that of the other.
            let lift = (people * everybody) as f64 / (films[most[a]] * films[most[b]]) as f64;
            (lift, a, b, people)
        })
        .collect();
    // The better known pair where two have the same lift.
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut named = vec![false; most.len()];
    let mut found = Vec::new();
    for (lift, a, b, people) in pairs {
        if found.len() == detail.pairs {
            break;
        }
        if !named[a] && !named[b] {
            (named[a], named[b]) = (true, true);
            let films = [a, b].map(|film| name(&data.films[most[film]], detail.letters));
            found.push(Pair { films, people, lift: significant(lift) });
        }
    }
    let shared = SHARED.map(|people| {
        let pairs = counted.pairs().filter(|(_, _, found)| *found >= people).count() as u64;
        Shared { people, pairs }
    });
    let shared = shared.into_iter().filter(|shared| shared.pairs > 0).collect();
    Together { films: most.len() as u64, shared, fewest, pairs: found }
}

/// A film's title, of so many letters at most, and its year.
fn name(film: &FilmRecord, letters: usize) -> String {
    let title = shortened(&film.title.main, letters);
    film.title.year.map_or(title.clone(), |year| format!("{title} ({year})"))
}

/// At most so many letters.
pub fn shortened(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

/// How many people have rated both films of each pair.
struct Counted {
    side: usize,
    people: Vec<u32>,
}

impl Counted {
    fn of(data: &Dataset, films: &[usize]) -> Self {
        let side = films.len();
        let mut place = vec![u32::MAX; data.films.len()];
        films.iter().zip(0..).for_each(|(film, number)| place[*film] = number);
        let mut counted = Self { side, people: vec![0; side * side] };
        let mut own: Vec<usize> = Vec::new();
        for (_, rated) in data.ratings.by_user() {
            own.clear();
            own.extend(
                rated
                    .iter()
                    .map(|rated| place[rated.number() as usize] as usize)
                    .filter(|place| *place < side),
            );
            own.sort_unstable();
            for (at, a) in own.iter().enumerate() {
                let row = &mut counted.people[a * side..(a + 1) * side];
                own[at + 1..].iter().for_each(|b| row[*b] += 1);
            }
        }
        counted
    }

    /// Every pair once, with its people.
    fn pairs(&self) -> impl Iterator<Item = (usize, usize, u64)> + '_ {
        let row = move |a: usize| {
            (a + 1..self.side).map(move |b| (a, b, u64::from(self.people[a * self.side + b])))
        };
        (0..self.side).flat_map(row)
    }
}

#[cfg(test)]
mod tests {
    use super::super::counts::Counts;
    use super::super::examine::sample::dataset;
    use super::*;

    #[test]
    fn lift_compares_with_chance_and_names_each_film_once() {
        // Ten people: six rate 0 and 1, five of these 2 too, and four others rate 3.
        let (all, two, other) = ([(0, 8), (1, 8), (2, 8)], [(0, 8), (1, 8)], [(3, 8)]);
        let people: [&[(u32, u8)]; 10] = [&all, &all, &all, &all, &all, &two, &other, &other, &other, &other];
        let data = dataset(4, &people);
        let counts = Counts::of(&data);
        let found = together(&data, &counts.people, &counts.films, &Detail::FULL);
        assert_eq!((found.films, found.fewest), (4, 5));
        let shared: Vec<(u64, u64)> =
            found.shared.iter().map(|shared| (shared.people, shared.pairs)).collect();
        assert_eq!(shared, [(1, 3), (5, 3)]);
        // 6 of 10 have rated 0, and 6 rated 1: by chance 3.6 people would have rated both, and 6 have. Films 0 and 2 come
        // to 5 where 3 would by chance, the same lift, and 0 is named already.
        let pair = Pair { films: ["Film 0", "Film 1"].map(str::to_owned), people: 6, lift: 1.667 };
        assert_eq!(found.pairs, [pair]);
    }

    #[test]
    fn long_names_are_cut_between_letters() {
        assert_eq!(shortened("Äpfel", 5), "Äpfel");
        assert_eq!(shortened("Äpfel rot", 6), "Äpfel…");
    }
}
