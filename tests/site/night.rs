//! Movie night: profiles and guests, one list for all, and what each film is to each person.

use bijou::words::{consent, night, privacy, profiles};

use crate::harness::{Look, Page, Visit, visit};

/// A phone and a desktop.
const SIZES: [Look; 2] = [Look::ALL[0], Look::ALL[2]];
/// Crime, by MovieLens ids.
const ANNA: [(&str, &str); 3] = [("858", "5"), ("1213", "5"), ("2858", "4")];
/// Films for children.
const BEN: [(&str, &str); 3] = [("1", "5"), ("588", "5"), ("364", "4")];
const TITLES: &str = ".night-pick .night-title";

#[tokio::test]
async fn two_profiles_get_one_list_with_a_reason_for_each_of_them() {
    visit("", async |page| {
        page.look(SIZES[0]).await;
        anna_and_ben(page).await;
        for size in SIZES {
            page.look(size).await;
            page.open("night/").await;
            page.see(".night-picks h2", &night::list(2)).await;
            page.find(".night-films li:nth-child(10)").await;
            page.all_films_count(TITLES).await;
            assert_eq!(page.count(".night-pick .share").await, 20);
            let reasons = page.texts(".share-reason").await.join("\n");
            assert!(reasons.contains("because Anna loved "), "{reasons}");
            assert!(reasons.contains("because Ben loved "), "{reasons}");
            let said = page.ask("return document.querySelector('.share .hidden').textContent").await;
            assert!(said.as_str().unwrap().starts_with("Anna: about "), "{said}");
            let marks = page.texts(".share-mark").await;
            assert!(marks.iter().any(|mark| mark == night::happiest()), "{marks:?}");
            assert!(marks.iter().any(|mark| mark == night::least_happy()), "{marks:?}");
            let seen = ["The Godfather", "Toy Story", "Goodfellas", "Aladdin"];
            let titles = page.texts(TITLES).await;
            assert!(titles.iter().all(|title| !seen.contains(&title.as_str())), "{titles:?}");
            let wide = "return document.documentElement.scrollWidth <= innerWidth";
            assert_eq!(page.ask(wide).await, true, "the page is wider than the screen");
        }
    })
    .await;
}

#[tokio::test]
async fn how_to_decide_stands_in_the_address_and_films_may_come_again() {
    visit("", async |page| {
        anna_and_ben(page).await;
        page.open("night/").await;
        page.find(".night-pick").await;
        page.all_films_count(TITLES).await;
        let fair = page.texts(TITLES).await;
        page.click(".deciding label:nth-of-type(3)").await;
        let joy = titles_other_than(page, &fair).await;
        assert_eq!(page.path().await, "night/#how=average");
        page.see(".deciding", night::blend_about("average").unwrap()).await;
        page.reload().await;
        page.find(".night-pick").await;
        page.all_films_count(TITLES).await;
        assert_eq!(page.texts(TITLES).await, joy);
        page.click(".deciding input[type=checkbox]").await;
        titles_other_than(page, &joy).await;
        let given =
            page.ask("return [...document.querySelectorAll('.share .hidden')].map(e => e.textContent)").await;
        let given = given.to_string();
        assert!(given.contains("gave it 5 stars"), "{given}");
        // Somebody is sent out: one person is no movie night.
        page.click(".who-one:nth-child(2) .who-chip").await;
        page.see(".who [role=status]", night::alone()).await;
        page.miss(".night-pick").await;
    })
    .await;
}

#[tokio::test]
async fn what_one_hides_nobody_gets_and_what_two_have_listed_has_a_shelf() {
    visit("", async |page| {
        anna_and_ben(page).await;
        page.open("night/").await;
        page.find(".night-films li:nth-child(10)").await;
        page.all_films_count(TITLES).await;
        let before = page.texts(TITLES).await;
        page.ask(
            "
            const ids = [...document.querySelectorAll('.night-film')].map(link => link.hash.slice(1));
            const say = (profile, film, what) => {
                const record = JSON.parse(localStorage.getItem('bijou.profile.' + profile));
                record.films[film] = { [what]: { at: Date.now(), value: true } };
                localStorage.setItem('bijou.profile.' + profile, JSON.stringify(record));
            };
            say(1, ids[0], 'hidden');
            say(1, ids[4], 'listed');
            say(2, ids[4], 'listed');
            say(2, ids[5], 'listed');
            ",
        )
        .await;
        page.reload().await;
        page.see("#watchlists-heading", night::watchlists()).await;
        assert_eq!(page.texts(".night-list .shelf .card-title").await, [before[4].clone()]);
        let after = titles_other_than(page, &before).await;
        assert!(!after.contains(&before[0]) && after.contains(&before[1]), "{after:?}");
    })
    .await;
}

