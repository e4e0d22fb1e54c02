//! A running ChromeDriver, which ends with its owner.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};

/// ChromeDriver says where it listens in a line that ends so, with the port and a full stop.
const READY: &str = "started successfully on port ";

/// A ChromeDriver process.
#[derive(Debug)]
pub struct WebDriver {
    process: Child,
    port: u16,
    /// Kept open, because ChromeDriver must not write into a closed pipe.
    _output: BufReader<ChildStdout>,
}

impl WebDriver {
    /// Starts ChromeDriver on a free port and waits until it answers.
    ///
    /// # Errors
    /// When it cannot be started or ends at once.
    pub fn start(chromedriver: &Path) -> Result<Self> {
        let mut process = Command::new(chromedriver)
            .args(["--port=0", "--log-level=SEVERE"])
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", chromedriver.display()))?;
        let mut output = BufReader::new(process.stdout.take().context("ChromeDriver has no output")?);
        match port_in(&mut output) {
            Some(port) => Ok(Self { process, port, _output: output }),
            None => {
                process.kill().ok();
                bail!("ChromeDriver ended before it was ready: run `{}` to see why", chromedriver.display())
            }
        }
    }

    /// Where it takes commands.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for WebDriver {
    fn drop(&mut self) {
        // It may have ended by itself, which is what is wanted.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn port_in(output: impl BufRead) -> Option<u16> {
    output.lines().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once(READY)?;
        port.trim_end_matches('.').parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_what_chromedriver_says() {
        let said =
            "Starting ChromeDriver 156 on port 0\nChromeDriver was started successfully on port 38301.\n";
        assert_eq!(port_in(said.as_bytes()), Some(38301));
        assert_eq!(port_in("bind() failed\n".as_bytes()), None);
    }
}
