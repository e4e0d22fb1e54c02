//! Draws a [`Cover`] as SVG.

use leptos::prelude::*;

use super::{Brush, Cover, Facts, Layer, MARGIN, Tone};
use bijou_engine::{Engine, FilmIx};

/// The cover of a film, as a picture that says nothing to a screen reader: the title always stands beside it.
#[component]
pub fn CoverArt(
    /// What to draw.
    cover: Cover,
) -> impl IntoView {
    let tone = |tone| cover.palette.tone(tone).css();
    let ink = tone(Tone::Ink);
    let leading = cover.voice.leading() * cover.setting.size;
    let title = cover.setting.lines.iter().enumerate().map(|(row, line)| {
        view! {
            <text
                x=MARGIN
                y=tenths(cover.baseline + row as f32 * leading)
                textLength=tenths(line.width)
                lengthAdjust="spacingAndGlyphs"
            >
                {line.text.clone()}
            </text>
        }
    });
    view! {
        <svg class="cover" viewBox="0 0 200 300" aria-hidden="true" focusable="false">
            <rect width="200" height="300" fill=tone(Tone::Ground) />
            {cover.layers.iter().map(|layer| shape(layer, &cover)).collect_view()}
            <rect width="200" height="300" fill=cover.era.overlay() />
            <g fill=ink>
                <g class=cover.voice.class() font-size=tenths(cover.setting.size)>{title.collect_view()}</g>
                <g class="cover-credit">
                    {cover.director.map(|name| view! { <text x=MARGIN y="286">{name}</text> })}
                    {cover.year.map(|year| view! { <text x=200.0 - MARGIN y="286" text-anchor="end">{year}</text> })}
                </g>
            </g>
        </svg>
    }
    .into_any()
}

/// The cover of a film of the catalog.
pub fn cover_of(engine: &Engine, film: FilmIx) -> Cover {
    let facts = engine.catalog().film(film);
    let genres: Vec<&str> = facts.genres().collect();
    Cover::of(&Facts {
        id: facts.id(),
        title: facts.title(),
        year: facts.year(),
        director: facts.directors().next(),
        genres: &genres,
        mood: engine.mood(film),
    })
}

fn shape(layer: &Layer, cover: &Cover) -> AnyView {
    let color = cover.palette.tone(layer.tone).css();
    let path = layer.path.clone();
    let opacity = (layer.opacity < 100).then(|| f32::from(layer.opacity) / 100.0);
    match layer.brush {
        // Neon: the shape's edge glows, the shape itself stays dark.
        Brush::Plane if cover.era.outlines() && matches!(layer.tone, Tone::Form | Tone::Accent) => {
            let ground = cover.palette.tone(Tone::Ground).css();
            view! { <path d=path fill=ground stroke=color stroke-width="2.5" opacity=opacity /> }.into_any()
        }
        Brush::Plane => view! { <path d=path fill=color opacity=opacity /> }.into_any(),
        Brush::Line(width) => {
            view! { <path d=path fill="none" stroke=color stroke-width=tenths(width) opacity=opacity /> }
                .into_any()
        }
        Brush::Dots(size) => {
            let dots = "0 16";
            view! { <path class="cover-dots" d=path stroke=color stroke-width=tenths(size) stroke-dasharray=dots /> }
                .into_any()
        }
    }
}

/// Tenths of a canvas unit are finer than any screen shows.
fn tenths(value: f32) -> String {
    format!("{:.1}", value)
}
