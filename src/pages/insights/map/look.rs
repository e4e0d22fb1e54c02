use std::sync::Arc;
use std::time::Duration;

use bijou_engine::{Engine, FilmIx, Mark, Region, TasteMap};
use leptos::html::Canvas;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlCanvasElement;

use super::colors::Colors;
use super::layer::Layer;
use super::paint::{Lit, Name, Shown, paint};
use super::sprites::{Sprites, context};
use crate::load::CatalogState;
use crate::map::{Camera, Dot, Scene};
use crate::pause::now;
use crate::router::Router;
use crate::store::Library;
use crate::taste::TasteState;
use crate::timing::timed;
use crate::words;

/// Name of painting one frame, in the browser's user timings.
pub const FRAME: &str = "map frame";

/// How long a flight to a film takes, in milliseconds.
const FLIGHT: f64 = 420.0;

/// Who has not moved for so long rests.
const REST: Duration = Duration::from_millis(140);

/// Picks that are marked.
const PICKS: usize = 12;

/// Sharper than the eye, and the bytes of a frame grow with the square.
const MOST_RATIO: f64 = 2.5;

/// What is on the map and how one looks at it.
#[derive(Clone, Copy)]
pub struct Look {
    /// From where.
    pub camera: RwSignal<Camera>,
    /// Of the canvas, in CSS pixels; nothing before it is there.
    pub size: RwSignal<[f32; 2]>,
    /// The film that the mouse, a finger or the keyboard points at.
    pub pointed: RwSignal<Option<Dot>>,
    /// All films; nothing before the map has arrived.
    pub scene: Memo<Option<Arc<Scene>>>,
    /// Where it is painted.
    pub canvas: NodeRef<Canvas>,
    /// Where links lead.
    pub router: Router,
    /// Who looks.
    pub taste: TasteState,
    catalog: CatalogState,
    lit: Memo<Vec<Lit>>,
    picks: Memo<Vec<[f32; 2]>>,
    names: Memo<Vec<Name>>,
    sprites: StoredValue<Option<Sprites>, LocalStorage>,
    /// All films, painted for many frames; nothing where they have changed since.
    layer: StoredValue<Option<Layer>, LocalStorage>,
    /// Whether a frame is on its way.
    waiting: StoredValue<bool>,
    /// Where a flight began, where it goes, and when it began.
    flight: StoredValue<Option<(Camera, Camera, f64)>>,
}

impl Look {
    /// At the whole map.
    pub fn new() -> Self {
        let (catalog, taste) = (CatalogState::in_scope(), TasteState::in_scope());
        let place = move |film: FilmIx| {
            catalog.with_untracked(|engine| engine.taste_map()?.place(film.index())).flatten()
        };
        let scene = Memo::new(move |_| catalog.with(Scene::new).flatten().map(Arc::new));
        let lit = Memo::new(move |_| {
            scene.track();
            let mut lit: Vec<Lit> = taste.ratings().with(|ratings| {
                let lit = ratings
                    .iter()
                    .map(|rating| Some(Lit { place: place(rating.film)?, stars: rating.stars.value() }));
                lit.flatten().collect()
            });
            lit.sort_by(|a, b| a.stars.total_cmp(&b.stars));
            lit
        });
        let picks = Memo::new(move |_| {
            scene.track();
            let knobs = taste.picking().get().knobs();
            let rated = taste.ratings().with(|ratings| !ratings.is_empty());
            let found = taste.with(|engine, taste| engine.recommend(taste, &knobs, |_| false, PICKS));
            let places = found.unwrap_or_default().into_iter().filter_map(|pick| place(pick.film));
            if rated { places.collect() } else { Vec::new() }
        });
        let names = Memo::new(move |_| {
            catalog.with(|engine| engine.taste_map().map(names)).flatten().unwrap_or_default()
        });
        let look = Self {
            camera: RwSignal::new(Camera::WHOLE),
            size: RwSignal::new([0.0, 0.0]),
            pointed: RwSignal::new(None),
            scene,
            canvas: NodeRef::new(),
            router: Router::in_scope(),
            taste,
            catalog,
            lit,
            picks,
            names,
            sprites: StoredValue::new_local(None),
            layer: StoredValue::new_local(None),
            waiting: StoredValue::new(false),
            flight: StoredValue::new(None),
        };
        look.follow();
        look
    }

