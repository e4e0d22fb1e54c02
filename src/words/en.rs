//! English.

use bijou_engine::{Prediction, Stars};

use crate::store::Trouble;

/// The name on the door.
pub const NAME: &str = "Bijou";

/// Names of pages and their one-line descriptions for the title bar.
pub mod nav {
    /// Home.
    pub const HOME: &str = "Picks";
    /// Browse.
    pub const BROWSE: &str = "Browse";
    /// Library.
    pub const LIBRARY: &str = "Library";
    /// Privacy.
    pub const PRIVACY: &str = "Privacy";
    /// Label of the bar itself.
    pub const LABEL: &str = "Pages";
    /// First stop of the tab key.
    pub const SKIP: &str = "Skip to the films";
}

/// The light in the room.
pub mod theme {
    /// Label of the switch.
    pub const LABEL: &str = "Light";
    /// As the device says.
    pub const SYSTEM: &str = "As my device";
    /// Light.
    pub const LIGHT: &str = "Day";
    /// Dark.
    pub const DARK: &str = "Night";
}

/// The home page.
pub mod home {
    /// Greeting.
    pub const WELCOME: &str = "What have you seen?";
    /// Below the greeting, before the first rating.
    pub const INVITE: &str =
        "Rate three films and the picks below become yours. Nothing you do here leaves this device.";
    /// Below the greeting, after `rated` films, while they are few.
    pub fn progress(rated: usize) -> String {
        match rated {
            1 => "One film in. Two more and the picks begin to know you.".to_owned(),
            2 => "Two films in. One more and the picks begin to know you.".to_owned(),
            _ => format!("{rated} films in. Every one sharpens the picks."),
        }
    }
    /// Heading over the films to rate.
    pub const QUESTIONS: &str = "Films to rate";
    /// Replaces a film.
    pub const UNSEEN: &str = "Haven’t seen it";
    /// Says which one, to a screen reader.
    pub fn unseen(title: &str) -> String {
        format!("I haven’t seen {title}; show another film")
    }
    /// Adds films.
    pub const MORE: &str = "More films";
    /// Heading over the picks before the first rating.
    pub const PICKS_FOR_ANYONE: &str = "Loved by most";
    /// Heading over the picks.
    pub const PICKS: &str = "Picked for you";
    /// More picks.
    pub const MORE_PICKS: &str = "More picks";
    /// What a screen reader hears when picks change.
    pub fn picks_changed(first: &[&str]) -> String {
        format!("Picks updated. Now first: {}.", first.join(", "))
    }
    /// Why a film is picked.
    pub fn because(title: &str) -> String {
        format!("because of {title}")
    }
    /// Why a film is picked for somebody without ratings.
    pub const WIDELY_LOVED: &str = "widely loved";
}

/// The browse page.
pub mod browse {
    /// Heading.
    pub const TITLE: &str = "Browse";
    /// Label and placeholder of the search box.
    pub const SEARCH: &str = "Search by title";
    /// Genres.
    pub const GENRES: &str = "Genres";
    /// Decades.
    pub const DECADE: &str = "Decade";
    /// Every decade.
    pub const ANY_DECADE: &str = "Any decade";
    /// A decade.
    pub fn decade(start: u16) -> String {
        format!("{start}s")
    }
    /// Order.
    pub const SORT: &str = "Sort";
    /// Most rated first.
    pub const BY_POPULARITY: &str = "Best known";
    /// Highest prediction first.
    pub const BY_PREDICTION: &str = "Best for me";
    /// Latest first.
    pub const BY_YEAR: &str = "Newest";
    /// How many films match.
    pub fn count(films: usize) -> String {
        match films {
            0 => "No film".to_owned(),
            1 => "1 film".to_owned(),
            _ => format!("{} films", super::thousands(films)),
        }
    }
    /// Nothing matches.
    pub const NOTHING: &str = "No film matches all of this.";
    /// What to do about it.
    pub const NOTHING_HINT: &str = "Try fewer filters, or another spelling.";
    /// Removes the filters.
    pub const CLEAR: &str = "Clear filters";
    /// While more films are on their way.
    pub const ARRIVING: &str = "More titles are still arriving.";
}

