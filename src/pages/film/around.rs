use bijou_engine::FilmIx;
use leptos::prelude::*;

use crate::address::{Page, encode};
use crate::lean::{maybe, part};
use crate::load::CatalogState;
use crate::map::{Camera, region_at};
use crate::pages::insights::map::{Look, marks};
use crate::words;

/// A piece of the map around the film, which leads to the whole.
#[component]
pub fn AroundIt(
    /// The film.
    film: FilmIx,
) -> impl IntoView {
    let catalog = CatalogState::in_scope();
    let found = Memo::new(move |_| {
        let of_map = catalog.with(|engine| {
            let map = engine.taste_map()?;
            let place = map.place(film.index())?;
            let region = region_at(map, place).map(|region| marks(&region.marks)).unwrap_or_default();
            Some((place, region))
        });
        of_map.flatten()
    });
    part(move || {
        maybe(found.get().map(|(place, region)| {
            let look = Look::new();
            look.camera.set(Camera::around(place));
            look.pointed.set(look.dot(film));
            let among = words::film::around_among(&region);
            let href = format!("{}#film={}", Page::Insights.href(), encode(&look.id(film)));
            view! {
                <section class="film-around">
                    <h2>{words::film::around()}</h2>
                    <canvas class="around-canvas" node_ref=look.canvas role="img" aria-label=among.clone()></canvas>
                    <p class="quiet">{among} " " <a href=href>{words::film::around_link()}</a></p>
                </section>
            }
        }))
    })
}
