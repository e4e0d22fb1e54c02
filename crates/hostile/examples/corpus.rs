//! Writes the seeds of every target to a folder each, where a fuzzer begins: `cargo run --example corpus -- fuzz/corpus`.

use std::path::PathBuf;
use std::{env, fs, io};

use bijou_hostile::{TARGETS, seeds};

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).map_or_else(|| PathBuf::from("fuzz/corpus"), PathBuf::from);
    for target in TARGETS {
        let folder = folder.join(target.name);
        fs::create_dir_all(&folder)?;
        let seeds = seeds::of(target.name)?;
        for (number, (name, bytes)) in seeds.iter().enumerate() {
            fs::write(folder.join(format!("{number:02}-{name}")), bytes)?;
        }
        println!("{}: {} seeds", target.name, seeds.len());
    }
    Ok(())
}
