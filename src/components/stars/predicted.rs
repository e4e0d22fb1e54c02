use crate::lean::text;
use bijou_engine::Prediction;
use leptos::prelude::*;

use super::art::{FIVE, FiveStars, end};
use crate::words;

/// A predicted rating: outlined stars, and its interval as a soft band behind them.
#[component]
pub fn PredictedStars(
    /// The prediction.
    #[prop(into)]
    prediction: Signal<Prediction>,
    /// Whether the interval shows.
    #[prop(optional)]
    band: bool,
) -> impl IntoView {
    let label = text(move || words::stars::predicted(prediction.get().stars));
    let low = text(move || end(prediction.get().low));
    let width = text(move || end(prediction.get().high - prediction.get().low));
    let interval = band.then(|| {
        view! { <rect class="star-band" x=low y="0" width=width height="24" rx="3" /> }
    });
    view! {
        <svg class="stars-art stars-predicted" viewBox="0 0 120 24" role="img" aria-label=label>
            {interval}
            <path class="star-ghost" d=FIVE />
            <FiveStars stars=Signal::derive(move || prediction.get().stars) class="star-predicted" />
        </svg>
    }
    .into_any()
}
