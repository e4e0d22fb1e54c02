//! What a code says, in bytes.

use crate::bits::{BitReader, BitWriter, cost};
use crate::code::{MAX_FILMS, Seen, TasteCode};
use crate::name::{MAX_NAME, clean_name};

/// Bits of the order of gaps.
const ORDER: u32 = 4;
/// Order of the count.
const COUNT: u32 = 8;
/// Bits of a rating.
const STARS: u32 = 4;
/// Bytes that a body has at most: were every film rated, and every gap as wide as there are.
pub(crate) const MAX_BODY: usize = 1 + 4 * MAX_NAME + (4 + 32 + MAX_FILMS * (1 + 4 + 65)).div_ceil(8);

/// The bytes of a code. Of films that stand there twice, the first counts.
pub(crate) fn write(code: &TasteCode) -> Vec<u8> {
    let name = clean_name(&code.name);
    let mut films: Vec<Seen> = code.films.clone();
    films.sort_by_key(|seen| seen.film);
    films.dedup_by_key(|seen| seen.film);
    films.truncate(MAX_FILMS);
    let gaps = gaps(&films);
    let order = (0..1 << ORDER).min_by_key(|order| gaps.iter().map(|gap| cost(*gap, *order)).sum::<u32>());
    let order = order.unwrap_or_default();
    let mut bits = BitWriter::default();
    bits.bits(order.into(), ORDER);
    bits.number(films.len() as u32, COUNT);
    for (seen, gap) in films.iter().zip(gaps) {
        bits.number(gap, order);
        bits.bits(u64::from(seen.half_stars > 0), 1);
        if seen.half_stars > 0 {
            bits.bits(seen.half_stars.min(10).into(), STARS);
        }
    }
    let mut bytes = vec![name.len() as u8];
    bytes.extend(name.bytes());
    bytes.extend(bits.into_bytes());
    bytes
}

/// Between each film's number and the one before.
fn gaps(films: &[Seen]) -> Vec<u32> {
    let before = std::iter::once(0).chain(films.iter().map(|seen| seen.film.saturating_add(1)));
    films.iter().zip(before).map(|(seen, before)| seen.film - before).collect()
}

/// What was written; nothing where the bytes cannot have been.
pub(crate) fn read(bytes: &[u8]) -> Option<TasteCode> {
    let (length, rest) = bytes.split_first()?;
    let (name, rest) = rest.split_at_checked(usize::from(*length))?;
    let name = clean_name(std::str::from_utf8(name).ok()?);
    let mut bits = BitReader::new(rest);
    let order = bits.bits(ORDER)? as u32;
    let count = bits.number(COUNT)? as usize;
    if count > MAX_FILMS {
        return None;
    }
    let mut films = Vec::with_capacity(count);
    let mut next = Some(0_u32);
    for _ in 0..count {
        let film = next?.checked_add(bits.number(order)?)?;
        let half_stars = match bits.bits(1)? {
            0 => 0,
            _ => bits.bits(STARS).filter(|half_stars| (1..=10).contains(half_stars))? as u8,
        };
        films.push(Seen { film, half_stars });
        next = film.checked_add(1);
    }
    bits.ends().then_some(TasteCode { name, films })
}
