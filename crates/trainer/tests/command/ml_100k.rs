use std::fmt::Write;

use crate::fixture::{arg, bijou, write};

/// Forty people who like every other film, in five splits; film 31 is in tests only.
fn splits() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for split in 1..=5_u32 {
        let (mut base, mut test) = (String::new(), String::new());
        for (user, item) in (1..=40_u32).flat_map(|user| (1..=30_u32).map(move |item| (user, item))) {
            let side = if (user * 7 + item) % 5 == split - 1 { &mut test } else { &mut base };
            writeln!(
                side,
                "{user}\t{item}\t{}\t88{item}",
                if (user + item).is_multiple_of(2) { 5 } else { 2 }
            )
            .unwrap();
        }
        test += "1\t31\t4\t889\n";
        write(&folder, &format!("u{split}.base"), base);
        write(&folder, &format!("u{split}.test"), test);
    }
    folder
}

#[test]
fn the_official_splits_are_trained_on_and_predicted_one_by_one() {
    let folder = splits();
    let output = bijou(&["evaluate", "--ml-100k", arg(folder.path()), "--factors", "8"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    let rows: Vec<Vec<&str>> = printed.lines().map(|line| line.split_whitespace().collect()).collect();
    let row = |name: &str| rows.iter().find(|row| row.first() == Some(&name)).unwrap();
    for split in ["u1", "u2", "u3", "u4", "u5"] {
        assert_eq!(row(split)[1], "241");
    }
    let rmse: f64 = row("mean")[2].parse().unwrap();
    // Everybody's mean would be 1.5 off.
    assert!(rmse < 1.0, "{printed}");
}

#[test]
fn a_missing_split_is_named_and_without_any_folder_the_command_line_is_refused() {
    let folder = splits();
    std::fs::remove_file(folder.path().join("u4.test")).unwrap();
    let output = bijou(&["evaluate", "--ml-100k", arg(folder.path())]);
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("u4.test"));
    assert_eq!(bijou(&["evaluate"]).status.code(), Some(2));
}
