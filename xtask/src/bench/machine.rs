use std::fs;
use std::process::Command;

use crate::browser::Browser;
use crate::process::output_of;
use crate::project::Project;

/// The processor, how many of its cores there are, and what runs JavaScript.
pub fn describe(project: &Project, browser: &Browser) -> String {
    let of = |mut command: Command| {
        command.arg("--version");
        output_of(command).unwrap_or_default().trim().to_owned()
    };
    let known = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = known.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = model.map_or("an unknown processor", |(_, model)| model);
    let (node, chromium) = (of(project.command("node")), of(Command::new(browser.chromium())));
    format!("{model}, {cores} cores; Node.js {node}; {chromium}")
}
