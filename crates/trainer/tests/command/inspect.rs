use crate::fixture::{arg, folder, shipped, succeed, train};

#[test]
fn inspect_shows_counts_bytes_checksums_and_card() {
    let folder = folder();
    let printed = succeed(&["inspect", arg(&train(&folder))]);
    for expected in
        ["43 films", "every checksum holds", "sha256", "40 films with 8 factors", "900 ratings", "Card: "]
    {
        assert!(printed.contains(expected), "{expected} is missing in:\n{printed}");
    }
}

#[test]
fn the_shipped_catalog_is_whole_small_and_states_its_terms() {
    let printed = succeed(&["inspect", arg(&shipped())]);
    for expected in [
        "88138 films",
        "8707 films with factors",
        "8707 films on the map",
        "4513 films with a shape of ratings",
        "GroupLens",
        "Harper",
        "Trained on everybody",
    ] {
        assert!(printed.contains(expected), "{expected} is missing in:\n{printed}");
    }
    let bytes = |kind: &str| -> u64 {
        let files = std::fs::read_dir(shipped()).unwrap().map(Result::unwrap);
        let of_kind = files.filter(|file| file.file_name().to_string_lossy().starts_with(kind));
        of_kind.map(|file| file.metadata().unwrap().len()).sum()
    };
    assert!(
        bytes("head") + bytes("core") <= 1_200_000,
        "head and core have {}",
        bytes("head") + bytes("core")
    );
    assert!(bytes("tail") <= 2_000_000, "the tail has {}", bytes("tail"));
}
