use std::collections::{BTreeMap, HashSet};

use bijou_catalog::Mark;

use crate::data::{Dataset, FilmRecord};

/// Fewest people who gave a film a tag: what one person alone says is often a note to themselves.
const AGREED: u32 = 2;

/// Fewest films of a region with a mark.
const FEWEST: usize = 4;

/// How well a decade tells a region for it to stand in its name.
const OF_ITS_TIME: f64 = 0.1;

/// A further mark tells at least this much of what the first one does.
const TELLING: f64 = 0.5;

/// Marks that share more of their films than this say the same.
const SAME: f64 = 0.5;

/// Marks that a region's name may begin with, where others have taken the better ones.
const SUBJECTS: usize = 6;

/// Words of genres and tags that speak of the person who gave them, of prizes, screens and disks, or of how well the film was
/// made: they do not say what it is.
const PERSONAL: [&str; 41] = [
    "acting",
    "afi",
    "annemari",
    "bad",
    "best",
    "better",
    "bluray",
    "boring",
    "cdon",
    "criterion",
    "disappointing",
    "dvd",
    "dvr",
    "easily",
    "erlend's",
    "favorite",
    "film",
    "good",
    "great",
    "imax",
    "imdb",
    "jus+san",
    "library",
    "list",
    "memasa's",
    "movie",
    "movies",
    "must",
    "nenhum",
    "netflix",
    "nudity",
    "oscar",
    "overrated",
    "owned",
    "predictable",
    "registry",
    "see",
    "seen",
    "underrated",
    "viu",
    "watch",
];

/// What may mark films, with the films that have it.
pub struct FilmMarks {
    /// Each with its kind.
    marks: Vec<(Mark, usize, HashSet<usize>)>,
    /// Per kind, the films that have a mark of the kind: of the others one does not know.
    known: Vec<HashSet<usize>>,
}

impl FilmMarks {
    /// Gathers genres, decades, tags and directors of the films with factors.
    pub fn new(data: &Dataset, films: &[usize]) -> Self {
        let mut films_of: BTreeMap<Mark, HashSet<usize>> = BTreeMap::new();
        let mut known = vec![HashSet::new(); 4];
        for (place, film) in films.iter().enumerate() {
            for mark in marks_of(&data.films[*film]) {
                known[kind(&mark)].insert(place);
                films_of.entry(mark).or_default().insert(place);
            }
        }
        let marks = films_of.into_iter().filter(|(_, films)| films.len() >= FEWEST);
        Self {
            marks: marks.map(|(mark, films)| (kind(&mark), mark, films)).map(|(k, m, f)| (m, k, f)).collect(),
            known,
        }
    }
}

fn kind(mark: &Mark) -> usize {
    match mark {
        Mark::Genre(_) => 0,
        Mark::Decade(_) => 1,
        Mark::Tag(_) => 2,
        Mark::Director(_) => 3,
    }
}

fn marks_of(film: &FilmRecord) -> Vec<Mark> {
    let genres =
        film.genres.iter().filter(|genre| says_what(&genre.to_lowercase())).cloned().map(Mark::Genre);
    let decade = film.title.year.map(|year| Mark::Decade(year / 10 * 10));
    let agreed = film.tags.iter().filter(|(_, count)| *count >= AGREED);
    let tags = agreed.map(|(tag, _)| tag.to_lowercase()).filter(|tag| says_what(tag));
    let directors = film.directors.iter().cloned().map(Mark::Director);
    genres.chain(decade).chain(tags.map(Mark::Tag)).chain(directors).collect()
}

/// How well a mark tells a region, and which it is.
type Claim = (f64, usize);

/// Whether a tag says what a film is.
fn says_what(tag: &str) -> bool {
    !tag.split(|c: char| c.is_whitespace() || c == '-').any(|word| PERSONAL.contains(&word))
        && tag.chars().any(char::is_alphabetic)
}

/// What marks each region: what best predicts whether a film belongs to it, by the correlation of the two, and its time. No two
/// regions are named alike.
pub fn name(marks: &FilmMarks, regions: &[Vec<usize>]) -> Vec<Vec<Mark>> {
    let claims: Vec<Vec<Claim>> = regions.iter().map(|films| claims(marks, films)).collect();
    // The strongest claim to a name wins; the others fall back on their next.
    let strength = |region: &usize| claims[*region].first().map_or(0.0, |claim| claim.0);
    let mut order: Vec<usize> = (0..regions.len()).collect();
    order.sort_by(|a, b| strength(b).total_cmp(&strength(a)).then(a.cmp(b)));
    let mut named = vec![Vec::new(); regions.len()];
    let mut taken = HashSet::new();
    for region in order {
        let free = names(marks, &claims[region]).into_iter().find(|name| !taken.contains(name));
        if let Some(name) = free {
            named[region] = name.iter().map(|mark| marks.marks[*mark].0.clone()).collect();
            taken.insert(name);
        }
    }
    named
}

