use bijou_exchange::Source;

use crate::{days, film, half_stars, rated_on, read};

#[test]
fn a_zip_becomes_one_entry_per_film() {
    for sample in ["letterboxd/letterboxd-someone-2024-03-01.zip", "letterboxd/with-a-top-folder.zip"] {
        let import = read(sample);
        assert!(import.skipped.is_empty(), "{sample}");
        assert_eq!(import.entries.len(), 10, "{sample}");
        assert!(import.files.iter().all(|file| file.source == Source::Letterboxd), "{sample}");

        let heat = film(&import, "Heat");
        assert_eq!(
            (heat.year, half_stars(heat), rated_on(heat).as_str()),
            (Some(1995), Some(9), "2023-04-02")
        );
        assert_eq!(days(heat), ["2022-01-01", "2023-04-02"]);
        assert_eq!(heat.tags, ["cinema", "with friends"]);
        assert_eq!(heat.note.as_deref(), Some("Two men, one table.\n\n\"The action is the juice.\""));

        let stalker = film(&import, "Stalker");
        assert_eq!((stalker.seen, stalker.liked, half_stars(stalker)), (true, true, None));
        let samurai = film(&import, "Seven Samurai");
        assert_eq!((samurai.liked, samurai.lists.as_slice()), (true, &["Rain, mostly".to_owned()][..]));
        let portrait = film(&import, "Portrait of a Lady on Fire");
        assert_eq!((half_stars(portrait), days(portrait)), (Some(10), vec!["2024-01-09".to_owned()]));
        let playtime = film(&import, "Playtime");
        assert!(!playtime.seen && playtime.listed.is_some_and(|mark| mark.on.is_some()));
    }
}

#[test]
fn what_was_deleted_and_the_profile_are_not_read() {
    let import = read("letterboxd/letterboxd-someone-2024-03-01.zip");
    assert!(import.entries.iter().all(|entry| entry.title != "Showgirls"));
    let names: Vec<&str> = import.files.iter().map(|file| file.name.as_str()).collect();
    assert!(!names.iter().any(|name| name.contains("deleted") || name.contains("profile")), "{names:?}");
    assert_eq!(names.len(), 7, "{names:?}");
}

#[test]
fn the_file_name_tells_what_one_header_means() {
    let watched = read("letterboxd/watched.csv");
    assert!(
        watched.entries.iter().all(|entry| entry.seen && entry.listed.is_none() && entry.dates.is_empty())
    );
    let watchlist = read("letterboxd/watchlist.csv");
    assert!(watchlist.entries.iter().all(|entry| !entry.seen && entry.listed.is_some()));
}

#[test]
fn each_file_can_come_by_itself() {
    assert_eq!(half_stars(film(&read("letterboxd/ratings.csv"), "Amélie")), Some(8));
    assert_eq!(days(film(&read("letterboxd/diary.csv"), "Heat")), ["2022-01-01", "2023-04-02"]);
    assert!(film(&read("letterboxd/reviews.csv"), "Heat").note.is_some());
    let list = read("letterboxd/list.csv");
    assert_eq!(film(&list, "Blade Runner").lists, ["Rain, mostly"]);
    assert!(!film(&list, "Blade Runner").seen);
}
