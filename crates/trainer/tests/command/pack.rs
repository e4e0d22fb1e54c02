use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bijou_catalog::{Manifest, Shard, ShardKind};
use flate2::read::GzDecoder;
use npyz::WriterBuilder;
use parquet::data_type::{DoubleType, FloatType, Int32Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use tempfile::TempDir;

use crate::fixture::{arg, bijou, files, folder, read_csv, succeed, write};

const DIMS: usize = 6;

/// A film's id and factors.
type Row = (i32, Vec<f32>);

/// Factors of films 1 to 40, those of either taste close to each other. They are whole and half numbers with a largest one of
/// 7.5, which packing keeps as they are.
fn factors() -> Vec<Row> {
    let value = |film: i32, d: usize| match (film <= 20, d) {
        (_, 5) => 0.5,
        (true, 0) | (false, 1) => 7.5,
        (_, 0 | 1) => -0.5,
        _ => ((film as usize * 3 + d * 5) % 4) as f32 - 1.5,
    };
    (1..=40).map(|film| (film, (0..DIMS).map(|d| value(film, d)).collect())).collect()
}

/// A folder as Spark writes it: parts, compressed, with marks between them.
fn write_spark(folder: &Path, factors: &[Row]) {
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join("_SUCCESS"), "").unwrap();
    std::fs::write(folder.join(".part-00000-0.snappy.parquet.crc"), "crc").unwrap();
    let schema = "message spark_schema { required int32 id; optional group features (LIST) {
        repeated group list { required float element; } } }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let snappy = WriterProperties::builder().set_compression(parquet::basic::Compression::SNAPPY).build();
    let snappy = Arc::new(snappy);
    for (part, rows) in factors.chunks(factors.len().div_ceil(3).max(1)).enumerate() {
        let file = std::fs::File::create(folder.join(format!("part-0000{part}-0.snappy.parquet"))).unwrap();
        let mut file = SerializedFileWriter::new(file, Arc::clone(&schema), Arc::clone(&snappy)).unwrap();
        let mut group = file.next_row_group().unwrap();
        let ids: Vec<i32> = rows.iter().map(|(id, _)| *id).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int32Type>().write_batch(&ids, None, None).unwrap();
        column.close().unwrap();
        let values: Vec<f32> = rows.iter().flat_map(|(_, row)| row.iter().copied()).collect();
        let repeated: Vec<i16> =
            rows.iter().flat_map(|(_, row)| (0..row.len()).map(|d| i16::from(d > 0))).collect();
        let mut column = group.next_column().unwrap().unwrap();
        let defined = vec![2; values.len()];
        column.typed::<FloatType>().write_batch(&values, Some(&defined), Some(&repeated)).unwrap();
        column.close().unwrap();
        group.close().unwrap();
        file.close().unwrap();
    }
}

/// A table with a numbered column of 64 bits per factor, the last one first.
fn write_columns(path: &Path, factors: &[Row]) {
    let columns: String = (0..DIMS).rev().map(|d| format!("optional double f{d}; ")).collect();
    let schema = format!("message factors {{ required int32 film; {columns} }}");
    let schema = Arc::new(parse_message_type(&schema).unwrap());
    let file = std::fs::File::create(path).unwrap();
    let mut file = SerializedFileWriter::new(file, schema, Arc::default()).unwrap();
    let mut group = file.next_row_group().unwrap();
    let ids: Vec<i32> = factors.iter().map(|(id, _)| *id).collect();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<Int32Type>().write_batch(&ids, None, None).unwrap();
    column.close().unwrap();
    for d in (0..DIMS).rev() {
        let values: Vec<f64> = factors.iter().map(|(_, row)| f64::from(row[d])).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<DoubleType>().write_batch(&values, Some(&vec![1; values.len()]), None).unwrap();
        column.close().unwrap();
    }
    group.close().unwrap();
    file.close().unwrap();
}

/// A NumPy array of so many columns in the order of the values.
fn write_npy<T: npyz::AutoSerialize>(
    path: &Path,
    shape: &[u64],
    order: npyz::Order,
    values: impl Iterator<Item = T>,
) {
    let options = npyz::WriteOptions::new().default_dtype().shape(shape).order(order);
    let mut array = options.writer(std::fs::File::create(path).unwrap()).begin_nd().unwrap();
    array.extend(values).unwrap();
    array.finish().unwrap();
}

