//! The map as a picture to show to friends.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, HtmlAnchorElement, HtmlCanvasElement};

use super::colors::Colors;
use super::look::Look;
use super::sprites::{canvas, context};
use crate::words;

/// In CSS pixels, at twice as many pixels: 1600 x 1800.
const PICTURE: [f32; 2] = [800.0, 900.0];
const RATIO: f64 = 2.0;

/// Room above the map for the heading.
const HEAD: f32 = 100.0;

/// Paints the whole map with a heading and hands it to the person as a PNG file. Nothing leaves the device.
pub fn save(look: Look) {
    let films = look.taste.ratings().with_untracked(Vec::len);
    if let Some(picture) = picture(look, films) {
        let name = words::insights::map_file();
        let hand = Closure::once_into_js(move |blob: Option<Blob>| {
            if let Some(blob) = blob {
                download(name, &blob);
            }
        });
        let _ = picture.to_blob(hand.unchecked_ref());
    }
}

fn picture(look: Look, films: usize) -> Option<HtmlCanvasElement> {
    let map_size = [PICTURE[0], PICTURE[1] - HEAD];
    let (map, _) = canvas(f64::from(map_size[0]) * RATIO, f64::from(map_size[1]) * RATIO)?;
    look.paint_whole(&map, map_size, RATIO);
    let (whole, _) = canvas(f64::from(PICTURE[0]) * RATIO, f64::from(PICTURE[1]) * RATIO)?;
    let context = context(&whole)?;
    let colors = Colors::now();
    let (width, head) = (f64::from(PICTURE[0]), f64::from(HEAD));
    context.scale(RATIO, RATIO).ok()?;
    context.set_fill_style_str(&colors.ground);
    context.fill_rect(0.0, 0.0, width, f64::from(PICTURE[1]));
    context
        .draw_image_with_html_canvas_element_and_dw_and_dh(&map, 0.0, head, width, f64::from(map_size[1]))
        .ok()?;
    let write = |text: &str, font: &str, color: &str, x: f64, y: f64| {
        context.set_font(font);
        context.set_fill_style_str(color);
        context.fill_text(text, x, y)
    };
    let (serif, sans) = ("42px \"Bijou Serif\", Georgia, serif", "500 17px \"Bijou Sans\", sans-serif");
    write(words::insights::map_picture(), serif, &colors.text, 36.0, 62.0).ok()?;
    write(&words::insights::map_picture_films(films), sans, &colors.quiet, 37.0, 90.0).ok()?;
    context.set_text_align("right");
    write(words::app::name(), serif, &colors.brass, width - 36.0, 62.0).ok()?;
    Some(whole)
}

fn download(name: &str, blob: &Blob) {
    let Ok(url) = web_sys::Url::create_object_url_with_blob(blob) else { return };
    if let Ok(link) = document().create_element("a").map(JsCast::unchecked_into::<HtmlAnchorElement>) {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    let _ = web_sys::Url::revoke_object_url(&url);
}
