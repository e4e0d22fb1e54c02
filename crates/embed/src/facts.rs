use bijou_engine::{Catalog, Film, FilmIx};
use serde::Serialize;

/// What every list says of a film.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// Id in the data that the catalog was trained from.
    pub id: String,
    /// Main title.
    pub title: String,
    /// Year of release, where known.
    pub year: Option<u16>,
    /// Names of its genres.
    pub genres: Vec<String>,
}

/// All that is known of a film.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// What every list says.
    #[serde(flatten)]
    pub brief: Brief,
    /// Other titles it is known by.
    pub other_titles: Vec<String>,
    /// Who directed it.
    pub directors: Vec<String>,
    /// Leading actors; nobody until the shard with them has arrived.
    pub cast: Vec<String>,
    /// What people call it, the most given first.
    pub tags: Vec<String>,
    /// How many people rated it, in the data behind the catalog.
    pub rating_count: u32,
    /// What they gave it on average, in stars.
    pub mean_rating: Option<f32>,
    /// Its IMDb id, such as `tt0111161`.
    pub imdb: Option<String>,
    /// Its TMDB id.
    pub tmdb: Option<u32>,
}

/// A film that is like another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Neighbor {
    /// The film.
    #[serde(flatten)]
    pub brief: Brief,
    /// Cosine of the angle between the two films' factors, −1 to 1.
    pub similarity: f32,
}

impl Brief {
    /// Of a film of a catalog.
    pub fn of(catalog: &Catalog, film: FilmIx) -> Self {
        Self::of_film(catalog.film(film))
    }

    fn of_film(film: Film<'_>) -> Self {
        Self {
            id: film.id().to_owned(),
            title: film.title().to_owned(),
            year: film.year(),
            genres: owned(film.genres()),
        }
    }
}

impl Facts {
    /// Of a film of a catalog.
    pub fn of(catalog: &Catalog, film: FilmIx) -> Self {
        let film = catalog.film(film);
        Self {
            brief: Brief::of_film(film),
            other_titles: owned(film.other_titles()),
            directors: owned(film.directors()),
            cast: owned(film.cast()),
            tags: owned(film.tags()),
            rating_count: film.rating_count(),
            mean_rating: film.mean_rating(),
            imdb: film.imdb().map(|number| format!("tt{number:07}")),
            tmdb: film.tmdb(),
        }
    }
}

fn owned<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    texts.map(str::to_owned).collect()
}
