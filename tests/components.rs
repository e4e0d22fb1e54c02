//! Components, mounted in a real browser: `cargo xtask test --only components`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a failed step is a failed test")]

use bijou::App;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_app_has_one_main_heading() {
    let document = document();
    let place = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&place).unwrap();
    let _mounted = leptos::mount::mount_to(place.clone().unchecked_into(), App);
    let headings = place.get_elements_by_tag_name("h1");
    assert_eq!(headings.length(), 1);
    assert_eq!(headings.item(0).unwrap().text_content().unwrap(), "Bijou");
}
