use crate::data::Rated;

/// Different stars that a film can get.
const STARS: usize = 10;

/// What ratings ask for, worked out from the stars.
#[derive(Debug, PartialEq)]
pub enum Targets {
    /// Per person, what each number of half stars asks for.
    ByStars(Vec<[f32; STARS]>),
    /// What the stars differ by from what is expected of the film, and of the person.
    Surprises {
        /// Stars expected of each film.
        films: Vec<f32>,
        /// Stars that each person gives more than expected.
        people: Vec<f32>,
    },
}

impl Targets {
    /// Asks `targets` what each person's stars ask for.
    pub fn by_stars<'a>(
        people: impl Iterator<Item = &'a [Rated]>,
        targets: impl Fn(&[f32]) -> Vec<f32>,
    ) -> Self {
        let own = |rated: &[Rated]| {
            let stars: Vec<f32> = rated.iter().map(|rated| rated.stars().value()).collect();
            let mut by_stars = [0.0; STARS];
            for (rated, target) in rated.iter().zip(targets(&stars)) {
                by_stars[usize::from(rated.half_stars()) - 1] = target;
            }
            by_stars
        };
        Self::ByStars(people.map(own).collect())
    }

    /// The targets of some of the people.
    pub fn of_people(&self, chosen: &[usize]) -> Self {
        match self {
            Self::ByStars(people) => Self::ByStars(chosen.iter().map(|person| people[*person]).collect()),
            Self::Surprises { films, people } => Self::Surprises {
                films: films.clone(),
                people: chosen.iter().map(|person| people[*person]).collect(),
            },
        }
    }

    /// What a rating asks for.
    #[inline]
    pub fn get(&self, user: usize, film: usize, half_stars: u8) -> f32 {
        match self {
            Self::ByStars(people) => people[user][usize::from(half_stars) - 1],
            Self::Surprises { films, people } => f32::from(half_stars) / 2.0 - films[film] - people[user],
        }
    }
}
