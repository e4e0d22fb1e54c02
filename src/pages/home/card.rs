use bijou_engine::{FilmIx, Prediction};
use leptos::prelude::*;

use crate::components::FilmCard;
use crate::components::stars::PredictedStars;
use crate::lean::{maybe, text};
use crate::load::CatalogState;
use crate::taste::TasteState;
use crate::words;

/// Before there is one.
const NONE: Prediction = Prediction { stars: 0.0, low: 0.0, high: 0.0 };

/// The stars that the person might give; a card that is about to leave keeps saying what it said.
pub fn prediction_of(film: FilmIx) -> Memo<Prediction> {
    let taste = TasteState::in_scope();
    Memo::new(move |before: Option<&Prediction>| {
        let now = taste.with(|engine, taste| engine.predict(taste, film));
        now.or(before.copied()).unwrap_or(NONE)
    })
}

/// Why a film is picked: the rated film that speaks for it most.
pub fn reason_of(film: FilmIx) -> Signal<String> {
    let (catalog, taste) = (CatalogState::in_scope(), TasteState::in_scope());
    let because = Memo::new(move |_| taste.with(|engine, taste| engine.main_reason(taste, film)).flatten());
    text(move || {
        let title = |rated| catalog.with_untracked(|e| e.catalog().film(rated).title().to_owned());
        match because.get().and_then(title) {
            Some(title) => words::home::because(&title),
            None if taste.points().with(|points| points.iter().any(|given| *given > 0)) => {
                words::home::near_points().to_owned()
            }
            None => words::home::widely_loved().to_owned(),
        }
    })
}

/// One pick; what it says follows the taste while the card itself stays.
#[component]
pub fn PickCard(
    /// The film.
    film: FilmIx,
    /// Whether it says why.
    #[prop(optional)]
    reason: bool,
) -> impl IntoView {
    let prediction = prediction_of(film);
    let reason = maybe(reason.then(|| view! { <p class="card-reason">{reason_of(film)}</p> }));
    view! {
        <FilmCard film=film>
            <div class="card-prediction">
                <PredictedStars prediction=prediction />
                <span aria-hidden="true">{text(move || words::decimal(prediction.get().stars))}</span>
            </div>
            {reason}
        </FilmCard>
    }
    .into_any()
}