fn pack(folder: &TempDir, factors: &Path, more: &[&str]) -> (PathBuf, String) {
    let out = folder.path().join("packed");
    let args = ["pack", arg(folder.path()), "--factors", arg(factors), "--out", arg(&out)];
    let printed = succeed(&[&args, more].concat());
    (out, printed)
}

/// The factors of a catalog by film, as they are packed.
pub fn packed_factors(catalog: &Path) -> BTreeMap<String, Vec<f32>> {
    let mut factors = BTreeMap::new();
    for shard in shards(catalog) {
        let rows = shard.factors.iter().flat_map(|factors| factors.rows());
        for (id, row) in shard.films.ids.to_vec().into_iter().zip(rows) {
            factors.insert(id, row.codes.iter().map(|code| f32::from(*code) * row.scale).collect());
        }
    }
    factors
}

pub fn manifest(catalog: &Path) -> Manifest {
    Manifest::from_json(&std::fs::read(catalog.join("manifest.json")).unwrap()).unwrap()
}

pub fn shards(catalog: &Path) -> Vec<Shard> {
    let read = |entry: &bijou_catalog::ShardEntry| {
        let mut inflated = Vec::new();
        let file = std::fs::File::open(catalog.join(&entry.file)).unwrap();
        std::io::Read::read_to_end(&mut GzDecoder::new(file), &mut inflated).unwrap();
        Shard::from_bytes(entry, &inflated).unwrap()
    };
    manifest(catalog).shards.iter().map(read).collect()
}

/// The films that a person who loves the first ones is told of, best first.
fn picks(folder: &TempDir, catalog: &Path) -> Vec<u32> {
    let person = write(folder, "person.csv", "userId,movieId,rating\nme,1,5\nme,2,4.5\nme,3,4\nme,30,1\n");
    let out = folder.path().join("picks.csv");
    let args = ["recommend", "--catalog", arg(catalog), "--ratings", arg(&person), "--top", "10"];
    succeed(&[&args[..], &["--out", arg(&out)]].concat());
    read_csv(&out).iter().map(|row| row["movieId"].parse().unwrap()).collect()
}

const PLAIN: [&str; 6] = ["--model", "als-implicit", "--alpha", "4", "--regularization", "0.1"];

#[test]
fn factors_of_spark_become_a_catalog_that_recommends_by_them() {
    let folder = folder();
    let spark = folder.path().join("model");
    // As a model that was saved: the films' factors beside others.
    write_spark(&spark.join("itemFactors"), &factors());
    write_spark(&spark.join("userFactors"), &factors()[..3]);
    let (catalog, printed) = pack(&folder, &spark, &PLAIN);
    assert!(
        printed.contains("6 factors each for 40 films, 0 rows are of no film here; 0 films"),
        "{printed}"
    );
    for (film, row) in factors() {
        let packed = &packed_factors(&catalog)[&film.to_string()];
        let far = row.iter().zip(packed).any(|(given, packed)| (given - packed).abs() > 0.3);
        assert!(!far, "film {film}: {row:?} became {packed:?}");
    }
    let picks = picks(&folder, &catalog);
    assert!(picks.iter().all(|film| (4..=20).contains(film)), "{picks:?}");
    let inspected = succeed(&["inspect", arg(&catalog)]);
    for expected in
        ["Hu, Koren & Volinsky", "trained elsewhere", "4 alpha", "40 films with factors from elsewhere"]
    {
        assert!(inspected.contains(expected), "{expected} is missing in:\n{inspected}");
    }
    assert_eq!(manifest(&catalog).shards.last().unwrap().kind, ShardKind::Tail);
}

