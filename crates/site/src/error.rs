use std::io;
use std::path::{Path, PathBuf};

/// Why a site could not be finished or published.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder of it cannot be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file or folder cannot be written.
    #[error("cannot write {path}: {source}")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file is not what it must be.
    #[error("{file} {reason}")]
    Unusable {
        /// The file, below the site's folder where it is of one.
        file: String,
        /// What is wrong with it, as the end of a sentence.
        reason: String,
    },
    /// The folder is no finished site.
    #[error("{folder} is no finished Bijou site: {reason}")]
    NoSite {
        /// The folder.
        folder: PathBuf,
        /// What it lacks.
        reason: String,
    },
    /// Files would be lost.
    #[error(
        "{folder} holds what no site was published with, such as {first}: move that elsewhere first; nothing was changed"
    )]
    Foreign {
        /// The folder that was to be replaced.
        folder: PathBuf,
        /// One of the files.
        first: String,
    },
    /// The base of a site is not one.
    #[error("the public URL must be `./` or a path such as `/sub/path/`, not `{0}`")]
    Base(String),
    /// A site that was built for one path is to be put under another.
    #[error(
        "the site was built for {built} and cannot move to {wanted}: build it without --public-url, then it works anywhere"
    )]
    BuiltFor {
        /// The path that it was built for.
        built: String,
        /// The path that was asked for.
        wanted: String,
    },
    /// A color is not written as one.
    #[error("the accent `{0}` is not a color such as #8a6d1f")]
    Color(String),
}

impl Error {
    pub(crate) fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Read { path: path.to_owned(), source }
    }

    pub(crate) fn write(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Write { path: path.to_owned(), source }
    }

    pub(crate) fn unusable(file: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::Unusable { file: file.into(), reason: reason.into() }
    }
}
