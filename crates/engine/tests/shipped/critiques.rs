use bijou_engine::{Critique, FilmIx, Toward};

use crate::{ENGINE, film, ratings, title};

/// The critique with this name, and the way toward it.
fn named(name: &str) -> (&'static Critique, Toward) {
    let found = ENGINE.critiques().iter().find_map(|critique| match name {
        name if name == critique.more => Some((critique, Toward::More)),
        name if name == critique.less => Some((critique, Toward::Less)),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no critique {name}"))
}

fn wished(id: &str, name: &str, strength: f32, top: usize) -> Vec<FilmIx> {
    let (critique, toward) = named(name);
    let similar = ENGINE.critique(film(id), critique, toward, strength, None, top);
    similar.iter().map(|similar| similar.film).collect()
}

fn genre(film: FilmIx, name: &str) -> bool {
    ENGINE.catalog().film(film).genres().any(|genre| genre == name)
}

fn share(films: &[FilmIx], holds: impl Fn(FilmIx) -> bool) -> f32 {
    films.iter().filter(|film| holds(**film)).count() as f32 / films.len() as f32
}

#[test]
fn there_are_many_critiques_and_each_has_two_names() {
    let critiques = ENGINE.critiques();
    assert!((20..=40).contains(&critiques.len()), "{}", critiques.len());
    assert!(critiques.iter().all(|critique| !critique.more.is_empty() && !critique.less.is_empty()));
}

#[test]
fn well_known_films_lie_where_people_expect_them() {
    for (name, more, less) in [
        ("darker", "47", "1"),                  // Seven, Toy Story
        ("scarier", "1258", "356"),             // The Shining, Forrest Gump
        ("more romantic", "597", "2571"),       // Pretty Woman, The Matrix
        ("more violent", "296", "1721"),        // Pulp Fiction, Titanic
        ("weirder", "4878", "150"),             // Donnie Darko, Apollo 13
        ("funnier", "231", "527"),              // Dumb & Dumber, Schindler's List
        ("better for children", "364", "2959"), // The Lion King, Fight Club
        ("more science fiction", "541", "858"), // Blade Runner, The Godfather
        ("slower", "924", "380"),               // 2001: A Space Odyssey, True Lies
        ("more epic", "4993", "4973"),          // The Lord of the Rings, Amelie
        ("more historical", "527", "1"),        // Schindler's List, Toy Story
    ] {
        let (critique, _) = named(name);
        let place = |id| ENGINE.place_on(critique, film(id)).unwrap();
        assert!(place(more) > place(less) + 1.0, "{name}: {} and {}", place(more), place(less));
    }
}

#[test]
fn lighter_than_seven_is_no_serial_killer_film() {
    for lighter in wished("47", "lighter", 1.0, 10) {
        let tags: Vec<&str> = ENGINE.catalog().film(lighter).tags().collect();
        assert!(!tags.contains(&"serial killer") && !genre(lighter, "Horror"), "{}", title(lighter));
    }
}

#[test]
fn every_film_found_lies_further_along_by_the_strength() {
    for (id, name) in
        [("296", "less violent"), ("2571", "more romantic"), ("1", "darker"), ("1258", "less scary")]
    {
        let (critique, toward) = named(name);
        let sign = if toward == Toward::More { 1.0 } else { -1.0 };
        for strength in [0.5, 1.0, 1.5] {
            let start = ENGINE.place_on(critique, film(id)).unwrap();
            let found = wished(id, name, strength, 20);
            assert!(!found.is_empty());
            let place = |found: FilmIx| ENGINE.place_on(critique, found).unwrap();
            assert!(found.iter().all(|found| (place(*found) - start) * sign >= strength), "{name}");
        }
    }
}

#[test]
fn critiques_change_what_they_name() {
    let plain = |id| ENGINE.similar(film(id), 15).iter().map(|similar| similar.film).collect::<Vec<_>>();
    let horror = |film| genre(film, "Horror");
    assert!(share(&wished("1258", "less scary", 2.0, 15), horror) < share(&plain("1258"), horror));
    let romance = |film| genre(film, "Romance");
    assert!(share(&wished("356", "more romantic", 1.0, 15), romance) > share(&plain("356"), romance));
    let science = |film| genre(film, "Sci-Fi");
    assert!(
        share(&wished("1200", "less science fiction", 2.0, 15), science) < share(&plain("1200"), science)
    );
}

#[test]
fn older_and_less_known_are_facts() {
    let alien = ENGINE.catalog().film(film("1214"));
    for older in wished("1214", "older", 1.0, 10) {
        assert!(ENGINE.catalog().film(older).year().unwrap() + 10 <= alien.year().unwrap());
    }
    for rarer in wished("1214", "less known", 1.0, 10) {
        assert!(ENGINE.catalog().film(rarer).rating_count() * 3 <= alien.rating_count() + 3);
    }
}

#[test]
fn a_taste_decides_among_films_as_much_alike_and_leaves_out_what_was_rated() {
    let given = ratings(&[("364", 5.0), ("588", 5.0), ("1", 5.0), ("595", 4.5)]);
    let taste = ENGINE.fold_in(&given);
    let (critique, toward) = named("lighter");
    let own = ENGINE.critique(film("2571"), critique, toward, 1.0, Some(&taste), 20);
    assert!(own.iter().all(|similar| given.iter().all(|rating| rating.film != similar.film)));
    // What was rated is left out of the one list, so it does not count in the other.
    let mut anyone = wished("2571", "lighter", 1.0, 20);
    anyone.retain(|film| given.iter().all(|rating| rating.film != *film));
    let mean = |films: &[FilmIx]| {
        films.iter().map(|film| ENGINE.score(&taste, *film)).sum::<f32>() / films.len() as f32
    };
    let own = mean(&own.iter().map(|similar| similar.film).collect::<Vec<_>>());
    assert!(own > mean(&anyone), "{own} and {}", mean(&anyone));
}

#[test]
fn films_without_factors_have_no_critique() {
    let (critique, toward) = named("darker");
    let tail = ENGINE.catalog().all().last().unwrap();
    assert!(ENGINE.critique(tail, critique, toward, 1.0, None, 5).is_empty());
    assert_eq!(ENGINE.place_on(critique, tail), None);
    assert!(ENGINE.critique(FilmIx(u32::MAX), critique, toward, f32::NAN, None, 5).is_empty());
}
