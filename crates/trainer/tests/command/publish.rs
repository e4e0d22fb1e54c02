use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bijou_catalog::{Manifest, Site, sha256_hex};
use tempfile::TempDir;

use crate::fixture::{arg, bijou, folder, succeed, train};

/// A small site as the build makes them, with the project's own static files.
fn built_site(folder: &TempDir) -> PathBuf {
    let site = folder.path().join("dist");
    fs::create_dir_all(site.join("browse")).unwrap();
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    for name in ["404.html", "app.webmanifest", "start.js", "worker.js"] {
        fs::copy(public.join(name), site.join(name)).unwrap();
    }
    let css = "a{}";
    let style = format!("style-{}.css", &sha256_hex(css.as_bytes())[..16]);
    fs::write(site.join(&style), css).unwrap();
    fs::write(site.join("bijou-app-0123456789abcdef_bg.wasm"), [7; 4000]).unwrap();
    let page = |base: &str| {
        format!(
            "<!doctype html><meta charset=utf-8><title>Bijou</title><meta name=description content=\"Picks of films\">\
             <base href=\"{base}\"><link rel=\"stylesheet\" href=\"./{style}\"><p id=frame-title>Bijou</p>\
             <p data-words=a><span lang=\"en\">A film</span></p><script>start()</script>"
        )
    };
    fs::write(site.join("index.html"), page("./")).unwrap();
    fs::write(site.join("browse/index.html"), page("../")).unwrap();
    bijou_site::fill(&site).unwrap();
    site
}

/// A trained catalog whose owner says how the site presents itself.
fn catalog(folder: &TempDir, site: &str) -> PathBuf {
    let catalog = train(folder);
    let file = catalog.join("manifest.json");
    let mut manifest = Manifest::from_json(&fs::read(&file).unwrap()).unwrap();
    manifest.site = Some(serde_json::from_str::<Site>(site).unwrap());
    fs::write(&file, manifest.to_json().unwrap()).unwrap();
    catalog
}

const FOREVER: &str = "public, max-age=31536000, immutable";

const OURS: &str = r##"{"title": "Leselust", "words": {"en": {"film": "book"}}, "accent": {"light": "#1f5f8b", "dark": "#8ec5f0"}}"##;

fn publish(site: &Path, catalog: &Path, out: &Path, more: &[&str]) -> String {
    let args = ["publish", "--site", arg(site), "--catalog", arg(catalog), "--out", arg(out)];
    succeed(&[&args[..], more].concat())
}

/// The code and the sentence of a refusal.
fn refusal(site: &Path, catalog: &Path, out: &Path) -> (i32, String) {
    let output = bijou(&["publish", "--site", arg(site), "--catalog", arg(catalog), "--out", arg(out)]);
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// Every file below a folder with its bytes.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(tree(&path))
        } else {
            drop(found.insert(path.clone(), fs::read(&path).unwrap()))
        }
    }
    found
}

/// What the worker lists is what is there, byte for byte.
fn worker_is_right(out: &Path) {
    let listed = bijou_site::listed(out).unwrap();
    let files = bijou_site::files(out).unwrap();
    assert_eq!(listed.len() + 1, files.len(), "{listed:?} {files:?}");
    for (name, digest) in listed {
        assert_eq!(sha256_hex(&fs::read(out.join(&name)).unwrap()), digest, "{name}");
    }
}

#[test]
fn a_catalog_is_put_into_a_built_site_with_its_title_words_and_accent() {
    let folder = folder();
    let (site, catalog, out) = (built_site(&folder), catalog(&folder, OURS), folder.path().join("out"));
    let before = tree(&site);
    let printed = publish(&site, &catalog, &out, &[]);
    for expected in
        ["Published Leselust", "43 films in 3 shards", "title, words (en), accent", "any path", "Next: copy"]
    {
        assert!(printed.contains(expected), "{expected} is missing in:\n{printed}");
    }
    let page = fs::read_to_string(out.join("browse/index.html")).unwrap();
    assert!(page.contains(">Leselust</title>") && page.contains(">A book</span>"), "{page}");
    let style = page.split("href=\"./").nth(1).unwrap().split('"').next().unwrap();
    let css = fs::read_to_string(out.join(style)).unwrap();
    assert!(css.starts_with("a{}") && css.contains("--brass:#1f5f8b"), "{css}");
    assert!(fs::read_to_string(out.join("404.html")).unwrap().contains(">No page here · Leselust</title>"));
    assert!(fs::read_to_string(out.join("app.webmanifest")).unwrap().contains("\"name\": \"Leselust\""));
    assert_eq!(
        fs::read(out.join("catalog/manifest.json")).unwrap(),
        fs::read(catalog.join("manifest.json")).unwrap()
    );
    assert!(out.join(".nojekyll").exists());
    worker_is_right(&out);
    assert_eq!(tree(&site), before);
}

#[test]
fn publishing_in_place_again_and_without_words_gives_the_programs_own_pages_back() {
    let folder = folder();
    let (site, plain) = (built_site(&folder), train(&folder));
    publish(&site, &plain, &site, &[]);
    let own = tree(&site);
    let dressed = catalog(&folder, OURS);
    publish(&site, &dressed, &site, &["--precompress", "--base", "/films/"]);
    assert_ne!(tree(&site), own);
    assert!(site.join("worker.js.br").exists() && !site.join("catalog/manifest.json.x").exists());
    worker_is_right(&site);
    publish(&site, &train(&folder), &site, &["--base", "./"]);
    assert_eq!(tree(&site), own);
    assert!(
        fs::read_dir(folder.path()).unwrap().all(|entry| !entry
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with('.'))
    );
}

