use std::collections::HashMap;

use super::wording::Wording;
use crate::data::{Dataset, FilmRecord};

/// A film's evidence counts half with so many tags in all.
const USUAL_TAGS: f32 = 4.0;

/// Fewest tags of a film for their silence to say that it is not so.
pub const FEWEST_TAGS: u32 = 3;

/// The films with factors, and how often people tagged them with words that mean something to others.
pub struct TaggedFilms<'a> {
    films: Vec<&'a FilmRecord>,
    /// How often each film was tagged.
    pub tags: Vec<u32>,
    /// Logarithm of how many people know it, and mean rating in stars.
    pub fame: Vec<[f32; 2]>,
}

/// What tags say of every film about one critique.
pub struct Evidence {
    /// From −1, tagged with the opposite only, to 1, tagged so only; drawn toward 0 where there are few tags.
    pub targets: Vec<f32>,
    /// Whether it is so, is not so, or is not known.
    pub labels: Vec<Option<bool>>,
}

impl<'a> TaggedFilms<'a> {
    /// Films of the data by their places. A tag that no two people gave to one film is somebody's own: "to see", "on dvr".
    pub fn new(data: &'a Dataset, places: &[usize]) -> Self {
        let films: Vec<&FilmRecord> = places.iter().map(|film| &data.films[*film]).collect();
        let mut most: HashMap<&str, u32> = HashMap::new();
        for (tag, count) in films.iter().flat_map(|film| &film.tags) {
            let most = most.entry(tag).or_default();
            *most = (*most).max(*count);
        }
        let shared = |tag: &str| most.get(tag).is_some_and(|count| *count > 1);
        let total = |film: &&FilmRecord| {
            film.tags.iter().filter(|(tag, _)| shared(tag)).map(|(_, count)| *count).sum()
        };
        let mut ratings = vec![(0_u32, 0.0_f32); data.films.len()];
        for event in data.ratings.events() {
            let (count, sum) = &mut ratings[event.film as usize];
            *count += 1;
            *sum += event.stars.value();
        }
        let fame = |film: &usize| {
            let (count, sum) = ratings[*film];
            let wider = data.films[*film].popularity.map(|public| (public.count, public.mean));
            let (count, mean) = wider.unwrap_or((count, sum / count.max(1) as f32));
            [(count.max(1) as f32).ln(), mean]
        };
        Self { tags: films.iter().map(total).collect(), fame: places.iter().map(fame).collect(), films }
    }

    /// How much the tags of a film can be relied on, 0 to 1.
    pub fn weight(&self, film: usize) -> f32 {
        let tags = self.tags[film] as f32;
        tags / (tags + USUAL_TAGS)
    }

    /// What the tags say about one critique.
    pub fn evidence(&self, wording: &Wording) -> Evidence {
        let given = |film: &FilmRecord, tags: &[&str]| -> u32 {
            film.tags.iter().filter(|(tag, _)| tags.contains(&tag.as_str())).map(|(_, count)| *count).sum()
        };
        let both = |film: &&FilmRecord| (given(film, wording.tags), given(film, wording.against));
        let counts: Vec<(u32, u32)> = self.films.iter().map(both).collect();
        let target = |((so, not), tags): (&(u32, u32), &u32)| {
            (*so as f32 - *not as f32) / (*tags as f32 + USUAL_TAGS).max(1.0)
        };
        let label = |((so, not), tags): (&(u32, u32), &u32)| match (so, not) {
            (so, not) if so > not => Some(true),
            (0, _) if *tags >= FEWEST_TAGS => Some(false),
            _ => None,
        };
        Evidence {
            targets: counts.iter().zip(&self.tags).map(target).collect(),
            labels: counts.iter().zip(&self.tags).map(label).collect(),
        }
    }
}

impl Evidence {
    /// How many films are so.
    pub fn films(&self) -> usize {
        self.labels.iter().filter(|label| **label == Some(true)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{CleaningReport, Ratings, parse_title};

    const DARKER: Wording = Wording { more: "darker", less: "lighter", tags: &["dark"], against: &["light"] };

    fn data(tags: &[&[(&str, u32)]]) -> Dataset {
        let film = |tags: &&[(&str, u32)]| FilmRecord {
            tags: tags.iter().map(|(tag, count)| ((*tag).to_owned(), *count)).collect(),
            ..FilmRecord::new("1", parse_title("A (1999)"), vec![])
        };
        Dataset {
            films: tags.iter().map(film).collect(),
            ratings: Ratings::default(),
            report: CleaningReport::default(),
        }
    }

    #[test]
    fn silence_speaks_only_where_people_spoke_and_private_tags_are_no_speech() {
        let data = data(&[
            &[("dark", 3)],
            &[("dark", 1), ("light", 2)],
            &[("rain", 5)],
            &[("rain", 1)],
            &[("on dvr", 1), ("to see", 1), ("my shelf", 1)],
            &[],
        ]);
        let tagged = TaggedFilms::new(&data, &[0, 1, 2, 3, 4, 5]);
        assert_eq!(tagged.tags, [3, 3, 5, 1, 0, 0]);
        let evidence = tagged.evidence(&DARKER);
        assert_eq!(evidence.labels, [Some(true), None, Some(false), None, None, None]);
        assert_eq!(evidence.films(), 1);
        assert!(evidence.targets[0] > 0.0 && evidence.targets[1] < 0.0 && evidence.targets[2] == 0.0);
        assert_eq!(tagged.weight(5), 0.0);
    }
}
