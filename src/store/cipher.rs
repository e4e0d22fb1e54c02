//! Sealing with the browser's own ciphers: a key from the passphrase by PBKDF2, which no script can read, not this one
//! either, and AES-256 in Galois/counter mode with a fresh nonce for every text that is written.

use std::rc::Rc;

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

use super::envelope::{Envelope, ITERATIONS, NONCE, SALT};
use super::seal::{CannotSeal, Later, NotOpened, Seal};

/// A key of the browser, with how it came from the passphrase.
#[derive(Clone)]
pub struct Cipher {
    key: CryptoKey,
    iterations: u32,
    salt: Vec<u8>,
}

impl Cipher {
    /// A key from a new passphrase.
    ///
    /// # Errors
    /// Where the browser has no ciphers, as on pages that came without encryption.
    pub async fn new(passphrase: &str) -> Result<Self, CannotSeal> {
        let salt = random::<SALT>().map_err(|_| CannotSeal)?.to_vec();
        Self::derive(passphrase, ITERATIONS, salt).await.map_err(|_| CannotSeal)
    }

    /// The key to an envelope, if the passphrase is right; opening tells.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub async fn of(passphrase: &str, envelope: &Envelope) -> Result<Self, CannotSeal> {
        Self::derive(passphrase, envelope.iterations, envelope.salt()).await.map_err(|_| CannotSeal)
    }

    /// Whether it is the key to an envelope, if the passphrase was right.
    pub fn fits(&self, envelope: &Envelope) -> bool {
        envelope.iterations == self.iterations && envelope.salt() == self.salt
    }

    async fn derive(passphrase: &str, iterations: u32, salt: Vec<u8>) -> Result<Self, JsValue> {
        let subtle = subtle()?;
        // As keyboards write it may differ from device to device; as Unicode composes it, it does not.
        let secret = Uint8Array::from(
            js_sys::JsString::from(passphrase).normalize("NFC").as_string().unwrap_or_default().as_bytes(),
        );
        let usages = Array::of1(&"deriveKey".into());
        let base: CryptoKey =
            wait(subtle.import_key_with_str("raw", &secret, "PBKDF2", false, &usages)?).await?.dyn_into()?;
        let derivation = object(&[
            ("name", "PBKDF2".into()),
            ("hash", "SHA-256".into()),
            ("iterations", iterations.into()),
            ("salt", Uint8Array::from(salt.as_slice()).into()),
        ])?;
        let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
        let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
        let key = subtle.derive_key_with_object_and_object(&derivation, &base, &kind, false, &usages)?;
        Ok(Self { key: wait(key).await?.dyn_into()?, iterations, salt })
    }

    async fn seal(self, place: String, text: String) -> Result<String, JsValue> {
        let nonce = random::<NONCE>()?;
        let envelope = Envelope::new(self.iterations, &self.salt, &nonce);
        let bytes = Uint8Array::from(text.as_bytes());
        let sealed =
            subtle()?.encrypt_with_object_and_buffer_source(&rules(&envelope, &place)?, &self.key, &bytes)?;
        let sealed = Uint8Array::new(&wait(sealed).await?).to_vec();
        Ok(envelope.with(&sealed).text())
    }

    async fn unseal(self, place: String, text: String) -> Result<String, NotOpened> {
        let all = Envelope::all_of(&text);
        if all.is_empty() {
            return Err(NotOpened::Altered);
        }
        let envelope = all.iter().find(|envelope| self.fits(envelope)).ok_or(NotOpened::OtherKey)?;
        let opened = async || {
            let bytes = Uint8Array::from(envelope.sealed().as_slice());
            let rules = rules(envelope, &place)?;
            let opened = subtle()?.decrypt_with_object_and_buffer_source(&rules, &self.key, &bytes)?;
            Ok::<_, JsValue>(Uint8Array::new(&wait(opened).await?).to_vec())
        };
        String::from_utf8(opened().await.map_err(|_| NotOpened::Altered)?).map_err(|_| NotOpened::Altered)
    }
}

impl Seal for Cipher {
    fn close(&self, place: &str, text: String) -> Later<Result<String, CannotSeal>> {
        let (this, place) = (self.clone(), place.to_owned());
        Box::pin(async move { this.seal(place, text).await.map_err(|_| CannotSeal) })
    }

    fn open(&self, place: &str, sealed: String) -> Later<Result<String, NotOpened>> {
        Box::pin(self.clone().unseal(place.to_owned(), sealed))
    }
}

/// The same for sharing.
impl From<Cipher> for Rc<dyn Seal> {
    fn from(cipher: Cipher) -> Self {
        Rc::new(cipher)
    }
}

/// Whether this browser has ciphers here.
pub fn can_seal() -> bool {
    subtle().is_ok()
}

fn crypto() -> Result<Crypto, JsValue> {
    web_sys::window().ok_or(JsValue::NULL)?.crypto()
}

/// A page that came without encryption has no ciphers.
fn subtle() -> Result<SubtleCrypto, JsValue> {
    let subtle = Reflect::get(crypto()?.as_ref(), &"subtle".into())?;
    subtle.dyn_into()
}

fn rules(envelope: &Envelope, place: &str) -> Result<Object, JsValue> {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(envelope.nonce().as_slice()).into()),
        ("additionalData", Uint8Array::from(envelope.bound(place).as_bytes()).into()),
    ])
}

fn object(entries: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &JsValue::from_str(name), value)?;
    }
    Ok(object)
}

fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], JsValue> {
    let mut bytes = [0; LENGTH];
    crypto()?.get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes)
}

async fn wait(promise: Promise) -> Result<JsValue, JsValue> {
    JsFuture::from(promise).await
}
