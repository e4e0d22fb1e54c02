use bijou_engine::Film;

/// A film of the catalog as matching sees it.
pub(super) struct Shown<'a>(pub(super) Film<'a>);

impl bijou_exchange::Film for Shown<'_> {
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
