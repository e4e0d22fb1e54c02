//! War, action, musical, documentary and science fiction: rhythm and direction.

use super::{Layer, Place, Plan};
use crate::cover::color::Tone;
use crate::cover::path::Path;
use crate::cover::seed::Seed;
use crate::cover::title::Voice;

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

/// Action: wedges burst from a point.
pub fn burst(seed: &mut Seed) -> Plan {
    let (x, y) = (seed.between(20.0, 180.0), seed.between(58.0, 100.0));
    let wedges = 9 + seed.below(4);
    let turn = seed.between(0.0, 0.6);
    let rays = (0..wedges).fold(Path::new(), |path, wedge| {
        let from = turn + std::f32::consts::TAU * wedge as f32 / wedges as f32;
        let to = from + seed.between(0.14, 0.30);
        path.polygon(&[
            (x, y),
            (x + 330.0 * from.cos(), y + 330.0 * from.sin()),
            (x + 330.0 * to.cos(), y + 330.0 * to.sin()),
        ])
    });
    let r = seed.between(22.0, 34.0);
    let layers = vec![
        Layer::plane(Tone::Shade, rays.done()),
        Layer::plane(Tone::Form, Path::new().circle(x, y, r * 1.5).done()),
        Layer::plane(Tone::Accent, Path::new().circle(x, y, r).done()),
    ];
    Plan { layers, voice: Voice::Condensed, place: Place::Bottom }
}

/// Musical: waves of sound.
pub fn waves(seed: &mut Seed) -> Plan {
    let crests = 1 + seed.below(3);
    let height = seed.between(34.0, 62.0);
    let mut wave = |nth: usize, tone: Tone, width: f32| {
        let y = 150.0 + 24.0 * nth as f32;
        Layer::line(tone, width, Path::new().wave(y, height * seed.between(0.7, 1.0), crests).done())
    };
    let layers = vec![
        wave(0, Tone::Shade, 12.0),
        wave(1, Tone::Form, 9.0),
        wave(2, Tone::Accent, 12.0),
        wave(3, Tone::Form, 5.0),
        wave(4, Tone::Shade, 9.0),
    ];
    Plan { layers, voice: Voice::Serif, place: Place::Top }
}

/// Documentary: halftone.
pub fn halftone(seed: &mut Seed) -> Plan {
    let center = seed.between(2.0, 7.0);
    let spread = seed.between(3.0, 4.5);
    let top = if seed.one_in(2) { 140.0 } else { 14.0 };
    let rows = (0..9).map(|row| {
        let near = (1.0 - ((row as f32 - center) / spread).powi(2)).max(0.06);
        let tone = if row as f32 > center { Tone::Form } else { Tone::Accent };
        Layer::dots(tone, 2.0 + 13.0 * near, format!("M4 {:.0}h193", top + 15.0 * row as f32))
    });
    let place = if top > 100.0 { Place::Top } else { Place::Bottom };
    Plan { layers: rows.collect(), voice: Voice::Condensed, place }
}

/// Science fiction: orbits.
pub fn orbits(seed: &mut Seed) -> Plan {
    let place = if seed.one_in(2) { Place::Top } else { Place::Bottom };
    let y = if place == Place::Top { 206.0 } else { 96.0 };
    let (x, r) = (seed.between(60.0, 140.0), seed.between(24.0, 44.0));
    let tilt = seed.between(0.0, 0.9);
    let orbit = |radius: f32| Path::new().circle(x, y, radius);
    let on = |radius: f32, angle: f32| (x + radius * angle.cos(), y + radius * angle.sin());
    let (near, far) = (on(r + 26.0, 3.4 + tilt), on(r + 56.0, tilt));
    let stars = (0..9)
        .fold(Path::new(), |path, _| path.rect(seed.between(6.0, 194.0), seed.between(6.0, 294.0), 2.0, 2.0));
    let layers = vec![
        Layer::plane(Tone::Form, stars.done()),
        Layer::line(Tone::Form, 1.5, orbit(r + 26.0).circle(x, y, r + 56.0).circle(x, y, r + 90.0).done())
            .faint(70),
        Layer::plane(Tone::Form, orbit(r).done()),
        Layer::plane(Tone::Shade, format!("M{:.0} {y:.0}a{r:.0} {r:.0} 0 0 0 {:.0} 0z", x - r, 2.0 * r)),
        Layer::plane(Tone::Accent, Path::new().circle(near.0, near.1, 6.0).circle(far.0, far.1, 11.0).done()),
    ];
    Plan { layers, voice: Voice::Condensed, place }
}
