//! Musical and documentary: rhythm.

use super::{Layer, Place, Plan};
use crate::cover::color::Tone;
use crate::cover::path::Path;
use crate::cover::seed::Seed;
use crate::cover::title::Voice;
use crate::cover::turn::around;

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

/// Documentary: the blades of a shutter.
pub fn shutter(seed: &mut Seed) -> Plan {
    let (place, y) = Place::either(seed);
    let (r, turn, open) = (78.0, seed.between(0.0, 1.0), seed.between(0.34, 0.6));
    let at = |angle: f32, reach: f32| around((100.0, y), reach, angle);
    let blades = (0..6).fold(Path::new(), |path, blade| {
        let angle = turn + blade as f32 * std::f32::consts::TAU / 6.0;
        path.line(&[at(angle, r), at(angle + 0.85, r * open)])
    });
    let hole: Vec<_> =
        (0..6).map(|blade| at(turn + 0.85 + blade as f32 * std::f32::consts::TAU / 6.0, r * open)).collect();
    let layers = vec![
        Layer::plane(Tone::Form, Path::new().circle(100.0, y, r).done()),
        Layer::plane(Tone::Accent, Path::new().polygon(&hole).done()),
        Layer::line(Tone::Ground, 2.5, blades.done()),
    ];
    Plan::new(layers, Voice::Condensed, place)
}
