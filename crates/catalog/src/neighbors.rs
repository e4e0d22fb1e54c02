use rkyv::{Archive, Deserialize, Serialize};

use crate::factors::{best_codes, pack_pair, scale_value, unpack_pair};
use crate::{Error, Lists};

/// For every film with learned factors, a few others whose ratings say something about it, and how much each counts: a
/// sparse item-item matrix (SLIM, Ning & Karypis 2011), a row per film that is scored.
///
/// A film's neighbors stand in the order of their places, each as its distance from the one before, which takes fewer
/// bytes. Weights are quantized like [`crate::Factors`]: 4 bits each and one scale per film, two to a byte across films.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Eq, Default)]
pub struct Neighbors {
    distances: Lists,
    codes: Vec<u8>,
    scales: Vec<u8>,
}

impl Neighbors {
    /// Packs a row per film: pairs of a neighbor's place and its weight. A row longer than 255 is cut there.
    pub fn new<'a>(rows: impl IntoIterator<Item = &'a [(u32, f32)]>) -> Self {
        let (mut distances, mut codes, mut scales) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows {
            let mut row = row[..row.len().min(usize::from(u8::MAX))].to_vec();
            row.sort_unstable_by_key(|(film, _)| *film);
            let mut before = 0;
            let distance = |(film, _): &(u32, f32)| film - std::mem::replace(&mut before, *film);
            distances.push(row.iter().map(distance).collect::<Vec<u32>>());
            let weights: Vec<f32> = row.iter().map(|(_, weight)| *weight).collect();
            let (scale, own) = best_codes(&weights);
            scales.push(scale);
            codes.extend(own);
        }
        Self {
            distances: Lists::new(distances.iter().map(Vec::as_slice)),
            codes: codes.chunks(2).map(pack_pair).collect(),
            scales,
        }
    }

    /// The number of films that have neighbors, or could.
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    /// Whether no film has any.
    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// All pairs as (film, neighbor, weight), film after film.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u32, f32)> + '_ {
        let starts = self.distances.starts();
        let mut codes = self.codes.iter().flat_map(|pair| unpack_pair(*pair));
        let mut items = self.distances.items().iter();
        (0..self.len()).flat_map(move |film| {
            let length = starts[film + 1] - starts[film];
            let scale = scale_value(self.scales[film]);
            let mut place = 0_u64;
            let row: Vec<(u32, u32, f32)> = (&mut items)
                .zip(&mut codes)
                .take(length as usize)
                .map(|(distance, code)| {
                    place = place.saturating_add(distance);
                    (film as u32, place.min(u64::from(u32::MAX)) as u32, f32::from(code) * scale)
                })
                .collect();
            row
        })
    }

    /// Checks the columns against each other; `films` is the number of films with learned factors.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let films = self.len();
        self.distances.check("neighbors", films, usize::MAX)?;
        let pairs = self.distances.items().len();
        if self.codes.len() != pairs.div_ceil(2) {
            let reason = format!("{} bytes of weights for {pairs} neighbors", self.codes.len());
            return Err(Error::inconsistent("neighbors", reason));
        }
        if let Some((film, neighbor, _)) = self.iter().find(|(_, neighbor, _)| *neighbor as usize >= films) {
            let reason = format!("film {film} has neighbor {neighbor} of only {films}");
            return Err(Error::inconsistent("neighbors", reason));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_come_back_in_order_of_place_with_weights_near_their_own() {
        let neighbors = Neighbors::new([&[(3, 1.5), (0, -0.5), (2, 0.7)][..], &[], &[(1, 0.25)], &[]]);
        assert!(neighbors.check().is_ok());
        let pairs: Vec<(u32, u32, f32)> = neighbors.iter().collect();
        let places: Vec<(u32, u32)> = pairs.iter().map(|(film, neighbor, _)| (*film, *neighbor)).collect();
        assert_eq!(places, [(0, 0), (0, 2), (0, 3), (2, 1)]);
        for ((_, _, weight), expected) in pairs.iter().zip([-0.5, 0.7, 1.5, 0.25]) {
            assert!((weight - expected).abs() < 0.15, "{weight} instead of {expected}");
        }
    }

    #[test]
    fn a_neighbor_beyond_the_last_film_is_refused() {
        assert!(Neighbors::new([&[(2, 1.0)][..], &[]]).check().is_err());
    }
}
