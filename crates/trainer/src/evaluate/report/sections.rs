use super::chart::{Chart, Lines, Series};
use super::section::{Section, alone, percent, whole, with_error};
use crate::evaluate::{Estimate, Evaluation, HiddenFilms, ModelFigures, NewcomerFigures, Size};

/// Every part of the report that has something to say, in order.
pub fn sections(evaluation: &Evaluation) -> Vec<Section> {
    let all = [
        ranking(evaluation),
        stars(evaluation),
        newcomers(evaluation),
        newcomers_stars(evaluation),
        lists(evaluation),
        rare(evaluation),
        by_count(evaluation),
        by_stars(evaluation),
    ];
    let hidden = evaluation.hidden_films.iter().map(hidden);
    let extra = [ablations(evaluation), sizes(evaluation)];
    all.into_iter().chain(hidden).chain(extra).filter(|section| !section.rows.is_empty()).collect()
}

fn ranking(evaluation: &Evaluation) -> Section {
    let meaning = format!(
        "Films rated 4 or more among all {} that were not folded in. ± is the standard error over {} people.",
        whole(evaluation.setting.films),
        evaluation.models.first().map_or(0, |model| model.accuracy.people),
    );
    let mut section = Section::new(
        "Finding what people like",
        meaning,
        &["model", "Recall@20", "Recall@50", "nDCG@100", "against EASE"],
    );
    section.rows = evaluation
        .models
        .iter()
        .map(|row| {
            let accuracy = row.accuracy;
            vec![
                row.model.clone(),
                alone(Some(accuracy.recall_20)),
                alone(Some(accuracy.recall_50)),
                with_error(Some(accuracy.ndcg_100)),
                with_error(row.against_ease),
            ]
        })
        .collect();
    section.chart = Some(Chart::Bars(
        evaluation.models.iter().map(|row| (row.model.clone(), row.accuracy.ndcg_100)).collect(),
    ));
    section
}

fn stars(evaluation: &Evaluation) -> Section {
    let meaning = "Every held-out rating; an 80 % interval should hold 80 % of them.";
    let mut section = Section::new("Predicting stars", meaning, &["model", "RMSE", "MAE", "inside 80 %"]);
    let known = evaluation.models.iter().filter_map(|row| Some((&row.model, row.stars?)));
    section.rows = known
        .map(|(model, stars)| {
            vec![
                model.clone(),
                with_error(Some(stars.rmse)),
                with_error(Some(stars.mae)),
                percent(stars.inside_80),
            ]
        })
        .collect();
    section
}

/// A column per number of ratings.
fn newcomers_section(
    evaluation: &Evaluation,
    title: &'static str,
    meaning: &'static str,
    cell: impl Fn(&NewcomerFigures) -> Option<String>,
) -> Section {
    let mut section = Section::new(title, meaning, &["model"]);
    let steps = evaluation.models.first().map(|row| row.newcomers.as_slice()).unwrap_or_default();
    section.columns.extend(steps.iter().map(|step| match step.ratings {
        1 => "1 rating".to_owned(),
        ratings => ratings.to_string(),
    }));
    let cells = |row: &ModelFigures| -> Option<Vec<String>> {
        let cells = row.newcomers.iter().map(&cell).collect::<Option<Vec<_>>>()?;
        Some(std::iter::once(row.model.clone()).chain(cells).collect())
    };
    section.rows = evaluation.models.iter().filter_map(cells).collect();
    section
}

fn newcomers(evaluation: &Evaluation) -> Section {
    let meaning = "nDCG@100 after a person's first ratings, and in brackets against popularity's. What is not folded in of the \
                   80 % is kept out of every list.";
    let mut section = newcomers_section(evaluation, "Newcomers", meaning, |step| {
        let against =
            step.against_popularity.map(|ratio| format!(" ({:.2})", ratio.value)).unwrap_or_default();
        Some(format!("{:.4}{against}", step.ndcg_100.value))
    });
    section.chart = newcomers_chart(evaluation, "nDCG@100", |step| Some(step.ndcg_100));
    section
}

