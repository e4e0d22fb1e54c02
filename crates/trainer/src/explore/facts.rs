use bijou_catalog::{Fact, Severity};

use super::counts::Counts;
use super::detail::Detail;
use super::doubles::{TELLING, same_films, same_people};
use super::examine::Explored;
use super::times::OverTime;
use super::together::shortened;
use crate::data::Dataset;
use crate::evaluate::report::whole;

/// Fewest ratings of a film that gets factors, unless the settings say otherwise.
const LEARNED: u64 = 5;

/// What a person should know before training, the most serious first.
pub fn facts(explored: &Explored<'_>, counts: &Counts, detail: &Detail) -> Vec<Fact> {
    let Explored { data, times } = *explored;
    let mut facts = size(counts);
    facts.extend(scale(counts));
    facts.extend(shares(counts));
    facts.extend(doubles(data, counts, detail));
    facts.extend(leak(data));
    facts.extend(times.into_iter().flat_map(|times| moments(data, times, counts, detail)));
    if facts.iter().all(|fact| fact.severity == Severity::Note) {
        facts.insert(0, note("Nothing was found that stands in the way of training.".to_owned()));
    }
    let cleaned: Vec<String> =
        data.report.iter().map(|(what, count)| format!("{} {what}", whole(count))).collect();
    if detail.examples > 0 && !cleaned.is_empty() {
        facts.push(note(format!("What cleaning found: {}.", cleaned.join("; "))));
    }
    facts.sort_by_key(|fact| fact.severity);
    facts
}

fn fact(severity: Severity, text: String) -> Fact {
    Fact { severity, text, examples: Vec::new() }
}

fn note(text: String) -> Fact {
    fact(Severity::Note, text)
}

/// Serious below the first limit, worth a look below the second.
fn below(number: u64, limits: [u64; 2]) -> Option<Severity> {
    match number {
        few if few < limits[0] => Some(Severity::Serious),
        few if few < limits[1] => Some(Severity::Caution),
        _ => None,
    }
}

/// As a share, serious beyond the second limit, worth a look beyond the first.
fn beyond(share: f64, limits: [f64; 2]) -> Option<Severity> {
    match share {
        much if much > limits[1] => Some(Severity::Serious),
        much if much > limits[0] => Some(Severity::Caution),
        _ => None,
    }
}

fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", whole(number), if number == 1 { one } else { many })
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// Whether there is enough to learn from.
fn size(counts: &Counts) -> Vec<Fact> {
    let active = |fewest: u64| counts.people.iter().filter(|count| **count >= fewest).count() as u64;
    let (people, all) = (active(1), counts.people.iter().sum::<u64>());
    let learned = counts.films.iter().filter(|count| **count >= LEARNED).count() as u64;
    let rated = counts.films.iter().filter(|count| **count > 0).count() as u64;
    let mut facts = Vec::new();
    facts.extend(below(people, [50, 500]).map(|severity| {
        let people = counted(people, "person has rated", "people have rated");
        fact(severity, format!("Only {people} anything: tastes that none of them has cannot be learned."))
    }));
    facts.extend(below(all, [1_000, 20_000]).map(|severity| {
        let ratings = counted(all, "rating", "ratings");
        fact(severity, format!("Only {ratings} in all: predictions will hardly differ from film to film."))
    }));
    facts.extend(below(active(20), [20, 100]).map(|severity| {
        let people = counted(active(20), "person has", "people have");
        fact(severity, format!("Only {people} 20 or more ratings: quality is measured on such people, and will be rough or not measured."))
    }));
    facts.extend(below(learned, [20, 200]).map(|severity| {
        let films = counted(learned, "film has", "films have");
        fact(severity, format!("Only {films} {LEARNED} or more ratings, and only such films are recommended by who likes them."))
    }));
    if learned < rated {
        let (rest, all) = (whole(rated - learned), whole(rated));
        facts.push(note(format!("{rest} of {all} rated films have fewer than {LEARNED} ratings: what they are like is concluded from genres, people and tags alone.")));
    }
    let few = people - active(LEARNED);
    if few * 5 > people {
        facts.push(note(format!(
            "{} of {} people have fewer than {LEARNED} ratings, and teach little.",
            whole(few),
            whole(people)
        )));
    }
    facts
}

