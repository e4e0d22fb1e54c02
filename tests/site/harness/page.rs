//! One tab of a visitor's browser.

#![allow(dead_code, reason = "words for tests that are still to come")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::json;

use super::chrome::devtools;
use super::host::Host;
use super::look::Look;

/// Long enough for a busy machine; a page that is right answers within milliseconds.
const PATIENCE: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(20);
/// Longer than the page takes to choose from all films.
const SETTLED: Duration = Duration::from_millis(800);

/// Longer than any motion on the page, and than the gap between two files that load.
const STILL: Duration = Duration::from_millis(700);

/// Text, or a key that has a name.
pub struct Keys(String);

impl From<&str> for Keys {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<Key> for Keys {
    fn from(key: Key) -> Self {
        Self(key.to_string())
    }
}

/// The page that a visitor looks at.
pub struct Page {
    pub(super) client: Client,
    pub(super) home: String,
    pub(super) host: Host,
}

impl Page {
    /// Goes to an address below the site's front page, such as `browse/`.
    pub async fn open(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.home)).await.unwrap();
    }

    /// The address of the site's front page.
    pub fn home(&self) -> &str {
        &self.home
    }

    /// From now on there is no network.
    pub fn cut_off(&self) {
        self.host.cut_off();
    }

    pub async fn reload(&self) {
        self.client.refresh().await.unwrap();
    }

    /// Does something in a second tab of the same browser, and comes back.
    pub async fn in_another_tab(&self, path: &str, story: impl AsyncFnOnce()) {
        let first = self.client.window().await.unwrap();
        let second = self.client.new_window(true).await.unwrap().handle;
        self.client.switch_to_window(second).await.unwrap();
        self.open(path).await;
        story().await;
        self.client.switch_to_window(first).await.unwrap();
    }

    /// The same in a tab that is closed again, as soon as the story ends.
    pub async fn in_a_passing_tab(&self, path: &str, story: impl AsyncFnOnce()) {
        let first = self.client.window().await.unwrap();
        let second = self.client.new_window(true).await.unwrap().handle;
        self.client.switch_to_window(second).await.unwrap();
        self.open(path).await;
        story().await;
        self.client.close_window().await.unwrap();
        self.client.switch_to_window(first).await.unwrap();
    }

    /// Where the visitor is, below the site's front page.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.unwrap();
        url.as_str().strip_prefix(&self.home).unwrap_or(url.as_str()).to_owned()
    }

    /// Waits until something is there.
    pub async fn find(&self, css: &str) -> Element {
        let wait = self.client.wait().at_most(PATIENCE).every(GLANCE);
        wait.for_element(Locator::Css(css))
            .await
            .unwrap_or_else(|error| panic!("there is no `{css}`: {error}"))
    }

    /// Waits until something is there and says so.
    pub async fn see(&self, css: &str, words: &str) {
        let mut text = String::new();
        for _ in 0..PATIENCE.as_millis() / GLANCE.as_millis() {
            text = self.find(css).await.text().await.unwrap_or_default();
            if text.contains(words) {
                return;
            }
            tokio::time::sleep(GLANCE).await;
        }
        panic!("`{css}` says `{text}` and not `{words}`");
    }

    /// Waits until something is gone.
    pub async fn miss(&self, css: &str) {
        for _ in 0..PATIENCE.as_millis() / GLANCE.as_millis() {
            if self.count(css).await == 0 {
                return;
            }
            tokio::time::sleep(GLANCE).await;
        }
        panic!("`{css}` is still there");
    }

    /// Waits until JavaScript gives true.
    pub async fn until(&self, script: &str) {
        for _ in 0..PATIENCE.as_millis() / GLANCE.as_millis() {
            if self.ask(script).await == true {
                return;
            }
            tokio::time::sleep(GLANCE).await;
        }
        panic!("`{script}` never came true");
    }

    pub async fn count(&self, css: &str) -> usize {
        self.client.find_all(Locator::Css(css)).await.unwrap().len()
    }

    /// The words of everything that matches, in order, all of one moment: what is asked one by one may have left by then.
    pub async fn texts(&self, css: &str) -> Vec<String> {
        let texts = format!("return [...document.querySelectorAll(`{css}`)].map(e => e.innerText.trim())");
        let texts = self.ask(&texts).await;
        texts.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    }

    /// Clicks in the middle of something, as soon as nothing that moves or is fixed lies over it.
    pub async fn click(&self, css: &str) {
        let mut hindrance = None;
        for _ in 0..PATIENCE.as_millis() / GLANCE.as_millis() {
            match self.try_to_click(css).await {
                Ok(()) => return,
                Err(error) => hindrance = Some(error),
            }
            tokio::time::sleep(GLANCE).await;
        }
        panic!("`{css}` cannot be clicked: {}", hindrance.unwrap());
    }

    async fn try_to_click(&self, css: &str) -> Result<(), CmdError> {
        let element = self.find(css).await;
        let target = serde_json::to_value(&element)?;
        let script =
            "arguments[0].scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })";
        self.client.execute(script, vec![target]).await?;
        element.click().await
    }

    /// Presses the button that begins with these words.
    pub async fn press_button(&self, words: &str) {
        let words = serde_json::to_string(words).unwrap();
        let button = format!(
            "[...document.querySelectorAll('button')].find(e => e.checkVisibility() && e.textContent.trim().startsWith({words}))"
        );
        self.until(&format!("return !!{button}")).await;
        self.ask(&format!("{button}.scrollIntoView({{ block: 'center', behavior: 'instant' }}); {button}.focus(); {button}.click()")).await;
    }

    /// Types into a field, or presses keys of [`fantoccini::key::Key`] in it.
    pub async fn type_into(&self, css: &str, text: &str) {
        self.find(css).await.send_keys(text).await.unwrap();
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: impl Into<Keys>) {
        let Keys(keys) = keys.into();
        // Not to the element: one that takes files would take these for the name of one.
        let keyboard = keys.chars().fold(KeyActions::new("keyboard".to_owned()), |keyboard, value| {
            keyboard.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.client.perform_actions(keyboard).await.unwrap();
    }

    /// Tells the page what its visitor prefers, such as `prefers-reduced-motion: reduce`.
    pub async fn prefer(&self, feature: &str, value: &str) {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        devtools(&self.client, "Emulation.setEmulatedMedia", features).await;
    }

    /// Runs JavaScript with the page's data but exempt from its security policy; `return` gives the result.
    pub async fn ask(&self, script: &str) -> serde_json::Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Runs JavaScript at the start of every page that is opened from now on.
    pub async fn before_every_page(&self, script: &str) {
        devtools(&self.client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// Waits until every film and the late part of the program are there: from then on nothing is fetched.
    pub async fn all_is_here(&self) {
        self.until(
            "return !document.querySelector('#frame, .skeleton')
                && performance.getEntriesByType('resource').some(e => e.name.includes('/tail-') && e.responseEnd > 0)",
        )
        .await;
    }

    /// Waits until what is chosen from all films stands there: the first ones are chosen from the best known.
    pub async fn all_films_count(&self, css: &str) {
        self.all_is_here().await;
        let mut before = None;
        loop {
            let texts = Some(self.texts(css).await);
            if texts == before {
                return;
            }
            before = texts;
            tokio::time::sleep(SETTLED).await;
        }
    }

    /// Ends every service worker, so that the next page has to start it.
    pub async fn stop_workers(&self) {
        devtools(&self.client, "ServiceWorker.enable", json!({})).await;
        devtools(&self.client, "ServiceWorker.stopAllWorkers", json!({})).await;
    }

    /// Gives the page another screen.
    pub async fn look(&self, look: Look) {
        let (width, height) = look.size.pixels();
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": look.size.is_touched() });
        devtools(&self.client, "Emulation.setDeviceMetricsOverride", screen).await;
        let scheme = json!({ "name": "prefers-color-scheme", "value": look.scheme.name() });
        devtools(&self.client, "Emulation.setEmulatedMedia", json!({ "features": [scheme] })).await;
    }

    /// Puts what is downloaded into a folder.
    pub async fn download_to(&self, folder: &Path) {
        let behavior = json!({ "behavior": "allow", "downloadPath": folder });
        devtools(&self.client, "Browser.setDownloadBehavior", behavior).await;
    }

    /// Waits until a file has been downloaded.
    pub async fn wait_for_file(&self, file: &Path) {
        for _ in 0..PATIENCE.as_millis() / GLANCE.as_millis() {
            if fs::metadata(file).is_ok_and(|file| file.len() > 0) {
                return;
            }
            tokio::time::sleep(GLANCE).await;
        }
        panic!("{} was not downloaded", file.display());
    }

    /// Saves what is on the screen as a PNG file.
    pub async fn picture(&self, file: &Path) {
        let png = self.client.screenshot().await.unwrap();
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, png).unwrap();
    }

    /// Waits until nothing moves on the screen any more.
    pub async fn settle(&self) {
        let mut before = Vec::new();
        for _ in 0..PATIENCE.as_millis() / STILL.as_millis() {
            tokio::time::sleep(STILL).await;
            let now = self.client.screenshot().await.unwrap();
            if now == before {
                return;
            }
            before = now;
        }
    }
}
