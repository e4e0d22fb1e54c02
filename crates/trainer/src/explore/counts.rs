use crate::data::Dataset;

/// Who rated how much, and what.
pub struct Counts {
    /// Ratings of each person.
    pub people: Vec<u64>,
    /// Ratings of each film.
    pub films: Vec<u64>,
    /// The sum of each film's ratings, in half stars.
    pub halves: Vec<u64>,
    /// Ratings with each number of half stars, ½ first.
    pub stars: [u64; 10],
}

impl Counts {
    /// One pass through all ratings.
    pub fn of(data: &Dataset) -> Self {
        let mut counts = Self {
            people: data.ratings.by_user().map(|(_, own)| own.len() as u64).collect(),
            films: vec![0; data.films.len()],
            halves: vec![0; data.films.len()],
            stars: [0; 10],
        };
        for event in data.ratings.events() {
            let half_stars = event.stars.half_stars();
            counts.films[event.film as usize] += 1;
            counts.halves[event.film as usize] += u64::from(half_stars);
            counts.stars[usize::from(half_stars) - 1] += 1;
        }
        counts
    }

    /// Their sum in half stars.
    pub fn all_halves(&self) -> u64 {
        (1..).zip(self.stars).map(|(half_stars, count)| half_stars * count).sum()
    }
}
