use std::fmt::Write;

use crate::fixture::{FILMS, arg, bijou, folder, read_csv, shipped, train, write};

#[test]
fn predictions_keep_the_order_of_the_pairs_and_leave_unknown_films_empty() {
    let folder = folder();
    let catalog = train(&folder);
    let people =
        write(&folder, "people-to-serve.csv", "userId,movieId,rating\nme,1,5\nme,2,4.5\nme,30,1\nme,31,1\n");
    let pairs = "note,movieId,userId\na,5,me\nb,no such film,me\nc,35,me\nd,5,stranger\ne,42,me\n";
    let pairs = write(&folder, "pairs.csv", pairs);
    let out = folder.path().join("predictions.csv");
    let output = bijou(&[
        "predict",
        "--catalog",
        arg(&catalog),
        "--ratings",
        arg(&people),
        "--pairs",
        arg(&pairs),
        "--out",
        arg(&out),
    ]);
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("1 of 5 pairs"));
    let rows = read_csv(&out);
    let films: Vec<&str> = rows.iter().map(|row| row["movieId"].as_str()).collect();
    assert_eq!(films, ["5", "no such film", "35", "5", "42"]);
    assert_eq!([&rows[1]["predicted"], &rows[1]["low"], &rows[1]["high"]], ["", "", ""]);
    let stars = |row: usize| -> f32 { rows[row]["predicted"].parse().unwrap() };
    assert!(
        stars(0) > stars(3) && stars(3) > stars(2),
        "own taste {}, prior {}, other {}",
        stars(0),
        stars(3),
        stars(2)
    );
    for row in [0, 2, 3, 4] {
        let bound = |name: &str| -> f32 { rows[row][name].parse().unwrap() };
        assert!(bound("low") < bound("predicted") && bound("predicted") < bound("high"));
        assert!(bound("low") >= 0.5 && bound("high") <= 5.0);
    }
    let width = |row: usize| -> f32 {
        rows[row]["high"].parse::<f32>().unwrap() - rows[row]["low"].parse::<f32>().unwrap()
    };
    assert!(width(0) < width(3), "ratings must narrow the interval");
}

#[test]
fn every_film_of_the_shipped_catalog_gets_values_the_tail_too() {
    let folder = folder();
    let people = write(&folder, "people-to-serve.csv", "userId,movieId,rating\nme,318,5\nme,296,4\n");
    let all = folder.path().join("all.csv");
    let catalog = shipped();
    let recommend = bijou(&[
        "recommend",
        "--catalog",
        arg(&catalog),
        "--ratings",
        arg(&people),
        "--top",
        "1000000",
        "--out",
        arg(&all),
    ]);
    assert!(recommend.status.success());
    let mut pairs = "userId,movieId\n".to_owned();
    for pick in read_csv(&all) {
        writeln!(pairs, "me,{}", pick["movieId"]).unwrap();
    }
    let pairs = write(&folder, "pairs.csv", pairs);
    let out = folder.path().join("predictions.csv");
    let predict = bijou(&[
        "predict",
        "--catalog",
        arg(&catalog),
        "--ratings",
        arg(&people),
        "--pairs",
        arg(&pairs),
        "--out",
        arg(&out),
    ]);
    assert!(predict.status.success());
    let predictions = read_csv(&out);
    assert_eq!(predictions.len(), 88_138 - 2);
    assert!(
        predictions
            .iter()
            .all(|row| row["low"].parse::<f32>().unwrap() < row["high"].parse::<f32>().unwrap())
    );
    assert!(predictions.len() > FILMS as usize);
}
