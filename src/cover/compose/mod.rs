//! Compositions: for each motif a family of shapes that a seed varies.

mod fear;
mod force;
mod land;
mod light;
mod line;
mod night;
mod play;
mod space;
mod toys;

use super::color::Tone;
use super::genre::Motif;
use super::seed::Seed;
use super::title::{Setting, Voice};

/// One shape of a cover.
#[derive(Debug)]
pub struct Layer {
    /// SVG path data.
    pub path: String,
    /// Its color.
    pub tone: Tone,
    /// How much of it shows, in percent.
    pub opacity: u8,
    /// With what it is drawn.
    pub brush: Brush,
}

/// How a path becomes visible.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Brush {
    /// Filled.
    Plane,
    /// As a line of this width.
    Line(f32),
    /// As a row of dots of this size: one dashed line with round caps costs no more than a line.
    Dots(f32),
}

impl Layer {
    /// An opaque plane.
    pub fn plane(tone: Tone, path: String) -> Self {
        Self { path, tone, opacity: 100, brush: Brush::Plane }
    }

    /// A line.
    pub fn line(tone: Tone, width: f32, path: String) -> Self {
        Self { path, tone, opacity: 100, brush: Brush::Line(width) }
    }

    /// A row of dots.
    pub fn dots(tone: Tone, size: f32, path: String) -> Self {
        Self { path, tone, opacity: 100, brush: Brush::Dots(size) }
    }

    /// The same, showing only `percent` of its color.
    pub fn faint(self, percent: u8) -> Self {
        Self { opacity: percent, ..self }
    }
}

impl Plan {
    fn new(layers: Vec<Layer>, voice: Voice, place: Place) -> Self {
        Self { layers, voice, place }
    }
}

/// Where the title stands; the shapes keep out of its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In the upper part.
    Top,
    /// In the lower part, above the credits.
    Bottom,
}

/// Height of the title's box, and where it starts or ends.
const TITLE_HEIGHT: f32 = 104.0;
const TOP: f32 = 17.0;
const BOTTOM: f32 = 264.0;
/// Height of capitals in both fonts, in type sizes.
const CAPITALS: f32 = 0.72;

impl Place {
    /// One of the two, by chance, and the height at which the shapes of such a cover are centered.
    fn either(seed: &mut Seed) -> (Self, f32) {
        if seed.one_in(2) { (Self::Top, 200.0) } else { (Self::Bottom, 88.0) }
    }

    /// Height that the title may take.
    pub fn height(self) -> f32 {
        TITLE_HEIGHT
    }

    /// Baseline of the first line.
    pub fn baseline(self, setting: &Setting, voice: Voice) -> f32 {
        match self {
            Self::Top => TOP + CAPITALS * setting.size,
            Self::Bottom => {
                let below = setting.lines.len().saturating_sub(1) as f32;
                BOTTOM - below * voice.leading() * setting.size
            }
        }
    }
}

/// What a composition decides.
pub struct Plan {
    /// Shapes, back to front.
    pub layers: Vec<Layer>,
    /// The title's hand.
    pub voice: Voice,
    /// The title's place.
    pub place: Place,
}

/// Composes a cover: each motif has a few compositions, each of which a seed varies.
pub fn plan(motif: Motif, seed: &mut Seed) -> Plan {
    let family: &[fn(&mut Seed) -> Plan] = match motif {
        Motif::Noir => &[night::noir],
        Motif::Crime => &[night::blinds, night::skyline, night::fingerprint],
        Motif::Horror => &[fear::tear, fear::thorns, fear::eyes],
        Motif::Mystery => &[fear::keyhole, fear::lens],
        Motif::Thriller => &[night::rings, night::stairwell, night::cut],
        Motif::Western => &[land::low_sun],
        Motif::Adventure => &[land::ridges, land::sail, land::road],
        Motif::Fantasy => &[land::crescent, land::towers],
        Motif::War => &[force::bars, force::searchlights, force::chevrons],
        Motif::Action => &[force::burst, force::speed, force::crosshair],
        Motif::Musical => &[line::waves],
        Motif::Documentary => &[line::halftone, line::shutter],
        Motif::SciFi => &[space::orbits, space::grid, space::eclipse],
        Motif::Romance => &[play::circles, play::petals],
        Motif::Comedy => &[play::confetti, play::parasol, play::bounce],
        Motif::Animation => &[toys::blobs, toys::rainbow],
        Motif::Children => &[toys::blocks, toys::rainbow],
        Motif::Plain => &[toys::quarters],
        Motif::Drama => &[light::windows, light::doorway, light::lamp, light::stairs, light::shore],
    };
    let compose = family.get(seed.below(family.len())).unwrap_or(&(toys::quarters as fn(&mut Seed) -> Plan));
    compose(seed)
}
