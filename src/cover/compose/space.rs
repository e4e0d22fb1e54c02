//! Science fiction: far away.

use super::{Layer, Place, Plan};
use crate::cover::color::Tone;
use crate::cover::path::Path;
use crate::cover::seed::Seed;
use crate::cover::title::Voice;
use crate::cover::turn::around;

/// Science fiction: orbits.
pub fn orbits(seed: &mut Seed) -> Plan {
    let place = if seed.one_in(2) { Place::Top } else { Place::Bottom };
    let y = if place == Place::Top { 206.0 } else { 96.0 };
    let (x, r) = (seed.between(60.0, 140.0), seed.between(24.0, 44.0));
    let tilt = seed.between(0.0, 0.9);
    let orbit = |radius: f32| Path::new().circle(x, y, radius);
    let on = |radius: f32, angle: f32| around((x, y), radius, angle);
    // A moon below the planet would run into the credits.
    let (near, far) = (on(r + 26.0, 3.4 + tilt), on(r + 56.0, -tilt));
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

/// Science fiction: a grid that runs to the horizon.
pub fn grid(seed: &mut Seed) -> Plan {
    let (horizon, x) = (seed.between(196.0, 212.0), seed.between(70.0, 130.0));
    let rays = (-5..=5).fold(Path::new(), |path, ray| {
        path.line(&[(x + ray as f32 * 9.0, horizon), (x + ray as f32 * 52.0, 305.0)])
    });
    let rows = [0.0, 7.0, 18.0, 35.0, 60.0]
        .iter()
        .fold(rays, |path, depth| path.line(&[(0.0, horizon + depth), (200.0, horizon + depth)]));
    let layers = vec![
        Layer::plane(Tone::Accent, Path::new().circle(x, horizon - 16.0, seed.between(34.0, 50.0)).done()),
        Layer::plane(Tone::Shade, Path::new().rect(0.0, horizon, 200.0, 110.0).done()),
        Layer::line(Tone::Form, 1.5, rows.done()),
    ];
    Plan::new(layers, Voice::Condensed, Place::Top)
}

/// Science fiction: an eclipse.
pub fn eclipse(seed: &mut Seed) -> Plan {
    let (place, y) = Place::either(seed);
    let (x, r) = (seed.between(84.0, 116.0), seed.between(52.0, 66.0));
    let (dx, dy) = (seed.between(6.0, 13.0) * seed.side(), seed.between(4.0, 11.0));
    let stars = (0..10)
        .fold(Path::new(), |path, _| path.rect(seed.between(6.0, 194.0), seed.between(6.0, 274.0), 2.0, 2.0));
    let layers = vec![
        Layer::plane(Tone::Form, stars.done()),
        Layer::plane(Tone::Shade, Path::new().circle(x, y, r + 16.0).done()).faint(60),
        Layer::plane(Tone::Accent, Path::new().circle(x, y, r).done()),
        Layer::plane(Tone::Ground, Path::new().circle(x + dx, y + dy, r * 0.97).done()),
    ];
    Plan::new(layers, Voice::Condensed, place)
}
