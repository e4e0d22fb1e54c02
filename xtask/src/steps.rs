//! What is being done, and how long it took.

use std::io::{Write, stdout};
use std::time::{Duration, Instant};

use anyhow::Result;

/// Announces each step and remembers it for the summary.
#[derive(Debug, Default)]
pub struct Steps {
    finished: Vec<Finished>,
    remarks: Vec<String>,
}

#[derive(Debug)]
struct Finished {
    what: String,
    passed: bool,
    took: Duration,
}

impl Steps {
    /// Says that nothing is to be done.
    pub fn skip(&self, what: &str, why: &str) {
        println!("{what}: {why}");
    }

    /// Runs a step that prints nothing itself: its line ends with the time that it took.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn quiet<T>(&mut self, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        print!("{what} … ");
        // Nothing is lost when the terminal is gone.
        stdout().flush().ok();
        let (result, took) = self.timed(what, work);
        println!("{}{}", if result.is_ok() { "" } else { "failed after " }, seconds(took));
        result
    }

    /// Runs a step whose output a developer wants to see while it runs.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn shown<T>(&mut self, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n{what} …");
        let (result, took) = self.timed(what, work);
        println!("{what}: {}{}", if result.is_ok() { "" } else { "failed after " }, seconds(took));
        result
    }

    /// Remembers something for the summary that nobody should miss.
    pub fn remark(&mut self, remark: String) {
        self.remarks.push(remark);
    }

    /// Prints every step that ran, with its time.
    pub fn summarize(&self) {
        println!();
        for step in &self.finished {
            let outcome = if step.passed { "passed" } else { "FAILED" };
            println!("{outcome}  {:>8}  {}", seconds(step.took), step.what);
        }
        let total = self.finished.iter().map(|step| step.took).sum();
        println!("        {:>8}  altogether", seconds(total));
        self.remarks.iter().for_each(|remark| println!("{remark}"));
    }

    fn timed<T>(&mut self, what: &str, work: impl FnOnce() -> Result<T>) -> (Result<T>, Duration) {
        let started = Instant::now();
        let result = work();
        let took = started.elapsed();
        self.finished.push(Finished { what: what.to_owned(), passed: result.is_ok(), took });
        (result, took)
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
