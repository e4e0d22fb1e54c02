//! What is said under one key: its forms and its placeholders.

use crate::lines;
use crate::problem::Problem;

/// How the form of a text is chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// There is one form.
    Plain,
    /// By a number: `[other]`, and what the language tells apart (`[one]`, `[few]`, …) or a number itself (`[0]`).
    Plural,
    /// By a word: `[Film-Noir]`.
    Choice,
}

/// What may stand for a placeholder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value {
    /// `{title}`: as it is.
    Text,
    /// `{count:number}`: a count, grouped as the language does.
    Number,
    /// `{stars:decimal}`: with one decimal.
    Decimal,
    /// `{share:percent}`: a whole number of percent.
    Percent,
    /// `{day:date}`: a moment in milliseconds since 1970, told as a day.
    Date,
}

/// `{name}` or `{name:kind}`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placeholder {
    /// Its name.
    pub name: String,
    /// What stands for it.
    pub value: Value,
}

/// Everything under one key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// `section.name`.
    pub key: String,
    /// The first line of it.
    pub line: usize,
    /// How its form is chosen.
    pub kind: Kind,
    /// Each form with its text; a single one without a name where the text is plain.
    pub forms: Vec<(String, String)>,
    /// In the order in which they appear.
    pub placeholders: Vec<Placeholder>,
    /// For translators.
    pub comment: String,
    /// Whether it is of the part of the program that comes later.
    pub late: bool,
}

/// The texts of one language.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Texts {
    /// Name of the file.
    pub file: String,
    /// In the order of the file.
    pub messages: Vec<Message>,
}

impl Texts {
    /// Reads a file of texts.
    ///
    /// # Errors
    /// Every line that cannot be read.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let problem = |line: usize, what: String| Problem { file: file.to_owned(), line, what };
        let lines = lines::read(text)
            .map_err(|wrong| wrong.into_iter().map(|(line, what)| problem(line, what)).collect::<Vec<_>>())?;
        let mut texts = Self { file: file.to_owned(), messages: Vec::new() };
        let mut problems = Vec::new();
        for line in lines {
            let form = line.form.clone().unwrap_or_default();
            match texts.messages.iter_mut().find(|message| message.key == line.key) {
                Some(known) => {
                    let twice = line.form.is_none() || known.forms.iter().any(|(other, _)| *other == form);
                    if twice || known.kind == Kind::Plain {
                        problems.push(problem(line.number, format!("`{}` is there already", line.key)));
                    }
                    known.forms.push((form, line.text));
                }
                None => {
                    let kind = if line.form.is_some() { Kind::Choice } else { Kind::Plain };
                    texts.messages.push(Message {
                        key: line.key,
                        line: line.number,
                        kind,
                        forms: vec![(form, line.text)],
                        placeholders: Vec::new(),
                        comment: line.comment,
                        late: line.late,
                    });
                }
            }
        }
        for message in &mut texts.messages {
            if let Err(what) = message.finish() {
                problems.push(problem(message.line, what));
            }
        }
        if problems.is_empty() { Ok(texts) } else { Err(problems) }
    }

    /// The same with what is needed first in front, otherwise in order: texts have numbers, and the first ones go into the
    /// first part.
    pub fn in_parts(mut self) -> Self {
        self.messages.sort_by_key(|message| message.late);
        self
    }

    /// How many texts are of the first part.
    pub fn first(&self) -> usize {
        self.messages.iter().filter(|message| !message.late).count()
    }

    /// What is said under a key.
    pub fn get(&self, key: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.key == key)
    }
}

impl Message {
    /// Finds out how forms are chosen, and the placeholders.
    fn finish(&mut self) -> Result<(), String> {
        if let Some(other) = self.forms.iter().position(|(form, _)| form == "other") {
            self.kind = Kind::Plural;
            // The last form is the one that always fits.
            let other = self.forms.remove(other);
            self.forms.push(other);
        }
        for (_, text) in self.forms.iter().rev() {
            for found in placeholders(text).map_err(|what| format!("`{}` {what}", self.key))? {
                match self.placeholders.iter().find(|known| known.name == found.name) {
                    Some(known) if found.value != Value::Text && known.value != found.value => {
                        return Err(format!("`{}` has {{{}}} of two kinds", self.key, found.name));
                    }
                    Some(_) => {}
                    None => self.placeholders.push(found),
                }
            }
        }
        if self.kind == Kind::Choice && !self.placeholders.is_empty() {
            return Err(format!("`{}` is chosen by a word and cannot have placeholders", self.key));
        }
        Ok(())
    }

    /// The place of the number that a plural goes by.
    pub fn number(&self) -> Option<usize> {
        self.placeholders.iter().position(|placeholder| placeholder.value == Value::Number)
    }
}

/// The placeholders of a text.
pub fn placeholders(text: &str) -> Result<Vec<Placeholder>, String> {
    let mut found = Vec::new();
    let mut parts = text.split('{');
    let before = parts.next().unwrap_or_default();
    if before.contains('}') {
        return Err("has a } without its {".to_owned());
    }
    for part in parts {
        let (inside, after) = part.split_once('}').ok_or("has a { without its }")?;
        if after.contains('}') {
            return Err("has a } without its {".to_owned());
        }
        let (name, kind) = inside.split_once(':').unwrap_or((inside, "text"));
        let value = match kind {
            "text" => Value::Text,
            "number" => Value::Number,
            "decimal" => Value::Decimal,
            "percent" => Value::Percent,
            "date" => Value::Date,
            _ => return Err(format!("has a placeholder of the unknown kind `{kind}`")),
        };
        let fits = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        if !fits {
            return Err(format!("has a placeholder with the name `{name}`: small letters and _ only"));
        }
        found.push(Placeholder { name: name.to_owned(), value });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_key_are_one_message_and_other_comes_last() {
        let texts =
            Texts::read("en.txt", "a.count[other] = {count:number} films\na.count[one] = 1 film\na.b = B")
                .unwrap();
        let [count, plain] = &texts.messages[..] else { panic!("{texts:?}") };
        assert_eq!((count.kind, plain.kind), (Kind::Plural, Kind::Plain));
        assert_eq!(count.forms[1].0, "other");
        assert_eq!(count.number(), Some(0));
    }

    #[test]
    fn placeholders_have_kinds() {
        let texts = Texts::read("en.txt", "a.b = {stars:decimal} of {count:number} for {title}").unwrap();
        let values: Vec<Value> = texts.messages[0].placeholders.iter().map(|p| p.value).collect();
        assert_eq!(values, [Value::Decimal, Value::Number, Value::Text]);
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_line() {
        for (text, line) in [
            ("a.b = x\na.b = y", 2),
            ("a.b = {title", 1),
            ("a.b = title}", 1),
            ("a.b = {Title}", 1),
            ("a.b = {title:colour}", 1),
            ("a.b = x\n\na.c[one] = {n}", 3),
        ] {
            let problems = Texts::read("en.txt", text).unwrap_err();
            assert_eq!(problems[0].line, line, "{text}: {}", problems[0]);
        }
    }
}
