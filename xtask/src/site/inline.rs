//! Scripts and styles that stand in a page itself, which a security policy must name by their hash.

use std::cell::RefCell;

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use lol_html::html_content::TextChunk;
use lol_html::{RewriteStrSettings, rewrite_str, text};
use sha2::{Digest, Sha256};

/// The hashes of all inline scripts or styles, as a policy writes them.
pub fn hashes(html: &str, selector: &str) -> Result<Vec<String>> {
    let texts = RefCell::new(vec![String::new()]);
    let collect = text!(selector, |chunk: &mut TextChunk<'_>| {
        let mut texts = texts.borrow_mut();
        if let Some(last) = texts.last_mut() {
            last.push_str(chunk.as_str());
        }
        if chunk.last_in_text_node() {
            texts.push(String::new());
        }
        Ok(())
    });
    rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(collect))
        .context("a page of the site cannot be read as HTML")?;
    Ok(texts.into_inner().iter().filter(|text| !text.is_empty()).map(|text| hash(text)).collect())
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_hashed_exactly_as_it_stands() {
        let html = "<script src=\"a.js\"></script><script type=module>alert('Hello, world.');</script>";
        let expected = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert_eq!(hashes(html, "script").unwrap(), [expected]);
    }
}
