use bijou_engine::{Engine, Error, FilmIx, ModelKind};

use crate::{ENGINE, film, ratings, shards};

#[test]
fn facts_are_those_of_the_data() {
    let matrix = ENGINE.catalog().film(film("2571"));
    assert_eq!(matrix.title(), "The Matrix");
    assert_eq!(matrix.year(), Some(1999));
    assert_eq!(matrix.imdb(), Some(133_093));
    assert_eq!(matrix.tmdb(), Some(603));
    assert_eq!(matrix.genres().collect::<Vec<_>>(), ["Action", "Sci-Fi", "Thriller"]);
    assert_eq!(ENGINE.catalog().film(film("858")).directors().collect::<Vec<_>>(), ["Francis Ford Coppola"]);
    assert!(matrix.cast().any(|name| name == "Keanu Reeves"));
    assert!(matrix.rating_count() > 100_000);
    assert!((matrix.mean_rating().unwrap() - 4.16).abs() < 0.1);
}

#[test]
fn every_film_is_found_by_its_id() {
    let catalog = ENGINE.catalog();
    assert_eq!(catalog.len(), 88_138);
    assert!(catalog.all().all(|film| catalog.by_id(catalog.film(film).id()) == Some(film)));
    assert_eq!(catalog.by_id("no such film"), None);
}

#[test]
fn the_head_alone_recommends_and_shards_that_follow_keep_its_places() {
    let mut shards = shards().into_iter();
    let mut engine = Engine::new(shards.next().unwrap()).unwrap();
    let taste = engine.fold_in(&[]);
    let titles = |engine: &Engine, films: &[FilmIx]| -> Vec<String> {
        films.iter().map(|film| engine.catalog().film(*film).title().to_owned()).collect()
    };
    let first: Vec<FilmIx> = engine.rank(&taste, |_| false, 5).iter().map(|pick| pick.film).collect();
    let before = titles(&engine, &first);
    assert!(first.iter().all(|film| engine.catalog().film(*film).cast().next().is_none()));
    shards.for_each(|shard| engine.join(shard).unwrap());
    assert_eq!(before, titles(&engine, &first));
    assert!(first.iter().all(|film| engine.catalog().film(*film).cast().next().is_some()));
    // What most people like does not depend on how many films there are.
    let again: Vec<FilmIx> =
        engine.rank(&engine.fold_in(&[]), |_| false, 5).iter().map(|pick| pick.film).collect();
    assert!(first.iter().filter(|film| again.contains(film)).count() >= 4);
}

#[test]
fn shards_cut_into_pieces_are_the_same_catalog() {
    let pieces = shards().into_iter().flat_map(|shard| {
        let most = if shard.model.is_some() { usize::MAX } else { 3_000 };
        shard.split(most)
    });
    let mut pieces = pieces.collect::<Vec<_>>().into_iter();
    assert_eq!(pieces.len(), 1 + 3 + 27);
    let mut engine = Engine::new(pieces.next().unwrap()).unwrap();
    pieces.for_each(|piece| engine.join(piece).unwrap());
    let (cut, whole) = (engine.catalog(), ENGINE.catalog());
    assert_eq!(cut.len(), whole.len());
    for film in whole.all().step_by(17) {
        let (cut, whole) = (cut.film(film), whole.film(film));
        assert_eq!((cut.id(), cut.year(), cut.imdb()), (whole.id(), whole.year(), whole.imdb()));
        assert!(cut.all_titles().eq(whole.all_titles()) && cut.directors().eq(whole.directors()));
        assert!(cut.cast().eq(whole.cast()) && cut.tags().eq(whole.tags()), "{}", whole.title());
        assert_eq!(engine.rating_shares(film), ENGINE.rating_shares(film));
    }
    let loved = ratings(&[("858", 5.0), ("1213", 4.5), ("588", 1.0), ("1247", 3.0)]);
    for model in ModelKind::ALL {
        let (cut, whole) = (engine.fold_in_with(model, &loved), ENGINE.fold_in_with(model, &loved));
        for film in ENGINE.catalog().all().step_by(301) {
            let (score, expected) = (engine.score(&cut, film), ENGINE.score(&whole, film));
            assert!((score - expected).abs() < 1e-3, "{score} instead of {expected} by {}", model.name());
            assert!((engine.predict(&cut, film).stars - ENGINE.predict(&whole, film).stars).abs() < 1e-3);
        }
    }
}

#[test]
fn shards_in_the_wrong_order_are_refused() {
    let [head, core, tail] = shards().try_into().unwrap();
    assert_eq!(Engine::new(core.clone()).err(), Some(Error::NoModel));
    let mut engine = Engine::new(head).unwrap();
    engine.join(tail).unwrap();
    let films = engine.catalog().len();
    assert_eq!(engine.join(core), Err(Error::Order));
    assert_eq!(engine.catalog().len(), films);
}

#[test]
fn films_that_feel_alike_have_alike_moods() {
    let distance = |a: &str, b: &str| -> f32 {
        let (a, b) = (ENGINE.mood(film(a)), ENGINE.mood(film(b)));
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum()
    };
    // The Godfather is closer to its second part than to The Little Mermaid.
    assert!(distance("858", "1221") < distance("858", "2081"));
    let moods = ENGINE.catalog().all().take(1_000).map(|film| ENGINE.mood(film));
    assert!(moods.flatten().all(|place| (-1.0..=1.0).contains(&place)));
}

#[test]
fn films_settled_a_few_at_a_time_are_as_if_they_had_joined_at_once() {
    let mut shards = shards().into_iter();
    let mut engine = Engine::new(shards.next().unwrap()).unwrap();
    for shard in shards {
        let films = shard.films.len();
        engine.admit(shard).unwrap();
        // The catalog is whole between two steps, too.
        let taste = engine.fold_in(&[]);
        assert_eq!(engine.rank(&taste, |_| false, 10).len(), 10);
        let steps = 1 + (0..).take_while(|_| !engine.settle(5_000)).count();
        assert!(steps >= films / 5_000);
    }
    let film = film("2571");
    let content = |engine: &Engine| engine.fold_in_with(ModelKind::Content, &[]);
    let ranked = |engine: &Engine| engine.rank(&content(engine), |_| false, 500);
    assert_eq!(ranked(&engine), ranked(&ENGINE));
    assert_eq!(engine.score(&engine.fold_in(&[]), film), ENGINE.score(&ENGINE.fold_in(&[]), film));
}
