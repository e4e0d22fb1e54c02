//! One Rust function per text: a text that is not there, or lacks a placeholder, does not compile.

use std::fmt::Write as _;

use crate::message::{Kind, Message, Texts, Value};
use crate::problem::Problem;

/// The code that the app includes: a module per section, a function per text.
///
/// # Errors
/// Texts of English that no function can be made of.
pub fn functions(english: &Texts) -> Result<String, Vec<Problem>> {
    let mut code = String::new();
    let mut problems = Vec::new();
    let mut sections: Vec<&str> = english.messages.iter().map(|message| section(&message.key).0).collect();
    sections.sort_unstable();
    sections.dedup();
    for name in sections {
        let _ = writeln!(code, "/// The texts of `{name}`.\npub mod {name} {{");
        for (index, message) in english.messages.iter().enumerate() {
            if section(&message.key).0 == name {
                match function(index, message) {
                    Ok(function) => code.push_str(&function),
                    Err(what) => {
                        problems.push(Problem { file: english.file.clone(), line: message.line, what })
                    }
                }
            }
        }
        code.push_str("}\n");
    }
    if problems.is_empty() { Ok(code) } else { Err(problems) }
}

fn section(key: &str) -> (&str, &str) {
    key.split_once('.').unwrap_or((key, ""))
}

fn function(index: usize, message: &Message) -> Result<String, String> {
    let (_, name) = section(&message.key);
    let said = message.forms.last().map_or("", |(_, text)| text);
    let doc = if message.comment.is_empty() {
        format!("“{said}”")
    } else {
        format!("{} “{said}”", message.comment)
    };
    let parameters: Vec<String> = message
        .placeholders
        .iter()
        .map(|placeholder| format!("{}: {}", placeholder.name, parameter(placeholder.value)))
        .collect();
    let parameters = parameters.join(", ");
    let filled: Vec<String> = message
        .placeholders
        .iter()
        .map(|placeholder| argument(&placeholder.name, placeholder.value))
        .collect();
    let filled = filled.join(", ");
    let code = match message.kind {
        Kind::Plain if message.placeholders.is_empty() => {
            format!("pub fn {name}() -> &'static str {{ super::text({index}) }}")
        }
        Kind::Plain => {
            format!("pub fn {name}({parameters}) -> String {{ super::fill({index}, &[{filled}]) }}")
        }
        Kind::Plural => {
            let number = message.number().ok_or_else(|| {
                format!("`{}` has no placeholder of the kind `number` to choose its form by", message.key)
            })?;
            let number = &message.placeholders[number].name;
            format!(
                "pub fn {name}({parameters}) -> String {{ super::plural({index}, {number}, &[{filled}]) }}"
            )
        }
        Kind::Choice => {
            format!("pub fn {name}(which: &str) -> Option<&'static str> {{ super::choice({index}, which) }}")
        }
    };
    Ok(format!("#[doc = {doc:?}]\n{code}\n"))
}

fn parameter(value: Value) -> &'static str {
    match value {
        Value::Text => "&str",
        Value::Number => "usize",
        Value::Decimal => "f32",
        Value::Percent => "i32",
        Value::Date => "u64",
    }
}

fn argument(name: &str, value: Value) -> String {
    match value {
        Value::Text => name.to_owned(),
        Value::Number => format!("&super::thousands({name})"),
        Value::Decimal => format!("&super::decimal({name})"),
        Value::Percent => format!("&super::percent({name})"),
        Value::Date => format!("&super::date({name})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Result<String, Vec<Problem>> {
        functions(&Texts::read("en.txt", text).unwrap())
    }

    #[test]
    fn each_text_is_a_function_with_its_placeholders() {
        let code = code(
            "# Greeting.\nhome.welcome = Hello\nhome.because = because of {title}\nhome.rated[one] = 1\nhome.rated[other] = {n:number} for {who}\nbrowse.genre[War] = War",
        )
        .unwrap();
        for expected in [
            "pub mod browse {",
            "#[doc = \"Greeting. “Hello”\"]\npub fn welcome() -> &'static str { super::text(0) }",
            "pub fn because(title: &str) -> String { super::fill(1, &[title]) }",
            "pub fn rated(n: usize, who: &str) -> String { super::plural(2, n, &[&super::thousands(n), who]) }",
            "pub fn genre(which: &str) -> Option<&'static str> { super::choice(3, which) }",
        ] {
            assert!(code.contains(expected), "{expected} is not in {code}");
        }
    }

    #[test]
    fn a_plural_without_a_number_is_refused() {
        let problems = code("home.rated[other] = {n} films").unwrap_err();
        assert!(problems[0].to_string().starts_with("en.txt:1: `home.rated` has no placeholder"));
    }
}
