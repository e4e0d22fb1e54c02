//! The guide to data keeps its word: its configurations are taken.

use std::path::Path;

use crate::fixture::{arg, ratings, succeed, write};

fn guide() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/your-data.md");
    std::fs::read_to_string(path).unwrap()
}

/// The blocks of a language.
fn blocks(guide: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut rest = guide;
    let fence = format!("```{language}\n");
    while let Some((_, behind)) = rest.split_once(&fence) {
        let (block, next) = behind.split_once("```").unwrap();
        blocks.push(block.to_owned());
        rest = next;
    }
    blocks
}

#[test]
fn the_configurations_of_the_guide_are_taken() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder, "movies.csv", "movieId,title\n1,Emma\n2,It\n");
    let blocks = blocks(&guide(), "toml");
    assert!(blocks.len() >= 3, "{}", blocks.len());
    for block in blocks {
        // Where files are does not matter here.
        let table = "user,item,rating,userId,movieId,timestamp,plays,Reader,Book,Vote,Date,Id,Title,Year,Genres,Author\n";
        let row = "1,1,3,1,1,5,3,1,1,3,2024-01-01,1,a,1999,b,c\n";
        for name in block.lines().filter_map(|line| line.strip_prefix("file = \"")?.strip_suffix('"')) {
            assert!(name.ends_with(".csv") || name.ends_with(".sqlite"), "{name}");
            write(&folder, name, format!("{table}{row}"));
        }
        write(&folder, "bijou.toml", &block);
        write(&folder, "ratings.csv", ratings());
        let output = crate::fixture::bijou(&["doctor", arg(folder.path())]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(!said.contains("bijou.toml: "), "{block}\n{said}");
    }
    succeed(&["doctor"]);
}
