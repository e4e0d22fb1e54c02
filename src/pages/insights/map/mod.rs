//! The map of taste: all films as points, the person's own lit up.

mod card;
mod colors;
mod find;
mod hands;
mod layer;
mod look;
mod paint;
mod regions;
mod save;
mod sprites;

use leptos::prelude::*;

use crate::address::decode;
use crate::lean::{flag, part, text};
use crate::load::{CatalogState, Stage};
use crate::map::Camera;
use crate::words;
use card::PointedFilm;
use find::FindFilm;
pub use look::{FRAME, Look, marks};
pub use regions::RegionsSection;

/// One step of the zoom's buttons and keys.
const STEP: f32 = 1.6;

/// Id of what explains the keys.
const HELP: &str = "map-help";

/// The map with everything that belongs to it.
#[component]
pub fn TasteMapView() -> impl IntoView {
    let look = Look::new();
    let stage = CatalogState::in_scope().stage();
    let missing = part(move || {
        if look.scene.with(Option::is_some) {
            return ().into_any();
        }
        let arriving = stage.get() == Stage::Arriving;
        let said = if arriving { words::insights::map_arriving() } else { words::insights::map_missing() };
        view! { <p class="map-missing quiet" role="status">{said}</p> }.into_any()
    });
    let pinned = RwSignal::new(false);
    // A link from a film's page names the film in the fragment.
    let fragment = look.router.fragment();
    Effect::new(move |_| {
        look.scene.track();
        let named = fragment.with(|fragment| fragment.strip_prefix("film=").map(decode));
        if let Some(dot) = named.and_then(|id| look.named(&id)) {
            pinned.set(true);
            look.pointed.set(Some(dot));
            look.fly(Camera::around(dot.place));
        }
    });
    let fingers = StoredValue::new(crate::map::Fingers::default());
    let whole = flag(move || look.camera.get() == Camera::WHOLE);
    let zoom_said = text(move || words::insights::map_zoom(look.camera.get().zoom));
    view! {
        <div class="map">
            <FindFilm look=look pinned=pinned />
            <div class="map-frame">
                <canvas
                    class="map-canvas"
                    node_ref=look.canvas
                    tabindex="0"
                    role="application"
                    aria-label=words::insights::map_label()
                    aria-describedby=HELP
                    on:pointerdown=move |event| hands::down(look, fingers, &event)
                    on:pointermove=move |event| hands::moved(look, fingers, pinned, &event)
                    on:pointerup=move |event| hands::up(look, fingers, pinned, &event)
                    on:pointercancel=move |event| hands::cancel(fingers, &event)
                    on:wheel=move |event| hands::wheel(look, &event)
                    on:keydown=move |event| hands::key(look, pinned, &event)
                ></canvas>
                {missing}
                <div class="map-buttons" role="group" aria-label=words::insights::map_view()>
                    {button("+", words::insights::map_closer(), move || look.zoom(STEP))}
                    {button("−", words::insights::map_further(), move || look.zoom(1.0 / STEP))}
                    <button
                        class="map-button"
                        type="button"
                        aria-label=words::insights::map_whole()
                        prop:disabled=whole
                        on:click=move |_| look.fly(Camera::WHOLE)
                    >
                        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                            <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />
                        </svg>
                    </button>
                </div>
            </div>
            <span class="hidden" data-zoom>{zoom_said}</span>
            <PointedFilm look=look />
            <div class="map-below">
                <p class="map-help quiet" id=HELP>{words::insights::map_help()}</p>
                <button class="button-quiet" type="button" on:click=move |_| save::save(look)>
                    {words::insights::map_save()}
                </button>
            </div>
        </div>
    }
}

fn button(sign: &'static str, label: &'static str, press: impl Fn() + 'static) -> AnyView {
    view! {
        <button class="map-button" type="button" aria-label=label on:click=move |_| press()>
            <span aria-hidden="true">{sign}</span>
        </button>
    }
    .into_any()
}
