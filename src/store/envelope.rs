//! How a sealed text is written: everything that is needed to open it but the passphrase.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};

/// The version that this program writes, and the latest that it reads.
const VERSION: u32 = 1;
/// What makes a key of a passphrase.
const DERIVATION: &str = "PBKDF2-HMAC-SHA256";
/// What seals with the key.
const CIPHER: &str = "AES-256-GCM";
/// Rounds of the derivation: as many as OWASP asks for ("Password Storage Cheat Sheet", 2023), 0.2 to 0.5 s on a phone.
pub const ITERATIONS: u32 = 600_000;
/// Most rounds that an envelope may ask for: beyond, it was made to keep a browser busy.
const MOST_ITERATIONS: u32 = 10_000_000;
/// Bytes of the salt.
pub const SALT: usize = 16;
/// Bytes of the nonce (NIST SP 800-38D, section 8.2.2).
pub const NONCE: usize = 12;
/// Longest sealed text, in characters: many times what a browser's storage takes.
const MAX_CHARS: usize = 100 << 20;

/// A sealed text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Envelope {
    /// Always `sealed`: how it is recognized. Stays first.
    bijou: String,
    version: u32,
    derivation: String,
    /// Rounds of the derivation.
    pub iterations: u32,
    salt: String,
    cipher: String,
    nonce: String,
    sealed: String,
}

/// The same text under two passphrases, while one takes the place of the other.
#[derive(Serialize, Deserialize)]
struct Either {
    bijou: String,
    either: [Envelope; 2],
}

impl Envelope {
    /// An envelope with nothing in it yet.
    pub fn new(iterations: u32, salt: &[u8], nonce: &[u8]) -> Self {
        Self {
            bijou: "sealed".to_owned(),
            version: VERSION,
            derivation: DERIVATION.to_owned(),
            iterations,
            salt: BASE64_STANDARD.encode(salt),
            cipher: CIPHER.to_owned(),
            nonce: BASE64_STANDARD.encode(nonce),
            sealed: String::new(),
        }
    }

    /// The envelopes of a text, any of which opens it; none where it is not sealed, or by rules that are not known here.
    pub fn all_of(text: &str) -> Vec<Self> {
        if text.len() > MAX_CHARS {
            return Vec::new();
        }
        let one = serde_json::from_str::<Self>(text).map(|envelope| vec![envelope]);
        let either = |_| serde_json::from_str::<Either>(text).map(|either| either.either.to_vec());
        let mut all = one.or_else(either).unwrap_or_default();
        all.retain(Self::is_sound);
        all
    }

    fn is_sound(&self) -> bool {
        self.bijou == "sealed"
            && self.version == VERSION
            && self.derivation == DERIVATION
            && self.cipher == CIPHER
            && (ITERATIONS..=MOST_ITERATIONS).contains(&self.iterations)
            && self.salt().len() == SALT
            && self.nonce().len() == NONCE
    }

    /// The salt of the derivation.
    pub fn salt(&self) -> Vec<u8> {
        BASE64_STANDARD.decode(&self.salt).unwrap_or_default()
    }

    /// The nonce of the cipher.
    pub fn nonce(&self) -> Vec<u8> {
        BASE64_STANDARD.decode(&self.nonce).unwrap_or_default()
    }

    /// What is in it, with the cipher's tag at the end.
    pub fn sealed(&self) -> Vec<u8> {
        BASE64_STANDARD.decode(&self.sealed).unwrap_or_default()
    }

    /// The same with something in it.
    pub fn with(mut self, sealed: &[u8]) -> Self {
        self.sealed = BASE64_STANDARD.encode(sealed);
        self
    }

    /// What the cipher vouches for besides the text: all that the envelope says of itself, and where it belongs. An envelope
    /// that was moved, or one whose version or rounds were lowered, does not open.
    pub fn bound(&self, place: &str) -> String {
        let Self { version, derivation, iterations, salt, cipher, .. } = self;
        format!("bijou sealed {version} {derivation} {iterations} {salt} {cipher} {place}")
    }

    /// The envelope as it is written.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A text that either of two envelopes opens.
pub fn either(one: &str, other: &str) -> String {
    format!(r#"{{"bijou":"sealed","either":[{one},{other}]}}"#)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::is_sealed;
    use proptest::prelude::*;

    /// As written by the first release with passphrases. Never change this text: people's devices and files hold it.
    const V1: &str = r#"{"bijou":"sealed","version":1,"derivation":"PBKDF2-HMAC-SHA256","iterations":600000,"salt":"AAECAwQFBgcICQoLDA0ODw==","cipher":"AES-256-GCM","nonce":"AAECAwQFBgcICQoL","sealed":"AQID"}"#;

    fn counting(to: u8) -> Vec<u8> {
        (0..to).collect()
    }

    #[test]
    fn the_first_version_is_read_and_written_to_the_letter() {
        let envelope = Envelope::new(ITERATIONS, &counting(16), &counting(12)).with(&[1, 2, 3]);
        assert_eq!(envelope.text(), V1);
        assert_eq!(Envelope::all_of(V1), std::slice::from_ref(&envelope));
        assert_eq!(Envelope::all_of(&either(V1, V1)).len(), 2);
        assert!(is_sealed(V1) && is_sealed(&either(V1, V1)));
        assert_eq!(
            (envelope.salt(), envelope.nonce(), envelope.sealed()),
            (counting(16), counting(12), vec![1, 2, 3])
        );
    }

    #[test]
    fn everything_that_an_envelope_says_is_bound() {
        let bound = |envelope: &Envelope, place| envelope.bound(place);
        let envelope = Envelope::new(ITERATIONS, &counting(16), &counting(12));
        let other = Envelope::new(ITERATIONS + 1, &counting(16), &counting(12));
        assert_ne!(bound(&envelope, "a"), bound(&other, "a"));
        assert_ne!(bound(&envelope, "a"), bound(&envelope, "b"));
        assert!(bound(&envelope, "a").contains(" 1 PBKDF2-HMAC-SHA256 600000 "));
    }

    #[test]
    fn rules_that_are_unknown_too_weak_or_endless_are_refused() {
        for (from, to) in [
            ("\"version\":1", "\"version\":2"),
            ("600000", "599999"),
            ("600000", "4000000000"),
            ("PBKDF2-HMAC-SHA256", "MD5"),
            ("AES-256-GCM", "none"),
            ("AAECAwQFBgcICQoLDA0ODw==", "AAEC"),
            ("\"nonce\":\"AAECAwQFBgcICQoL\"", "\"nonce\":\"?\""),
            ("\"sealed\",", "\"open\","),
        ] {
            assert!(V1.contains(from), "{from}");
            assert!(Envelope::all_of(&V1.replacen(from, to, 1)).is_empty(), "{to}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in any::<String>()) {
            for envelope in Envelope::all_of(&text) {
                prop_assert_eq!(Envelope::all_of(&envelope.text()), vec![envelope]);
            }
        }
    }
}
