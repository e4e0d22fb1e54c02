//! `cargo xtask serve`: the release site on this machine.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, Result, bail};
use clap::Args;
use tokio::net::TcpListener;

use crate::build::{self, Build};
use crate::project::Project;
use crate::server;
use crate::steps::Steps;

/// How many ports are tried, from the wanted one up.
const PORTS_TRIED: u16 = 50;

/// What can be chosen about serving.
#[derive(Debug, Args)]
pub struct Serve {
    /// The port to listen on; the next free one is taken when it is in use
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Sets up, builds, and serves until Ctrl-C.
///
/// # Errors
/// When the set-up or the build fails, or no port is free.
pub fn run(project: &Project, steps: &mut Steps, options: &Serve) -> Result<()> {
    build::run(project, steps, &Build::default())?;
    let runtime = tokio::runtime::Runtime::new().context("cannot start the server")?;
    runtime.block_on(async {
        let listener = listen(options.port).await?;
        let address = listener.local_addr().context("the server has no address")?;
        println!("\nBijou is at http://{address}/ until you press Ctrl-C.");
        let dist = project.dist();
        tokio::select! {
            ended = server::serve(listener, &dist, "") => ended.context("the server has failed"),
            interrupted = tokio::signal::ctrl_c() => interrupted.context("cannot wait for Ctrl-C"),
        }
    })
}

async fn listen(wanted: u16) -> Result<TcpListener> {
    for port in wanted..=wanted.saturating_add(PORTS_TRIED) {
        if let Ok(listener) = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await {
            return Ok(listener);
        }
    }
    bail!("no port from {wanted} up is free: choose another with --port")
}
