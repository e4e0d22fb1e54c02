use crate::fixture::{arg, bijou, files, folder, succeed, train, write};

#[test]
fn what_is_tuned_can_be_trained_with() {
    let folder = folder();
    let tune = || bijou(&["tune", arg(folder.path()), "--factors", "8", "--trials", "3"]);
    let output = tune();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{told}");
    assert!(told.contains("people, as given") && told.lines().count() >= 2, "{told}");
    assert_eq!(output.stdout, tune().stdout, "the same seed and trials gave other settings");
    let settings = write(&folder, "settings.json", &output.stdout);
    let out = folder.path().join("tuned");
    succeed(&["train", arg(folder.path()), "--out", arg(&out), "--settings", arg(&settings)]);
    assert!(succeed(&["inspect", arg(&out)]).contains("films with 8 factors"));
}

#[test]
fn settings_of_a_file_are_those_of_the_command_line() {
    let folder = folder();
    let plain = files(&train(&folder));
    let settings = write(&folder, "settings.json", r#"{"factors": 12}"#);
    let out = folder.path().join("other");
    let args = ["train", arg(folder.path()), "--out", arg(&out), "--settings", arg(&settings)];
    succeed(&[&args[..], &["--factors", "8"]].concat());
    assert_eq!(plain, files(&out), "the command line must win");
    succeed(&args);
    assert!(succeed(&["inspect", arg(&out)]).contains("films with 12 factors"));
}

#[test]
fn settings_that_make_no_sense_are_refused() {
    let folder = folder();
    for (text, expected) in [
        (r#"{"factor": 12}"#, "unknown field `factor`"),
        (r#"{"target": {"zero": 1}}"#, "missing field"),
        (r#"{"factors": 1}"#, "there are 2 to 512"),
        (r#"{"fewest_ratings": 0}"#, "at least 1"),
        ("{factors: 12}", "key must be a string"),
    ] {
        let settings = write(&folder, "settings.json", text);
        let output = bijou(&["tune", arg(folder.path()), "--settings", arg(&settings)]);
        let sentence = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{sentence}");
        assert!(
            sentence.contains("settings.json holds no settings") && sentence.contains(expected),
            "{sentence}"
        );
    }
}