/// The film page.
pub mod film {
    /// Heading over the stars.
    pub const YOUR_RATING: &str = "Your rating";
    /// Heading over the prediction.
    pub const PREDICTION: &str = "What you might give it";
    /// The prediction in words.
    pub fn prediction(prediction: &super::Prediction) -> String {
        let (low, high) = (super::decimal(prediction.low), super::decimal(prediction.high));
        format!("About {} stars, most likely between {low} and {high}.", super::decimal(prediction.stars))
    }
    /// The prediction for somebody without ratings.
    pub const PREDICTION_PRIOR: &str = "Based on people in general, until you rate a few films.";
    /// Heading over the reasons.
    pub const REASONS: &str = "Why";
    /// Explains the bars.
    pub const REASONS_NOTE: &str = "How much each of your ratings speaks for or against this film.";
    /// Says a share to a screen reader.
    pub fn share(percent: i32) -> String {
        if percent < 0 { format!("{}% against", -percent) } else { format!("{percent}% for") }
    }
    /// Everything that is not shown by itself.
    pub fn other_reasons(count: usize) -> String {
        if count == 1 { "1 more rating".to_owned() } else { format!("{count} more ratings") }
    }
    /// What people like on average.
    pub const PRIOR: &str = "Liked by people in general";
    /// No reasons yet.
    pub const NO_REASONS: &str =
        "Once you have rated a film or two, this shows which of them speak for this one.";
    /// Heading over similar films.
    pub const SIMILAR: &str = "If you like this";
    /// How others rated it.
    pub fn others(mean: f32, count: u32) -> String {
        format!(
            "Others gave it {} stars on average, in {} ratings.",
            super::decimal(mean),
            super::thousands(count as usize)
        )
    }
    /// Nobody rated it.
    pub const NO_OTHERS: &str = "Nobody in the data has rated it.";
    /// Labels of facts.
    pub const DIRECTED: &str = "Directed by";
    /// Actors.
    pub const CAST: &str = "With";
    /// Other titles.
    pub const ALSO: &str = "Also known as";
    /// Tags.
    pub const TAGS: &str = "People say";
    /// Links out.
    pub const ELSEWHERE: &str = "Elsewhere";
    /// Says that a link leaves.
    pub const LEAVES: &str = "opens another site";
    /// The film is not there.
    pub const MISSING: &str = "This film is not in the catalog";
    /// The film may still arrive.
    pub const ARRIVING: &str = "Still looking: not all titles have arrived yet.";
    /// What to do.
    pub const MISSING_HINT: &str = "The address may be from another catalog, or have a typing error.";
}

/// The library.
pub mod library {
    /// Heading.
    pub const TITLE: &str = "Your library";
    /// Nothing there.
    pub const EMPTY: &str = "You have not rated anything yet. Three films are enough to begin.";
    /// What to do.
    pub const BEGIN: &str = "Rate a few films";
    /// How many.
    pub fn count(rated: usize) -> String {
        if rated == 1 {
            "1 film rated".to_owned()
        } else {
            format!("{} films rated", super::thousands(rated))
        }
    }
    /// Filter box.
    pub const FILTER: &str = "Find in your library";
    /// Orders.
    pub const SORT: &str = "Sort";
    /// Last rated first.
    pub const BY_TIME: &str = "Latest rated";
    /// Most stars first.
    pub const BY_STARS: &str = "Most stars";
    /// By title.
    pub const BY_TITLE: &str = "Title";
    /// By year.
    pub const BY_YEAR: &str = "Year";
    /// Takes a rating back.
    pub const REMOVE: &str = "Remove";
    /// Says which one.
    pub fn remove(title: &str) -> String {
        format!("Remove the rating of {title}")
    }
    /// It is gone.
    pub fn removed(title: &str) -> String {
        format!("Removed your rating of {title}.")
    }
    /// A rated film that the catalog does not know (yet).
    pub fn unknown(id: &str) -> String {
        format!("Film {id}, not in this catalog")
    }
    /// Nothing matches the filter.
    pub const NOTHING: &str = "Nothing in your library matches.";
}

/// The privacy page.
pub mod privacy {
    /// Heading.
    pub const TITLE: &str = "Privacy";
    /// In one sentence.
    pub const LEAD: &str =
        "Bijou runs in this page, on this device. No account, no server of ours, no tracking.";
    /// Heading over what is kept.
    pub const KEPT: &str = "What this device keeps";
    /// How much.
    pub fn bytes(bytes: usize) -> String {
        format!("{} bytes, all of it readable below.", super::thousands(bytes))
    }
    /// Nothing is kept.
    pub const NOTHING_KEPT: &str = "Nothing. Your ratings live in this tab and go when it closes.";
    /// Nothing chosen yet.
    pub const UNDECIDED: &str = "Nothing yet: you have not chosen.";
    /// The record.
    pub const RECORD: &str = "Show the record";
    /// Erases.
    pub const ERASE: &str = "Erase everything";
    /// It is gone.
    pub const ERASED: &str = "Erased. This device keeps nothing of yours.";
    /// Switched to this visit only.
    pub const FORGOTTEN: &str =
        "This device no longer keeps your ratings. They stay until you close this tab.";
    /// Heading over what the host sees.
    pub const HOST: &str = "What the host sees";
    /// Paragraphs about the host.
    pub const HOST_TEXT: [&str; 2] = [
        "Whoever serves these files can log that your IP address fetched them, as with any site. Everybody fetches the same files in the same order, so the log does not show what you look at, search for or rate.",
        "The film, the search and the filters stand after the # in the address. Browsers never send that part.",
    ];
    /// Heading over the data.
    pub const DATA: &str = "Where the picks come from";
    /// The model's card.
    pub const CARD: &str = "How good they are";
    /// License.
    pub const LICENSE: &str = "License";
    /// Citation.
    pub const CITATION: &str = "Citation";
    /// Storage quota in words.
    pub fn persisted(persisted: bool) -> &'static str {
        if persisted {
            "The browser has promised not to clear it by itself."
        } else {
            "The browser may clear it when space runs out; Safari does so after seven days without a visit."
        }
    }
}

