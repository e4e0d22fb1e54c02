use std::path::Path;
use std::sync::Arc;

use parquet::data_type::{BoolType, ByteArray, ByteArrayType, FloatType, Int64Type};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::fixture::{arg, bijou, files, folder, ratings, train, write};

/// Every so manieth rating has no number, and every so manieth no film.
const WITHOUT_RATING: usize = 7;
const WITHOUT_FILM: usize = 11;

/// A row of `ratings.csv`: person, film, stars and time, some of them missing.
type Row = (String, Option<i64>, Option<f32>, i64);

fn rows() -> Vec<Row> {
    let text = ratings();
    let rows = text.lines().skip(1).enumerate().map(|(number, line)| {
        let fields: Vec<&str> = line.split(',').collect();
        let film = (number % WITHOUT_FILM != 3).then(|| fields[1].parse().unwrap());
        let stars = (number % WITHOUT_RATING != 2).then(|| fields[2].parse().unwrap());
        (fields[0].to_owned(), film, stars, fields[3].parse().unwrap())
    });
    rows.collect()
}

/// The values that are there, and for each row whether it has one.
fn present<T: Clone>(values: &[Option<T>]) -> (Vec<T>, Vec<i16>) {
    (
        values.iter().flatten().cloned().collect(),
        values.iter().map(|value| i16::from(value.is_some())).collect(),
    )
}

fn write_parquet(path: &Path, rows: &[Row]) {
    let schema = "message ratings {
        required binary userId (UTF8); optional int64 movieId; optional float rating; required int64 timestamp;
    }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let mut file =
        SerializedFileWriter::new(std::fs::File::create(path).unwrap(), schema, Arc::default()).unwrap();
    // Two groups, as files from elsewhere have many.
    for rows in rows.chunks(rows.len() / 2 + 1) {
        let mut group = file.next_row_group().unwrap();
        let users: Vec<ByteArray> = rows.iter().map(|row| row.0.as_str().into()).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&users, None, None).unwrap();
        column.close().unwrap();
        let (films, levels) = present(&rows.iter().map(|row| row.1).collect::<Vec<_>>());
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&films, Some(&levels), None).unwrap();
        column.close().unwrap();
        let (stars, levels) = present(&rows.iter().map(|row| row.2).collect::<Vec<_>>());
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<FloatType>().write_batch(&stars, Some(&levels), None).unwrap();
        column.close().unwrap();
        let times: Vec<i64> = rows.iter().map(|row| row.3).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&times, None, None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
    }
    file.close().unwrap();
}

#[test]
fn what_is_null_counts_as_an_empty_field() {
    let folder = folder();
    let rows = rows();
    let field = |value: Option<String>| value.unwrap_or_default();
    let lines = rows.iter().map(|(user, film, stars, time)| {
        let (film, stars) =
            (field(film.map(|film| film.to_string())), field(stars.map(|stars| stars.to_string())));
        format!("{user},{film},{stars},{time}\n")
    });
    write(
        &folder,
        "ratings.csv",
        "userId,movieId,rating,timestamp\n".to_owned() + &lines.collect::<String>(),
    );
    let plain = files(&train(&folder));
    std::fs::remove_file(folder.path().join("ratings.csv")).unwrap();
    write_parquet(&folder.path().join("ratings.parquet"), &rows);
    assert_eq!(plain, files(&train(&folder)));

    let out = folder.path().join("again");
    let output = bijou(&["train", arg(folder.path()), "--out", arg(&out), "--factors", "8"]);
    let said = String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap();
    let dropped = rows.iter().filter(|row| row.1.is_none() || row.2.is_none()).count();
    assert!(said.contains(&format!("{dropped}  ratings dropped: malformed row")), "{said}");
}

#[test]
fn a_column_of_another_kind_is_named() {
    let folder = folder();
    let path = folder.path().join("ratings.parquet");
    std::fs::remove_file(folder.path().join("ratings.csv")).unwrap();
    let kinds = [
        ("required boolean rating;", "column rating holds BOOLEAN"),
        ("repeated boolean rating;", "column rating holds lists"),
        ("optional group rating { required boolean stars; }", "has no column rating"),
    ];
    for (column, expected) in kinds {
        let schema = format!("message ratings {{ required int64 userId; required int64 movieId; {column} }}");
        let schema = Arc::new(parse_message_type(&schema).unwrap());
        let file = std::fs::File::create(&path).unwrap();
        let mut file = SerializedFileWriter::new(file, schema, Arc::default()).unwrap();
        let mut group = file.next_row_group().unwrap();
        for _ in 0..2 {
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<Int64Type>().write_batch(&[1], None, None).unwrap();
            column.close().unwrap();
        }
        let mut last = group.next_column().unwrap().unwrap();
        last.typed::<BoolType>().write_batch(&[true], Some(&[1]), Some(&[0])).unwrap();
        last.close().unwrap();
        group.close().unwrap();
        file.close().unwrap();
        let out = folder.path().join("catalog");
        let output = bijou(&["train", arg(folder.path()), "--out", arg(&out)]);
        let sentence = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{sentence}");
        assert!(sentence.contains(expected), "{sentence}");
        assert!(!out.exists());
    }
}
