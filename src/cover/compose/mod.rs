//! Compositions: for each motif a family of shapes that a seed varies.

mod land;
mod light;
mod line;
mod night;
mod play;

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

/// Composes a cover.
pub fn plan(motif: Motif, seed: &mut Seed) -> Plan {
    match motif {
        Motif::Noir => night::noir(seed),
        Motif::Crime => night::blinds(seed),
        Motif::Horror => night::tear(seed),
        Motif::Mystery => night::keyhole(seed),
        Motif::Thriller => night::rings(seed),
        Motif::Western => land::low_sun(seed),
        Motif::Adventure => land::ridges(seed),
        Motif::Fantasy => land::crescent(seed),
        Motif::War => line::bars(seed),
        Motif::Action => line::burst(seed),
        Motif::Musical => line::waves(seed),
        Motif::Documentary => line::halftone(seed),
        Motif::SciFi => line::orbits(seed),
        Motif::Romance => play::circles(seed),
        Motif::Comedy => play::confetti(seed),
        Motif::Animation => play::blobs(seed),
        Motif::Children => play::blocks(seed),
        Motif::Plain => play::quarters(seed),
        Motif::Drama => light::one_light(seed),
    }
}
