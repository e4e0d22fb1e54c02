/// Articles that MovieLens moves behind the title.
const ARTICLES: [&str; 32] = [
    "The", "A", "An", "Le", "La", "Les", "L'", "Un", "Une", "Des", "El", "Los", "Las", "Una", "Il", "Lo",
    "Gli", "I", "Der", "Die", "Das", "Ein", "Eine", "Det", "Den", "De", "Het", "Een", "O", "Os", "As", "Um",
];

/// A title taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// As it is said: "The City of Lost Children".
    pub main: String,
    /// Other titles, from the parentheses behind it.
    pub others: Vec<String>,
    /// The year at its end; the first of a range.
    pub year: Option<u16>,
}

/// Takes a MovieLens title apart: `City of Lost Children, The (Cité des enfants perdus, La) (1995)`.
pub fn parse_title(raw: &str) -> Title {
    let mut rest = without_stray_parenthesis(raw.trim());
    let mut year = None;
    let mut others = Vec::new();
    while let Some((before, inside)) = last_parentheses(rest) {
        match leading_year(inside) {
            Some(found) if year.is_none() => year = Some(found),
            _ if continues(before) => break,
            _ => others.insert(0, article_first(strip_aka(inside))),
        }
        rest = before;
    }
    Title { main: article_first(rest), others, year }
}

/// Drops a second parenthesis that closes nothing, as in `Mona (1983))`.
fn without_stray_parenthesis(text: &str) -> &str {
    let surplus = text.matches(')').count() > text.matches('(').count();
    text.strip_suffix(')').filter(|_| surplus).unwrap_or(text)
}

/// Splits `before (inside)`, where something stands before.
fn last_parentheses(text: &str) -> Option<(&str, &str)> {
    let closed = text.trim_end().strip_suffix(')')?;
    let open = matching_open(closed)?;
    let (before, inside) = (closed[..open].trim_end(), closed[open + 1..].trim());
    (!before.is_empty() && !inside.is_empty()).then_some((before, inside))
}

fn matching_open(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().rev().find_map(|(position, c)| match c {
        ')' => {
            depth += 1;
            None
        }
        '(' if depth == 0 => Some(position),
        '(' => {
            depth -= 1;
            None
        }
        _ => None,
    })
}

/// A year, or a range that starts with one: `1999`, `1994-1997`, `2011– `.
fn leading_year(text: &str) -> Option<u16> {
    let (digits, rest) = text.split_at_checked(4)?;
    let range = rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–'));
    let year: u16 = digits.parse().ok()?;
    (range && (1850..=2100).contains(&year)).then_some(year)
}

/// Whether a title cannot end here, so that the parentheses belong to it: `Birdman: Or (The Unexpected Virtue …)`.
fn continues(title: &str) -> bool {
    title.ends_with([':', '-', ','])
        || title.rsplit(' ').next().is_some_and(|word| word.eq_ignore_ascii_case("or"))
}

fn strip_aka(title: &str) -> &str {
    ["a.k.a. ", "aka ", "A.K.A. ", "AKA "].iter().find_map(|aka| title.strip_prefix(aka)).unwrap_or(title)
}

fn article_first(title: &str) -> String {
    let split = title.rsplit_once(", ").filter(|(_, last)| ARTICLES.contains(last));
    match split {
        Some((rest, article)) if article.ends_with('\'') => format!("{article}{rest}"),
        Some((rest, article)) => format!("{article} {rest}"),
        None => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(raw: &str) -> (String, Vec<String>, Option<u16>) {
        let title = parse_title(raw);
        (title.main, title.others, title.year)
    }

    fn expected(main: &str, others: &[&str], year: Option<u16>) -> (String, Vec<String>, Option<u16>) {
        (main.to_owned(), others.iter().map(|other| (*other).to_owned()).collect(), year)
    }

    #[test]
    fn articles_move_to_the_front_in_every_language() {
        assert_eq!(parsed("Matrix, The (1999)"), expected("The Matrix", &[], Some(1999)));
        assert_eq!(parsed("Avventura, L' (1960)"), expected("L'Avventura", &[], Some(1960)));
        let children = parsed("City of Lost Children, The (Cité des enfants perdus, La) (1995)");
        assert_eq!(
            children,
            expected("The City of Lost Children", &["La Cité des enfants perdus"], Some(1995))
        );
    }

    #[test]
    fn parentheses_become_other_titles_unless_the_title_goes_on() {
        assert_eq!(parsed("Seven (a.k.a. Se7en) (1995)"), expected("Seven", &["Se7en"], Some(1995)));
        assert_eq!(parsed("(500) Days of Summer (2009)"), expected("(500) Days of Summer", &[], Some(2009)));
        let birdman = "Birdman: Or (The Unexpected Virtue of Ignorance)";
        assert_eq!(parsed(&format!("{birdman} (2014)")), expected(birdman, &[], Some(2014)));
    }

    #[test]
    fn a_year_may_be_missing_or_a_range() {
        assert_eq!(parsed("Babylon 5"), expected("Babylon 5", &[], None));
        assert_eq!(parsed("Fawlty Towers (1975-1979)"), expected("Fawlty Towers", &[], Some(1975)));
        assert_eq!(parsed("Mona (Mona ja aika) (1983))"), expected("Mona", &["Mona ja aika"], Some(1983)));
        let hidden = expected("The Naked Truth", &["Your Past Is Showing"], Some(1957));
        assert_eq!(parsed("Naked Truth, The (1957) (Your Past Is Showing)"), hidden);
        assert_eq!(parsed("(1999)"), expected("(1999)", &[], None));
        assert_eq!(parsed("Monsters, Inc. (2001)"), expected("Monsters, Inc.", &[], Some(2001)));
    }
}
