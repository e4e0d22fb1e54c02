//! Drama: one light in the dark. Half of all films are dramas, so there are five ways to light one.

use super::{Layer, Place, Plan};
use crate::cover::color::Tone;
use crate::cover::path::Path;
use crate::cover::seed::Seed;
use crate::cover::title::Voice;

/// Mostly in a quiet hand.
fn quietly(layers: Vec<Layer>, place: Place, seed: &mut Seed) -> Plan {
    let voice = if seed.one_in(4) { Voice::Condensed } else { Voice::Serif };
    Plan::new(layers, voice, place)
}

/// A house front with one lit window.
pub fn windows(seed: &mut Seed) -> Plan {
    let place = if seed.one_in(2) { Place::Top } else { Place::Bottom };
    let top = if place == Place::Top { 142.0 } else { 18.0 };
    let lit = seed.below(15);
    let spot = |at: usize| (17.0 + (at % 5 * 35) as f32, top + (at / 5 * 46) as f32);
    let dark = (0..15).filter(|at| *at != lit).fold(Path::new(), |path, at| {
        let (x, y) = spot(at);
        path.rect(x, y, 26.0, 34.0)
    });
    let (x, y) = spot(lit);
    let glow = Path::new().rect(x - 4.0, y - 4.0, 34.0, 42.0).done();
    let layers = vec![
        Layer::plane(Tone::Shade, dark.done()),
        Layer::plane(Tone::Accent, glow).faint(25),
        Layer::plane(Tone::Accent, Path::new().rect(x, y, 26.0, 34.0).done()),
        Layer::line(Tone::Ground, 2.0, format!("M{:.0} {y:.0}v34m-13-20h26", x + 13.0)),
    ];
    quietly(layers, place, seed)
}

/// An open door and its light on the floor.
pub fn doorway(seed: &mut Seed) -> Plan {
    let (x, wide) = (seed.between(60.0, 130.0), seed.between(26.0, 38.0));
    let drift = seed.between(-60.0, 60.0);
    let floor = [(x, 226.0), (x + wide, 226.0), (x + wide + drift + 34.0, 306.0), (x + drift - 34.0, 306.0)];
    let layers = vec![
        Layer::plane(Tone::Shade, Path::new().rect(0.0, 226.0, 200.0, 80.0).done()),
        Layer::plane(Tone::Accent, Path::new().polygon(&floor).done()).faint(45),
        Layer::plane(Tone::Accent, Path::new().rect(x, 136.0, wide, 90.0).done()),
        Layer::plane(
            Tone::Form,
            Path::new()
                .polygon(&[
                    (x + wide, 136.0),
                    (x + wide + 20.0, 148.0),
                    (x + wide + 20.0, 244.0),
                    (x + wide, 226.0),
                ])
                .done(),
        ),
    ];
    quietly(layers, Place::Top, seed)
}

/// A hanging lamp.
pub fn lamp(seed: &mut Seed) -> Plan {
    let (x, y) = (seed.between(64.0, 136.0), seed.between(34.0, 54.0));
    let wide = seed.between(58.0, 88.0);
    let layers = vec![
        Layer::plane(
            Tone::Form,
            Path::new().polygon(&[(x - 18.0, y), (x + 18.0, y), (x + wide, 152.0), (x - wide, 152.0)]).done(),
        )
        .faint(40),
        Layer::plane(Tone::Shade, Path::new().ellipse(x, 152.0, wide, 13.0).done()),
        Layer::plane(Tone::Accent, format!("M{:.0} {y:.0}a26 24 0 0 1 52 0z", x - 26.0)),
        Layer::line(Tone::Accent, 1.5, format!("M{x:.0}-5V{:.0}", y - 22.0)),
    ];
    quietly(layers, Place::Bottom, seed)
}

/// Stairs that somebody will have to climb.
pub fn stairs(seed: &mut Seed) -> Plan {
    let side = seed.side();
    let steps = 6 + seed.below(3);
    let (run, rise) = (200.0 / steps as f32, 120.0 / steps as f32);
    let place_x = |x: f32| if side < 0.0 { 200.0 - x } else { x };
    let mut points = vec![(place_x(0.0), 310.0)];
    for step in 0..steps {
        let (x, y) = (run * step as f32, 288.0 - rise * step as f32);
        points.extend([(place_x(x), y), (place_x(x + run), y)]);
    }
    points.push((place_x(200.0), 310.0));
    let door = place_x(200.0 - run * 1.1);
    let layers = vec![
        Layer::plane(Tone::Accent, Path::new().circle(door, 150.0, seed.between(20.0, 30.0)).done()),
        Layer::plane(Tone::Form, Path::new().polygon(&points).done()),
    ];
    quietly(layers, Place::Top, seed)
}

/// A light over water.
pub fn shore(seed: &mut Seed) -> Plan {
    let (x, r) = (seed.between(50.0, 150.0), seed.between(17.0, 40.0));
    let horizon = seed.between(198.0, 214.0);
    let ripples = (0..6).fold(Path::new(), |path, at| {
        let half = r * seed.between(0.35, 1.0) * (1.0 - at as f32 * 0.1);
        path.rect(x - half, horizon + 7.0 + at as f32 * 11.0, 2.0 * half, 4.0)
    });
    let layers = vec![
        Layer::plane(Tone::Accent, Path::new().circle(x, horizon - r * seed.between(0.4, 1.4), r).done()),
        Layer::plane(Tone::Shade, Path::new().rect(0.0, horizon, 200.0, 110.0).done()),
        Layer::plane(Tone::Accent, ripples.done()).faint(75),
    ];
    quietly(layers, Place::Top, seed)
}
