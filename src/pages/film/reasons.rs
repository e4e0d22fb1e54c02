use crate::lean::part;
use bijou_engine::{Engine, FilmIx, Reasons as Split, Stars, Taste, sorted};
use leptos::prelude::*;

use crate::address::film_href;
use crate::taste::TasteState;
use crate::words;

/// Ratings with a bar of their own.
const BARS: usize = 6;

/// One bar: who speaks, and how strongly.
#[derive(Clone, PartialEq, Debug)]
struct Bar {
    /// Title of the rated film, or what else speaks.
    label: String,
    /// Address and stars of the rated film.
    rated: Option<(String, Stars)>,
    /// Part of everything that speaks for or against, in percent; negative against.
    percent: i32,
}

/// Why the film has its score, as bars that add up.
#[component]
pub fn Reasons(
    /// The film.
    film: FilmIx,
) -> impl IntoView {
    let taste = TasteState::in_scope();
    let shown = Memo::new(move |_| taste.with(|engine, taste| bars(engine, taste, film)).unwrap_or_default());
    let personal = Memo::new(move |_| taste.ratings().with(|ratings| !ratings.is_empty()));
    let body = part(move || {
        if !personal.get() {
            return view! { <p class="quiet">{words::film::no_reasons()}</p> }.into_any();
        }
        view! {
            <p class="quiet">{words::film::reasons_note()}</p>
            <ul class="reasons">{shown.get().into_iter().map(bar).collect_view()}</ul>
        }
        .into_any()
    });
    view! { <section class="film-reasons"><h2>{words::film::reasons()}</h2>{body}</section> }
}

fn bar(bar: Bar) -> impl IntoView {
    let label = match bar.rated {
        Some((href, stars)) => view! {
            <a href=href>{bar.label}</a> <span class="reason-stars">{words::halves(stars)} " ★"</span>
        }
        .into_any(),
        None => view! { <span>{bar.label}</span> }.into_any(),
    };
    let width = bar.percent.unsigned_abs().min(100);
    view! {
        <li class="reason" class:reason-against=bar.percent < 0>
            <span class="reason-label">{label}</span>
            <span class="reason-share">{share(bar.percent)}</span>
            <svg class="reason-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect class="reason-track" width="100" height="4" />
                <rect class="reason-fill" width=width height="4" />
            </svg>
        </li>
    }
}

/// Says a share.
fn share(percent: i32) -> String {
    if percent < 0 { words::film::share_against(-percent) } else { words::film::share_for(percent) }
}

fn bars(engine: &Engine, taste: &Taste, film: FilmIx) -> Vec<Bar> {
    let split = engine.reasons(taste, film);
    let catalog = engine.catalog();
    let label = |rated: FilmIx, stars| {
        let facts = catalog.film(rated);
        (facts.title().to_owned(), Some((film_href(facts.id()), stars)))
    };
    percents(&split, BARS)
        .into_iter()
        .map(|(who, percent)| {
            let (label, rated) = match who {
                Who::Rating(at) => {
                    split.shares.get(at).map_or_else(Default::default, |s| label(s.film, s.stars))
                }
                Who::Others(count) => (words::film::other_reasons(count), None),
                Who::Prior => (words::film::prior().to_owned(), None),
            };
            Bar { label, rated, percent }
        })
        .collect()
}

/// Who speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Who {
    /// The share at this place.
    Rating(usize),
    /// This many ratings together.
    Others(usize),
    /// People in general.
    Prior,
}

/// Each part in percent of all parts' sizes: the strongest `top` ratings by themselves, the rest together.
fn percents(split: &Split, top: usize) -> Vec<(Who, i32)> {
    let size: f32 = split.prior.abs() + split.shares.iter().map(|reason| reason.share.abs()).sum::<f32>();
    let percent = |part: f32| (100.0 * part / size.max(f32::MIN_POSITIVE)).round() as i32;
    let share = |at: &usize| split.shares.get(*at).map_or(0.0, |reason| reason.share);
    let order = sorted(split.shares.len(), &|a, b| share(&b).abs().total_cmp(&share(&a).abs()));
    let (strong, rest) = order.split_at(top.min(order.len()));
    let mut bars: Vec<_> = strong.iter().map(|at| (Who::Rating(*at), percent(share(at)))).collect();
    if !rest.is_empty() {
        bars.push((Who::Others(rest.len()), percent(rest.iter().map(share).sum())));
    }
    bars.push((Who::Prior, percent(split.prior)));
    sorted(bars.len(), &|a, b| bars[b].1.cmp(&bars[a].1)).into_iter().map(|place| bars[place]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use bijou_engine::Reason;

    #[test]
    fn parts_are_shares_of_everything_that_speaks() {
        let share = |film, share| Reason { film: FilmIx(film), stars: Stars::MAX, share };
        let split = Split { prior: 1.0, shares: vec![share(1, 2.0), share(2, 0.5), share(3, -0.5)] };
        let bars = percents(&split, 2);
        assert_eq!(
            bars,
            [(Who::Rating(0), 50), (Who::Prior, 25), (Who::Rating(1), 13), (Who::Others(1), -13),]
        );
    }

    #[test]
    fn no_parts_are_no_trouble() {
        assert_eq!(percents(&Split { prior: 0.0, shares: vec![] }, 6), [(Who::Prior, 0)]);
    }
}
