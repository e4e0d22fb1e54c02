//! Drawn covers: typography and shapes from facts alone, the same every time, without one picture to fetch.
//!
//! [`Cover::of`] is a pure function; [`view::CoverArt`] draws what it returns as SVG, and [`symbols::CoverSymbols`] holds
//! the few fills that all covers on a page share.

mod capitals;
mod color;
mod compose;
mod era;
mod genre;
mod path;
mod seed;
pub mod symbols;
mod title;
mod turn;
pub mod view;
mod widths;

pub use color::{Palette, Tone, css};
pub use era::Era;
pub use genre::Motif;
pub use title::{Line, Setting, Voice};

pub use compose::{Brush, Layer};

use compose::Plan;
use seed::Seed;

/// The facts that a cover is drawn from.
pub struct Facts<'a> {
    /// The film's id: the seed of everything that varies.
    pub id: &'a str,
    /// The title.
    pub title: &'a str,
    /// Year of release.
    pub year: Option<u16>,
    /// Who made it.
    pub director: Option<&'a str>,
    /// Names of its genres.
    pub genres: &'a [&'a str],
    /// Its place on the first three axes of taste, each about -1 to 1.
    pub mood: [f32; 3],
}

/// Everything there is to draw, on a canvas of 200 x 300.
pub struct Cover {
    /// The five colors.
    pub palette: Palette,
    /// The hand.
    pub era: Era,
    /// Shapes, back to front.
    pub layers: Vec<Layer>,
    /// How the title looks.
    pub voice: Voice,
    /// The title, broken and sized.
    pub setting: Setting,
    /// Baseline of the title's first line.
    pub baseline: f32,
    /// The director, shortened to fit, and where to start.
    pub director: Option<String>,
    /// The year.
    pub year: Option<u16>,
}

/// Space between the type and the edge of the canvas.
pub const MARGIN: f32 = 15.0;

impl Cover {
    /// Designs the cover of a film.
    pub fn of(facts: &Facts<'_>) -> Self {
        let mut seed = Seed::of(facts.id);
        let motif = Motif::of(facts.genres, seed.one_in(3));
        let era = Era::of(facts.year);
        let palette = Palette::of(facts.mood, era, &mut seed);
        let Plan { layers, voice, place } = compose::plan(motif, &mut seed);
        let voice = if era == Era::Duotone && voice == Voice::Bold { Voice::Serif } else { voice };
        let setting = title::set(facts.title, voice, 200.0 - 2.0 * MARGIN, place.height());
        let baseline = place.baseline(&setting, voice);
        let director = facts.director.and_then(title::credit);
        Self { palette, era, layers, voice, setting, baseline, director, year: facts.year }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cover(id: &str, genres: &[&str]) -> Cover {
        let title = "The Good, the Bad and the Ugly";
        Cover::of(&Facts { id, title, year: Some(1966), director: None, genres, mood: [0.1, 0.5, -0.4] })
    }

    #[test]
    fn a_cover_is_the_same_every_time_and_differs_from_its_neighbor() {
        let paths =
            |id| cover(id, &["Comedy"]).layers.into_iter().map(|layer| layer.path).collect::<String>();
        assert_eq!(paths("1"), paths("1"));
        assert_ne!(paths("1"), paths("2"));
    }

    #[test]
    fn every_genre_has_shapes_and_none_needs_many_bytes() {
        let genres = [
            "Film-Noir",
            "Western",
            "Horror",
            "Documentary",
            "Animation",
            "Sci-Fi",
            "Musical",
            "War",
            "Mystery",
            "Fantasy",
            "Crime",
            "Romance",
            "Children",
            "Adventure",
            "Action",
            "Thriller",
            "Comedy",
            "Drama",
            "none",
        ];
        for genre in genres {
            for id in 0..60 {
                let layers = cover(&id.to_string(), &[genre]).layers;
                let bytes: usize = layers.iter().map(|layer| layer.path.len() + 60).sum();
                assert!(!layers.is_empty() && bytes < 1000, "{genre} {id}: {bytes} bytes");
            }
        }
    }

    #[test]
    fn the_title_stays_on_the_canvas() {
        for id in 0..200 {
            let cover = cover(&id.to_string(), &["Drama"]);
            let leading = cover.voice.leading() * cover.setting.size;
            let last = cover.baseline + leading * (cover.setting.lines.len() - 1) as f32;
            assert!(cover.baseline - 0.7 * cover.setting.size > 8.0 && last < 272.0);
        }
    }
}
