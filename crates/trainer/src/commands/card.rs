//! What a catalog's card states, however its factors came to be.

use bijou_catalog::Figure;

use crate::data::Dataset;
use crate::pipeline::Packed;
use crate::train::Settings;

/// The kind of model.
pub fn model_name(settings: &Settings) -> String {
    let ranking = match settings.als_implicit {
        None => "Graded implicit-feedback alternating least squares (iALS)",
        Some(_) => "Implicit-feedback alternating least squares (ALS; Hu, Koren & Volinsky 2008)",
    };
    format!("{ranking}; Gaussian process for stars")
}

/// The objective's numbers.
pub fn objective_figures(settings: &Settings) -> Vec<Figure> {
    let measured = |name: &str, value: f32| figure(name, rounded(value.into()));
    match &settings.als_implicit {
        None => vec![
            measured("weight of unobserved films", settings.unobserved_weight),
            measured("regularization", settings.regularization),
        ],
        Some(plain) => vec![
            measured("alpha", plain.alpha),
            measured("regularization", plain.regularization),
            measured("stars from which a film is liked", plain.liked),
        ],
    }
}

/// Counts of the cleaned data.
pub fn data_figures(data: &Dataset, packed: &Packed) -> Vec<Figure> {
    let rated_films = data.rating_counts().into_iter().filter(|count| *count > 0).count();
    let mut cleaned: Vec<Figure> = vec![
        figure("ratings", data.ratings.len() as f64),
        figure("people", data.ratings.users.len() as f64),
        figure("people with a rating of a film with factors", packed.people as f64),
        figure("films", data.films.len() as f64),
        figure("films with a rating", rated_films as f64),
        figure("films with factors", packed.learned as f64),
    ];
    cleaned.extend(data.report.iter().map(|(what, count)| figure(what, count as f64)));
    cleaned
}

/// A named number.
pub fn figure(name: &str, value: f64) -> Figure {
    Figure { name: name.to_owned(), value }
}

/// Four digits behind the point: more would be noise, or the rounding of a 32-bit setting.
pub fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
