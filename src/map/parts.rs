use bijou_engine::{FilmIx, Mark, Rating, Region, TasteMap, sorted};

/// A region of the map and how much of a person's films lie in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// What marks the region, the most telling first; never empty.
    pub marks: Vec<Mark>,
    /// Rated films in it.
    pub films: usize,
    /// Their share of all the person's films on the map, 0 to 1.
    pub share: f32,
    /// The share of all films on the map that are in it.
    pub usual: f32,
    /// Mean of the stars that the person gave there; nothing where there are none.
    pub mean: Option<f32>,
}

/// The regions of the coarse level with the person's share of each, the largest first. Films in regions without a name are
/// left out of the list, not of the shares.
pub fn parts(map: &TasteMap, ratings: &[Rating]) -> Vec<Part> {
    let regions: Vec<Region> = map.regions().into_iter().filter(|region| region.level == 0).collect();
    let mut all = vec![0_usize; regions.len()];
    let mut own: Vec<(usize, f32)> = vec![(0, 0.0); regions.len()];
    let of = |film: FilmIx| map.place(film.index()).and_then(|place| closest(&regions, place));
    for film in 0..map.len() {
        if let Some(count) = of(FilmIx(film as u32)).and_then(|region| all.get_mut(region)) {
            *count += 1;
        }
    }
    let mut rated = 0_usize;
    for rating in ratings {
        if let Some((count, stars)) = of(rating.film).and_then(|region| own.get_mut(region)) {
            *count += 1;
            *stars += rating.stars.value();
            rated += 1;
        }
    }
    let part = |((region, all), (films, stars)): ((Region, usize), (usize, f32))| Part {
        marks: region.marks,
        films,
        share: films as f32 / rated.max(1) as f32,
        usual: all as f32 / map.len().max(1) as f32,
        mean: (films > 0).then(|| stars / films as f32),
    };
    let parts: Vec<Part> = regions.into_iter().zip(all).zip(own).map(part).collect();
    let key = |at: usize| parts.get(at).map_or((0, 0.0), |part| (part.films, part.usual));
    let order = sorted(parts.len(), &|a, b| key(b).0.cmp(&key(a).0).then(key(b).1.total_cmp(&key(a).1)));
    order.into_iter().filter_map(|at| parts.get(at)).filter(|part| !part.marks.is_empty()).cloned().collect()
}

/// What marks the films around a place: those of the finest region with a name.
pub fn region_at(map: &TasteMap, place: [f32; 2]) -> Option<Region> {
    let mut named = map.regions();
    named.retain(|region| !region.marks.is_empty());
    let finest = named.iter().map(|region| region.level).max()?;
    named.retain(|region| region.level == finest);
    closest(&named, place).and_then(|at| named.get(at).cloned())
}

/// The region whose middle is closest.
fn closest(regions: &[Region], place: [f32; 2]) -> Option<usize> {
    let squared =
        |region: &Region| (region.place[0] - place[0]).powi(2) + (region.place[1] - place[1]).powi(2);
    let distances = regions.iter().map(squared).enumerate();
    distances.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bijou_engine::Stars;

    fn region(place: [f32; 2], level: u8, tag: &str) -> Region {
        let marks = if tag.is_empty() { vec![] } else { vec![Mark::Tag(tag.to_owned())] };
        Region { place, level, marks }
    }

    fn sample() -> TasteMap {
        let places = [[-0.9, 0.0], [-0.7, 0.1], [0.6, 0.0], [0.8, 0.0], [0.0, 0.9]];
        let regions = [
            region([-0.8, 0.0], 0, "noir"),
            region([0.8, 0.0], 0, "space"),
            region([0.0, 0.8], 0, ""),
            region([-0.7, 0.1], 1, "heist"),
            region([-0.9, 0.0], 1, ""),
        ];
        TasteMap::new(&places, &regions)
    }

    #[test]
    fn every_rated_film_counts_in_one_region() {
        let rating =
            |film, halves| Rating { film: FilmIx(film), stars: Stars::from_half_stars(halves).unwrap() };
        let ratings = [rating(2, 8), rating(3, 10), rating(0, 4), rating(4, 2), rating(99, 2)];
        let parts = parts(&sample(), &ratings);
        assert_eq!(parts.len(), 2, "a region without a name is not listed");
        assert_eq!(parts[0].marks, [Mark::Tag("space".to_owned())]);
        assert_eq!((parts[0].films, parts[0].share, parts[0].mean), (2, 0.5, Some(4.5)));
        assert_eq!((parts[1].films, parts[1].share, parts[1].usual), (1, 0.25, 0.4));
    }

    #[test]
    fn a_film_is_among_the_finest_region_with_a_name() {
        let found = region_at(&sample(), [-0.9, 0.0]).unwrap();
        assert_eq!(found.marks, [Mark::Tag("heist".to_owned())]);
        assert_eq!(region_at(&TasteMap::default(), [0.0, 0.0]), None);
    }
}