#[test]
fn the_same_factors_in_any_format_give_the_same_bytes() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    write_spark(&path("spark"), &factors());
    let (catalog, _) = pack(&folder, &path("spark"), &PLAIN);
    let expected = files(&catalog);
    write_columns(&path("columns.parquet"), &factors());
    let rows = factors();
    let by_film = || rows.iter().flat_map(|(_, row)| row.clone());
    let by_factor = || (0..DIMS).flat_map(|d| rows.iter().map(move |(_, row)| f64::from(row[d])));
    let shape = [rows.len() as u64, DIMS as u64];
    write_npy(&path("c.npy"), &shape, npyz::Order::C, by_film());
    write_npy(&path("fortran.npy"), &shape, npyz::Order::Fortran, by_factor());
    write_npy(&path("ids.npy"), &shape[..1], npyz::Order::C, rows.iter().map(|(id, _)| i64::from(*id)));
    let lines: String = rows.iter().map(|(id, _)| format!("{id}\n")).collect();
    write(&folder, "ids.txt", lines);
    let (lines, array) = (path("ids.txt"), path("ids.npy"));
    for (name, more) in [
        ("columns.parquet", ["--id-column", "film"]),
        ("c.npy", ["--ids", arg(&lines)]),
        ("fortran.npy", ["--ids", arg(&array)]),
    ] {
        let (catalog, _) = pack(&folder, &path(name), &[&PLAIN[..], &more].concat());
        assert!(files(&catalog) == expected, "{name}");
    }
}

#[test]
fn films_without_factors_are_solved_for_or_known_by_their_content() {
    for model in [&PLAIN[..], &["--model", "graded"]] {
        let folder = folder();
        // Films 5 and 25 were not trained on; nobody rated film 41; film 99 is of no title.
        let mut rows = factors();
        rows.retain(|(film, _)| ![5, 25].contains(film));
        rows.push((99, rows[0].1.clone()));
        let spark = folder.path().join("spark");
        write_spark(&spark, &rows);
        let (catalog, printed) = pack(&folder, &spark, model);
        let expected = "6 factors each for 38 films, 1 rows are of no film here; 2 films with enough ratings";
        assert!(printed.contains(expected), "{printed}");
        let factors = packed_factors(&catalog);
        assert_eq!(factors.len(), 40);
        let cosine = |a: &str, b: &str| {
            let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
            let (a, b) = (&factors[a], &factors[b]);
            dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
        };
        assert!(cosine("5", "6") > cosine("5", "26") + 0.5, "{} {}", cosine("5", "6"), cosine("5", "26"));
        assert!(cosine("25", "26") > cosine("25", "6") + 0.5);
        let person = write(&folder, "person.csv", "userId,movieId,rating\nme,1,5\nme,2,5\n");
        let out = folder.path().join("all.csv");
        let args = ["recommend", "--catalog", arg(&catalog), "--ratings", arg(&person), "--top", "100"];
        succeed(&[&args[..], &["--out", arg(&out)]].concat());
        let all: Vec<String> = read_csv(&out).iter().map(|row| row["movieId"].clone()).collect();
        assert!(all.contains(&"41".to_owned()), "{all:?}");
        let place = |film: &str| all.iter().position(|other| other == film).unwrap();
        assert!(place("5") < place("25"), "{all:?}");
    }
}

