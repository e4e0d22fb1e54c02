//! The site on servers that people really use, with the files in `deploy/`.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use tempfile::TempDir;
use xtask::site::pages::PAGES;

use crate::harness::{Setting, Visit, publish};

const UNDER: &str = "/films";

/// A server that ends with its test.
struct Server {
    running: Child,
    origin: String,
}

impl Server {
    fn start(command: &mut Command, port: u16) -> Self {
        let mut running = command.stdout(Stdio::null()).spawn().unwrap();
        for _ in 0..500 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Self { running, origin: format!("http://127.0.0.1:{port}") };
            }
            assert!(running.try_wait().unwrap().is_none(), "the server has ended: its words above say why");
            sleep(Duration::from_millis(20));
        }
        running.kill().ok();
        panic!("the server does not answer");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.running.kill().ok();
        self.running.wait().ok();
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// A file of `deploy/` with other values in it, each of which must be there.
fn deploy(name: &str, changes: &[(&str, &str)]) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy").join(name);
    let text = fs::read_to_string(file).unwrap();
    changes.iter().fold(text, |text, (from, to)| {
        assert!(text.contains(from), "deploy/{name} has no `{from}`");
        text.replace(from, to)
    })
}

/// The built site, published with its own catalog below the root of a host.
fn root() -> TempDir {
    let root = TempDir::new().unwrap();
    publish(&Setting::read().site.join("catalog"), &root.path().join("www/films"), &["--precompress"]);
    root
}

#[tokio::test]
async fn nginx_serves_the_site_under_a_path_as_deploy_says() {
    let Some(nginx) = Setting::read().nginx else {
        return println!("skipped: nginx is not here");
    };
    let (root, port) = (root(), free_port());
    let folder = root.path().to_str().unwrap();
    let www = format!("{folder}/www");
    let ours =
        deploy("nginx.conf", &[("listen 80;", &format!("listen 127.0.0.1:{port};")), ("/srv/www", &www)]);
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {folder}/{kind};"))
        .concat();
    let whole = format!(
        "daemon off; master_process off; pid {folder}/pid; error_log stderr; events {{}}\n\
         http {{ access_log off; {temporary}\n{ours}\n}}"
    );
    let file = root.path().join("nginx.conf");
    fs::write(&file, whole).unwrap();
    let mut command = Command::new(nginx);
    command.args(["-e", "stderr", "-p", folder, "-c"]).arg(&file);
    let server = Server::start(&mut command, port);
    serves_well(&server.origin, &root.path().join("www/films")).await;
}

#[tokio::test]
async fn caddy_serves_the_site_under_a_path_as_deploy_says() {
    let Some(caddy) = Setting::read().caddy else {
        return println!("skipped: Caddy is not here");
    };
    let (root, port) = (root(), free_port());
    let folder = root.path().to_str().unwrap();
    let address = format!("http://127.0.0.1:{port}");
    let ours = deploy(
        "Caddyfile",
        &[("films.example.org {", &format!("{address} {{")), ("/srv/www", &format!("{folder}/www"))],
    );
    let file = root.path().join("Caddyfile");
    // Not the port by which it is told things while it runs, which another may have.
    fs::write(&file, format!("{{\n\tadmin off\n}}\n{ours}")).unwrap();
    let mut command = Command::new(caddy);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(&file).stderr(Stdio::null());
    command.env("HOME", folder).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
    let server = Server::start(&mut command, port);
    serves_well(&server.origin, &root.path().join("www/films")).await;
}

/// Asks for everything, as any client may, and then lets a visitor in.
async fn serves_well(origin: &str, site: &Path) {
    let get = async |path: &str, encoding: &str| ask(&format!("{origin}{path}"), encoding).await;
    for path in ["".to_owned()].into_iter().chain(PAGES.map(|page| format!("/{page}"))) {
        let (status, headers, _) = get(&format!("{UNDER}{path}"), "identity").await;
        assert!(status.is_redirection(), "{path}: {status}");
        assert!(said(&headers, "location").ends_with(&format!("{UNDER}{path}/")), "{path}: {headers:?}");
        let (status, headers, body) = get(&format!("{UNDER}{path}/"), "identity").await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert_eq!(said(&headers, "cache-control"), "no-cache", "{path}");
        assert_eq!(body, fs::read(site.join(path.trim_start_matches('/')).join("index.html")).unwrap());
    }
    let mut packed = 0;
    for name in bijou_site::files(site).unwrap() {
        // A server may lead from here to the folder.
        if name.ends_with("index.html") {
            continue;
        }
        let (status, headers, body) = get(&format!("{UNDER}/{name}"), "identity").await;
        assert_eq!(status, StatusCode::OK, "{name}");
        assert!(body == fs::read(site.join(&name)).unwrap(), "{name} is not the file");
        let forever = said(&headers, "cache-control").contains("immutable");
        assert_eq!(forever, bijou_site::is_named_by_content(&name), "{name}: {headers:?}");
        let kind = said(&headers, "content-type");
        assert!(kind.starts_with(kind_of(&name)), "{name} is said to be {kind}");
        assert_eq!(said(&headers, "content-security-policy"), "frame-ancestors 'none'", "{name}");
        assert_eq!(said(&headers, "x-content-type-options"), "nosniff", "{name}");
        let variant = site.join(format!("{name}.gz"));
        if variant.exists() {
            let (_, headers, body) = get(&format!("{UNDER}/{name}"), "gzip").await;
            assert_eq!(said(&headers, "content-encoding"), "gzip", "{name}");
            assert!(body == fs::read(variant).unwrap(), "{name} was compressed anew");
            packed += 1;
        }
    }
    assert!(packed > 5, "{packed} files were precompressed");
    let (status, headers, body) = get(&format!("{UNDER}/no/such/page"), "identity").await;
    assert_eq!((status, said(&headers, "cache-control")), (StatusCode::NOT_FOUND, "no-cache"));
    assert_eq!(body, fs::read(site.join("404.html")).unwrap());
    let seen = Visit::to("").under(UNDER).served_by(origin).go(async |page| {
        page.miss("#frame").await;
        page.find(".card").await;
        page.open("browse/").await;
        page.find(".results").await;
    });
    seen.await.keeps_the_promises();
}

async fn ask(address: &str, encoding: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
    let client = Client::builder(TokioExecutor::new()).build_http::<Body>();
    let request =
        Request::get(address).header(header::ACCEPT_ENCODING, encoding).body(Body::empty()).unwrap();
    let (parts, body) = client.request(request).await.unwrap().into_parts();
    let body = to_bytes(Body::new(body), usize::MAX).await.unwrap();
    (parts.status, parts.headers, body.to_vec())
}

fn said<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit_once('.').unwrap().1 {
        "html" => "text/html",
        "css" => "text/css",
        "js" => "text/javascript",
        "txt" => "text/plain",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "bin" => "application/octet-stream",
        other => panic!("deploy/ knows no {other}"),
    }
}
