//! Who makes the picks, and what the person wishes of them. Every change acts at once.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::address::Page;
use crate::components::decade_select;
use crate::lean::{flag, text};
use crate::store::{Library, Picking, STEPS};
use crate::taste::TasteState;
use crate::words;
use crate::words::Slider;

/// Id of the panel.
const PANEL: &str = "tune";

/// One of the numbers of [`Picking`].
type Number = fn(&mut Picking) -> &mut i16;
/// One of its years.
type Year = fn(&mut Picking) -> &mut u16;

/// The line that says who makes the picks, and the panel behind its button.
pub fn tuning() -> AnyView {
    let (library, taste) = (Library::in_scope(), TasteState::in_scope());
    let picking = taste.picking();
    let open = RwSignal::new(false);
    let expanded = text(move || open.get().to_string());
    let closed = flag(move || !open.get());
    let tuned = flag(move || picking.get() != picking.get().untuned());
    let by = text(move || {
        let model = taste.with(|_, taste| taste.model()).unwrap_or_default();
        words::tune::picked_by(words::model(model))
    });
    let one_per_series = flag(move || !picking.get().whole_series);
    let thin = move |event: ev::Event| {
        library
            .set_picking(Picking { whole_series: !event_target_checked(&event), ..picking.get_untracked() });
    };
    let without_watchlist = flag(move || !picking.get().with_watchlist);
    let list = move |event: ev::Event| {
        library.set_picking(Picking {
            with_watchlist: !event_target_checked(&event),
            ..picking.get_untracked()
        });
    };
    let [popularity, variety, own_genres] = words::sliders();
    view! {
        <p class="picked-by">{by} <a href=Page::Compare.href()>{words::tune::compare()}</a></p>
        <button
            class="button-quiet tune-open"
            class:tune-on=tuned
            type="button"
            aria-expanded=expanded
            aria-controls=PANEL
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {words::tune::tune()}
        </button>
        <fieldset id=PANEL class="tune" class:tune-closed=closed>
            <legend class="hidden">{words::tune::panel()}</legend>
            {slider(popularity, -STEPS, |picking| &mut picking.popularity)}
            {slider(variety, 0, |picking| &mut picking.variety)}
            {slider(own_genres, 0, |picking| &mut picking.own_genres)}
            <div class="tune-rest">
                <p class="tune-years">
                    {year(words::tune::from(), |picking| &mut picking.from)}
                    {year(words::tune::to(), |picking| &mut picking.to)}
                </p>
                <label class="tune-check">
                    <input type="checkbox" prop:checked=one_per_series on:change=thin />
                    {words::tune::one_per_series()}
                </label>
                <label class="tune-check">
                    <input type="checkbox" prop:checked=without_watchlist on:change=list />
                    {words::tune::without_watchlist()}
                </label>
                <button
                    class="button-quiet"
                    type="button"
                    on:click=move |_| library.set_picking(picking.get_untracked().untuned())
                >
                    {words::tune::reset()}
                </button>
            </div>
        </fieldset>
    }
    .into_any()
}

/// A slider with what it does at both ends.
fn slider(says: Slider, least: i16, number: Number) -> AnyView {
    let (library, picking) = (Library::in_scope(), TasteState::in_scope().picking());
    let [name, low, high] = says;
    let value = Memo::new(move |_| number(&mut picking.get()).to_string());
    let said = text(move || words::slider_stands(says, *number(&mut picking.get()), STEPS));
    let slide = move |event: ev::Event| {
        let mut next = picking.get_untracked();
        *number(&mut next) = event_target_value(&event).parse().unwrap_or(0);
        library.set_picking(next);
    };
    view! {
        <label class="tune-slider">
            <span class="tune-name">{name}</span>
            <input
                type="range"
                min=least
                max=STEPS
                aria-label=name
                aria-valuetext=said
                prop:value=value
                on:input=slide
            />
            <span class="tune-ends" aria-hidden="true"><span>{low}</span><span>{high}</span></span>
        </label>
    }
    .into_any()
}

/// A choice of a decade after a word.
fn year(label: &'static str, year: Year) -> AnyView {
    let (library, picking) = (Library::in_scope(), TasteState::in_scope().picking());
    let chosen = Signal::derive(move || *year(&mut picking.get()));
    let choose = move |decade: u16| {
        let mut next = picking.get_untracked();
        *year(&mut next) = decade;
        library.set_picking(next);
    };
    view! {
        <span aria-hidden="true">{label}</span>
        {decade_select(label, words::tune::any(), chosen, Arc::new(choose))}
    }
    .into_any()
}
