//! The models.

use bijou_engine::ModelKind;

/// What a model is called.
pub fn name(model: ModelKind) -> &'static str {
    match model {
        ModelKind::Content => "Content",
        ModelKind::Neighbors => "Neighbors",
        ModelKind::Factors => "Factors",
        ModelKind::Hybrid => "Hybrid",
    }
}
/// What it goes by and what it is good at.
pub fn about(model: ModelKind) -> &'static str {
    match model {
        ModelKind::Content => {
            "Reads genres, years, people and tags. Good at films that hardly anybody has rated."
        }
        ModelKind::Neighbors => {
            "People who liked these liked those. Good at close relatives of single favorites."
        }
        ModelKind::Factors => "Learns leanings that many ratings share. Good at your taste as a whole.",
        ModelKind::Hybrid => "Blends the other three. Good at most things, so it picks unless you choose another.",
    }
}
