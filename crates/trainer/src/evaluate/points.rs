//! How much points spread over groups of films tell about a newcomer.

use bijou_engine::{FilmGroup, FilmIx, Leaning, ModelKind, Rating, Stars};
use rayon::prelude::*;

use super::metrics::{MOST_RANKED, Ranked, is_liked};
use super::split::HeldOut;
use super::{Estimate, Shipped};

/// Points that a person spreads.
pub const POINTS: usize = 5;

/// One person with what they would say of groups.
pub struct Spreader {
    /// The 80 %, those that the catalog has.
    known: Vec<Rating>,
    /// What is to be found.
    relevant: Vec<FilmIx>,
    /// Points per group.
    pub points: Vec<u8>,
}

/// Lets people spread their points: they go to the groups that have more of what a person liked, among the 80 %, than of what
/// people like on average, in proportion. The first `astray` of the points go to groups that have nothing to do with the person.
pub fn spread(shipped: &Shipped, groups: &[FilmGroup], people: &[HeldOut], astray: usize) -> Vec<Spreader> {
    let place = |(film, stars): &(u32, Stars)| Some(Rating { film: shipped.place(*film)?, stars: *stars });
    let known: Vec<Vec<Rating>> =
        people.iter().map(|person| person.fold_in.iter().filter_map(place).collect()).collect();
    let shares: Vec<Vec<f32>> = known.iter().map(|ratings| shares(groups, ratings)).collect();
    let usual = |group: usize| shares.iter().map(|own| own[group]).sum::<f32>() / shares.len() as f32;
    let usual: Vec<f32> = (0..groups.len()).map(usual).collect();
    let spreaders =
        people.iter().zip(known).zip(&shares).enumerate().map(|(number, ((person, known), own))| {
            let liked = person.hidden.iter().filter(|(_, stars)| is_liked(*stars));
            let excess: Vec<f32> =
                own.iter().zip(&usual).map(|(own, usual)| (own - usual).max(0.0)).collect();
            let mut points = whole_points(&excess, POINTS - astray);
            (0..astray).for_each(|nth| points[(number * 5 + nth * 3) % groups.len()] += 1);
            Spreader { known, relevant: liked.filter_map(|(film, _)| shipped.place(*film)).collect(), points }
        });
    spreaders.filter(|person| !person.relevant.is_empty()).collect()
}

/// Per group, the share of a person's liked films that are of it, among those that are of any.
fn shares(groups: &[FilmGroup], ratings: &[Rating]) -> Vec<f32> {
    let liked: Vec<FilmIx> = ratings.iter().filter(|r| is_liked(r.stars)).map(|r| r.film).collect();
    let counts = groups.iter().map(|group| group.films.iter().filter(|film| liked.contains(film)).count());
    let counts: Vec<f32> = counts.map(|count| count as f32).collect();
    let sum: f32 = counts.iter().sum();
    counts.iter().map(|count| count / sum.max(1.0)).collect()
}

/// So many points in proportion to the weights, one by one to whoever has fewest for their weight.
fn whole_points(weights: &[f32], count: usize) -> Vec<u8> {
    let mut points = vec![0_u8; weights.len()];
    for _ in 0..count {
        let claim = |group: &usize| weights[*group] / (f32::from(points[*group]) + 1.0);
        let next = (0..weights.len()).max_by(|a, b| claim(a).total_cmp(&claim(b)));
        next.into_iter().for_each(|group| points[group] += 1);
    }
    points
}

/// Mean nDCG@100 after the first `ratings` ratings, with what `lean` makes of a person's points.
pub fn measure(
    shipped: &Shipped,
    people: &[Spreader],
    ratings: usize,
    lean: impl Fn(&[u8]) -> Vec<Leaning> + Sync,
) -> Estimate {
    let figure = |person: &Spreader| {
        let first = &person.known[..ratings.min(person.known.len())];
        let taste = shipped.engine().fold_in_leaning(ModelKind::default(), first, &lean(&person.points));
        let closed = |film: FilmIx| person.known.iter().any(|rating| rating.film == film);
        let picks = shipped.engine().rank(&taste, closed, MOST_RANKED);
        let found: Vec<bool> = picks.iter().map(|pick| person.relevant.contains(&pick.film)).collect();
        Ranked::new(&found, person.relevant.len()).ndcg
    };
    let figures: Vec<f64> = people.par_iter().map(figure).collect();
    Estimate::mean(&figures).unwrap()
}

#[cfg(test)]
mod tests {
    use indicatif::ProgressBar;

    use super::*;
    use crate::data::{RatingsSource, read_folder};
    use crate::evaluate::hold_out;
    use crate::train::Settings;

    const RATINGS: [usize; 6] = [0, 1, 3, 5, 10, 20];

    #[test]
    fn points_go_where_most_of_what_is_liked_lies() {
        assert_eq!(whole_points(&[0.5, 0.0, 0.25], 3), [2, 0, 1]);
        assert_eq!(whole_points(&[0.0, 1.0], 5), [0, 5]);
    }

    /// Prints the table: `BIJOU_DATA=FOLDER cargo test --release -p bijou-trainer -- --ignored --nocapture points_beat`.
    #[test]
    #[ignore = "trains on a folder of data named by BIJOU_DATA"]
    fn points_beat_no_points_and_ratings_outweigh_them() {
        let folder = std::env::var("BIJOU_DATA").unwrap();
        let seed = std::env::var("BIJOU_SEED").map_or(1, |seed| seed.parse().unwrap());
        let data = read_folder(folder.as_ref(), &RatingsSource::default(), &ProgressBar::hidden()).unwrap();
        let split = hold_out(&data, 500, seed);
        let shipped = Shipped::train(&split.training, &Settings::default()).unwrap();
        let groups = shipped.engine().groups();
        let row = |name: &str, people: &[Spreader], lean: &(dyn Fn(&[u8]) -> Vec<Leaning> + Sync)| {
            let figures = RATINGS.map(|ratings| measure(&shipped, people, ratings, lean));
            let columns = figures.map(|figure| format!("{:.4} ± {:.4}", figure.value, figure.error));
            println!("{name:<32}  {}", columns.join("  "));
            figures
        };
        println!("nDCG@100 after 0, 1, 3, 5, 10 and 20 ratings, seed {seed}");
        let sure = spread(&shipped, &groups, &split.held_out, 0);
        let unsure = spread(&shipped, &groups, &split.held_out, 2);
        let engines = |points: &[u8]| shipped.engine().leanings(&groups, points);
        let without = row("no points", &sure, &|_| Vec::new());
        if std::env::var("BIJOU_TUNE").is_ok() {
            for weight in [1.0_f32, 3.0, 10.0, 30.0] {
                for (none, all) in
                    [(0.0_f32, 0.5_f32), (0.0, 1.0), (0.1, 0.6), (0.1, 1.0), (0.2, 1.0), (0.2, 1.5)]
                {
                    let lean = |points: &[u8]| {
                        let mut leanings = shipped.engine().leanings(&groups, points);
                        for (leaning, points) in leanings.iter_mut().zip(points) {
                            leaning.weight = weight;
                            leaning.target = none + (all - none) * f32::from(*points) / POINTS as f32;
                        }
                        leanings
                    };
                    row(&format!("weight {weight} from {none} to {all}"), &sure, &lean);
                }
            }
        }
        let with = row("5 points", &sure, &engines);
        let some = row("3 points, and 2 astray", &unsure, &engines);
        assert!((0..3).all(|at| with[at].value > without[at].value && some[at].value > without[at].value));
        assert!(with[5].value > without[5].value - 0.005);
    }
}
