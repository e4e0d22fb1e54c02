//! Inflates a verified shard with the browser's own gzip: static hosts do not compress binary files, and an inflater of
//! our own would cost 20 KB.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use super::LoadError;
use super::fetch::{StreamError, read_capped};

/// The inflated bytes, at most `limit` of them.
pub async fn inflate(file: &str, compressed: &[u8], limit: u64) -> Result<Vec<u8>, LoadError> {
    let not_gzip = || LoadError::NotGzip(file.to_owned());
    // Its stream gives piece by piece what that of an answer would give, and inflate, at once.
    let bytes = Array::of1(&Uint8Array::from(compressed));
    let packed = Blob::new_with_u8_array_sequence(&bytes).map_err(|_| not_gzip())?.stream();
    let inflater = decompression_stream().map_err(|_| not_gzip())?;
    // A transform stream has the two properties that a pair of streams is made of.
    let stream = packed.pipe_through(inflater.unchecked_ref());
    read_capped(&stream, limit).await.map_err(|error| match error {
        StreamError::TooLong => LoadError::TooLong(file.to_owned()),
        StreamError::Broken => not_gzip(),
    })
}

/// `new DecompressionStream("gzip")`: web-sys has it only among its unstable interfaces, and an `extern` block of our own
/// would need `unsafe`.
fn decompression_stream() -> Result<JsValue, JsValue> {
    let constructor: js_sys::Function =
        js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("DecompressionStream"))?.dyn_into()?;
    js_sys::Reflect::construct(&constructor, &js_sys::Array::of1(&JsValue::from_str("gzip")))
}
