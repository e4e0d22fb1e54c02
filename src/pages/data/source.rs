use crate::lean::{maybe, part};
use bijou_catalog::{Figure, Manifest};
use leptos::prelude::*;

use crate::load::CatalogState;
use crate::words;
use crate::words::data as said;

/// The data and the model's card, as the manifest tells them.
#[component]
pub fn SourceAndCard() -> impl IntoView {
    let catalog = CatalogState::in_scope();
    part(move || maybe(catalog.manifest().as_ref().map(told)))
}

fn told(manifest: &Manifest) -> impl IntoView + use<> {
    let Manifest { card, source, .. } = manifest;
    let tables =
        [(said::quality(), &card.quality), (said::counts(), &card.data), (said::settings(), &card.settings)];
    view! {
        <section class="insight">
            <h2>{said::card()}</h2>
            <p lang="en">{card.model.clone()}". " {card.trained_on.clone()}</p>
            {tables.map(|(title, figures)| table(title, figures))}
        </section>
        <section class="insight">
            <h2>{said::source()}</h2>
            <p>{source.name.clone()}</p>
            <dl>
                <div class="fact"><dt>{said::license()}</dt><dd>{source.license.clone()}</dd></div>
                <div class="fact"><dt>{said::citation()}</dt><dd>{source.citation.clone()}</dd></div>
            </dl>
        </section>
    }
}

fn table(title: &'static str, figures: &[Figure]) -> Option<impl IntoView + use<>> {
    let row = |figure: &Figure| {
        view! { <tr><th scope="row" lang="en">{figure.name.clone()}</th><td>{words::figure(figure.value)}</td></tr> }
    };
    (!figures.is_empty()).then(|| {
        view! {
            <table class="figures">
                <caption>{title}</caption>
                <tbody>{figures.iter().map(row).collect_view()}</tbody>
            </table>
        }
    })
}
