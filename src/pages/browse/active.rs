//! The filters that are on, each of which goes with a touch; and, where no film is left, what each of them costs.

use leptos::prelude::*;

use super::browsing::Browsing;
use super::filters::part_name;
use super::query::{Part, Query};
use crate::lean::{maybe, part};
use crate::words;

/// Ways out that are offered where nothing is left.
const WAYS_OUT: usize = 5;

/// A chip per filter; the text needs none, it stands in its box.
pub fn active_filters() -> AnyView {
    let browsing = Browsing::in_scope();
    let chips = part(move || {
        let query = browsing.query.get();
        let parts: Vec<Part> =
            query.parts().into_iter().filter(|part| !matches!(part, Part::Text(_))).collect();
        let several = parts.len() > 1;
        let chip = |part: Part| {
            let name = part_name(&part);
            let remove = words::browse::remove(&name);
            view! {
                <li>
                    <button
                        class="chip chip-on"
                        type="button"
                        aria-label=remove
                        on:click=move |_| browsing.choose(browsing.query.get_untracked().less(&part))
                    >
                        {name}
                        <span class="chip-x" aria-hidden="true">"×"</span>
                    </button>
                </li>
            }
            .into_any()
        };
        let chips: Vec<AnyView> = parts.into_iter().map(chip).collect();
        let clear = several.then(|| {
            view! {
                <li>
                    <button class="chip-clear" type="button" on:click=move |_| clear(browsing)>{words::browse::clear()}</button>
                </li>
            }
        });
        if chips.is_empty() {
            return ().into_any();
        }
        view! { <ul class="active" aria-label=words::browse::active()>{chips} {maybe(clear)}</ul> }.into_any()
    });
    chips.into_any()
}

/// Takes every filter out; text and order stay.
fn clear(browsing: Browsing) {
    let Query { text, sort, .. } = browsing.query.get_untracked();
    browsing.choose(Query { text, sort, ..Query::default() });
}

/// No film is left: which filter to loosen, and by how much.
pub fn nothing_left() -> AnyView {
    let browsing = Browsing::in_scope();
    let ways = browsing.without_each();
    let hint = if ways.is_empty() { words::browse::nothing_hint() } else { words::browse::nothing_ways() };
    let way = |(part, films): (Part, usize)| {
        let said = words::browse::way_out(&part_name(&part), &words::browse::count(films));
        view! {
            <li>
                <button
                    class="button-quiet"
                    type="button"
                    on:click=move |_| browsing.choose(browsing.query.get_untracked().less(&part))
                >
                    {said}
                </button>
            </li>
        }
        .into_any()
    };
    let ways: Vec<AnyView> = ways.into_iter().take(WAYS_OUT).map(way).collect();
    view! {
        <div class="empty">
            <p>{words::browse::nothing()}</p>
            <p class="quiet">{hint}</p>
            <ul class="ways-out">{ways}</ul>
            <button class="button" type="button" on:click=move |_| browsing.choose(Query::default())>{words::browse::show_all()}</button>
        </div>
    }
    .into_any()
}
