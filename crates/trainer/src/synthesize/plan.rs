/// How much to make.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// Films.
    pub films: u32,
    /// People.
    pub people: u32,
    /// Ratings, all people together.
    pub ratings: u64,
    /// Start of the random numbers.
    pub seed: u64,
    /// Share of the ratings that go to films however well they are known.
    pub spread: f64,
}

/// Why there cannot be so many ratings.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// More than the people could give.
    #[error(
        "{ratings} ratings are too many: {people} people rate at most half of {films} films each, {most} together"
    )]
    TooMany {
        /// As asked for.
        ratings: u64,
        /// As asked for.
        people: u32,
        /// As asked for.
        films: u32,
        /// As many as there can be.
        most: u64,
    },
    /// Fewer than one each.
    #[error("{ratings} ratings are too few: each of {people} people rates at least one film")]
    TooFew {
        /// As asked for.
        ratings: u64,
        /// As asked for.
        people: u32,
    },
}

impl Plan {
    /// Ratings per person where nothing is said: as many as in MovieLens, but no more than a tenth of the films.
    pub fn usual_ratings(films: u32, people: u32) -> u64 {
        u64::from(people) * u64::from((films / 10).clamp(1, 130))
    }

    /// Most ratings of one person: beyond half of all films, chance would hardly find one that is left.
    pub fn most_of_one(&self) -> u32 {
        (self.films / 2).max(1)
    }

    /// Says whether the people can give so many ratings.
    ///
    /// # Errors
    /// [`PlanError`] where they cannot.
    pub fn check(&self) -> Result<(), PlanError> {
        let Self { films, people, ratings, .. } = *self;
        let most = u64::from(people) * u64::from(self.most_of_one());
        if ratings > most {
            return Err(PlanError::TooMany { ratings, people, films, most });
        }
        if ratings < u64::from(people) {
            return Err(PlanError::TooFew { ratings, people });
        }
        Ok(())
    }
}
