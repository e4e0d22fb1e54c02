use std::fmt::Write;

use crate::evaluate::report::escape;

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
            self.write_table(page);
            page.push_str(if self.open { "</div>\n" } else { "</div>\n</details>\n" });
        }
        page.push_str("</section>\n");
    }

    fn write_table(&self, page: &mut String) {
        page.push_str("<table>\n<thead><tr>");
        self.columns.iter().for_each(|column| {
            let _ = write!(page, "<th scope=\"col\">{}</th>", escape(column));
        });
        page.push_str("</tr></thead>\n<tbody>\n");
        for row in &self.rows {
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
}
