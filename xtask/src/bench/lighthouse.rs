//! What Lighthouse says of the built site: a phone with a slow network, both simulated.

use std::fs;
use std::net::Ipv4Addr;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::browser::{ARGUMENTS, Browser};
use crate::process::run_logged;
use crate::project::Project;
use crate::server;
use crate::setup::npm_package;
use crate::steps::Steps;

/// Scores change with every version; from the next on it needs Node.js 22.
const VERSION: &str = "12.8.2";
/// Loads of a page, of which the median counts: one alone says more about the machine.
const RUNS: usize = 5;
/// The front page, and the one with the most on it.
const PATHS: [&str; 2] = ["", "browse/"];

const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];
const TIMES: [(&str, &str); 5] = [
    ("first-contentful-paint", "first contentful paint"),
    ("largest-contentful-paint", "largest contentful paint"),
    ("speed-index", "speed index"),
    ("interactive", "interactive"),
    ("total-blocking-time", "total blocking time"),
];

/// One load of a page, as Lighthouse writes it.
#[derive(Deserialize)]
struct Report {
    categories: Value,
    audits: Value,
}

impl Report {
    fn score(&self, category: &str) -> f64 {
        self.categories[category]["score"].as_f64().unwrap_or(0.0) * 100.0
    }

    /// Milliseconds.
    fn time(&self, audit: &str) -> f64 {
        self.audits[audit]["numericValue"].as_f64().unwrap_or(f64::NAN)
    }

    /// What costs points, but for the times themselves.
    fn faults(&self) -> impl Iterator<Item = &str> {
        let references =
            CATEGORIES[1..].iter().filter_map(|name| self.categories[name]["auditRefs"].as_array());
        references.flatten().filter(|reference| reference["weight"].as_f64() > Some(0.0)).filter_map(
            |reference| {
                let audit = &self.audits[reference["id"].as_str()?];
                audit["score"].as_f64().filter(|score| *score < 1.0)?;
                audit["title"].as_str()
            },
        )
    }
}

pub fn run(project: &Project, browser: &Browser, steps: &mut Steps) -> Result<()> {
    let program = npm_package::install(project, steps, "lighthouse", VERSION)?.join("cli/index.js");
    let runtime = Runtime::new().context("cannot start the server")?;
    let listener =
        runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).context("no port is free")?;
    let home = format!("http://{}", listener.local_addr().context("the server has no address")?);
    let dist = project.dist();
    runtime.spawn(async move { server::serve(listener, &dist, "").await });
    for path in PATHS {
        steps.shown(&format!("Letting Lighthouse load /{path}"), || {
            let address = format!("{home}/{path}");
            let load = |_| load(project, browser, &program, &address);
            print(&(0..RUNS).map(load).collect::<Result<Vec<_>>>()?);
            Ok(())
        })?;
    }
    Ok(())
}

fn load(project: &Project, browser: &Browser, program: &Path, address: &str) -> Result<Report> {
    let scratch = project.scratch();
    let written = scratch.join("lighthouse.json");
    // Its own choice of a screen is part of what it measures.
    let flags = ARGUMENTS.iter().filter(|flag| !flag.starts_with("--window-size")).copied();
    let mut node = project.command("node");
    node.arg(program).arg(address).arg("--output=json").arg(format!("--output-path={}", written.display()));
    node.arg("--quiet").arg(format!("--only-categories={}", CATEGORIES.join(",")));
    node.arg(format!("--chrome-flags={}", flags.collect::<Vec<_>>().join(" ")));
    node.env("CHROME_PATH", browser.chromium());
    run_logged(node, &scratch.join("lighthouse.log"))?;
    let text = fs::read(&written).with_context(|| format!("cannot read {}", written.display()))?;
    serde_json::from_slice(&text).context("Lighthouse has written something else than a report")
}

fn print(reports: &[Report]) {
    for category in CATEGORIES {
        let (median, least, most) = spread(reports.iter().map(|report| report.score(category)));
        println!("{category:>26}  {median:3.0}  ({least:.0} to {most:.0})");
    }
    for (audit, name) in TIMES {
        let (median, least, most) = spread(reports.iter().map(|report| report.time(audit)));
        println!("{name:>26}  {median:5.0} ms  ({least:.0} to {most:.0})");
    }
    if let Some(last) = reports.last() {
        last.faults().for_each(|fault| println!("    {fault}"));
    }
}

/// The median, the least and the most.
fn spread(values: impl Iterator<Item = f64>) -> (f64, f64, f64) {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let at = |place: usize| values.get(place).copied().unwrap_or(f64::NAN);
    (at(values.len() / 2), at(0), at(values.len().saturating_sub(1)))
}
