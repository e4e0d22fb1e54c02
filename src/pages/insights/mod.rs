//! What a person's ratings say about their taste, as pictures.

mod groups;
pub mod map;
mod people;
mod predictable;
mod stars;
mod time;
mod totals;

use leptos::prelude::*;

use crate::address::Page;
use crate::components::WhenUsable;
use crate::insight::ENOUGH;
use crate::lean::{part, text};
use crate::taste::TasteState;
use crate::words;
use groups::GroupsSection;
use map::{RegionsSection, TasteMapView};
use people::PeopleSection;
use predictable::PredictableSection;
use stars::StarsSection;
use time::TimeSection;
use totals::TotalsSection;

/// The page.
#[component]
pub fn InsightsPage() -> impl IntoView {
    let ratings = TasteState::in_scope().ratings();
    let count = Memo::new(move |_| ratings.with(Vec::len));
    let enough = Memo::new(move |_| count.get() >= ENOUGH);
    let lead = text(move || {
        let lead = if enough.get() { words::insights::lead() } else { words::insights::lead_without() };
        lead.to_owned()
    });
    let page = move || {
        let sections = part(move || {
            if !enough.get() {
                return view! { <Few count=count /> }.into_any();
            }
            view! {
                <TotalsSection />
                <div class="insight-grid">
                    <StarsSection />
                    <PredictableSection />
                    <GroupsSection />
                    <PeopleSection />
                    <RegionsSection />
                    <TimeSection />
                </div>
                <p class="insights-more">
                    <a href=Page::Compare.href()>{words::insights::compare()}</a>
                    <a href=Page::Data.href()>{words::data::title()}</a>
                </p>
            }
            .into_any()
        });
        view! {
            <TasteMapView />
            {sections}
        }
        .into_any()
    };
    view! {
        <div class="page insights">
            <header class="insights-head">
                <h1>{words::insights::title()}</h1>
                <p class="lead">{lead}</p>
            </header>
            <WhenUsable>{page()}</WhenUsable>
        </div>
    }
}

/// What is missing before there is something to say.
#[component]
fn Few(
    /// Ratings so far.
    count: Memo<usize>,
) -> impl IntoView {
    let missing = text(move || words::insights::missing(ENOUGH.saturating_sub(count.get())));
    view! {
        <section class="empty">
            <h2>{words::insights::few()}</h2>
            <p>{missing}</p>
            <a class="button" href=Page::Home.href()>{words::insights::begin()}</a>
        </section>
    }
    .into_any()
}

/// A section of the page with its heading.
fn section(title: &'static str, note: &'static str, body: impl IntoView + 'static) -> AnyView {
    view! {
        <section class="insight">
            <h2>{title}</h2>
            <p class="quiet">{note}</p>
            {body}
        </section>
    }
    .into_any()
}
