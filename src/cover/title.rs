//! Sets a title: where to break it and how large it can be. Lines break between words only, and never overflow.

use super::capitals::capitals;
use super::widths::{Advances, BOLD, CONDENSED, SERIF, width};

/// The hand in which a title is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Voice {
    /// A quiet serif.
    Serif,
    /// Narrow capitals.
    Condensed,
    /// A plump sans.
    Bold,
}

impl Voice {
    /// The class that selects the font.
    pub fn class(self) -> &'static str {
        match self {
            Self::Serif => "cover-serif",
            Self::Condensed => "cover-condensed",
            Self::Bold => "cover-bold",
        }
    }

    fn advances(self) -> &'static Advances {
        match self {
            Self::Serif => &SERIF,
            Self::Condensed => &CONDENSED,
            Self::Bold => &BOLD,
        }
    }

    /// Distance of the baselines, in type sizes.
    pub fn leading(self) -> f32 {
        match self {
            Self::Serif => 0.94,
            Self::Condensed => 0.92,
            Self::Bold => 1.0,
        }
    }
}

/// One line and how wide it must be drawn, so that a substituted font cannot overflow either.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The words.
    pub text: String,
    /// Width on the canvas.
    pub width: f32,
}

/// A title, set.
#[derive(Clone, PartialEq, Debug)]
pub struct Setting {
    /// Type size on the canvas.
    pub size: f32,
    /// The lines, top to bottom.
    pub lines: Vec<Line>,
}

/// The largest and the smallest type on a cover, in canvas units.
const SIZES: (u16, u16) = (56, 11);

/// Sets `title` in a box as large as it fits.
pub fn set(title: &str, voice: Voice, box_width: f32, box_height: f32) -> Setting {
    let shown = if voice == Voice::Condensed { capitals(title) } else { title.to_owned() };
    let words = unbreakable(&shown);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let advances = voice.advances();
    let longest = words.iter().map(|word| width(word, advances)).fold(0.0, f32::max);
    let fits = |size: f32| {
        let room = box_width / size;
        longest <= room && wrap(&words, room, advances).len() as f32 * voice.leading() * size <= box_height
    };
    let size = (SIZES.1..=SIZES.0).rev().map(f32::from).find(|size| fits(*size));
    // Even at the smallest size some titles are too long: a word may then be squeezed, and late words be left out.
    let size = size.unwrap_or(f32::from(SIZES.1));
    let room = box_width / size;
    let mut lines = balance(&words, room, advances);
    let most = ((box_height / (voice.leading() * size)) as usize).max(1);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    let line = |text: String| Line { width: (width(&text, advances) * size).min(box_width), text };
    Setting { size, lines: lines.into_iter().map(line).collect() }
}

/// The words of a title. A lone dash stays with the word before it: no line may begin with one.
fn unbreakable(title: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        match words.last_mut() {
            Some(last) if word.chars().all(|c| !c.is_alphanumeric()) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// A name as it stands on a cover: whole where it fits, else its last words; nothing where not even one fits.
pub fn credit(name: &str) -> Option<String> {
    const ROOM: f32 = 13.5; // in type sizes: what the year leaves of a line
    let words: Vec<&str> = name.split_whitespace().collect();
    (0..words.len()).map(|from| words[from..].join(" ")).find(|text| width(text, &CONDENSED) <= ROOM)
}

/// Fills lines greedily; a word wider than the room gets a line of its own.
fn wrap(words: &[&str], room: f32, advances: &Advances) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line, advances) + width(" ", advances) + width(word, advances) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push((*word).to_owned()),
        }
    }
    lines
}

/// As few lines as greedy filling needs, but about equally long: the narrowest room that gives the same count.
fn balance(words: &[&str], room: f32, advances: &Advances) -> Vec<String> {
    let count = wrap(words, room, advances).len();
    let mut narrower = (40..100).map(|percent| wrap(words, room * percent as f32 / 100.0, advances));
    let best = narrower.find(|lines| lines.len() == count && widest(lines, advances) <= room);
    best.unwrap_or_else(|| wrap(words, room, advances))
}

fn widest(lines: &[String], advances: &Advances) -> f32 {
    lines.iter().map(|line| width(line, advances)).fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(setting: &Setting) -> Vec<&str> {
        setting.lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn short_titles_are_large_and_long_ones_are_broken_between_words() {
        assert!(set("Heat", Voice::Serif, 168.0, 110.0).size > 50.0);
        let long = "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb";
        let setting = set(long, Voice::Serif, 168.0, 110.0);
        assert_eq!(texts(&setting).join(" "), long);
    }

    #[test]
    fn no_line_begins_with_a_dash() {
        let setting = set("Star Wars: Episode VI - Return of the Jedi", Voice::Condensed, 168.0, 104.0);
        assert!(texts(&setting).iter().all(|line| !line.starts_with('-')));
    }

    #[test]
    fn lines_are_about_equally_long() {
        let setting = set("The Shawshank Redemption", Voice::Serif, 168.0, 60.0);
        assert_eq!(texts(&setting), ["The Shawshank", "Redemption"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_box_and_no_word_is_broken(title in "[a-zA-Z' ]{1,120}") {
            for voice in [Voice::Serif, Voice::Condensed, Voice::Bold] {
                let setting = set(&title, voice, 168.0, 110.0);
                prop_assert!(setting.lines.iter().all(|line| line.width <= 168.01));
                prop_assert!(setting.lines.len() as f32 * voice.leading() * setting.size <= 110.1);
                let title = title.to_uppercase();
                let words: Vec<&str> = title.split_whitespace().collect();
                let set_words: Vec<String> =
                    texts(&setting).join(" ").to_uppercase().split_whitespace().map(|w| w.replace('…', "")).collect();
                prop_assert!(set_words.iter().zip(words).all(|(set, word)| set == word));
            }
        }
    }
}
