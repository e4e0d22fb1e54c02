//! Crime, noir and thriller: what light does in the dark.

use super::{Layer, Place, Plan};
use crate::cover::color::Tone;
use crate::cover::path::Path;
use crate::cover::seed::Seed;
use crate::cover::title::Voice;
use crate::cover::turn::around;

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

/// Crime: a city that does not sleep.
pub fn skyline(seed: &mut Seed) -> Plan {
    let moon = Path::new().circle(seed.between(40.0, 160.0), 158.0, seed.between(17.0, 30.0)).done();
    let (mut houses, mut lit, mut x) = (Path::new(), Path::new(), -6.0);
    while x < 205.0 {
        let (wide, top) = (seed.between(24.0, 42.0), seed.between(150.0, 220.0));
        houses = houses.rect(x, top, wide - 3.0, 310.0 - top);
        for _ in 0..2 {
            lit = lit.rect(x + seed.between(4.0, wide - 12.0), seed.between(top + 8.0, 262.0), 5.0, 8.0);
        }
        x += wide;
    }
    let layers = vec![
        Layer::plane(Tone::Form, moon),
        Layer::plane(Tone::Shade, houses.done()),
        Layer::plane(Tone::Accent, lit.done()),
    ];
    Plan::new(layers, Voice::Condensed, Place::Top)
}

/// Crime: a fingerprint.
pub fn fingerprint(seed: &mut Seed) -> Plan {
    let (place, y) = Place::either(seed);
    let x = seed.between(80.0, 120.0);
    let ridge = |nth: usize, lean: f32| {
        let r = 9.0 + 11.0 * nth as f32;
        format!(
            "M{:.0} {:.0}v-{:.0}a{r:.0} {:.0} 0 0 1 {:.0} 0v{:.0}",
            x - r,
            y + 22.0 - lean,
            14.0 + lean,
            r * 1.15,
            2.0 * r,
            20.0 + lean
        )
    };
    let mut ridges = |every: usize| {
        (0..6)
            .filter(|nth| nth % 2 == every)
            .map(|nth| ridge(nth, seed.between(0.0, 22.0)))
            .collect::<String>()
    };
    let (first, second) = (ridges(0), ridges(1));
    let layers = vec![
        Layer::plane(Tone::Shade, Path::new().ellipse(x, y, 76.0, 84.0).done()),
        Layer::line(Tone::Accent, 5.0, first),
        Layer::line(Tone::Form, 5.0, second),
    ];
    Plan::new(layers, Voice::Condensed, place)
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

/// Thriller: looking down a stairwell.
pub fn stairwell(seed: &mut Seed) -> Plan {
    let (place, y) = Place::either(seed);
    let turn = seed.between(0.12, 0.22) * seed.side();
    let square = |nth: usize| {
        let (half, angle) = (104.0 * 0.72_f32.powi(nth as i32), turn * nth as f32);
        let corner = |quarter: f32| {
            let at = angle + std::f32::consts::FRAC_PI_4 + quarter * std::f32::consts::FRAC_PI_2;
            around((100.0, y), half, at)
        };
        Path::new().polygon(&[corner(0.0), corner(1.0), corner(2.0), corner(3.0)]).done()
    };
    let tones = [Tone::Shade, Tone::Ground, Tone::Form, Tone::Ground, Tone::Shade, Tone::Accent];
    let layers = tones.into_iter().enumerate().map(|(nth, tone)| Layer::plane(tone, square(nth))).collect();
    Plan::new(layers, Voice::Condensed, place)
}

/// Thriller: the sheet is cut, and something shows.
pub fn cut(seed: &mut Seed) -> Plan {
    let (place, y) = Place::either(seed);
    let (fall, wide) = (seed.between(30.0, 64.0) * seed.side(), seed.between(7.0, 15.0));
    let blade = [(-5.0, y - fall), (205.0, y + fall), (205.0, y + fall + wide)];
    let below = [(-5.0, y - fall), (205.0, y + fall), (205.0, 305.0), (-5.0, 305.0)];
    let above = [(-5.0, y - fall), (205.0, y + fall), (205.0, -5.0), (-5.0, -5.0)];
    let (shaded, r) = if place == Place::Top { (below, 44.0) } else { (above, 40.0) };
    let layers = vec![
        Layer::plane(Tone::Form, Path::new().circle(seed.between(64.0, 136.0), y, r).done()),
        Layer::plane(Tone::Shade, Path::new().polygon(&shaded).done()),
        Layer::plane(Tone::Accent, Path::new().polygon(&blade).done()),
    ];
    Plan::new(layers, Voice::Condensed, place)
}
