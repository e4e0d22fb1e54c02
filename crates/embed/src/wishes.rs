use bijou_engine::{Era, FilmIx, Knobs, ModelKind};
use serde::Deserialize;

use crate::{Error, Session, films};

/// Picks where nobody says how many.
const PICKS: usize = 10;
/// Reasons of each where nobody says how many.
const REASONS: usize = 3;

/// Options as JavaScript gives them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
pub struct Asked {
    /// How many picks.
    pub top: Option<f64>,
    /// How many reasons of each.
    pub reasons: Option<f64>,
    /// Name of the model.
    pub model: Option<String>,
    /// 0 to 1; see [`Knobs::diversity`].
    pub diversity: Option<f64>,
    /// 0 to 1; see [`Knobs::calibration`].
    pub calibration: Option<f64>,
    /// −1 to 1; see [`Knobs::popularity`].
    pub popularity: Option<f64>,
    /// Years that are preferred.
    pub era: Option<AskedEra>,
    /// See [`Knobs::one_per_franchise`].
    pub one_per_franchise: Option<bool>,
    /// Ids of films that are left out.
    pub exclude: Option<Vec<String>>,
}

/// Years that are preferred, as JavaScript gives them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedEra {
    /// The first year.
    pub from: f64,
    /// The last year.
    pub to: f64,
    /// How strongly, 0 to 1; 1 where nothing is said.
    pub strength: Option<f64>,
}

/// The same, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Wishes {
    /// How many picks.
    pub top: usize,
    /// How many reasons of each.
    pub reasons: usize,
    /// Which model recommends.
    pub model: ModelKind,
    /// How the list is arranged.
    pub knobs: Knobs,
    /// Films that are left out, sorted.
    pub exclude: Vec<FilmIx>,
}

impl Asked {
    /// Checks what was asked.
    ///
    /// # Errors
    /// [`Error::Argument`] for a value beyond its range, [`Error::UnknownFilm`] for a film to leave out that there is not, and
    /// [`Error::NotYetModel`] for a model whose part of the catalog is still to come.
    pub fn checked(&self, session: &Session) -> Result<Wishes, Error> {
        let mut exclude = films(session, self.exclude.as_deref().unwrap_or_default())?;
        exclude.sort_unstable();
        Ok(Wishes {
            top: count("top", self.top, PICKS)?,
            reasons: count("reasons", self.reasons, REASONS)?,
            model: self.model(session)?,
            knobs: Knobs {
                diversity: within("diversity", self.diversity, 0.0)?,
                calibration: within("calibration", self.calibration, 0.0)?,
                popularity: within("popularity", self.popularity, -1.0)?,
                era: self.era.as_ref().map(AskedEra::checked).transpose()?,
                one_per_franchise: self.one_per_franchise.unwrap_or(true),
            },
            exclude,
        })
    }

    fn model(&self, session: &Session) -> Result<ModelKind, Error> {
        let Some(name) = &self.model else { return Ok(ModelKind::default()) };
        let known = ModelKind::ALL.map(ModelKind::name).join(", ");
        let model = ModelKind::from_name(name)
            .ok_or_else(|| Error::Argument(format!("the model is none of {known}")))?;
        if !session.engine().has_model(model) {
            return Err(Error::NotYetModel(model.name()));
        }
        Ok(model)
    }
}

impl AskedEra {
    fn checked(&self) -> Result<Era, Error> {
        let strength = within("era.strength", Some(self.strength.unwrap_or(1.0)), 0.0)?;
        Ok(Era { from: year("era.from", self.from)?, to: year("era.to", self.to)?, strength })
    }
}

/// A whole number of things, or infinity for all of them.
pub(crate) fn count(name: &str, value: Option<f64>, usual: usize) -> Result<usize, Error> {
    match value {
        None => Ok(usual),
        // Conversion stops at the largest number.
        Some(value) if value >= 0.0 && (value.fract() == 0.0 || value.is_infinite()) => Ok(value as usize),
        Some(value) => Err(Error::Argument(format!("{name} is {value}, not a whole number from 0"))),
    }
}

pub(crate) fn year(name: &str, value: f64) -> Result<u16, Error> {
    let year = value.fract() == 0.0 && (0.0..=9999.0).contains(&value);
    year.then_some(value as u16).ok_or_else(|| Error::Argument(format!("{name} is {value}, not a year")))
}

fn within(name: &str, value: Option<f64>, low: f32) -> Result<f32, Error> {
    let value = value.unwrap_or(0.0);
    let inside = (f64::from(low)..=1.0).contains(&value);
    inside
        .then_some(value as f32)
        .ok_or_else(|| Error::Argument(format!("{name} is {value}, not a number from {low} to 1")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::session;

    #[test]
    fn nothing_asked_is_what_the_command_does() {
        let wishes = Asked::default().checked(&session(1)).unwrap();
        assert_eq!((wishes.top, wishes.reasons, wishes.model), (10, 3, ModelKind::Hybrid));
        assert_eq!(wishes.knobs, Knobs::default());
    }

    #[test]
    fn values_beyond_their_range_are_refused_by_name() {
        let session = session(1);
        let asked = Asked::default;
        let wrong = [
            (Asked { top: Some(-1.0), ..asked() }, "top is -1, not a whole number from 0"),
            (Asked { top: Some(f64::NAN), ..asked() }, "top is NaN, not a whole number from 0"),
            (Asked { reasons: Some(1.5), ..asked() }, "reasons is 1.5, not a whole number from 0"),
            (Asked { diversity: Some(7.0), ..asked() }, "diversity is 7, not a number from 0 to 1"),
            (Asked { popularity: Some(-1.1), ..asked() }, "popularity is -1.1, not a number from -1 to 1"),
            (
                Asked { model: Some("magic".to_owned()), ..asked() },
                "the model is none of content, neighbors, factors, hybrid",
            ),
        ];
        for (asked, said) in wrong {
            let error = asked.checked(&session).unwrap_err();
            assert_eq!((error.code(), error.to_string().as_str()), ("bad-argument", said));
        }
    }

    #[test]
    fn infinity_is_all() {
        let all = Asked { top: Some(f64::INFINITY), ..Asked::default() };
        assert_eq!(all.checked(&session(1)).unwrap().top, usize::MAX);
    }

    #[test]
    fn a_model_whose_part_is_to_come_is_said_to_come() {
        let content = Asked { model: Some("content".to_owned()), ..Asked::default() };
        assert_eq!(content.checked(&session(1)).unwrap_err().code(), "not-yet");
        assert_eq!(content.checked(&session(3)).unwrap().model, ModelKind::Content);
    }
}
