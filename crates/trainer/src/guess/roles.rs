use super::facts::Facts;
use super::names::{Role, fit};

/// How sure a guess is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Nothing but what the column holds speaks for it.
    Content,
    /// A part of its name does, too.
    PartOfName,
    /// Its name says it.
    Name,
}

impl Certainty {
    fn of(fit: u8) -> Self {
        match fit {
            3.. => Self::Name,
            1 | 2 => Self::PartOfName,
            0 => Self::Content,
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Name => "sure: its name says so",
            Self::PartOfName => "likely: part of its name says so",
            Self::Content => "a guess, by what it holds: please check",
        }
    }
}

/// A column for a purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// Its name.
    pub column: String,
    /// How sure that is.
    pub certainty: Certainty,
}

/// Which column is what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    /// Who.
    pub user: Option<Guess>,
    /// What.
    pub item: Option<Guess>,
    /// How it was rated.
    pub rating: Option<Guess>,
    /// How often.
    pub count: Option<Guess>,
    /// When.
    pub time: Option<Guess>,
    /// What it is called.
    pub title: Option<Guess>,
}

/// Seconds since 1970 of the years 1995 to 2100, in which people rated.
const TIMES: (f64, f64) = (788_918_400.0, 4_102_444_800.0);

/// Most different numbers of a scale, and how far it goes.
const MOST_GRADES: usize = 101;
const FARTHEST: f64 = 100.0;

impl Roles {
    /// Names go first, each as far as the content does not speak against it; then content alone.
    pub fn of(columns: &[Facts]) -> Self {
        let mut free: Vec<&Facts> = columns.iter().filter(|column| column.filled > 0).collect();
        // A date of ISO 8601 is nothing else, so that a column "created" of dates goes before one of names.
        let mut roles = Self {
            user: by_name(&mut free, Role::User, |column| !is_time(column)),
            time: by_name(&mut free, Role::Time, is_time),
            rating: by_name(&mut free, Role::Rating, Facts::is_numeric),
            count: by_name(&mut free, Role::Count, Facts::is_numeric),
            title: by_name(&mut free, Role::Title, |column| !column.is_numeric()),
            item: by_name(&mut free, Role::Item, |column| column.dates == 0),
        };
        // A title alone is an id as good as any.
        if roles.item.is_none() {
            roles.item = roles.title.take();
        }
        if roles.time.is_none() {
            roles.time = take(&mut free, |column| is_time(column) && column.distinct.len() > 1);
        }
        let missing = usize::from(roles.user.is_none()) + usize::from(roles.item.is_none());
        if roles.rating.is_none() && roles.count.is_none() && free.len() > missing {
            // Of several, the last: ids of a small club are numbers, too, and stand before what they say.
            let last = free.iter().rposition(|column| is_grade(column));
            roles.rating = last.map(|place| found(free.remove(place)));
        }
        let is_id =
            |column: &Facts| column.dates == 0 && column.share(column.whole) != 0.0 || !column.is_numeric();
        if roles.user.is_none() {
            roles.user =
                take(&mut free, |column| is_id(column) && (column.distinct.len() as u64) < column.filled);
        }
        if roles.item.is_none() {
            roles.item = take(&mut free, is_id);
        }
        roles
    }

    /// How much names speak for these being ratings.
    pub fn weight(&self) -> u32 {
        let certain = [&self.user, &self.item, &self.rating, &self.count, &self.time];
        certain.into_iter().flatten().map(|guess| guess.certainty as u32).sum()
    }
}

fn by_name(free: &mut Vec<&Facts>, role: Role, fits: impl Fn(&Facts) -> bool) -> Option<Guess> {
    let fit_of = |column: &Facts| if fits(column) { fit(&column.name, role) } else { 0 };
    let best = free.iter().map(|column| fit_of(column)).max().filter(|best| *best > 0)?;
    let place = free.iter().position(|column| fit_of(column) == best)?;
    Some(Guess { column: free.remove(place).name.clone(), certainty: Certainty::of(best) })
}

fn take(free: &mut Vec<&Facts>, fits: impl Fn(&Facts) -> bool) -> Option<Guess> {
    let place = free.iter().position(|column| fits(column))?;
    Some(found(free.remove(place)))
}

fn found(column: &Facts) -> Guess {
    Guess { column: column.name.clone(), certainty: Certainty::Content }
}

fn is_time(column: &Facts) -> bool {
    let within = |low: f64, high: f64, times: f64| low >= TIMES.0 * times && high <= TIMES.1 * times;
    let numbers = column.range.is_some_and(|(low, high)| within(low, high, 1.0) || within(low, high, 1000.0));
    column.share(column.dates) > 0.8 || (column.is_numeric() && numbers)
}

fn is_grade(column: &Facts) -> bool {
    let near = column.range.is_some_and(|(low, high)| low >= -FARTHEST && high <= FARTHEST);
    column.is_numeric() && near && column.distinct.len() <= MOST_GRADES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(table: &str) -> Roles {
        let mut rows = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let mut facts: Vec<Facts> = rows.next().unwrap().into_iter().map(Facts::new).collect();
        for row in rows {
            facts.iter_mut().zip(row).for_each(|(facts, field)| facts.see(field));
        }
        Roles::of(&facts)
    }

    fn name(guess: &Option<Guess>) -> Option<&str> {
        guess.as_ref().map(|guess| guess.column.as_str())
    }

    #[test]
    fn names_decide_where_they_can() {
        let roles = columns(
            "Book-Rating,ISBN,User-ID,Book-Title,Date\n7,034x,1,Emma,2020-01-02\n8,035x,1,It,2020-01-03",
        );
        assert_eq!(
            [&roles.user, &roles.item, &roles.rating, &roles.title, &roles.time].map(name),
            ["User-ID", "ISBN", "Book-Rating", "Book-Title", "Date"].map(Some)
        );
        assert_eq!(roles.user.unwrap().certainty, Certainty::Name);
    }

    #[test]
    fn content_decides_where_names_say_nothing() {
        let roles = columns(
            "a,b,c,d\n1,17,3,1260759144\n1,18,4,1260759150\n2,17,3,1260759199\n2,19,5,1260759200\n2,20,5,1260759201",
        );
        assert_eq!(
            [&roles.user, &roles.item, &roles.rating, &roles.time].map(name),
            ["a", "b", "c", "d"].map(Some)
        );
        assert_eq!(roles.rating.unwrap().certainty, Certainty::Content);
    }

    #[test]
    fn a_title_is_an_id_where_there_is_no_other() {
        let roles = columns("member,film title,stars\nann,Emma,3\nann,It,4");
        assert_eq!(
            [&roles.user, &roles.item, &roles.title].map(name),
            [Some("member"), Some("film title"), None]
        );
    }

    #[test]
    fn two_columns_are_people_and_what_they_liked() {
        let roles = columns("x,y\nann,3\nann,4\nbo,3");
        assert_eq!([&roles.user, &roles.item, &roles.rating].map(name), [Some("x"), Some("y"), None]);
    }
}
