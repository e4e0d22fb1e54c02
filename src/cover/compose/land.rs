//! Western, adventure and fantasy: horizons.

use super::{Layer, Place, Plan};
use crate::cover::color::Tone;
use crate::cover::path::Path;
use crate::cover::seed::Seed;
use crate::cover::title::Voice;

/// A ridge line from edge to edge, closed at the foot of the sheet.
fn ridge(seed: &mut Seed, y: f32, height: f32, peaks: usize) -> String {
    let step = 220.0 / (2 * peaks) as f32;
    let mut points = vec![(-10.0, 310.0)];
    for at in 0..=2 * peaks {
        let up = if at % 2 == 1 { seed.between(0.55, 1.0) } else { seed.between(-0.1, 0.25) };
        points.push((-10.0 + at as f32 * step + seed.between(-6.0, 6.0), y - height * up));
    }
    points.push((210.0, 310.0));
    Path::new().polygon(&points).done()
}

/// Western.
pub fn low_sun(seed: &mut Seed) -> Plan {
    let (x, r) = (seed.between(60.0, 140.0), seed.between(50.0, 66.0));
    let horizon = seed.between(212.0, 228.0);
    let left = seed.between(-30.0, 20.0);
    let wide = seed.between(44.0, 66.0);
    let tall = seed.between(34.0, 56.0);
    let mesa = [
        (left, horizon + 2.0),
        (left + 10.0, horizon - tall * 0.55),
        (left + 16.0, horizon - tall),
        (left + wide, horizon - tall),
        (left + wide + 7.0, horizon - tall * 0.5),
        (left + wide + 20.0, horizon + 2.0),
    ];
    let far =
        [(126.0, horizon + 2.0), (138.0, horizon - 26.0), (186.0, horizon - 26.0), (202.0, horizon + 2.0)];
    let haze = (0..3).fold(Path::new(), |path, band| {
        let band = band as f32;
        path.rect(-5.0, horizon - 14.0 - 17.0 * band, 210.0, 6.0 - 1.5 * band)
    });
    let layers = vec![
        Layer::plane(Tone::Accent, Path::new().circle(x, horizon - r * 0.45, r).done()),
        Layer::plane(Tone::Ground, haze.done()),
        Layer::plane(Tone::Form, Path::new().polygon(&mesa).polygon(&far).done()),
        Layer::plane(Tone::Shade, Path::new().rect(0.0, horizon, 200.0, 100.0).done()),
    ];
    Plan { layers, voice: Voice::Condensed, place: Place::Top }
}

/// Adventure.
pub fn ridges(seed: &mut Seed) -> Plan {
    let sun =
        Path::new().circle(seed.between(40.0, 160.0), seed.between(150.0, 172.0), seed.between(18.0, 34.0));
    let far = ridge(seed, 222.0, 72.0, 2);
    let near = ridge(seed, 262.0, 62.0, 3);
    let layers = vec![
        Layer::plane(Tone::Accent, sun.done()),
        Layer::plane(Tone::Form, far).faint(65),
        Layer::plane(Tone::Form, near.clone()),
        Layer::plane(Tone::Shade, ridge(seed, 290.0, 40.0, 2)),
    ];
    let voice = if seed.one_in(2) { Voice::Serif } else { Voice::Condensed };
    Plan { layers, voice, place: Place::Top }
}

/// Fantasy.
pub fn crescent(seed: &mut Seed) -> Plan {
    let (x, y, r) = (seed.between(70.0, 130.0), seed.between(76.0, 90.0), seed.between(42.0, 54.0));
    let shift = r * 0.45 * seed.side();
    let stars = (0..6).fold(Path::new(), |path, _| {
        let (sx, sy, s) = (seed.between(12.0, 188.0), seed.between(10.0, 150.0), seed.between(4.0, 9.0));
        let t = s * 0.25;
        path.polygon(&[(sx, sy - s), (sx + t, sy), (sx, sy + s), (sx - t, sy)])
    });
    let hill = |y: f32, lift: f32| {
        format!("M-10 310V{y:.0}Q50 {:.0} 110 {:.0}T210 {:.0}V310z", y - lift, y - 6.0, y - 18.0)
    };
    let lift = seed.between(20.0, 46.0);
    let layers = vec![
        Layer::plane(Tone::Form, stars.done()),
        Layer::plane(Tone::Accent, Path::new().circle(x, y, r).done()),
        Layer::plane(Tone::Ground, Path::new().circle(x + shift, y - r * 0.18, r * 0.86).done()),
        Layer::plane(Tone::Shade, hill(180.0, lift)),
    ];
    Plan { layers, voice: Voice::Serif, place: Place::Bottom }
}

