//! Fetches a file of the catalog, and never more bytes of it than allowed.

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader, Response};

use super::LoadError;
use crate::pause::Slices;

/// Why a stream could not be read to its end.
pub enum StreamError {
    /// More bytes than the limit.
    TooLong,
    /// The stream broke.
    Broken,
}

/// Longest file of texts: many times what a language needs.
const MAX_TEXT_BYTES: u64 = 1 << 20;

/// Fetches a file of a folder of the site, found relative to the document's base.
pub async fn fetch(folder: &str, file: &str, limit: u64) -> Result<Vec<u8>, LoadError> {
    let unreachable = || LoadError::Unreachable(file.to_owned());
    let window = web_sys::window().ok_or_else(unreachable)?;
    let address = format!("{folder}/{file}");
    let request = asked_early(&address).unwrap_or_else(|| window.fetch_with_str(&address));
    let response: Response =
        JsFuture::from(request).await.and_then(JsCast::dyn_into).map_err(|_| unreachable())?;
    if !response.ok() {
        return Err(LoadError::Status { file: file.to_owned(), status: response.status() });
    }
    let body = response.body().ok_or_else(unreachable)?;
    read_capped(&body, limit).await.map_err(|error| match error {
        StreamError::TooLong => LoadError::TooLong(file.to_owned()),
        StreamError::Broken => unreachable(),
    })
}

/// What start.js has asked for while the program was on its way; once, so that a file that did not arrive is asked for again.
fn asked_early(address: &str) -> Option<Promise> {
    let early = Reflect::get(&js_sys::global(), &"bijouAskedEarly".into()).ok()?;
    let answer = Reflect::get(&early, &address.into()).ok()?.dyn_into().ok()?;
    Reflect::delete_property(early.unchecked_ref::<js_sys::Object>(), &address.into()).ok()?;
    Some(answer)
}

/// The same for a file of text.
pub async fn fetch_text(folder: &'static str, file: &'static str) -> Result<String, LoadError> {
    let bytes = fetch(folder, file, MAX_TEXT_BYTES).await?;
    String::from_utf8(bytes).map_err(|_| LoadError::Unreachable(file.to_owned()))
}

/// Reads a stream to its end, unless it has more than `limit` bytes.
pub async fn read_capped(stream: &ReadableStream, limit: u64) -> Result<Vec<u8>, StreamError> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    // Copied once all is there: a vector that grows is copied again and again.
    let (mut chunks, mut length) = (Vec::<Uint8Array>::new(), 0);
    // What is at hand comes at once, inflated in between.
    let mut slices = Slices::begin();
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(|_| StreamError::Broken)?;
        let get = |name: &str| Reflect::get(&part, &JsValue::from_str(name));
        let done = get("done").map_or(true, |done| done.is_truthy());
        if done {
            break;
        }
        let chunk: Uint8Array = get("value").and_then(JsCast::dyn_into).map_err(|_| StreamError::Broken)?;
        length += chunk.length() as usize;
        if length as u64 > limit {
            // Ending early is the point; how the stream takes it does not matter.
            let _ = reader.cancel();
            return Err(StreamError::TooLong);
        }
        chunks.push(chunk);
        slices.rest().await;
    }
    let mut bytes = vec![0; length];
    let mut rest = bytes.as_mut_slice();
    for chunk in chunks {
        let (own, others) = rest.split_at_mut(chunk.length() as usize);
        chunk.copy_to(own);
        rest = others;
    }
    Ok(bytes)
}
