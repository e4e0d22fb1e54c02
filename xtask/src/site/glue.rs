//! Makes the JavaScript between the program and the browser smaller, which wasm-bindgen writes for people to read.
//!
//! Each function that the program imports has a name that ends in 16 digits of a hash. No compression can shorten these,
//! and they stand in both files: short names take 5 KB off a first visit, and leaving out comments and indents 1 KB.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::optimize::sections;

/// The kind of section that names what a program imports.
const IMPORTS: u8 = 2;

/// What runs before the program, which is written by hand and explains itself.
const START: &str = "start.js";

/// Shrinks the JavaScript of every WebAssembly file at the top of the site, and both of them by short names; and what runs
/// before them.
///
/// # Errors
/// When a program has no script, or both do not fit.
pub fn shrink(site: &Path) -> Result<()> {
    shrink_programs(site)?;
    let start = site.join(START);
    super::write(&start, &without_comments(&super::read(&start)?))
}

/// The same for a folder that nothing runs in before the programs.
///
/// # Errors
/// As [`shrink`].
pub fn shrink_programs(folder: &Path) -> Result<()> {
    for wasm in super::files(folder, "wasm")? {
        let Some(stem) = wasm.to_str().and_then(|path| path.strip_suffix("_bg.wasm")) else { continue };
        let script = format!("{stem}.js");
        let module = fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
        let (glue, module) = shortened(&super::read(Path::new(&script))?, &module)
            .with_context(|| format!("{} and its script do not fit", wasm.display()))?;
        fs::write(&wasm, module).with_context(|| format!("cannot write {}", wasm.display()))?;
        super::write(Path::new(&script), &without_comments(&glue))?;
    }
    Ok(())
}

/// Both files with short names for what one imports from the other. The names follow from the script alone: as the files'
/// own names are made before this, a script of one name must always have the same content.
fn shortened(script: &str, module: &[u8]) -> Result<(String, Vec<u8>)> {
    let imports = script.lines().filter_map(|line| line.trim_start().split_once(": function("));
    let names = imports.map(|(name, _)| name).filter(|name| name.starts_with("__w"));
    let (mut short_script, mut short_module) = (script.to_owned(), module.to_owned());
    for (number, name) in names.enumerate() {
        let short = format!("i{number}");
        short_script =
            short_script.replacen(&format!("{name}: function("), &format!("{short}: function("), 1);
        short_module = renamed(&short_module, name, &short)?;
    }
    Ok((short_script, short_module))
}

/// The module with another name for an import; as it was where it does not import that.
fn renamed(module: &[u8], name: &str, short: &str) -> Result<Vec<u8>> {
    let whole = sections(module).context("it is not a whole WebAssembly file")?;
    let Some((_, section, body)) = whole.into_iter().find(|(kind, ..)| *kind == IMPORTS) else {
        return Ok(module.to_owned());
    };
    let (long, short) = (with_length(name.as_bytes()), with_length(short.as_bytes()));
    let mut places = body.windows(long.len()).enumerate().filter(|(_, window)| *window == long);
    let Some((place, _)) = places.next() else { return Ok(module.to_owned()) };
    if places.next().is_some() {
        bail!("{name} is imported twice");
    }
    let body = [&body[..place], &short, &body[place + long.len()..]].concat();
    let end = section.start + section.len();
    Ok([&module[..section.start], &[IMPORTS], &with_length(&body), &module[end..]].concat())
}

/// Bytes after their length, seven bits per byte.
fn with_length(bytes: &[u8]) -> Vec<u8> {
    let mut length = bytes.len();
    let mut written = Vec::new();
    while length > 0x7f {
        written.push(length as u8 | 0x80);
        length >>= 7;
    }
    written.push(length as u8);
    written.extend_from_slice(bytes);
    written
}

/// The script without indents, empty lines and lines that are comments.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let code =
        lines.filter(|line| !line.is_empty() && !["//", "/*", "*"].iter().any(|mark| line.starts_with(mark)));
    code.fold(String::with_capacity(script.len()), |code, line| code + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::super::optimize::read_length;
    use super::*;

    const SCRIPT: &str = "
        const import0 = {
            /**
             * Adds.
             */
            __wbg_add_0123456789abcdef: function(arg0) {
                return arg0; // by itself
            },
            __wbg_gone_0123456789abcdef: function() { return handleError(function () {}); },
        };";

    fn module(name: &str) -> Vec<u8> {
        let imports =
            [&[1][..], &with_length(b"./app_bg.js"), &with_length(name.as_bytes()), &[0, 5]].concat();
        let code = [&[10][..], &with_length(&[7; 300])].concat();
        [&b"\0asm\x01\0\0\0"[..], &[IMPORTS], &with_length(&imports), &code].concat()
    }

    #[test]
    fn both_files_get_the_same_short_name() {
        let (script, short) = shortened(SCRIPT, &module("__wbg_add_0123456789abcdef")).unwrap();
        assert!(script.contains(" i0: function(arg0) {") && script.contains(" i1: function() {"), "{script}");
        assert_eq!(short, module("i0"));
    }

    #[test]
    fn comments_and_indents_go_and_code_stays() {
        let script = without_comments(SCRIPT);
        assert!(
            script
                .starts_with("const import0 = {\n__wbg_add_0123456789abcdef: function(arg0) {\nreturn arg0;"),
            "{script}"
        );
        assert!(!script.contains("Adds"));
    }

    #[test]
    fn lengths_take_as_many_bytes_as_they_need() {
        for count in [0, 1, 127, 128, 16_384] {
            let bytes = vec![1; count];
            let written = with_length(&bytes);
            assert_eq!(read_length(&written), Some((count, &bytes[..])));
        }
    }
}
