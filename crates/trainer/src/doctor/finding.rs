use std::fmt;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Training stops.
    Error,
    /// Training goes on, and what comes of it is worse than it could be.
    Warning,
    /// Good to know.
    Note,
}

/// Something that was found: what, where, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    place: String,
    what: String,
    mend: String,
}

impl Finding {
    /// Something that stops training.
    pub fn error(place: impl fmt::Display, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::new(Severity::Error, place, what, mend)
    }

    /// Something that makes it worse.
    pub fn warning(place: impl fmt::Display, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::new(Severity::Warning, place, what, mend)
    }

    /// Something that is good to know.
    pub fn note(place: impl fmt::Display, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::new(Severity::Note, place, what, mend)
    }

    fn new(
        severity: Severity,
        place: impl fmt::Display,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self { severity, place: place.to_string(), what: what.into(), mend: mend.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        write!(f, "{severity:<8} {}: {}", self.place, self.what)?;
        if self.mend.is_empty() { Ok(()) } else { write!(f, " -> {}", self.mend) }
    }
}

/// Data that cannot be trained on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{errors} of these findings stop training; mend them first")]
pub struct Unusable {
    /// How many findings are errors.
    pub errors: usize,
}
