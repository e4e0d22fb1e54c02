//! Colors of a cover, from the film's place among all films: what feels alike glows alike.

use super::era::Era;
use super::seed::Seed;

/// A color in OKLCH: even steps look even, so a palette can be computed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Oklch {
    /// Lightness, 0 to 1.
    pub lightness: f32,
    /// Chroma, 0 (gray) to about 0.3.
    pub chroma: f32,
    /// Hue in degrees.
    pub hue: f32,
}

impl Oklch {
    fn new(lightness: f32, chroma: f32, hue: f32) -> Self {
        Self { lightness, chroma, hue: hue.rem_euclid(360.0) }
    }

    /// As CSS.
    pub fn css(self) -> String {
        format!("oklch({:.2} {:.3} {:.0})", self.lightness, self.chroma, self.hue)
    }
}

/// A color in CSS from lightness, chroma and hue in degrees.
pub fn css(lightness: f32, chroma: f32, hue: f32) -> String {
    Oklch::new(lightness, chroma, hue).css()
}

/// The parts that a color plays on a cover.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// The sheet itself.
    Ground,
    /// A plane close to the ground.
    Shade,
    /// The main shape.
    Form,
    /// The smaller shape that catches the eye.
    Accent,
    /// The title.
    Ink,
}

/// The five colors of one cover.
#[derive(Clone, PartialEq, Debug)]
pub struct Palette {
    ground: Oklch,
    shade: Oklch,
    form: Oklch,
    accent: Oklch,
    ink: Oklch,
}

/// Where the thousand best-known films lie on the first two axes, at the median.
const MIDDLE: (f32, f32) = (-0.03, -0.38);

/// Inks that printers of posters like: cream, amber, coral, sky. One that stands off from `hue`.
fn accent(hue: f32, seed: &mut Seed) -> Oklch {
    let inks = [(0.92, 0.045, 92.0), (0.82, 0.135, 78.0), (0.72, 0.155, 36.0), (0.84, 0.075, 225.0)];
    let first = seed.below(inks.len());
    let far = |&&(_, chroma, ink): &&(f32, f32, f32)| {
        let apart = (hue - ink).rem_euclid(360.0);
        chroma < 0.05 || apart.min(360.0 - apart) > 50.0
    };
    let chosen = inks.iter().cycle().skip(first).take(inks.len()).find(far).unwrap_or(&inks[0]);
    Oklch::new(chosen.0, chosen.1, chosen.2)
}

impl Palette {
    /// The palette of a film with this `mood` (its place on the first three axes of taste, each about -1 to 1).
    pub fn of(mood: [f32; 3], era: Era, seed: &mut Seed) -> Self {
        let [across, up, depth] = mood.map(|m| if m.is_finite() { m.clamp(-1.0, 1.0) } else { 0.0 });
        // Half of a shelf would be of one color if moods decided alone: the best-known films lie close together. So hues
        // turn around their middle, and drift a little.
        let (across, up) = (across - MIDDLE.0, up - MIDDLE.1);
        let hue = match mood {
            // Nobody knows how these films feel.
            [0.0, 0.0, 0.0] => seed.between(0.0, 360.0),
            _ => up.atan2(across).to_degrees() + 60.0 * depth + 40.0 + seed.between(-35.0, 35.0),
        };
        let strength = (1.6 * across.hypot(up)).min(1.0);
        // The light of a cover: its depth, and some chance, so that a shelf has dark and bright ones.
        let light = depth + seed.between(-0.9, 0.8);
        let accent = accent(hue, seed);
        match era {
            Era::Duotone => Self::duotone(hue, light > -0.1),
            Era::Bold => Self::light(hue, accent, 0.08 + 0.04 * strength, 0.83),
            Era::Warm => Self::warm(hue, light),
            Era::Neon => Self::dark(hue, accent, 0.055, 0.19, 0.17),
            Era::Gloss if light > 0.5 => Self::middle(hue, accent, 0.07 + 0.05 * strength),
            Era::Gloss => Self::dark(hue, accent, 0.05 + 0.04 * strength, 0.27 + 0.04 * depth, 0.11),
            Era::Clean if light > 0.55 => Self::light(hue, accent, 0.04 + 0.04 * strength, 0.87),
            Era::Clean if light > 0.0 => Self::middle(hue, accent, 0.06 + 0.06 * strength),
            Era::Clean => Self::dark(hue, accent, 0.035 + 0.05 * strength, 0.28 + 0.05 * depth, 0.11),
        }
    }

