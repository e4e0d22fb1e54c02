//! Components, mounted in a real browser: `cargo xtask test --only components`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a failed step is a failed test")]

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use bijou::App;
use bijou::components::stars::StarsInput;
use bijou::components::{ConsentBar, TroubleBar, chip, decade_select};
use bijou::cover::view::CoverArt;
use bijou::cover::{Cover, Facts};
use bijou::store::{
    Consent, Library, Picking, Profiles, Trouble, keep_from_now_on, provide_library, provide_profiles,
};
use bijou_engine::{ModelKind, Stars};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, HtmlElement, HtmlSelectElement, KeyboardEvent, KeyboardEventInit, Storage};

wasm_bindgen_test_configure!(run_in_browser);

/// Where the only profile is kept. Written out, because devices hold it: it must never change unnoticed.
const KEY: &str = "bijou.profile.1";

fn place() -> HtmlElement {
    let place = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&place).unwrap();
    place.unchecked_into()
}

fn storage() -> Storage {
    window().local_storage().unwrap().unwrap()
}

/// Lets effects run and the page paint.
async fn a_moment() {
    pause(60).await;
}

async fn pause(milliseconds: u64) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(
            move || drop(resolve.call0(&wasm_bindgen::JsValue::NULL)),
            Duration::from_millis(milliseconds),
        );
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

fn press(target: &Element, key: &str) {
    let options = KeyboardEventInit::new();
    options.set_key(key);
    options.set_bubbles(true);
    options.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).unwrap();
    target.dispatch_event(&event).unwrap();
}

fn find(place: &HtmlElement, selector: &str) -> HtmlElement {
    place.query_selector(selector).unwrap().unwrap().unchecked_into()
}

fn all(place: &Element, selector: &str) -> Vec<Element> {
    let inside = place.get_elements_by_tag_name("*");
    let elements = (0..inside.length()).filter_map(|at| inside.item(at));
    elements.filter(|element| element.matches(selector).unwrap()).collect()
}

/// Mounts `view` with a library opened from what the storage holds, and returns both.
fn with_library<V: IntoView + 'static>(view: impl Fn() -> V + 'static) -> (HtmlElement, Library, impl Drop) {
    let place = place();
    let opened = Rc::new(Cell::new(None));
    let handle = Rc::clone(&opened);
    let mounted = mount_to(place.clone(), move || {
        handle.set(Some(provide_library()));
        provide_profiles();
        keep_from_now_on();
        view()
    });
    (place, opened.get().unwrap(), mounted)
}

#[wasm_bindgen_test]
async fn stars_are_a_radio_group_that_arrow_keys_step_by_a_half() {
    let place = place();
    let value = RwSignal::new(None::<Stars>);
    let _mounted = mount_to(place.clone(), move || {
        view! { <StarsInput title="Heat" value=value on_change=move |stars| value.set(stars) /> }
    });
    let group = find(&place, "[role=radiogroup]");
    assert_eq!(group.get_attribute("aria-label").unwrap(), "Rate Heat");
    assert_eq!(all(&group, "input[type=radio]").len(), 10);

    press(&group, "4");
    press(&group, "ArrowRight");
    a_moment().await;
    assert_eq!(value.get_untracked(), Stars::from_half_stars(9));
    assert_eq!(all(&place, "input:checked").len(), 1);
    assert_eq!(find(&place, "input:checked").get_attribute("aria-label").unwrap(), "4½ stars");

    press(&group, "Delete");
    a_moment().await;
    assert_eq!(value.get_untracked(), None);
}

#[wasm_bindgen_test]
async fn a_star_can_be_clicked_and_taken_back() {
    let place = place();
    let value = RwSignal::new(None::<Stars>);
    let _mounted = mount_to(place.clone(), move || {
        view! { <StarsInput title="Heat" value=value on_change=move |stars| value.set(stars) /> }
    });
    find(&place, "input[value='7']").click();
    a_moment().await;
    assert_eq!(value.get_untracked(), Stars::from_half_stars(7));
    find(&place, "button[aria-label='Take back the rating of Heat']").click();
    assert_eq!(value.get_untracked(), None);
}

