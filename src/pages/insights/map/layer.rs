use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::paint::{Shown, films};
use super::sprites::{Sprites, canvas, context};
use crate::map::Camera;

/// How much farther than the screen the layer reaches on every side, as a share of the screen's shorter side.
const BEYOND: f32 = 0.3;

/// A layer is stretched or shrunk to at most this: beyond, its dots would look wrong.
const STRETCH: f32 = 1.5;

/// All films, painted once for many frames. To stamp 9,000 dots takes two frames; to move a picture of them takes a moment.
/// While somebody pans or zooms the picture moves and stretches, and once they rest it is painted anew.
pub struct Layer {
    canvas: HtmlCanvasElement,
    camera: Camera,
    size: [f32; 2],
    ratio: f64,
    beyond: f32,
}

impl Layer {
    /// Paints all films as seen from where one is now; nothing where the browser has no canvas.
    pub fn new(sprites: &Sprites, shown: &Shown<'_>) -> Option<Self> {
        let Shown { camera, size, ratio, .. } = *shown;
        let beyond = (size[0].min(size[1]) * BEYOND).round();
        let [width, height] = size.map(|side| f64::from(side + 2.0 * beyond) * ratio);
        let (canvas, _) = canvas(width, height)?;
        let context = context(&canvas)?;
        context.scale(ratio, ratio).ok()?;
        context.translate(f64::from(beyond), f64::from(beyond)).ok()?;
        films(&context, sprites, shown, beyond);
        Some(Self { canvas, camera, size, ratio, beyond })
    }

    /// Whether it shows just what is to be seen now.
    pub fn is_exact(&self, shown: &Shown<'_>) -> bool {
        self.fits(shown) && self.camera == shown.camera
    }

    /// Whether it shows all of it, if not exactly.
    pub fn serves(&self, shown: &Shown<'_>) -> bool {
        let (scale, [x, y]) = self.moved(shown);
        let [right, bottom] = [x + scale * self.size[0], y + scale * self.size[1]];
        let reach = scale * self.beyond;
        self.fits(shown)
            && (1.0 / STRETCH..=STRETCH).contains(&scale)
            && x - reach <= 0.0
            && y - reach <= 0.0
            && right + reach >= shown.size[0]
            && bottom + reach >= shown.size[1]
    }

    /// Puts it where it belongs.
    pub fn stamp(&self, context: &CanvasRenderingContext2d, shown: &Shown<'_>) {
        let (scale, [x, y]) = self.moved(shown);
        let reach = scale * self.beyond;
        let _ = context.draw_image_with_html_canvas_element_and_dw_and_dh(
            &self.canvas,
            f64::from(x - reach),
            f64::from(y - reach),
            f64::from(scale * self.size[0] + 2.0 * reach),
            f64::from(scale * self.size[1] + 2.0 * reach),
        );
    }

    fn fits(&self, shown: &Shown<'_>) -> bool {
        self.size == shown.size && self.ratio == shown.ratio
    }

    /// How much larger everything is now than in the layer, and where the screen's upper left corner of then is now.
    fn moved(&self, shown: &Shown<'_>) -> (f32, [f32; 2]) {
        let corner = self.camera.to_map(self.size, [0.0, 0.0]);
        let scale = shown.camera.scale(shown.size) / self.camera.scale(self.size);
        (scale, shown.camera.to_screen(shown.size, corner))
    }
}
