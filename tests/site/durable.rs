//! The fault campaign in a real browser: fifty seeded stories of a person who rates while things go wrong. Whatever the page
//! has shown as rated and had a chance to keep is there in the end.

use std::collections::BTreeMap;
use std::time::Duration;

use bijou::store::{Opened, open};
use bijou::words::trouble;

use crate::harness::{Page, Visit};

/// Where the only profile is kept.
const KEY: &str = "bijou.profile.1";
/// A page of the site's origin without the program.
const STILL: &str = "catalog/LICENSE.txt";
/// Stories per browser, and browsers.
const STORIES: u64 = 10;
/// What happens in each story.
const STEPS: usize = 2;
/// Longer than the app takes to write what was said.
const WRITTEN: Duration = Duration::from_millis(60);
/// Well-known films: their ids and what their titles begin with.
const FILMS: [(&str, &str); 8] = [
    ("318", "The Shawshank"),
    ("858", "The Godfather"),
    ("296", "Pulp Fiction"),
    ("593", "The Silence"),
    ("2571", "The Matrix"),
    ("541", "Blade Runner"),
    ("1721", "Titanic"),
    ("480", "Jurassic Park"),
];
/// Text that is no record.
const BROKEN: &str = "half a record";

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// One story: what was confirmed to the person.
struct Story {
    dice: Dice,
    confirmed: BTreeMap<&'static str, u8>,
    broken: usize,
}

impl Story {
    /// Gives a film stars on its page, and sees them there.
    async fn rate(&mut self, page: &Page) {
        let ((film, title), stars) = (FILMS[self.dice.throw(FILMS.len())], 1 + self.dice.throw(5));
        page.ask(&format!("location.hash = '{film}'")).await;
        page.see("main h1", title).await;
        let half_stars = 2 * stars as u8;
        page.type_into("main .film-stars [role=radiogroup] input", &stars.to_string()).await;
        page.find(&format!("main .film-stars input[value='{half_stars}']:focus")).await;
        page.until(&format!(
            "return document.querySelector(\"main .film-stars input[value='{half_stars}']\").checked"
        ))
        .await;
        self.confirmed.insert(film, half_stars);
    }

    async fn step(&mut self, page: &Page) {
        match self.dice.throw(8) {
            0 => self.rate(page).await,
            // A second tab, which is closed in the moment in which the stars are seen.
            1 => page.in_a_passing_tab("film/", async || self.rate(page).await).await,
            // Two tabs in turn.
            2 => {
                page.in_a_passing_tab("film/", async || self.rate(page).await).await;
                self.rate(page).await;
            }
            // No room: this is said, and what was rated meanwhile is kept once there is some.
            3 => {
                page.ask(FILL).await;
                self.rate(page).await;
                self.is_kept_or_not_for(page, trouble::full()).await;
                page.ask("localStorage.removeItem('another.site')").await;
                // The next change brings everything into the storage; the same stars again are none.
                while page.count(".notice").await > 0 {
                    self.rate(page).await;
                    tokio::time::sleep(WRITTEN).await;
                }
            }
            // Another page of the same host empties the storage.
            4 => {
                self.is_kept(page).await;
                page.in_a_passing_tab(STILL, async || {
                    page.ask("localStorage.clear()").await;
                })
                .await;
                // Also where nothing was confirmed so far: what is said before the browser has told of it is lost if the page
                // is left at once, since nobody is there to write it again.
                page.until(&format!("return localStorage.getItem('{KEY}') !== null")).await;
                self.is_kept(page).await;
            }
            // What is kept gets damaged; the tab that is open has it whole.
            5 => {
                self.is_kept(page).await;
                let damaged = format!("{BROKEN} {}", self.broken);
                page.ask(&format!("localStorage.setItem('{KEY}', '{damaged}')")).await;
                self.broken += 1;
                // The same stars again would be nothing to write.
                while page.ask(&format!("return localStorage.getItem('{KEY}')")).await == damaged {
                    self.rate(page).await;
                    tokio::time::sleep(WRITTEN).await;
                }
                self.is_kept(page).await;
            }
            // The clock is set back by days.
            6 => {
                page.ask("const now = Date.now; Date.now = () => now() - 3e8").await;
                self.rate(page).await;
            }
            // An import that is left half way.
            _ => {
                self.is_kept(page).await;
                page.in_a_passing_tab("import/", async || {
                    let csv = "Title,Year,Rating10\\nHeat,1995,9\\n";
                    page.find(".import-drop input[type=file]").await;
                    page.ask(&format!(
                        "const files = new DataTransfer(); files.items.add(new File(['{csv}'], 'ratings.csv'));
                         const input = document.querySelector('.import-drop input[type=file]');
                         input.files = files.files; input.dispatchEvent(new Event('change', {{ bubbles: true }}))"
                    ))
                    .await;
                })
                .await;
            }
        }
    }

