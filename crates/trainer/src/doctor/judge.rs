use std::collections::HashSet;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::Finding;
use super::crowd::Crowd;
use crate::data::{Kind, Layout, percent};

/// Below this many people a catalog knows few tastes; quality is measured on a tenth of them, but on 20 or more.
const FEW_PEOPLE: usize = 20;
const FEWEST_TO_MEASURE: usize = 200;

/// Titles with this many ratings have factors, unless there are too few of them.
const ENOUGH_RATINGS: u64 = 5;
const FEW_TITLES: usize = 20;

/// Ratings that two people share by chance rather seldom.
const COPIED: u64 = 5;

/// The share of one person's ratings above which a catalog is mostly theirs, in percent.
const SKEWED: f64 = 50.0;

/// Shares that are usual in any file, in percent; and above which the rest is not to be trusted.
const USUAL: f64 = 1.0;
const TOO_MUCH: f64 = 50.0;

/// What the rows of a file of ratings have that they should not, or lack.
pub fn judge(path: &Path, layout: &Layout, crowd: &Crowd, titles: Option<&HashSet<String>>) -> Vec<Finding> {
    let place = path.display();
    let mut findings = Vec::new();
    if crowd.whole() == 0 {
        let what = format!("none of its {} rows can be used", crowd.rows);
        return vec![Finding::error(
            place,
            what,
            "look at line 2: each row needs as many fields as the header, and a number as its rating",
        )];
    }
    broken_rows(path, crowd, &mut findings);
    if layout.kind == Kind::Stars {
        scale(path, layout, crowd, &mut findings);
    }
    people(path, crowd, &mut findings);
    items(path, crowd, titles, &mut findings);
    times(path, crowd, &mut findings);
    let is_text = |id: &String| id.parse::<u64>().is_err();
    if crowd.people.keys().any(is_text) || crowd.items.keys().any(is_text) {
        findings.push(Finding::note(place, "some ids are text, which is fine", ""));
    }
    findings
}

fn broken_rows(path: &Path, crowd: &Crowd, findings: &mut Vec<Finding>) {
    let share = percent(crowd.malformed, crowd.rows);
    if let Some(line) = crowd.first_malformed {
        let place = format!("{}, line {line}", path.display());
        let what = format!(
            "{} of {} rows ({share:.1} %) are broken, of which this is the first; they are left out",
            crowd.malformed, crowd.rows
        );
        let mend = "each row needs as many fields as the header, and a number as its rating; text with delimiters needs quotes";
        let finding = if share > USUAL { Finding::warning } else { Finding::note };
        findings.push(finding(place, what, mend.to_owned()));
    }
    let again = percent(crowd.again, crowd.whole());
    if crowd.again > 0 {
        let what =
            format!("{} rows ({again:.1} %) are of a person and a title that occur before", crowd.again);
        findings.push(Finding::note(
            path.display(),
            what,
            "the latest counts; kind = \"plays\" counts them together",
        ));
    }
}

fn scale(path: &Path, layout: &Layout, crowd: &Crowd, findings: &mut Vec<Finding>) {
    let place = path.display();
    let grades = crowd.grades();
    let off: Vec<&(f64, u64)> = grades.iter().filter(|(value, _)| layout.stars(*value).is_none()).collect();
    let share = percent(off.iter().map(|(_, count)| count).sum(), crowd.whole());
    if let (Some((first, _)), Some((last, _))) = (off.first(), off.last()) {
        let what = format!(
            "{share:.1} % of the ratings, {first} to {last}, are not on the scale {}",
            layout.scale_in_words()
        );
        findings.push(if share > TOO_MUCH {
            Finding::error(place, what, "say the scale under [ratings] in bijou.toml, as in scale = [1, 10]")
        } else if share > USUAL {
            Finding::warning(
                place,
                what,
                "if there are two scales, bring the data to one; else say `scale` in bijou.toml",
            )
        } else {
            Finding::note(place, what, "they are left out")
        });
    }
    if let [(only, _)] = grades.as_slice() {
        let what = format!("every rating is {only}, so that nobody can be seen to dislike anything");
        findings.push(Finding::warning(
            path.display(),
            what,
            "if rows only say that somebody liked something, write kind = \"likes\" in bijou.toml",
        ));
    }
}

