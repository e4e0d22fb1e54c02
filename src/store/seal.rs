//! What a passphrase does to texts, without saying how: the browser's own ciphers work with promises and come with the late
//! part of the program.

use std::pin::Pin;
use std::rc::Rc;

/// How a text begins that only a passphrase opens.
const SEALED: &str = r#"{"bijou":"sealed""#;

/// The key that a passphrase gave, as long as the library is open.
pub type Key = Rc<dyn Seal>;

/// Something that takes its time.
pub type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// Seals texts and opens them.
pub trait Seal {
    /// Seals a text for one place; elsewhere it does not open.
    fn close(&self, place: &str, text: String) -> Later<Result<String, CannotSeal>>;
    /// The text.
    fn open(&self, place: &str, sealed: String) -> Later<Result<String, NotOpened>>;
}

/// Why a sealed text stays closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotOpened {
    /// Another passphrase sealed it.
    #[error("sealed with another passphrase")]
    OtherKey,
    /// It was altered, or sealed for another place.
    #[error("altered")]
    Altered,
}

/// The browser did not seal a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the browser does not encrypt")]
pub struct CannotSeal;

/// Whether a text needs a passphrase.
pub fn is_sealed(text: &str) -> bool {
    text.starts_with(SEALED)
}
