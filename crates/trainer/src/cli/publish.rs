use std::path::PathBuf;

use bijou_site::public_path;
use clap::Args;

/// Arguments of `bijou publish`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bijou publish --site dist --catalog catalog --out public
  bijou publish --site dist --catalog catalog --out dist
  bijou publish --site dist --catalog catalog --out /srv/films --base /films/ --precompress
  bijou publish --site dist --catalog catalog --out public --headers

The site is what `cargo xtask build` makes, and works under any path without --base. Title, description, words and accent
come from the catalog. docs/publishing.md says what to do for which host.")]
pub struct PublishArgs {
    /// Folder of a built site
    #[arg(long, value_name = "DIR")]
    pub site: PathBuf,
    /// Folder of the catalog to put into it
    #[arg(long, value_name = "DIR")]
    pub catalog: PathBuf,
    /// Folder to write; a site there is replaced in one step. May be the same as --site
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// The path on the host, for pages that must know it; `./` for any path again. Left out, it stays as the site has it
    #[arg(long, value_name = "/SUB/PATH/", value_parser = public_path)]
    pub base: Option<String>,
    /// Put gzip and Brotli variants beside the files, for hosts that send those instead of compressing each time
    #[arg(long)]
    pub precompress: bool,
    /// Write the file _headers, which tells Netlify and Cloudflare Pages how long browsers may keep what
    #[arg(long)]
    pub headers: bool,
}
