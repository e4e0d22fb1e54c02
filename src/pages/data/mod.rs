//! What the picks were learned from, and how well.

mod figures;
mod report;
mod source;

use bijou_catalog::DataReport;
use leptos::prelude::*;

use crate::lean::part;
use crate::load::CatalogState;
use crate::words::data as said;
use report::drawn;
use source::SourceAndCard;

/// The page.
#[component]
pub fn DataPage() -> impl IntoView {
    let catalog = CatalogState::in_scope();
    let report = part(move || {
        let promised = catalog.manifest().is_some_and(|manifest| manifest.report.is_some());
        let report = catalog.report().with(|json| json.as_ref().map(|json| DataReport::from_json(json)));
        let without = |text: &'static str| view! { <p class="quiet">{text}</p> }.into_any();
        match report {
            Some(Ok(report)) => drawn(&report),
            Some(Err(_)) => without(said::broken()),
            None if promised => without(said::coming()),
            None => without(said::none()),
        }
    });
    view! {
        <div class="page insights data">
            <header class="insights-head">
                <h1>{said::title()}</h1>
                <p class="lead">{said::lead()}</p>
            </header>
            {report}
            <div class="insight-grid">
                <SourceAndCard />
            </div>
        </div>
    }
}