#[test]
fn what_cannot_be_factors_is_refused_with_a_sentence_and_nothing_is_written() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    let spark = |name: &str, change: &dyn Fn(&mut Vec<Row>)| {
        let mut rows = factors();
        change(&mut rows);
        write_spark(&path(name), &rows);
        path(name)
    };
    let array = |name: &str, shape: &[u64], value: f32| {
        let count = shape.iter().product::<u64>() as usize;
        write_npy(&path(name), shape, npyz::Order::C, std::iter::repeat_n(value, count));
        path(name)
    };
    let ids = write(&folder, "ids.txt", "1\n2\n3\n");
    let with_ids = ["--ids", arg(&ids)];
    write_columns(&path("columns.parquet"), &factors());
    let whole = std::fs::read(path("columns.parquet")).unwrap();
    let cut = write(&folder, "cut.parquet", &whole[..whole.len() / 2]);
    let text = write(&folder, "factors.txt", "1 0.5 0.5\n");
    std::fs::create_dir(path("empty")).unwrap();
    write_npy(&path("whole.npy"), &[3, 4], npyz::Order::C, 0..12_i64);
    let mut short = std::fs::read(array("short.npy", &[3, 4], 0.5)).unwrap();
    short.truncate(short.len() - 5);
    let short = write(&folder, "short.npy", short);
    let cases: [(PathBuf, &[&str], &str); 19] = [
        (
            spark("strangers", &|rows| rows.iter_mut().for_each(|row| row.0 += 1000)),
            &[],
            "its ids are like 1001, those of movies.csv like 1",
        ),
        (
            spark("uneven", &|rows| rows[30].1.truncate(5)),
            &[],
            "film 31 has 5 factors, and the first one has 6",
        ),
        (spark("nan", &|rows| rows[7].1[2] = f32::NAN), &[], "a factor of film 8 is NaN"),
        (spark("huge", &|rows| rows[7].1[2] = 1e9), &[], "a factor of film 8 is 1000000000"),
        (spark("twice", &|rows| rows[7].0 = 1), &[], "has film 1 twice"),
        (
            spark("one", &|rows| rows.iter_mut().for_each(|row| row.1.truncate(1))),
            &[],
            "has 1 factors per film",
        ),
        (
            spark("many", &|rows| rows.iter_mut().for_each(|row| row.1.resize(513, 0.1))),
            &[],
            "has 513 factors per film",
        ),
        (path("empty"), &[], "has no Parquet file"),
        (path("nowhere"), &[], "No such file"),
        (path("columns.parquet"), &[], "say which with --id-column"),
        (path("columns.parquet"), &with_ids, "has ids of its own"),
        (cut, &[], "cannot read factors from"),
        (text, &[], "neither a Parquet file or a folder of them nor a NumPy array"),
        (array("no-ids.npy", &[3, 4], 0.5), &[], "say with --ids"),
        (array("more.npy", &[4, 4], 0.5), &with_ids, "has 3 ids for 4 rows"),
        (array("wide.npy", &[3, 600], 0.5), &with_ids, "has 600 factors per film"),
        (array("flat.npy", &[3], 0.5), &with_ids, "it needs two dimensions"),
        (path("whole.npy"), &with_ids, "floating-point numbers"),
        (short, &with_ids, "cannot read factors from"),
    ];
    for (factors, more, expected) in cases {
        let out = folder.path().join("packed");
        let args = ["pack", arg(folder.path()), "--factors", arg(&factors), "--out", arg(&out)];
        let output = bijou(&[&args, more].concat());
        let sentence = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{sentence}");
        assert!(sentence.contains(expected), "{expected} is missing in: {sentence}");
        assert!(!out.exists());
    }
}

#[test]
fn options_of_another_objective_are_refused() {
    let folder = folder();
    let out = folder.path().join("packed");
    for more in [
        &["--alpha", "4"][..],
        &["--model", "graded", "--liked", "3"],
        &["--model", "als-implicit", "--liked", "9"],
    ] {
        let output = bijou(&[&["train", arg(folder.path()), "--out", arg(&out)], more].concat());
        assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(!out.exists());
    }
}

#[test]
fn training_by_the_plain_objective_says_so_and_ranks_by_what_is_liked() {
    let folder = folder();
    let out = folder.path().join("catalog");
    let args = ["train", arg(folder.path()), "--out", arg(&out), "--factors", "8"];
    succeed(&[&args, &PLAIN[..]].concat());
    let inspected = succeed(&["inspect", arg(&out)]);
    for expected in
        ["Hu, Koren & Volinsky", "4 alpha", "0.1 regularization", "10 sweeps", "4 stars from which"]
    {
        assert!(inspected.contains(expected), "{expected} is missing in:\n{inspected}");
    }
    let picks = picks(&folder, &out);
    assert!(picks.iter().all(|film| (4..=20).contains(film)), "{picks:?}");
    let generous = bijou(&[&args, &PLAIN[..], &["--liked", "5"]].concat());
    let sentence = String::from_utf8_lossy(&generous.stderr).into_owned();
    assert_eq!(generous.status.code(), Some(3), "{sentence}");
    assert!(sentence.contains("nobody gave 5 or more stars"), "{sentence}");
}
