//! Tests of `.github/`: what runs there is fixed by commit, and may do no more than it must.

use std::fs;
use std::path::Path;

/// Digits of a commit's hash.
const DIGITS: usize = 40;

/// The one workflow that hands something over, the job of it that does, and what that job needs for it.
const PUBLISHES: &str = "pages.yml";
const HANDS_OVER: &str = "deploy";
const MAY_WRITE: [&str; 2] = ["pages", "id-token"];

/// What is wrong with a workflow.
fn problems(name: &str, workflow: &str) -> Vec<String> {
    let lines: Vec<&str> = workflow.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let used = lines.iter().filter_map(|line| line.split_once("uses:"));
    let used = used.map(|(_, action)| action.split(" #").next().unwrap_or_default());
    let used: Vec<&str> = used.map(|action| action.trim().trim_matches(['"', '\''])).collect();
    let mut problems: Vec<String> = used
        .iter()
        .filter(|action| !is_pinned(action))
        .map(|action| format!("`{action}` can change: name it by a commit"))
        .collect();
    if !lines.iter().any(|line| line.starts_with("permissions:")) {
        problems.push("it does not say what it may do: it needs `permissions` at its top".to_owned());
    }
    let allowed =
        if name == PUBLISHES { MAY_WRITE.map(|right| (HANDS_OVER, right)).to_vec() } else { Vec::new() };
    if rights_to_write(&lines) != allowed {
        problems.push("it may write".to_owned());
    }
    let checkouts = used.iter().filter(|action| action.starts_with("actions/checkout@")).count();
    let without_key = lines.iter().filter(|line| line.trim() == "persist-credentials: false").count();
    if checkouts > without_key {
        problems.push("a checkout leaves its key to every later step".to_owned());
    }
    problems
}

/// Every right to write, in order, with the job that has it; no job's name where all have it.
fn rights_to_write<'a>(lines: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let (mut in_jobs, mut job, mut rights) = (false, "", Vec::new());
    for line in lines {
        let indent = line.len() - line.trim_start().len();
        let Some((key, value)) = line.trim().split_once(':') else { continue };
        match indent {
            0 => (in_jobs, job) = (key == "jobs", ""),
            2 if in_jobs => job = key,
            _ => {}
        }
        // Rights may stand in braces too, and all of them in one word.
        let words = value.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
        if words.into_iter().any(|word| matches!(word, "write" | "write-all")) {
            rights.push((job, key));
        }
    }
    rights
}

/// What lies in this repository is as fixed as the workflow itself.
fn is_pinned(action: &str) -> bool {
    let commit = action.rsplit_once('@').map(|(_, commit)| commit).unwrap_or_default();
    action.starts_with("./")
        || (commit.len() == DIGITS && commit.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

const GOOD: &str = "
permissions:
  contents: read
jobs:
  test:
    steps:
      - uses: actions/checkout@0123456789abcdef0123456789abcdef01234567 # v5.0.0
        with:
          persist-credentials: false
      - uses: ./.github/actions/ours
";

#[test]
fn every_workflow_is_pinned_and_may_only_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/workflows");
    let files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!files.is_empty());
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy();
        let found = problems(&name, &fs::read_to_string(&file).unwrap());
        assert!(found.is_empty(), "{}: {found:?}", file.display());
    }
}

#[test]
fn an_action_that_can_change_is_found() {
    assert!(problems("test.yml", GOOD).is_empty(), "{:?}", problems("test.yml", GOOD));
    let commit = "0123456789abcdef0123456789abcdef01234567 # v5.0.0";
    for version in ["v5", "main", &commit[..39], "\"v5\"", ""] {
        let found = problems("test.yml", &GOOD.replace(commit, version));
        assert!(found[0].contains("can change"), "{version}: {found:?}");
    }
}

#[test]
fn rights_that_are_not_named_or_too_many_are_found() {
    let without = GOOD.replace("permissions:\n  contents: read\n", "");
    assert!(problems("test.yml", &without)[0].contains("permissions"));
    // Those of one job do not speak for the next.
    let below = GOOD.replace("permissions:\n  contents", "env:\n  permissions");
    assert!(problems("test.yml", &below)[0].contains("permissions"));
    assert_eq!(problems("test.yml", &GOOD.replace("contents: read", "contents: write")), ["it may write"]);
    assert_eq!(problems("test.yml", &GOOD.replace("persist-credentials: false", "fetch-depth: 1")).len(), 1);
}

#[test]
fn only_the_job_that_hands_the_site_over_may_write_and_only_that() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/workflows/pages.yml");
    let pages = fs::read_to_string(file).unwrap();
    let rights = "      pages: write\n      id-token: write\n";
    assert_eq!(pages.matches(rights).count(), 1);
    assert_eq!(problems("test.yml", &pages), ["it may write"]);
    for changed in [
        pages.replace("  contents: read", "  contents: read\n  pages: write"),
        pages.replace("  contents: read", "  contents: write"),
        pages.replace("permissions:\n  contents: read", "permissions: write-all"),
        pages.replace(rights, &format!("{rights}      contents: write\n")),
        pages.replace(rights, "      pages: write\n"),
        pages.replace("  deploy:\n", "  other:\n"),
        pages.replace(
            "    permissions:\n      pages: write",
            "    permissions: { contents: write }\n    x:\n      pages: write",
        ),
    ] {
        assert!(problems("pages.yml", &changed).contains(&"it may write".to_owned()), "{changed}");
    }
}
