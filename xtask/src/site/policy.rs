//! The Content-Security-Policy of each page: what the site promises about the network, enforced by the browser.

use anyhow::{Context, Result, bail};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::site::inline;

/// A browser looks for the page's encoding in its first 1024 bytes only.
const CHARSET_WITHIN: usize = 1024;

/// Puts the policy into a page that runs the app.
///
/// # Errors
/// When the page has any other inline script than the one that starts the app, or an inline style.
pub fn protect_app(html: &str) -> Result<String> {
    let scripts = inline::hashes(html, "script")?;
    let [starts_app] = scripts.as_slice() else {
        bail!(
            "index.html must have one inline script, the one that Trunk adds, but has {}: put others into public/",
            scripts.len()
        );
    };
    if !inline::hashes(html, "style")?.is_empty() {
        bail!("index.html has an inline style, which its security policy blocks: put it into style/");
    }
    protect(
        html,
        &[
            "default-src 'none'",
            &format!("script-src 'self' 'wasm-unsafe-eval' {starts_app}"),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'self'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types default",
        ],
    )
}

/// Puts the policy into the page for wrong addresses, which cannot know where the site's other files are and therefore
/// carries its script and style in itself.
pub fn protect_not_found(html: &str) -> Result<String> {
    let list = |selector| inline::hashes(html, selector).map(|hashes| hashes.join(" "));
    protect(
        html,
        &[
            "default-src 'none'",
            &format!("script-src {}", or_none(list("script")?)),
            &format!("style-src {}", or_none(list("style")?)),
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        ],
    )
}

fn or_none(sources: String) -> String {
    if sources.is_empty() { "'none'".to_owned() } else { sources }
}

fn protect(html: &str, directives: &[&str]) -> Result<String> {
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\"><meta name=\"referrer\" content=\"no-referrer\">",
        directives.join("; ")
    );
    // Not the head itself: Trunk leaves out tags that HTML makes optional.
    let put_first = element!("meta[charset]", |charset| {
        charset.before(&policy, ContentType::Html);
        Ok(())
    });
    let html = rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(put_first))
        .context("a page of the site cannot be read as HTML")?;
    if html.matches(&policy).count() != 1 || html.find("charset=").is_none_or(|at| at > CHARSET_WITHIN) {
        bail!(
            "a page must have `<meta charset=\"utf-8\">`, once and first in <head>, where its security policy goes"
        );
    }
    Ok(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<!doctype html><html><meta charset=utf-8><script src=start.js></script>";

    #[test]
    fn the_policy_comes_first_and_names_the_inline_script() {
        let html = format!("{HEAD}<script type=module>start()</script></head></html>");
        let protected = protect_app(&html).unwrap();
        assert!(protected.starts_with("<!doctype html><html><meta http-equiv=\"Content-Security-Policy\""));
        assert!(protected.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-"));
    }

    #[test]
    fn a_second_inline_script_is_refused() {
        let html = format!("{HEAD}<script>1</script><script>2</script></head></html>");
        assert!(protect_app(&html).unwrap_err().to_string().contains("but has 2"));
        assert!(protect_app(HEAD).unwrap_err().to_string().contains("but has 0"));
    }

    #[test]
    fn a_page_that_has_no_place_for_the_policy_is_refused() {
        assert!(protect_app("<!doctype html><html><head><script>1</script></head></html>").is_err());
    }

    #[test]
    fn an_inline_style_is_refused() {
        let html = format!("{HEAD}<style>p {{}}</style><script>1</script></head></html>");
        assert!(protect_app(&html).unwrap_err().to_string().contains("inline style"));
    }
}
