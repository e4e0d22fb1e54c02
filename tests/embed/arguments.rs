//! Whatever a caller gives, there is an answer or an error with a code, and the engine works on.

use crate::catalog::folder;
use crate::node::told;

/// As many as `arguments.mjs` has.
const CASES: usize = 60;

#[test]
fn impossible_arguments_are_errors_with_codes_and_nothing_breaks() {
    let Some(told) = told("arguments.mjs", &[&folder()]) else { return };
    let cases = told["cases"].as_array().unwrap();
    for case in cases {
        assert_eq!(case["got"], case["wanted"], "{case}");
        if case["wanted"] != "fine" {
            assert_eq!(case["isError"], true, "{case}");
            let message = case["message"].as_str().unwrap();
            assert!((10..400).contains(&message.len()), "{case}");
            assert!(!message.contains("RuntimeError") && !message.contains("unreachable executed"), "{case}");
        }
        assert_eq!(case["worksOn"], true, "{case}");
    }
    assert!(cases.len() >= CASES, "{}", cases.len());
}
