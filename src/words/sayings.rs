//! What is said of things that the program knows by type.

use bijou_engine::{ModelKind, Stars};

use super::{genre as genres, models, stars as starred, tune};

/// What a genre of the catalog is called; one that no language knows keeps its name.
pub fn genre(name: &str) -> String {
    genres::name(name).unwrap_or(name).to_owned()
}

/// What a model is called.
pub fn model(model: ModelKind) -> &'static str {
    models::name(model.name()).unwrap_or_default()
}

/// What a model goes by and what it is good at.
pub fn model_about(model: ModelKind) -> &'static str {
    models::about(model.name()).unwrap_or_default()
}

/// Stars with a half as a fraction: 3½.
pub fn halves(stars: Stars) -> String {
    let whole = stars.half_stars() / 2;
    let half = if stars.half_stars() % 2 == 1 { "½" } else { "" };
    if whole == 0 { half.to_owned() } else { format!("{whole}{half}") }
}

/// Stars in words: 3½ stars.
pub fn stars(stars: Stars) -> String {
    match stars.half_stars() {
        1 => starred::half().to_owned(),
        2 => starred::one().to_owned(),
        _ => starred::many(&halves(stars)),
    }
}

/// A slider: its name, and what it does at its low and its high end.
pub type Slider = [&'static str; 3];

/// Fame, variety, and how closely the mix of genres is followed.
pub fn sliders() -> [Slider; 3] {
    [
        [tune::popularity(), tune::popularity_low(), tune::popularity_high()],
        [tune::variety(), tune::variety_low(), tune::variety_high()],
        [tune::own_genres(), tune::own_genres_low(), tune::own_genres_high()],
    ]
}

/// Where a slider stands, to a screen reader.
pub fn slider_stands([_, low, high]: Slider, value: i16, steps: i16) -> String {
    if value == 0 {
        return tune::no_wish().to_owned();
    }
    let end = if value < 0 { low } else { high };
    tune::stands_at(usize::from(value.unsigned_abs()), usize::from(steps.unsigned_abs()), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_stars_are_said_as_people_say_them() {
        let say = |half_stars| Stars::from_half_stars(half_stars).map(stars).unwrap_or_default();
        assert_eq!(say(1), "half a star");
        assert_eq!(say(2), "1 star");
        assert_eq!(say(7), "3½ stars");
    }

    #[test]
    fn every_model_has_a_name_and_a_description() {
        for kind in ModelKind::ALL {
            assert!(!model(kind).is_empty() && !model_about(kind).is_empty(), "{}", kind.name());
        }
    }

    #[test]
    fn an_unknown_genre_keeps_its_name() {
        assert_eq!(genre("Film-Noir"), "Film noir");
        assert_eq!(genre("Heimatfilm"), "Heimatfilm");
    }
}