#[tokio::test]
async fn one_no_is_enough_and_can_be_taken_back() {
    visit("", async |page| {
        page.look(SIZES[0]).await;
        anna_and_ben(page).await;
        page.open("night/").await;
        page.find(".night-pick").await;
        page.all_films_count(TITLES).await;
        let before = page.texts(TITLES).await;
        page.click(".night-films li:first-child .veto-open").await;
        let label = page.ask("return document.querySelector('.veto-one:last-child').ariaLabel").await;
        assert_eq!(label, night::veto_by("Ben", &before[0]));
        page.click(".veto-one:last-child").await;
        page.see(".toast", &night::vetoed("Ben", &before[0])).await;
        let after = titles_other_than(page, &before).await;
        assert!(!after.contains(&before[0]), "{after:?}");
        page.see(".vetoed", &night::by("Ben")).await;
        page.click(".vetoed button").await;
        page.miss(".vetoed").await;
        assert_eq!(page.texts(TITLES).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_film_is_drawn_from_the_first_of_the_list() {
    visit("", async |page| {
        page.look(SIZES[0]).await;
        anna_and_ben(page).await;
        page.open("night/").await;
        page.find(".night-pick").await;
        page.all_films_count(TITLES).await;
        let first = page.texts(TITLES).await;
        page.click(".draw .button").await;
        let drawn = drawn(page).await;
        assert!(first.contains(&drawn), "{drawn} is not one of {first:?}");
        page.until("return document.activeElement.id == 'drawn-heading'").await;
        assert_eq!(page.count(".drawn .share").await, 2);
        page.click(".drawn-acts button").await;
        page.until(&format!(
            "return !document.querySelector('#drawn-heading').textContent.includes({drawn:?})"
        ))
        .await;
        page.click(".drawn-acts button:last-child").await;
        page.find(".draw .button").await;
    })
    .await;
}

#[tokio::test]
async fn a_friend_joins_with_a_code_from_another_device() {
    let (mut code, mut link) = (String::new(), String::new());
    visit("", async |page| {
        rate(page, &ANNA[..1]).await;
        page.click(".consent .button").await;
        rate(page, &ANNA[1..]).await;
        name_oneself(page, "Anna").await;
        page.open("night/").await;
        page.click(".sharing summary").await;
        let says = night::holds(&night::and(&night::holds_all(3), &night::holds_name("Anna")));
        page.see(".code-holds", &says).await;
        page.until("return document.querySelector('.code-output').value.startsWith('bijou1')").await;
        code = value(page, ".code-output").await;
        page.click(".copy .button-quiet").await;
        page.until("return document.querySelector('.copy [role=status]').textContent != ''").await;
        link = value(page, ".code-output").await;
        assert!(link.ends_with(&format!("night/#code={code}")), "{link}");
    })
    .await;

    visit("", async |page| {
        page.look(SIZES[0]).await;
        rate(page, &BEN).await;
        page.click("a[href$='night/']").await;
        page.see(".who [role=status]", night::alone()).await;
        page.type_into(".code-input", &format!("Movie tonight? {code}")).await;
        page.see(".preview", &night::code_says(3, 0)).await;
        page.see(".preview .button", &night::join("Anna")).await;
        page.click(".preview .button").await;
        page.see(".night-picks h2", &night::list(2)).await;
        let reasons = page.texts(".share-reason").await.join("\n");
        assert!(reasons.contains("because Anna loved "), "{reasons}");
        assert_eq!(page.ask("return localStorage.length").await, 0);
        // A guest is kept as ratings are.
        page.click(".consent .button").await;
        page.reload().await;
        page.see(".night-picks h2", &night::list(2)).await;
        page.click(&format!(".who-send[aria-label='{}']", night::send_away("Anna"))).await;
        page.miss(".night-picks").await;
        page.click(".toast .button-quiet").await;
        page.see(".night-picks h2", &night::list(2)).await;
    })
    .await;

    let fragment = link.split('#').nth(1).unwrap_or_default().to_owned();
    let seen = Visit::to("").go(async |page| {
        rate(page, &BEN).await;
        page.click(".consent .button").await;
        page.open(&format!("night/#{fragment}")).await;
        page.see(".arrived h2", night::arrived()).await;
        page.click(".arrived .button").await;
        page.miss(".arrived").await;
        assert_eq!(page.path().await, "night/");
        page.see(".night-picks h2", &night::list(2)).await;
    });
    let seen = seen.await;
    seen.keeps_the_promises();
    assert!(
        seen.requests.iter().all(|url| !url.contains("bijou1")),
        "the host saw the code: {:?}",
        seen.requests
    );
}

#[tokio::test]
async fn a_code_that_is_not_whole_says_what_is_wrong() {
    const CODE: &str = "bijou10AIoPHlxk13Ee30M3wFnGAyO94ISHCEB5IBhJH1kU8Fnc8DxTIhyb24";
    visit("night/", async |page| {
        for size in SIZES {
            page.look(size).await;
            page.find(".code-input").await;
            for (text, says) in [
                ("Shall we?".to_owned(), night::code_missing().to_owned()),
                (CODE[..40].to_owned(), night::code_cut(40, CODE.len())),
                (CODE.replace("FnGA", "FnGB"), night::code_changed().to_owned()),
                (CODE.replace("bijou1", "bijou2"), night::code_newer().to_owned()),
            ] {
                page.reload().await;
                page.type_into(".code-input", &text).await;
                page.see(".code-trouble", &says).await;
                assert_eq!(page.count(".preview").await, 0);
            }
        }
        page.open(&format!("night/#code={}", &CODE[..40])).await;
        page.reload().await;
        page.see(".arrived .code-trouble", &night::code_cut(40, CODE.len())).await;
        page.click(".arrived .button-quiet").await;
        page.miss(".arrived").await;
    })
    .await;
}

#[tokio::test]
async fn profiles_know_nothing_of_each_other_and_other_tabs_follow() {
    visit("", async |page| {
        anna_and_ben(page).await;
        page.open("library/").await;
        page.until("return document.body.innerText.includes('Toy Story')").await;
        let bens = page.texts("main").await.join("\n");
        assert!(bens.contains("Toy Story") && !bens.contains("Godfather"), "{bens}");
        page.in_another_tab("", async || {
            switch_to(page, "Anna").await;
        })
        .await;
        page.until("return document.body.innerText.includes('Godfather')").await;
        page.until("return !document.querySelector('main').innerText.includes('Toy Story')").await;
        page.until(&format!(
            "return document.querySelector('#profile-open').ariaLabel == '{}'",
            profiles::now("Anna")
        ))
        .await;
        page.reload().await;
        page.until("return document.body.innerText.includes('Godfather')").await;
    })
    .await;
}

#[tokio::test]
async fn a_deleted_profile_comes_back_with_everything() {
    visit("", async |page| {
        page.look(SIZES[0]).await;
        anna_and_ben(page).await;
        page.open("library/").await;
        page.until("return document.body.innerText.includes('Toy Story')").await;
        page.click("#profile-open").await;
        page.click(&format!("button[aria-label='{}']", profiles::delete_of("Ben"))).await;
        page.see(".toast", &profiles::deleted("Ben")).await;
        page.until("return localStorage.getItem('bijou.profile.2') === null").await;
        page.until("return document.body.innerText.includes('Godfather')").await;
        page.click("#profile-open").await;
        page.click(".toast .button-quiet").await;
        page.until("return document.body.innerText.includes('Toy Story')").await;
        page.reload().await;
        page.until("return document.body.innerText.includes('Toy Story')").await;
        switch_to(page, "Anna").await;
        page.until("return document.body.innerText.includes('Godfather')").await;
    })
    .await;
}

#[tokio::test]
async fn nobody_is_kept_before_the_choice_and_erasing_erases_everybody() {
    const KEYS: &str = "return Object.keys(localStorage).sort()";
    visit("night/", async |page| {
        page.type_into("form.adding-way input", "Ben").await;
        page.click("form.adding-way .button").await;
        page.see(".who-one:nth-child(2)", "Ben").await;
        assert_eq!(page.ask("return localStorage.length").await, 0);
        page.see(".consent", consent::question()).await;
        page.click(".consent .button").await;
        let all = serde_json::json!(["bijou.people", "bijou.profile.1", "bijou.profile.2"]);
        page.until(&format!("return JSON.stringify(Object.keys(localStorage).sort()) == '{all}'")).await;
        page.open("privacy/").await;
        page.click("main section input[name=consent][type=radio]:not(:checked) + span").await;
        page.until("return localStorage.length == 0").await;
        page.click(".toast .button-quiet").await;
        page.until(&format!("return JSON.stringify(Object.keys(localStorage).sort()) == '{all}'")).await;
        let erase = format!(
            "[...document.querySelectorAll('main button')].find(button => button.textContent == '{}').click()",
            privacy::erase()
        );
        page.ask(&erase).await;
        page.until("return localStorage.length == 0").await;
        page.click(".toast .button-quiet").await;
        page.until(&format!("return JSON.stringify(Object.keys(localStorage).sort()) == '{all}'")).await;
        assert_eq!(page.ask(KEYS).await, all);
        page.open("night/").await;
        page.see(".who-one:nth-child(2)", "Ben").await;
    })
    .await;
}

/// Anna rates films, makes a profile for Ben, and Ben rates others; everything is kept.
/// Two people of this device who like different films.
pub async fn anna_and_ben(page: &Page) {
    rate(page, &ANNA[..1]).await;
    page.click(".consent .button").await;
    page.miss(".consent").await;
    rate(page, &ANNA[1..]).await;
    name_oneself(page, "Anna").await;
    page.open("night/").await;
    page.see(".who [role=status]", night::alone()).await;
    page.type_into("form.adding-way input", "Ben").await;
    page.click("form.adding-way .button").await;
    page.see(".who-silent", &night::unrated("Ben")).await;
    page.click(".who-silent button").await;
    page.find(&format!("#profile-open[aria-label='{}']", profiles::now("Ben"))).await;
    rate(page, &BEN).await;
}

/// Rates films on their own pages.
async fn rate(page: &Page, films: &[(&str, &str)]) {
    for (id, stars) in films {
        page.ask(&format!(
            "history.pushState(null, '', '{}film/#{id}'); dispatchEvent(new PopStateEvent('popstate'))",
            page.home()
        ))
        .await;
        page.until(&format!("return location.hash == '#{id}'")).await;
        page.miss(".film-stars input:checked").await;
        page.type_into(".film-stars input[type=radio]", stars).await;
        page.find(".film-stars input:checked").await;
    }
}

async fn name_oneself(page: &Page, name: &str) {
    page.click("#profile-open").await;
    page.type_into(".profile-own input[type=text]", &format!("{name}\n")).await;
    page.find(&format!("#profile-open[aria-label='{}']", profiles::now(name))).await;
    page.click("#profile-open").await;
}

async fn switch_to(page: &Page, name: &str) {
    page.click("#profile-open").await;
    page.click(&format!("button[aria-label='{}']", profiles::switch(name))).await;
    page.find(&format!("#profile-open[aria-label='{}']", profiles::now(name))).await;
}

/// The titles of the list, once they are other than these.
async fn titles_other_than(page: &Page, before: &[String]) -> Vec<String> {
    let before = serde_json::to_string(before).unwrap();
    let titles = format!("[...document.querySelectorAll('{TITLES}')].map(e => e.innerText.trim())");
    page.until(&format!("return JSON.stringify({titles}) != {before:?} && {titles}.length > 0")).await;
    page.texts(TITLES).await
}

/// The title that was drawn.
async fn drawn(page: &Page) -> String {
    page.find("#drawn-heading").await;
    let title =
        page.ask("return document.querySelector('#drawn-heading').innerText.split('\\n').at(-1)").await;
    title.as_str().unwrap().trim().to_owned()
}

async fn value(page: &Page, css: &str) -> String {
    page.ask(&format!("return document.querySelector('{css}').value")).await.as_str().unwrap().to_owned()
}
