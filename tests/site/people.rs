//! Two people with opposite tastes, who use everything that the site has. They find what they use by its place and not by
//! its words, since they speak different languages.

use fantoccini::key::Key;

use crate::exchange::{give, sample};
use crate::harness::Page;

/// Somebody's ways.
pub struct Person {
    name: &'static str,
    /// For the first films that are asked about.
    stars: [&'static str; 4],
    /// Which films, buttons and choices of a row they take, from 1.
    place: usize,
    /// What they look for.
    search: &'static str,
    browse: &'static str,
    film: &'static str,
    library: &'static str,
    /// With a code that a friend has sent, or none.
    pub night: &'static str,
    language: &'static str,
    file: &'static str,
    /// How often they want another surprise.
    surprises: usize,
    keeps_in_the_end: bool,
}

pub const ANNA: Person = Person {
    name: "Anna",
    stars: ["5", "4", "5", "5"],
    place: 1,
    search: "godfahter",
    browse: "#q=scorsese&sort=stars",
    film: "#858",
    library: "#sort=stars",
    night: "",
    language: "system",
    file: "letterboxd/letterboxd-someone-2024-03-01.zip",
    surprises: 1,
    keeps_in_the_end: true,
};

pub const BEN: Person = Person {
    name: "Ben",
    stars: ["1", "2", "1", "1"],
    place: 2,
    search: "toy story",
    browse: "#genre=Romance&not=Crime&years=1930-1999",
    film: "#364",
    library: "#sort=difference",
    night: "#code=bijou10AIoPHlxk13Ee30M3wFnGAyO94ISHCEB5IBhJH1kU8Fnc8DxTIhyb24",
    language: "de",
    file: "imdb/ratings-2024.csv",
    surprises: 4,
    keeps_in_the_end: false,
};

/// Of the one who keeps everything in the end.
const PASSPHRASE: &str = "correct horse battery";

impl Person {
    /// What stands behind the `#` when they open a page.
    pub fn behind(&self, path: &str) -> &str {
        match path {
            "browse/" => self.browse,
            "film/" => self.film,
            "library/" => self.library,
            "night/" => self.night,
            _ => "",
        }
    }

    /// The first visit: rates, chooses to keep, and goes through the whole site, whose pages change without loading.
    pub async fn begins(&self, page: &Page) {
        page.click(&format!(".way:nth-child({})", self.place)).await;
        if self.place == 2 {
            page.click(".group:nth-child(3) .group-more").await;
            page.click(".way:nth-child(1)").await;
        }
        for (film, stars) in self.stars.iter().enumerate() {
            let film = format!(".questions li:nth-child({}) input[type=radio]", film + 1);
            page.type_into(&film, stars).await;
            page.find(&format!("{film}:checked")).await;
        }
        page.click(".consent .button").await;
        page.miss(".consent").await;
        page.click(&format!(".theme-choice:nth-of-type({})", self.place + 1)).await;
        page.find("#language").await.select_by_value(self.language).await.unwrap();
        page.find(".questions .card, .discover .reel").await;
        self.names_themself(page).await;
        self.goes_to(page, "browse/").await;
        self.searches(page).await;
        page.click(".results .card-link").await;
        page.find(".film-stars").await;
        self.looks_at_a_film(page).await;
        self.goes_to(page, "library/").await;
        page.find(".row-title").await;
        self.goes_to(page, "insights/").await;
        page.find("canvas[role='application']").await;
        self.goes_to(page, "night/").await;
        page.find("form.adding-way").await;
        self.goes_to(page, "privacy/").await;
        page.click("main a[href$='data/']").await;
        page.find(".data h1").await;
        self.goes_to(page, "privacy/").await;
        page.click("main a[href$='import/']").await;
        page.find(".import-drop").await;
        self.goes_to(page, "./").await;
        page.find(".tools").await;
        self.tunes(page).await;
        self.is_surprised(page).await;
    }

