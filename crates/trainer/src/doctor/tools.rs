use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Finding;

/// A program that something needs; training needs none of them.
struct Tool {
    /// What it may be called.
    names: &'static [&'static str],
    purpose: &'static str,
}

const TOOLS: [Tool; 6] = [
    Tool { names: &["rustc"], purpose: "builds the command and the site from their source" },
    Tool { names: &["trunk"], purpose: "builds the site from its source" },
    Tool { names: &["wasm-bindgen"], purpose: "builds the site from its source" },
    Tool { names: &["wasm-opt"], purpose: "makes the built site smaller" },
    Tool {
        names: &["chromium", "chromium-browser", "google-chrome", "chrome"],
        purpose: "tests the built site",
    },
    Tool { names: &["java"], purpose: "runs Spark, for comparing speed with it" },
];

/// Which tools are there.
pub fn look_at_tools() -> Vec<Finding> {
    let folders = folders();
    let found = |tool: &Tool| {
        let files =
            tool.names.iter().flat_map(|name| folders.iter().map(move |folder| executable(folder, name)));
        files.into_iter().find(|file| file.is_file())
    };
    let mut findings: Vec<Finding> =
        TOOLS.iter().map(|tool| finding(tool.names[0], tool.purpose, found(tool).is_some())).collect();
    findings.push(finding(
        "pyspark",
        "trains the same model elsewhere, for comparing with it",
        has_pyspark(),
    ));
    findings
}

fn finding(name: &str, purpose: &str, is_there: bool) -> Finding {
    if is_there {
        return Finding::note(name, format!("is there; it {purpose}"), "");
    }
    let mend = "`cargo xtask setup` says what it can fetch, in the source of Bijou; training does without";
    Finding::note(name, format!("is not there; it {purpose}"), mend)
}

/// Where programs are: the path, and where `cargo xtask setup` puts them.
fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    let own = env::var_os("BIJOU_TOOLS").map_or_else(|| PathBuf::from(".tools"), PathBuf::from);
    folders.extend([own.join("bin"), own]);
    folders
}

fn executable(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

fn has_pyspark() -> bool {
    let script = "import importlib.util, sys; sys.exit(importlib.util.find_spec('pyspark') is None)";
    let mut python = Command::new("python3");
    python.args(["-c", script]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    python.status().is_ok_and(|status| status.success())
}
