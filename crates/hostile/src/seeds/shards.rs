//! A catalog of 13 films in three shards, with everything that a shard can hold.

use bijou_catalog::{
    Blend, ContentMap, Critiques, Details, Expectations, Factors, Films, Ids, Lines, Lists, Mark, Model,
    MoodAxis, Names, Neighbors, Prior, RankingModel, Region, Shapes, Shard, StarsModel, SymmetricMatrix,
    Target, TasteMap,
};
use bijou_engine::ContentFeatures;

/// Films of head, core and tail.
const FILMS: [usize; 3] = [6, 4, 3];
/// Ranking factors and content factors per film.
const DIMS: u16 = 4;
const CONTENT_DIMS: u16 = 3;
const GENRES: [&str; 3] = ["Comedy", "Crime", "Film-Noir"];
/// Titles as hostile as real ones are not.
const TITLES: [&str; 13] = [
    "Heat\tLa sfida",
    "Amélie\tLe Fabuleux Destin d'Amélie Poulain",
    "<script>alert(1)</script>",
    "七人の侍",
    "\u{202e}etirW\u{202c}",
    "Se7en",
    "=HYPERLINK(\"x\")",
    "Zero\u{200b}width",
    "\0NUL",
    "<img src=x onerror=alert(1)>",
    "\u{2066}isolated\u{2069}",
    "M",
    "",
];

/// The best-known films, and the model.
pub fn head() -> Shard {
    Shard {
        films: films(0),
        details: None,
        factors: Some(factors(0, DIMS)),
        neighbors: None,
        content: None,
        expectations: expectations(0, Some(factors(0, 2))),
        model: Some(model()),
        shapes: None,
        map: None,
    }
}

/// The other films with factors, with details of those of the head too.
pub fn core() -> Shard {
    let learned = FILMS[0] + FILMS[1];
    let row =
        |film: usize| vec![(((film + 1) % learned) as u32, 0.5), (((film + 3) % learned) as u32, -0.25)];
    let rows: Vec<Vec<(u32, f32)>> = (0..learned).map(row).collect();
    Shard {
        films: films(1),
        details: Some(details(learned)),
        factors: Some(factors(1, DIMS)),
        neighbors: Some(Neighbors::new(rows.iter().map(Vec::as_slice))),
        content: Some(content()),
        expectations: expectations(1, Some(factors(1, 2))),
        model: None,
        shapes: None,
        map: None,
    }
}

/// All other titles, and the pictures.
pub fn tail() -> Shard {
    let learned = FILMS[0] + FILMS[1];
    let places: Vec<[f32; 2]> = (0..learned).map(|film| [film as f32 / 10.0 - 0.5, 0.25]).collect();
    let marks = vec![Mark::Genre("Crime".to_owned()), Mark::Decade(1990), Mark::Tag("heist".to_owned())];
    let regions = [
        Region { place: [0.0, 0.0], level: 0, marks },
        Region { place: [0.5, 0.5], level: 1, marks: vec![Mark::Director("Michael Mann".to_owned())] },
    ];
    Shard {
        films: films(2),
        details: Some(details(FILMS[2])),
        factors: None,
        neighbors: None,
        content: None,
        expectations: expectations(2, None),
        model: None,
        shapes: Some(Shapes::new((0..learned).map(|film| [film as u32; 10]))),
        map: Some(TasteMap::new(&places, &regions)),
    }
}

/// Numbers of the films of a shard.
fn numbers(shard: usize) -> std::ops::Range<usize> {
    let first: usize = FILMS.iter().take(shard).sum();
    first..first + FILMS.get(shard).copied().unwrap_or(0)
}

fn films(shard: usize) -> Films {
    let number = |of: fn(u64) -> u64| numbers(shard).map(|film| of(film as u64)).collect();
    let ids: Vec<String> = numbers(shard).map(|film| (film * film + 1).to_string()).collect();
    Films {
        ids: Ids::new(&ids),
        titles: numbers(shard).filter_map(|film| TITLES.get(film)).collect(),
        years: number(|film| if film == 7 { 0 } else { 1950 + 6 * film }),
        genres: number(|film| film % 8),
        imdb: number(|film| 100_000 + film),
        tmdb: number(|film| film),
        rating_counts: number(|film| 70_000 / (film + 1)),
        mean_ratings: number(|film| 250 + 10 * film),
        directors: names(numbers(shard).len(), &["Michael Mann", "黒澤明"]),
    }
}

