use rkyv::{Archive, Deserialize, Serialize};

use crate::{Column, Error};

/// A short list of small integers for every film, such as the people who acted in it.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Eq, Default)]
pub struct Lists {
    lengths: Vec<u8>,
    items: Column,
}

impl Lists {
    /// Builds the column; a list longer than 255 items is cut there.
    pub fn new<'a>(lists: impl IntoIterator<Item = &'a [u32]>) -> Self {
        let mut lengths = Vec::new();
        let mut items = Vec::new();
        for list in lists {
            let kept = &list[..list.len().min(usize::from(u8::MAX))];
            lengths.push(kept.len() as u8);
            items.extend(kept.iter().map(|item| u64::from(*item)));
        }
        Self { lengths, items: items.into_iter().collect() }
    }

    /// The number of films.
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Whether there is no film.
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// Where each film's items start, with one more entry for the end of the last.
    pub fn starts(&self) -> Vec<u32> {
        let mut starts = vec![0];
        let mut end = 0;
        starts.extend(self.lengths.iter().map(|length| {
            end += u32::from(*length);
            end
        }));
        starts
    }

    /// All items, film after film.
    pub fn items(&self) -> &Column {
        &self.items
    }

    /// The same, taken.
    pub fn into_items(self) -> Column {
        self.items
    }

    pub(crate) fn check(&self, name: &'static str, films: usize, item_limit: usize) -> Result<(), Error> {
        if self.lengths.len() != films {
            return Err(Error::inconsistent(name, format!("{} lists for {films} films", self.lengths.len())));
        }
        // Zeros take no bytes: without this, a byte could stand for 255 items, each of which takes memory once it is opened.
        if self.items.takes_no_bytes() && self.lengths.iter().any(|length| *length > 1) {
            return Err(Error::inconsistent(name, "a list holds the same item twice"));
        }
        let total = self.lengths.iter().map(|length| usize::from(*length)).sum();
        self.items.check(name, total)?;
        match self.items.iter().max() {
            Some(item) if item >= item_limit as u64 => {
                Err(Error::inconsistent(name, format!("item {item} of only {item_limit}")))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_back_in_order() {
        let lists = Lists::new([&[3, 1][..], &[], &[2]]);
        assert_eq!(lists.starts(), [0, 2, 2, 3]);
        assert_eq!(lists.items().iter().collect::<Vec<_>>(), [3, 1, 2]);
        assert!(lists.check("cast", 3, 4).is_ok());
    }

    #[test]
    fn items_that_take_no_bytes_are_one_per_list() {
        assert!(Lists::new([&[0][..], &[], &[0]]).check("cast", 3, 1).is_ok());
        assert!(Lists::new([&[0; 255][..]]).check("cast", 1, 1).is_err());
    }

    #[test]
    fn an_item_beyond_its_dictionary_is_refused() {
        assert!(Lists::new([&[4][..]]).check("cast", 1, 4).is_err());
    }
}