/// Whether stars mean something.
fn scale(counts: &Counts) -> Vec<Fact> {
    let all = counts.stars.iter().sum::<u64>().max(1) as f64;
    let used = counts.stars.iter().filter(|count| **count > 0).count();
    let (most, count) = (1..).zip(counts.stars).max_by_key(|(_, count)| *count).unwrap_or((0, 0));
    let (most, share) = (f64::from(most) / 2.0, count as f64 / all);
    let mean = counts.all_halves() as f64 / 2.0 / all;
    let mut facts = Vec::new();
    match used {
        0 | 1 => facts.push(fact(Severity::Serious, format!("Every rating is {most} stars: they say what was watched and not what was liked."))),
        2 => facts.push(fact(Severity::Caution, "Only two different ratings occur: likes rather than stars, and predicted stars will lie between the two.".to_owned())),
        _ if share > 0.5 => facts.push(fact(Severity::Caution, format!("{} of all ratings are {most} stars: the others tell tastes apart.", percent(share)))),
        _ if !(2.0..=4.25).contains(&mean) => facts.push(fact(Severity::Caution, format!("The mean is {mean:.2} stars: the scale is used at one end only."))),
        _ => {}
    }
    let halves: u64 = counts.stars.iter().step_by(2).sum();
    if used > 2 && halves == 0 {
        facts.push(note("Nobody gave half stars; they are predicted all the same.".to_owned()));
    }
    facts
}

/// Whether somebody, or some film, outweighs the others.
fn shares(counts: &Counts) -> Vec<Fact> {
    let all = counts.people.iter().sum::<u64>().max(1) as f64;
    let most = |counts: &[u64]| counts.iter().max().copied().unwrap_or(0);
    let share = most(&counts.people) as f64 / all;
    let person = beyond(share, [0.05, 0.25]).map(|severity| {
        fact(
            severity,
            format!(
                "One person gave {} of all ratings: the catalog will lean toward their taste.",
                percent(share)
            ),
        )
    });
    let share = most(&counts.films) as f64 / all;
    let film = beyond(share, [0.1, 0.5])
        .map(|severity| fact(severity, format!("One film has {} of all ratings.", percent(share))));
    person.into_iter().chain(film).collect()
}

/// What is there twice.
fn doubles(data: &Dataset, counts: &Counts, detail: &Detail) -> Vec<Fact> {
    let (people, films) = (same_people(data, detail.examples), same_films(data, detail.examples));
    let mut facts = Vec::new();
    if people.surplus > 0 {
        let share = people.surplus as f64 / counts.people.len() as f64;
        let severity = beyond(share, [0.0, 0.05]).unwrap_or(Severity::Caution);
        let who = counted(people.surplus, "person has", "people have");
        let text = format!(
            "{who} exactly the ratings of another, of those with {TELLING} or more: the same person twice counts double, and may be trained on and tested at once."
        );
        facts.push(Fact { severity, text, examples: people.examples });
    }
    if films.surplus > 0 {
        let which = counted(films.surplus, "film has", "films have");
        let text =
            format!("{which} the title and year of another: if they are the same, their ratings are split.");
        facts.push(Fact { severity: Severity::Caution, text, examples: films.examples });
    }
    facts
}

/// Whether `popularity.csv` knows more people than the ratings do.
fn leak(data: &Dataset) -> Option<Fact> {
    let known: u64 = data
        .films
        .iter()
        .filter_map(|film| film.popularity)
        .map(|popularity| u64::from(popularity.count))
        .sum();
    let own = data.ratings.len() as u64;
    (known > own).then(|| {
        fact(Severity::Caution, format!(
            "popularity.csv counts {} ratings where there are {}: it holds people who are not in the ratings. Whoever was held out of them to measure on may be among these, and then popularity knows the answers.",
            whole(known), whole(own)
        ))
    })
}

/// What the times tell.
fn moments(data: &Dataset, times: &OverTime, counts: &Counts, detail: &Detail) -> Vec<Fact> {
    let mut facts = Vec::new();
    let at_once = times.at_one_moment(&counts.people, TELLING as u64);
    if at_once > 0 {
        let who = counted(at_once, "person gave", "people gave");
        facts.push(fact(Severity::Caution, format!("{who} all their ratings at one moment, {TELLING} or more: imported or made up, and their order says nothing.")));
    }
    let (early, film) = times.early;
    if early > 0 && times.are_dates() {
        let ratings = counted(early, "rating is", "ratings are");
        let film = film.and_then(|film| data.films.get(film as usize)).filter(|_| detail.examples > 0);
        let text = format!(
            "{ratings} dated before the year of the film: a wrong date or a wrong year, or a film that was seen early."
        );
        let examples = film.map(|film| shortened(&film.title.main, detail.letters)).into_iter().collect();
        facts.push(Fact { severity: Severity::Caution, text, examples });
    }
    if times.outside > 0 {
        let ratings = counted(times.outside, "rating has", "ratings have");
        facts.push(fact(
            Severity::Caution,
            format!("{ratings} a time that is no date between 1900 and 2100 in seconds since 1970."),
        ));
    }
    if times.without > 0 {
        facts.push(note(format!("{} no time.", counted(times.without, "rating has", "ratings have"))));
    }
    facts
}
