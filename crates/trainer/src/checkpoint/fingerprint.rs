use sha2::{Digest, Sha256};

use crate::data::{Dataset, FilmRecord};
use crate::train::Settings;

/// What decides the outcome of a training, as a SHA-256 in hexadecimal digits: the data as cleaned, the settings, and the program.
///
/// # Errors
/// Where a setting is not a finite number.
pub fn fingerprint(data: &Dataset, settings: &Settings) -> Result<String, serde_json::Error> {
    let mut digest = Sha256::new();
    let mut add = |bytes: &[u8]| {
        // With its length before it, so that no two lists of texts read alike.
        digest.update((bytes.len() as u64).to_le_bytes());
        digest.update(bytes);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    add(&serde_json::to_vec(settings)?);
    for film in &data.films {
        add_film(film, &mut add);
    }
    for (user, rated) in data.ratings.by_user() {
        add(user.as_bytes());
        let bytes: Vec<u8> = rated.iter().flat_map(|rated| rated.to_le_bytes()).collect();
        add(&bytes);
    }
    Ok(hex(&digest.finalize()))
}

/// Lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn add_film(film: &FilmRecord, add: &mut impl FnMut(&[u8])) {
    let FilmRecord { id, title, genres, imdb, tmdb, tags, directors, cast, popularity } = film;
    add(id.as_bytes());
    add(title.main.as_bytes());
    add(&title.year.unwrap_or(0).to_le_bytes());
    add(&imdb.unwrap_or(0).to_le_bytes());
    add(&tmdb.unwrap_or(0).to_le_bytes());
    for list in [&title.others, genres, directors, cast] {
        add(&(list.len() as u64).to_le_bytes());
        list.iter().for_each(|text| add(text.as_bytes()));
    }
    add(&(tags.len() as u64).to_le_bytes());
    for (tag, count) in tags {
        add(tag.as_bytes());
        add(&count.to_le_bytes());
    }
    let (mean, count) = popularity.map_or((0.0, 0), |popularity| (popularity.mean, popularity.count));
    add(&mean.to_le_bytes());
    add(&count.to_le_bytes());
}