#[wasm_bindgen_test]
fn a_cover_shows_whole_words_and_no_markup_from_titles() {
    let title = "<b>Supercalifragilistic</b> & <script>other</script> words";
    let facts = Facts {
        id: "1",
        title,
        year: Some(1994),
        director: Some("<i>Nobody</i>"),
        genres: &[],
        mood: [0.0; 3],
    };
    let cover = Cover::of(&facts);
    let place = place();
    let _mounted = mount_to(place.clone(), move || view! { <CoverArt cover=cover /> });
    assert_eq!(all(&place, "b, i, script").len(), 0);
    assert_eq!(all(&place, "[style]").len(), 0);
    let shown: Vec<String> = all(&place, "text").iter().filter_map(|line| line.text_content()).collect();
    assert!(shown.join(" ").starts_with(title), "{shown:?}");
}

#[wasm_bindgen_test]
fn a_cover_is_drawn_with_little_markup() {
    let titles = ["Heat", "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb"];
    for (id, title) in titles.iter().enumerate() {
        let id = id.to_string();
        let director = Some("Somebody Important");
        let facts =
            Facts { id: &id, title, year: Some(1999), director, genres: &["Drama"], mood: [0.1, 0.2, 0.3] };
        let cover = Cover::of(&facts);
        let place = place();
        let _mounted = mount_to(place.clone(), move || view! { <CoverArt cover=cover /> });
        let bytes = place.inner_html().replace("<!---->", "").len();
        assert!(bytes < 2200, "{title}: {bytes} bytes");
    }
}

#[wasm_bindgen_test]
async fn nothing_is_written_before_the_person_chooses() {
    storage().clear().unwrap();
    let opened = Rc::new(Cell::new(None));
    let handle = Rc::clone(&opened);
    let (place, library, _mounted) = with_library(move || {
        handle.set(Some(Profiles::in_scope()));
        view! { <ConsentBar /> }
    });
    let profiles = opened.get().unwrap();
    assert!(place.query_selector("button").unwrap().is_none());
    library.rate("318", Stars::from_half_stars(9));
    a_moment().await;
    assert_eq!(storage().length().unwrap(), 0);

    find(&place, ".consent .button").click();
    a_moment().await;
    assert!(storage().get_item(KEY).unwrap().unwrap().contains("\"318\""));
    assert!(place.query_selector(".consent").unwrap().is_none());

    profiles.choose(Consent::VisitOnly);
    assert_eq!(storage().length().unwrap(), 0);
    assert_eq!(library.record().get_untracked().stars("318"), Stars::from_half_stars(9));
}

#[wasm_bindgen_test]
async fn kept_ratings_survive_and_other_tabs_follow() {
    storage().clear().unwrap();
    let first = {
        let (_, library, _mounted) = with_library(|| ());
        library.rate("1", Stars::from_half_stars(6));
        library.choose(Consent::Keep);
        storage().get_item(KEY).unwrap().unwrap()
    };
    let (_, library, _mounted) = with_library(|| ());
    assert_eq!(library.consent().get_untracked(), Consent::Keep);
    assert_eq!(library.record().get_untracked().stars("1"), Stars::from_half_stars(6));

    let options = web_sys::StorageEventInit::new();
    options.set_key(Some(KEY));
    let elsewhere = first
        .replace("\"films\":{", "\"films\":{\"2\":{\"rating\":{\"at\":5,\"value\":{\"half_stars\":10}}},");
    options.set_new_value(Some(&elsewhere));
    storage().set_item(KEY, &elsewhere).unwrap();
    let event = web_sys::StorageEvent::new_with_event_init_dict("storage", &options).unwrap();
    window().dispatch_event(&event).unwrap();
    assert_eq!(library.record().get_untracked().stars("2"), Some(Stars::MAX));
    storage().clear().unwrap();
}

