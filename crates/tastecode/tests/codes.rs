//! Codes as people pass them on.

use bijou_tastecode::{CodeError, MAX_FILMS, Seen, TasteCode, clean_name};
use proptest::collection::btree_map;
use proptest::prelude::*;

fn films() -> impl Strategy<Value = Vec<Seen>> {
    let number = prop_oneof![3 => 1..10_000_u32, 1 => 10_000..300_000_u32, 1 => any::<u32>()];
    btree_map(number, 0..=10_u8, 0..120)
        .prop_map(|films| films.into_iter().map(|(film, half_stars)| Seen { film, half_stars }).collect())
}

fn codes() -> impl Strategy<Value = TasteCode> {
    (any::<String>(), films()).prop_map(|(name, films)| TasteCode { name: clean_name(&name), films })
}

proptest! {
    #[test]
    fn a_code_comes_back_as_written(code in codes()) {
        let text = code.encode();
        prop_assert!(text.chars().all(|c| c.is_ascii_alphanumeric()), "{text}");
        prop_assert_eq!(TasteCode::decode(&text), Ok(code));
    }

    #[test]
    fn a_code_is_found_in_a_message_and_survives_line_breaks(code in codes(), every in 8_usize..90) {
        let text = code.encode();
        let broken: Vec<&str> = text.as_bytes().chunks(every).map(|line| std::str::from_utf8(line).unwrap()).collect();
        let message = format!("Tonight? https://bijou2.example/bijou/night/#code={}\n. See you", broken.join("\n\u{200B} "));
        prop_assert_eq!(TasteCode::decode(&message), Ok(code));
    }

    #[test]
    fn a_code_that_is_cut_off_says_so(code in codes(), share in 0.05_f64..0.999) {
        let text = code.encode();
        let kept = ((text.len() as f64 * share) as usize).max(10);
        match TasteCode::decode(&text[..kept]) {
            Err(CodeError::CutOff { found, needed }) => {
                prop_assert_eq!(found, kept);
                prop_assert!(needed > kept && needed <= text.len());
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn a_character_that_was_mistyped_never_passes(code in codes(), at: prop::sample::Index, to in "[0-9A-Za-z]") {
        let text = code.encode();
        let at = at.index(text.len());
        let mistyped = format!("{}{to}{}", &text[..at], &text[at + 1..]);
        prop_assume!(mistyped != text);
        prop_assert!(TasteCode::decode(&mistyped).is_err());
    }

    #[test]
    fn no_text_is_trouble(text: String, middle in "[0-9A-Za-z ]{0,200}") {
        prop_assert_eq!(TasteCode::decode(&text), Err(CodeError::Missing));
        let read = TasteCode::decode(&format!("{text}bijou1{middle}{text}"));
        prop_assert!(read.is_err());
    }

    #[test]
    fn a_later_version_is_named(version in 2..=9_u8, rest in "[0-9A-Za-z]{4,80}") {
        prop_assert_eq!(TasteCode::decode(&format!("bijou{version}{rest}")), Err(CodeError::Newer(version)));
    }
}

#[test]
fn a_code_holds_no_more_than_its_limits() {
    let films = (0..5_000).map(|film| Seen { film: film * 7, half_stars: 11 }).collect();
    let code = TasteCode::decode(&TasteCode { name: "é".repeat(99), films }.encode()).unwrap();
    assert_eq!(code.name, "é".repeat(30));
    assert_eq!(code.films.len(), MAX_FILMS);
    assert!(code.films.iter().all(|seen| seen.half_stars == 10));
}

#[test]
fn a_film_stands_once() {
    let films = vec![Seen { film: 318, half_stars: 9 }, Seen { film: 318, half_stars: 1 }];
    let code = TasteCode::decode(&TasteCode { name: String::new(), films }.encode()).unwrap();
    assert_eq!(code.films, [Seen { film: 318, half_stars: 9 }]);
}

#[test]
fn many_marks_in_a_long_text_cost_little() {
    let text = "bijou1ZZZZ".repeat(100_000);
    assert!(TasteCode::decode(&text).is_err());
}
