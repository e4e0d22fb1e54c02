use bijou_catalog::{DataReport, Group, LeftOut, Part, REPORT_VERSION};

use super::activity::activity;
use super::counts::Counts;
use super::detail::Detail;
use super::facts::facts;
use super::groups::{decades, genres};
use super::matrix::matrix;
use super::rounding::mean;
use super::tail::tail;
use super::times::OverTime;
use super::together::{shortened, together};
use crate::data::Dataset;

/// What is examined.
#[derive(Clone, Copy)]
pub struct Explored<'a> {
    /// The cleaned data.
    pub data: &'a Dataset,
    /// What its times tell, where there is a column of them.
    pub times: Option<&'a OverTime>,
}

/// Every figure about a data set. The same data gives the same report.
pub fn examine(explored: &Explored<'_>, detail: &Detail) -> DataReport {
    let Explored { data, times } = *explored;
    let counts = Counts::of(data);
    let rated = |counts: &[u64]| counts.iter().filter(|count| **count > 0).count() as u64;
    let dates = times.filter(|times| times.are_dates());
    let mut report = DataReport {
        version: REPORT_VERSION,
        ratings: data.ratings.len() as u64,
        people: rated(&counts.people),
        films: data.films.len() as u64,
        rated_films: rated(&counts.films),
        mean: mean(counts.all_halves(), data.ratings.len() as u64),
        stars: counts.stars,
        by_people: activity(&counts.people),
        by_films: activity(&counts.films),
        tail: tail(&counts.films),
        matrix: matrix(data, &counts.people, &counts.films, detail.cells),
        genres: named(genres(&data.films, &counts), detail),
        decades: decades(&data.films, &counts),
        growth: dates.map(|times| times.growth(detail.periods)).unwrap_or_default(),
        experience: dates.map(OverTime::experience).unwrap_or_default(),
        together: together(data, &counts.people, &counts.films, detail),
        facts: facts(explored, &counts, detail),
        left_out: Vec::new(),
    };
    report.left_out = left_out(&report, times);
    report
}

fn named(mut genres: Vec<Group>, detail: &Detail) -> Vec<Group> {
    genres.truncate(detail.genres);
    genres.iter_mut().for_each(|genre| genre.name = shortened(&genre.name, detail.letters));
    genres
}

/// What the data does not allow, and why.
fn left_out(report: &DataReport, times: Option<&OverTime>) -> Vec<LeftOut> {
    let times = match times {
        None => "The ratings have no column of times.",
        Some(times) if times.timed == 0 => "No rating has a time.",
        Some(_) => "The times of the ratings are not seconds since 1970.",
    };
    let pairs = "No two films were rated by enough of the same people.";
    let parts = [
        (Part::Genres, report.genres.is_empty(), "No film has a genre."),
        (Part::Decades, report.decades.is_empty(), "No film has a year."),
        (Part::Times, report.growth.is_empty(), times),
        (Part::Together, report.together.pairs.is_empty(), pairs),
    ];
    let missing = parts.into_iter().filter(|(_, missing, _)| *missing);
    missing.map(|(part, _, why)| LeftOut { part, why: why.to_owned() }).collect()
}

/// Data that tests are made of.
#[cfg(test)]
pub mod sample {
    use bijou_engine::Stars;

    use crate::data::{CleaningReport, Dataset, FilmRecord, RatingEvent, Ratings, parse_title};

    /// So many films `f0`, `f1`, … called Film 0, Film 1, …, and for people `p0`, `p1`, … their films and half stars.
    pub fn dataset(films: usize, people: &[&[(u32, u8)]]) -> Dataset {
        let film = |number: usize| {
            FilmRecord::new(&format!("f{number}"), parse_title(&format!("Film {number}")), Vec::new())
        };
        let users = (0..people.len()).map(|number| format!("p{number}")).collect();
        let events = (0..).zip(people).flat_map(|(user, own)| {
            own.iter().map(move |(film, half_stars)| RatingEvent {
                user,
                film: *film,
                stars: Stars::from_half_stars(*half_stars).unwrap(),
            })
        });
        Dataset {
            films: (0..films).map(film).collect(),
            ratings: Ratings::from_events(users, events),
            report: CleaningReport::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sample::dataset;
    use super::*;

    #[test]
    fn every_figure_of_a_small_data_set_is_as_counted_by_hand() {
        let data = dataset(3, &[&[(0, 8), (1, 10)], &[(0, 9)], &[]]);
        let report = examine(&Explored { data: &data, times: None }, &Detail::FULL);
        assert_eq!((report.ratings, report.people, report.films, report.rated_films), (3, 2, 3, 2));
        assert_eq!(report.mean, 4.5);
        assert_eq!(report.stars, [0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
        assert_eq!(report.by_people.most, 2);
        assert_eq!(report.tail, [[0.5, 0.666_7], [1.0, 1.0]]);
        assert_eq!(report.matrix.density, 0.75);
        let missing: Vec<Part> = report.left_out.iter().map(|left_out| left_out.part).collect();
        assert_eq!(missing, [Part::Genres, Part::Decades, Part::Times, Part::Together]);
        assert!(report.to_json().is_ok());
    }
}
