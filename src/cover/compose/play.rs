//! Romance and comedy: plain shapes at play.

use super::{Layer, Place, Plan};
use crate::cover::color::Tone;
use crate::cover::path::Path;
use crate::cover::seed::Seed;
use crate::cover::title::Voice;
use crate::cover::turn::around;

/// Romance: two circles that overlap.
pub fn circles(seed: &mut Seed) -> Plan {
    let place = if seed.one_in(3) { Place::Top } else { Place::Bottom };
    let y = if place == Place::Top { 204.0 } else { 92.0 };
    let (r, other) = (seed.between(46.0, 62.0), seed.between(40.0, 58.0));
    let lift = seed.between(-18.0, 18.0);
    let apart = (r + other) * 0.34;
    let (left, right) = (100.0 - apart, 100.0 + apart);
    // The lens that both share: where two circles of these radii cross.
    let (dx, dy) = (right - left, -2.0 * lift);
    let distance = dx.hypot(dy).max(1.0);
    let along = (distance * distance + r * r - other * other) / (2.0 * distance);
    let half = (r * r - along * along).max(0.0).sqrt();
    let (mx, my) = (left + along * dx / distance, y + lift + along * dy / distance);
    let (ox, oy) = (half * dy / distance, -half * dx / distance);
    let lens = format!(
        "M{:.0} {:.0}A{r:.0} {r:.0} 0 0 1 {:.0} {:.0}A{other:.0} {other:.0} 0 0 1 {:.0} {:.0}z",
        mx + ox,
        my + oy,
        mx - ox,
        my - oy,
        mx + ox,
        my + oy
    );
    let layers = vec![
        Layer::plane(Tone::Form, Path::new().circle(left, y + lift, r).done()),
        Layer::plane(Tone::Shade, Path::new().circle(right, y - lift, other).done()),
        Layer::plane(Tone::Accent, lens),
    ];
    Plan { layers, voice: Voice::Serif, place }
}

/// Romance: petals.
pub fn petals(seed: &mut Seed) -> Plan {
    let (place, y) = Place::either(seed);
    let (count, turn) = (5 + seed.below(3), seed.between(0.0, 1.2));
    let (x, reach) = (seed.between(86.0, 114.0), seed.between(34.0, 42.0));
    let petal = |nth: usize| {
        let angle = turn + std::f32::consts::TAU * nth as f32 / count as f32;
        around((x, y), reach, angle)
    };
    let ring = |every: usize| {
        (0..count).filter(|nth| nth % 2 == every).fold(Path::new(), |path, nth| {
            let (px, py) = petal(nth);
            path.circle(px, py, reach * 0.78)
        })
    };
    let layers = vec![
        Layer::plane(Tone::Form, ring(0).done()).faint(85),
        Layer::plane(Tone::Shade, ring(1).done()).faint(80),
        Layer::plane(Tone::Accent, Path::new().circle(x, y, reach * 0.5).done()),
    ];
    Plan::new(layers, Voice::Serif, place)
}

/// Comedy: confetti, or a wide grin.
pub fn confetti(seed: &mut Seed) -> Plan {
    let mut bits = |count: usize| {
        (0..count)
            .fold(Path::new(), |path, at| {
                let (x, y) = (seed.between(4.0, 192.0), seed.between(4.0, 150.0));
                let (a, s) = (seed.between(0.0, 3.1), seed.between(8.0, 15.0));
                let (c, d) = around((0.0, 0.0), s, a);
                match at % 3 {
                    0 => path.circle(x, y, s * 0.6),
                    1 => path.polygon(&[(x + c, y + d), (x - d, y + c), (x - c, y - d)]),
                    _ => path.polygon(&[
                        (x, y),
                        (x + 1.6 * c, y + 1.6 * d),
                        (x + 1.6 * c - d * 0.5, y + 1.6 * d + c * 0.5),
                        (x - d * 0.5, y + c * 0.5),
                    ]),
                }
            })
            .done()
    };
    let (first, second) = (bits(6), bits(6));
    let (x, r) = (seed.between(70.0, 130.0), seed.between(44.0, 60.0));
    let grin = format!("M{:.0} 74h{:.0}a{r:.0} {r:.0} 0 0 1-{:.0} 0z", x - r, 2.0 * r, 2.0 * r);
    let layers = vec![
        Layer::plane(Tone::Shade, first),
        Layer::plane(Tone::Form, grin),
        Layer::plane(Tone::Accent, second),
    ];
    Plan { layers, voice: Voice::Bold, place: Place::Bottom }
}

/// Comedy: a parasol.
pub fn parasol(seed: &mut Seed) -> Plan {
    let (x, r) = (seed.between(84.0, 116.0), seed.between(58.0, 74.0));
    let (y, lean) = (112.0, seed.between(-22.0, 22.0));
    let gore = |nth: usize| {
        let (from, to) = (x - r + nth as f32 * r * 0.4, x - r + (nth + 1) as f32 * r * 0.4);
        format!(
            "M{x:.0} {:.0}Q{:.0} {:.0} {from:.0} {y:.0}H{to:.0}Q{:.0} {:.0} {x:.0} {:.0}z",
            y - r,
            (x + 2.0 * from) / 3.0,
            y - r * 0.9,
            (x + 2.0 * to) / 3.0,
            y - r * 0.9,
            y - r
        )
    };
    let gores = |every: usize| (0..5).filter(|nth| nth % 2 == every).map(gore).collect::<String>();
    let layers = vec![
        Layer::line(Tone::Form, 4.0, format!("M{x:.0} {:.0}L{:.0} 172", y - r, x + lean)),
        Layer::plane(Tone::Form, gores(0)),
        Layer::plane(Tone::Accent, gores(1)),
        Layer::plane(Tone::Shade, Path::new().ellipse(x + lean, 174.0, 46.0, 5.0).done()),
    ];
    Plan::new(layers, Voice::Bold, Place::Bottom)
}

/// Comedy: something bounces.
pub fn bounce(seed: &mut Seed) -> Plan {
    let (side, r) = (seed.side(), seed.between(20.0, 30.0));
    let flip = |x: f32| if side < 0.0 { 200.0 - x } else { x };
    let hop = |from: f32, to: f32, high: f32| {
        format!(
            "M{:.0} 152Q{:.0} {:.0} {:.0} 152",
            flip(from),
            flip((from + to) / 2.0),
            152.0 - 2.0 * high,
            flip(to)
        )
    };
    let path = hop(-10.0, 50.0, 30.0) + &hop(50.0, 104.0, 48.0) + &hop(104.0, 220.0, 66.0);
    let layers = vec![
        Layer::plane(Tone::Shade, Path::new().rect(0.0, 156.0, 200.0, 150.0).done()).faint(70),
        Layer::line(Tone::Form, 3.0, path),
        Layer::plane(
            Tone::Accent,
            Path::new().circle(flip(seed.between(146.0, 166.0)), 152.0 - 66.0 - r * 0.2, r).done(),
        ),
    ];
    Plan::new(layers, Voice::Bold, Place::Bottom)
}
