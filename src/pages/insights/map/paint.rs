use std::f64::consts::TAU;

use bijou_engine::FilmIx;
use web_sys::CanvasRenderingContext2d;

use super::layer::Layer;
use super::sprites::Sprites;
use crate::map::{Camera, Dot, Scene, Writing, room_for};

/// A rated film.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Lit {
    /// Where it is.
    pub place: [f32; 2],
    /// The stars it got.
    pub stars: f32,
}

/// A region's name.
#[derive(Clone, PartialEq, Debug)]
pub struct Name {
    /// Its middle.
    pub place: [f32; 2],
    /// How fine it is; 0 is the coarsest.
    pub level: u8,
    /// What it is called.
    pub text: String,
}

/// Everything there is to see.
pub struct Shown<'a> {
    /// From where.
    pub camera: Camera,
    /// In CSS pixels.
    pub size: [f32; 2],
    /// Device pixels per CSS pixel.
    pub ratio: f64,
    /// All films.
    pub scene: &'a Scene,
    /// Rated films, the least liked first.
    pub lit: &'a [Lit],
    /// Where picks are.
    pub picks: &'a [[f32; 2]],
    /// Regions.
    pub names: &'a [Name],
    /// The film that is pointed at.
    pub pointed: Option<Dot>,
    /// What a film is called.
    pub title: &'a dyn Fn(FilmIx) -> String,
}

/// From this zoom on, the finer regions are named.
const FINER: f32 = 2.2;
/// From this zoom on, films are.
const TITLES: f32 = 6.0;
/// Most names of regions and of films at once.
const MOST_NAMES: usize = 26;
const MOST_TITLES: usize = 36;
/// Up to this many stars a film did not please.
const LOW: f32 = 2.0;

/// Paints the map, its films from a layer where there is one.
pub fn paint(
    context: &CanvasRenderingContext2d,
    sprites: &Sprites,
    shown: &Shown<'_>,
    layer: Option<&Layer>,
) {
    let _ = context.set_transform(shown.ratio, 0.0, 0.0, shown.ratio, 0.0, 0.0);
    context.set_fill_style_str(&sprites.colors.ground);
    context.fill_rect(0.0, 0.0, f64::from(shown.size[0]), f64::from(shown.size[1]));
    match layer {
        Some(layer) => layer.stamp(context, shown),
        None => films(context, sprites, shown, 0.0),
    }
    let unit = unit(shown);
    for place in shown.picks {
        if let Some(at) = visible(shown, *place, 20.0) {
            ring(context, at, 3.2 * unit + 2.5, &sprites.colors.text, 1.6);
        }
    }
    if let Some(dot) = shown.pointed
        && let Some(at) = visible(shown, dot.place, 20.0)
    {
        sprites.dot(context, dot.color, at, 2.4 * unit + 1.0);
        ring(context, at, 2.4 * unit + 4.0, &sprites.colors.brass, 2.5);
    }
    write_names(context, sprites, shown);
}

/// Paints all films on the screen and so many pixels beyond it.
pub fn films(context: &CanvasRenderingContext2d, sprites: &Sprites, shown: &Shown<'_>, beyond: f32) {
    dots(context, sprites, shown, beyond);
    lit(context, sprites, shown, beyond);
}

/// What sizes grow with as one comes closer.
fn unit(shown: &Shown<'_>) -> f64 {
    f64::from((shown.camera.scale(shown.size) / 180.0).sqrt().clamp(0.8, 5.0))
}

fn dots(context: &CanvasRenderingContext2d, sprites: &Sprites, shown: &Shown<'_>, beyond: f32) {
    let unit = unit(shown);
    let strength = if sprites.colors.dark { 0.78 } else { 0.85 };
    context.set_global_alpha(if shown.lit.is_empty() { 1.0 } else { strength });
    for dot in &shown.scene.dots {
        if let Some(at) = visible(shown, dot.place, 8.0 + beyond) {
            sprites.dot(context, dot.color, at, unit * (0.72 + 1.1 * f64::from(dot.fame)));
        }
    }
    context.set_global_alpha(1.0);
}

/// Rated films glow the more stars they have; what did not please is an ember.
fn lit(context: &CanvasRenderingContext2d, sprites: &Sprites, shown: &Shown<'_>, beyond: f32) {
    let unit = unit(shown);
    // Where many are lit, each shines less, or they would melt into one.
    let crowd = (60.0 / shown.lit.len().max(60) as f64).powf(0.35);
    for lit in shown.lit {
        let Some(at) = visible(shown, lit.place, 60.0 + beyond) else { continue };
        let light = f64::from(((lit.stars - LOW) / 3.0).clamp(0.0, 1.0));
        if light > 0.0 {
            context.set_global_alpha(0.25 + 0.65 * light * light);
            sprites.glow(context, at, (7.0 + 17.0 * light * light) * unit.sqrt() * crowd.max(0.45));
        }
        context.set_global_alpha(1.0);
        let color = if lit.stars <= LOW { &sprites.colors.against } else { &sprites.colors.brass };
        context.set_fill_style_str(color);
        context.begin_path();
        let _ = context.arc(at[0], at[1], unit * (1.0 + 1.1 * light) + 0.8, 0.0, TAU);
        context.fill();
    }
    context.set_global_alpha(1.0);
}