/// Adventure: a sail.
pub fn sail(seed: &mut Seed) -> Plan {
    let (side, x) = (seed.side(), seed.between(80.0, 120.0));
    let tall = seed.between(66.0, 84.0);
    let to = |dx: f32| x + side * dx;
    let main = [(to(2.0), 222.0 - tall), (to(2.0), 222.0), (to(46.0), 222.0)];
    let jib = [(to(-3.0), 232.0 - tall), (to(-3.0), 222.0), (to(-27.0), 222.0)];
    let hull = [(to(-34.0), 228.0), (to(52.0), 228.0), (to(38.0), 244.0), (to(-24.0), 244.0)];
    let layers = vec![
        Layer::plane(Tone::Shade, Path::new().circle(to(-30.0), 176.0, seed.between(26.0, 40.0)).done()),
        Layer::plane(Tone::Accent, Path::new().polygon(&main).polygon(&jib).done()),
        Layer::plane(Tone::Form, Path::new().polygon(&hull).done()),
        Layer::plane(Tone::Shade, "M-10 240q28-10 55 0t55 0t55 0t55 0V310H-10z".to_owned()),
    ];
    Plan::new(layers, Voice::Serif, Place::Top)
}

/// Adventure: a road to the horizon.
pub fn road(seed: &mut Seed) -> Plan {
    let (x, side) = (seed.between(80.0, 120.0), seed.side());
    let bend = side * seed.between(34.0, 60.0);
    let road = format!(
        "M{:.0} 196C{:.0} 222 {:.0} 236 {:.0} 310H{:.0}C{:.0} 240 {:.0} 222 {:.0} 196z",
        x - 2.0,
        x + bend,
        x - bend * 1.4,
        x - 70.0,
        x + 60.0,
        x - bend * 0.3,
        x + bend * 1.4,
        x + 2.0
    );
    let layers = vec![
        Layer::plane(
            Tone::Accent,
            Path::new().circle(x + bend * 0.4, 190.0, seed.between(30.0, 46.0)).done(),
        ),
        Layer::plane(Tone::Shade, Path::new().rect(0.0, 196.0, 200.0, 110.0).done()),
        Layer::plane(Tone::Form, road),
    ];
    let voice = if seed.one_in(2) { Voice::Serif } else { Voice::Condensed };
    Plan::new(layers, voice, Place::Top)
}

/// Fantasy: towers.
pub fn towers(seed: &mut Seed) -> Plan {
    let moon = Path::new().circle(seed.between(40.0, 160.0), 158.0, seed.between(18.0, 34.0)).done();
    let (mut walls, mut roofs, mut x) = (Path::new(), Path::new(), seed.between(14.0, 34.0));
    for _ in 0..4 {
        let (wide, top) = (seed.between(20.0, 34.0), seed.between(176.0, 232.0));
        walls = walls.rect(x, top, wide, 90.0);
        roofs = roofs.polygon(&[(x - 4.0, top), (x + wide / 2.0, top - wide * 1.3), (x + wide + 4.0, top)]);
        x += wide + seed.between(4.0, 18.0);
    }
    let layers = vec![
        Layer::plane(Tone::Accent, moon),
        Layer::plane(Tone::Form, walls.done()),
        Layer::plane(Tone::Form, roofs.done()).faint(75),
        Layer::plane(Tone::Shade, "M-10 310V262Q60 236 110 254T210 244V310z".to_owned()),
    ];
    Plan::new(layers, Voice::Serif, Place::Top)
}
