//! The catalog: the files that a Bijou site ships, shared by the command that writes them and the page that reads them.
//!
//! A catalog is a small JSON [`Manifest`] and three binary shards, ordered by popularity: **head** (what onboarding
//! needs), **core** (every other film with learned factors) and **tail** (all other titles). `docs/catalog-format.md`
//! describes the bytes. This crate is pure: callers bring the bytes, and hostile bytes get an [`Error`], never a panic.

mod column;
mod content;
mod critiques;
mod error;
mod expectations;
mod factors;
mod films;
mod ids;
mod limits;
mod lines;
mod lists;
mod manifest;
mod model;
mod neighbors;
mod report;
mod shapes;
mod shard;
mod site;
mod split;
mod symmetric;
mod taste_map;
mod verify;

pub use column::Column;
pub use content::ContentMap;
pub use critiques::Critiques;
pub use error::Error;
pub use expectations::Expectations;
pub use factors::{FactorRow, Factors};
pub use films::{Details, Films, Names};
pub use ids::Ids;
pub use limits::{
    MAX_FACTORS, MAX_FILMS_PER_SHARD, MAX_INFLATED_BYTES, MAX_MANIFEST_BYTES, MAX_REPORT_BYTES,
    MAX_SHARD_BYTES,
};
pub use lines::Lines;
pub use lists::Lists;
pub use manifest::{Added, Card, FORMAT_VERSION, Figure, Manifest, Plan, ShardEntry, ShardKind, Source};
pub use model::{Blend, Model, MoodAxis, Prior, RankingModel, StarsModel, Target};
pub use neighbors::Neighbors;
pub use report::{
    Activity, DataReport, Experience, Fact, Group, LeftOut, Matrix, Pair, Part, Period, REPORT_VERSION,
    Severity, Shared, Span, Together,
};
pub use shapes::Shapes;
pub use shard::Shard;
pub use site::{Accent, Link, Site, Words, reworded};
pub use symmetric::SymmetricMatrix;
pub use taste_map::{Mark, Region, TasteMap};
pub use verify::{Verification, sha256_hex, verify};
