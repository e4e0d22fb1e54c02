use serde::Deserialize;

use super::{Activity, DataReport, Group, REPORT_VERSION};
use crate::Error;
use crate::limits::{MAX_REPORT_BYTES, limit};

/// Longest list of a report, and most cells of its picture of the matrix.
const MOST_ENTRIES: usize = 4_096;

/// Largest count: what a 64-bit float holds exactly, so that a list of them can be added up.
const MOST_COUNTED: u64 = 1 << 53;

#[derive(Deserialize)]
struct VersionOnly {
    version: u32,
}

/// Refuses what is too long or of another version, before all of it is read.
pub(super) fn length(json: &[u8]) -> Result<(), Error> {
    limit("the length of the report about the data in bytes", json.len() as u64, MAX_REPORT_BYTES)?;
    let VersionOnly { version } =
        serde_json::from_slice(json).map_err(|error| Error::Report(error.to_string()))?;
    if version != REPORT_VERSION {
        return Err(refused(format!("it has version {version}, and this program reads {REPORT_VERSION}")));
    }
    Ok(())
}

impl DataReport {
    /// Every list is short, every number one that can be counted with and drawn.
    pub(super) fn check(&self) -> Result<(), Error> {
        let lengths = [
            self.tail.len(),
            self.matrix.cells.len(),
            self.genres.len(),
            self.decades.len(),
            self.growth.len(),
            self.experience.len(),
            self.together.shared.len(),
            self.together.pairs.len(),
            self.facts.len(),
            self.left_out.len(),
            self.by_people.spans.len(),
            self.by_films.spans.len(),
        ];
        let longest = lengths.into_iter().max().unwrap_or(0);
        limit("the length of a list in the report about the data", longest as u64, MOST_ENTRIES as u64)?;
        let cells = self.matrix.cells.len() as u64;
        let columns = self.matrix.columns;
        if cells.checked_rem(columns).unwrap_or(cells) != 0 {
            return Err(refused(format!("{cells} cells cannot stand in rows of {columns}")));
        }
        self.counts()
            .try_for_each(|count| limit("a count in the report about the data", count, MOST_COUNTED))?;
        let spans =
            || self.by_people.spans.iter().chain(&self.by_films.spans).map(|span| (span.from, span.to));
        let experience = self.experience.iter().map(|step| (step.from, step.to));
        if let Some((from, to)) = spans().chain(experience).find(|(from, to)| from > to) {
            return Err(refused(format!("a span goes from {from} to {to}")));
        }
        if let Some(share) = self.shares().find(|share| !(0.0..=1.0).contains(share)) {
            return Err(refused(format!("{share} is not a share")));
        }
        if let Some(mean) = self.means().find(|mean| !(0.0..=5.0).contains(mean)) {
            return Err(refused(format!("{mean} is not a mean of stars")));
        }
        let lifts = self.together.pairs.iter().map(|pair| pair.lift);
        match lifts.into_iter().find(|lift| !(0.0..=MOST_COUNTED as f64).contains(lift)) {
            Some(lift) => Err(refused(format!("{lift} is not a lift"))),
            None => Ok(()),
        }
    }

    fn counts(&self) -> impl Iterator<Item = u64> + '_ {
        let activity = |activity: &'_ Activity| {
            let spans: Vec<u64> = activity.spans.iter().flat_map(|span| [span.to, span.count]).collect();
            spans.into_iter().chain([activity.median, activity.most])
        };
        let group = |group: &Group| [group.films, group.ratings];
        let whole = [self.ratings, self.people, self.films, self.rated_films, self.matrix.columns];
        (whole.into_iter())
            .chain(self.stars)
            .chain([&self.by_people, &self.by_films].into_iter().flat_map(activity))
            .chain(self.genres.iter().chain(&self.decades).flat_map(group))
            .chain(self.growth.iter().flat_map(|period| [period.ratings, period.people]))
            .chain(self.experience.iter().flat_map(|step| [step.to, step.ratings]))
            .chain([self.together.films, self.together.fewest])
            .chain(self.together.shared.iter().flat_map(|shared| [shared.people, shared.pairs]))
            .chain(self.together.pairs.iter().map(|pair| pair.people))
    }

    fn shares(&self) -> impl Iterator<Item = f64> + '_ {
        let activity = [&self.by_people, &self.by_films].into_iter();
        activity
            .flat_map(|activity| [activity.gini, activity.top_hundredth])
            .chain(self.tail.iter().flatten().copied())
            .chain(self.matrix.cells.iter().copied())
            .chain([self.matrix.density])
    }

    fn means(&self) -> impl Iterator<Item = f64> + '_ {
        let groups = self.genres.iter().chain(&self.decades).map(|group| group.mean);
        let times = self.growth.iter().map(|period| period.mean);
        groups.chain(times).chain(self.experience.iter().map(|step| step.mean)).chain([self.mean])
    }
}