fn details(films: usize) -> Details {
    Details {
        cast: names(films, &["Al Pacino", "Audrey Tautou", "三船敏郎"]),
        tags: names(films, &["heist", "noir"]),
    }
}

/// Each film has one to two of the names, in turn.
fn names(films: usize, dictionary: &[&str]) -> Names {
    let count = dictionary.len() as u32;
    let list = |film: u32| if film.is_multiple_of(2) { vec![film % count] } else { vec![film % count, 0] };
    let lists: Vec<Vec<u32>> = (0..films as u32).map(list).collect();
    Names { dictionary: dictionary.iter().collect(), films: Lists::new(lists.iter().map(Vec::as_slice)) }
}

/// Factors that differ from film to film.
fn factors(shard: usize, dims: u16) -> Factors {
    let row = |film: usize| -> Vec<f32> {
        (0..usize::from(dims)).map(|dim| ((film * 7 + dim * 3) as f32).sin()).collect()
    };
    let rows: Vec<Vec<f32>> = numbers(shard).map(row).collect();
    Factors::quantize(dims, rows.iter().map(Vec::as_slice))
}

fn expectations(shard: usize, leanings: Option<Factors>) -> Expectations {
    let expected: Vec<f32> = numbers(shard).map(|film| 2.5 + film as f32 / 10.0).collect();
    let variances = vec![0.6; expected.len()];
    Expectations::new(&expected, &variances, leanings)
}

fn content() -> ContentMap {
    let lines = |names: &[&str]| -> Lines { names.iter().collect() };
    let [directors, cast, tags] =
        [lines(&["Michael Mann"]), lines(&["Al Pacino", "Audrey Tautou"]), lines(&["heist"])];
    let features = ContentFeatures::new(GENRES.len(), directors.clone(), cast.clone(), tags.clone()).count();
    let row = |feature: usize| -> Vec<f32> {
        (0..usize::from(CONTENT_DIMS)).map(|dim| ((feature + dim) as f32).cos() / 4.0).collect()
    };
    let rows: Vec<Vec<f32>> = (0..features).map(row).collect();
    let features = Factors::quantize(CONTENT_DIMS, rows.iter().map(Vec::as_slice));
    ContentMap { directors, cast, tags, features, ranking: ranking(CONTENT_DIMS) }
}

fn ranking(dims: u16) -> RankingModel {
    let diagonal = |row: usize, column: usize| if row == column { 1.0 } else { 0.1 };
    RankingModel {
        target: Target {
            zero: 0.5,
            range: 3.5,
            centered: 0.4,
            at_mean: 0.8,
            usual_stars: 3.5,
            usual_count: 3.0,
        },
        unobserved_weight: 0.1,
        regularization: 0.5,
        prior: Prior {
            mean: vec![0.1; usize::from(dims)],
            precision: SymmetricMatrix::new(dims, diagonal),
            weight: 1.0,
            fade: 20.0,
            floor: 0.3,
            half: 10.0,
        },
    }
}

fn model() -> Model {
    let direction = [1.0, -0.5, 0.25, 0.0];
    Model {
        genres: GENRES.iter().collect(),
        folding: ["ée", "ßss"].into_iter().collect(),
        ranking: ranking(DIMS),
        blend: Blend { neighbors: 0.5, neighbors_half: 10.0, content: 0.2, cold: 0.5 },
        stars: StarsModel {
            offset: 0.2,
            quality: 0.02,
            fame: 0.02,
            age: 0.02,
            genre: 0.1,
            period: 0.03,
            own: 0.1,
            cosine: 0.2,
            cosine_cubed: 0.1,
            leaning: 0.05,
            mean_expected: 3.2,
            usual_fame: (6.0, 2.0),
            genre_weights: vec![1.0; GENRES.len()],
            interval: 1.3,
            narrowing: 0.1,
        },
        mood_axes: vec![MoodAxis { direction: direction.to_vec(), origin: 0.0 }; 3],
        critiques: Critiques {
            names: ["darker\tlighter"].into_iter().collect(),
            directions: Factors::quantize(DIMS, [&direction[..]]),
            origins: vec![0.1],
        },
    }
}
