use std::path::PathBuf;

use clap::Args;

/// Arguments of `bijou init`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bijou init votes.csv --out club
  bijou init film-club
  bijou init library.sqlite --out library --force

Looks at ratings from anywhere (CSV with , ; tab or |, gzipped CSV, Parquet, SQLite), guesses which column is what, what
the rows say and on which scale, and writes all of it with explanations into bijou.toml, which train, evaluate and tune
then read. Of a folder or a database, it chooses what looks most like ratings, and titles that fit to them. It says how
sure each guess is: look over what is not sure. The data stay where they are.")]
pub struct InitArgs {
    /// File of ratings, or folder with one
    pub data: PathBuf,
    /// Folder to write bijou.toml into, made where there is none; beside the data unless said
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Replace a bijou.toml that is there
    #[arg(long)]
    pub force: bool,
}
