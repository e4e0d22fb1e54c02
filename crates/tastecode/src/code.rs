use crate::base62::{self, width};
use crate::body::{self, MAX_BODY};
use crate::checksum::crc32;
use crate::error::CodeError;
use crate::find::{self, HEADER, Run, VERSION};

/// Films that a code holds at most.
pub const MAX_FILMS: usize = 700;

/// What a person says about themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TasteCode {
    /// What they want to be called; empty where they did not say.
    pub name: String,
    /// Films that they have seen, by ascending number.
    pub films: Vec<Seen>,
}

/// A film that somebody has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Its number in MovieLens.
    pub film: u32,
    /// Half-stars, 1 to 10; 0 where it has no rating.
    pub half_stars: u8,
}

impl TasteCode {
    /// The code as text: letters and digits only. The name is cleaned and shortened, films beyond [`MAX_FILMS`] and
    /// films that stand there twice are left out.
    pub fn encode(&self) -> String {
        let body = body::write(self);
        let mut header = (body.len() as u16).to_le_bytes().to_vec();
        header.extend(crc32(&body).to_le_bytes());
        let mut text = format!("{}{VERSION}", find::MARK);
        base62::write(&header, &mut text);
        base62::write(&body, &mut text);
        text
    }

    /// Finds a code in a text, such as a message or a link, and reads it. Spaces and line breaks within the code do not
    /// matter, nor does what stands before or behind it.
    ///
    /// # Errors
    /// [`CodeError`] where there is none or it is not whole.
    pub fn decode(text: &str) -> Result<Self, CodeError> {
        let mut first = CodeError::Missing;
        for run in find::runs(text) {
            match Self::read(&run) {
                Ok(code) => return Ok(code),
                Err(error) if first == CodeError::Missing => first = error,
                Err(_) => {}
            }
        }
        Err(first)
    }

    fn read(run: &Run) -> Result<Self, CodeError> {
        if run.version != VERSION {
            return Err(CodeError::Newer(run.version));
        }
        let found = run.prefix + run.digits.len();
        let cut_off = |needed: usize| CodeError::CutOff { found, needed: run.prefix + needed };
        let digits = run.digits.as_bytes();
        let (header, rest) = digits.split_at_checked(width(HEADER)).ok_or(cut_off(width(HEADER)))?;
        let header = base62::read(header, HEADER).ok_or(CodeError::Changed)?;
        let [l0, l1, sum @ ..] = header.as_slice() else { return Err(CodeError::Changed) };
        let length = usize::from(u16::from_le_bytes([*l0, *l1]));
        if length > MAX_BODY {
            return Err(CodeError::Changed);
        }
        let rest = rest.get(..width(length)).ok_or(cut_off(width(HEADER) + width(length)))?;
        let body = base62::read(rest, length).ok_or(CodeError::Changed)?;
        if crc32(&body).to_le_bytes() != sum {
            return Err(CodeError::Changed);
        }
        body::read(&body).ok_or(CodeError::Changed)
    }
}
