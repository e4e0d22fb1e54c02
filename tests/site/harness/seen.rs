//! What a visit has asked for and complained about, and what must hold after it, whatever the visitor did.

use fantoccini::Client;
use serde_json::Value;

use super::chrome::take_log;

pub struct Seen {
    origin: String,
    /// Each address that was asked for, in order, with the page's own.
    pub requests: Vec<String>,
    /// What the console said at the level of a warning or above; the security policy speaks there too.
    pub complaints: Vec<String>,
}

impl Seen {
    pub(super) async fn take(client: &Client, origin: String) -> Self {
        let requests = take_log(client, "performance").await.iter().filter_map(requested).collect();
        let complaints = take_log(client, "browser").await.iter().filter_map(complaint).collect();
        Self { origin, requests, complaints }
    }

    /// What holds for every ordinary visit.
    pub fn keeps_the_promises(&self) {
        self.asks_no_other_origin();
        assert!(self.complaints.is_empty(), "the console is not empty: {:#?}", self.complaints);
    }

    pub fn asks_no_other_origin(&self) {
        let foreign: Vec<_> = self.requests.iter().filter(|url| !self.is_own(url)).collect();
        assert!(!self.requests.is_empty(), "no request was seen, not even the page's own");
        assert!(foreign.is_empty(), "the page asked another origin: {foreign:?}");
    }

    fn is_own(&self, url: &str) -> bool {
        let below = url.strip_prefix(&self.origin).is_some_and(|rest| rest.starts_with('/'));
        below || url.starts_with("data:") || url.starts_with("blob:")
    }
}

fn requested(entry: &Value) -> Option<String> {
    let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let event = &message["message"];
    let url = event["params"]["request"]["url"].as_str()?;
    (event["method"] == "Network.requestWillBeSent").then(|| url.to_owned())
}

fn complaint(entry: &Value) -> Option<String> {
    let level = entry["level"].as_str().filter(|level| matches!(*level, "WARNING" | "SEVERE"))?;
    Some(format!("{level}: {}", entry["message"].as_str().unwrap_or_default()))
}
