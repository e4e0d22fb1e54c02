//! Records of older versions, as they were written, and how they become the present one.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::entry::{FilmEntry, Given};
use super::picking::Picking;
use super::record::{Record, Time};
use super::settings::{Stamped, Theme};

/// Version 1: ratings and nothing else about a film.
#[derive(Deserialize)]
pub struct V1 {
    #[serde(default)]
    ratings: BTreeMap<String, EntryV1>,
    #[serde(default)]
    theme: Stamped<Theme>,
    #[serde(default)]
    picking: Stamped<Picking>,
}

#[derive(Deserialize)]
struct EntryV1 {
    at: Time,
    half_stars: Option<u8>,
}

impl From<V1> for Record {
    fn from(old: V1) -> Self {
        let entry = |EntryV1 { at, half_stars }: EntryV1| FilmEntry {
            rating: Some(Stamped { at, value: half_stars.map(|half_stars| Given { half_stars, on: None }) }),
            ..FilmEntry::default()
        };
        let films = old.ratings.into_iter().map(|(film, old)| (film, entry(old))).collect();
        Self { films, theme: old.theme, picking: old.picking, ..Self::default() }
    }
}
