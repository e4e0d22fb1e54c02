//! Tests of `.github/`: what runs there is fixed by commit, and may do no more than it must.

use std::fs;
use std::path::Path;

/// Digits of a commit's hash.
const DIGITS: usize = 40;

/// What is wrong with a workflow.
fn problems(workflow: &str) -> Vec<String> {
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
    if lines
        .iter()
        .any(|line| line.split_once(':').is_some_and(|(_, right)| right.trim().starts_with("write")))
    {
        problems.push("it may write".to_owned());
    }
    let checkouts = used.iter().filter(|action| action.starts_with("actions/checkout@")).count();
    let without_key = lines.iter().filter(|line| line.trim() == "persist-credentials: false").count();
    if checkouts > without_key {
        problems.push("a checkout leaves its key to every later step".to_owned());
    }
    problems
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
        let found = problems(&fs::read_to_string(&file).unwrap());
        assert!(found.is_empty(), "{}: {found:?}", file.display());
    }
}

#[test]
fn an_action_that_can_change_is_found() {
    assert!(problems(GOOD).is_empty(), "{:?}", problems(GOOD));
    let commit = "0123456789abcdef0123456789abcdef01234567 # v5.0.0";
    for version in ["v5", "main", &commit[..39], "\"v5\"", ""] {
        let found = problems(&GOOD.replace(commit, version));
        assert!(found[0].contains("can change"), "{version}: {found:?}");
    }
}

#[test]
fn rights_that_are_not_named_or_too_many_are_found() {
    let without = GOOD.replace("permissions:\n  contents: read\n", "");
    assert!(problems(&without)[0].contains("permissions"));
    // Those of one job do not speak for the next.
    let below = GOOD.replace("permissions:\n  contents", "env:\n  permissions");
    assert!(problems(&below)[0].contains("permissions"));
    assert_eq!(problems(&GOOD.replace("contents: read", "contents: write")), ["it may write"]);
    assert_eq!(problems(&GOOD.replace("persist-credentials: false", "fetch-depth: 1")).len(), 1);
}
