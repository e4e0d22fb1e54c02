//! Apache Spark's ALS, where it is there: `cargo xtask test` sets it up and names it in `BIJOU_PYSPARK`.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::fixture::{arg, succeed};
use crate::pack::packed_factors;

const FACTORS: &str = "16";

/// With less regularization, where the sweeps begin decides more than 1 % of the outcome on data as small as this.
const OBJECTIVE: [&str; 8] =
    ["--alpha", "10", "--regularization", "0.3", "--liked", "4", "--fewest-ratings", "5"];

/// The Python that has PySpark, unless it or Java is missing.
fn python() -> Option<PathBuf> {
    let python = PathBuf::from(std::env::var_os("BIJOU_PYSPARK")?);
    let java = Command::new("java").arg("-version").output();
    (python.is_file() && java.is_ok_and(|output| output.status.success())).then_some(python)
}

/// Runs the example's job on both processors, with few parts.
fn train_with_spark(python: &Path, ratings: &Path, out: &Path) {
    let job = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/spark/train_als.py");
    let mut spark = Command::new(python.with_file_name("spark-submit"));
    spark.args(["--master", "local[2]", "--driver-memory", "1g"]);
    for setting in ["spark.ui.enabled=false", "spark.sql.shuffle.partitions=2", "spark.driver.host=localhost"]
    {
        spark.args(["--conf", setting]);
    }
    spark.arg(job).arg(ratings).arg("--out").arg(out).args(OBJECTIVE);
    spark.args(["--factors", FACTORS, "--sweeps", "10", "--blocks", "2"]);
    let output = spark.env("PYSPARK_PYTHON", python).env("SPARK_LOCAL_IP", "127.0.0.1").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// nDCG@100 of the factors alone, and of the hybrid.
fn ndcg(folder: &TempDir, catalog: &Path, parts: &Path) -> [f64; 2] {
    let json = folder.path().join("figures.json");
    let (fold_in, held_out) = (parts.join("fold-in.csv"), parts.join("held-out.csv"));
    let data = folder.path().join("data");
    let args = ["evaluate", arg(&data), "--catalog", arg(catalog), "--fold-in", arg(&fold_in)];
    succeed(&[&args[..], &["--held-out", arg(&held_out), "--json", arg(&json)]].concat());
    let figures: Value = serde_json::from_str(&std::fs::read_to_string(json).unwrap()).unwrap();
    ["factors", "hybrid"].map(|model| {
        let rows = figures["models"].as_array().unwrap();
        let row = rows.iter().find(|row| row["model"] == model).unwrap();
        row["accuracy"]["ndcg_100"]["value"].as_f64().unwrap()
    })
}

#[test]
fn factors_of_spark_rank_as_well_as_our_own_of_the_same_objective() {
    let Some(python) = python() else {
        println!("skipped: BIJOU_PYSPARK names no Python with PySpark, or Java is missing");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (data, parts) = (path("data"), path("parts"));
    succeed(&["synthesize", "--films", "600", "--users", "700", "--out", arg(&data)]);
    succeed(&["split", arg(&data), "--users", "150", "--out", arg(&parts)]);
    let train = parts.join("train.csv");
    train_with_spark(&python, &train, &path("spark"));

    let (theirs, ours) = (path("theirs"), path("ours"));
    let common = ["--model", "als-implicit", "--ratings", arg(&train)];
    let factors = path("spark").join("itemFactors");
    let args = ["pack", arg(&data), "--factors", arg(&factors), "--out", arg(&theirs)];
    let printed = succeed(&[&args, &common[..], &OBJECTIVE].concat());
    assert!(printed.contains("16 factors each for"), "{printed}");
    let args = ["train", arg(&data), "--out", arg(&ours), "--factors", FACTORS, "--sweeps", "10"];
    succeed(&[&args, &common[..], &OBJECTIVE].concat());

    assert_eq!(packed_factors(&theirs).len(), packed_factors(&ours).len());
    let (theirs, ours) = (ndcg(&folder, &theirs, &parts), ndcg(&folder, &ours, &parts));
    for (theirs, ours) in theirs.into_iter().zip(ours) {
        println!("nDCG@100: Spark {theirs:.4}, Bijou {ours:.4}");
        assert!(ours > 0.1, "{ours} is no ranking to compare with");
        assert!((theirs / ours - 1.0).abs() < 0.02, "Spark {theirs}, Bijou {ours}");
    }
}
