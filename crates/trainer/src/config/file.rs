use std::path::Path;

use bijou_catalog::Site;
use serde::Deserialize;

use super::{ConfigError, RatingsConfig, SourceConfig, TitlesConfig, site};

/// What the file is called, in the folder of the data.
pub const NAME: &str = "bijou.toml";

/// Longest file that is read; longer than a book of settings there is none.
const LONGEST: u64 = 1 << 20;

/// Everything that a folder's `bijou.toml` says. Each part may be missing.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The ratings.
    pub ratings: RatingsConfig,
    /// The titles.
    pub titles: Option<TitlesConfig>,
    /// Where the data comes from.
    pub source: Option<SourceConfig>,
    /// How the site presents itself.
    pub site: Option<Site>,
}

impl Config {
    /// Reads the configuration of a folder; `None` where it has none.
    ///
    /// # Errors
    /// [`ConfigError`] where the file cannot be read, is no TOML, has an unknown name or an impossible value.
    pub fn read(folder: &Path) -> Result<Option<Self>, ConfigError> {
        let path = folder.join(NAME);
        let refused = |reason: String| ConfigError { path: path.clone(), reason };
        let length = match std::fs::metadata(&path) {
            Ok(metadata) => metadata.len(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(refused(error.to_string())),
        };
        if length > LONGEST {
            return Err(refused(format!(
                "it is {length} bytes long, which is more than any configuration has"
            )));
        }
        let text = std::fs::read_to_string(&path).map_err(|error| refused(error.to_string()))?;
        Self::parse(&text).map(Some).map_err(refused)
    }

    /// Reads a configuration; says in a sentence what is wrong with it.
    ///
    /// # Errors
    /// The sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let placed = |error: &toml::de::Error| match error.span() {
            Some(span) => {
                let line = text.get(..span.start).map_or(1, |before| before.matches('\n').count() + 1);
                format!("line {line}: {}", error.message().replace('\n', ", "))
            }
            None => error.message().replace('\n', ", "),
        };
        let reader = toml::Deserializer::parse(text).map_err(|error| placed(&error))?;
        let mut unknown = Vec::new();
        let config: Self =
            serde_ignored::deserialize(reader, |path| unknown.push(path.to_string().replace(".?", "")))
                .map_err(|error| placed(&error))?;
        // The catalog's own types take what they know and ignore the rest; here a slip of the pen should be heard of.
        if let Some(name) = unknown.first() {
            return Err(format!("there is no {name}"));
        }
        config.ratings.check()?;
        config.titles.as_ref().map_or(Ok(()), TitlesConfig::check)?;
        config.site.as_ref().map_or(Ok(()), site::check)?;
        Ok(config)
    }

    /// What is allowed and yet may be meant differently.
    pub fn notes(&self) -> Vec<String> {
        self.site.iter().flat_map(site::notes).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_needed() {
        assert_eq!(Config::parse(""), Ok(Config::default()));
        assert_eq!(Config::read(Path::new("no-such-folder")), Ok(None));
    }

    #[test]
    fn unknown_names_are_refused_by_name_and_place() {
        for (text, expected) in [
            ("[ratings]\nfile = \"a.csv\"\nscales = [1, 10]", "line 3: unknown field `scales`"),
            ("\n[rating]\n", "line 2: unknown field `rating`"),
            ("[ratings.columns]\nreader = \"a\"", "line 2: unknown field `reader`"),
            ("[site]\ncolour = \"red\"", "there is no site.colour"),
            (
                "[site.accent]\nlight = \"#000000\"\ndark = \"#ffffff\"\nmid = \"x\"",
                "there is no site.accent.mid",
            ),
            ("[titles]\nfile = 3", "line 2: "),
            ("[ratings]\nkind = \"votes\"", "line 2: unknown variant `votes`"),
            ("[ratings\n", "line 1: "),
        ] {
            let refused = Config::parse(text).unwrap_err();
            assert!(refused.contains(expected), "{refused}");
        }
    }
}
