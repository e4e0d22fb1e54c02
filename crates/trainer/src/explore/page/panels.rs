use bijou_catalog::{Activity, DataReport, Group};

use super::chart::{Mark, columns, curve, rows};
use super::heat::heat;
use super::panel::Panel;
use super::percent;
use crate::evaluate::report::whole;

/// Every part of the page that has something to say, in order.
pub fn panels(report: &DataReport) -> Vec<Panel> {
    let all = [stars(report), people(report), films(report), tail(report), matrix(report)];
    let some =
        [genres(report), decades(report), growth(report), active(report), drift(report), experience(report)];
    let pairs = [shared(report), together(report)];
    all.into_iter().chain(some.into_iter().flatten()).chain(pairs.into_iter().flatten()).collect()
}

fn half_stars(step: usize) -> String {
    let half = if step.is_multiple_of(2) { "½" } else { "" };
    let whole = step.div_ceil(2);
    if whole == 0 { half.to_owned() } else { format!("{whole}{half}") }
}

fn stars(report: &DataReport) -> Panel {
    let share = |count: u64| count as f64 / report.ratings.max(1) as f64;
    let label = |step: usize| half_stars(step);
    let marks: Vec<Mark> = (report.stars.iter().enumerate())
        .map(|(step, count)| Mark {
            label: label(step),
            value: share(*count),
            said: format!("{} stars: {} ratings", label(step), whole(*count)),
        })
        .collect();
    let most = (0..10).max_by_key(|step| report.stars[*step]).unwrap_or_default();
    let meaning = format!("{} is given most often; the mean is {:.2} stars.", half_stars(most), report.mean);
    Panel {
        title: "Stars given",
        picture: columns(&marks, Some(&|share| format!("{:.0}%", share * 100.0)), &meaning),
        meaning,
        columns: &["stars", "ratings", "share"],
        rows: (report.stars.iter().enumerate())
            .map(|(step, count)| vec![label(step), whole(*count), percent(share(*count))])
            .collect(),
        open: false,
    }
}

/// 1, 2, 4, … 1k, 2k.
fn short(number: u64) -> String {
    match number {
        1_000_000.. => format!("{}m", number / 1_000_000),
        1_000.. => format!("{}k", number / 1_000),
        _ => number.to_string(),
    }
}

fn activity(
    activity: &Activity,
    title: &'static str,
    columns_named: &'static [&'static str],
    meaning: String,
) -> Panel {
    let span = |from: u64, to: u64| {
        if from == to { whole(from) } else { format!("{} to {}", whole(from), whole(to)) }
    };
    let marks: Vec<Mark> = (activity.spans.iter())
        .map(|found| Mark {
            label: short(found.from),
            value: found.count as f64,
            said: format!("{} ratings: {}", span(found.from, found.to), whole(found.count)),
        })
        .collect();
    Panel {
        title,
        picture: columns(&marks, Some(&|count| short(count as u64)), &meaning),
        meaning,
        columns: columns_named,
        rows: (activity.spans.iter())
            .map(|found| vec![span(found.from, found.to), whole(found.count)])
            .collect(),
        open: false,
    }
}

fn people(report: &DataReport) -> Panel {
    let by = &report.by_people;
    let meaning = format!(
        "Half of all people gave {} ratings or fewer, the most active one {}; the most active hundredth gave {} of all. Each column spans twice as many ratings as the one before.",
        whole(by.median),
        whole(by.most),
        percent(by.top_hundredth)
    );
    activity(by, "People by ratings given", &["ratings given", "people"], meaning)
}

fn films(report: &DataReport) -> Panel {
    let by = &report.by_films;
    let meaning = format!(
        "Half of the rated films have {} ratings or fewer, the best-known one {}. {} films have none.",
        whole(by.median),
        whole(by.most),
        whole(report.films - report.rated_films.min(report.films))
    );
    activity(by, "Films by ratings received", &["ratings received", "films"], meaning)
}

