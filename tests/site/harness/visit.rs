//! A visit: a fresh server, a fresh browser, and what must hold at the end.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::Path;
use std::thread;

use fantoccini::{Client, ClientBuilder};
use futures_util::FutureExt;
use serde_json::json;
use xtask::browser::ARGUMENTS;
use xtask::server;

use super::host::Host;
use super::log::Log;
use super::look::Size;
use super::page::Page;
use super::seen::Seen;
use super::setting::Setting;

/// Opens a page of the site with a fresh browser, does what a visitor does, and checks the promises.
///
/// ```ignore
/// #[tokio::test]
/// async fn a_rating_brings_picks() {
///     visit("", async |page| {
///         page.click(".card:first-child [value='5']").await;
///         page.find(".pick").await;
///     })
///     .await;
/// }
/// ```
pub async fn visit(path: &str, story: impl AsyncFnOnce(&Page)) {
    Visit::to(path).go(story).await.keeps_the_promises();
}

/// A browser without service workers.
const NO_WORKERS: &str =
    "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })";

/// A visit that is out of the ordinary.
pub struct Visit {
    setting: Setting,
    under: &'static str,
    path: String,
    languages: &'static str,
    log: Log,
    keeps_program: bool,
    elsewhere: Option<String>,
}

impl Visit {
    pub fn to(path: &str) -> Self {
        let (path, log) = (path.to_owned(), Log::default());
        Self {
            setting: Setting::read(),
            under: "",
            path,
            languages: "en-US,en",
            log,
            keeps_program: true,
            elsewhere: None,
        }
    }

    /// Serves the site under a path such as `/some/sub/path`.
    pub fn under(self, under: &'static str) -> Self {
        Self { under, ..self }
    }

    /// With a browser that asks for these languages, such as `de-DE,de`.
    pub fn speaking(self, languages: &'static str) -> Self {
        Self { languages, ..self }
    }

    /// With a browser that has no service workers, as in some private modes: every page comes from the host.
    pub fn keeping_no_program(self) -> Self {
        Self { keeps_program: false, ..self }
    }

    /// Serves another folder in place of the built site.
    pub fn of_site(mut self, site: &Path) -> Self {
        site.clone_into(&mut self.setting.site);
        self
    }

    /// Goes to a server that runs already, such as `http://127.0.0.1:8080`.
    pub fn served_by(self, origin: &str) -> Self {
        Self { elsewhere: Some(origin.to_owned()), ..self }
    }

    /// Lets the host write down what it is asked.
    pub fn noted_in(self, log: &Log) -> Self {
        Self { log: log.clone(), ..self }
    }

    /// Makes the visit; what was seen on the way is for the caller to judge.
    pub async fn go(self, story: impl AsyncFnOnce(&Page)) -> Seen {
        let under = self.under;
        let host = match &self.elsewhere {
            Some(origin) => Host::elsewhere(origin),
            None => Host::of(self.log.note(server::router(&self.setting.site, under))),
        };
        let origin = host.origin.clone();
        let page = Page {
            client: open_browser(&self.setting, self.languages).await,
            home: format!("{origin}{under}/"),
            host,
        };
        let outcome = AssertUnwindSafe(async {
            if !self.keeps_program {
                page.before_every_page(NO_WORKERS).await;
            }
            page.open(&self.path).await;
            story(&page).await;
            Seen::take(&page.client, origin).await
        })
        .catch_unwind()
        .await;
        if outcome.is_err() {
            let test = thread::current().name().unwrap_or("visit").replace("::", "-");
            page.picture(&self.setting.failures.join(test).with_extension("png")).await;
        }
        page.client.close().await.ok();
        outcome.unwrap_or_else(|panic| resume_unwind(panic))
    }
}

/// The driver gives every session an empty profile of its own.
async fn open_browser(setting: &Setting, languages: &str) -> Client {
    let (width, height) = Size::Desktop.pixels();
    let mut arguments = ARGUMENTS.map(str::to_owned).to_vec();
    arguments.push(format!("--window-size={width},{height}"));
    let capabilities = json!({
        "goog:chromeOptions": {
            "binary": setting.chromium,
            "args": arguments,
            "prefs": { "intl.accept_languages": languages },
        },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    });
    let capabilities = capabilities.as_object().unwrap().clone();
    let mut connecting = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
    connecting.capabilities(capabilities.into_iter().collect()).connect(&setting.webdriver).await.unwrap()
}