    /// Paints a frame whenever something changes, however much does before the next one.
    fn follow(self) {
        let library = Library::in_scope();
        let night = scheme();
        let theme = Memo::new(move |_| library.record().with(|record| record.theme.value));
        Effect::new(move |_| {
            if self.canvas.get().is_some() {
                self.measure();
            }
        });
        let resized = window_event_listener(leptos::ev::resize, move |_| self.measure());
        on_cleanup(move || resized.remove());
        let (changed, rested) = (RwSignal::new(0_u32), StoredValue::new(0_u32));
        Effect::new(move |_| {
            self.scene.track();
            self.lit.track();
            theme.track();
            night.track();
            self.layer.set_value(None);
            changed.update(|times| *times = times.wrapping_add(1));
        });
        // Whoever rests sees everything sharp.
        Effect::new(move |_| {
            self.camera.track();
            rested.update_value(|turn| *turn = turn.wrapping_add(1));
            let turn = rested.get_value();
            let sharpen = move || {
                if rested.try_get_value() == Some(turn) && !self.is_exact() {
                    self.layer.set_value(None);
                    changed.update(|times| *times = times.wrapping_add(1));
                }
            };
            set_timeout(sharpen, REST);
        });
        Effect::new(move |_| {
            changed.track();
            self.camera.track();
            self.size.track();
            self.pointed.track();
            self.picks.track();
            self.names.track();
            if !self.waiting.get_value() {
                self.waiting.set_value(true);
                request_animation_frame(move || {
                    // Nothing to paint on once the page was left.
                    if self.waiting.try_set_value(false).is_none() {
                        timed(FRAME, || self.paint());
                    }
                });
            }
        });
    }

    fn measure(self) {
        if let Some(canvas) = self.canvas.get_untracked() {
            let rect = canvas.get_bounding_client_rect();
            self.size.set([rect.width() as f32, rect.height() as f32]);
        }
    }

    fn paint(self) {
        let Some(canvas) = self.canvas.get_untracked() else { return };
        let size = self.size.get_untracked();
        let ratio = ratio();
        let [width, height] = size.map(|side| (f64::from(side) * ratio).round() as u32);
        if (canvas.width(), canvas.height()) != (width, height) {
            canvas.set_width(width);
            canvas.set_height(height);
        }
        let Some(context) = context(&canvas) else { return };
        self.show(size, ratio, |sprites, shown| {
            self.layer.update_value(|layer| {
                if !layer.as_ref().is_some_and(|layer| layer.serves(shown)) {
                    *layer = Layer::new(sprites, shown);
                }
                paint(&context, sprites, shown, layer.as_ref());
            });
        });
    }

