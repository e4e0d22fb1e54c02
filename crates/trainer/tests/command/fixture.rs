//! A small data set with two tastes, and the command to run on it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Films of either taste.
pub const FILMS: u32 = 20;

/// People of either taste.
pub const PEOPLE: u32 = 15;

/// A folder in the MovieLens layout: people 0 to 14 love films 1 to 20 and not the others, people 15 to 29 the other way
/// round. Films 41 to 43 have no ratings.
pub fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut movies = "movieId,title,genres\n".to_owned();
    for film in 1..=2 * FILMS {
        let genre = if film <= FILMS { "Crime|Drama" } else { "Animation|Comedy" };
        writeln!(movies, "{film},\"Film {film}, The ({})\",{genre}", 1960 + film).unwrap();
    }
    movies += "41,Unseen (2001),Crime\n42,Untold (2002),(no genres listed)\n43,Undated,Comedy\n";
    write(&folder, "movies.csv", &movies);
    write(&folder, "ratings.csv", ratings());
    write(&folder, "links.csv", "movieId,imdbId,tmdbId\n1,0114709,862\n2,0114709,8844\n3,,\n");
    write(&folder, "people.csv", "movieId,directors,cast\n1,Ada Example,Bo Sample|Cy Specimen\n");
    write(&folder, "tags.csv", "movieId,tag,count\n1,Noir,3\n1,noir,1\n1,rain,9\n");
    folder
}

/// `ratings.csv` of the folder: everybody leaves out every fourth film, a different quarter each.
pub fn ratings() -> String {
    let mut ratings = "userId,movieId,rating,timestamp\n".to_owned();
    for person in 0..2 * PEOPLE {
        for film in (1..=2 * FILMS).filter(|film| (film + person) % 4 != 0) {
            let loved = (film <= FILMS) == (person < PEOPLE);
            let stars = if loved { 4.0 } else { 1.5 } + f64::from((person + film) % 2) / 2.0;
            writeln!(ratings, "{person},{film},{stars},{}", 1_000_000 + film).unwrap();
        }
    }
    ratings
}

/// Writes a file into a folder and gives its path.
pub fn write(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// A path as an argument.
pub fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Runs the command.
pub fn bijou(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bijou")).args(args).output().unwrap()
}

/// Runs the command and gives what it printed; fails the test where the command fails.
pub fn succeed(args: &[&str]) -> String {
    let output = bijou(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Trains a small catalog into `folder/catalog`.
pub fn train(folder: &TempDir) -> PathBuf {
    let out = folder.path().join("catalog");
    succeed(&["train", arg(folder.path()), "--out", arg(&out), "--factors", "8"]);
    out
}

/// The catalog that the project ships.
pub fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/catalog")
}

/// A CSV file as rows by column name.
pub fn read_csv(path: &Path) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

/// Every file of a folder with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    files.map(|file| (file.file_name().into_string().unwrap(), std::fs::read(file.path()).unwrap())).collect()
}
