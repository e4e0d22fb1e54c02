use crate::lean::{maybe, part};
use bijou_catalog::{Figure, Manifest};
use leptos::prelude::*;

use crate::load::CatalogState;
use crate::words;

/// The data and the model's card, as the manifest tells them.
#[component]
pub fn SourceAndCard() -> impl IntoView {
    let catalog = CatalogState::in_scope();
    part(move || maybe(catalog.manifest().as_ref().map(told)))
}

fn told(manifest: &Manifest) -> impl IntoView + use<> {
    let Manifest { card, source, .. } = manifest;
    let figures = [&card.quality, &card.data, &card.settings].map(|figures| table(figures));
    view! {
        <section>
            <h2>{words::privacy::data()}</h2>
            <p>{source.name.clone()}</p>
            <dl>
                <div class="fact"><dt>{words::privacy::license()}</dt><dd>{source.license.clone()}</dd></div>
                <div class="fact"><dt>{words::privacy::citation()}</dt><dd>{source.citation.clone()}</dd></div>
            </dl>
        </section>
        <section>
            <h2>{words::privacy::card()}</h2>
            <p>{card.model.clone()}". " {card.trained_on.clone()}</p>
            {figures}
        </section>
    }
}

fn table(figures: &[Figure]) -> Option<impl IntoView + use<>> {
    let row = |figure: &Figure| {
        view! { <tr><th scope="row">{figure.name.clone()}</th><td>{words::figure(figure.value)}</td></tr> }
    };
    (!figures.is_empty()).then(
        || view! { <table class="figures"><tbody>{figures.iter().map(row).collect_view()}</tbody></table> },
    )
}