/// The marks that tell a region, the most telling first.
fn claims(marks: &FilmMarks, films: &[usize]) -> Vec<Claim> {
    let films: HashSet<usize> = films.iter().copied().collect();
    let telling = |(at, (_, kind, with)): (usize, &(Mark, usize, HashSet<usize>))| {
        Some((correlation(&films, with, &marks.known[*kind])?, at))
    };
    let mut telling: Vec<Claim> = marks.marks.iter().enumerate().filter_map(telling).collect();
    telling.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    telling
}

/// Names for a region, the best first: what its films are, and their decade or what else they are, whichever tells more. Where
/// nothing is known but their time, that.
fn names(marks: &FilmMarks, claims: &[Claim]) -> Vec<Vec<usize>> {
    let is_decade = |claim: &&Claim| matches!(marks.marks[claim.1].0, Mark::Decade(_));
    let decades: Vec<&Claim> = claims.iter().filter(is_decade).collect();
    let subjects: Vec<&Claim> = claims.iter().filter(|claim| !is_decade(claim)).collect();
    let decade = decades.first().copied().filter(|decade| decade.0 >= OF_ITS_TIME);
    let mut names = Vec::new();
    for (score, first) in subjects.iter().take(SUBJECTS) {
        let further = subjects
            .iter()
            .find(|(further, mark)| *further >= TELLING * score && !say_the_same(marks, *first, *mark));
        let mut seconds: Vec<&Claim> = further.copied().into_iter().chain(decade).collect();
        seconds.sort_by(|a, b| b.0.total_cmp(&a.0));
        names.extend(seconds.iter().map(|second| vec![*first, second.1]));
        names.push(vec![*first]);
    }
    names.extend(decades.iter().map(|decade| vec![decade.1]));
    names
}

/// Whether two marks have much the same films, or the same word.
fn say_the_same(marks: &FilmMarks, a: usize, b: usize) -> bool {
    let (a, b) = (&marks.marks[a], &marks.marks[b]);
    let word = |mark: &Mark| match mark {
        Mark::Genre(name) | Mark::Tag(name) | Mark::Director(name) => name.to_lowercase(),
        Mark::Decade(year) => year.to_string(),
    };
    let (first, second) = (word(&a.0), word(&b.0));
    first.contains(&second) || second.contains(&first) || overlap(&a.2, &b.2) >= SAME
}

/// The correlation between belonging to a region and having a mark (the phi coefficient), over the films of which one knows
/// whether they have it. Nothing where too few of the region's films do, or fewer than elsewhere.
fn correlation(region: &HashSet<usize>, with: &HashSet<usize>, known: &HashSet<usize>) -> Option<f64> {
    let both = with.intersection(region).count();
    if both < FEWEST {
        return None;
    }
    let [all, inside, with, both] =
        [known.len(), known.intersection(region).count(), with.len(), both].map(|count| count as f64);
    let covariance = all * both - inside * with;
    let variances = inside * (all - inside) * with * (all - with);
    (covariance > 0.0 && variances > 0.0).then(|| covariance / variances.sqrt())
}

/// Shared films of all films of either.
fn overlap(a: &HashSet<usize>, b: &HashSet<usize>) -> f64 {
    let shared = a.intersection(b).count();
    shared as f64 / (a.len() + b.len() - shared).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(name: &str, films: std::ops::Range<usize>) -> (Mark, usize, HashSet<usize>) {
        (Mark::Tag(name.to_owned()), 2, films.collect())
    }

    #[test]
    fn a_region_is_named_after_what_its_films_have_and_others_have_not() {
        let marks = FilmMarks {
            marks: vec![
                mark("everywhere", 0..100),
                mark("heist", 0..28),
                mark("robbery", 0..29),
                mark("space", 60..100),
            ],
            known: vec![HashSet::new(), HashSet::new(), (0..100).collect(), HashSet::new()],
        };
        let named = name(&marks, &[(0..30).collect(), (60..100).collect(), (30..60).collect()]);
        // "heist" would say the same as "robbery" once more; nothing sets the third region apart.
        assert_eq!(named[0], [Mark::Tag("robbery".to_owned())]);
        assert_eq!(named[1], [Mark::Tag("space".to_owned())]);
        assert!(named[2].is_empty());
    }

    #[test]
    fn notes_to_oneself_are_no_marks() {
        assert!(["dark comedy", "world war ii", "007"].map(says_what) == [true, true, false]);
        assert!(
            ["to see", "netflix finland", "bad acting", "DVD-Video".to_lowercase().as_str()]
                .iter()
                .all(|tag| !says_what(tag))
        );
    }
}
