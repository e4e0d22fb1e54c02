use bijou_engine::{Engine, Rating};

/// Half-stars that a rating can have.
const STEPS: usize = 10;

/// How a person gives stars, beside how others rate the same films.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Given {
    /// Films with ½, 1, … 5 stars.
    pub counts: [usize; STEPS],
    /// The same as shares of all ratings.
    pub own: [f32; STEPS],
    /// What others give the same films, as shares; nothing where no such film has enough ratings in the data.
    pub others: Option<[f32; STEPS]>,
    /// Films that this is known of.
    pub compared: usize,
    /// The person's mean, in stars.
    pub mean: f32,
    /// The mean of what others give the same films.
    pub others_mean: Option<f32>,
}

/// Counts a person's stars and averages others' over the same films, each film counting once.
pub fn given(engine: &Engine, ratings: &[Rating]) -> Given {
    let mut given = Given::default();
    let mut shares = [0.0_f32; STEPS];
    let (mut means, mut with_mean) = (0.0_f32, 0_usize);
    for rating in ratings {
        let step = usize::from(rating.stars.half_stars()) - 1;
        if let Some(count) = given.counts.get_mut(step) {
            *count += 1;
        }
        given.mean += rating.stars.value();
        if let Some(mean) = engine.catalog().film(rating.film).mean_rating() {
            means += mean;
            with_mean += 1;
        }
        if let Some(others) = engine.rating_shares(rating.film) {
            shares.iter_mut().zip(others).for_each(|(sum, share)| *sum += share);
            given.compared += 1;
        }
    }
    let all = ratings.len().max(1) as f32;
    given.mean /= all;
    given.own = given.counts.map(|count| count as f32 / all);
    given.others = (given.compared > 0).then(|| shares.map(|sum| sum / given.compared as f32));
    given.others_mean = (with_mean > 0).then(|| means / with_mean as f32);
    given
}