fn newcomers_stars(evaluation: &Evaluation) -> Section {
    let meaning = "RMSE of predicted stars after a person's first ratings.";
    let mut section = newcomers_section(evaluation, "Newcomers' stars", meaning, |step| {
        step.rmse.map(|rmse| format!("{:.4}", rmse.value))
    });
    section.chart = newcomers_chart(evaluation, "RMSE", |step| step.rmse);
    section
}

fn newcomers_chart(
    evaluation: &Evaluation,
    up: &'static str,
    value: impl Fn(&NewcomerFigures) -> Option<Estimate>,
) -> Option<Chart> {
    let places = evaluation.models.first()?.newcomers.iter().map(|step| step.ratings.to_string()).collect();
    let line = |(color, row): (usize, &ModelFigures)| {
        let values: Vec<Option<Estimate>> = row.newcomers.iter().map(&value).collect();
        values.iter().any(Option::is_some).then(|| Series { name: row.model.clone(), color, values })
    };
    let series = evaluation.models.iter().enumerate().filter_map(line).collect();
    Some(Chart::Lines(Lines { across: "ratings folded in", up, places, series, target: None }))
}

fn lists(evaluation: &Evaluation) -> Section {
    let meaning = "Of each list's first 20. Coverage: share of the films with factors that anybody is shown. Popularity: mean \
                   percentile of the films by training ratings, 100 the best known. Novelty: mean self-information in bits. \
                   Diversity: mean distance of two films, half by genres and half by factors. Miscalibration: divergence of \
                   genres from those of the films that the person likes (Steck 2018), 0 the best.";
    let columns = ["model", "coverage", "popularity", "novelty", "diversity", "miscalibration"];
    let mut section = Section::new("Beyond accuracy", meaning, &columns);
    let known = evaluation.models.iter().filter_map(|row| Some((&row.model, row.lists?)));
    section.rows = known
        .map(|(model, lists)| {
            vec![
                model.clone(),
                format!("{:.1} %", lists.catalog_coverage * 100.0),
                format!("{:.1}", lists.popularity_percentile.value * 100.0),
                format!("{:.2}", lists.self_information.value),
                with_error(Some(lists.diversity)),
                with_error(Some(lists.miscalibration)),
            ]
        })
        .collect();
    section
}

fn rare(evaluation: &Evaluation) -> Section {
    let meaning = "Only films with fewer than 20 training ratings count as found or predicted. nDCG@100 in the lists over all \
                   films, then among rare films only, with Recall@20 there.";
    let columns = ["model", "people", "nDCG@100", "among rare", "Recall@20", "RMSE"];
    let mut section = Section::new("Rare films", meaning, &columns);
    section.rows = evaluation
        .rare_films
        .iter()
        .map(|row| {
            vec![
                row.model.clone(),
                whole(row.among_all.people),
                alone(Some(row.among_all.ndcg_100)),
                with_error(Some(row.among_rare.ndcg_100)),
                alone(Some(row.among_rare.recall_20)),
                with_error(row.stars.map(|stars| stars.rmse)),
            ]
        })
        .collect();
    section
}

fn hidden(hidden: &HiddenFilms) -> Section {
    let public = if hidden.wider_public {
        "Training still knew how a wider public rated them."
    } else {
        "Training knew no rating of them by anybody."
    };
    let meaning = format!(
        "{} films had all their ratings taken from training and are ranked among themselves, from a person's ratings of other \
         films. {public} Popularity knows their true numbers of likes, which no new film has.",
        whole(hidden.films)
    );
    let title = if hidden.wider_public { "Hidden films, known to a wider public" } else { "Hidden films" };
    let mut section =
        Section::new(title, meaning, &["model", "nDCG@100", "against popularity", "RMSE", "inside 80 %"]);
    section.rows = hidden
        .models
        .iter()
        .map(|row| {
            vec![
                row.model.clone(),
                with_error(Some(row.accuracy.ndcg_100)),
                with_error(row.against_popularity),
                with_error(row.stars.map(|stars| stars.rmse)),
                percent(row.stars.and_then(|stars| stars.inside_80)),
            ]
        })
        .collect();
    section.chart = Some(Chart::Bars(
        hidden.models.iter().map(|row| (row.model.clone(), row.accuracy.ndcg_100)).collect(),
    ));
    section
}

