//! The lines of a file of texts: `section.name = text`, `section.name[form] = text`, and `# comments`. From `#! late` on,
//! texts are of the part of the program that comes later, until `#! first`.

/// One text, or one form of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Counted from 1.
    pub number: usize,
    /// `section.name`.
    pub key: String,
    /// What stands in brackets.
    pub form: Option<String>,
    /// What is said.
    pub text: String,
    /// The comment right above.
    pub comment: String,
    /// Whether it is of the late part.
    pub late: bool,
}

/// The lines that hold texts, in order; or the numbers of lines that cannot be read, and why.
pub fn read(text: &str) -> Result<Vec<Line>, Vec<(usize, String)>> {
    let (mut lines, mut wrong) = (Vec::new(), Vec::new());
    let (mut comment, mut late) = (Vec::new(), false);
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if let Some(part) = line.strip_prefix("#!") {
            match part.trim() {
                "late" => late = true,
                "first" => late = false,
                other => wrong.push((number, format!("`{other}` is no part: there are `late` and `first`"))),
            }
            continue;
        }
        if let Some(said) = line.strip_prefix('#') {
            comment.push(said.trim());
            continue;
        }
        if !line.is_empty() {
            match split(line) {
                Ok((key, form, text)) => {
                    lines.push(Line { number, key, form, text, comment: comment.join(" "), late })
                }
                Err(why) => wrong.push((number, why)),
            }
        }
        comment.clear();
    }
    if wrong.is_empty() { Ok(lines) } else { Err(wrong) }
}

fn split(line: &str) -> Result<(String, Option<String>, String), String> {
    let (name, text) = line.split_once('=').ok_or("a line is `section.name = text` or a `# comment`")?;
    let (name, text) = (name.trim(), text.trim());
    let (key, form) = match name.split_once('[') {
        Some((key, form)) => {
            let form = form.strip_suffix(']').ok_or_else(|| format!("`{name}` lacks its last bracket"))?;
            (key.trim(), Some(form.trim().to_owned()))
        }
        None => (name, None),
    };
    let (section, rest) = key.split_once('.').unwrap_or((key, ""));
    if !is_name(section) || !is_name(rest) {
        return Err(format!(
            "`{key}` is not a name such as `home.welcome`: a section and a name of small letters, digits and _"
        ));
    }
    if text.is_empty() {
        return Err(format!("`{key}` has no text"));
    }
    if text.contains('\t') {
        return Err(format!("`{key}` has a tab in its text"));
    }
    Ok((key.to_owned(), form, text.to_owned()))
}

/// Whether it can be the name of a function.
fn is_name(name: &str) -> bool {
    const TAKEN: [&str; 12] =
        ["as", "fn", "for", "if", "in", "let", "loop", "match", "move", "type", "use", "where"];
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !TAKEN.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_key_perhaps_a_form_and_a_text() {
        let lines = read("# Greeting.\nhome.welcome = a = b\n\nhome.count[one]=One film").unwrap();
        assert_eq!((lines[0].key.as_str(), lines[0].text.as_str()), ("home.welcome", "a = b"));
        assert_eq!((lines[0].comment.as_str(), lines[0].number), ("Greeting.", 2));
        assert_eq!((lines[1].form.as_deref(), lines[1].number), (Some("one"), 4));
        assert_eq!(lines[1].comment, "");
    }

    #[test]
    fn texts_are_of_the_part_that_was_named_last() {
        let lines = read("a.a = A\n#! late\na.b = B\n#! first\na.c = C").unwrap();
        assert_eq!(lines.iter().map(|line| line.late).collect::<Vec<_>>(), [false, true, false]);
        assert_eq!(read("#! soon\na.a = A").unwrap_err()[0].0, 1);
    }

    #[test]
    fn every_line_that_cannot_be_read_is_named() {
        let wrong =
            read("home.a = A\nno sign\nHome.b = B\nhome.c[one = C\nhome.d =\nhome.type = E").unwrap_err();
        let numbers: Vec<usize> = wrong.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [2, 3, 4, 5, 6]);
    }
}