fn tail(report: &DataReport) -> Panel {
    let marks: Vec<Mark> = (report.tail.iter())
        .map(|[films, ratings]| Mark {
            label: if [0.2, 0.4, 0.6, 0.8].iter().any(|tick| (films - tick).abs() < 0.005) || *films > 0.99 {
                percent(*films)
            } else {
                String::new()
            },
            value: *ratings,
            said: format!("{} of the films have {} of the ratings", percent(*films), percent(*ratings)),
        })
        .collect();
    let tenth = report.tail.iter().rev().find(|[films, _]| *films <= 0.1001).or(report.tail.first());
    let meaning = tenth.map_or_else(String::new, |[films, ratings]| {
        format!(
            "The most rated {} of the rated films have {} of all ratings. Gini {:.2}: 0 would be the same for every film, 1 all for one.",
            percent(*films), percent(*ratings), report.by_films.gini
        )
    });
    let across: Vec<f64> = report.tail.iter().map(|[films, _]| *films).collect();
    Panel {
        title: "The long tail",
        picture: curve(&marks, Some(&across), &|share| format!("{:.0}%", share * 100.0), &meaning),
        meaning,
        columns: &["most rated films", "their ratings"],
        rows: (report.tail.iter()).map(|[films, ratings]| vec![percent(*films), percent(*ratings)]).collect(),
        open: false,
    }
}

fn matrix(report: &DataReport) -> Panel {
    let corner = report.matrix.cells.first().copied().unwrap_or(0.0);
    let meaning = format!(
        "{} of all pairs of a person and a rated film are known; in the corner of the most active people and best-known films {}. Each shade is three times the one below.",
        percent(report.matrix.density),
        percent(corner)
    );
    let picture = heat(report, &meaning);
    Panel { title: "How sparse it is", meaning, picture, columns: &[], rows: Vec::new(), open: false }
}

fn groups(
    found: &[Group],
    title: &'static str,
    columns_named: &'static [&'static str],
    name: &dyn Fn(&Group) -> String,
) -> Option<Panel> {
    let best = found.iter().filter(|group| group.ratings >= 100).max_by(|a, b| a.mean.total_cmp(&b.mean));
    let most = found.iter().max_by_key(|group| group.ratings)?;
    let mut meaning = format!("Most ratings: {}.", name(most));
    if let Some(best) = best {
        meaning += &format!(" Highest mean: {}, {:.2} stars.", name(best), best.mean);
    }
    let said = |group: &Group| match group.ratings {
        0 => "no ratings".to_owned(),
        ratings => format!("{}, ★ {:.2}", short(ratings), group.mean),
    };
    let marks: Vec<Mark> = (found.iter())
        .take(24)
        .map(|group| Mark {
            label: super::super::together::shortened(&name(group), 13),
            value: group.ratings as f64,
            said: said(group),
        })
        .collect();
    let row = |group: &Group| {
        let mean = if group.ratings == 0 { "–".to_owned() } else { format!("{:.2}", group.mean) };
        vec![name(group), whole(group.films), whole(group.ratings), mean]
    };
    Some(Panel {
        title,
        picture: rows(&marks, &meaning),
        meaning,
        columns: columns_named,
        rows: found.iter().map(row).collect(),
        open: false,
    })
}

fn genres(report: &DataReport) -> Option<Panel> {
    groups(&report.genres, "Genres", &["genre", "films", "ratings", "mean"], &|group| group.name.clone())
}

fn decades(report: &DataReport) -> Option<Panel> {
    let name = |group: &Group| format!("{}s", group.name);
    groups(&report.decades, "Decades of the films", &["decade", "films", "ratings", "mean"], &name)
}

const PERIODS: &[&str] = &["when", "ratings", "people", "mean"];

fn periods(report: &DataReport) -> Vec<Vec<String>> {
    let mean = |ratings, mean: f64| if ratings == 0 { "–".to_owned() } else { format!("{mean:.2}") };
    let row = |period: &bijou_catalog::Period| {
        vec![
            period.name.clone(),
            whole(period.ratings),
            whole(period.people),
            mean(period.ratings, period.mean),
        ]
    };
    report.growth.iter().map(row).collect()
}

fn growth(report: &DataReport) -> Option<Panel> {
    let most = report.growth.iter().max_by_key(|period| period.ratings)?;
    let meaning = format!("The most ratings, {}, are of {}.", whole(most.ratings), most.name);
    let marks: Vec<Mark> = (report.growth.iter())
        .map(|period| Mark {
            label: period.name.clone(),
            value: period.ratings as f64,
            said: format!("{}: {} ratings", period.name, whole(period.ratings)),
        })
        .collect();
    Some(Panel {
        title: "Ratings over time",
        picture: columns(&marks, None, &meaning),
        meaning,
        columns: PERIODS,
        rows: periods(report),
        open: false,
    })
}

