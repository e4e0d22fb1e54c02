use std::collections::{BTreeMap, BTreeSet};

use crate::fixture::{FILMS, arg, folder, read_csv, shipped, succeed, train, write};

#[test]
fn everybody_gets_picks_of_their_own_taste_and_none_that_they_rated() {
    let folder = folder();
    let catalog = train(&folder);
    let people = "movieId,userId,rating,extra\n1,crime,5,x\n2,crime,4.5,x\n30,crime,1,x\n30,comedy,5,x\n31,comedy,4.5,x\n";
    let people = write(&folder, "people-to-serve.csv", people);
    let out = folder.path().join("picks.csv");
    succeed(&[
        "recommend",
        "--catalog",
        arg(&catalog),
        "--ratings",
        arg(&people),
        "--top",
        "10",
        "--out",
        arg(&out),
    ]);
    let picks = read_csv(&out);
    let ranks: Vec<&str> = picks.iter().map(|pick| pick["rank"].as_str()).collect();
    let ten: Vec<String> = (1..=10).map(|rank| rank.to_string()).collect();
    assert_eq!(ranks, [ten.clone(), ten].concat());
    let rated = [("crime", vec!["1", "2", "30"]), ("comedy", vec!["30", "31"])]
        .into_iter()
        .collect::<BTreeMap<_, _>>();
    for pick in &picks {
        let (user, film) = (pick["userId"].as_str(), pick["movieId"].as_str());
        assert!(!rated[user].contains(&film), "{user} rated {film}");
        let number: u32 = film.parse().unwrap();
        assert_eq!(number <= FILMS, user == "crime", "{user} got {film}");
        let predicted: f32 = pick["predicted"].parse().unwrap();
        assert!((0.5..=5.0).contains(&predicted));
    }
    let scores: Vec<f32> = picks.iter().take(10).map(|pick| pick["score"].parse().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b));
}

#[test]
fn more_picks_than_films_gives_every_film_that_was_not_rated() {
    let folder = folder();
    let catalog = train(&folder);
    let people = write(&folder, "one.csv", "userId,movieId,rating\nme,1,5\n");
    let out = folder.path().join("picks.csv");
    succeed(&[
        "recommend",
        "--catalog",
        arg(&catalog),
        "--ratings",
        arg(&people),
        "--top",
        "1000",
        "--out",
        arg(&out),
    ]);
    let films: BTreeSet<String> = read_csv(&out).into_iter().map(|pick| pick["movieId"].clone()).collect();
    assert_eq!(films.len(), 2 * FILMS as usize + 3 - 1);
}

/// Real people would call these picks sensible: someone who loves The Godfather and Goodfellas, and cannot stand The
/// Little Mermaid, is offered crime before animation.
#[test]
fn the_shipped_catalog_knows_crime_from_animation() {
    let folder = folder();
    let people = "userId,movieId,rating\n\
        crime,858,5\ncrime,1213,5\ncrime,2081,0.5\ncrime,588,1\n\
        family,2081,5\nfamily,588,5\nfamily,364,5\nfamily,1213,1\n";
    let people = write(&folder, "two.csv", people);
    let out = folder.path().join("picks.csv");
    let catalog = shipped();
    succeed(&[
        "recommend",
        "--catalog",
        arg(&catalog),
        "--ratings",
        arg(&people),
        "--top",
        "10",
        "--out",
        arg(&out),
    ]);
    let picks = read_csv(&out);
    let of = |user: &str| -> Vec<&str> {
        picks.iter().filter(|pick| pick["userId"] == user).map(|pick| pick["movieId"].as_str()).collect()
    };
    // The Godfather: Part II and Beauty and the Beast.
    assert!(of("crime").contains(&"1221"), "{:?}", of("crime"));
    assert!(of("family").contains(&"595"), "{:?}", of("family"));
    assert!(!of("crime").contains(&"595"));
}