fn people(path: &Path, crowd: &Crowd, findings: &mut Vec<Finding>) {
    let (place, people) = (path.display(), crowd.people.len());
    if people < FEW_PEOPLE {
        let what = format!(
            "{people} people are few: similar titles and picks by genre work, picks from other people's tastes are rough, and \
             quality cannot be measured"
        );
        findings.push(Finding::warning(
            &place,
            what,
            "train adapts its settings and says so; from some 200 people on picks become good",
        ));
    } else if people < FEWEST_TO_MEASURE {
        let what =
            format!("{people} people are too few to measure quality on some that are left out of training");
        findings.push(Finding::note(&place, what, ""));
    }
    if let Some((name, count)) = crowd.busiest().filter(|_| people > 1) {
        let share = percent(count, crowd.whole());
        if share > SKEWED {
            let what = format!(
                "{name} gave {share:.0} % of all ratings, so that the catalog has mostly this one taste"
            );
            findings.push(Finding::warning(
                &place,
                what,
                "if this is a program or a test account, take its rows out",
            ));
        }
    }
    let copies = crowd.copies(COPIED);
    if copies > 0 {
        let what = format!("{copies} people have just the same ratings as somebody else");
        findings.push(Finding::warning(&place, what, "if they were copied, keep one of each"));
    }
}

fn items(path: &Path, crowd: &Crowd, titles: Option<&HashSet<String>>, findings: &mut Vec<Finding>) {
    let place = path.display();
    let known = |id: &&String| titles.is_none_or(|titles| titles.contains(*id));
    let rated: Vec<&String> = crowd.items.keys().filter(known).collect();
    if rated.len() < 2 {
        let what = format!("{} titles have a rating, and training needs at least 2", rated.len());
        findings.push(Finding::error(
            &place,
            what,
            "rate more, or see whether the ids of ratings and titles are the same",
        ));
    }
    let often = rated.iter().filter(|id| crowd.items[**id] >= ENOUGH_RATINGS).count();
    if rated.len() >= 2 && often < FEW_TITLES {
        let what = format!("only {often} titles have {ENOUGH_RATINGS} or more ratings");
        findings.push(Finding::warning(
            &place,
            what,
            "train then takes titles with fewer ratings, too, and says so; they are guesses",
        ));
    }
    let Some(titles) = titles else { return };
    let unknown: u64 =
        crowd.items.iter().filter(|(id, _)| !titles.contains(*id)).map(|(_, count)| count).sum();
    if unknown > 0 {
        let share = percent(unknown, crowd.whole());
        let what =
            format!("{unknown} ratings ({share:.1} %) are of ids that the titles lack; they are left out");
        let mend = "see whether both files write ids the same way, or add the titles";
        let finding = if share > USUAL { Finding::warning } else { Finding::note };
        findings.push(finding(place.to_string(), what, mend.to_owned()));
    }
    let unrated = titles.iter().filter(|id| !crowd.items.contains_key(*id)).count();
    if unrated > 0 {
        let what = format!(
            "{unrated} of {} titles have no rating: they can be found, and picked by genre alone",
            titles.len()
        );
        findings.push(Finding::note(&place, what, ""));
    }
}

fn times(path: &Path, crowd: &Crowd, findings: &mut Vec<Finding>) {
    let place = path.display();
    if crowd.no_times > 0 {
        let what = format!("{} rows have a time that cannot be read", crowd.no_times);
        findings.push(Finding::warning(
            &place,
            what,
            "write seconds since 1970, milliseconds, or dates as in 2024-05-31",
        ));
    }
    let Some((first, last)) = crowd.times else { return };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(i64::MAX, |now| now.as_secs() as i64);
    // A day more, for other time zones.
    if last > now.saturating_add(86_400) {
        let what = "some ratings are from the future".to_owned();
        findings.push(Finding::warning(
            &place,
            what,
            "see whether times are in seconds or milliseconds since 1970; only their order counts",
        ));
    }
    if first == last && crowd.whole() > 1 {
        let what =
            "all times are equal, so that of several ratings of one title the last row counts".to_owned();
        findings.push(Finding::note(&place, what, ""));
    }
}
