//! The program on this device: a worker (`public/worker.js`) that keeps the site's own files, the same for everyone, so that
//! every page opens without a network. Who does not want that can say so, and who has it is offered each later version.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Cache, CacheStorage, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerState, ServiceWorkerUpdateViaCache, window,
};

/// The worker's file. Only the published site has one that knows the site's files.
const WORKER: &str = "worker.js";
/// What the names of all our caches begin with.
const OURS: &str = "bijou.";
/// What those of the worker's begin with.
const FILES: &str = "bijou.files ";
/// An empty cache by this name says that the person wants no program kept.
const REFUSED: &str = "bijou.refused";

/// What of the program this device keeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// So many files.
    Files(usize),
    /// None, as the person wished.
    Refused,
    /// This browser keeps no programs for pages, or not for this one.
    Impossible,
}

/// Looks at what is kept.
pub async fn kept() -> Kept {
    let (Some(storage), Some(_)) = (cache_storage(), container()) else { return Kept::Impossible };
    if is_refused(&storage).await {
        return Kept::Refused;
    }
    let mut files = 0;
    for name in caches().await.into_iter().filter(|name| name.starts_with(FILES)) {
        let Some(cache) = wait::<Cache>(storage.open(&name)).await else { continue };
        files += wait::<Array>(cache.keys()).await.map_or(0, |keys| keys.length() as usize);
    }
    Kept::Files(files)
}

/// Lets the worker keep the program, unless the person does not want that or it is not `wanted` any more.
pub async fn keep(wanted: impl Fn() -> bool) -> Option<ServiceWorkerRegistration> {
    if cfg!(not(feature = "split")) || is_refused(&cache_storage()?).await || !wanted() {
        return None;
    }
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let worker = wait(container()?.register_with_options(WORKER, &options)).await;
    // It may have been refused meanwhile, or everything erased.
    if is_refused(&cache_storage()?).await || !wanted() {
        clear_files().await;
        return None;
    }
    worker
}

/// Keeps nothing of the program from now on.
pub async fn refuse() {
    // First of all, so that nobody begins to keep it again.
    if let Some(storage) = cache_storage() {
        let _ = wait::<Cache>(storage.open(REFUSED)).await;
    }
    clear_files().await;
}

/// Keeps the program again.
pub async fn allow() {
    if let Some(storage) = cache_storage() {
        let _ = JsFuture::from(storage.delete(REFUSED)).await;
    }
    keep(|| true).await;
}

/// Removes the worker and what it keeps, and what the person said about it. The page that is open goes on.
pub async fn clear() {
    clear_files().await;
    drop_caches(|_| true).await;
}

async fn clear_files() {
    // The worker first, which would fill its cache again.
    unregister().await;
    drop_caches(|name| name != REFUSED).await;
}

async fn unregister() {
    for worker in workers().await {
        // One that is still being installed goes on until it is told.
        for version in [worker.installing(), worker.waiting(), worker.active()].into_iter().flatten() {
            let _ = version.post_message(&"forget".into());
        }
        if let Ok(gone) = worker.unregister() {
            let _ = JsFuture::from(gone).await;
        }
    }
}

async fn drop_caches(which: impl Fn(&str) -> bool) {
    let Some(storage) = cache_storage() else { return };
    for name in caches().await.into_iter().filter(|name| which(name)) {
        let _ = JsFuture::from(storage.delete(&name)).await;
    }
}

/// Calls `found` with each later version once it is ready to take over.
pub fn follow_versions(
    registration: &ServiceWorkerRegistration,
    found: impl Fn(ServiceWorker) + Clone + 'static,
) {
    if let Some(waiting) = registration.waiting() {
        found(waiting);
    }
    let later = registration.clone();
    let arriving = Closure::<dyn Fn()>::new(move || {
        let Some(worker) = later.installing() else { return };
        let (installed, found) = (worker.clone(), found.clone());
        let changed = Closure::<dyn Fn()>::new(move || {
            // The first worker of all is no later version: it has no page to take over.
            let is_later = container().is_some_and(|container| container.controller().is_some());
            if installed.state() == ServiceWorkerState::Installed && is_later {
                found(installed.clone());
            }
        });
        worker.set_onstatechange(Some(changed.into_js_value().unchecked_ref()));
    });
    registration.set_onupdatefound(Some(arriving.into_js_value().unchecked_ref()));
}

/// Asks a later version to take over, and loads the page anew once it has. `open_elsewhere` is called where other tabs
/// still have this version: it then goes on.
pub fn start_version(worker: &ServiceWorker, open_elsewhere: impl Fn() + 'static) {
    let Some(container) = container() else { return };
    let taken = Closure::<dyn Fn()>::new(|| {
        if let Some(window) = window() {
            let _ = window.location().reload();
        }
    });
    container.set_oncontrollerchange(Some(taken.into_js_value().unchecked_ref()));
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |_| open_elsewhere());
    container.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    let _ = worker.post_message(&"take over".into());
}

/// The names of our caches: other sites may have theirs under the same host.
pub async fn caches() -> Vec<String> {
    let Some(storage) = cache_storage() else { return Vec::new() };
    let names = wait::<Array>(storage.keys()).await.unwrap_or_default();
    names.iter().filter_map(|name| name.as_string()).filter(|name| name.starts_with(OURS)).collect()
}

/// The workers of this site, and not of others under the same host.
pub async fn workers() -> Vec<ServiceWorkerRegistration> {
    let Some(base) = window().and_then(|window| window.document()?.base_uri().ok().flatten()) else {
        return Vec::new();
    };
    let Some(container) = container() else { return Vec::new() };
    let all = wait::<Array>(container.get_registrations()).await.unwrap_or_default();
    let ours = |worker: &ServiceWorkerRegistration| worker.scope().starts_with(&base);
    all.iter().filter_map(|worker| worker.dyn_into().ok()).filter(ours).collect()
}

async fn is_refused(storage: &CacheStorage) -> bool {
    JsFuture::from(storage.has(REFUSED)).await.is_ok_and(|there| there.is_truthy())
}

/// Where pages came without encryption there is none.
fn cache_storage() -> Option<CacheStorage> {
    Reflect::get(window()?.as_ref(), &"caches".into()).ok()?.dyn_into().ok()
}

/// The same.
fn container() -> Option<ServiceWorkerContainer> {
    Reflect::get(window()?.navigator().as_ref(), &"serviceWorker".into()).ok()?.dyn_into().ok()
}

async fn wait<T: JsCast>(promise: Promise) -> Option<T> {
    JsFuture::from(promise).await.ok().and_then(|value: JsValue| value.dyn_into().ok())
}