    /// Whether what is kept lacks something that was confirmed.
    async fn is_news(&self, page: &Page) -> bool {
        let kept = kept(page).await;
        self.confirmed.iter().any(|(film, half_stars)| kept.get(*film) != Some(half_stars))
    }

    /// Waits until everything is kept that was confirmed, as fewer characters than before have room, or the page says why not.
    async fn is_kept_or_not_for(&self, page: &Page, trouble: &str) {
        for _ in 0..200 {
            let said = page.texts(".notice").await;
            if said.iter().any(|said| said.contains(trouble)) || !self.is_news(page).await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{:?} was confirmed and {:?} is kept, and nobody says why", self.confirmed, kept(page).await);
    }

    /// Waits until everything is kept that was confirmed.
    async fn is_kept(&self, page: &Page) {
        for _ in 0..200 {
            if !self.is_news(page).await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{:?} was confirmed and {:?} is kept", self.confirmed, kept(page).await);
    }
}

/// Fills the storage to the last character.
const FILL: &str = "
    let text = 'x';
    const fits = () => { try { localStorage.setItem('another.site', text); return true } catch { return false } };
    while (fits()) text += text;
    text = text.slice(text.length / 2);
    for (let more = text.length; more >= 1; more = Math.floor(more / 2)) {
        const before = text;
        text += 'x'.repeat(more);
        if (!fits()) text = before;
    }
    fits()
";

/// The half-stars of each film that is kept.
async fn kept(page: &Page) -> BTreeMap<String, u8> {
    let text = page.ask(&format!("return localStorage.getItem('{KEY}')")).await;
    let Some(Opened::Record(record)) = text.as_str().map(open) else { return BTreeMap::new() };
    record.rated().map(|(film, stars, _)| (film.to_owned(), stars.half_stars())).collect()
}

async fn tell(page: &Page, seed: u64) {
    let mut story = Story { dice: Dice(seed), confirmed: BTreeMap::new(), broken: 0 };
    page.open(STILL).await;
    // Every third device has what the first version wrote, years ago.
    let before = match seed % 3 {
        0 => {
            story.confirmed.insert("1721", 7);
            r#"{"version":1,"ratings":{"1721":{"at":1700000000000,"half_stars":7}}}"#
        }
        _ => r#"{"version":2,"films":{}}"#,
    };
    page.ask(&format!("localStorage.clear(); localStorage.setItem('{KEY}', '{before}')")).await;
    page.open("film/").await;
    // What happens to the storage before this page has read it, it cannot know.
    page.miss("#frame").await;
    for _ in 0..STEPS {
        story.step(page).await;
    }
    // The page is left right after the last stars.
    story.rate(page).await;
    page.open(STILL).await;
    // This page may live in another process, which hears a moment later of what the page before has written as it was left.
    story.is_kept(page).await;
    let texts = page
        .ask("return Object.entries(localStorage).filter(([key]) => key.startsWith('bijou.aside.'))")
        .await;
    // Clearing took away what was aside before.
    assert!(
        texts.as_array().unwrap().iter().all(|entry| entry[1].as_str().unwrap().starts_with(BROKEN)),
        "{texts}"
    );
}

async fn tell_some(which: u64) {
    let seen = Visit::to(STILL).go(async |page| {
        for seed in which * STORIES..(which + 1) * STORIES {
            tell(page, seed).await;
        }
    });
    // For a text the browser looks for an icon that is not there, and says so.
    seen.await.asks_no_other_origin();
}

#[tokio::test]
async fn what_was_confirmed_is_never_lost_in_the_first_ten_stories() {
    tell_some(0).await;
}

#[tokio::test]
async fn nor_in_the_second() {
    tell_some(1).await;
}

#[tokio::test]
async fn nor_in_the_third() {
    tell_some(2).await;
}

#[tokio::test]
async fn nor_in_the_fourth() {
    tell_some(3).await;
}

#[tokio::test]
async fn nor_in_the_fifth() {
    tell_some(4).await;
}
