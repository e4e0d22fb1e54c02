use std::fmt::Write;

use crate::evaluate::report::{escape, write_table};

/// A part of the page: a picture, what it shows in a sentence, and its figures as a table.
pub struct Panel {
    /// The heading.
    pub title: &'static str,
    /// What there is to see.
    pub meaning: String,
    /// The picture, as markup.
    pub picture: String,
    /// Names of the columns; the first names the rows.
    pub columns: &'static [&'static str],
    /// As many cells as there are columns.
    pub rows: Vec<Vec<String>>,
    /// Whether the table is the picture, and open from the start.
    pub open: bool,
}

impl Panel {
    /// Appends it to a page.
    pub fn write(&self, page: &mut String) {
        let _ =
            writeln!(page, "<section>\n<h2>{}</h2>\n<p>{}</p>", escape(self.title), escape(&self.meaning));
        if !self.picture.is_empty() {
            let _ = writeln!(page, "<figure>\n{}</figure>", self.picture);
        }
        if !self.rows.is_empty() {
            page.push_str(if self.open {
                "<div class=\"table\">"
            } else {
                "<details>\n<summary>Figures</summary>\n<div class=\"table\">"
            });
            write_table(page, self.columns, &self.rows);
            page.push_str(if self.open { "</div>\n" } else { "</div>\n</details>\n" });
        }
        page.push_str("</section>\n");
    }
}
