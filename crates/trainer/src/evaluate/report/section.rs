use super::chart::Chart;
use crate::evaluate::Estimate;

/// A part of the report: a table with a heading, what it means, and for the page a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The heading.
    pub title: &'static str,
    /// How to read it.
    pub meaning: String,
    /// Names of the columns; the first names the rows.
    pub columns: Vec<String>,
    /// As many cells as there are columns.
    pub rows: Vec<Vec<String>>,
    /// The picture.
    pub chart: Option<Chart>,
}

impl Section {
    /// Without rows yet.
    pub fn new(title: &'static str, meaning: impl Into<String>, columns: &[&str]) -> Self {
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        Self { title, meaning: meaning.into(), columns, rows: Vec::new(), chart: None }
    }
}

/// A figure with its standard error; a dash where there is none.
pub fn with_error(estimate: Option<Estimate>) -> String {
    estimate.map_or_else(dash, |estimate| estimate.to_string())
}

/// A figure alone.
pub fn alone(estimate: Option<Estimate>) -> String {
    estimate.map_or_else(dash, |estimate| format!("{:.4}", estimate.value))
}

/// A share with its standard error.
pub fn percent(estimate: Option<Estimate>) -> String {
    let percent = |Estimate { value, error }| format!("{:.1} % ± {:.1}", value * 100.0, error * 100.0);
    estimate.map_or_else(dash, percent)
}

/// A whole number with its thousands apart.
pub fn whole(number: impl TryInto<u64>) -> String {
    let digits = number.try_into().unwrap_or(0).to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn dash() -> String {
    "–".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(
            [whole(7_u32), whole(999_u32), whole(1_000_u32), whole(7_654_321_u32)],
            ["7", "999", "1,000", "7,654,321"]
        );
        assert_eq!(with_error(Some(Estimate { value: 0.45131, error: 0.0051 })), "0.4513 ± 0.0051");
        assert_eq!(percent(Some(Estimate { value: 0.804, error: 0.006 })), "80.4 % ± 0.6");
        assert_eq!(alone(None), "–");
    }
}