#[wasm_bindgen_test]
async fn how_picks_are_made_is_kept_only_after_the_choice_to_keep() {
    storage().clear().unwrap();
    let choices = Picking { model: ModelKind::Content, variety: 3, ..Picking::default() };
    {
        let (_, library, _mounted) = with_library(|| ());
        library.set_picking(choices);
        assert_eq!(storage().length().unwrap(), 0);
        library.choose(Consent::Keep);
    }
    let (_, library, _mounted) = with_library(|| ());
    assert_eq!(library.record().get_untracked().picking.value, choices);
    storage().clear().unwrap();
}

#[wasm_bindgen_test]
async fn a_chip_tells_whether_it_is_pressed() {
    let place = place();
    let on = RwSignal::new(false);
    let press = move || on.update(|on| *on = !*on);
    let _mounted = mount_to(place.clone(), move || chip("older".to_owned(), on.into(), Arc::new(press)));
    let button = find(&place, "button");
    assert_eq!(button.get_attribute("aria-pressed").as_deref(), Some("false"));
    button.click();
    a_moment().await;
    assert_eq!(button.get_attribute("aria-pressed").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn a_decade_is_chosen_and_left_open_again() {
    let place = place();
    let decade = RwSignal::new(1990_u16);
    let choose = move |chosen| decade.set(chosen);
    let _mounted =
        mount_to(place.clone(), move || decade_select("From", "any decade", decade.into(), Arc::new(choose)));
    let select: HtmlSelectElement = find(&place, "select[aria-label='From']").unchecked_into();
    assert_eq!(select.value(), "1990");
    for (value, expected) in [("1970", 1970), ("0", 0)] {
        select.set_value(value);
        select.dispatch_event(&Event::new("change").unwrap()).unwrap();
        assert_eq!(decade.get_untracked(), expected);
    }
    decade.set(1950);
    a_moment().await;
    assert_eq!(select.value(), "1950");
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_set_aside_and_offered() {
    storage().clear().unwrap();
    storage().set_item(KEY, "{ not a record").unwrap();
    let (place, library, _mounted) = with_library(|| view! { <TroubleBar /> });
    assert!(matches!(library.trouble().get_untracked(), Some(Trouble::Unreadable { .. })));
    assert_eq!(storage().get_item(KEY).unwrap(), None);
    let kept = storage().key(0).unwrap().and_then(|key| storage().get_item(&key).unwrap());
    assert_eq!(kept.as_deref(), Some("{ not a record"));
    a_moment().await;
    assert_eq!(all(&place, "[role=alert] button").len(), 2);
    storage().clear().unwrap();
}

#[wasm_bindgen_test]
fn a_record_from_a_newer_version_is_never_overwritten() {
    let newer = r#"{"version":99,"films":"something else"}"#;
    storage().set_item(KEY, newer).unwrap();
    let (_, library, _mounted) = with_library(|| ());
    library.rate("318", Some(Stars::MAX));
    library.choose(Consent::Keep);
    assert_eq!(storage().get_item(KEY).unwrap().as_deref(), Some(newer));
    library.choose(Consent::VisitOnly);
    assert_eq!(storage().get_item(KEY).unwrap().as_deref(), Some(newer));
    storage().clear().unwrap();
}

#[wasm_bindgen_test]
async fn a_catalog_that_does_not_arrive_is_said_with_a_way_to_try_again() {
    // The test's own server has no catalog.
    let place = place();
    let _mounted = mount_to(place.clone(), App);
    // Until then the frame of the document stands there.
    for _ in 0..100 {
        if place.query_selector(".notice").unwrap().is_some() {
            break;
        }
        pause(50).await;
    }
    assert_eq!(all(&place, "h1").len(), 1);
    assert_eq!(all(&place, "nav a").len(), 6);
    let notice = find(&place, ".notice[role=alert]");
    assert!(notice.text_content().unwrap().contains("manifest.json"));
    assert_eq!(find(&place, ".notice button").text_content().unwrap(), "Try again");
}
