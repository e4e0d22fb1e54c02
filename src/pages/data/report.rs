use bijou_catalog::{DataReport, Fact, Pair, Part, Severity};
use leptos::prelude::*;

use super::figures::{
    decades, drift, experience, genres, mean, most_given, periods, spans, stars, tail, tenth,
};
use crate::components::charts::{columns, curve, diverging, mosaic};
use crate::lean::maybe;
use crate::words;
use crate::words::data as said;

/// All that the report tells.
pub fn drawn(report: &DataReport) -> AnyView {
    let [people, films] = [&report.by_people, &report.by_films];
    let (most, share) = most_given(report);
    let stars_said = said::stars_said(&most, share, &mean(report.mean));
    let people_said = said::people_said(people.median as usize, people.most as usize);
    let films_said = said::films_said(films.median as usize, films.most as usize);
    let tail_said = tenth(report)
        .map(|[films, ratings]| said::tail_said(&words::share(films), &words::share(ratings)))
        .unwrap_or_default();
    let corner = report.matrix.cells.first().copied().unwrap_or_default();
    let matrix_said = said::matrix_said(&words::share(report.matrix.density), &words::share(corner));
    view! {
        {totals(report)}
        {facts(&report.facts)}
        <div class="insight-grid">
            {section(said::stars(), stars_said.clone(), columns(&stars(report), None, stars_said))}
            {section(said::people(), people_said.clone(), columns(&spans(&people.spans), None, people_said))}
            {section(said::films(), films_said.clone(), columns(&spans(&films.spans), None, films_said))}
            {section(said::tail(), tail_said.clone(), curve(&tail(report), |up| words::share(f64::from(up)), tail_said))}
            {section(
                said::matrix(),
                matrix_said.clone(),
                mosaic(&report.matrix.cells, report.matrix.columns as usize, matrix_said),
            )}
            {of_genres(report)}
            {of_decades(report)}
            {of_times(report)}
            {of_pairs(report)}
        </div>
    }
    .into_any()
}

/// A part with its heading, what it shows, and a picture of it.
fn section(title: &'static str, verdict: String, picture: AnyView) -> AnyView {
    view! {
        <section class="insight">
            <h2>{title}</h2>
            <p>{verdict}</p>
            {picture}
        </section>
    }
    .into_any()
}

fn totals(report: &DataReport) -> AnyView {
    let figures = [
        (words::thousands(report.ratings as usize), said::ratings()),
        (words::thousands(report.people as usize), said::raters()),
        (words::thousands(report.rated_films as usize), said::rated_films()),
        (mean(report.mean), said::mean()),
    ];
    let figure = |(number, what): (String, &'static str)| {
        view! { <div class="total"><dt class="quiet">{what}</dt><dd class="total-number">{number}</dd></div> }
    };
    view! { <dl class="totals">{figures.map(figure).collect_view()}</dl> }.into_any()
}

/// What the command has said about the data, which it says in English.
fn facts(facts: &[Fact]) -> AnyView {
    let row = |fact: &Fact| {
        let word = match fact.severity {
            Severity::Serious => "serious",
            Severity::Caution => "caution",
            Severity::Note => "note",
        };
        view! {
            <li class="data-fact" class:data-fact-serious=fact.severity == Severity::Serious>
                <span class="data-severity">{said::severity(word)}</span>
                <span lang="en">{fact.text.clone()}</span>
            </li>
        }
    };
    view! {
        <section class="insight">
            <h2>{said::facts()}</h2>
            <ul class="data-facts">{facts.iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Why a part is not there.
fn missing(report: &DataReport, part: Part, title: &'static str) -> AnyView {
    let left_out = report.left_out.iter().find(|left_out| left_out.part == part);
    maybe(left_out.map(|left_out| {
        view! {
            <section class="insight">
                <h2>{title}</h2>
                <p class="quiet" lang="en">{left_out.why.clone()}</p>
            </section>
        }
    }))
}

fn of_genres(report: &DataReport) -> AnyView {
    let rows = genres(report);
    if rows.is_empty() {
        return missing(report, Part::Genres, said::genres());
    }
    section(said::genres(), said::genres_note(&mean(report.mean)), diverging(&rows, "leanings data-genres"))
}

fn of_decades(report: &DataReport) -> AnyView {
    match report.decades.iter().max_by_key(|decade| decade.ratings) {
        None => missing(report, Part::Decades, said::decades()),
        Some(most) => {
            let verdict = said::decades_said(&words::browse::decade_of(&most.name), most.ratings as usize);
            section(said::decades(), verdict.clone(), columns(&decades(report), None, verdict))
        }
    }
}

fn of_times(report: &DataReport) -> AnyView {
    let (Some(ratings), Some(people)) = (
        report.growth.iter().max_by_key(|period| period.ratings),
        report.growth.iter().max_by_key(|period| period.people),
    ) else {
        return missing(report, Part::Times, said::growth());
    };
    let grown = said::growth_said(&ratings.name, ratings.ratings as usize);
    let active = said::active_said(&people.name, people.people as usize);
    let (means, steps) = (drift(report), experience(report));
    let ends = means.first().zip(means.last());
    let drifted = ends.map(|(first, last)| said::drift_said(&mean(first.up.into()), &mean(last.up.into())));
    let ends = steps.first().zip(steps.last());
    let learned =
        ends.map(|(first, last)| said::experience_said(&mean(first.up.into()), &mean(last.up.into())));
    let stars = |up: f32| mean(up.into());
    view! {
        {section(said::growth(), grown.clone(), columns(&periods(report, |period| period.ratings), None, grown))}
        {section(said::active(), active.clone(), columns(&periods(report, |period| period.people), None, active))}
        {maybe(drifted.map(|verdict| section(said::drift(), verdict.clone(), curve(&means, stars, verdict))))}
        {maybe(learned.map(|verdict| section(said::experience(), verdict.clone(), curve(&steps, stars, verdict))))}
    }
    .into_any()
}

fn of_pairs(report: &DataReport) -> AnyView {
    let row = |pair: &Pair| {
        let [first, second] = pair.films.clone();
        view! {
            <li class="data-pair">
                <span>{first}" + "{second}</span>
                <span class="quiet">{said::pair_said(pair.people as usize, pair.lift as f32)}</span>
            </li>
        }
    };
    if report.together.pairs.is_empty() {
        return missing(report, Part::Together, said::together());
    }
    let rows = report.together.pairs.iter().map(row).collect_view();
    section(
        said::together(),
        said::together_note().to_owned(),
        view! { <ol class="data-pairs">{rows}</ol> }.into_any(),
    )
}
