//! What hosts are to say about each file, as Netlify and Cloudflare Pages read it from a file in the site.

use std::fmt::Write;

/// Fewest hexadecimal digits that name a file by its content.
const DIGITS: usize = 12;

/// What a policy within a page cannot say, and what keeps browsers from guessing. Nothing of keeping: these hosts let browsers ask
/// again for everything by themselves, and where two lines fit a file, one of them joins both values.
const FOR_ALL: [&str; 4] = [
    "Content-Security-Policy: frame-ancestors 'none'",
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
    "Cross-Origin-Opener-Policy: same-origin",
];

const FOREVER: &str = "Cache-Control: public, max-age=31536000, immutable";

/// Whether a file's name changes with its content, so that browsers may keep it forever.
pub fn is_named_by_content(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let digest = stem.rsplit_once('-').map(|(_, digest)| digest).unwrap_or_default();
    digest.len() >= DIGITS && digest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The file `_headers` for these files of a site that lies under this path, such as `/`. Every file is named that may be kept forever:
/// patterns mean different things to different hosts.
pub fn host_headers(files: &[String], under: &str) -> String {
    let mut text = format!("{under}*\n");
    FOR_ALL.iter().for_each(|line| text += &format!("  {line}\n"));
    for file in files.iter().filter(|file| is_named_by_content(file)) {
        let _ = write!(text, "{under}{file}\n  {FOREVER}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_digest_are_told_from_all_others() {
        for name in [
            "style-0123456789abcdef.css",
            "bijou-app-0123456789abcdef_bg.wasm",
            "catalog/head-dfb96513dd5a.bin",
            "words/de-0123456789abcdef.txt",
        ] {
            assert!(is_named_by_content(name), "{name}");
        }
        for name in [
            "index.html",
            "worker.js",
            "fonts/instrument-sans.woff2",
            "icons/maskable-512.png",
            "catalog/manifest.json",
            "0123456789abcdef-folder/index.html",
            "a-0123456789abcdeg.js",
        ] {
            assert!(!is_named_by_content(name), "{name}");
        }
    }
}