fn by_stars(evaluation: &Evaluation) -> Section {
    let meaning = "The default model's predictions by what was predicted: an interval that is right on average may be too wide \
                   here and too narrow there.";
    let columns = ["predicted stars", "ratings", "RMSE", "inside 80 %"];
    let mut section = Section::new("Intervals by predicted stars", meaning, &columns);
    let rows = || evaluation.by_stars.iter().map(|slice| (format!("{:.1}", slice.predicted), slice.figures));
    section.rows = rows()
        .map(|(label, figures)| {
            vec![label, whole(figures.ratings), with_error(Some(figures.rmse)), percent(figures.inside_80)]
        })
        .collect();
    section.chart =
        coverage("predicted stars", rows().map(|(label, figures)| (label, figures.inside_80)).collect());
    section
}

fn by_count(evaluation: &Evaluation) -> Section {
    let meaning = "The default model's predictions by how many training ratings the film has.";
    let columns = ["ratings of the film", "ratings", "RMSE", "MAE", "inside 80 %"];
    let mut section = Section::new("Stars by how well known films are", meaning, &columns);
    let rows = || {
        evaluation.by_count.iter().map(|slice| {
            let from = whole(slice.from);
            (
                slice.to.map_or(format!("{from} or more"), |to| format!("{from} to {}", whole(to))),
                slice.figures,
            )
        })
    };
    section.rows = rows()
        .map(|(label, figures)| {
            let errors = [figures.rmse, figures.mae].map(|error| with_error(Some(error)));
            let [rmse, mae] = errors;
            vec![label, whole(figures.ratings), rmse, mae, percent(figures.inside_80)]
        })
        .collect();
    section.chart = coverage(
        "training ratings of the film",
        rows().map(|(label, figures)| (label, figures.inside_80)).collect(),
    );
    section
}

/// How much an 80 % interval holds, from place to place.
fn coverage(across: &'static str, shares: Vec<(String, Option<Estimate>)>) -> Option<Chart> {
    let (places, values) = shares.into_iter().unzip();
    let series = vec![Series { name: "held".to_owned(), color: 0, values }];
    Some(Chart::Lines(Lines { across, up: "inside the 80 % interval", places, series, target: Some(0.8) }))
}

fn ablations(evaluation: &Evaluation) -> Section {
    let meaning = "The hybrid without one of its parts, against the whole on the same people; the same after 5 ratings.";
    let columns = ["without", "nDCG@100", "against the whole", "after 5 ratings", "RMSE", "trained again"];
    let mut section = Section::new("What each part is worth", meaning, &columns);
    section.rows = evaluation
        .ablations
        .iter()
        .map(|row| {
            vec![
                row.without.to_owned(),
                with_error(Some(row.ndcg_100)),
                with_error(row.against_whole),
                with_error(row.newcomers_against_whole),
                alone(row.rmse),
                if row.retrained { "yes" } else { "no" }.to_owned(),
            ]
        })
        .collect();
    section
}

fn sizes(evaluation: &Evaluation) -> Section {
    let meaning = "The hybrid with other numbers of factors; bytes of head and core, as transferred.";
    let mut section = Section::new("Accuracy for its bytes", meaning, &["factors", "bytes", "nDCG@100"]);
    section.rows = evaluation
        .sizes
        .iter()
        .map(|size| vec![size.factors.to_string(), whole(size.bytes), with_error(Some(size.ndcg_100))])
        .collect();
    let place = |size: &Size| format!("{} KB", whole(size.bytes / 1_024));
    let values = evaluation.sizes.iter().map(|size| Some(size.ndcg_100)).collect();
    section.chart = Some(Chart::Lines(Lines {
        across: "bytes of head and core",
        up: "nDCG@100",
        places: evaluation.sizes.iter().map(place).collect(),
        series: vec![Series { name: "hybrid".to_owned(), color: 0, values }],
        target: None,
    }));
    section
}
