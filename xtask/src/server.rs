//! A static file server that behaves as a good static host does.

use std::io;
use std::path::Path;

use axum::Router;
use axum::http::{HeaderValue, header};
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// Serves a folder until the task ends, at the root (`""`) or under a path such as `/some/sub/path`.
///
/// # Errors
/// When the listener fails.
pub async fn serve(listener: TcpListener, folder: &Path, under: &str) -> io::Result<()> {
    axum::serve(listener, router(folder, under)).await
}

/// What answers every request for a folder; tests listen in.
pub fn router(folder: &Path, under: &str) -> Router {
    let files = ServeDir::new(folder)
        .redirect_path_prefix(under)
        .not_found_service(ServeFile::new(folder.join("404.html")));
    let router = if under.is_empty() {
        Router::new().fallback_service(files)
    } else {
        Router::new().nest_service(under, files)
    };
    // The catalog's shards are compressed already.
    let compressible = DefaultPredicate::new().and(NotForContentType::const_new("application/octet-stream"));
    // A rebuilt site must be seen at the next reload.
    let fresh =
        SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    router.layer(CompressionLayer::new().compress_when(compressible)).layer(fresh)
}
