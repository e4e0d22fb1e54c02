use super::chance::{Chance, Purpose};
use super::draw::Draw;
use super::plan::Plan;
use super::words::Words;
use crate::data::GENRES;

/// Tags of a cluster's films.
const TAGS: usize = 12;

/// Films per director, and per actor: few people make many films.
const FILMS_PER_PERSON: usize = 8;

/// What is known of films besides their ratings; films of a cluster share much of it.
pub struct Facts {
    clusters: Vec<Cluster>,
    rank: Draw,
    tag_rank: Draw,
    chance: Chance,
}

/// What films of a cluster are likely to have.
struct Cluster {
    genres: [&'static str; 3],
    tags: Vec<String>,
    people: Vec<String>,
}

impl Facts {
    /// The facts of a plan's clusters.
    pub fn new(plan: &Plan, clusters: usize, words: &Words) -> Self {
        let mut chance = Chance::new(plan.seed, Purpose::Facts);
        let people = (plan.films as usize / clusters / FILMS_PER_PERSON).max(4);
        let clusters: Vec<Cluster> =
            (0..clusters).map(|number| Cluster::new(number, people, words, &mut chance)).collect();
        let zipf = |count: usize| Draw::new((0..count).map(|rank| 1.0 / (rank as f64 + 5.0)));
        Self { clusters, rank: zipf(people), tag_rank: zipf(TAGS), chance }
    }

    /// Genres of a film, separated by `|`.
    pub fn genres(&mut self, cluster: u8) -> String {
        let chance = &mut self.chance;
        if chance.happens(0.01) {
            return "(no genres listed)".to_owned();
        }
        let [first, second, third] = self.clusters[usize::from(cluster)].genres;
        let stray = GENRES[chance.below(GENRES.len())];
        let likely = [(first, 0.9), (second, 0.6), (third, 0.3), (stray, 0.15)];
        let mut genres: Vec<&str> = likely
            .into_iter()
            .filter(|(_, likely)| chance.happens(*likely))
            .map(|(genre, _)| genre)
            .collect();
        if genres.is_empty() {
            genres.push(first);
        }
        genres.sort_unstable();
        genres.dedup();
        genres.join("|")
    }

    /// A director, and up to four actors separated by `|`.
    pub fn people(&mut self, cluster: u8) -> (String, String) {
        let Self { clusters, rank, chance, .. } = self;
        let people = &clusters[usize::from(cluster)].people;
        let director = people[rank.place(chance)].clone();
        let mut cast: Vec<&str> = Vec::new();
        for _ in 0..=chance.below(4) {
            // From the other end, so that few direct and act.
            let actor = people[people.len() - 1 - rank.place(chance)].as_str();
            if !cast.contains(&actor) {
                cast.push(actor);
            }
        }
        (director, cast.join("|"))
    }

    /// Tags of a film with how often each was given.
    pub fn tags(&mut self, cluster: u8) -> Vec<(String, usize)> {
        let Self { clusters, tag_rank, chance, .. } = self;
        let mut tags: Vec<(String, usize)> = Vec::new();
        for _ in 0..=chance.below(4) {
            let tag = &clusters[usize::from(cluster)].tags[tag_rank.place(chance)];
            if !tags.iter().any(|(own, _)| own == tag) {
                tags.push((tag.clone(), 1 + chance.below(9)));
            }
        }
        tags
    }
}

impl Cluster {
    fn new(number: usize, people: usize, words: &Words, chance: &mut Chance) -> Self {
        let first = number % GENRES.len();
        let second = (first + 1 + chance.below(GENRES.len() - 2)) % GENRES.len();
        let third = (second + 1 + chance.below(GENRES.len() - 2)) % GENRES.len();
        let mut tag = || words.any(chance).to_lowercase() + " " + &words.any(chance).to_lowercase();
        let tags = (0..TAGS).map(|_| tag()).collect();
        let mut name = || format!("{} {}", words.any(chance), words.any(chance));
        Self {
            genres: [first, second, third].map(|genre| GENRES[genre]),
            tags,
            people: (0..people).map(|_| name()).collect(),
        }
    }
}
