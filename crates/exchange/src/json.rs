//! JSON in two passes, so that no tree of a whole file is ever built: one takes 98 times the bytes of a file that is made
//! for it.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::limits::MAX_FILMS;

/// The items of a list, each as its text.
pub(crate) struct Items(pub(crate) Vec<Box<RawValue>>);

impl<'de> Deserialize<'de> for Items {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ItemsVisitor)
    }
}

struct ItemsVisitor;

impl<'de> Visitor<'de> for ItemsVisitor {
    type Value = Items;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Items, A::Error> {
        let mut items = Vec::new();
        while items.len() < MAX_FILMS
            && let Some(item) = list.next_element()?
        {
            items.push(item);
        }
        // Reading ends there, but what follows has to be JSON.
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Items(items))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_kept_as_they_are_written() {
        let Items(items) = serde_json::from_str("[{\"a\": [1, 2]}, null,\"x\"]").unwrap();
        let texts: Vec<&str> = items.iter().map(|item| item.get()).collect();
        assert_eq!(texts, ["{\"a\": [1, 2]}", "null", "\"x\""]);
        assert!(
            serde_json::from_str::<Items>("[1,").is_err() && serde_json::from_str::<Items>("{}").is_err()
        );
    }
}
