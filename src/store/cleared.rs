//! What this site has in the browser besides records: cached files of the program and its worker, the same for everyone.

use js_sys::{Array, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CacheStorage, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::keys::OURS;
use super::vault::Vault;

/// What is there, as counted just now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Left {
    /// Records.
    pub records: usize,
    /// Their bytes, with those of their keys.
    pub bytes: usize,
    /// Caches of program files.
    pub caches: usize,
    /// Service workers.
    pub workers: usize,
}

/// Counts what is there.
pub async fn left() -> Left {
    let texts = Vault::texts();
    Left {
        records: texts.len(),
        bytes: texts.iter().map(|(key, text)| key.len() + text.len()).sum(),
        caches: caches().await.len(),
        workers: workers().await.len(),
    }
}

/// Removes the program's caches and its worker. The page that is open goes on; the next one is loaded anew.
pub async fn clear_program() {
    if let Some(storage) = cache_storage() {
        for name in caches().await {
            wait(storage.delete(&name)).await;
        }
    }
    for worker in workers().await {
        wait(worker.unregister().unwrap_or_else(|_| Promise::resolve(&wasm_bindgen::JsValue::FALSE))).await;
    }
}

/// The names of our caches: other sites may have theirs under the same host.
async fn caches() -> Vec<String> {
    let Some(storage) = cache_storage() else { return Vec::new() };
    let names = wait(storage.keys()).await.unwrap_or_default();
    names.iter().filter_map(|name| name.as_string()).filter(|name| name.starts_with(OURS)).collect()
}

/// The workers of this site, and not of others under the same host.
async fn workers() -> Vec<ServiceWorkerRegistration> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(base) = window.document().and_then(|document| document.base_uri().ok().flatten()) else {
        return Vec::new();
    };
    let container = js_sys::Reflect::get(window.navigator().as_ref(), &"serviceWorker".into());
    let Some(container) =
        container.ok().and_then(|container| container.dyn_into::<ServiceWorkerContainer>().ok())
    else {
        return Vec::new();
    };
    let all = wait(container.get_registrations()).await.unwrap_or_default();
    let ours = |worker: &ServiceWorkerRegistration| worker.scope().starts_with(&base);
    all.iter().filter_map(|worker| worker.dyn_into().ok()).filter(ours).collect()
}

/// Where pages came without encryption there is none.
fn cache_storage() -> Option<CacheStorage> {
    js_sys::Reflect::get(web_sys::window()?.as_ref(), &"caches".into()).ok()?.dyn_into().ok()
}

async fn wait(promise: Promise) -> Option<Array> {
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
