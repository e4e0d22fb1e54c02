//! What axe-core says against a page.

use std::fs;

use serde_json::Value;

use super::page::Page;
use super::setting::Setting;

/// The rules of WCAG 2.2 up to AA, and what axe-core knows to be good practice besides.
const RUN: &str = "
    return axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: [
        'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] } }).then(found =>
        found.violations.flatMap(rule => rule.nodes.slice(0, 2).map(node =>
            `${rule.id} (${rule.nodes.length}): ${node.target.join(' ')}: ${node.failureSummary.split('\\n').slice(1).join(' ')} ${node.html.slice(0, 160)}`)));
";

impl Page {
    /// Every rule that is violated, with two of the elements that violate it.
    pub async fn violations(&self) -> Vec<String> {
        if self.ask("return typeof axe").await == "undefined" {
            let script = fs::read_to_string(Setting::read().axe).unwrap();
            // A function of its own would keep the name to itself.
            self.ask(&format!("{script}; window.axe = axe")).await;
        }
        match self.ask(RUN).await {
            Value::Array(found) => {
                found.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
            }
            other => panic!("axe-core says {other}"),
        }
    }
}
