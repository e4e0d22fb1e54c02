use super::FilmIx;
use super::late::LateDetails;
use super::part::Part;

/// One film's facts, borrowed from the catalog.
#[derive(Debug, Clone, Copy)]
pub struct Film<'a> {
    film: FilmIx,
    row: usize,
    genres: &'a [String],
    part: Option<&'a Part>,
    details: Option<(&'a LateDetails, usize)>,
}

impl<'a> Film<'a> {
    pub(super) fn new(
        film: FilmIx,
        genres: &'a [String],
        part: Option<&'a Part>,
        details: Option<(&'a LateDetails, usize)>,
    ) -> Self {
        Self { film, row: part.map_or(0, |part| part.row(film)), genres, part, details }
    }

    /// Its place in the catalog.
    pub fn ix(&self) -> FilmIx {
        self.film
    }

    /// Its id in the training data.
    pub fn id(&self) -> &'a str {
        self.part.map_or("", |part| part.ids.get(self.row))
    }

    /// Its main title, as it is said: "The Matrix".
    pub fn title(&self) -> &'a str {
        self.all_titles().next().unwrap_or_default()
    }

    /// Other titles it is known by: originals, translations.
    pub fn other_titles(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.all_titles().skip(1)
    }

    /// The main title and the others.
    pub fn all_titles(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.part.map_or("", |part| part.titles.get(self.row)).split('\t')
    }

    /// Year of release, where known.
    pub fn year(&self) -> Option<u16> {
        self.number(|part| part.films.years.get(self.row)).map(|year| year.min(u64::from(u16::MAX)) as u16)
    }

    /// Whether it has the genre at this place in [`crate::Catalog::genres`].
    pub fn has_genre(&self, genre: usize) -> bool {
        genre < 64 && self.genre_bits() >> genre & 1 == 1
    }

    /// Names of its genres.
    pub fn genres(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let bits = self.genre_bits();
        let chosen = self.genres.iter().take(64).enumerate().filter(move |(genre, _)| bits >> genre & 1 == 1);
        chosen.map(|(_, name)| name.as_str())
    }

    /// A bit per genre, lowest first.
    pub fn genre_bits(&self) -> u64 {
        self.part.map_or(0, |part| part.films.genres.get(self.row))
    }

    /// Who directed it.
    pub fn directors(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let row = self.row;
        self.part.into_iter().flat_map(move |part| part.directors.get(row))
    }

    /// Who acts in it, leading actors first; nobody until the shard with the details has arrived.
    pub fn cast(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.details.into_iter().flat_map(|(details, row)| details.cast.get(row))
    }

    /// What people call it, the most given tag first; nothing until the shard with the details has arrived.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.details.into_iter().flat_map(|(details, row)| details.tags.get(row))
    }

    /// How many people rated it, in the data behind the catalog.
    pub fn rating_count(&self) -> u32 {
        self.number(|part| part.films.rating_counts.get(self.row)).unwrap_or(0).min(u64::from(u32::MAX))
            as u32
    }

    /// What they gave it on average, in stars.
    pub fn mean_rating(&self) -> Option<f32> {
        self.number(|part| part.films.mean_ratings.get(self.row)).map(|hundredths| hundredths as f32 / 100.0)
    }

    /// Its IMDb id without the `tt`.
    pub fn imdb(&self) -> Option<u32> {
        self.number(|part| part.films.imdb.get(self.row)).and_then(|id| u32::try_from(id).ok())
    }

    /// Its TMDB id.
    pub fn tmdb(&self) -> Option<u32> {
        self.number(|part| part.films.tmdb.get(self.row)).and_then(|id| u32::try_from(id).ok())
    }

    /// A number of the film's shard, where it is there and not 0.
    fn number(&self, read: impl Fn(&'a Part) -> u64) -> Option<u64> {
        self.part.map(read).filter(|value| *value != 0)
    }
}
