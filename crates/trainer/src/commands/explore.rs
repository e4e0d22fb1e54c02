use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use bijou_catalog::{DataReport, Severity};

use super::evaluate::name;
use crate::cli::ExploreArgs;
use crate::data::{Dataset, RatingsSource, read_folder, read_moments};
use crate::explore::{Detail, Explored, OverTime, examine, html};
use crate::{output, progress};

/// Writes what there is to know about a data set, as a page and as JSON.
///
/// # Errors
/// Where the data cannot be used, which leaves everything as it was, or the report not written.
pub fn explore(args: &ExploreArgs) -> Result<()> {
    let ratings = args.columns.of(args.ratings.as_ref());
    let reading = progress::bytes("reading");
    let data = read_folder(&args.folder, &ratings, &reading)?;
    reading.finish_and_clear();
    let times = read_times(&args.folder, &ratings, &data)?;
    let report = examine(&Explored { data: &data, times: times.as_ref() }, &Detail::FULL);
    let page = html(&report, &name(&args.folder));
    let json = serde_json::to_string_pretty(&report)? + "\n";
    fs::create_dir_all(&args.out)
        .with_context(|| format!("cannot make the folder {}", args.out.display()))?;
    output::write_text(&args.out.join("report.json"), &json)?;
    output::write_text(&args.out.join("index.html"), &page)?;
    print(&mut std::io::stdout().lock(), &report)?;
    println!("\nThe whole report: {}", args.out.join("index.html").display());
    Ok(())
}

/// Reads the ratings once more for their times; nothing where they have no column of them.
///
/// # Errors
/// Where the file cannot be read.
pub fn read_times(folder: &Path, ratings: &RatingsSource, data: &Dataset) -> Result<Option<OverTime>> {
    let reading = progress::bytes("times");
    let mut times = OverTime::new(data);
    let found = read_moments(folder, ratings, data, &reading, |moment| times.see(data, moment))?;
    reading.finish_and_clear();
    Ok(found.then_some(times))
}

fn print(out: &mut impl Write, report: &DataReport) -> std::io::Result<()> {
    let DataReport { ratings, people, films, rated_films, mean, .. } = report;
    writeln!(out, "{ratings} ratings of {rated_films} films by {people} people; {films} films in all")?;
    writeln!(
        out,
        "{mean:.2} stars on average; {:.4} % of all pairs are rated\n",
        report.matrix.density * 100.0
    )?;
    for fact in &report.facts {
        let severity = match fact.severity {
            Severity::Serious => "serious",
            Severity::Caution => "look here",
            Severity::Note => "note",
        };
        writeln!(out, "{severity:>9}  {}", fact.text)?;
    }
    report.left_out.iter().try_for_each(|left_out| writeln!(out, " left out  {}", left_out.why))
}
