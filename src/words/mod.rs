//! Everything the page says, in every language.
//!
//! # To add a text
//! 1. Put a line into the page's section of `words/en.txt`, and its translation into `words/de.txt`:
//!    `home.because = because of {title}`. A `# comment` right above it tells translators where it stands.
//! 2. Call it: `words::home::because(title)`. The build makes one function per text, whose arguments are the placeholders
//!    in the order of English: `{title}` is a `&str`, `{count:number}` a `usize`, `{stars:decimal}` an `f32`,
//!    `{share:percent}` an `i32` in percent, `{day:date}` a `u64` in milliseconds since 1970. Kinds are told in English only;
//!    numbers and dates are written as the visitor's language does. A text without placeholders is a `&'static str`.
//! 3. What depends on a number has forms: `home.progress[one]`, `home.progress[other]`, chosen by the language's own plural
//!    rule from the first `number`; `[0]`, `[1]`, … are for exactly that number.
//! 4. What depends on a word has forms too: `genre.name[War] = War` gives `words::genre::name("War")`, which is an `Option`.
//!
//! While a translation lacks a text the build warns and English stands in; `cargo test -p bijou-words` insists.
//!
//! From `#! late` on, texts are fetched with the late part of the program, until `#! first`. One that is said before that
//! part is there would be empty: the console says so, and with it every test of the site.
//!
//! # To add a language
//! Put a file into `words/`, named by the language's code. Nothing else is needed.

mod figures;
mod sayings;
mod speaking;
mod table;

pub use figures::{date, decimal, figure, percent, share, thousands};
pub use sayings::{Slider, genre, halves, model, model_about, slider_stands, sliders, stars};
pub use speaking::{Speaking, provide_words};
pub use table::{add_late, reword};

use table::{choice, fill, plural, text};

/// A language that has a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spoken {
    /// Its code, such as `de`.
    pub code: &'static str,
    /// What it calls itself.
    pub name: &'static str,
    /// Its file in the folder `words` of the site.
    pub file: &'static str,
    /// The one with what the late part of the program says.
    pub late: &'static str,
}

/// Every language, English first.
pub const LANGUAGES: &[Spoken] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

include!(concat!(env!("OUT_DIR"), "/functions.rs"));
