//! The models side by side.

use super::models::name;
use bijou_engine::ModelKind;

/// Heading.
pub const TITLE: &str = "Four ways to pick";
/// Below the heading.
pub const LEAD: &str =
    "The same ratings, read by four models. A film that you point at lights up wherever it stands.";
/// Below the heading, before the first rating.
pub const LEAD_WITHOUT: &str = "You have not rated anything yet, so these lists say what people like in general. Three films are enough to begin.";
/// Which model is in use.
pub fn in_use(model: ModelKind) -> String {
    format!("Your picks are made by {}.", name(model))
}
/// Marks the model in use.
pub const IN_USE: &str = "In use";
/// Uses a model for all picks.
pub fn use_model(model: ModelKind) -> String {
    format!("Use {}", name(model))
}
/// Says where else a film stands.
pub fn also_in(models: &[ModelKind]) -> String {
    if models.is_empty() {
        return String::new();
    }
    let names: Vec<String> = models.iter().map(|model| name(*model).to_ascii_lowercase()).collect();
    format!(" · also in: {}", names.join(", "))
}
/// The model needs a file that has not arrived.
pub const ARRIVING: &str = "Still arriving: this model comes with the second part of the catalog.";
/// The model has nothing to say.
pub const SILENT: &str = "Nothing yet: this model needs a rating or two to go by.";
