//! What the package recommends is what the engine recommends.

use bijou_engine::{Era, Knobs, ModelKind};
use serde_json::Value;

use crate::catalog::{engine, folder, ratings, root};
use crate::node::{run, told};

/// Of scores and stars: the engine adds in another order where it has other instructions.
const CLOSE: f64 = 1e-4;

fn close(one: &Value, other: f32) -> bool {
    one.as_f64().is_some_and(|one| (one - f64::from(other)).abs() < CLOSE)
}

/// The wishes of `picks.mjs`, in its order.
fn wishes() -> Vec<(ModelKind, Knobs, usize)> {
    let plain = Knobs::default();
    vec![
        (ModelKind::Hybrid, plain, 50),
        (ModelKind::Content, plain, 20),
        (ModelKind::Neighbors, plain, 20),
        (ModelKind::Factors, plain, 20),
        (ModelKind::Hybrid, Knobs { diversity: 0.5, ..plain }, 20),
        (ModelKind::Hybrid, Knobs { calibration: 0.75, one_per_franchise: false, ..plain }, 20),
        (ModelKind::Hybrid, Knobs { popularity: 0.5, era: Some(Era::only(1970, 1979)), ..plain }, 20),
    ]
}

/// By number, as objects of JavaScript sort what looks like one: of equal reasons the first comes first.
const PEOPLE: [&[(&str, f64)]; 4] = [
    &[("296", 4.5), ("318", 5.0), ("1721", 1.0)],
    &[("588", 1.0), ("858", 5.0), ("1213", 5.0), ("2081", 0.5)],
    &[("364", 5.0), ("588", 5.0), ("1213", 1.0), ("2081", 5.0)],
    &[],
];

#[test]
fn picks_scores_predictions_and_reasons_are_those_of_the_engine() {
    let Some(told) = told("picks.mjs", &[&folder()]) else { return };
    let engine = engine(3);
    assert_eq!(told["films"], engine.catalog().len());
    let mut compared = 0;
    for (person, given) in PEOPLE.iter().enumerate() {
        let ratings = ratings(&engine, given);
        for (wish, (model, knobs, top)) in wishes().into_iter().enumerate() {
            let taste = engine.fold_in_with(model, &ratings);
            let expected = engine.recommend(&taste, &knobs, |_| false, top);
            let picks = told["people"][person]["lists"][wish].as_array().unwrap();
            assert_eq!(picks.len(), expected.len());
            for (pick, expected) in picks.iter().zip(expected) {
                let film = engine.catalog().film(expected.film);
                assert_eq!(pick["id"], film.id(), "person {person}, wish {wish}");
                assert_eq!(pick["title"], film.title());
                assert_eq!(pick["year"], film.year().map_or(Value::Null, Value::from));
                assert!(close(&pick["score"], expected.score), "{pick}");
                let predicted = engine.predict(&taste, expected.film);
                assert!(close(&pick["predicted"]["stars"], predicted.stars), "{pick}");
                assert!(close(&pick["predicted"]["low"], predicted.low), "{pick}");
                assert!(close(&pick["predicted"]["high"], predicted.high), "{pick}");
                let reasons = engine.reasons(&taste, expected.film).shares;
                assert_eq!(pick["reasons"].as_array().unwrap().len(), reasons.len().min(3));
                for (said, reason) in pick["reasons"].as_array().unwrap().iter().zip(&reasons) {
                    assert_eq!(said["id"], engine.catalog().film(reason.film).id());
                    assert!(
                        close(&said["share"], reason.share) && close(&said["stars"], reason.stars.value())
                    );
                }
                compared += 1;
            }
        }
        let taste = engine.fold_in(&ratings);
        let question = engine.questions(&taste, &[], |_| false, 1)[0];
        assert_eq!(told["people"][person]["question"]["id"], engine.catalog().film(question).id());
        let matrix = engine.predict(&taste, engine.catalog().by_id("2571").unwrap());
        assert!(close(&told["people"][person]["matrix"]["stars"], matrix.stars));
    }
    assert_eq!(compared, 4 * (50 + 6 * 20));
    let expected = engine.similar(engine.catalog().by_id("318").unwrap(), 10);
    for (said, expected) in told["similar"].as_array().unwrap().iter().zip(expected) {
        assert_eq!(said["id"], engine.catalog().film(expected.film).id());
        assert!(close(&said["similarity"], expected.similarity));
    }
    // However ratings are given, and to a person or along with the question.
    assert_eq!(told["asMap"], told["asObject"]);
    assert_eq!(told["asArray"], told["asObject"]);
    assert_eq!(told["ofPerson"], told["asObject"]);
    assert_eq!(told["found"]["id"], "2571");
    assert_eq!(told["facts"]["imdb"], "tt0133093");
    assert!(told["searched"].as_array().unwrap().iter().any(|film| film["id"] == "2571"));
    assert!(told["license"].as_str().is_some_and(|license| !license.is_empty()));
}

#[test]
fn the_example_for_node_prints_the_same_as_json() {
    let Some(output) = run(&root().join("examples/embed/node.mjs"), &[&folder()]) else { return };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let engine = engine(3);
    let taste = engine.fold_in(&ratings(&engine, PEOPLE[0]));
    let expected = engine.recommend(&taste, &Knobs::default(), |_| false, 10);
    let ids = expected.iter().map(|pick| engine.catalog().film(pick.film).id());
    let picked = told["picks"].as_array().unwrap().iter().map(|pick| pick["id"].as_str().unwrap());
    assert!(ids.eq(picked), "{told}");
    let nowhere = run(&root().join("examples/embed/node.mjs"), &[&root().join("no-such-folder")]).unwrap();
    assert_eq!(nowhere.status.code(), Some(1));
    let said = String::from_utf8_lossy(&nowhere.stderr);
    assert_eq!(said.trim(), "unreachable: manifest.json cannot be read");
}
