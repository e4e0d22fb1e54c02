//! What the host of the site sees: everything that it could write into a log.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use flate2::read::GzDecoder;

/// The requests that a host got, in the order in which they came.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Noted>>);

#[derive(Default)]
struct Noted {
    requests: Vec<Asked>,
    /// How many of them have been taken.
    taken: usize,
}

/// A request, and how it was answered.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Everything that the browser says besides, without the address of the host, which is another one for each visit.
    pub headers: BTreeMap<String, String>,
    /// Status and length of the answer, once it has been given. The length is that of what was packed: how packing ends up
    /// depends on the pieces in which the server reads a file.
    pub answer: Option<(u16, usize)>,
}

impl Log {
    /// Takes what has come since the last call.
    pub fn take(&self) -> Vec<Asked> {
        let mut noted = self.0.lock().unwrap();
        let fresh = noted.requests[noted.taken..].to_vec();
        noted.taken = noted.requests.len();
        fresh
    }

    /// A host that writes into this log.
    pub(super) fn note(&self, router: Router) -> Router {
        router.layer(from_fn_with_state(self.clone(), noted))
    }
}

async fn noted(State(log): State<Log>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let host = headers.get("host").map(|host| String::from_utf8_lossy(host.as_bytes()).into_owned());
    let host = host.unwrap_or_default();
    let headers = headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).replace(&host, "HOST");
        (name.to_string(), value)
    });
    let asked = Asked {
        method: request.method().to_string(),
        target: request.uri().to_string(),
        headers: headers.collect(),
        answer: None,
    };
    let place = {
        let requests = &mut log.0.lock().unwrap().requests;
        requests.push(asked);
        requests.len() - 1
    };
    let (parts, body) = next.run(request).await.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    if let Some(asked) = log.0.lock().unwrap().requests.get_mut(place) {
        let packed = parts.headers.get("content-encoding").is_some_and(|encoding| encoding == "gzip");
        asked.answer = Some((parts.status.as_u16(), if packed { unpacked(&body) } else { body.len() }));
    }
    Response::from_parts(parts, Body::from(body))
}

fn unpacked(body: &[u8]) -> usize {
    let mut all = Vec::new();
    GzDecoder::new(body).read_to_end(&mut all).unwrap()
}

impl fmt::Debug for Asked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (status, bytes) = self.answer.unwrap_or_default();
        write!(formatter, "{} {} {status}, {bytes} bytes {:?}", self.method, self.target, self.headers)
    }
}
