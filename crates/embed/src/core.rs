//! The edge to JavaScript. `js/bijou.js` is the only caller: it brings plain strings, numbers and objects.

use std::cell::RefCell;

use bijou_catalog::Plan;
use bijou_engine::{FilmIx, Rating};
use js_sys::Array;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::wishes::{count, year};
use crate::{Arrival, Asked, Brief, Error, Facts, Session, checked, films};

/// Films that are settled at once.
const SETTLED_AT_ONCE: usize = 500;
/// Films of a list where nobody says how many.
const TOP: usize = 10;

/// A catalog that arrives, and the engine over it. Every refusal is thrown as a pair of code and message, which the wrapper makes an
/// `Error` of.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Core {
    /// Shared, so that no call from inside a call can break it.
    state: RefCell<State>,
}

#[derive(Debug)]
struct State {
    arrival: Arrival,
    session: Option<Session>,
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}

#[wasm_bindgen]
impl Core {
    /// Starts with a parsed manifest.
    ///
    /// # Errors
    /// Where the manifest is of another version or not a manifest.
    #[wasm_bindgen(constructor)]
    pub fn new(manifest: &JsValue) -> Result<Core, JsValue> {
        arrival(manifest)
            .map(|arrival| Self { state: RefCell::new(State { arrival, session: None }) })
            .map_err(thrown)
    }

    /// The shard that comes next, as the manifest describes it; undefined when all have come.
    ///
    /// # Errors
    /// While another call is at work.
    pub fn next(&self) -> Result<JsValue, JsValue> {
        let next = self.with(|state| Ok(state.arrival.next().cloned()))?;
        next.map_or(Ok(JsValue::UNDEFINED), |entry| told(&entry))
    }

    /// Takes the next bytes of that shard, compressed.
    ///
    /// # Errors
    /// As [`Core::next`].
    pub fn hash(&self, part: &[u8]) -> Result<(), JsValue> {
        self.with(|state| {
            state.arrival.hash(part);
            Ok(())
        })
    }

    /// Compares what was taken with the manifest.
    ///
    /// # Errors
    /// Where the bytes are not those that the manifest was written for.
    pub fn verify(&self) -> Result<(), JsValue> {
        self.with(|state| state.arrival.verify())
    }

    /// Opens the shard, inflated; [`Core::settle`] finishes.
    ///
    /// # Errors
    /// Where the bytes are no shard or do not fit.
    pub fn admit(&self, inflated: &[u8]) -> Result<(), JsValue> {
        self.with(|State { arrival, session }| {
            let shard = arrival.open(inflated)?;
            match session {
                Some(session) => session.admit(shard),
                None => Session::new(shard, arrival.films()).map(|new| *session = Some(new)),
            }
        })
    }

    /// Settles some more films; whether all are.
    ///
    /// # Errors
    /// As [`Core::next`].
    pub fn settle(&self) -> Result<bool, JsValue> {
        self.with_session(|session| Ok(session.settle(SETTLED_AT_ONCE)))
    }

    /// Films that have arrived.
    ///
    /// # Errors
    /// As [`Core::next`].
    pub fn films(&self) -> Result<usize, JsValue> {
        self.with_session(|session| Ok(session.films()))
    }

    /// Films of the whole catalog.
    ///
    /// # Errors
    /// As [`Core::next`].
    pub fn all(&self) -> Result<usize, JsValue> {
        self.with_session(|session| Ok(session.all()))
    }

    /// All about a film.
    ///
    /// # Errors
    /// Where there is none.
    pub fn film(&self, id: &str) -> Result<JsValue, JsValue> {
        let facts = |session: &mut Session| Ok(Facts::of(session.engine().catalog(), session.film(id)?));
        told(&self.with_session(facts)?)
    }

    /// The film of a title and year, or null.
    ///
    /// # Errors
    /// Where the title is too long or the year none.
    pub fn find(&self, title: &str, released: Option<f64>) -> Result<JsValue, JsValue> {
        let find = |session: &mut Session| {
            let released = released.map(|value| year("year", value)).transpose()?;
            let film = session.find(title, released)?;
            Ok(film.map(|film| Brief::of(session.engine().catalog(), film)))
        };
        told(&self.with_session(find)?)
    }

    /// The films that fit a text best.
    ///
    /// # Errors
    /// Where the text is too long.
    pub fn search(&self, text: &str, top: Option<f64>) -> Result<JsValue, JsValue> {
        let search = |session: &mut Session| {
            let films = session.search(text, count("top", top, TOP)?)?;
            let brief = |film: FilmIx| Brief::of(session.engine().catalog(), film);
            Ok(films.into_iter().map(brief).collect::<Vec<Brief>>())
        };
        told(&self.with_session(search)?)
    }

