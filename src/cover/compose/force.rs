//! War and action: force and direction.

use super::{Layer, Place, Plan};
use crate::cover::color::Tone;
use crate::cover::path::Path;
use crate::cover::seed::Seed;
use crate::cover::title::Voice;
use crate::cover::turn::around;

/// War: bars like a rank of men, cut through.
pub fn bars(seed: &mut Seed) -> Plan {
    let gap = seed.between(21.0, 27.0);
    let standing = (0..9).fold(Path::new(), |path, at| {
        let top = seed.between(128.0, 176.0);
        path.rect(at as f32 * gap - 4.0, top, gap * 0.62, 310.0 - top)
    });
    let fall = seed.between(20.0, 50.0) * seed.side();
    let y = seed.between(206.0, 222.0);
    let cut = [(-5.0, y - fall), (205.0, y + fall), (205.0, y + fall + 13.0), (-5.0, y - fall + 13.0)];
    let layers = vec![
        Layer::plane(Tone::Accent, Path::new().circle(seed.between(50.0, 150.0), 168.0, 38.0).done()),
        Layer::plane(Tone::Form, standing.done()),
        Layer::plane(Tone::Ground, Path::new().polygon(&cut).done()),
    ];
    Plan { layers, voice: Voice::Condensed, place: Place::Top }
}

/// War: searchlights.
pub fn searchlights(seed: &mut Seed) -> Plan {
    let beam = |from: f32, to: f32, wide: f32| {
        Path::new()
            .polygon(&[(from - 4.0, 250.0), (from + 4.0, 250.0), (to + wide, 110.0), (to - wide, 110.0)])
            .done()
    };
    let (a, b) = (seed.between(20.0, 60.0), seed.between(140.0, 180.0));
    let (first, second) =
        (beam(a, seed.between(120.0, 170.0), 22.0), beam(b, seed.between(30.0, 90.0), 26.0));
    let x = seed.between(80.0, 120.0);
    let plane = [
        (x, 146.0),
        (x + 4.0, 158.0),
        (x + 22.0, 166.0),
        (x + 4.0, 167.0),
        (x, 180.0),
        (x - 4.0, 167.0),
        (x - 22.0, 166.0),
        (x - 4.0, 158.0),
    ];
    let layers = vec![
        Layer::plane(Tone::Form, first).faint(75),
        Layer::plane(Tone::Form, second).faint(55),
        Layer::plane(Tone::Accent, Path::new().polygon(&plane).done()),
        Layer::plane(Tone::Shade, Path::new().rect(0.0, 248.0, 200.0, 60.0).done()),
    ];
    Plan::new(layers, Voice::Condensed, Place::Top)
}

/// War: chevrons.
pub fn chevrons(seed: &mut Seed) -> Plan {
    let (dip, step) = (seed.between(26.0, 46.0), seed.between(27.0, 31.0));
    let lit = seed.below(4);
    let stripe = |nth: usize| {
        let y = 132.0 + step * nth as f32;
        let tone = if nth == lit { Tone::Accent } else { Tone::Form };
        let thick = step * 0.5;
        let points = [
            (-5.0, y + dip),
            (100.0, y),
            (205.0, y + dip),
            (205.0, y + dip + thick),
            (100.0, y + thick),
            (-5.0, y + dip + thick),
        ];
        Layer::plane(tone, Path::new().polygon(&points).done()).faint(100 - 12 * nth as u8)
    };
    Plan::new((0..4).map(stripe).collect(), Voice::Condensed, Place::Top)
}

/// Action: wedges burst from a point.
pub fn burst(seed: &mut Seed) -> Plan {
    let (x, y) = (seed.between(20.0, 180.0), seed.between(58.0, 100.0));
    let wedges = 9 + seed.below(4);
    let turn = seed.between(0.0, 0.6);
    let rays = (0..wedges).fold(Path::new(), |path, wedge| {
        let from = turn + std::f32::consts::TAU * wedge as f32 / wedges as f32;
        let to = from + seed.between(0.14, 0.30);
        path.polygon(&[(x, y), around((x, y), 330.0, from), around((x, y), 330.0, to)])
    });
    let r = seed.between(22.0, 34.0);
    let layers = vec![
        Layer::plane(Tone::Shade, rays.done()),
        Layer::plane(Tone::Form, Path::new().circle(x, y, r * 1.5).done()),
        Layer::plane(Tone::Accent, Path::new().circle(x, y, r).done()),
    ];
    Plan { layers, voice: Voice::Condensed, place: Place::Bottom }
}

/// Action: speed.
pub fn speed(seed: &mut Seed) -> Plan {
    let side = seed.side();
    let mut streaks = |count: usize, thick: f32| {
        (0..count)
            .fold(Path::new(), |path, _| {
                let (x, y, long) =
                    (seed.between(-30.0, 120.0), seed.between(16.0, 160.0), seed.between(60.0, 140.0));
                let lean = -0.35 * long;
                let flip = |x: f32| if side < 0.0 { 200.0 - x } else { x };
                path.polygon(&[
                    (flip(x), y),
                    (flip(x + long), y + lean),
                    (flip(x + long), y + lean + thick),
                    (flip(x), y + thick * 0.4),
                ])
            })
            .done()
    };
    let (back, front, spark) = (streaks(6, 13.0), streaks(5, 9.0), streaks(3, 5.0));
    let layers = vec![
        Layer::plane(Tone::Shade, back),
        Layer::plane(Tone::Form, front),
        Layer::plane(Tone::Accent, spark),
    ];
    Plan::new(layers, Voice::Condensed, Place::Bottom)
}

/// Action: cross hairs.
pub fn crosshair(seed: &mut Seed) -> Plan {
    let (place, y) = Place::either(seed);
    let (x, r) = (seed.between(76.0, 124.0), seed.between(40.0, 56.0));
    let hairs = format!(
        "M{x:.0} {:.0}v{:.0}M{:.0} {y:.0}h{:.0}",
        y - r - 18.0,
        2.0 * r + 36.0,
        x - r - 18.0,
        2.0 * r + 36.0
    );
    let layers = vec![
        Layer::plane(Tone::Shade, Path::new().circle(x, y, r).done()),
        Layer::line(Tone::Form, 5.0, Path::new().circle(x, y, r).circle(x, y, r * 0.55).done()),
        Layer::line(Tone::Form, 2.0, hairs),
        Layer::plane(Tone::Accent, Path::new().circle(x, y, 8.0).done()),
    ];
    Plan::new(layers, Voice::Condensed, place)
}
