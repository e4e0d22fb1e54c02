use bijou_catalog::Source;
use serde::Deserialize;

/// What a catalog says where nothing is known of the terms of its data.
pub const NO_TERMS: &str = "No terms are stated for this data.";

/// `[source]`: where the data comes from and on which terms.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SourceConfig {
    /// Name of the data; the folder's unless said.
    pub name: Option<String>,
    /// Terms for the data and everything made from it.
    pub license: Option<String>,
    /// How to cite it.
    pub citation: Option<String>,
}

impl SourceConfig {
    /// What the catalog states; a folder of this name has the data.
    pub fn source(self, folder: String) -> Source {
        Source {
            name: self.name.unwrap_or(folder),
            license: self.license.unwrap_or_else(|| NO_TERMS.to_owned()),
            citation: self.citation.unwrap_or_default(),
        }
    }
}