    /// A page that was loaded by itself.
    pub async fn goes_on(&self, page: &Page, path: &str) {
        match path {
            "browse/" => {
                page.find(".results .card").await;
                page.click(&format!(".results .card .action:nth-child({})", self.place)).await;
                page.click(&format!(".genre:nth-child({})", self.place + 3)).await;
                page.ask(&format!("scrollTo(0, {})", 4_000 * self.place)).await;
            }
            "film/" => self.looks_at_a_film(page).await,
            "library/" => {
                page.click(&format!(".rows li:nth-child({}) .row-act", self.place)).await;
                page.type_into("dialog[open] textarea", self.search).await;
                page.click("dialog .sheet-end .button").await;
                page.miss("dialog[open]").await;
                page.type_into("#search", self.search).await;
                page.click(&format!(".tab:nth-child({})", self.place)).await;
            }
            "insights/" => {
                page.type_into(".map-find input", self.search).await;
                page.find(".map-offers").await;
                page.type_into(".map-find input", &Key::Enter.to_string()).await;
                page.find(".map-card .map-film a").await;
                page.click(&format!(".insights .segment:nth-of-type({})", self.place)).await;
                if self.place == 2 {
                    page.click(".map-below button").await;
                }
            }
            "import/" => {
                give(page, &[sample(self.file)]).await;
                page.click(".import-actions .button").await;
                page.find(".import-done").await;
                page.click(&format!(".import-export > :nth-child({}) button", self.place)).await;
            }
            "night/" => {
                if self.night.is_empty() {
                    page.type_into("form.adding-way input", "Clara").await;
                    page.click("form.adding-way .button").await;
                    page.find(".who-one:nth-child(2)").await;
                } else {
                    page.click(".arrived .button").await;
                    page.find(".night-pick").await;
                    page.click(&format!(".deciding label:nth-of-type({})", self.place + 1)).await;
                    page.click(".draw .button").await;
                    page.find("#drawn-heading").await;
                }
                page.click(".sharing summary").await;
                page.find(".code-output").await;
            }
            "compare/" => {
                let model = format!(".model:nth-child({}) button[aria-pressed='false']", self.place + 1);
                page.click(&model).await;
            }
            "data/" => {
                page.find(".data .mosaic").await;
                page.ask(&format!("scrollTo(0, {})", 900 * self.place)).await;
            }
            "privacy/" => {
                page.click("details.record summary").await;
                if self.keeps_in_the_end {
                    page.click(".passphrase summary").await;
                    for field in 1..=2 {
                        let field = format!(".passphrase .labeled:nth-of-type({field}) input");
                        page.type_into(&field, PASSPHRASE).await;
                    }
                    page.click(".passphrase button[type=submit]").await;
                    page.find(".passphrase:nth-of-type(2)").await;
                } else {
                    page.click(".act + .act button").await;
                    page.until("return !localStorage.getItem('bijou.profile.1')").await;
                }
            }
            _ => {
                if self.keeps_in_the_end {
                    page.type_into(".lock .input", PASSPHRASE).await;
                    page.click(".lock button[type=submit]").await;
                }
                page.find(".card").await;
            }
        }
    }

    async fn goes_to(&self, page: &Page, path: &str) {
        page.click(&format!("nav a[href$='{path}']")).await;
    }

    async fn names_themself(&self, page: &Page) {
        page.click("#profile-open").await;
        page.type_into(".profile-own input[type=text]", &format!("{}\n", self.name)).await;
        page.click("#profile-open").await;
    }

    async fn searches(&self, page: &Page) {
        page.ask("const box = document.querySelector('#search'); box.focus(); box.select()").await;
        page.type_into("#search", self.search).await;
        page.find(".results .card-link").await;
    }

    async fn looks_at_a_film(&self, page: &Page) {
        page.type_into(".film-stars input[type=radio]", self.stars[0]).await;
        page.find(".film-stars input:checked").await;
        page.click(&format!(".film .action:nth-child({})", self.place)).await;
        page.find("#similar-heading").await;
    }

    async fn tunes(&self, page: &Page) {
        page.click("button[aria-controls='tune']").await;
        let end = if self.place == 1 { Key::Home } else { Key::End };
        page.type_into(".tune input[type=range]", &end.to_string()).await;
        // One hides a film, the other has seen it.
        page.click(&format!(".reel .card .action:nth-child({})", 4 - self.place)).await;
    }

    async fn is_surprised(&self, page: &Page) {
        page.click(".tools > .button").await;
        page.find("dialog[open] .hero-title").await;
        for _ in 0..self.surprises {
            page.click("dialog[open] .button").await;
        }
        page.press(Key::Escape).await;
        page.miss("dialog[open]").await;
    }
}