#[test]
fn a_base_is_known_to_every_page_and_to_the_page_for_wrong_addresses() {
    let folder = folder();
    let (site, out) = (built_site(&folder), folder.path().join("deep/er/out"));
    let printed = publish(&site, &train(&folder), &out, &["--base", "films"]);
    assert!(printed.contains("only under /films/"), "{printed}");
    for name in ["index.html", "browse/index.html", "404.html"] {
        let page = fs::read_to_string(out.join(name)).unwrap();
        assert!(page.contains("href=\"/films/\""), "{page}");
    }
}

#[test]
fn hosts_are_told_to_keep_what_is_named_by_its_content_forever_and_nothing_else() {
    let folder = folder();
    let (site, out) = (built_site(&folder), folder.path().join("out"));
    publish(&site, &train(&folder), &out, &["--headers"]);
    // Written again for the files of a later time.
    publish(&site, &catalog(&folder, OURS), &out, &[]);
    let headers = fs::read_to_string(out.join("_headers")).unwrap();
    // All that is said of how long a file may be kept: a host may join what two blocks say.
    let cache = |path: &str| {
        let (mut said, mut fits) = (String::new(), false);
        for line in headers.lines().filter(|line| !line.starts_with('#')) {
            if !line.starts_with(' ') {
                fits = line.strip_suffix('*').map_or(line == path, |begin| path.starts_with(begin));
            } else if let Some(value) = line.trim().strip_prefix("Cache-Control: ").filter(|_| fits) {
                said += value;
            }
        }
        said
    };
    let files = bijou_site::files(&out).unwrap();
    let forever = files.iter().filter(|file| cache(&format!("/{file}")) == FOREVER);
    let forever: Vec<&str> = forever.map(String::as_str).collect();
    assert_eq!(forever.len(), 6, "{forever:?}");
    assert!(forever.iter().all(|file| bijou_site::is_named_by_content(file)), "{forever:?}");
    for name in ["index.html", "worker.js", "catalog/manifest.json", "start.js"] {
        assert_eq!(cache(&format!("/{name}")), "");
    }
    assert!(headers.contains("frame-ancestors 'none'"));
}

#[test]
fn what_is_no_site_or_no_catalog_is_refused_and_nothing_changes() {
    let folder = folder();
    let (site, catalog, out) = (built_site(&folder), train(&folder), folder.path().join("out"));
    publish(&site, &catalog, &out, &[]);
    let before = tree(&out);
    let head = fs::read_dir(&catalog).unwrap().map(|entry| entry.unwrap().path());
    let head = head.into_iter().find(|path| path.to_string_lossy().contains("head-")).unwrap();
    let whole = fs::read(&head).unwrap();
    fs::write(&head, &whole[1..]).unwrap();
    let (code, said) = refusal(&site, &catalog, &out);
    assert!(code == 4 && said.contains("head-"), "{code} {said}");
    fs::write(&head, whole).unwrap();
    let (code, said) = refusal(folder.path(), &catalog, &out);
    assert!(code == 3 && said.contains("is no finished Bijou site: it has no index.html"), "{code} {said}");
    let (code, said) = refusal(&site, &catalog, &site.join("within"));
    assert!(code == 1 && said.contains("within the site"), "{code} {said}");
    fs::remove_file(site.join("start.js")).unwrap();
    assert_eq!(refusal(&site, &catalog, &out).0, 3);
    assert_eq!(tree(&out), before);
}

#[test]
fn a_folder_with_somebody_elses_files_is_never_replaced() {
    let folder = folder();
    let (site, catalog, out) = (built_site(&folder), train(&folder), folder.path().join("out"));
    fs::create_dir(&out).unwrap();
    fs::write(out.join("thesis.txt"), "years of work").unwrap();
    let (code, said) = refusal(&site, &catalog, &out);
    assert!(code == 3 && said.contains("other files"), "{code} {said}");
    fs::remove_file(out.join("thesis.txt")).unwrap();
    publish(&site, &catalog, &out, &[]);
    // The host's file stays, anything else stops it.
    fs::write(out.join("CNAME"), "films.example.org").unwrap();
    publish(&site, &catalog, &out, &[]);
    assert_eq!(fs::read_to_string(out.join("CNAME")).unwrap(), "films.example.org");
    worker_is_right(&out);
    fs::write(out.join("imprint.html"), "x").unwrap();
    let (code, said) = refusal(&site, &catalog, &out);
    assert!(code == 3 && said.contains("imprint.html"), "{code} {said}");
    assert!(out.join("imprint.html").exists());
}

#[test]
fn a_site_whose_accent_is_no_color_is_refused() {
    let folder = folder();
    let site = built_site(&folder);
    let catalog = catalog(&folder, r##"{"accent": {"light": "red;}", "dark": "#8ec5f0"}}"##);
    let out = folder.path().join("out");
    let (code, said) = refusal(&site, &catalog, &out);
    assert!(code == 3 && said.contains("is not a color") && !out.exists(), "{code} {said}");
}
