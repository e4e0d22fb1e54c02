use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::colors::Colors;
use crate::map::{HUES, STRENGTHS};

/// Width of a small and of a large dot with some air, in pixels of the sheet.
const CELLS: [f64; 2] = [12.0, 40.0];
/// Their radii.
const RADII: [f64; 2] = [5.0, 18.0];
/// Half the width of the glow.
const GLOW: f64 = 32.0;

/// Dots of every color and the glow of rated films, drawn once: to stamp a picture takes a fraction of what drawing a circle
/// does.
pub struct Sprites {
    sheet: HtmlCanvasElement,
    glow: HtmlCanvasElement,
    /// The colors that they were drawn in.
    pub colors: Colors,
}

impl Sprites {
    /// Draws them; nothing where the browser has no canvas.
    pub fn new(colors: Colors) -> Option<Self> {
        let buckets = HUES * STRENGTHS;
        let (sheet, context) = canvas(CELLS[1] * buckets as f64, CELLS[0] + CELLS[1])?;
        for bucket in 0..buckets {
            context.set_fill_style_str(&colors.dot(bucket));
            for (row, top) in [(0, 0.0), (1, CELLS[0])] {
                let middle = CELLS[row] / 2.0;
                context.begin_path();
                let left = CELLS[row] * bucket as f64;
                let _ = context.arc(left + middle, top + middle, RADII[row], 0.0, std::f64::consts::TAU);
                context.fill();
            }
        }
        let (glow, context) = canvas(2.0 * GLOW, 2.0 * GLOW)?;
        let light = context.create_radial_gradient(GLOW, GLOW, 0.0, GLOW, GLOW, GLOW).ok()?;
        // Brass that fades to nothing of itself: "transparent" alone would fade through gray in some browsers.
        let (lightness, chroma) = if colors.dark { (0.82, 0.13) } else { (0.72, 0.15) };
        for (place, alpha) in [(0.0, 0.95), (0.25, 0.5), (0.6, 0.14), (1.0, 0.0)] {
            let color = crate::cover::css(lightness, chroma, 80.0).replace(')', &format!(" / {alpha})"));
            light.add_color_stop(place, &color).ok()?;
        }
        context.set_fill_style_canvas_gradient(&light);
        context.fill_rect(0.0, 0.0, 2.0 * GLOW, 2.0 * GLOW);
        Some(Self { sheet, glow, colors })
    }

    /// Stamps a dot with this radius.
    pub fn dot(&self, context: &CanvasRenderingContext2d, color: u8, [x, y]: [f64; 2], radius: f64) {
        // Small ones come from small pictures: shrinking a large one would look rough.
        let row = usize::from(radius > RADII[0] / 2.0);
        let (cell, top) = (CELLS[row], if row == 0 { 0.0 } else { CELLS[0] });
        let half = radius * cell / 2.0 / RADII[row];
        let _ = context.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            &self.sheet,
            cell * f64::from(color),
            top,
            cell,
            cell,
            x - half,
            y - half,
            2.0 * half,
            2.0 * half,
        );
    }

    /// Stamps a glow with this radius.
    pub fn glow(&self, context: &CanvasRenderingContext2d, [x, y]: [f64; 2], radius: f64) {
        let _ = context.draw_image_with_html_canvas_element_and_dw_and_dh(
            &self.glow,
            x - radius,
            y - radius,
            2.0 * radius,
            2.0 * radius,
        );
    }
}

/// A canvas that is not on the page.
pub fn canvas(width: f64, height: f64) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = context(&canvas)?;
    Some((canvas, context))
}

/// What a canvas is painted with.
pub fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}
