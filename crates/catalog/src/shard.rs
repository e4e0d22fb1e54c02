use rkyv::rancor;
use rkyv::util::AlignedVec;
use rkyv::{Archive, Archived, Deserialize, Serialize};

use crate::limits::MAX_INFLATED_BYTES;
use crate::{
    ContentMap, Details, Error, Expectations, Factors, Films, Model, Neighbors, Shapes, ShardEntry, TasteMap,
};

/// The content of one shard.
///
/// Written with rkyv 0.8 (little-endian, aligned, 32-bit offsets). Reading validates the bytes and then copies the
/// columns out: a zero-copy view would need `unsafe` or a second validation per access, and the copy takes
/// milliseconds.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct Shard {
    /// Facts about its films, the best known first.
    pub films: Films,
    /// More facts about its films, and about those of earlier shards that have none yet.
    pub details: Option<Details>,
    /// Learned factors of its films; the tail has none.
    pub factors: Option<Factors>,
    /// What films say about each other, for all films with factors; with the last shard that has some.
    pub neighbors: Option<Neighbors>,
    /// How content becomes factors; with the details, which it reads.
    pub content: Option<ContentMap>,
    /// What the star model knows of its films.
    pub expectations: Expectations,
    /// What turns factors into recommendations; in the head only.
    pub model: Option<Model>,
    /// How films of earlier shards were rated; in the tail, since only pictures need it.
    pub shapes: Option<Shapes>,
    /// Where films of earlier shards lie on the map of taste; in the tail as well.
    pub map: Option<TasteMap>,
}

impl Shard {
    /// The shard as bytes, before compression. The same shard always gives the same bytes.
    ///
    /// # Errors
    /// [`Error::Structure`] when it does not fit 32-bit offsets.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let bytes = rkyv::to_bytes::<rancor::Error>(self).map_err(|error| Error::Structure {
            file: "the shard to write".to_owned(),
            reason: error.to_string(),
        })?;
        Ok(bytes.into_vec())
    }

    /// Reads an inflated shard whose compressed bytes were [verified](crate::verify).
    ///
    /// # Errors
    /// [`Error::Length`] or [`Error::TooLarge`] when the length is not that of the manifest, [`Error::Structure`] when
    /// the bytes are no shard, [`Error::Inconsistent`] when its columns contradict each other or the manifest.
    pub fn from_bytes(entry: &ShardEntry, inflated: &[u8]) -> Result<Self, Error> {
        let found = inflated.len() as u64;
        if found > MAX_INFLATED_BYTES {
            let what = format!("the inflated length of {}", entry.file);
            return Err(Error::TooLarge { what, found, limit: MAX_INFLATED_BYTES });
        }
        if found != entry.inflated_bytes {
            return Err(Error::Length { file: entry.file.clone(), expected: entry.inflated_bytes, found });
        }
        // Most allocators align large buffers well enough to do without a copy.
        let aligned = inflated.as_ptr().align_offset(align_of::<Archived<Self>>()) == 0;
        let copy = if aligned { AlignedVec::<16>::new() } else { copied(inflated) };
        let bytes = if aligned { inflated } else { &copy };
        let shard = rkyv::from_bytes::<Self, rancor::Error>(bytes)
            .map_err(|error| Error::Structure { file: entry.file.clone(), reason: error.to_string() })?;
        shard.check(entry)?;
        Ok(shard)
    }

    fn check(&self, entry: &ShardEntry) -> Result<(), Error> {
        let films = self.films.len();
        if films != entry.films as usize {
            let reason = format!("{films} films where the manifest says {}", entry.films);
            return Err(Error::inconsistent("the shard", reason));
        }
        self.films.check()?;
        self.details.as_ref().map_or(Ok(()), Details::check)?;
        self.expectations.check(films)?;
        if let Some(factors) = &self.factors {
            factors.check(films)?;
        }
        self.neighbors.as_ref().map_or(Ok(()), Neighbors::check)?;
        self.content.as_ref().map_or(Ok(()), ContentMap::check)?;
        self.model.as_ref().map_or(Ok(()), Model::check)?;
        self.shapes.as_ref().map_or(Ok(()), Shapes::check)?;
        self.map.as_ref().map_or(Ok(()), TasteMap::check)
    }
}

fn copied(bytes: &[u8]) -> AlignedVec {
    let mut aligned = AlignedVec::with_capacity(bytes.len());
    aligned.extend_from_slice(bytes);
    aligned
}
