//! The factorization alone beside that of `implicit` (PyPI), on the same ratings, people and threads.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::process::{output_of, run_shown};
use crate::project::Project;
use crate::setup::python_package;
use crate::steps::Steps;

/// The peer, and what it computes with.
const PACKAGES: [&str; 3] = ["implicit==0.7.2", "numpy==2.4.6", "scipy==1.17.1"];

const FACTORS: &str = "64";

const THREADS: &str = "2";

/// Times that both sides are measured, in turns; the median counts.
const ROUNDS: usize = 3;

/// What is made up for it: as many ratings as the shipped catalog has, and as unevenly spread.
const MADE_UP: [&str; 6] = ["--films", "60000", "--users", "5000", "--ratings", "700000"];

/// One factorization.
#[derive(Debug, Clone, Deserialize)]
struct Run {
    #[serde(default)]
    solver: String,
    #[serde(default)]
    entries: usize,
    sweeps: u32,
    seconds: f64,
    ndcg_100: f64,
    standard_error: f64,
}

/// Compares on made-up ratings, and on those of `data` where it is given.
///
/// # Errors
/// When the peer cannot be installed, or either side fails.
pub fn run(project: &Project, steps: &mut Steps, data: Option<&Path>) -> Result<()> {
    let folder = project.tools().join("implicit");
    let python =
        steps.quiet("Installing implicit", || python_package::install(project, &folder, &PACKAGES))?;
    steps.quiet("Building the command", || {
        let mut cargo = project.cargo();
        cargo.args(["build", "--locked", "--quiet", "--release", "--package", "bijou-trainer"]);
        run_shown(cargo)
    })?;
    let made_up = project.scratch().join("made-up-ratings");
    if !made_up.exists() {
        let mut bijou = command(project)?;
        bijou.arg("synthesize").args(MADE_UP).arg("--out").arg(&made_up);
        run_shown(bijou)?;
    }
    for data in [Some(made_up.as_path()), data].into_iter().flatten() {
        steps.shown("Factorizing beside implicit", || compare(project, &python, data))?;
    }
    Ok(())
}

fn compare(project: &Project, python: &Path, data: &Path) -> Result<()> {
    let shared = project.scratch().join("peer");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let factorize = || {
        let mut bijou = command(project)?;
        bijou.args(["factorize", "--factors", FACTORS, "--sweeps", "1,2,3,4,6,8"]);
        runs(bijou.arg(data).arg("--out").arg(&shared))
    };
    ours.extend(factorize()?);
    let peer = |task: &str| {
        let mut peer = project.command(&python.to_string_lossy());
        peer.env("OPENBLAS_NUM_THREADS", "1").env("OMP_NUM_THREADS", THREADS);
        peer.arg(project.root().join("xtask/peers/implicit_als.py")).arg(task).arg(&shared);
        peer.args([FACTORS, THREADS]);
        peer
    };
    let tuned = output_of(peer("tune")).context("implicit did not run")?;
    let tuned: Vec<String> = serde_json::from_str(&tuned).context("implicit said something else")?;
    println!("{} ({FACTORS} factors, {THREADS} threads)", data.display());
    println!("implicit at the best of its grid: {}", tuned.join(", "));
    for round in 0..ROUNDS {
        theirs.extend(runs(peer("time").args(&tuned).args(["3", "5", "8", "10", "15", "20"]))?);
        if round > 0 {
            ours.extend(factorize()?);
        }
    }
    let ours = medians(ours);
    print("bijou", &ours);
    for solver in ["cg", "exact"] {
        let theirs = medians(theirs.iter().filter(|run| run.solver == solver).cloned().collect());
        print(&format!("implicit, {solver}"), &theirs);
        // What the weaker one reaches, both reach.
        let best = |runs: &[Run]| runs.iter().map(|run| run.ndcg_100).fold(0.0, f64::max);
        let goal = best(&ours).min(best(&theirs));
        let (Some(own), Some(peer)) = (reaching(&ours, goal), reaching(&theirs, goal)) else {
            bail!("nothing was measured");
        };
        println!(
            "  nDCG@100 of {goal:.4}: {} sweeps in {:.3} s against {} in {:.3} s, {:.2} x the time\n",
            own.sweeps,
            own.seconds,
            peer.sweeps,
            peer.seconds,
            own.seconds / peer.seconds
        );
    }
    Ok(())
}

fn command(project: &Project) -> Result<std::process::Command> {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.root().join("target"), Into::into);
    let program = target.join("release/bijou");
    let mut command = project.command(program.to_str().context("the folder's name is not text")?);
    command.env("RAYON_NUM_THREADS", THREADS);
    Ok(command)
}

/// The runs that a program prints, a line each.
fn runs(command: &mut std::process::Command) -> Result<Vec<Run>> {
    let output = command.output().context("cannot start what is measured")?;
    if !output.status.success() {
        bail!("what is measured failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    lines.lines().map(|line| serde_json::from_str(line).context("a line is no figure")).collect()
}

/// Per number of sweeps, the run of median time.
fn medians(runs: Vec<Run>) -> Vec<Run> {
    let mut by_sweeps: BTreeMap<u32, Vec<Run>> = BTreeMap::new();
    runs.into_iter().for_each(|run| by_sweeps.entry(run.sweeps).or_default().push(run));
    let median = |mut runs: Vec<Run>| {
        runs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
        runs.swap_remove(runs.len() / 2)
    };
    by_sweeps.into_values().map(median).collect()
}

/// The fewest sweeps with which a figure is reached.
fn reaching(runs: &[Run], goal: f64) -> Option<&Run> {
    runs.iter().find(|run| run.ndcg_100 >= goal)
}

fn print(name: &str, runs: &[Run]) {
    let entries =
        runs.first().filter(|run| run.entries > 0).map(|run| format!(" of {} entries", run.entries));
    println!("  {name}{}", entries.unwrap_or_default());
    for Run { sweeps, seconds, ndcg_100, standard_error, .. } in runs {
        println!("    {sweeps:>3} sweeps {seconds:>8.3} s  nDCG@100 {ndcg_100:.4} ± {standard_error:.4}");
    }
}
