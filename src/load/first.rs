//! What of a manifest a visit needs before it shows anything. The browser reads it here: the reader that checks all of a
//! manifest is the late part's, and nobody should wait for it before the first films show.

use bijou_catalog::{Error, FORMAT_VERSION, ShardEntry, ShardKind, Words};
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The beginning of a catalog.
pub struct First {
    /// The first shard.
    pub shard: ShardEntry,
    /// What the site is called, where that is not the program's own name.
    pub title: Option<String>,
    /// By the code of a language, what the site says in place of the program's words.
    pub words: Vec<(String, Words)>,
}

/// Reads it and checks it.
///
/// # Errors
/// [`Error::Newer`] and [`Error::Older`] for another format, [`Error::TooLarge`] beyond a limit, [`Error::Manifest`] for
/// anything else that is wrong with it.
pub fn first_of(manifest: &[u8]) -> Result<First, Error> {
    let text = String::from_utf8_lossy(manifest);
    let manifest = JSON::parse(&text).map_err(|error| {
        let said = Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
        Error::Manifest(said.unwrap_or_default())
    })?;
    // The version first: the rest of another manifest may look different.
    let format = number(&manifest, "format")? as u32;
    if format > FORMAT_VERSION {
        return Err(Error::Newer { found: format });
    }
    if format < FORMAT_VERSION {
        return Err(Error::Older { found: format });
    }
    let shards: Array = get(&manifest, "shards")?.dyn_into().map_err(|_| without("shards"))?;
    let first = shards.get(0);
    if text_of(&first, "kind")? != ShardKind::Head.name() {
        return Err(without("a head shard at first"));
    }
    let entry = ShardEntry {
        kind: ShardKind::Head,
        file: text_of(&first, "file")?,
        bytes: number(&first, "bytes")? as u64,
        sha256: text_of(&first, "sha256")?,
        inflated_bytes: number(&first, "inflated_bytes")? as u64,
        films: number(&first, "films")? as u32,
    };
    entry.check()?;
    let site = get(&manifest, "site")?;
    let title = text_of(&site, "title").ok();
    let words = get(&site, "words").map(|languages| entries(&languages)).unwrap_or_default();
    let words = words.into_iter().map(|(code, words)| (code, words_in(&words))).collect();
    Ok(First { shard: entry, title, words })
}

fn words_in(object: &JsValue) -> Words {
    entries(object).into_iter().filter_map(|(word, other)| Some((word, other.as_string()?))).collect()
}

/// Names and values of an object; none of anything else.
fn entries(object: &JsValue) -> Vec<(String, JsValue)> {
    let Some(object) = object.dyn_ref::<Object>() else { return Vec::new() };
    let pair = |pair: JsValue| {
        pair.dyn_into::<Array>().ok().and_then(|pair| Some((pair.get(0).as_string()?, pair.get(1))))
    };
    Object::entries(object).iter().filter_map(pair).collect()
}

fn get(object: &JsValue, name: &str) -> Result<JsValue, Error> {
    Reflect::get(object, &name.into()).map_err(|_| without(name))
}

fn number(object: &JsValue, name: &str) -> Result<f64, Error> {
    get(object, name)?.as_f64().ok_or_else(|| without(name))
}

fn text_of(object: &JsValue, name: &str) -> Result<String, Error> {
    get(object, name)?.as_string().ok_or_else(|| without(name))
}

fn without(name: &str) -> Error {
    Error::Manifest(format!("it has no {name}"))
}
