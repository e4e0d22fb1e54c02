//! Running other programs.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

/// How much of a failed program's output is repeated: enough for a compiler's error with its context.
const LINES_REPEATED: usize = 80;

/// Runs a program with its output in a log, which is shown when the program fails.
///
/// # Errors
/// When the program cannot be started or fails; the message carries the end of the log.
pub fn run_logged(mut command: Command, log: &Path) -> Result<()> {
    let words = describe(&command);
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let copy = file.try_clone().with_context(|| format!("cannot write {}", log.display()))?;
    let status = command.stdout(file).stderr(copy).status().with_context(|| cannot_start(&words))?;
    if status.success() {
        return Ok(());
    }
    let output = String::from_utf8_lossy(&fs::read(log).unwrap_or_default()).into_owned();
    bail!(
        "`{words}` {}. It said (all of it is in {}):\n{}",
        how_it_ended(status),
        log.display(),
        end_of(&output)
    );
}

/// Runs a program whose output goes to the terminal.
///
/// # Errors
/// When the program cannot be started or fails.
pub fn run_shown(mut command: Command) -> Result<()> {
    let words = describe(&command);
    let status = command.status().with_context(|| cannot_start(&words))?;
    succeeded(&words, status)
}

/// The same, and reads along: every line of its standard output is told to `read`.
///
/// # Errors
/// When the program cannot be started or fails.
pub fn run_read(mut command: Command, mut read: impl FnMut(&str)) -> Result<()> {
    let words = describe(&command);
    let mut program = command.stdout(Stdio::piped()).spawn().with_context(|| cannot_start(&words))?;
    let output = program.stdout.take().map(BufReader::new);
    for line in output.into_iter().flat_map(BufReader::lines) {
        let line = line.with_context(|| format!("cannot read what `{words}` says"))?;
        println!("{line}");
        read(&line);
    }
    let status = program.wait().with_context(|| format!("cannot wait for `{words}`"))?;
    succeeded(&words, status)
}

fn succeeded(words: &str, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{words}` {}; its output above says why", how_it_ended(status));
    }
    Ok(())
}

/// What a program prints, when it can be started and succeeds.
pub fn output_of(mut command: Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy();
    command.get_args().fold(name.into_owned(), |words, argument| words + " " + &argument.to_string_lossy())
}

fn cannot_start(words: &str) -> String {
    format!("cannot start `{words}`")
}

fn how_it_ended(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("failed with exit code {code}"),
        None => "was ended by a signal".to_owned(),
    }
}

fn end_of(output: &str) -> String {
    let lines: Vec<&str> = output.trim_end().lines().collect();
    lines[lines.len().saturating_sub(LINES_REPEATED)..].join("\n")
}
