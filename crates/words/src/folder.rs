//! The folder with one file per language.

use std::fs;
use std::io;
use std::path::Path;

use crate::compile::compile;
use crate::message::Texts;
use crate::problem::Problem;

/// Name of the language that the app is written in.
const ENGLISH: &str = "en";
/// The text that every language has: what it calls itself.
const NAME: &str = "language.name";

/// A language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Language {
    /// Its code, such as `de`.
    pub code: String,
    /// What it calls itself.
    pub name: String,
    /// What the first part of the program says.
    pub first: Served,
    /// What the rest says.
    pub late: Served,
}

/// A file that is served.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Served {
    /// Its name inside the folder `words` of the site, which changes with its content, so that no cache gives a file of
    /// another version.
    pub name: String,
    /// What it holds.
    pub content: String,
}

impl Served {
    fn new(of: &str, lines: &[&str]) -> Self {
        let content = lines.join("\n");
        Self { name: format!("{of}-{:016x}.txt", fingerprint(&content)), content }
    }
}

/// All languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Folder {
    /// The texts that the others are measured by.
    pub english: Texts,
    /// Every language, English first.
    pub languages: Vec<Language>,
    /// What is wrong with the others.
    pub problems: Vec<Problem>,
}

/// Why a folder of texts cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// A file cannot be read.
    #[error("cannot read {0}: {1}")]
    Unreadable(String, io::Error),
    /// Lines cannot be read.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Lines(Vec<Problem>),
    /// There is no English.
    #[error("there is no {0}")]
    Missing(String),
}

impl Folder {
    /// Reads `en.txt` and all other files of the folder.
    ///
    /// # Errors
    /// When a file cannot be read, or has lines that cannot be read.
    pub fn read(folder: &Path) -> Result<Self, FolderError> {
        let unreadable = |error| FolderError::Unreadable(folder.display().to_string(), error);
        let mut all = Vec::new();
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let text = fs::read_to_string(&path)
                    .map_err(|error| FolderError::Unreadable(path.display().to_string(), error))?;
                let texts = Texts::read(&format!("words/{code}.txt"), &text).map_err(FolderError::Lines)?;
                all.push((code, texts));
            }
        }
        all.sort_by_key(|(code, _)| (code != ENGLISH, code.clone()));
        let english = match all.first() {
            Some((code, english)) if code == ENGLISH => english.clone().in_parts(),
            _ => return Err(FolderError::Missing(folder.join("en.txt").display().to_string())),
        };
        let mut problems = Vec::new();
        let languages = all.into_iter().map(|(code, texts)| {
            let (content, found) = compile(&english, &texts);
            problems.extend(found);
            let name = texts.get(NAME).and_then(|name| name.forms.first());
            let name = name.map_or_else(|| code.clone(), |(_, text)| text.clone());
            let lines: Vec<&str> = content.split('\n').collect();
            let (first, late) = lines.split_at(english.first());
            let (first, late) = (Served::new(&code, first), Served::new(&format!("{code}-late"), late));
            Language { code, name, first, late }
        });
        let languages = languages.collect();
        Ok(Self { english, languages, problems })
    }
}

/// FNV-1a. Tells versions apart; protects from nothing.
fn fingerprint(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
