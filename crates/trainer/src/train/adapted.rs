use super::Settings;
use crate::data::Dataset;

/// Films with factors, and people, below which the defaults are too much.
const SMALL: usize = 20;

/// Fewest factors that data are adapted to: with fewer there is nothing to tell tastes apart by.
const FEWEST_FACTORS: u16 = 8;

/// What nobody decided, and may be adapted.
#[derive(Debug, Clone, Copy)]
pub struct Free {
    /// The number of factors.
    pub factors: bool,
    /// The fewest ratings of a film with factors.
    pub fewest_ratings: bool,
}

/// Settings that small data can bear: films need fewer ratings until 20 have factors, or all that anybody rated; and there are no
/// more factors than people or films. Each change has its sentence. Data of 20 people and 20 such films are left alone.
pub fn adapted(settings: Settings, data: &Dataset, free: Free) -> (Settings, Vec<String>) {
    let (mut settings, mut said) = (settings, Vec::new());
    let counts = data.rating_counts();
    let learned = |fewest: u32| counts.iter().filter(|count| **count >= fewest).count();
    let people = data.ratings.by_user().filter(|(_, own)| !own.is_empty()).count();
    let (usual, found) = (settings.fewest_ratings, learned(settings.fewest_ratings));
    if people >= SMALL && found >= SMALL {
        return (settings, said);
    }
    if free.fewest_ratings && found < SMALL {
        let fewest = (1..usual).rev().find(|fewest| learned(*fewest) >= SMALL).unwrap_or(1);
        if learned(fewest) >= 2 && learned(fewest) > found {
            said.push(format!(
                "only {found} titles have {usual} or more ratings, so that {fewest} will do for the others: {} titles have \
                 factors, of which those with few ratings are guesses",
                learned(fewest)
            ));
            settings.fewest_ratings = fewest;
        }
    }
    let most = people.min(learned(settings.fewest_ratings)).try_into().unwrap_or(u16::MAX);
    let factors = settings.factors.min(most).max(FEWEST_FACTORS);
    if free.factors && factors < settings.factors {
        said.push(format!(
            "{people} people and {} titles cannot tell {} factors apart, so that there are {factors}; picks for others \
             than these people will be rough until more have rated",
            learned(settings.fewest_ratings),
            settings.factors
        ));
        settings.factors = factors;
    }
    (settings, said)
}
