//! Making the program smaller: with wasm-opt where it is installed, else by leaving out what no browser reads.

use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::run_logged;
use crate::project::Project;
use crate::setup::wasm_opt_is_usable;

/// The header before the first section: a magic number and the format's version.
const HEADER_BYTES: usize = 8;

/// The kind of section that holds names and notes for tools.
const CUSTOM: u8 = 0;

/// What wasm-opt is asked to do, in this order.
const SMALLEST: [&str; 3] =
    ["-Os", "--one-caller-inline-max-function-size=50", "--reorder-functions-by-name"];

/// Shrinks every WebAssembly file at the top of the site. Trunk could do it, but fails where wasm-opt is missing.
///
/// # Errors
/// When a file cannot be read or written, or wasm-opt fails.
pub fn shrink_wasm(project: &Project, site: &Path) -> Result<()> {
    let with_wasm_opt = wasm_opt_is_usable(project);
    for file in super::files(site, "wasm")? {
        if with_wasm_opt { optimize(project, &file)? } else { strip(&file)? }
    }
    Ok(())
}

/// Of wasm-opt's levels, `-Os` gives the fewest bytes after gzip: 332 KB where `-Oz` gives 334 and `-O3` 333. Functions in
/// the order of their names take 3 % less, because copies of one generic function then lie within gzip's reach of each other;
/// leaving functions that are called once where they are takes another 1 %.
fn optimize(project: &Project, file: &Path) -> Result<()> {
    let smaller = file.with_extension("smaller");
    let mut wasm_opt = project.command("wasm-opt");
    wasm_opt.args(SMALLEST).arg(file).arg("--output").arg(&smaller);
    run_logged(wasm_opt, &project.scratch().join("wasm-opt.log"))?;
    fs::rename(&smaller, file).with_context(|| format!("cannot replace {}", file.display()))
}

fn strip(file: &Path) -> Result<()> {
    let module = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let stripped = without_custom_sections(&module)
        .with_context(|| format!("{} is not a whole WebAssembly file", file.display()))?;
    fs::write(file, stripped).with_context(|| format!("cannot write {}", file.display()))
}

fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    let mut kept = module.get(..HEADER_BYTES)?.to_vec();
    for (kind, section, _) in sections(module)? {
        if kind != CUSTOM {
            kept.extend_from_slice(&module[section]);
        }
    }
    Some(kept)
}

/// A section's kind, its place in the module, and what it holds behind its kind and length.
type Section<'a> = (u8, Range<usize>, &'a [u8]);

/// All sections of a module.
pub(super) fn sections(module: &[u8]) -> Option<Vec<Section<'_>>> {
    let mut found = Vec::new();
    let mut rest = module.get(HEADER_BYTES..)?;
    while let Some((kind, after_kind)) = rest.split_first() {
        let (length, after_length) = read_length(after_kind)?;
        let (body, next) = after_length.split_at_checked(length)?;
        found.push((*kind, module.len() - rest.len()..module.len() - next.len(), body));
        rest = next;
    }
    Some(found)
}

/// Seven bits per byte, the lowest first; the top bit says that more follow. A 32-bit length has five at most.
pub(super) fn read_length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let count = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)? + 1;
    let (digits, rest) = bytes.split_at(count);
    let length = digits.iter().rev().fold(0, |length, byte| (length << 7) | usize::from(byte & 0x7f));
    Some((length, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: [u8; HEADER_BYTES] = [0, b'a', b's', b'm', 1, 0, 0, 0];

    #[test]
    fn names_go_and_code_stays() {
        let name_section = [0, 3, 1, b'x', 9];
        let code_section = [&[10, 0x80, 1][..], &[7; 128]].concat();
        let module = [&HEADER[..], &name_section, &code_section, &name_section].concat();
        assert_eq!(without_custom_sections(&module).unwrap(), [&HEADER[..], &code_section].concat());
    }

    #[test]
    fn a_file_that_ends_early_is_refused() {
        assert_eq!(without_custom_sections(&HEADER[..4]), None);
        assert_eq!(without_custom_sections(&[&HEADER[..], &[10, 9, 1]].concat()), None);
        assert_eq!(without_custom_sections(&[&HEADER[..], &[10, 0x80]].concat()), None);
    }
}
