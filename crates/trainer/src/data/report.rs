use std::collections::BTreeMap;
use std::fmt;

/// What cleaning dropped or noticed, counted by reason, with the first place of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CleaningReport {
    findings: BTreeMap<&'static str, Finding>,
    warnings: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    count: u64,
    first: String,
}

impl CleaningReport {
    /// Counts one finding; `place` says where, and is asked only for the first.
    pub fn count(&mut self, what: &'static str, place: impl FnOnce() -> String) {
        self.findings
            .entry(what)
            .and_modify(|finding| finding.count += 1)
            .or_insert_with(|| Finding { count: 1, first: place() });
    }

    /// Keeps a sentence about what somebody should know who trains on this.
    pub fn warn(&mut self, sentence: String) {
        self.warnings.push(sentence);
    }

    /// The sentences to say aloud.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// Every finding with its count.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, u64)> + '_ {
        self.findings.iter().map(|(what, finding)| (*what, finding.count))
    }
}

impl fmt::Display for CleaningReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.findings.is_empty() {
            return writeln!(f, "  nothing to clean");
        }
        for (what, Finding { count, first }) in &self.findings {
            writeln!(f, "  {count:>7}  {what} (first: {first})")?;
        }
        Ok(())
    }
}
