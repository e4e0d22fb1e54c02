use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use bijou_catalog::Manifest;
use bijou_site::{Base, Dressed, Finished, Precompressed};
use tempfile::TempDir;

use crate::catalog_folder;
use crate::cli::PublishArgs;
use crate::progress::stage;

/// Where a site has its catalog.
const CATALOG: &str = "catalog";

/// Tells GitHub Pages to serve the files as they are.
const NO_JEKYLL: &str = ".nojekyll";

const HEADERS: &str = "_headers";

/// The first line of a file of headers that this command may write again.
const WRITTEN_HERE: &str = "# Written by bijou publish.\n";

/// What was done, for the person who asked for it.
struct Published {
    manifest: Manifest,
    dressed: Dressed,
    base: Base,
    precompressed: Precompressed,
    headers: bool,
    files: usize,
    bytes: u64,
}

/// Puts a catalog into a built site.
///
/// # Errors
/// Where the site or the catalog is refused, or the folder cannot be written; what stood there before is then unchanged.
pub fn publish(args: &PublishArgs) -> Result<()> {
    Finished::check(&args.site)?;
    let (manifest, _) = stage("checking the catalog", || catalog_folder::read(&args.catalog))?;
    let out = target(&args.site, &args.out)?;
    bijou_site::check_replaceable(&out)?;
    let fresh = folder_beside(&out)?;
    let published = fill(args, &out, fresh.path(), manifest)?;
    // From here on the folder is no temporary one.
    bijou_site::replace(&fresh.keep(), &out)?;
    tell(&mut std::io::stdout().lock(), args, &published)?;
    Ok(())
}

/// The folder to write, with links followed.
fn target(site: &Path, out: &Path) -> Result<PathBuf> {
    let unwritable = || format!("cannot write {}", out.display());
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).with_context(unwritable)?;
    let out = if out.exists() {
        fs::canonicalize(out).with_context(unwritable)?
    } else {
        let name = out.file_name().with_context(unwritable)?;
        fs::canonicalize(parent).with_context(unwritable)?.join(name)
    };
    let site = fs::canonicalize(site).with_context(|| format!("cannot read {}", site.display()))?;
    if out != site && out.starts_with(&site) {
        bail!("{} lies within the site that is to be published: name a folder elsewhere", out.display());
    }
    Ok(out)
}

/// An empty folder on the same file system as the one that it is to replace.
fn folder_beside(out: &Path) -> Result<TempDir> {
    let parent = out.parent().with_context(|| format!("{} cannot be replaced", out.display()))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".bijou-publish-");
    // Hosts run as somebody else.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o755));
    builder.tempdir_in(parent).with_context(|| format!("cannot write into {}", parent.display()))
}

/// Makes the whole site in an empty folder.
fn fill(args: &PublishArgs, out: &Path, fresh: &Path, manifest: Manifest) -> Result<Published> {
    bijou_site::copy_site(&args.site, fresh)?;
    bijou_site::copy_host_files(out, fresh)?;
    put_catalog(&args.catalog, &fresh.join(CATALOG), &manifest)?;
    let dressed = bijou_site::dress(fresh, manifest.site.as_ref())?;
    let base = args.base.as_ref().map(|path| match path.as_str() {
        "./" => Base::Relative,
        path => Base::Absolute(path.to_owned()),
    });
    let base = bijou_site::rebase(fresh, base.as_ref())?.base;
    let write = |name: &str, text: &str| {
        let file = fresh.join(name);
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
    };
    write(NO_JEKYLL, "")?;
    bijou_site::fill(fresh)?;
    let files = bijou_site::files(fresh)?;
    let before = fs::read_to_string(fresh.join(HEADERS)).unwrap_or_default();
    let headers = args.headers || before.starts_with(WRITTEN_HERE);
    if headers {
        let under = if let Base::Absolute(path) = &base { path } else { "/" };
        write(HEADERS, &format!("{WRITTEN_HERE}{}", bijou_site::host_headers(&files, under)))?;
    }
    let precompressed = stage("compressing", || bijou_site::precompress(fresh, args.precompress))?;
    let bytes = files.iter().map(|name| fs::metadata(fresh.join(name)).map_or(0, |file| file.len())).sum();
    Ok(Published { manifest, dressed, base, precompressed, headers, files: files.len(), bytes })
}

/// The catalog's own files, in place of what the site came with.
fn put_catalog(from: &Path, to: &Path, manifest: &Manifest) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).with_context(|| format!("cannot replace {}", to.display()))?;
    }
    fs::create_dir_all(to).with_context(|| format!("cannot write {}", to.display()))?;
    let shards = manifest.shards.iter().map(|shard| shard.file.as_str());
    let terms = Some(catalog_folder::LICENSE).filter(|terms| from.join(terms).exists());
    for name in shards.chain([catalog_folder::MANIFEST]).chain(terms).chain(manifest.report.as_deref()) {
        if Path::new(name).file_name() != Some(name.as_ref()) {
            bail!(bijou_catalog::Error::Manifest(format!("{name} is not a plain file name")));
        }
        let source = from.join(name);
        let bytes = fs::read(&source)
            .map_err(|error| catalog_folder::FolderError::Read { path: source, source: error })?;
        let target = to.join(name);
        fs::write(&target, bytes).with_context(|| format!("cannot write {}", target.display()))?;
    }
    Ok(())
}

fn tell(out: &mut impl Write, args: &PublishArgs, published: &Published) -> std::io::Result<()> {
    let Published { manifest, dressed, base, precompressed, headers, files, bytes } = published;
    let folder = args.out.display();
    let title = manifest.site.as_ref().map(|site| site.title.as_str()).filter(|title| !title.is_empty());
    let title: String = title.unwrap_or("Bijou").chars().filter(|letter| !letter.is_control()).collect();
    writeln!(out, "Published {title} in {folder}: {}, {}", counted(*files, "file"), size(*bytes))?;
    let shards: u64 = manifest.shards.iter().map(|shard| shard.bytes).sum();
    let films = counted(manifest.films(), "film");
    writeln!(
        out,
        "  catalog: {films} in {}, {}; every checksum holds",
        counted(manifest.shards.len(), "shard"),
        size(shards)
    )?;
    if !dressed.own.is_empty() {
        writeln!(out, "  of your own: {}", dressed.own.join(", "))?;
    }
    dressed.remarks.iter().try_for_each(|remark| writeln!(out, "  note: {remark}"))?;
    match base {
        Base::Relative => writeln!(out, "  address: works under any path")?,
        Base::Absolute(path) => writeln!(out, "  address: only under {path}")?,
    }
    if args.precompress {
        let Precompressed { files, plain, gzip, brotli } = precompressed;
        let counted = counted(*files, "file");
        writeln!(
            out,
            "  compressed: {counted}, {} as gzip {} and as Brotli {}",
            size(*plain),
            size(*gzip),
            size(*brotli)
        )?;
    }
    let for_hosts = if *headers { ".nojekyll, _headers" } else { NO_JEKYLL };
    writeln!(out, "  for hosts: {for_hosts}")?;
    writeln!(
        out,
        "Next: copy everything in {folder} to your host, hidden files too. docs/publishing.md says how for each."
    )
}

fn counted(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

/// Kilobytes and megabytes of 1,000.
fn size(bytes: u64) -> String {
    let kilobytes = bytes as f64 / 1e3;
    if kilobytes < 1e3 { format!("{kilobytes:.1} KB") } else { format!("{:.2} MB", kilobytes / 1e3) }
}
