//! Horror and mystery: what one is not meant to see.

use super::{Layer, Place, Plan};
use crate::cover::color::Tone;
use crate::cover::path::Path;
use crate::cover::seed::Seed;
use crate::cover::title::Voice;

/// Horror: the sheet is torn.
pub fn tear(seed: &mut Seed) -> Plan {
    let x = seed.between(75.0, 125.0);
    let mut edge = |side: f32| -> Vec<(f32, f32)> {
        (0..9)
            .map(|step| {
                let y = step as f32 * 22.0 - 4.0;
                let open = 52.0 * (1.0 - (y / 172.0).powi(2)).max(0.0);
                (x + side * open * seed.between(0.35, 1.0) + (y - 80.0) * 0.16, y)
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
        let pupil = Path::new().ellipse(x - 3.0, 66.0, 5.0, 17.0).done();
        layers.push(Layer::plane(Tone::Ground, Path::new().ellipse(x - 3.0, 66.0, 19.0, 19.0).done()));
        layers.push(Layer::plane(Tone::Accent, pupil));
    }
    Plan { layers, voice: Voice::Condensed, place: Place::Bottom }
}

/// Horror: thorns before a moon.
pub fn thorns(seed: &mut Seed) -> Plan {
    let moon = Path::new().circle(seed.between(60.0, 140.0), 192.0, seed.between(40.0, 56.0)).done();
    let mut rank = |from: f32, step: f32, low: f32, high: f32| {
        let mut points = vec![(-10.0, 310.0)];
        let mut x = -10.0;
        while x < 215.0 {
            points.push((x, from));
            points.push((x + step * 0.5 + seed.between(-4.0, 10.0), seed.between(high, low)));
            x += step;
        }
        points.extend([(215.0, from), (215.0, 310.0)]);
        Path::new().polygon(&points).done()
    };
    let (far, near) = (rank(268.0, 24.0, 215.0, 150.0), rank(282.0, 34.0, 250.0, 200.0));
    let layers = vec![
        Layer::plane(Tone::Accent, moon),
        Layer::plane(Tone::Form, far),
        Layer::plane(Tone::Shade, near),
    ];
    Plan::new(layers, Voice::Condensed, Place::Top)
}

/// Horror: eyes in the dark.
pub fn eyes(seed: &mut Seed) -> Plan {
    let (mut lids, mut pupils) = (Path::new(), Path::new());
    for row in 0..4 {
        let (x, y) = (seed.between(34.0, 150.0), 34.0 + row as f32 * 36.0);
        let half = seed.between(9.0, 17.0);
        for side in [-1.0, 1.0] {
            let center = x + side * half * 1.35;
            let tilt = -side * half * 0.3;
            let lift = half * 0.9;
            lids = lids.raw(&format!(
                "M{:.0} {:.0}Q{center:.0} {:.0} {:.0} {:.0}Q{center:.0} {:.0} {:.0} {:.0}z",
                center - half,
                y - tilt,
                y - lift,
                center + half,
                y + tilt,
                y + lift,
                center - half,
                y - tilt
            ));
            pupils = pupils.ellipse(center, y, 2.0, half * 0.42);
        }
    }
    let layers = vec![
        Layer::plane(Tone::Shade, Path::new().rect(0.0, 0.0, 200.0, 176.0).done()).faint(45),
        Layer::plane(Tone::Accent, lids.done()),
        Layer::plane(Tone::Ground, pupils.done()),
    ];
    Plan::new(layers, Voice::Condensed, Place::Bottom)
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

/// Mystery: a lens over a trail.
pub fn lens(seed: &mut Seed) -> Plan {
    let (place, y) = Place::either(seed);
    let (side, r) = (seed.side(), seed.between(40.0, 52.0));
    let x = 100.0 - side * 14.0;
    let grip = |from: f32| (x + side * r * from, y + r * from);
    let trail = (0..5).fold(Path::new(), |path, step| {
        let step = step as f32;
        path.ellipse(
            24.0 + step * 38.0,
            y + 34.0 - step * 17.0 + if (step as u8).is_multiple_of(2) { 0.0 } else { 16.0 },
            9.0,
            5.0,
        )
    });
    let layers = vec![
        Layer::plane(Tone::Shade, Path::new().circle(x, y, r).done()),
        Layer::plane(Tone::Form, trail.done()),
        Layer::line(Tone::Accent, 7.0, Path::new().circle(x, y, r).done()),
        Layer::line(Tone::Accent, 12.0, Path::new().line(&[grip(0.76), grip(1.35)]).done()),
    ];
    Plan::new(layers, Voice::Serif, place)
}
