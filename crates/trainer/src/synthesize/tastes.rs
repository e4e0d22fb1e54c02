use super::chance::{Chance, Purpose};
use super::curve::popularity;
use super::draw::Draw;
use super::plan::Plan;

/// Dimensions of taste.
pub const DIMS: usize = 16;

/// Most clusters of films, as many as there are kinds of films that people know by name.
const CLUSTERS: usize = 24;

/// Fewest films of a cluster, on average.
const FEWEST_FILMS: usize = 12;

/// How far a film lies from the middle of its cluster, relative to how far the middle lies from 0.
const OWN_WAY: f64 = 1.0;

/// A direction of taste.
pub type Taste = [f32; DIMS];

/// Films as tastes see them.
pub struct Tastes {
    /// The middle of every cluster.
    pub middles: Vec<Taste>,
    /// Per film.
    pub films: Vec<Film>,
    /// The films from the best known on.
    pub by_rank: Vec<u32>,
    /// Per cluster, its films, and how they are drawn.
    pub clusters: Vec<(Vec<u32>, Draw)>,
}

/// One film as tastes see it.
#[derive(Debug, Clone, Copy)]
pub struct Film {
    /// Its cluster.
    pub cluster: u8,
    /// How many films are better known.
    pub rank: u32,
    /// When it came out.
    pub year: u16,
    /// Stars that it gets beyond the average.
    pub quality: f32,
    /// Which taste it is for.
    pub taste: Taste,
}

impl Tastes {
    /// The films of a plan; those of clusters are spread over all ranks and years.
    pub fn new(plan: &Plan) -> Self {
        let count = plan.films as usize;
        let clusters = (count / FEWEST_FILMS).clamp(1, CLUSTERS);
        let mut chance = Chance::new(plan.seed, Purpose::Clusters);
        let middles: Vec<Taste> = (0..clusters).map(|_| unit(|| chance.normal())).collect();
        // Some kinds of films are made more often than others.
        let sizes = Draw::new((0..clusters).map(|cluster| 1.0 / (cluster as f64 + 4.0)));
        let mut chance = Chance::new(plan.seed, Purpose::Films);
        let by_rank = chance.order(count);
        let mut ranks = vec![0; count];
        (0..).zip(&by_rank).for_each(|(rank, film)| ranks[*film as usize] = rank);
        let films: Vec<Film> = ranks
            .into_iter()
            .map(|rank| Film::new(rank, count, sizes.place(&mut chance), &middles, &mut chance))
            .collect();
        let mut members = vec![Vec::new(); clusters];
        films.iter().zip(0..).for_each(|(film, number)| members[usize::from(film.cluster)].push(number));
        let known = |rank: u32| popularity(rank as usize, count);
        let whole: f64 = (0..plan.films).map(known).sum();
        let even = whole / count as f64;
        let weight =
            |film: &u32| (1.0 - plan.spread) * known(films[*film as usize].rank) + plan.spread * even;
        let drawn = |films: Vec<u32>| {
            let draw = Draw::new(films.iter().map(weight));
            (films, draw)
        };
        let clusters = members.into_iter().map(drawn).collect();
        Self { middles, films, by_rank, clusters }
    }
}

impl Film {
    fn new(rank: u32, count: usize, cluster: usize, middles: &[Taste], chance: &mut Chance) -> Self {
        let middle = &middles[cluster];
        let mut dims = middle.iter();
        let spread = OWN_WAY / (DIMS as f64).sqrt();
        let taste = unit(|| f64::from(dims.next().copied().unwrap_or(0.0)) + spread * chance.normal());
        // Most films are young, and a film that many people know is a little better than others.
        let age = 75.0 * chance.share().powi(3) + 25.0 * chance.share() * chance.share();
        let fame = 1.0 - f64::from(rank) / count as f64;
        let quality = 0.5 * (fame - 0.8) + 0.35 * chance.normal();
        Self { cluster: cluster as u8, rank, year: (2023.0 - age) as u16, quality: quality as f32, taste }
    }
}

/// A direction with the given entries, at unit length.
pub fn unit(mut entry: impl FnMut() -> f64) -> Taste {
    let entries: [f64; DIMS] = std::array::from_fn(|_| entry());
    let length = entries.iter().map(|x| x * x).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    entries.map(|x| (x / length) as f32)
}

/// How much two directions agree, from −1 to 1.
pub fn agreement(a: &Taste, b: &Taste) -> f64 {
    f64::from(a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>())
}
