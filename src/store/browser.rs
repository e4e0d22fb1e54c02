//! The browser's storage, which may be missing, full or forbidden.

use wasm_bindgen_futures::JsFuture;

use super::keys::OURS;
use super::storage::{NoRoom, Storage};

/// `localStorage`, for as long as nothing throws.
#[derive(Clone)]
pub struct Browser(web_sys::Storage);

impl Browser {
    /// The storage, or nothing where touching it would throw.
    pub fn storage() -> Option<Self> {
        web_sys::window()?.local_storage().ok().flatten().map(Self)
    }
}

impl Storage for Browser {
    fn get(&self, key: &str) -> Option<String> {
        self.0.get_item(key).ok().flatten()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), NoRoom> {
        self.0.set_item(key, text).map_err(|_| NoRoom)
    }

    fn remove(&self, key: &str) {
        let _ = self.0.remove_item(key);
    }

    fn keys(&self) -> Vec<String> {
        let keys = (0..self.0.length().unwrap_or(0)).filter_map(|at| self.0.key(at).ok().flatten());
        let mut keys: Vec<String> = keys.filter(|key| key.starts_with(OURS)).collect();
        keys.sort_unstable();
        keys
    }
}

/// Whether the browser has promised not to clear the storage by itself; nothing where it does not say.
pub async fn persisted() -> Option<bool> {
    let answer = web_sys::window()?.navigator().storage().persisted().ok()?;
    JsFuture::from(answer).await.ok()?.as_bool()
}

/// Asks the browser to promise it; its answer is that of [`persisted`].
pub async fn ask_to_persist() {
    let asked = web_sys::window().and_then(|window| window.navigator().storage().persist().ok());
    if let Some(asked) = asked {
        let _ = JsFuture::from(asked).await;
    }
}
