//! Groups of well-known films that feel alike, for people who would rather spread a few points over groups than rate film by
//! film (Chang, Harper & Terveen 2015).

mod clusters;
mod marks;

pub(crate) use marks::decade_of;

use crate::factors::Direction;
use crate::{Engine, FilmIx};

/// How many groups there are: as many as one looks over at a glance.
const GROUPS: usize = 8;

/// So many of the best-known films are grouped. They are all of the head, so that groups do not change as shards arrive.
const FILMS: usize = 320;

/// Films that show what a group is like.
const FACES: usize = 3;

/// Films that feel alike, and what they have in common.
#[derive(Debug, Clone)]
pub struct FilmGroup {
    /// Its films, the best known first.
    pub films: Vec<FilmIx>,
    /// Three of them that show what it is like: well known, typical, and of different franchises.
    pub faces: Vec<FilmIx>,
    /// The genres that mark it, as places in [`crate::Catalog::genres`], the most telling first; two at most.
    pub genres: Vec<usize>,
    /// The first year of the decade that marks it, if one does.
    pub decade: Option<u16>,
    /// Where its films point, away from where well-known films point on average.
    center: Direction,
    /// How far well-known films lie that way on average.
    level: f32,
}

/// What a person's points say of a group of films, as evidence: their scores for its films have this mean. It is weak, and
/// fades as ratings arrive.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaning {
    /// Films of the group.
    pub films: Vec<FilmIx>,
    /// The mean of the scores, in units of the target of a rating.
    pub target: f32,
    /// As many ratings as it counts for, before the first real one.
    pub weight: f32,
}

/// Targets of a group with no point and with all of them, and the weight of each. Chosen on validation users.
const TARGETS: (f32, f32) = (0.2, 1.4);
const WEIGHT: f32 = 1.5;

impl Engine {
    /// The groups; the same for everybody, and none before the head is there.
    pub fn groups(&self) -> Vec<FilmGroup> {
        let films: Vec<FilmIx> = self.catalog().all().take(self.films.factors.len().min(FILMS)).collect();
        let clusters = clusters::Clusters::find(&self.films.factors, &films, GROUPS);
        let marks = marks::Marks::new(self.catalog(), &films);
        let group = |(number, (center, level)): (usize, (Direction, f32))| {
            let own: Vec<FilmIx> = clusters.members(number).map(|place| films[place]).collect();
            FilmGroup {
                faces: self.faces(&own, &center),
                genres: marks.genres(self.catalog(), &own),
                decade: marks.decade(self.catalog(), &own),
                films: own,
                center,
                level,
            }
        };
        clusters.centers(&self.films.factors).into_iter().enumerate().map(group).collect()
    }

    /// The place of the group that a film is most like; none for a film without learned factors.
    pub fn nearest_group(&self, groups: &[FilmGroup], film: FilmIx) -> Option<usize> {
        if !self.films.factors.has(film) {
            return None;
        }
        let norm = self.films.factors.norm(film).max(f32::MIN_POSITIVE);
        let likeness = |group: &FilmGroup| self.films.factors.dot(film, &group.center) / norm - group.level;
        let likeness = groups.iter().map(likeness).zip(0..).map(|(likeness, group)| (group, likeness));
        crate::best::best(likeness, 1).next().map(|(group, _)| group as usize)
    }

    /// What points for groups say of a person, in the order of the groups. Points for groups that are not there count
    /// nothing, and where no point was given nothing is said.
    pub fn leanings(&self, groups: &[FilmGroup], points: &[u8]) -> Vec<Leaning> {
        let given: f32 = points.iter().take(groups.len()).copied().map(f32::from).sum();
        if given == 0.0 {
            return Vec::new();
        }
        let points = points.iter().copied().chain(std::iter::repeat(0));
        let leaning = |(group, points): (&FilmGroup, u8)| Leaning {
            films: group.films.clone(),
            target: TARGETS.0 + (TARGETS.1 - TARGETS.0) * f32::from(points) / given,
            weight: WEIGHT,
        };
        groups.iter().zip(points).map(leaning).collect()
    }

    /// Of the typical half of a group the best known, one per franchise.
    fn faces(&self, films: &[FilmIx], center: &Direction) -> Vec<FilmIx> {
        let typical = |film: &FilmIx| {
            let norm = self.films.factors.norm(*film).max(f32::MIN_POSITIVE);
            self.films.factors.dot(*film, center) / norm
        };
        let order = crate::sorted(films.len(), &|a, b| typical(&films[b]).total_cmp(&typical(&films[a])));
        let mut half: Vec<FilmIx> =
            order.into_iter().take(films.len().div_ceil(2).max(FACES)).map(|place| films[place]).collect();
        half.sort_unstable();
        let mut faces: Vec<FilmIx> = Vec::new();
        for film in half {
            if faces.len() < FACES && !faces.iter().any(|face| self.of_one_franchise(*face, film)) {
                faces.push(film);
            }
        }
        faces
    }
}