    /// The color that plays a part.
    pub fn tone(&self, tone: Tone) -> Oklch {
        match tone {
            Tone::Ground => self.ground,
            Tone::Shade => self.shade,
            Tone::Form => self.form,
            Tone::Accent => self.accent,
            Tone::Ink => self.ink,
        }
    }

    fn duotone(hue: f32, negative: bool) -> Self {
        let paper = Oklch::new(0.90, 0.025, 85.0);
        let black = Oklch::new(0.22, 0.02, hue);
        let (ground, ink) = if negative { (black, paper) } else { (paper, black) };
        Self {
            ground,
            shade: Oklch::new(if negative { 0.30 } else { 0.82 }, 0.03, if negative { hue } else { 80.0 }),
            form: if negative { Oklch::new(0.48, 0.05, hue) } else { Oklch::new(0.30, 0.03, hue) },
            accent: Oklch::new(if negative { 0.80 } else { 0.58 }, 0.13, hue),
            ink,
        }
    }

    fn warm(hue: f32, depth: f32) -> Self {
        // The seventies printed everything in browns, mustards and oranges: hues are drawn toward them.
        let near = 55.0 + ((hue - 55.0 + 540.0).rem_euclid(360.0) - 180.0) * 0.28;
        let dark = depth < -0.15;
        Self {
            ground: Oklch::new(if dark { 0.33 } else { 0.84 }, if dark { 0.06 } else { 0.08 }, near + 20.0),
            shade: Oklch::new(if dark { 0.41 } else { 0.76 }, 0.10, near + 8.0),
            form: Oklch::new(0.60, 0.14, near - 12.0),
            accent: Oklch::new(if dark { 0.82 } else { 0.46 }, 0.12, near + if dark { 28.0 } else { -25.0 }),
            ink: if dark { Oklch::new(0.95, 0.03, 80.0) } else { Oklch::new(0.24, 0.05, near - 20.0) },
        }
    }

    fn light(hue: f32, accent: Oklch, chroma: f32, lightness: f32) -> Self {
        Self {
            ground: Oklch::new(lightness, chroma, hue),
            shade: Oklch::new(lightness - 0.08, chroma * 1.15, hue + 8.0),
            form: Oklch::new(0.52, 0.10, hue + 15.0),
            // On bright paper an ink must be darker to show.
            accent: Oklch::new(0.6, 0.16, accent.hue),
            ink: Oklch::new(0.22, 0.05, hue),
        }
    }

    fn middle(hue: f32, accent: Oklch, chroma: f32) -> Self {
        Self {
            ground: Oklch::new(0.46, chroma, hue),
            shade: Oklch::new(0.40, chroma, hue - 10.0),
            form: Oklch::new(0.62, chroma * 1.15, hue + 18.0),
            accent,
            ink: Oklch::new(0.97, 0.02, hue),
        }
    }

    fn dark(hue: f32, accent: Oklch, chroma: f32, lightness: f32, vivid: f32) -> Self {
        Self {
            ground: Oklch::new(lightness, chroma, hue),
            shade: Oklch::new(lightness + 0.07, chroma * 1.2, hue + 10.0),
            form: Oklch::new(0.56, vivid, hue + 20.0),
            accent,
            ink: Oklch::new(0.95, 0.02, hue),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_stands_out_from_the_ground_in_every_era() {
        let years = [1930, 1965, 1975, 1985, 1995, 2015];
        for year in years {
            for depth in [-1.0, -0.3, 0.0, 0.2, 0.5, 1.0] {
                let mut seed = Seed::of("1");
                let palette = Palette::of([0.3, -0.8, depth], Era::of(Some(year)), &mut seed);
                let gap = (palette.ground.lightness - palette.ink.lightness).abs();
                assert!(gap > 0.45, "{year} at depth {depth}: {gap}");
            }
        }
    }

    #[test]
    fn a_broken_mood_still_gives_a_color() {
        let palette = Palette::of([f32::NAN, f32::INFINITY, 9.0], Era::Clean, &mut Seed::of("1"));
        assert!(!palette.tone(Tone::Ground).css().contains("NaN"));
    }
}
