//! What `cargo xtask test` has prepared.

use std::env;
use std::path::PathBuf;

/// The built site, the driver and the browser.
pub struct Setting {
    pub site: PathBuf,
    pub webdriver: String,
    pub chromium: String,
    pub failures: PathBuf,
    /// The script of axe-core.
    pub axe: PathBuf,
    /// The `bijou` command.
    pub command: PathBuf,
    /// Servers that people put sites on, as far as they are here.
    pub nginx: Option<PathBuf>,
    pub caddy: Option<PathBuf>,
}

impl Setting {
    pub fn read() -> Self {
        let read = |name: &str| {
            env::var(name).unwrap_or_else(|_| {
                panic!("these tests need the built site and a browser: run them with `cargo xtask test --only site`")
            })
        };
        Self {
            site: read("BIJOU_SITE").into(),
            webdriver: read("BIJOU_WEBDRIVER"),
            chromium: read("BIJOU_CHROMIUM"),
            failures: read("BIJOU_FAILURES").into(),
            axe: read("BIJOU_AXE").into(),
            command: read("BIJOU_COMMAND").into(),
            nginx: env::var_os("BIJOU_NGINX").map(PathBuf::from),
            caddy: env::var_os("BIJOU_CADDY").map(PathBuf::from),
        }
    }
}
