//! `cargo xtask test`: every check and test, in the order in which they fail soonest.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use crate::browser::{ARGUMENTS, Browser};
use crate::build::Build;
use crate::process::{run_logged, run_read, run_shown};
use crate::project::Project;
use crate::setup::hosts;
use crate::steps::Steps;
use crate::webdriver::WebDriver;
use crate::{build, dependencies, package, setup};

/// More tests of the built site than this do not fail by chance.
const CHANCES: usize = 3;

/// What can be chosen about testing.
#[derive(Debug, Args)]
pub struct Test {
    /// Run only this part; may be given several times
    #[arg(long, value_enum)]
    only: Vec<Part>,
    /// Run only the tests whose name contains this
    name: Option<String>,
    /// Test a draft of the site, which is built faster than the one that is published
    #[arg(long)]
    draft: bool,
}

/// A part of the whole, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The code is formatted
    Format,
    /// Every dependency may be here: its license, where it comes from, and what is known against it
    Dependencies,
    /// Clippy has nothing to say, for this machine and for the browser
    Lint,
    /// The documentation builds without a warning
    Docs,
    /// Tests that need no browser
    Native,
    /// Components, in WebAssembly in a browser
    Components,
    /// The package for developers, in Node.js and on a page
    Embed,
    /// The built site, in a browser
    Site,
}

/// Sets up what is missing and tests; the first failure ends it.
///
/// # Errors
/// When the set-up or a part fails.
pub fn run(project: &Project, steps: &mut Steps, options: &Test) -> Result<()> {
    let browser = setup::for_everything(project, steps)?;
    let testing = Testing { project, browser, name: options.name.as_deref(), draft: options.draft };
    let wanted = |part: &&Part| options.only.is_empty() || options.only.contains(part);
    let result = Part::value_variants().iter().filter(wanted).try_for_each(|part| testing.run(*part, steps));
    steps.summarize();
    result
}

struct Testing<'a> {
    project: &'a Project,
    browser: Browser,
    name: Option<&'a str>,
    draft: bool,
}

impl Testing<'_> {
    fn run(&self, part: Part, steps: &mut Steps) -> Result<()> {
        match part {
            Part::Format => steps.quiet("Checking the format", || self.check("fmt", "--all --check")),
            Part::Dependencies => dependencies::check(self.project, steps),
            Part::Lint => {
                steps.quiet("Linting for this machine", || {
                    self.check("clippy", "--locked --quiet --workspace --all-targets -- -D warnings")?;
                    self.check("clippy", "--locked --quiet --test site --test embed -- -D warnings")
                })?;
                steps.quiet("Linting for the browser", || {
                    let targets = "--lib --bins --test components --target wasm32-unknown-unknown";
                    self.check(
                        "clippy",
                        &format!("--locked --quiet --package bijou {targets} -- -D warnings"),
                    )?;
                    let targets = "--lib --target wasm32-unknown-unknown";
                    self.check(
                        "clippy",
                        &format!("--locked --quiet --package bijou-embed {targets} -- -D warnings"),
                    )
                })
            }
            Part::Docs => steps.quiet("Building the documentation", || {
                let mut cargo = self.cargo("doc", "--locked --quiet --workspace --no-deps");
                cargo.env("RUSTDOCFLAGS", "-D warnings");
                run_logged(cargo, &self.log("doc"))
            }),
            Part::Native => steps.shown("Testing without a browser", || {
                let mut cargo = self.cargo_test("--workspace --quiet");
                setup::python_with_spark(self.project).map(|python| cargo.env("BIJOU_PYSPARK", python));
                run_shown(cargo)
            }),
            Part::Components => steps.shown("Testing the components in a browser", || {
                let mut cargo = self.cargo_test("--test components --target wasm32-unknown-unknown");
                cargo.env("CHROMEDRIVER", self.browser.chromedriver());
                cargo.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", self.write_capabilities()?);
                run_shown(cargo)
            }),
            Part::Embed => {
                package::build(self.project, steps)?;
                steps.shown("Testing the package for developers", || {
                    let mut cargo = self.cargo_test("--test embed");
                    let _driver = prepare_site_tests(self.project, &self.browser, &mut cargo)?;
                    cargo.env("BIJOU_PACKAGE", self.project.package());
                    cargo.env("BIJOU_TYPESCRIPT", setup::typescript_compiler(self.project));
                    run_shown(cargo)
                })
            }
            Part::Site => {
                build::site(self.project, steps, &Build { draft: self.draft, ..Build::default() })?;
                steps.quiet("Building the command", || {
                    self.check("build", "--locked --quiet --package bijou-trainer")
                })?;
                self.test_site(steps)
            }
        }
    }

    /// Tests the built site. What fails by chance, as browsers that share two processors are late, passes alone: it is tried
    /// once more, and the summary says so.
    fn test_site(&self, steps: &mut Steps) -> Result<()> {
        let mut failed = Vec::new();
        let first = steps.shown("Testing the built site in a browser", || {
            self.run_site_tests(&[], |line| failed.extend(failed_test(line).map(str::to_owned)))
        });
        if first.is_ok() || failed.is_empty() || failed.len() > CHANCES {
            return first;
        }
        steps.shown("Testing what failed once more, alone", || self.run_site_tests(&failed, |_| ()))?;
        let unsteady = |test| format!("unsteady: {test} failed beside other tests and passed alone");
        failed.iter().map(unsteady).for_each(|remark| steps.remark(remark));
        Ok(())
    }

    /// Runs these tests of the built site one by one, or all of them, and tells what they print.
    fn run_site_tests(&self, tests: &[String], read: impl FnMut(&str)) -> Result<()> {
        let mut cargo = self.cargo_test("--test site");
        if !tests.is_empty() {
            cargo.args(["--", "--exact", "--test-threads=1"]).args(tests);
        }
        let _driver = prepare_site_tests(self.project, &self.browser, &mut cargo)?;
        run_read(cargo, read)
    }

    /// Runs a check that has nothing to say when all is well.
    fn check(&self, subcommand: &str, arguments: &str) -> Result<()> {
        run_logged(self.cargo(subcommand, arguments), &self.log(subcommand))
    }

    fn cargo_test(&self, arguments: &str) -> Command {
        let mut cargo = self.cargo("test", "--locked");
        cargo.args(arguments.split_whitespace());
        // A failed test says where and why in one line; the frames above it belong to the runtime.
        cargo.args(self.name).env("RUST_BACKTRACE", "0");
        cargo
    }

    fn cargo(&self, subcommand: &str, arguments: &str) -> Command {
        let mut cargo = self.project.cargo();
        cargo.arg(subcommand).args(arguments.split_whitespace());
        cargo
    }

    fn log(&self, name: &str) -> PathBuf {
        self.project.scratch().join(format!("{name}.log"))
    }

    /// Tells wasm-bindgen's test runner which browser to start, and how.
    fn write_capabilities(&self) -> Result<PathBuf> {
        let file = self.project.scratch().join("webdriver.json");
        let capabilities = serde_json::json!({
            "goog:chromeOptions": { "binary": self.browser.chromium(), "args": ARGUMENTS }
        });
        fs::write(&file, capabilities.to_string())
            .with_context(|| format!("cannot write {}", file.display()))?;
        Ok(file)
    }
}

