//! What goes to the terminal and to files.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

/// An error with its causes as one line, without control characters: file names and data may hold escape sequences.
pub fn sentence(error: &anyhow::Error) -> String {
    let mut parts: Vec<String> = Vec::new();
    for cause in error.chain() {
        let text = cause.to_string();
        // Causes that a message already quotes are not repeated.
        if !parts.iter().any(|part| part.contains(&text)) {
            parts.push(text);
        }
    }
    plain(&parts.join(": "))
}

/// A text as one line without control characters.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Whether the reader of our output went away, which is its good right.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let is_pipe = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    };
    error.chain().any(is_pipe)
}

/// Writes a CSV file whole or not at all: a failure leaves what stood there before.
pub fn write_csv(
    path: &Path,
    write: impl FnOnce(&mut csv::Writer<&mut dyn Write>) -> Result<()>,
) -> Result<()> {
    write_whole(path, |out| {
        let mut writer = csv::Writer::from_writer(out);
        write(&mut writer)?;
        Ok(writer.flush()?)
    })
}

/// Writes a text file whole or not at all.
pub fn write_text(path: &Path, text: &str) -> Result<()> {
    write_whole(path, |out| Ok(out.write_all(text.as_bytes())?))
}

/// Writes a file whole or not at all: a failure leaves what stood there before.
pub fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let unwritable = || format!("cannot write {}; nothing was changed", path.display());
    let mut file = NamedTempFile::new_in(folder).with_context(unwritable)?;
    {
        let mut buffered = BufWriter::new(file.as_file_mut());
        write(&mut buffered).with_context(unwritable)?;
        buffered.flush().with_context(unwritable)?;
    }
    make_readable(file.as_file()).with_context(unwritable)?;
    file.persist(path).map_err(|error| error.error).with_context(unwritable)?;
    Ok(())
}

/// Temporary files are private to their owner; results and catalogs are ordinary files.
#[cfg(unix)]
pub fn make_readable(file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

/// Other systems have no such modes.
#[cfg(not(unix))]
pub fn make_readable(_: &std::fs::File) -> io::Result<()> {
    Ok(())
}
