//! The host of the site, which can go away with all its connections.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Mutex;

use axum::Router;
use tokio::runtime::{Builder, Runtime};

/// A server on a port of its own, until it is dropped or cut off.
pub struct Host {
    pub origin: String,
    running: Mutex<Option<Runtime>>,
}

impl Host {
    pub fn of(router: Router) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        // A runtime of its own, with which every connection ends.
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        runtime.spawn(async move {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            axum::serve(listener, router).await
        });
        Self { origin, running: Mutex::new(Some(runtime)) }
    }

    /// A server that somebody else runs.
    pub fn elsewhere(origin: &str) -> Self {
        Self { origin: origin.to_owned(), running: Mutex::new(None) }
    }

    /// Nobody answers any more.
    pub fn cut_off(&self) {
        if let Some(runtime) = self.running.lock().unwrap().take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.cut_off();
    }
}
