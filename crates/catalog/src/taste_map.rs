use rkyv::{Archive, Deserialize, Serialize};

use crate::limits::{MAX_FILMS_PER_SHARD, limit};
use crate::{Column, Error, Lines};

/// Steps of a coordinate: 16 bits over the whole map.
const STEPS: f32 = 65_535.0;

/// All films with learned factors as points in a plane: films that the same people like lie close together. Coordinates go
/// from −1 to 1; only closeness means something, neither the axes nor the distance between far films do.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Default)]
pub struct TasteMap {
    across: Column,
    down: Column,
    regions: Regions,
}

/// Places of the map and what marks the films around them.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Default)]
struct Regions {
    across: Column,
    down: Column,
    levels: Column,
    marks: Lines,
}

/// A region of the map: the films closer to its middle than to that of any other region of its level.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Its middle, −1 to 1 across and down.
    pub place: [f32; 2],
    /// How fine the division is that it belongs to: 0 is the coarsest.
    pub level: u8,
    /// What its films have more than others, the most telling first.
    pub marks: Vec<Mark>,
}

/// What marks the films of a region.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A genre, as the catalog spells it.
    Genre(String),
    /// A decade, by its first year.
    Decade(u16),
    /// What people call them.
    Tag(String),
    /// Who directed them.
    Director(String),
}

impl TasteMap {
    /// Packs a place per film and the regions.
    pub fn new(places: &[[f32; 2]], regions: &[Region]) -> Self {
        let axis = |axis: usize| places.iter().map(|place| packed(place[axis])).collect();
        let middle = |axis: usize| regions.iter().map(|region| packed(region.place[axis])).collect();
        let line = |region: &Region| {
            region.marks.iter().map(Mark::packed).collect::<Vec<_>>().join("\t").replace('\n', " ")
        };
        Self {
            across: axis(0),
            down: axis(1),
            regions: Regions {
                across: middle(0),
                down: middle(1),
                levels: regions.iter().map(|region| u64::from(region.level)).collect(),
                marks: regions.iter().map(line).collect(),
            },
        }
    }

    /// The number of films on it: those of head and core, in this order.
    pub fn len(&self) -> usize {
        self.across.len()
    }

    /// Whether there is no film on it.
    pub fn is_empty(&self) -> bool {
        self.across.is_empty()
    }

    /// Where a film lies; nothing where it is not on the map.
    pub fn place(&self, row: usize) -> Option<[f32; 2]> {
        (row < self.len()).then(|| [&self.across, &self.down].map(|axis| unpacked(axis.get(row))))
    }

    /// All regions, the coarse ones first.
    pub fn regions(&self) -> Vec<Region> {
        let Regions { across, down, levels, marks } = &self.regions;
        let region = |(at, marks): (usize, &str)| Region {
            place: [across, down].map(|axis| unpacked(axis.get(at))),
            level: levels.get(at) as u8,
            marks: marks.split('\t').filter_map(Mark::unpacked).collect(),
        };
        marks.iter().enumerate().map(region).collect()
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        let films = self.across.len();
        // A column of nothing but zeros takes no bytes, so that bytes do not bound how long it says it is.
        limit("the number of films on the map", films as u64, MAX_FILMS_PER_SHARD.into())?;
        self.across.check("places on the map", films)?;
        self.down.check("places on the map", films)?;
        let regions = self.regions.levels.len();
        self.regions.levels.check("regions of the map", regions)?;
        self.regions.across.check("regions of the map", regions)?;
        self.regions.down.check("regions of the map", regions)?;
        self.regions.marks.check("regions of the map", regions)
    }
}

impl Mark {
    /// One letter for the kind, then the name.
    fn packed(&self) -> String {
        match self {
            Self::Genre(name) => format!("g{}", name.replace('\t', " ")),
            Self::Decade(year) => format!("d{year}"),
            Self::Tag(name) => format!("t{}", name.replace('\t', " ")),
            Self::Director(name) => format!("p{}", name.replace('\t', " ")),
        }
    }

    fn unpacked(text: &str) -> Option<Self> {
        let mut letters = text.chars();
        let (kind, name) = (letters.next()?, letters.as_str());
        match kind {
            'g' => Some(Self::Genre(name.to_owned())),
            'd' => name.parse().ok().map(Self::Decade),
            't' => Some(Self::Tag(name.to_owned())),
            'p' => Some(Self::Director(name.to_owned())),
            _ => None,
        }
    }
}

fn packed(coordinate: f32) -> u64 {
    ((coordinate.clamp(-1.0, 1.0) + 1.0) / 2.0 * STEPS).round() as u64
}

fn unpacked(steps: u64) -> f32 {
    (steps as f32 / STEPS).min(1.0) * 2.0 - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> TasteMap {
        let marks =
            vec![Mark::Genre("Film-Noir".to_owned()), Mark::Decade(1940), Mark::Tag("heist".to_owned())];
        let regions = [
            Region { place: [-0.5, 0.25], level: 0, marks },
            Region { place: [1.0, 1.0], level: 1, marks: vec![] },
        ];
        TasteMap::new(&[[-1.0, 1.0], [0.123, -0.456], [f32::NAN, 7.0]], &regions)
    }

    #[test]
    fn places_come_back_within_a_step() {
        let map = sample();
        assert!(map.check().is_ok());
        assert_eq!(map.place(0), Some([-1.0, 1.0]));
        let [across, down] = map.place(1).unwrap();
        assert!((across - 0.123).abs() < 2.0 / STEPS && (down + 0.456).abs() < 2.0 / STEPS);
        assert_eq!(map.place(3), None);
    }

    #[test]
    fn regions_come_back_with_what_marks_them() {
        let regions = sample().regions();
        assert_eq!(regions.len(), 2);
        assert_eq!(regions[0].marks[1], Mark::Decade(1940));
        assert_eq!(regions[0].marks[2], Mark::Tag("heist".to_owned()));
        assert_eq!((regions[1].level, regions[1].marks.len()), (1, 0));
    }

    #[test]
    fn a_map_of_more_films_than_there_can_be_is_refused() {
        let films = MAX_FILMS_PER_SHARD as usize + 1;
        let zeros: Column = std::iter::repeat_n(0, films).collect();
        let map = TasteMap { across: zeros.clone(), down: zeros, ..sample() };
        assert!(matches!(map.check(), Err(Error::TooLarge { .. })));
    }

    #[test]
    fn axes_of_unequal_length_are_refused() {
        let map = TasteMap { down: Column::default(), ..sample() };
        assert!(map.check().is_err());
    }
}
