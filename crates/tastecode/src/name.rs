/// Characters that a name may have.
pub const MAX_NAME: usize = 30;

/// A name as it is shown: at most [`MAX_NAME`] characters, on one line, without what is not seen or turns the direction of
/// the text around it.
pub fn clean_name(name: &str) -> String {
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    };
    let spaced = name.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let seen: String = spaced.filter(|c| !unseen(*c)).collect();
    let words: Vec<&str> = seen.split(' ').filter(|word| !word.is_empty()).collect();
    let joined: String = words.join(" ").chars().take(MAX_NAME).collect();
    joined.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_clean_name_is_short_and_stays_as_it_is(name: String) {
            let clean = clean_name(&name);
            prop_assert!(clean.chars().count() <= MAX_NAME);
            prop_assert!(clean.len() <= 4 * MAX_NAME);
            prop_assert_eq!(clean_name(&clean), clean);
        }
    }

    #[test]
    fn what_is_not_seen_is_left_out() {
        assert_eq!(clean_name("  Anna\u{202E}\n\tMaria\u{0} "), "Anna Maria");
        assert_eq!(clean_name("José 🎬"), "José 🎬");
        assert_eq!(clean_name(&"x".repeat(31)), "x".repeat(30));
        assert_eq!(clean_name(" \u{200B} "), "");
    }
}
