use serde::{Deserialize, Serialize};

use super::record::Time;
use crate::words::LANGUAGES;

/// The light in the room.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the device says.
    #[default]
    System,
    /// Ink on paper.
    Light,
    /// Brass on ink.
    Dark,
}

impl Theme {
    /// Value of the attribute that the style sheet matches; none follows the device.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// A value with the time of its last change; of two, the later wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct Stamped<T> {
    /// When it was set.
    pub at: Time,
    /// The value.
    pub value: T,
}

impl<T> Stamped<T> {
    /// Sets it, always later than before, even where clocks differ or went back.
    pub fn set(&mut self, value: T, now: Time) {
        *self = Self { at: now.max(self.at.saturating_add(1)), value };
    }
}

impl<T: Default + PartialEq> Stamped<T> {
    /// Whether it never was set. A value without a time, which only somebody else writes, is a value all the same.
    pub fn is_unset(&self) -> bool {
        *self == Self::default()
    }
}

/// The language that the person chose: as the browser asks, or one of [`LANGUAGES`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Language(Option<usize>);

impl Language {
    /// What is kept where the browser decides.
    const SYSTEM: &str = "system";

    /// The language with this code; as the browser asks where there is none.
    pub fn of_code(code: &str) -> Self {
        Self(LANGUAGES.iter().position(|language| language.code == code))
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        let chosen = self.0.and_then(|place| LANGUAGES.get(place));
        chosen.map_or(Self::SYSTEM, |language| language.code)
    }

    /// Its place among [`LANGUAGES`]; none where the browser decides.
    pub fn place(self) -> Option<usize> {
        self.0
    }
}

impl From<String> for Language {
    fn from(code: String) -> Self {
        Self::of_code(&code)
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_kept_by_its_code_and_an_unknown_one_is_the_browsers() {
        for code in ["system", "en", "de"] {
            let text = format!("\"{code}\"");
            let language: Language = serde_json::from_str(&text).unwrap();
            assert_eq!((language.code(), serde_json::to_string(&language).unwrap()), (code, text));
        }
        assert_eq!(serde_json::from_str::<Language>("\"tlh\"").unwrap(), Language::default());
    }
}
