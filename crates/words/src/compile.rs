//! The texts of a language as the browser reads them: one line per text of English, in the order of English.
//!
//! A plain text stands as it is. Of several forms each is written as `form=text`, and tabs divide them; of plurals the
//! last always fits. Placeholders are numbered as in English: `{0}`, `{1}`.

use crate::check::check;
use crate::message::{Kind, Message, Texts};
use crate::problem::Problem;

/// Divides the forms of a text.
pub const FORMS: char = '\t';

/// The file of a language, and what is wrong with it. Where a text is missing or wrong, English stands.
pub fn compile(english: &Texts, other: &Texts) -> (String, Vec<Problem>) {
    let problems = check(english, other);
    let wrong = |key: &str| problems.iter().any(|problem| problem.what.starts_with(&format!("`{key}`")));
    let line = |message: &Message| {
        let translated = other.get(&message.key).filter(|_| !wrong(&message.key));
        written(message, translated.unwrap_or(message))
    };
    let lines: Vec<String> = english.messages.iter().map(line).collect();
    (lines.join("\n"), problems)
}

fn written(original: &Message, message: &Message) -> String {
    let numbered = |text: &str| number(original, text);
    match original.kind {
        Kind::Plain => message.forms.iter().map(|(_, text)| numbered(text)).collect(),
        Kind::Plural | Kind::Choice => {
            let forms: Vec<String> =
                message.forms.iter().map(|(form, text)| format!("{form}={}", numbered(text))).collect();
            forms.join(&FORMS.to_string())
        }
    }
}

/// The text with `{0}` for the first placeholder of English.
fn number(original: &Message, text: &str) -> String {
    let mut numbered = text.to_owned();
    for (place, placeholder) in original.placeholders.iter().enumerate() {
        let name = &placeholder.name;
        for kind in ["", ":number", ":decimal", ":percent", ":date", ":text"] {
            numbered = numbered.replace(&format!("{{{name}{kind}}}"), &format!("{{{place}}}"));
        }
    }
    numbered
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "a.both = {first} and {second}\na.count[other] = {n:number} films\na.count[one] = 1 film\na.last = Last";

    #[test]
    fn placeholders_are_numbered_as_in_english() {
        let english = Texts::read("en.txt", ENGLISH).unwrap();
        let german = Texts::read(
            "de.txt",
            "a.last = Ende\na.both = {second} und {first}\na.count[one] = 1 Film\na.count[other] = {n} Filme",
        );
        let (text, problems) = compile(&english, &german.unwrap());
        assert_eq!(text, "{1} und {0}\none=1 Film\tother={0} Filme\nEnde");
        assert!(problems.is_empty(), "{problems:?}");
    }

    #[test]
    fn english_stands_where_a_text_is_missing_or_wrong() {
        let english = Texts::read("en.txt", ENGLISH).unwrap();
        let german = Texts::read("de.txt", "a.both = {third}\na.last = Ende").unwrap();
        let (text, problems) = compile(&english, &german);
        assert_eq!(text, "{0} and {1}\none=1 film\tother={0} films\nEnde");
        assert_eq!(problems.len(), 4, "{problems:?}");
    }
}