/// The one question.
pub mod consent {
    /// The question.
    pub const QUESTION: &str = "Keep your ratings on this device?";
    /// What it means.
    pub const DETAIL: &str = "They never leave it. You can change your mind on the privacy page.";
    /// Yes.
    pub const KEEP: &str = "Keep on this device";
    /// No.
    pub const VISIT: &str = "This visit only";
}

/// Stars.
pub mod stars {
    use super::Stars;

    /// Label of a group.
    pub fn rate(title: &str) -> String {
        format!("Rate {title}")
    }
    /// Label of one choice.
    pub fn label(stars: Stars) -> String {
        match stars.half_stars() {
            1 => "half a star".to_owned(),
            2 => "1 star".to_owned(),
            _ => format!("{} stars", super::halves(stars)),
        }
    }
    /// Takes the rating back.
    pub const CLEAR: &str = "Take back";
    /// Says which one.
    pub fn clear(title: &str) -> String {
        format!("Take back the rating of {title}")
    }
    /// A predicted rating.
    pub fn predicted(stars: f32) -> String {
        format!("about {} stars for you", super::decimal(stars))
    }
}

/// Loading the catalog.
pub mod load {
    /// While the first films arrive.
    pub const OPENING: &str = "Opening the doors…";
    /// The first films did not arrive.
    pub const HEAD_FAILED: &str = "The films did not arrive.";
    /// Later ones did not.
    pub const REST_FAILED: &str = "Some films did not arrive; those that did work as usual.";
    /// Once more.
    pub const RETRY: &str = "Try again";
    /// The host answered with an error.
    pub fn status(file: &str, status: u16) -> String {
        format!("The host answered {status} for {file}.")
    }
    /// No answer.
    pub fn unreachable(file: &str) -> String {
        format!("{file} could not be fetched: is the device online?")
    }
    /// Too many bytes.
    pub fn too_long(file: &str) -> String {
        format!("{file} is longer than the manifest says, so it was refused.")
    }
    /// The gzip layer is broken.
    pub fn not_gzip(file: &str) -> String {
        format!("{file} could not be unpacked.")
    }
}

/// Troubles with what the browser keeps.
pub mod trouble {
    use super::Trouble;

    /// What happened, what was kept, what to do.
    pub fn sentence(trouble: &Trouble) -> &'static str {
        match trouble {
            Trouble::Blocked => {
                "This browser does not let the page keep anything. Everything works, but your ratings go when you close the tab."
            }
            Trouble::Full => {
                "The browser’s storage is full. Your latest ratings are safe only until you close this tab; erase something to make room."
            }
            Trouble::Unreadable { .. } => {
                "What this device had kept could not be read. It was set aside untouched, and you start with an empty library."
            }
            Trouble::Newer => {
                "Your library was written by a newer version of this page. It stays as it is; ratings from this visit are not kept. Reload to get the new version."
            }
        }
    }
    /// Saves what was set aside.
    pub const DOWNLOAD: &str = "Download it";
    /// Closes the message.
    pub const CLOSE: &str = "Close";
}

/// A page that is not there.
pub mod missing {
    /// Heading.
    pub const TITLE: &str = "Nothing plays here";
    /// What to do.
    pub const TEXT: &str = "The address leads to no page of this site. The films are next door.";
    /// Where to go.
    pub const HOME: &str = "To the picks";
}

/// Takes something back.
pub const UNDO: &str = "Undo";

/// A count with separators: 76,813.
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number of stars to one decimal.
pub fn decimal(stars: f32) -> String {
    format!("{stars:.1}")
}

/// A figure of the model's card: counts are grouped, fractions keep four digits.
pub fn figure(value: f64) -> String {
    if value.fract() == 0.0 && (0.0..1e15).contains(&value) {
        return thousands(value as usize);
    }
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Stars with a half as a fraction: 3½.
pub fn halves(stars: Stars) -> String {
    let whole = stars.half_stars() / 2;
    let half = if stars.half_stars() % 2 == 1 { "½" } else { "" };
    if whole == 0 { half.to_owned() } else { format!("{whole}{half}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(88_138), "88,138");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }

    #[test]
    fn half_stars_are_said_as_people_say_them() {
        let say = |half_stars| Stars::from_half_stars(half_stars).map(stars::label).unwrap_or_default();
        assert_eq!(say(1), "half a star");
        assert_eq!(say(2), "1 star");
        assert_eq!(say(7), "3½ stars");
    }
}