/// The test that failed, where a line says so.
fn failed_test(line: &str) -> Option<&str> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

/// Where cargo puts what it builds.
fn target(project: &Project) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.root().join("target"), Into::into)
}

/// Tells the tests of the built site where everything is. They need the driver as long as they run.
///
/// # Errors
/// When ChromeDriver does not start.
fn prepare_site_tests(project: &Project, browser: &Browser, cargo: &mut Command) -> Result<WebDriver> {
    let driver = WebDriver::start(browser.chromedriver())?;
    cargo
        .env("BIJOU_SITE", project.dist())
        .env("BIJOU_WEBDRIVER", driver.address())
        .env("BIJOU_CHROMIUM", browser.chromium())
        .env("BIJOU_AXE", setup::axe_script(project))
        .env("BIJOU_FAILURES", project.scratch().join("failures"))
        .env("BIJOU_COMMAND", target(project).join("debug/bijou"));
    for (name, server) in [("BIJOU_NGINX", hosts::NGINX), ("BIJOU_CADDY", hosts::CADDY)] {
        if let Some(program) = hosts::program(project, server) {
            cargo.env(name, program);
        }
    }
    Ok(driver)
}

/// Runs a test of the built site that an ordinary run leaves out, after `choose` has said more to it.
///
/// # Errors
/// When the site is not built, or the test fails.
pub fn run_one_of_site(
    project: &Project,
    browser: &Browser,
    name: &str,
    choose: impl FnOnce(&mut Command),
) -> Result<()> {
    if !project.dist().join("index.html").exists() {
        bail!("there is no built site: run `cargo xtask build` first");
    }
    let mut cargo = project.cargo();
    cargo.args(["test", "--locked", "--quiet", "--test", "site", "--"]);
    cargo.args(["--ignored", "--nocapture", "--exact", name]);
    choose(&mut cargo);
    let _driver = prepare_site_tests(project, browser, &mut cargo)?;
    run_shown(cargo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_that_failed_are_told_from_all_else() {
        assert_eq!(
            failed_test("test durable::nor_in_the_third ... FAILED"),
            Some("durable::nor_in_the_third")
        );
        assert_eq!(failed_test("test durable::nor_in_the_third ... ok"), None);
        assert_eq!(failed_test("test result: FAILED. 159 passed; 1 failed"), None);
    }
}
