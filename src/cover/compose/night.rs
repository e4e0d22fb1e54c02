//! Crime, noir, horror, mystery and thriller: what light does in the dark.

use super::{Layer, Place, Plan};
use crate::cover::color::Tone;
use crate::cover::path::Path;
use crate::cover::seed::Seed;
use crate::cover::title::Voice;

/// Slats of light, falling across the sheet.
fn slats(seed: &mut Seed, top: f32, count: usize) -> String {
    let fall = seed.between(26.0, 58.0) * seed.side();
    let (left, right) = (seed.between(-20.0, 30.0), seed.between(165.0, 220.0));
    let step = seed.between(15.0, 19.0);
    (0..count)
        .fold(Path::new(), |path, slat| {
            let y = top + slat as f32 * step;
            let thick = step * 0.52;
            path.polygon(&[(left, y), (right, y + fall), (right, y + fall + thick), (left, y + thick)])
        })
        .done()
}

/// Crime.
pub fn blinds(seed: &mut Seed) -> Plan {
    let place = if seed.one_in(2) { Place::Top } else { Place::Bottom };
    let top = if place == Place::Top { 150.0 } else { 30.0 };
    let count = 5 + seed.below(3);
    let lit = slats(seed, top, count);
    let (x, y) = (seed.between(50.0, 150.0), top + seed.between(30.0, 70.0));
    let lamp = Path::new().circle(x, y, seed.between(34.0, 52.0)).done();
    let layers = vec![
        Layer::plane(Tone::Shade, Path::new().rect(0.0, top - 25.0, 200.0, 150.0).done()).faint(60),
        Layer::plane(Tone::Accent, lamp),
        Layer::plane(Tone::Form, lit),
    ];
    Plan { layers, voice: Voice::Condensed, place }
}

/// Film noir: somebody stands in the light.
pub fn noir(seed: &mut Seed) -> Plan {
    let x = seed.between(80.0, 130.0);
    let lit = slats(seed, 112.0, 8);
    let figure = Path::new()
        .raw(&format!("M{:.0} 300q2-52 34-60q14-4 14-14v-20h30v20q0 10 14 14q32 8 34 60z", x - 63.0))
        .ellipse(x, 196.0, 22.0, 27.0)
        .ellipse(x, 182.0, 46.0, 8.0)
        .raw(&format!("M{:.0} 182q2-36 14-38q15-5 29 0q12 2 14 38z", x - 28.0))
        .done();
    let layers = vec![
        Layer::plane(Tone::Accent, lit),
        Layer::plane(Tone::Ground, figure.clone()).faint(55),
        Layer::plane(Tone::Form, figure),
    ];
    Plan { layers, voice: Voice::Serif, place: Place::Top }
}

/// Horror: the sheet is torn.
pub fn tear(seed: &mut Seed) -> Plan {
    let x = seed.between(75.0, 125.0);
    let mut edge = |side: f32| -> Vec<(f32, f32)> {
        (0..9)
            .map(|step| {
                let y = step as f32 * 37.5;
                let open = 46.0 * (1.0 - ((y - 120.0) / 190.0).powi(2)).max(0.06);
                (x + side * open * seed.between(0.35, 1.0) + (y - 150.0) * 0.12, y)
            })
            .collect()
    };
    let (left, right) = (edge(-1.0), edge(1.0));
    let whole: Vec<_> = left.iter().chain(right.iter().rev()).copied().collect();
    let inner: Vec<_> = whole.iter().map(|(px, py)| (x + (px - x) * 0.62 + 4.0, *py)).collect();
    let mut layers = vec![
        Layer::plane(Tone::Accent, Path::new().polygon(&whole).done()),
        Layer::plane(Tone::Form, Path::new().polygon(&inner).done()),
    ];
    if seed.one_in(2) {
        let pupil = Path::new().ellipse(x - 3.0, 105.0, 5.0, 17.0).done();
        layers.push(Layer::plane(Tone::Ground, Path::new().ellipse(x - 3.0, 105.0, 19.0, 19.0).done()));
        layers.push(Layer::plane(Tone::Accent, pupil));
    }
    Plan { layers, voice: Voice::Condensed, place: Place::Bottom }
}

/// Mystery: light behind a keyhole.
pub fn keyhole(seed: &mut Seed) -> Plan {
    let place = if seed.one_in(2) { Place::Top } else { Place::Bottom };
    let y = if place == Place::Top { 178.0 } else { 74.0 };
    let (x, r) = (seed.between(70.0, 130.0), seed.between(21.0, 28.0));
    let skirt = r * 1.15;
    let hole = Path::new()
        .circle(x, y, r)
        .polygon(&[(x - r * 0.42, y), (x + r * 0.42, y), (x + skirt, y + 72.0), (x - skirt, y + 72.0)])
        .done();
    let drift = seed.between(-70.0, 70.0);
    let ray =
        [(x - skirt, y + 72.0), (x + skirt, y + 72.0), (x + drift + 90.0, 310.0), (x + drift - 90.0, 310.0)];
    let layers = vec![
        Layer::plane(Tone::Shade, Path::new().circle(x, y + 10.0, 86.0).done()),
        Layer::plane(Tone::Form, Path::new().polygon(&ray).done()).faint(35),
        Layer::plane(Tone::Accent, hole),
    ];
    Plan { layers, voice: Voice::Serif, place }
}

/// Thriller: rings that slip out of center.
pub fn rings(seed: &mut Seed) -> Plan {
    let place = if seed.one_in(2) { Place::Top } else { Place::Bottom };
    let y = if place == Place::Top { 205.0 } else { 92.0 };
    let (x, slip) = (seed.between(70.0, 130.0), seed.between(4.0, 9.0) * seed.side());
    let ring = |radius: f32, nth: f32| Path::new().circle(x + slip * nth, y - nth * 3.0, radius).done();
    let layers = vec![
        Layer::plane(Tone::Shade, ring(118.0, 0.0)),
        Layer::plane(Tone::Ground, ring(92.0, 1.0)),
        Layer::plane(Tone::Form, ring(70.0, 2.0)),
        Layer::plane(Tone::Ground, ring(48.0, 3.0)),
        Layer::plane(Tone::Accent, ring(27.0, 4.0)),
        Layer::plane(Tone::Ground, ring(9.0, 5.0)),
    ];
    Plan { layers, voice: Voice::Condensed, place }
}
