//! Animation, children's films, and films of no known genre: the toy box.

use super::{Layer, Place, Plan};
use crate::cover::color::Tone;
use crate::cover::path::Path;
use crate::cover::seed::Seed;
use crate::cover::title::Voice;
use crate::cover::turn::around;

/// A soft closed shape around a point.
fn soft(seed: &mut Seed, x: f32, y: f32, r: f32) -> String {
    let corners: Vec<_> = (0..6)
        .map(|at| {
            let (angle, reach) = (std::f32::consts::TAU * at as f32 / 6.0, r * seed.between(0.9, 1.4));
            around((x, y), reach, angle)
        })
        .collect();
    Path::new().blob(&corners).done()
}

/// Animation: soft blobs, one of them looking at you.
pub fn blobs(seed: &mut Seed) -> Plan {
    let (x, y) = (seed.between(80.0, 120.0), seed.between(84.0, 100.0));
    let gaze = seed.between(-4.0, 4.0);
    let apart = seed.between(13.0, 19.0);
    let behind = 100.0 + 34.0 * seed.side();
    let back = soft(seed, behind, y + 20.0, 74.0);
    let front = soft(seed, x, y, 54.0);
    let eyes = |r: f32, shift: f32| {
        Path::new().circle(x - apart + shift, y - 8.0, r).circle(x + apart + shift, y - 8.0, r).done()
    };
    let layers = vec![
        Layer::plane(Tone::Shade, back),
        Layer::plane(Tone::Form, front),
        Layer::plane(Tone::Accent, eyes(10.0, 0.0)),
        Layer::plane(Tone::Ground, eyes(4.5, gaze)),
    ];
    Plan { layers, voice: Voice::Bold, place: Place::Bottom }
}

/// Animation and children: a rainbow.
pub fn rainbow(seed: &mut Seed) -> Plan {
    let (x, r) = (seed.between(70.0, 130.0), seed.between(74.0, 92.0));
    let arch = |nth: usize| {
        let r = r - 15.0 * nth as f32;
        format!("M{:.0} 158a{r:.0} {r:.0} 0 0 1 {:.0} 0z", x - r, 2.0 * r)
    };
    let tones = [Tone::Shade, Tone::Form, Tone::Accent, Tone::Form, Tone::Ground];
    let layers = tones.into_iter().enumerate().map(|(nth, tone)| Layer::plane(tone, arch(nth))).collect();
    Plan::new(layers, Voice::Bold, Place::Bottom)
}

/// Children: building blocks.
pub fn blocks(seed: &mut Seed) -> Plan {
    let s = seed.between(40.0, 48.0);
    let (x, y) = (100.0 - s, 290.0);
    let roof_left = seed.one_in(2);
    let roof = if roof_left { x } else { x + s };
    let ball = if roof_left { x + s * 1.5 } else { x + s * 0.5 };
    let arch = format!(
        "M{x:.0} {y:.0}v-{:.0}a{s:.0} {s:.0} 0 0 1 {:.0} 0v{:.0}h-{:.0}v-{:.0}h-{:.0}v{:.0}z",
        s * 0.9,
        2.0 * s,
        s * 0.9,
        s * 0.6,
        s * 0.8,
        s * 0.8,
        s * 0.8
    );
    let layers = vec![
        Layer::plane(Tone::Shade, Path::new().rect(0.0, y - 8.0, 200.0, 30.0).done()),
        Layer::plane(Tone::Form, arch),
        Layer::plane(
            Tone::Accent,
            Path::new()
                .polygon(&[(roof, y - s * 1.9), (roof + s, y - s * 1.9), (roof + s * 0.5, y - s * 2.7)])
                .done(),
        ),
        Layer::plane(Tone::Form, Path::new().circle(ball, y - s * 2.2, s * 0.3).done()).faint(80),
    ];
    Plan { layers, voice: Voice::Bold, place: Place::Top }
}

/// No genre at all: quarter circles, like tiles.
pub fn quarters(seed: &mut Seed) -> Plan {
    let mut tile = |at: usize| {
        let (x, y) = ((at % 4 * 50) as f32, (130 + at / 4 * 50) as f32);
        match seed.below(4) {
            0 => format!("M{x} {y}h50a50 50 0 0 1-50 50z"),
            1 => format!("M{x} {y}h50v50a50 50 0 0 1-50-50z"),
            2 => format!("M{x} {}v-50a50 50 0 0 1 50 50z", y + 50.0),
            _ => format!("M{} {y}v50h-50a50 50 0 0 1 50-50z", x + 50.0),
        }
    };
    let tiles: Vec<String> = (0..12).map(&mut tile).collect();
    let every = |nth: usize| tiles.iter().skip(nth).step_by(3).map(String::as_str).collect::<String>();
    let layers = vec![
        Layer::plane(Tone::Shade, every(0)),
        Layer::plane(Tone::Form, every(1)),
        Layer::plane(Tone::Accent, every(2)).faint(85),
    ];
    Plan { layers, voice: Voice::Serif, place: Place::Top }
}
