use rkyv::{Archive, Deserialize, Serialize};

use crate::{Error, Lines};

/// What the head ships beside its films: everything that turns factors into recommendations.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct Model {
    /// Names of the genres, in the order of the bits of [`crate::Films::genres`].
    pub genres: Lines,
}

impl Model {
    pub(crate) fn check(&self) -> Result<(), Error> {
        let genres = self.genres.count();
        if genres > 64 {
            return Err(Error::inconsistent("genres", format!("{genres} genres do not fit 64 bits")));
        }
        self.genres.check("genres", genres)
    }
}