    /// Whether the films are painted just as they are seen.
    fn is_exact(self) -> bool {
        let size = self.size.get_untracked();
        let exact = |shown: &Shown<'_>| {
            self.layer.with_value(|layer| layer.as_ref().is_none_or(|layer| layer.is_exact(shown)))
        };
        self.show(size, ratio(), |_, shown| exact(shown)).unwrap_or(true)
    }

    /// Paints the whole map on any canvas.
    pub fn paint_whole(self, canvas: &HtmlCanvasElement, size: [f32; 2], ratio: f64) {
        let Some(context) = context(canvas) else { return };
        self.show(size, ratio, |sprites, shown| {
            let whole = Shown { camera: Camera::WHOLE, pointed: None, ..*shown };
            paint(&context, sprites, &whole, None);
        });
    }

    /// Gathers everything there is to see; nothing where the browser has no canvas.
    fn show<T>(self, size: [f32; 2], ratio: f64, see: impl FnOnce(&Sprites, &Shown<'_>) -> T) -> Option<T> {
        let colors = Colors::now();
        self.sprites.update_value(|sprites| {
            if sprites.as_ref().is_none_or(|sprites| sprites.colors != colors) {
                *sprites = Sprites::new(colors);
            }
        });
        let title = |film: FilmIx| self.title(film);
        let scene = self.scene.get_untracked().unwrap_or_default();
        let (lit, picks) = (self.lit.read_untracked(), self.picks.read_untracked());
        let names = self.names.read_untracked();
        self.sprites.with_value(|sprites| {
            let shown = Shown {
                camera: self.camera.get_untracked(),
                size,
                ratio,
                scene: &scene,
                lit: &lit,
                picks: &picks,
                names: &names,
                pointed: self.pointed.get_untracked(),
                title: &title,
            };
            Some(see(sprites.as_ref()?, &shown))
        })
    }

    /// What a film is called.
    pub fn title(self, film: FilmIx) -> String {
        let title = |engine: &Engine| engine.catalog().film(film).title().to_owned();
        self.catalog.with_untracked(title).unwrap_or_default()
    }

    /// Its id in the catalog.
    pub fn id(self, film: FilmIx) -> String {
        self.catalog.with_untracked(|engine| engine.catalog().film(film).id().to_owned()).unwrap_or_default()
    }

    /// The dot of the film with this id, where it is on the map.
    pub fn named(self, id: &str) -> Option<Dot> {
        self.dot(self.catalog.with_untracked(|engine| engine.catalog().by_id(id)).flatten()?)
    }

    /// The film's dot, where it is on the map.
    pub fn dot(self, film: FilmIx) -> Option<Dot> {
        let scene = self.scene.get_untracked()?;
        scene.dots.iter().find(|dot| dot.film == film).copied()
    }

    /// The film closest to a point of the screen.
    pub fn at(self, point: [f32; 2], reach: f32) -> Option<Dot> {
        let scene = self.scene.get_untracked()?;
        scene.at(self.camera.get_untracked(), self.size.get_untracked(), point, reach)
    }

    /// Changes the view by hand, which ends a flight.
    pub fn turn(self, change: impl FnOnce(Camera, [f32; 2]) -> Camera) {
        self.flight.set_value(None);
        let before = self.camera.get_untracked();
        let after = change(before, self.size.get_untracked());
        if after != before {
            self.camera.set(after);
        }
    }

    /// Looks closer (or from further away) at what is in the middle.
    pub fn zoom(self, factor: f32) {
        self.turn(|camera, size| camera.zoomed(size, [size[0] / 2.0, size[1] / 2.0], factor));
    }

    /// Moves to another view in a short flight; at once for people who wish less motion.
    pub fn fly(self, to: Camera) {
        if still() {
            self.turn(|_, _| to);
            return;
        }
        let under_way = self.flight.with_value(Option::is_some);
        self.flight.set_value(Some((self.camera.get_untracked(), to, now())));
        if !under_way {
            self.fly_on();
        }
    }

    fn fly_on(self) {
        request_animation_frame(move || {
            let Some(Some((from, to, began))) = self.flight.try_get_value() else { return };
            let part = ((now() - began) / FLIGHT).clamp(0.0, 1.0) as f32;
            // Slow at both ends.
            self.camera.set(from.toward(to, part * part * (3.0 - 2.0 * part)));
            if part < 1.0 {
                self.fly_on();
            } else {
                self.flight.set_value(None);
                self.camera.set(to);
            }
        });
    }
}

/// Device pixels per CSS pixel.
fn ratio() -> f64 {
    window().device_pixel_ratio().clamp(1.0, MOST_RATIO)
}

/// The names of the regions that have one, the coarse ones first.
fn names(map: &TasteMap) -> Vec<Name> {
    let named = |region: Region| {
        let text = marks(&region.marks);
        (!text.is_empty()).then_some(Name { place: region.place, level: region.level, text })
    };
    map.regions().into_iter().filter_map(named).collect()
}

/// What marks a region, in the visitor's language.
pub fn marks(marks: &[Mark]) -> String {
    let name = |mark: &Mark| match mark {
        Mark::Genre(name) => words::genre(name),
        Mark::Decade(year) => words::insights::decade(&year.to_string()),
        Mark::Tag(name) => capitals(name),
        Mark::Director(name) => name.clone(),
    };
    marks.iter().map(name).collect::<Vec<_>>().join(" · ")
}

/// With every word in capitals, as names on a map are.
fn capitals(text: &str) -> String {
    let mut before = ' ';
    let mut capital = |letter: char| {
        let starts = before == ' ';
        before = letter;
        if starts { letter.to_ascii_uppercase() } else { letter }
    };
    text.chars().map(&mut capital).collect()
}

/// Changes whenever the device goes from day to night or back.
fn scheme() -> RwSignal<bool> {
    let dark = RwSignal::new(false);
    let query = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
    if let Some(query) = query {
        let changed = Closure::<dyn FnMut()>::new(move || {
            let _ = dark.try_update(|dark| *dark = !*dark);
        });
        let _ = query.add_event_listener_with_callback("change", changed.as_ref().unchecked_ref());
        let kept = StoredValue::new_local((query, changed));
        on_cleanup(move || {
            kept.with_value(|(query, changed)| {
                let _ = query.remove_event_listener_with_callback("change", changed.as_ref().unchecked_ref());
            });
        });
    }
    dark
}

/// Whether the visitor wishes less motion.
fn still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_written_as_names_and_names_stay() {
        let named = [Mark::Tag("jim carrey".to_owned()), Mark::Director("David Lynch".to_owned())];
        assert_eq!(marks(&named), "Jim Carrey · David Lynch");
        assert_eq!(marks(&[]), "");
    }
}
