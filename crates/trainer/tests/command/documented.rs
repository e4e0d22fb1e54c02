//! The commands that the documentation shows, run as they stand there.
//!
//! A block of `sh` is run: every document's blocks one after the other, in a folder that looks like the project's. One that takes
//! long, or needs what is not in the project, says so behind `sh`.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use tempfile::TempDir;

/// Why a block is not run.
const REASONS: [(&str, &str); 5] = [
    ("minutes", "it takes more than one"),
    ("data", "it needs ratings that are not in the project"),
    ("suite", "the tests as a whole are what it says, or do it"),
    ("serves", "it goes on until it is stopped"),
    ("elsewhere", "it is for another machine, or an account there"),
];

/// Folders with documents, besides those at the top.
const FOLDERS: [&str; 2] = ["docs", "deploy"];

/// Commands that no document needs to show: they are for those who work on Bijou itself.
const INTERNAL: [&str; 2] = ["factorize", "help"];

struct Block {
    document: String,
    language: String,
    reason: Option<String>,
    text: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn documents() -> Vec<PathBuf> {
    let mut folders = vec![root()];
    folders.extend(FOLDERS.map(|folder| root().join(folder)));
    folders.extend(
        fs::read_dir(root().join("examples")).into_iter().flatten().map(|entry| entry.unwrap().path()),
    );
    let listed = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    let mut found: Vec<_> = listed.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    found.sort();
    found
}

fn blocks(document: &Path) -> Vec<Block> {
    let text = fs::read_to_string(document).unwrap();
    let document = document.strip_prefix(root()).unwrap().display().to_string();
    let mut blocks: Vec<Block> = Vec::new();
    let mut inside = false;
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(said))) => {
                let mut words = said.split_whitespace().map(str::to_owned);
                let (language, reason) = (words.next().unwrap_or_default(), words.next());
                blocks.push(Block { document: document.clone(), language, reason, text: String::new() });
                inside = true;
            }
            Event::Text(text) if inside => blocks.last_mut().unwrap().text.push_str(&text),
            Event::End(TagEnd::CodeBlock) => inside = false,
            _ => {}
        }
    }
    blocks
}

fn all_blocks() -> Vec<Block> {
    documents().iter().flat_map(|document| blocks(document)).collect()
}

/// A folder in which the project's files are found by the same paths, and whatever is written stays there.
fn stage() -> TempDir {
    let stage = tempfile::tempdir().unwrap();
    for name in ["docs", "examples", "public", "deploy"] {
        if root().join(name).exists() {
            symlink(root().join(name), stage.path().join(name)).unwrap();
        }
    }
    // What a stranger comes with.
    fs::copy(root().join("examples/book-club/votes.csv"), stage.path().join("votes.csv")).unwrap();
    stage
}

#[test]
fn every_command_of_the_documentation_does_what_it_says() {
    let program = Path::new(env!("CARGO_BIN_EXE_bijou")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap();
    let path =
        std::env::join_paths([program.to_owned()].into_iter().chain(std::env::split_paths(&path))).unwrap();
    let mut run = 0;
    for document in documents() {
        let stage = stage();
        for block in blocks(&document).iter().filter(|block| block.language == "sh" && block.reason.is_none())
        {
            let output = Command::new("bash")
                .args(["-e", "-u", "-o", "pipefail", "-c", &block.text])
                .current_dir(stage.path())
                .env("PATH", &path)
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{}:\n{}\n{said}", block.document, block.text);
            run += 1;
        }
    }
    assert!(run > 0, "no document has a command that is run");
}

#[test]
fn a_block_that_is_not_run_says_why() {
    for Block { document, language, reason, text } in all_blocks() {
        let shows_commands = text.lines().any(|line| {
            ["bijou ", "cargo ", "npm ", "python", "node "]
                .iter()
                .any(|begin| line.trim_start().starts_with(begin))
        });
        assert!(language == "sh" || !shows_commands, "{document}: commands are marked `sh`:\n{text}");
        if let Some(reason) = reason.filter(|_| language == "sh") {
            let known: Vec<_> = REASONS.iter().map(|(word, _)| *word).collect();
            assert!(known.contains(&reason.as_str()), "{document}: `{reason}` is none of {known:?}:\n{text}");
        }
    }
}

#[test]
fn every_command_is_documented() {
    let help = super::fixture::succeed(&["help"]);
    let listed =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands: BTreeSet<&str> = listed.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.contains("train"), "{help}");
    let shown: String = all_blocks().iter().map(|block| block.text.as_str()).collect();
    for command in commands.iter().filter(|command| !INTERNAL.contains(command)) {
        assert!(shown.contains(&format!("bijou {command} ")), "no document shows `bijou {command}`");
    }
}
