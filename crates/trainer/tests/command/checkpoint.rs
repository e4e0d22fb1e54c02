use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::fixture::{arg, bijou, files, succeed};

/// Made-up data whose training takes long enough to be stopped, and the arguments for it.
fn training(folder: &TempDir) -> (String, [&'static str; 2]) {
    let data = folder.path().join("data");
    succeed(&["synthesize", "--films", "2000", "--users", "1200", "--out", arg(&data)]);
    (arg(&data).to_owned(), ["--factors", "32"])
}

#[test]
fn a_training_that_is_killed_goes_on_and_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let (data, more) = training(&folder);
    let [whole, resumed] = ["whole", "resumed"].map(|name| folder.path().join(name));
    succeed(&["train", &data, "--out", arg(&whole), more[0], more[1]]);
    let checkpoint = folder.path().join("checkpoint");
    let mut args = vec!["train", &data, "--out", arg(&resumed), "--checkpoint", arg(&checkpoint)];
    args.extend(more);
    let mut kills = 0;
    // Killed the sooner after the first sweep was saved, the more is left to do.
    for patience in [0, 150, 700] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bijou"));
        let mut child = command.args(&args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let started = Instant::now();
        while !checkpoint.exists() && child.try_wait().unwrap().is_none() {
            assert!(started.elapsed() < Duration::from_secs(60), "no sweep was saved");
            std::thread::sleep(Duration::from_millis(2));
        }
        std::thread::sleep(Duration::from_millis(patience));
        if child.try_wait().unwrap().is_none() {
            child.kill().unwrap();
            kills += 1;
        }
        child.wait().unwrap();
        if resumed.exists() {
            break;
        }
        assert!(checkpoint.exists());
    }
    assert!(kills > 0, "nothing was stopped");
    succeed(&args);
    assert_eq!(files(&whole), files(&resumed));
    assert!(!checkpoint.exists(), "a finished training leaves its checkpoint");
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    assert!(left <= 3 + kills, "{left} files: more than a half-written one per kill");
}

#[test]
fn a_checkpoint_of_other_data_or_settings_is_refused_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (data, more) = training(&folder);
    let out = folder.path().join("catalog");
    let checkpoint = folder.path().join("checkpoint");
    let train = |factors: &str| {
        bijou(&["train", &data, "--out", arg(&out), "--checkpoint", arg(&checkpoint), more[0], factors])
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_bijou"));
    command.args(["train", &data, "--out", arg(&out), "--checkpoint", arg(&checkpoint), more[0], more[1]]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while !checkpoint.exists() {
        assert!(child.try_wait().unwrap().is_none(), "no sweep was saved");
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let saved = std::fs::read(&checkpoint).unwrap();
    let refused = |output: std::process::Output, expected: &str| {
        let sentence = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{sentence}");
        assert!(sentence.contains(expected) && !out.exists(), "{sentence}");
    };
    refused(train("31"), "is of other data or settings");
    assert_eq!(std::fs::read(&checkpoint).unwrap(), saved);
    std::fs::write(&checkpoint, &saved[..saved.len() - 1]).unwrap();
    refused(train("32"), "is no checkpoint of this program, or was damaged");
    std::fs::write(&checkpoint, saved).unwrap();
    let ratings = std::path::Path::new(&data).join("ratings.csv");
    let text = std::fs::read_to_string(&ratings).unwrap();
    std::fs::write(&ratings, text + "1,1,0.5,2000000000\n").unwrap();
    refused(train("32"), "is of other data or settings");
}