fn ring(context: &CanvasRenderingContext2d, at: [f64; 2], radius: f64, color: &str, width: f64) {
    context.set_stroke_style_str(color);
    context.set_line_width(width);
    context.begin_path();
    let _ = context.arc(at[0], at[1], radius, 0.0, TAU);
    context.stroke();
}

/// Names of regions, and close up of films: each where it covers no other.
fn write_names(context: &CanvasRenderingContext2d, sprites: &Sprites, shown: &Shown<'_>) {
    let zoom = shown.camera.zoom;
    let level = u8::from(zoom >= FINER);
    let height = if level == 0 { 17.0 } else { 14.0 };
    let name = |name: &Name| Writing {
        text: name.text.clone(),
        at: shown.camera.to_screen(shown.size, name.place),
        height,
    };
    let pointed = shown.pointed.and_then(|dot| {
        let [x, y] = shown.camera.to_screen(shown.size, dot.place);
        let writing = Writing { text: (shown.title)(dot.film), at: [x, y - 22.0], height: 13.0 };
        room_for(vec![writing], &[], shown.size, 1).pop()
    });
    let mut taken: Vec<[f32; 4]> = pointed.iter().map(Writing::bounds).collect();
    let regions: Vec<Writing> = shown.names.iter().filter(|name| name.level == level).map(name).collect();
    let regions = room_for(regions, &taken, shown.size, MOST_NAMES);
    taken.extend(regions.iter().map(Writing::bounds));
    let films = if zoom >= TITLES { titles(shown) } else { Vec::new() };
    let films = room_for(films, &taken, shown.size, MOST_TITLES);
    context.set_text_align("center");
    context.set_text_baseline("middle");
    context.set_line_join("round");
    let colors = &sprites.colors;
    films.iter().for_each(|film| {
        write(context, film, "500", "\"Bijou Sans\", sans-serif", [&colors.quiet, &colors.ground])
    });
    regions.iter().for_each(|name| {
        write(context, name, "400", "\"Bijou Serif\", Georgia, serif", [&colors.text, &colors.ground])
    });
    pointed.iter().for_each(|film| {
        write(context, film, "600", "\"Bijou Sans\", sans-serif", [&colors.text, &colors.ground])
    });
}

/// Titles of the films in view, the best known first.
fn titles(shown: &Shown<'_>) -> Vec<Writing> {
    let mut seen: Vec<(FilmIx, [f64; 2])> = Vec::new();
    let pointed = shown.pointed.map(|dot| dot.film);
    for dot in &shown.scene.dots {
        // The film that is pointed at has its title already.
        if pointed == Some(dot.film) {
            continue;
        }
        if let Some(at) = visible(shown, dot.place, 0.0) {
            seen.push((dot.film, at));
        }
    }
    let order = bijou_engine::sorted(seen.len(), &|a, b| seen[a].0.cmp(&seen[b].0));
    let title = |at: usize| {
        let (film, [x, y]) = seen[at];
        Writing { text: (shown.title)(film), at: [x as f32, y as f32 + 15.0], height: 11.5 }
    };
    order.into_iter().take(4 * MOST_TITLES).map(title).collect()
}

fn write(
    context: &CanvasRenderingContext2d,
    writing: &Writing,
    weight: &str,
    family: &str,
    [ink, ground]: [&str; 2],
) {
    context.set_font(&format!("{weight} {}px {family}", writing.height));
    let [x, y] = writing.at.map(f64::from);
    // The ground around the letters keeps them apart from the dots.
    context.set_stroke_style_str(ground);
    context.set_line_width(4.0);
    let _ = context.stroke_text(&writing.text, x, y);
    context.set_fill_style_str(ink);
    let _ = context.fill_text(&writing.text, x, y);
}

/// Where a place is on the screen, if it is in view or within so many pixels of it.
fn visible(shown: &Shown<'_>, place: [f32; 2], margin: f32) -> Option<[f64; 2]> {
    let [x, y] = shown.camera.to_screen(shown.size, place);
    let inside = x >= -margin && y >= -margin && x <= shown.size[0] + margin && y <= shown.size[1] + margin;
    inside.then(|| [f64::from(x), f64::from(y)])
}
