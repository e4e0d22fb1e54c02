//! The engine without a page: `cargo xtask bench` measures it beside its peers, all in one run of one JavaScript engine.
//!
//! It leaves an object `bijou` in the global scope. Nothing that ships contains it.

use std::cell::RefCell;
use std::rc::Rc;

use bijou_catalog::{Plan, Shard};
use bijou_engine::{Engine, FilmIx, ModelKind, Rating, SearchIndex, Stars, Taste};
use js_sys::{Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

/// What is measured: an engine, a person, an index.
#[derive(Default)]
struct Measured {
    engine: Option<Engine>,
    taste: Option<Taste>,
    index: Option<SearchIndex>,
}

/// So many ratings of the first films, all different.
fn ratings(films: usize, count: u32) -> Vec<Rating> {
    let films = films.min(1 << 14) as u32;
    let rating = |number: u32| {
        let stars = Stars::from_half_stars(1 + (number.wrapping_mul(number) % 10) as u8)?;
        // 7,919 is a prime, so it leads through all films.
        Some(Rating { film: FilmIx(number.wrapping_mul(7_919) % films), stars })
    };
    (0..count.min(films)).filter_map(rating).collect()
}

impl Measured {
    /// Opens one more shard, inflated; whether it fits.
    fn open(&mut self, manifest: &str, number: usize, bytes: &[u8]) -> Option<usize> {
        let plan = Plan::from_json(manifest.as_bytes()).ok()?;
        let shard = Shard::from_bytes(plan.shards.get(number)?, bytes).ok()?;
        match &mut self.engine {
            Some(engine) => engine.join(shard).ok()?,
            None => self.engine = Some(Engine::new(shard).ok()?),
        }
        self.engine.as_ref().map(|engine| engine.catalog().len())
    }

    fn fold_in(&mut self, model: &str, count: u32) -> Option<()> {
        let engine = self.engine.as_ref()?;
        let ratings = ratings(engine.catalog().len(), count);
        self.taste = Some(engine.fold_in_with(ModelKind::from_name(model)?, &ratings));
        Some(())
    }

    fn rate_one_more(&mut self, count: u32) -> Option<()> {
        let (engine, taste) = (self.engine.as_ref()?, self.taste.as_ref()?);
        let ratings = ratings(engine.catalog().len(), count);
        self.taste = Some(engine.refold(taste, taste.model(), &ratings, &[]));
        Some(())
    }

    fn rank(&self, top: u32) -> Option<Vec<u32>> {
        let picks = self.engine.as_ref()?.rank(self.taste.as_ref()?, |_| false, top as usize);
        Some(picks.iter().map(|pick| pick.film.0).collect())
    }

    /// Predicts so many films.
    fn predict(&self, count: u32) -> Option<f64> {
        let (engine, taste) = (self.engine.as_ref()?, self.taste.as_ref()?);
        let films = engine.catalog().len() as u32;
        let stars = |number: u32| f64::from(engine.predict(taste, FilmIx(number * 11 % films)).stars);
        Some((0..count).map(stars).sum())
    }

    fn index(&mut self) -> Option<usize> {
        let engine = self.engine.as_ref()?;
        let mut index = SearchIndex::new(engine);
        while index.extend(engine.catalog(), 500) {}
        let films = index.films();
        self.index = Some(index);
        Some(films)
    }

    fn search(&self, query: &str) -> Option<usize> {
        Some(self.index.as_ref()?.search(self.engine.as_ref()?.catalog(), query).len())
    }
}

fn main() {
    let measured = Rc::new(RefCell::new(Measured::default()));
    let object = Object::new();
    let set = |name: &str, function: JsValue| drop(Reflect::set(&object, &name.into(), &function));
    let own = measured.clone();
    let open = move |manifest: String, number: u32, bytes: Uint8Array| -> JsValue {
        own.borrow_mut().open(&manifest, number as usize, &bytes.to_vec()).into()
    };
    set("open", Closure::<dyn FnMut(String, u32, Uint8Array) -> JsValue>::new(open).into_js_value());
    let own = measured.clone();
    let fold_in = move |model: String, count| own.borrow_mut().fold_in(&model, count).is_some();
    set("foldIn", Closure::<dyn FnMut(String, u32) -> bool>::new(fold_in).into_js_value());
    let own = measured.clone();
    let more = move |count| own.borrow_mut().rate_one_more(count).is_some();
    set("rateOneMore", Closure::<dyn FnMut(u32) -> bool>::new(more).into_js_value());
    let own = measured.clone();
    let rank = move |top| Uint32Array::from(own.borrow().rank(top).unwrap_or_default().as_slice());
    set("rank", Closure::<dyn FnMut(u32) -> Uint32Array>::new(rank).into_js_value());
    let own = measured.clone();
    let predict = move |count| own.borrow().predict(count).unwrap_or(f64::NAN);
    set("predict", Closure::<dyn FnMut(u32) -> f64>::new(predict).into_js_value());
    let own = measured.clone();
    let index = move || own.borrow_mut().index().into();
    set("index", Closure::<dyn FnMut() -> JsValue>::new(index).into_js_value());
    let search = move |query: String| measured.borrow().search(&query).into();
    set("search", Closure::<dyn FnMut(String) -> JsValue>::new(search).into_js_value());
    set("memory", wasm_bindgen::memory());
    drop(Reflect::set(&js_sys::global(), &"bijou".into(), &object));
}
