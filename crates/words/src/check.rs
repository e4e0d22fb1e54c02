//! Whether a translation says everything that English says, and nothing else.

use crate::message::{Kind, Message, Texts, placeholders};
use crate::problem::Problem;

/// Names that a language may give to kinds of numbers.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Everything that is missing, too much, or otherwise not as in English.
pub fn check(english: &Texts, other: &Texts) -> Vec<Problem> {
    let at = |line: usize, what: String| Problem { file: other.file.clone(), line, what };
    let mut problems = Vec::new();
    for message in &other.messages {
        match english.get(&message.key) {
            Some(original) => {
                let found = differences(original, message);
                problems.extend(
                    found.into_iter().map(|what| at(message.line, format!("`{}` {what}", message.key))),
                );
            }
            None => problems.push(at(message.line, format!("`{}` is not in {}", message.key, english.file))),
        }
    }
    for message in &english.messages {
        if other.get(&message.key).is_none() {
            let what = format!("`{}` is missing; {} line {} has it", message.key, english.file, message.line);
            problems.push(at(place_for(english, other, message), what));
        }
    }
    problems
}

/// The line after which a missing text belongs: that of the text which English has before it.
fn place_for(english: &Texts, other: &Texts, missing: &Message) -> usize {
    let before = english.messages.iter().take_while(|message| message.key != missing.key);
    before.filter_map(|message| other.get(&message.key)).last().map_or(1, |message| message.line)
}

fn differences(original: &Message, message: &Message) -> Vec<String> {
    let mut found = Vec::new();
    if original.kind != message.kind {
        found.push("has forms where English has none, or none where English has some".to_owned());
    }
    for (form, text) in &message.forms {
        let known = original.forms.iter().any(|(known, _)| known == form);
        let fits = match original.kind {
            Kind::Plain => true,
            Kind::Plural => CATEGORIES.contains(&form.as_str()) || form.parse::<usize>().is_ok(),
            Kind::Choice => known,
        };
        if !fits {
            found.push(format!("has the unknown form [{form}]"));
        }
        for placeholder in placeholders(text).unwrap_or_default() {
            if !original.placeholders.iter().any(|known| known.name == placeholder.name) {
                found.push(format!("has {{{}}}, which English has not", placeholder.name));
            }
        }
    }
    for placeholder in &original.placeholders {
        if !message.placeholders.iter().any(|known| known.name == placeholder.name) {
            found.push(format!("lacks {{{}}}", placeholder.name));
        }
    }
    for (form, _) in original.forms.iter().filter(|_| original.kind == Kind::Choice) {
        if !message.forms.iter().any(|(known, _)| known == form) {
            found.push(format!("lacks the form [{form}]"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "a.one = One\na.because = because of {title}\na.count[one] = 1 film\na.count[other] = {count:number} films\na.genre[War] = War";

    fn problems(german: &str) -> Vec<String> {
        let english = Texts::read("en.txt", ENGLISH).unwrap();
        let german = Texts::read("de.txt", german).unwrap();
        check(&english, &german).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_whole_translation_has_no_problem() {
        let german = "a.because = wegen {title}\na.one = Eins\na.count[0] = Kein Film\na.count[other] = {count} Filme\na.genre[War] = Krieg";
        assert_eq!(problems(german), [""; 0]);
    }

    #[test]
    fn what_is_missing_too_much_or_different_is_told_with_its_line() {
        let german =
            "a.one = Eins {zahl}\na.because = wegen\na.count = Filme\na.genre[Krieg] = Krieg\na.new = Neu";
        let found = problems(german);
        for expected in [
            "de.txt:1: `a.one` has {zahl}, which English has not",
            "de.txt:2: `a.because` lacks {title}",
            "de.txt:3: `a.count` has forms where English has none, or none where English has some",
            "de.txt:4: `a.genre` has the unknown form [Krieg]",
            "de.txt:4: `a.genre` lacks the form [War]",
            "de.txt:5: `a.new` is not in en.txt",
        ] {
            assert!(found.iter().any(|problem| problem == expected), "{expected} is not among {found:#?}");
        }
        let without = "a.one = Eins\na.count[other] = {count} Filme\na.genre[War] = Krieg";
        assert_eq!(problems(without), ["de.txt:1: `a.because` is missing; en.txt line 2 has it"]);
    }
}
