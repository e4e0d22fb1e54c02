use bijou_engine::{Engine, Film, FilmIx, SearchIndex};
use bijou_exchange::{Entry, Found, Matching};

use crate::{Error, MAX_QUERY, Session};

/// Most films of a search that a title is compared with.
const COMPARED: usize = 100;

impl Session {
    /// The `top` films that fit a text best, by titles, people, tags and year; typos are forgiven.
    ///
    /// # Errors
    /// [`Error::Argument`] for a text of more than [`MAX_QUERY`] bytes.
    pub fn search(&mut self, text: &str, top: usize) -> Result<Vec<FilmIx>, Error> {
        if text.len() > MAX_QUERY {
            return Err(Error::Argument(format!("the text is longer than {MAX_QUERY} bytes")));
        }
        let mut index = self.index.take().unwrap_or_else(|| SearchIndex::new(self.engine()));
        index.extend_to_all(self.engine().catalog());
        let mut films = index.search(self.engine().catalog(), text);
        self.index = Some(index);
        films.truncate(top);
        Ok(films)
    }

    /// The film of this title, however it is spelled ("Matrix, The", "Amelie"), and year, one more or less; of several the best
    /// known.
    ///
    /// # Errors
    /// As [`Session::search`].
    pub fn find(&mut self, title: &str, year: Option<u16>) -> Result<Option<FilmIx>, Error> {
        let mut candidates = self.search(title, COMPARED)?;
        // The best known first.
        candidates.sort_unstable();
        let engine = self.engine();
        let fold = |text: &str| engine.fold(text);
        let entries = [Entry { title: title.to_owned(), year, ..Entry::default() }];
        let mut matching = Matching::new(&entries, &fold);
        for film in candidates {
            matching.show(film.0, &Candidate::of(engine, film), &fold);
        }
        Ok(match matching.finish().into_iter().next() {
            Some(Found::Film(film)) => Some(FilmIx(film)),
            Some(Found::Open(films)) => films.first().copied().map(FilmIx),
            Some(Found::Unknown) | None => None,
        })
    }
}

struct Candidate<'a>(Film<'a>);

impl<'a> Candidate<'a> {
    fn of(engine: &'a Engine, film: FilmIx) -> Self {
        Self(engine.catalog().film(film))
    }
}

impl bijou_exchange::Film for Candidate<'_> {
    fn id(&self) -> &str {
        self.0.id()
    }

    fn imdb(&self) -> Option<u32> {
        self.0.imdb()
    }

    fn tmdb(&self) -> Option<u32> {
        self.0.tmdb()
    }

    fn year(&self) -> Option<u16> {
        self.0.year()
    }

    fn titles(&self, each: &mut dyn FnMut(&str)) {
        self.0.all_titles().for_each(each);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Arrival;
    use crate::sample::{bring, join, plan, session};

    #[test]
    fn titles_are_found_however_they_are_spelled() {
        let mut session = session(3);
        for (title, year, id) in [
            ("The Matrix", None, Some("2571")),
            ("matrix, the", Some(1999), Some("2571")),
            ("Matrix", Some(1999), Some("2571")),
            ("Amelie", None, Some("4973")),
            ("King Kong", Some(1933), Some("2366")),
            ("King Kong", Some(2005), Some("41569")),
            ("The Matrix", Some(1950), None),
            ("matrxi", None, None),
            ("", None, None),
            ("…!", None, None),
        ] {
            let found = session.find(title, year).unwrap();
            let found = found.map(|film| session.engine().catalog().film(film).id());
            assert_eq!(found, id, "{title}");
        }
    }

    #[test]
    fn search_follows_the_films_that_arrive() {
        let mut arrival = Arrival::of(plan()).unwrap();
        let mut session = Session::new(bring(&mut arrival), arrival.films()).unwrap();
        let first = |session: &mut Session, text: &str| {
            let film = session.search(text, 5).unwrap()[0];
            session.engine().catalog().film(film).id().to_owned()
        };
        assert_eq!(first(&mut session, "matrix"), "2571");
        assert!(session.film("2010").is_err());
        join(&mut session, &mut arrival);
        assert_eq!(first(&mut session, "metropolis 1927"), "2010");
        assert_eq!(session.search(&"a".repeat(MAX_QUERY + 1), 5).unwrap_err().code(), "bad-argument");
        assert!(session.search("matrix", 0).unwrap().is_empty());
    }
}