    /// Films like another.
    ///
    /// # Errors
    /// Where there is no such film.
    pub fn similar(&self, id: &str, top: Option<f64>) -> Result<JsValue, JsValue> {
        let similar = |session: &mut Session| Ok(session.similar(session.film(id)?, count("top", top, TOP)?));
        told(&self.with_session(similar)?)
    }

    /// Whether ratings are possible.
    ///
    /// # Errors
    /// Where a film is unknown or has impossible stars.
    pub fn check(&self, ids: Vec<String>, stars: Vec<f64>) -> Result<(), JsValue> {
        self.with_person(&ids, &stars, |_, _| Ok(()))
    }

    /// The films for a person.
    ///
    /// # Errors
    /// As [`Core::check`], and where an option is unknown or beyond its range.
    pub fn picks(&self, ids: Vec<String>, stars: Vec<f64>, options: JsValue) -> Result<JsValue, JsValue> {
        let asked: Asked = read(options).map_err(thrown)?;
        let picks = self.with_person(&ids, &stars, |session, ratings| {
            let wishes = asked.checked(session)?;
            Ok(session.picks(ratings, &wishes))
        });
        told(&picks?)
    }

    /// The stars that a person would give a film.
    ///
    /// # Errors
    /// As [`Core::check`].
    pub fn predict(&self, ids: Vec<String>, stars: Vec<f64>, film: &str) -> Result<JsValue, JsValue> {
        let predicted = self.with_person(&ids, &stars, |session, ratings| {
            let film = session.film(film)?;
            Ok(session.predict(ratings, film))
        });
        told(&predicted?)
    }

    /// The film to ask a person about next, or null.
    ///
    /// # Errors
    /// As [`Core::check`].
    pub fn question(
        &self,
        ids: Vec<String>,
        stars: Vec<f64>,
        asked: Vec<String>,
        excluded: Vec<String>,
    ) -> Result<JsValue, JsValue> {
        let question = self.with_person(&ids, &stars, |session, ratings| {
            let (asked, excluded) = (films(session, &asked)?, films(session, &excluded)?);
            Ok(session.question(ratings, &asked, &excluded))
        });
        told(&question?)
    }

    fn with_person<T>(
        &self,
        ids: &[String],
        stars: &[f64],
        read: impl FnOnce(&mut Session, &[Rating]) -> Result<T, Error>,
    ) -> Result<T, JsValue> {
        self.with_session(|session| {
            let ratings = checked(session, ids, stars)?;
            read(session, &ratings)
        })
    }

    fn with_session<T>(&self, read: impl FnOnce(&mut Session) -> Result<T, Error>) -> Result<T, JsValue> {
        self.with(|state| read(state.session.as_mut().ok_or(Error::Busy)?))
    }

    fn with<T>(&self, read: impl FnOnce(&mut State) -> Result<T, Error>) -> Result<T, JsValue> {
        let mut state = self.state.try_borrow_mut().map_err(|_| thrown(Error::Busy))?;
        read(&mut state).map_err(thrown)
    }
}

/// Reads the manifest with the browser's own JSON: a reader of ours would cost the package 10 KB.
fn arrival(manifest: &JsValue) -> Result<Arrival, Error> {
    let part = |error: serde_wasm_bindgen::Error| {
        Error::from(bijou_catalog::Error::Manifest(
            error.to_string().trim_start_matches("Error: ").to_owned(),
        ))
    };
    // The version first: the rest of another manifest may look different.
    let Format { format } = serde_wasm_bindgen::from_value(manifest.clone()).map_err(part)?;
    Plan::check_format(format)?;
    let plan: Plan = serde_wasm_bindgen::from_value(manifest.clone()).map_err(part)?;
    Arrival::of(plan)
}

fn read<T: DeserializeOwned + Default>(options: JsValue) -> Result<T, Error> {
    if options.is_undefined() {
        return Ok(T::default());
    }
    serde_wasm_bindgen::from_value(options).map_err(|error| {
        Error::Argument(format!("the options: {}", error.to_string().trim_start_matches("Error: ")))
    })
}

fn told(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    value.serialize(&serializer).map_err(JsValue::from)
}

fn thrown(error: Error) -> JsValue {
    Array::of2(&error.code().into(), &error.to_string().into()).into()
}
