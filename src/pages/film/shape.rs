//! Ratings of one film as columns: how likely the person's are, and how others' are.

use bijou_engine::{FilmIx, Prediction, Stars};
use leptos::prelude::*;

use super::chances::{STEPS, chances};
use crate::components::charts::{Column, columns};
use crate::lean::{maybe, part};
use crate::load::CatalogState;
use crate::words;

/// How likely each rating by the person is, with the one they gave and what others gave on average.
pub fn chances_chart(prediction: Prediction, own: Option<Stars>, others: Option<f32>) -> AnyView {
    let chances = chances(&prediction);
    view! {
        {chart(&chances, own, others, words::film::chances_said)}
        <p class="legend">
            <span class="legend-own">{words::film::chances()}</span>
            {own_legend(own)}
            {maybe(others.map(|_| view! { <span class="legend-tick">{words::film::others_mark()}</span> }))}
        </p>
    }
    .into_any()
}

/// How others rated it, where enough did in the data; with the person's own rating marked.
#[component]
pub fn OthersShape(
    /// The film.
    film: FilmIx,
    /// What the person gave it.
    own: Memo<Option<Stars>>,
) -> impl IntoView {
    let catalog = CatalogState::in_scope();
    let shares = Memo::new(move |_| catalog.with(|engine| engine.rating_shares(film)).flatten());
    part(move || {
        let drawn = shares.get().map(|shares| {
            let own = own.get();
            view! {
                <h3>{words::film::shape()}</h3>
                <div class="film-shape">
                    {chart(&shares, own, None, words::film::shape_said)}
                    <p class="legend">
                        <span class="legend-own">{words::film::shape_bars()}</span>
                        {own_legend(own)}
                    </p>
                </div>
            }
        });
        maybe(drawn)
    })
}

fn chart(values: &[f32; STEPS], own: Option<Stars>, others: Option<f32>, say: fn(&str) -> String) -> AnyView {
    let step = |at: usize| Stars::from_half_stars(at as u8 + 1);
    let label = |at: usize| step(at).map(words::halves).unwrap_or_default();
    let column = |(at, value): (usize, &f32)| Column {
        label: label(at),
        value: *value,
        other: None,
        marked: own.is_some() && own == step(at),
    };
    let all: Vec<Column> = values.iter().enumerate().map(column).collect();
    let most = (0..STEPS).max_by(|a, b| values[*a].total_cmp(&values[*b])).unwrap_or_default();
    let tick = others.map(|stars| (stars - Stars::MIN.value()) / (Stars::MAX.value() - Stars::MIN.value()));
    columns(&all, tick, say(&label(most)))
}

fn own_legend(own: Option<Stars>) -> AnyView {
    maybe(own.map(|_| view! { <span class="legend-mark">{words::film::own_mark()}</span> }))
}
