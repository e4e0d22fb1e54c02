//! Cutting the program in two: what a first visit needs, and a late part that follows by itself.
//!
//! The cut must be made between the linker, which knows what belongs together, and wasm-bindgen, which rewrites the first
//! part. Trunk has no hook there (trunk#1022), but looks for wasm-bindgen on the search path: it finds a copy of this
//! program under that name, which cuts and then calls the real one.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::hash;
use crate::process::run_logged;
use crate::project::Project;

/// Tells the copy of this program where the real wasm-bindgen is.
const REAL: &str = "BIJOU_WASM_BINDGEN";
/// Tells it where the parts go.
const PARTS: &str = "BIJOU_PARTS";
/// What cuts.
const SPLITTER: &str = "wasm-split-cli";
/// The name that Trunk looks for.
const BINDGEN: &str = "wasm-bindgen";
/// What the cut writes: the first part, which wasm-bindgen then binds, the late part, named after its split point in
/// `src/late.rs`, and the script that fetches it.
const FIRST: &str = "main.wasm";
const LATE: &str = "split_late.wasm";
const LOADER: &str = "__wasm_split.js";

/// Whether this program was started under the name of wasm-bindgen.
pub fn stands_in() -> bool {
    env::args_os().next().is_some_and(|name| Path::new(&name).file_stem().is_some_and(|stem| stem == BINDGEN))
}

/// Cuts the program that wasm-bindgen is asked to bind, and has the first part bound.
///
/// # Errors
/// When the program cannot be cut or bound.
pub fn stand_in() -> Result<()> {
    let real = env::var_os(REAL).with_context(|| format!("{REAL} does not name wasm-bindgen"))?;
    let mut arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let program = arguments.iter_mut().find(|argument| has_kind(Path::new(argument), "wasm"));
    if let Some(program) = program {
        let parts =
            PathBuf::from(env::var_os(PARTS).with_context(|| format!("{PARTS} does not name a folder"))?);
        *program = cut(Path::new(program), &parts)?.into_os_string();
        // The late part reaches the first through what the linker has named.
        arguments.push("--keep-lld-exports".into());
    }
    let mut bindgen = Command::new(real);
    let status = bindgen.args(&arguments).status().context("cannot start wasm-bindgen")?;
    if !status.success() {
        bail!("wasm-bindgen failed");
    }
    Ok(())
}

/// Makes Trunk call this program for wasm-bindgen.
///
/// # Errors
/// When a folder cannot be made or wasm-bindgen is not there.
pub fn prepare(project: &Project, trunk: &mut Command) -> Result<()> {
    let folder = project.scratch().join("bin");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let this = env::current_exe().context("cannot find this program")?;
    let copy = folder.join(BINDGEN).with_extension(env::consts::EXE_EXTENSION);
    fs::copy(&this, &copy).with_context(|| format!("cannot write {}", copy.display()))?;
    let real = project.find(BINDGEN).context("wasm-bindgen is not installed")?;
    trunk.env("PATH", project.search_path_after(&folder)?).env(REAL, real).env(PARTS, parts(project));
    Ok(())
}

/// Cuts a program into `parts` and returns the first.
fn cut(program: &Path, parts: &Path) -> Result<PathBuf> {
    fs::create_dir_all(parts).with_context(|| format!("cannot create {}", parts.display()))?;
    let mut splitter = Command::new(SPLITTER);
    splitter.arg(program).arg(parts);
    run_logged(splitter, &parts.with_extension("log"))?;
    // wasm-bindgen names its output after its input.
    let first = parts.join(program.file_name().context("the program has no name")?);
    fs::rename(parts.join(FIRST), &first).with_context(|| format!("the cut gave no {FIRST}"))?;
    // Trunk names the first part by its content, of which the late part's name must be a part.
    let late = fs::read(parts.join(LATE)).with_context(|| format!("the cut gave no {LATE}"))?;
    let mut module = fs::read(&first).with_context(|| format!("cannot read {}", first.display()))?;
    module.extend(note("late", &hash(&late)));
    fs::write(&first, module).with_context(|| format!("cannot write {}", first.display()))?;
    Ok(first)
}

/// Puts the late part into the site, and what fetches it into the first part's script.
///
/// # Errors
/// When the program was not cut, or no script of the site is the first part's.
pub fn join(project: &Project, site: &Path) -> Result<()> {
    let parts = parts(project);
    let late = fs::read(parts.join(LATE)).with_context(|| format!("the cut gave no {LATE}"))?;
    let name = format!("late-{}.wasm", hash(&late));
    fs::write(site.join(&name), late).with_context(|| format!("cannot write {name}"))?;
    let loader = super::read(&parts.join(LOADER))?;
    let mut joined = 0;
    for script in super::files(site, "js")? {
        if let Some(text) = with_loader(&super::read(&script)?, &loader, &name) {
            super::write(&script, &text)?;
            joined += 1;
        }
    }
    if joined != 1 {
        bail!("{joined} scripts load the late part, in place of one");
    }
    Ok(())
}

/// The first part's script with the loader in itself: a file of its own would be one more to wait for.
fn with_loader(first: &str, loader: &str, late: &str) -> Option<String> {
    let (before, rest) = first.split_once("import * as ")?;
    let (name, after) = rest.split_once(&format!(" from \"./{LOADER}\""))?;
    let exported: Vec<&str> = loader
        .lines()
        .filter_map(|line| Some(line.strip_prefix("export const ")?.split_once(' ')?.0))
        .collect();
    let own = loader
        .lines()
        .filter(|line| !line.starts_with("import "))
        .map(|line| line.strip_prefix("export ").unwrap_or(line).replace(LATE, late) + "\n")
        .collect::<String>();
    Some(format!(
        "{before}{}\n{own}\nconst {name} = {{ {} }};\n",
        after.trim_start_matches(';'),
        exported.join(", ")
    ))
}

fn parts(project: &Project) -> PathBuf {
    project.scratch().join("parts")
}

fn has_kind(file: &Path, kind: &str) -> bool {
    file.extension().is_some_and(|extension| extension == kind)
}

/// A section for readers other than browsers, which skip it.
fn note(name: &str, text: &str) -> Vec<u8> {
    let body = [&[name.len() as u8], name.as_bytes(), text.as_bytes()].concat();
    [&[0, body.len() as u8], &body[..]].concat()
}

#[cfg(test)]
mod tests {
    use super::super::optimize::sections;
    use super::*;

    #[test]
    fn the_loader_becomes_part_of_the_script() {
        let first = "import * as import1 from \"./__wasm_split.js\"\nfoo();\nexport { initSync };\n";
        let loader = "import { initSync } from \"./first.js\";\nfunction run() { fetch(\"./split_late.wasm\"); }\nexport const load = run;\n";
        assert_eq!(
            with_loader(first, loader, "late-1.wasm").unwrap(),
            "\nfoo();\nexport { initSync };\n\nfunction run() { fetch(\"./late-1.wasm\"); }\nconst load = run;\n\nconst import1 = { load };\n"
        );
        assert_eq!(with_loader("foo();", loader, "late-1.wasm"), None);
    }

    #[test]
    fn a_note_is_a_section_that_browsers_skip() {
        let module = [&b"\0asm\x01\0\0\0"[..], &note("late", &hash(b"x"))].concat();
        let found = sections(&module).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].2.len()), (0, 1 + 4 + hash(b"x").len()));
    }
}
