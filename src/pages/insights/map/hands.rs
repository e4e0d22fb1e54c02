//! What fingers, mouse, wheel and keys do to the map.

use leptos::prelude::*;
use web_sys::{KeyboardEvent, PointerEvent, WheelEvent};

use super::STEP;
use super::look::Look;
use crate::address::film_href;
use crate::map::{Camera, Fingers};

/// How far from a film one may point, in pixels: a finger is wider than a mouse.
const REACH: (f32, f32) = (14.0, 26.0);

/// Pixels that an arrow key moves the map by.
const STRIDE: f32 = 60.0;

/// How much of the zoom a pixel of the wheel is.
const WHEEL: f32 = 0.0016;

/// Pixels of a wheel that counts in lines.
const LINE: f32 = 16.0;

/// Most that one turn of a wheel does.
const MOST_WHEEL: f32 = 240.0;

type Down = StoredValue<Fingers>;

/// A finger or a button comes down.
pub fn down(look: Look, fingers: Down, event: &PointerEvent) {
    if event.button() == 0 {
        fingers.update_value(|fingers| fingers.touch(event.pointer_id(), place(event)));
        if let Some(canvas) = look.canvas.get_untracked() {
            let _ = canvas.set_pointer_capture(event.pointer_id());
        }
    }
}

/// Something moves: the map follows what is down, and the mouse alone points.
pub fn moved(look: Look, fingers: Down, pinned: RwSignal<bool>, event: &PointerEvent) {
    let at = place(event);
    if fingers.with_value(Fingers::any) {
        let drag = fingers.try_update_value(|fingers| fingers.drag(event.pointer_id(), at)).flatten();
        if let Some(drag) = drag {
            look.turn(|camera, size| camera.panned(size, drag.by).zoomed(size, drag.about, drag.factor));
        }
    } else if !pinned.get_untracked() {
        point(look, at, REACH.0);
    }
}

/// Something goes up; where that was a tap, the film there stays chosen.
pub fn up(look: Look, fingers: Down, pinned: RwSignal<bool>, event: &PointerEvent) {
    let tapped = fingers.try_update_value(|fingers| fingers.lift(event.pointer_id()));
    if tapped == Some(true) {
        let reach = if event.pointer_type() == "mouse" { REACH.0 } else { REACH.1 };
        let found = look.at(place(event), reach);
        pinned.set(found.is_some());
        look.pointed.set(found);
    }
}

/// The browser took the touch for itself.
pub fn cancel(fingers: Down, event: &PointerEvent) {
    fingers.update_value(|fingers| {
        fingers.lift(event.pointer_id());
    });
}

/// The wheel zooms, as long as there is anything to zoom: else it scrolls the page as everywhere.
pub fn wheel(look: Look, event: &WheelEvent) {
    let pixels = event.delta_y() as f32 * if event.delta_mode() == 0 { 1.0 } else { LINE };
    // A pinch on a touchpad comes as small turns with the control key.
    let strength = if event.ctrl_key() { 5.0 } else { 1.0 };
    let factor = (-pixels.clamp(-MOST_WHEEL, MOST_WHEEL) * WHEEL * strength).exp();
    let at = [event.offset_x() as f32, event.offset_y() as f32];
    let before = look.camera.get_untracked();
    look.turn(|camera, size| camera.zoomed(size, at, factor));
    if event.ctrl_key() || look.camera.get_untracked() != before {
        event.prevent_default();
    }
}

/// Arrows move, plus and minus zoom, 0 shows all, Enter opens the film in the middle.
pub fn key(look: Look, pinned: RwSignal<bool>, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let by = |by| look.turn(|camera, size| camera.panned(size, by));
    match event.key().as_str() {
        "ArrowLeft" => by([STRIDE, 0.0]),
        "ArrowRight" => by([-STRIDE, 0.0]),
        "ArrowUp" => by([0.0, STRIDE]),
        "ArrowDown" => by([0.0, -STRIDE]),
        "+" | "=" => look.zoom(STEP),
        "-" => look.zoom(1.0 / STEP),
        "0" => look.turn(|_, _| Camera::WHOLE),
        "Escape" => {
            pinned.set(false);
            look.pointed.set(None);
            return;
        }
        "Enter" => {
            if let Some(dot) = look.pointed.get_untracked() {
                look.router.go(&film_href(&look.id(dot.film)));
            }
            return;
        }
        _ => return,
    }
    event.prevent_default();
    pinned.set(false);
    let [width, height] = look.size.get_untracked();
    point(look, [width / 2.0, height / 2.0], width.min(height) / 4.0);
}

fn point(look: Look, at: [f32; 2], reach: f32) {
    let found = look.at(at, reach);
    // The last film stays until there is another, so that its card can be reached.
    if found.is_some() && look.pointed.get_untracked() != found {
        look.pointed.set(found);
    }
}

fn place(event: &PointerEvent) -> [f32; 2] {
    [event.offset_x() as f32, event.offset_y() as f32]
}
