use crate::lean::{part, text};
use bijou_engine::{FilmIx, Prediction};
use leptos::prelude::*;

use super::shape::chances_chart;
use crate::components::stars::{PredictedStars, StarsInput};
use crate::load::CatalogState;
use crate::store::Library;
use crate::taste::TasteState;
use crate::words;

/// The person's stars beside the predicted ones.
#[component]
pub fn YourStars(
    /// The film.
    film: FilmIx,
) -> impl IntoView {
    let (catalog, library, taste) = (CatalogState::in_scope(), Library::in_scope(), TasteState::in_scope());
    let facts = catalog.with_untracked(|engine| {
        let facts = engine.catalog().film(film);
        (facts.id().to_owned(), facts.title().to_owned())
    });
    let (id, title) = facts.unwrap_or_default();
    let stored = id.clone();
    let value = Memo::new(move |_| library.record().with(|record| record.stars(&stored)));
    let unknown = Prediction { stars: 0.0, low: 0.0, high: 0.0 };
    let prediction =
        Memo::new(move |_| taste.with(|engine, taste| engine.predict(taste, film)).unwrap_or(unknown));
    let said = text(move || {
        let personal = taste.ratings().with(|ratings| !ratings.is_empty());
        let general = if personal { "" } else { words::film::prediction_prior() };
        format!("{} {general}", {
            let Prediction { stars, low, high } = prediction.get();
            words::film::prediction_is(stars, low, high)
        })
    });
    let others = catalog.with_untracked(|engine| engine.catalog().film(film).mean_rating()).flatten();
    let chances = part(move || chances_chart(prediction.get(), value.get(), others));
    view! {
        <div class="film-stars">
            <section>
                <h2 class="label">{words::film::your_rating()}</h2>
                <StarsInput title=title value=value on_change=move |stars| library.rate(&id, stars) />
            </section>
            <section>
                <h2 class="label">{words::film::prediction()}</h2>
                <PredictedStars prediction=prediction band=true />
                <p class="quiet">{said}</p>
                {chances}
            </section>
        </div>
    }
}
