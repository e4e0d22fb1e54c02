//! A person's taste as a short text: what films they rated, and if they like their name. No server is involved; whoever
//! has the text can read it.
//!
//! ```text
//! code    "bijou" version block(header) block(body, 8 bytes at a time, the last one shorter)
//! version one digit, 1
//! header  length of the body, 16 bits; CRC-32 of the body, 32 bits; both little-endian
//! body    length of the name in bytes, 8 bits; the name in UTF-8; bits, the highest place of each byte first
//! bits    order, 4; count, a number of order 8; then per film, by ascending film number:
//!         its number − the number before − 1 (the first: its number), a number of that order;
//!         1 where it is rated, and then half-stars, 4; 0 where it was seen without a rating
//! ```
//! A block is one number, most significant byte first, written in base 62 with as few digits as hold every number of
//! that many bytes: 11 for 8 bytes. Letters and digits survive every chat app: a dash or an underscore may turn into
//! markup or break a link. A number n of order k is an exponential Golomb code: as many zeros as n + 2^k has binary
//! digits beyond k + 1, then those digits; the writer takes the order that makes the code shortest. Unused bits at the end
//! are 0.
//!
//! Film numbers are those of MovieLens, which catalogs keep when they are trained anew.
//!
//! **Promise**: a code of version 1 is read by every later release. `tests/frozen.rs` keeps samples.

#![forbid(unsafe_code)]

mod base62;
mod bits;
mod body;
mod checksum;
mod code;
mod error;
mod find;
mod name;

pub use code::{MAX_FILMS, Seen, TasteCode};
pub use error::CodeError;
pub use name::{MAX_NAME, clean_name};
