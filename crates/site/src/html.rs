//! Small steps of rewriting pages.

use lol_html::{ElementContentHandlers, RewriteStrSettings, Selector, rewrite_str};
use std::borrow::Cow;

use crate::Error;

/// A page after some handlers have seen it.
pub(crate) fn rewritten<'h>(
    file: &str,
    html: &str,
    handlers: Vec<(Cow<'h, Selector>, ElementContentHandlers<'h>)>,
) -> Result<String, Error> {
    let settings = handlers.into_iter().fold(RewriteStrSettings::new(), |settings, handler| {
        settings.append_element_content_handler(handler)
    });
    rewrite_str(html, settings)
        .map_err(|error| Error::unusable(file, format!("cannot be read as HTML: {error}")))
}

/// A text as it stands in a page.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What a page says, where it holds no other entities than those that are written here and by the build.
pub(crate) fn unescaped(html: &str) -> String {
    html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_from_a_page_as_they_were() {
        for text in ["Fish & <chips>", "a \"b\" 'c'", "&amp;lt;", ""] {
            assert_eq!(unescaped(&escaped(text)), text);
        }
    }
}
