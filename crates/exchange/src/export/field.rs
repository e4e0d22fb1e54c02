//! One field of a table that spreadsheets may open.

/// What a spreadsheet takes for the start of a formula.
fn starts_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0'])
}

/// Adds a field, marked where a spreadsheet would take it for a formula and quoted where it must be.
pub(super) fn push_field(line: &mut String, text: &str) {
    // Text that begins like a marked one is marked too, so that taking marks off gives back every text.
    let marked = starts_a_formula(text)
        || text.strip_prefix('\'').is_some_and(|rest| starts_a_formula(rest.trim_start_matches('\'')));
    let edge = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    let quoted = edge || text.contains([',', ';', '"', '\r', '\n', '\t']);
    if quoted {
        line.push('"');
    }
    if marked {
        line.push('\'');
    }
    for letter in text.chars() {
        if letter == '"' {
            line.push('"');
        }
        line.push(letter);
    }
    if quoted {
        line.push('"');
    }
}

/// The text of a field that may have been marked.
pub(crate) fn unescape(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if starts_a_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_field_starts_a_formula_and_every_text_comes_back(text in "['=+@a\t-]{0,6}|\\PC*") {
            let mut field = String::new();
            push_field(&mut field, &text);
            let plain = field.strip_prefix('"').and_then(|field| field.strip_suffix('"')).unwrap_or(&field).replace("\"\"", "\"");
            prop_assert!(!starts_a_formula(&plain));
            prop_assert_eq!(unescape(&plain), text);
        }
    }

    #[test]
    fn what_is_no_formula_stays_as_it_is() {
        for text in ["Heat", "'71", "It's", "", "1917", "'Round Midnight"] {
            let mut field = String::new();
            push_field(&mut field, text);
            assert_eq!((field.as_str(), unescape(text)), (text, text));
        }
    }
}
