//! The files of the languages that the app fetches.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use bijou_words::Folder;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::project::Project;

/// The folder of the site that holds them.
const FOLDER: &str = "words";

/// Writes the files of every language; of English only the late one, since the app brings the first with it.
pub(super) fn write(project: &Project, site: &Path) -> Result<()> {
    let folder = Folder::read(&project.root().join("words"))?;
    let target = site.join(FOLDER);
    fs::create_dir_all(&target).with_context(|| format!("cannot create {}", target.display()))?;
    let first = folder.languages.iter().skip(1).map(|language| &language.first);
    let late = folder.languages.iter().map(|language| &language.late);
    first.chain(late).try_for_each(|served| super::write(&target.join(&served.name), &served.content))
}

/// The files that a visit fetches before anything is seen.
pub(super) fn files(site: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(site.join(FOLDER)) else { return Vec::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter(|name| !name.contains("-late-")).map(|name| format!("{FOLDER}/{name}")).collect()
}

/// Puts the texts of every language into elements that name theirs with `data-words`: what is seen while the app is not
/// there, or cannot be. A script shows another language than English; who allows
/// no script reads them all, since nothing else is said then.
///
/// # Errors
/// When a page names a text that is not there.
pub(super) fn spell_out(project: &Project, html: &str) -> Result<String> {
    let folder = Folder::read(&project.root().join("words"))?;
    spelled_out(&folder, html)
}

fn spelled_out(folder: &Folder, html: &str) -> Result<String> {
    let fill = element!("[data-words]", |element| {
        let key = element.get_attribute("data-words").unwrap_or_default();
        let place = folder.english.messages.iter().position(|message| message.key == key);
        let place = place.ok_or_else(|| format!("there is no text `{key}`"))?;
        let noscript = element.tag_name() == "noscript";
        let spoken = folder.languages.iter().map(|language| {
            let mut lines = language.first.content.split('\n').chain(language.late.content.split('\n'));
            let text = lines.nth(place).unwrap_or_default();
            let hidden = if language.code == "en" || noscript { "" } else { " hidden" };
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            format!("<span lang=\"{}\"{hidden}>{text}</span>", language.code)
        });
        element.set_inner_content(&spoken.collect::<String>(), ContentType::Html);
        Ok(())
    });
    match rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(fill)) {
        Ok(html) => Ok(html),
        Err(error) => bail!("a page of the site cannot be given its texts: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> Folder {
        Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../words")).unwrap()
    }

    #[test]
    fn every_language_stands_in_the_page_until_one_is_chosen() {
        let html = spelled_out(&folder(), "<button data-words=\"load.retry\"></button>").unwrap();
        assert!(html.contains("<span lang=\"en\">Try again</span>"), "{html}");
        assert!(html.contains("<span lang=\"de\" hidden>Noch einmal versuchen</span>"), "{html}");
    }

    #[test]
    fn a_text_that_is_not_there_is_refused() {
        let error = spelled_out(&folder(), "<p data-words=\"load.nothing_such\"></p>").unwrap_err();
        assert!(error.to_string().contains("load.nothing_such"), "{error}");
    }
}
