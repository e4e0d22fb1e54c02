//! Samples that later releases must read. Never change them: they stand in people's chats.

use bijou_tastecode::{Seen, TasteCode};

const ANNA: &str = "bijou10AIoPHlxk13Ee30M3wFnGAyO94ISHCEB5IBhJH1kU8Fnc8DxTIhyb24";
const NOBODY: &str = "bijou100w4ynUAR000X2";

fn anna() -> TasteCode {
    let films = [(1, 10), (2, 0), (6, 9), (296, 8), (318, 10), (2571, 7), (7153, 1), (193_609, 3)];
    let films = films.map(|(film, half_stars)| Seen { film, half_stars }).to_vec();
    TasteCode { name: "Anna Müller".to_owned(), films }
}

#[test]
fn the_first_version_is_read_and_written() {
    assert_eq!(TasteCode::decode(ANNA), Ok(anna()));
    assert_eq!(anna().encode(), ANNA);
}

#[test]
fn a_code_of_nobody_and_nothing_is_read_and_written() {
    assert_eq!(TasteCode::decode(NOBODY), Ok(TasteCode::default()));
    assert_eq!(TasteCode::default().encode(), NOBODY);
}
