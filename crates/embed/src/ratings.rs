use bijou_engine::{FilmIx, Rating, Stars};

use crate::{Error, Session};

/// A person's ratings as the engine takes them: ids with their stars, in the same order. Of several ratings of one film the
/// last counts.
///
/// # Errors
/// [`Error::UnknownFilm`] and [`Error::Stars`] for the first that is impossible, [`Error::Argument`] for more ratings than the
/// catalog has films.
pub fn checked(session: &Session, ids: &[String], stars: &[f64]) -> Result<Vec<Rating>, Error> {
    if ids.len() > session.all() {
        let (count, films) = (ids.len(), session.all());
        return Err(Error::Argument(format!("there are {count} ratings, and the catalog has {films} films")));
    }
    let rating = |(id, stars): (&String, &f64)| {
        let film = session.film(id)?;
        let impossible =
            || Error::Stars { film: id.as_str().into(), stars: stars.to_string().as_str().into() };
        Ok(Rating { film, stars: Stars::new(*stars).ok_or_else(impossible)? })
    };
    let mut ratings = ids.iter().zip(stars).map(rating).collect::<Result<Vec<Rating>, Error>>()?;
    let mut rated = vec![false; session.films()];
    ratings.reverse();
    ratings.retain(|rating| {
        rated.get_mut(rating.film.index()).is_some_and(|rated| !std::mem::replace(rated, true))
    });
    ratings.reverse();
    Ok(ratings)
}

/// The films with these ids.
///
/// # Errors
/// [`Error::UnknownFilm`] for the first that the catalog lacks.
pub fn films(session: &Session, ids: &[String]) -> Result<Vec<FilmIx>, Error> {
    ids.iter().map(|id| session.film(id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::session;

    fn rated(given: &[(&str, f64)]) -> Result<Vec<(String, f32)>, Error> {
        let session = session(1);
        let ids: Vec<String> = given.iter().map(|(id, _)| (*id).to_owned()).collect();
        let stars: Vec<f64> = given.iter().map(|(_, stars)| *stars).collect();
        let ratings = checked(&session, &ids, &stars)?;
        let id = |film| session.engine().catalog().film(film).id().to_owned();
        Ok(ratings.iter().map(|rating| (id(rating.film), rating.stars.value())).collect())
    }

    #[test]
    fn of_two_ratings_of_a_film_the_last_counts() {
        let given = rated(&[("318", 1.0), ("296", 4.0), ("318", 5.0)]).unwrap();
        assert_eq!(given, [("296".to_owned(), 4.0), ("318".to_owned(), 5.0)]);
    }

    #[test]
    fn impossible_stars_are_refused_with_the_film() {
        for stars in [0.0, 0.3, 5.5, -1.0, f64::NAN, f64::INFINITY, 1e300] {
            let error = rated(&[("296", 3.0), ("318", stars)]).unwrap_err();
            assert_eq!(error.code(), "not-half-stars");
            assert!(error.to_string().starts_with("film 318 has "), "{error}");
        }
    }

    #[test]
    fn a_film_of_a_later_shard_is_said_to_come() {
        let error = rated(&[("no such film", 3.0)]).unwrap_err();
        assert_eq!(error.code(), "unknown-film");
        assert!(error.to_string().contains("await bijou.complete for all 88138 films"), "{error}");
    }

    #[test]
    fn more_ratings_than_films_are_refused() {
        let error = rated(&vec![("318", 5.0); 88_139]).unwrap_err();
        assert_eq!(error.to_string(), "there are 88139 ratings, and the catalog has 88138 films");
    }
}
