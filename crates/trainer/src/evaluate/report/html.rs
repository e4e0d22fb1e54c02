use std::fmt::Write;

use super::section::Section;
use super::sections::sections;
use super::svg;
use super::terminal::facts;
use crate::evaluate::Evaluation;

const STYLE: &str = include_str!("report.css");

/// Everything as one page that needs nothing else: no script, no font, no request.
pub fn html(evaluation: &Evaluation) -> String {
    let data = escape(&evaluation.setting.data);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>Bijou, measured on {data}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <header>\n<p class=\"kicker\">Bijou, measured</p>\n<h1>{data}</h1>\n{}<dl>\n",
        headline(evaluation)
    );
    for (name, value) in facts(&evaluation.setting) {
        let _ = writeln!(page, "<div><dt>{}</dt><dd>{}</dd></div>", escape(name), escape(&value));
    }
    page.push_str("</dl>\n</header>\n");
    sections(evaluation).iter().for_each(|section| write_section(&mut page, section));
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// The few figures that matter most, large.
fn headline(evaluation: &Evaluation) -> String {
    let Some(model) = evaluation.default_model() else { return String::new() };
    let mut figures = vec![(format!("{:.4}", model.accuracy.ndcg_100.value), "nDCG@100")];
    if let Some(ratio) = model.against_ease {
        figures.push((format!("× {:.3}", ratio.value), "against EASE"));
    }
    if let Some(stars) = model.stars {
        figures.push((format!("{:.4}", stars.rmse.value), "RMSE of stars"));
        if let Some(inside) = stars.inside_80 {
            figures.push((format!("{:.1} %", inside.value * 100.0), "inside the 80 % interval"));
        }
    }
    let figure =
        |(value, name): &(String, &str)| format!("<li><b>{}</b> {}</li>\n", escape(value), escape(name));
    format!("<ul class=\"headline\">\n{}</ul>\n", figures.iter().map(figure).collect::<String>())
}

fn write_section(page: &mut String, section: &Section) {
    let _ =
        writeln!(page, "<section>\n<h2>{}</h2>\n<p>{}</p>", escape(section.title), escape(&section.meaning));
    if let Some(chart) = &section.chart {
        let _ = writeln!(page, "<figure>\n{}</figure>", svg::draw(chart, section.title));
    }
    // Of models, the last is the default.
    let class = if section.columns.first().is_some_and(|column| column == "model") {
        "table models"
    } else {
        "table"
    };
    let _ = writeln!(page, "<div class=\"{class}\">");
    write_table(page, &section.columns, &section.rows);
    page.push_str("</div>\n</section>\n");
}

/// A table whose first column names its rows.
pub fn write_table(page: &mut String, columns: &[impl AsRef<str>], rows: &[Vec<String>]) {
    page.push_str("<table>\n<thead><tr>");
    columns.iter().for_each(|column| {
        let _ = write!(page, "<th scope=\"col\">{}</th>", escape(column.as_ref()));
    });
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        page.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let cell = escape(cell);
            let _ = if column == 0 {
                write!(page, "<th scope=\"row\">{cell}</th>")
            } else {
                write!(page, "<td>{cell}</td>")
            };
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
}

/// Text as HTML, in elements and in attributes with double quotes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_become_markup() {
        assert_eq!(escape("<b a=\"1\"> & \u{1b}[31m"), "&lt;b a=&quot;1&quot;&gt; &amp;  [31m");
    }
}
