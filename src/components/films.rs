use std::sync::Arc;

use bijou_engine::FilmIx;
use leptos::html::Ul;
use leptos::prelude::*;

/// Draws one film of a list.
pub type DrawFilm = Arc<dyn Fn(FilmIx) -> AnyView + Send + Sync>;

/// A list of films that keeps what stays: all lists of films share this one piece of code.
#[component]
pub fn Films(
    /// The films, in order.
    films: Signal<Vec<FilmIx>>,
    /// How one of them looks.
    draw: DrawFilm,
    /// How the list looks.
    class: &'static str,
    /// The list itself.
    #[prop(optional)]
    node_ref: NodeRef<Ul>,
    /// What stands behind the last film.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <ul class=class node_ref=node_ref>
            <For each=move || films.get() key=|film| *film let:film>
                <li data-key=film.0>{draw(film)}</li>
            </For>
            {children.map(|children| children())}
        </ul>
    }
    .into_any()
}