fn refused(why: String) -> Error {
    Error::Report(why)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Experience, Fact, Matrix, Pair, Period, Severity, Span};
    use super::*;

    fn sample() -> DataReport {
        DataReport {
            version: REPORT_VERSION,
            ratings: 7,
            people: 2,
            mean: 3.5,
            stars: [0, 0, 0, 0, 0, 4, 3, 0, 0, 0],
            tail: vec![[0.5, 0.75], [1.0, 1.0]],
            matrix: Matrix { columns: 2, cells: vec![1.0, 0.5, 0.5, 0.0], density: 0.5 },
            growth: vec![Period { name: "1996".to_owned(), ratings: 7, people: 2, mean: 3.5 }],
            facts: vec![Fact { severity: Severity::Note, text: "All is well.".to_owned(), examples: vec![] }],
            ..DataReport::default()
        }
    }

    fn refusal(change: impl FnOnce(&mut DataReport)) -> String {
        let mut report = sample();
        change(&mut report);
        let json = serde_json::to_string(&report).unwrap();
        DataReport::from_json(json.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn a_report_comes_back_as_written() {
        assert_eq!(DataReport::from_json(sample().to_json().unwrap().as_bytes()), Ok(sample()));
        assert_eq!(sample().rows(), 2);
        assert_eq!(DataReport::default().rows(), 0);
    }

    #[test]
    fn another_version_is_refused_even_when_the_rest_is_unknown() {
        let refused = DataReport::from_json(br#"{"version": 2, "sheets": []}"#).unwrap_err();
        assert!(refused.to_string().contains("version 2"), "{refused}");
    }

    #[test]
    fn numbers_that_cannot_be_are_refused() {
        assert!(refusal(|report| report.mean = 5.1).contains("5.1 is not a mean"));
        assert!(refusal(|report| report.tail[0][1] = -0.1).contains("-0.1 is not a share"));
        assert!(refusal(|report| report.ratings = u64::MAX).contains("limit"));
        assert!(refusal(|report| report.matrix.columns = 3).contains("4 cells cannot stand in rows of 3"));
        assert!(refusal(|report| report.matrix.columns = 0).contains("rows of 0"));
        let span = Span { from: 3, to: 2, count: 1 };
        assert!(refusal(|report| report.by_people.spans.push(span)).contains("from 3 to 2"));
        let step = Experience { from: 9, to: 8, ratings: 1, mean: 3.0 };
        assert!(refusal(|report| report.experience.push(step)).contains("from 9 to 8"));
        let pair = Pair { lift: -1.0, ..Pair::default() };
        assert!(refusal(|report| report.together.pairs.push(pair)).contains("-1 is not a lift"));
        assert!(refusal(|report| report.tail = vec![[0.0; 2]; MOST_ENTRIES + 1]).contains("limit"));
    }

    #[test]
    fn a_report_that_is_too_long_or_no_report_is_refused() {
        let long = vec![b' '; MAX_REPORT_BYTES as usize + 1];
        assert!(matches!(DataReport::from_json(&long), Err(Error::TooLarge { .. })));
        for text in [&b"<html>"[..], b"", b"[]", b"{}", br#"{"version":1}"#, br#"{"version":1,"mean":1e999}"#]
        {
            assert!(matches!(DataReport::from_json(text), Err(Error::Report(_))), "{text:?}");
        }
        assert!(DataReport { mean: f64::NAN, ..sample() }.to_json().is_err());
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reader(at in 0_usize..600, byte in any::<u8>(), cut in 0_usize..600) {
            let mut json = sample().to_json().unwrap().into_bytes();
            let (at, cut) = (at % json.len(), json.len() - cut % json.len());
            json[at] = byte;
            if let Ok(report) = DataReport::from_json(&json[..cut]) {
                prop_assert!(report.to_json().is_ok());
                let sum: u64 = report.stars.iter().sum();
                prop_assert!(sum <= 10 * MOST_COUNTED);
            }
        }
    }
}