fn active(report: &DataReport) -> Option<Panel> {
    let most = report.growth.iter().max_by_key(|period| period.people)?;
    let meaning =
        format!("The most people who rated something, {}, did so in {}.", whole(most.people), most.name);
    let marks: Vec<Mark> = (report.growth.iter())
        .map(|period| Mark {
            label: period.name.clone(),
            value: period.people as f64,
            said: format!("{}: {} people", period.name, whole(period.people)),
        })
        .collect();
    Some(Panel {
        title: "Active people over time",
        picture: columns(&marks, None, &meaning),
        meaning,
        columns: &[],
        rows: Vec::new(),
        open: false,
    })
}

fn drift(report: &DataReport) -> Option<Panel> {
    let known: Vec<_> = report.growth.iter().filter(|period| period.ratings > 0).collect();
    let (first, last) = (known.first()?, known.last()?);
    let meaning = format!(
        "The mean was {:.2} stars in {} and {:.2} in {}.",
        first.mean, first.name, last.mean, last.name
    );
    let marks: Vec<Mark> = (known.iter())
        .map(|period| Mark {
            label: period.name.clone(),
            value: period.mean,
            said: format!("{}: {:.2} stars", period.name, period.mean),
        })
        .collect();
    let picture = curve(&marks, None, &|mean| format!("{mean:.2}"), &meaning);
    Some(Panel {
        title: "Mean stars over time",
        picture,
        meaning,
        columns: &[],
        rows: Vec::new(),
        open: false,
    })
}

fn experience(report: &DataReport) -> Option<Panel> {
    let (first, last) = (report.experience.first()?, report.experience.last()?);
    let meaning = format!(
        "A person's first rating has {:.2} stars on average, ratings after {} others {:.2}. Those who go on so long are other people, too.",
        first.mean,
        whole(last.from),
        last.mean
    );
    let marks: Vec<Mark> = (report.experience.iter())
        .map(|step| Mark {
            label: short(step.from),
            value: step.mean,
            said: format!("after {} to {} ratings: {:.2} stars", whole(step.from), whole(step.to), step.mean),
        })
        .collect();
    let rows = report.experience.iter().map(|step| {
        vec![
            format!("{} to {}", whole(step.from), whole(step.to)),
            whole(step.ratings),
            format!("{:.2}", step.mean),
        ]
    });
    Some(Panel {
        title: "Mean stars by ratings given before",
        picture: curve(&marks, None, &|mean| format!("{mean:.2}"), &meaning),
        meaning,
        columns: &["given before", "ratings", "mean"],
        rows: rows.collect(),
        open: false,
    })
}

fn shared(report: &DataReport) -> Option<Panel> {
    let together = &report.together;
    let all = together.films * together.films.saturating_sub(1) / 2;
    let first = together.shared.first()?;
    let share = |pairs: u64| pairs as f64 / all.max(1) as f64;
    let meaning = format!(
        "Of the {} pairs of the {} films rated most, {} share at least {}. What is learned about a film is learned from such pairs.",
        whole(all),
        whole(together.films),
        percent(share(first.pairs)),
        if first.people == 1 { "one person".to_owned() } else { format!("{} people", whole(first.people)) }
    );
    let marks: Vec<Mark> = (together.shared.iter())
        .map(|shared| Mark {
            label: format!("{} or more", whole(shared.people)),
            value: share(shared.pairs),
            said: format!("{} of pairs", percent(share(shared.pairs))),
        })
        .collect();
    let row = |shared: &bijou_catalog::Shared| {
        vec![whole(shared.people), whole(shared.pairs), percent(share(shared.pairs))]
    };
    Some(Panel {
        title: "People that two films share",
        picture: rows(&marks, &meaning),
        meaning,
        columns: &["people, at least", "pairs", "share"],
        rows: together.shared.iter().map(row).collect(),
        open: false,
    })
}

fn together(report: &DataReport) -> Option<Panel> {
    let together = &report.together;
    let first = together.pairs.first()?;
    let meaning = format!(
        "Pairs that far more people have rated than chance would have it, the best one {:.0} times as many; of pairs with {} people or more, and each film once.",
        first.lift,
        whole(together.fewest)
    );
    let row = |pair: &bijou_catalog::Pair| {
        vec![pair.films.join(" + "), whole(pair.people), format!("× {:.1}", pair.lift)]
    };
    Some(Panel {
        title: "Rated together",
        meaning,
        picture: String::new(),
        columns: &["films", "people", "lift"],
        rows: together.pairs.iter().take(10).map(row).collect(),
        open: true,
    })
}
