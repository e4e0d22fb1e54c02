//! The report as one page that needs nothing else: no script, no font, no request.

mod chart;
mod heat;
mod panel;
mod panels;

use std::fmt::Write;

use bijou_catalog::{DataReport, Fact, Severity};

use crate::evaluate::report::{escape, whole};
use panels::panels;

const STYLE: &str = include_str!("explore.css");

/// Everything as HTML; `name` is what the data is called.
pub fn html(report: &DataReport, name: &str) -> String {
    let name = escape(name);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>Bijou, exploring {name}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <header>\n<p class=\"kicker\">Bijou, exploring</p>\n<h1>{name}</h1>\n{}</header>\n",
        headline(report)
    );
    page.push_str(
        "<section class=\"facts\" aria-labelledby=\"facts\">\n<h2 id=\"facts\">Before you train</h2>\n<ul>\n",
    );
    report.facts.iter().for_each(|fact| write_fact(&mut page, fact));
    page.push_str("</ul>\n</section>\n<div class=\"panels\">\n");
    panels(report).iter().for_each(|panel| panel.write(&mut page));
    page.push_str("</div>\n");
    if !report.left_out.is_empty() {
        page.push_str("<section class=\"left-out\" aria-labelledby=\"left-out\">\n<h2 id=\"left-out\">Left out</h2>\n<ul>\n");
        for left_out in &report.left_out {
            let _ = writeln!(page, "<li>{}</li>", escape(&left_out.why));
        }
        page.push_str("</ul>\n</section>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// The few figures that matter most, large.
fn headline(report: &DataReport) -> String {
    let figures = [
        (whole(report.ratings), "ratings"),
        (whole(report.people), "people"),
        (whole(report.rated_films), "rated films"),
        (format!("{:.2}", report.mean), "stars on average"),
        (percent(report.matrix.density), "of all pairs rated"),
    ];
    let figure = |(value, name): &(String, &str)| format!("<li><b>{value}</b> {name}</li>\n");
    format!("<ul class=\"headline\">\n{}</ul>\n", figures.iter().map(figure).collect::<String>())
}

fn write_fact(page: &mut String, fact: &Fact) {
    let (class, word) = match fact.severity {
        Severity::Serious => ("serious", "Serious"),
        Severity::Caution => ("caution", "Look here"),
        Severity::Note => ("note", "Note"),
    };
    let _ = write!(page, "<li class=\"{class}\"><b>{word}</b><span>{}", escape(&fact.text));
    if !fact.examples.is_empty() {
        let _ = write!(page, " <i>For example: {}.</i>", escape(&fact.examples.join("; ")));
    }
    page.push_str("</span></li>\n");
}

/// A share with as many digits as it takes to say something.
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    match percent {
        small if small > 0.0 && small < 0.1 => format!("{small:.3} %"),
        small if small < 9.95 => format!("{small:.1} %"),
        _ => format!("{percent:.0} %"),
    }
}

#[cfg(test)]
mod tests {
    use bijou_catalog::Group;

    use super::super::Detail;
    use super::super::examine::sample::dataset;
    use super::super::examine::{Explored, examine};
    use super::*;

    #[test]
    fn the_page_asks_for_nothing_and_names_cannot_become_markup() {
        let own: Vec<(u32, u8)> = (0..12).map(|film| (film, 1 + (film % 10) as u8)).collect();
        let everybody: Vec<&[(u32, u8)]> = (0..8).map(|_| own.as_slice()).collect();
        let data = dataset(12, &everybody);
        let mut report = examine(&Explored { data: &data, times: None }, &Detail::FULL);
        let name = "<script>alert(1)</script>".to_owned();
        report.genres = vec![Group { name, films: 1, ratings: 1, mean: 3.0 }];
        let page = html(&report, "<img src=x>");
        for forbidden in ["<script", "<img", "<link", "src=", "url(", "@import", "http://", "https://"] {
            let at = page.replace("&lt;img src=x&gt;", "").find(forbidden);
            assert_eq!(at, None, "{forbidden}");
        }
        assert!(page.contains("&lt;script&gt;"), "the genre is missing");
        assert!(page.contains("The ratings have no column of times."));
        assert!(!page.contains("NaN") && !page.contains("inf"));
    }

    #[test]
    fn shares_keep_what_they_say() {
        assert_eq!([0.0, 0.000_12, 0.012, 0.5].map(percent), ["0.0 %", "0.012 %", "1.2 %", "50 %"]);
    }
}
