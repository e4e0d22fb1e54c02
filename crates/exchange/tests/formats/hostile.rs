//! Text that is made to harm is text: it comes through to the letter, or is refused or cut, and said.

use bijou_exchange::{
    Entry, Import, MAX_LIST_CHARS, MAX_NOTE_CHARS, MAX_TAGS, MAX_TITLE_CHARS, Opened, Outgoing, Why,
    letterboxd_csv, letterboxd_watchlist_csv, open,
};

use crate::try_to_read;

/// Markup, marks that turn text around, letters that nobody sees, and what spreadsheets take for formulas.
const TEXTS: [&str; 20] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\u{202E}etirW\u{202C}",
    "\u{2066}isolated\u{2069} \u{2067}twice\u{2068}",
    "\u{202A}\u{202B}\u{202D}never closed",
    "Zero\u{200B}width\u{200D}\u{FEFF}",
    "\u{200B}",
    "{{constructor.constructor('alert(1)')()}}",
    "javascript:alert(1)",
    "&lt;b&gt; &amp;",
    "\u{1B}[2J\u{7}bell",
    "=HYPERLINK(\"https://example.org\",\"x\")",
    "+1+1",
    "-1",
    "@SUM(A1)",
    "'=1",
    "''=1",
    "'71",
    "a \"quoted\", \r\n broken; line\ttab",
    "../../../etc/passwd",
];

/// What Trakt would export: JSON can hold every text.
fn trakt(texts: &[&str]) -> Vec<u8> {
    let item = |(number, text): (usize, &&str)| {
        let text = serde_json::Value::from(*text);
        format!(
            r#"{{"movie":{{"title":{text},"year":{},"ids":{{"imdb":"tt{:07}"}}}},"rating":8,"notes":{text}}}"#,
            1950 + number,
            number + 1
        )
    };
    let items: Vec<String> = texts.iter().enumerate().map(item).collect();
    format!("[{}]", items.join(",")).into_bytes()
}

fn outgoing(entry: &Entry) -> Outgoing<'_> {
    Outgoing {
        title: &entry.title,
        year: entry.year,
        imdb: entry.ids.imdb,
        half_stars: entry.rating.map(|rating| rating.half_stars),
        note: entry.note.as_deref().unwrap_or_default(),
        tags: &entry.tags,
        ..Outgoing::default()
    }
}

#[test]
fn hostile_titles_notes_and_tags_come_through_every_way_to_the_letter() {
    let mut import = try_to_read("ratings-movies.json", trakt(&TEXTS)).unwrap();
    assert_eq!(import.skipped, []);
    for (entry, text) in import.entries.iter_mut().zip(TEXTS) {
        assert_eq!((entry.title.as_str(), entry.note.as_deref()), (text, Some(text)));
        let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
        entry.tags = words.map(str::to_owned).collect();
    }
    let mut back = Import::default();
    for file in letterboxd_csv(import.entries.iter().map(outgoing)) {
        back.join(try_to_read(&file.name, file.text.into_bytes()).unwrap());
    }
    assert_eq!(back.skipped, []);
    for (before, after) in import.entries.iter().zip(&back.entries) {
        assert_eq!((&after.title, &after.note, &after.tags), (&before.title, &before.note, &before.tags));
    }
    assert_eq!(back.entries.len(), TEXTS.len());
}

#[test]
fn no_cell_that_is_written_is_a_formula() {
    let import = try_to_read("ratings-movies.json", trakt(&TEXTS)).unwrap();
    let films = || import.entries.iter().map(outgoing);
    let files = letterboxd_csv(films()).into_iter().chain(letterboxd_watchlist_csv(films()));
    let text: String = files.map(|file| file.text).collect();
    let mut reader = csv_core::Reader::new();
    let (mut rest, mut cell, mut cells) = (text.as_bytes(), [0; 1_024], 0);
    loop {
        let (result, read, length) = reader.read_field(rest, &mut cell);
        rest = &rest[read..];
        match result {
            csv_core::ReadFieldResult::Field { .. } => {
                cells += 1;
                let first = cell[..length].first().copied().unwrap_or(b'x');
                assert!(!b"=+-@\t\r\n\0".contains(&first), "{}", String::from_utf8_lossy(&cell[..length]));
            }
            csv_core::ReadFieldResult::InputEmpty => {}
            csv_core::ReadFieldResult::OutputFull => panic!("a cell of more than {length} bytes"),
            csv_core::ReadFieldResult::End => break,
        }
    }
    assert!(cells > 10 * TEXTS.len());
}

#[test]
fn a_row_with_a_nul_is_left_out_and_said() {
    let import = try_to_read("ratings-movies.json", trakt(&["Heat", "He\0at", "\0"])).unwrap();
    assert_eq!(import.entries.len(), 1);
    let skipped: Vec<(u64, &Why)> =
        import.skipped.iter().map(|skipped| (skipped.line, &skipped.why)).collect();
    assert_eq!(skipped, [(2, &Why::Broken), (3, &Why::Broken)]);
    let rows: String = (0..100).map(|film| format!("Film {film},1990,8\n")).collect();
    let table = format!("Title,Year,Rating10\n{rows}He\0at,1995,9\nAlien,1979,9\n");
    let import = try_to_read("ratings.csv", table.into_bytes()).unwrap();
    assert_eq!((import.entries.len(), import.skipped.len()), (101, 1));
    assert_eq!((import.skipped[0].line, &import.skipped[0].why), (102, &Why::Broken));
}

#[test]
fn what_is_too_long_is_refused_or_cut_and_said() {
    let long = "x".repeat(10_000);
    let longer = "é".repeat(MAX_NOTE_CHARS + 1);
    let tags: String = (0..MAX_TAGS + 1).map(|tag| format!("t{tag},")).collect();
    let table = format!(
        "Title,Year,Rating10,Tags,Review\n{long},1995,8,,\nHeat,1995,8,\"{tags}\",{long}\nM,1931,8,,{longer}\n"
    );
    let import = try_to_read("ratings.csv", table.into_bytes()).unwrap();
    let skipped: Vec<(u64, &Why)> =
        import.skipped.iter().map(|skipped| (skipped.line, &skipped.why)).collect();
    assert_eq!(skipped, [(2, &Why::TitleTooLong), (3, &Why::TagsCut), (4, &Why::NoteCut)]);
    let [heat, m] = import.entries.as_slice() else { panic!("{:?}", import.entries) };
    assert_eq!((heat.note.as_ref(), heat.tags.len()), (Some(&long), MAX_TAGS));
    assert_eq!(m.note.as_ref().unwrap().chars().count(), MAX_NOTE_CHARS);
    let title = "é".repeat(MAX_TITLE_CHARS);
    let import = try_to_read("a.csv", format!("Title,Year,Rating10\n{title},1995,8\n").into_bytes()).unwrap();
    assert_eq!(import.entries[0].title, title);
}

#[test]
fn the_name_of_a_list_is_cut_before_every_film_carries_it() {
    let name = "n".repeat(100_000);
    let table = format!(
        "Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2024-01-01,{name},,,\n\nPosition,Name,Year,URL,Description\n1,Heat,1995,,\n"
    );
    let import = try_to_read("list.csv", table.into_bytes()).unwrap();
    assert_eq!(import.entries[0].lists[0].len(), MAX_LIST_CHARS);
    let items = br#"[{"movie":{"title":"Heat"},"listed_at":"2021-03-14T20:15:00.000Z"}]"#.to_vec();
    let import = try_to_read(&format!("lists-list-1-{name}.json"), items).unwrap();
    assert_eq!(import.entries[0].lists[0].len(), MAX_LIST_CHARS);
}

#[test]
fn columns_beyond_all_that_is_known_are_passed_over() {
    let many = ",x".repeat(100_000);
    let table = format!("Title,Year,Rating10{many}\nHeat,1995,9{many}\nAlien,1979,8{many},Review\n");
    let import = try_to_read("ratings.csv", table.into_bytes()).unwrap();
    let titles: Vec<&str> = import.entries.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles, ["Heat", "Alien"]);
    let behind = format!("x{many},Title,Year,Rating10\n1{many},Heat,1995,9\n");
    assert!(try_to_read("ratings.csv", behind.into_bytes()).is_err());
}

#[test]
fn nesting_costs_no_stack_and_the_item_alone() {
    for (opening, closing) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [127, 128, 129, 100_000] {
            let inner = format!("{}1{}", opening.repeat(depth), closing.repeat(depth));
            let list =
                format!(r#"[{{"movie":{{"title":"Heat"}},"rating":8}},{{"movie":{{"title":{inner}}}}}]"#);
            let import = try_to_read("ratings-movies.json", list.into_bytes()).unwrap();
            assert_eq!((import.entries.len(), import.skipped.len()), (1, 1), "{depth}");
            let record = format!(r#"{{"version":2,"films":{{}},"other":{inner}}}"#);
            assert!(matches!(open("bijou.json", record.into_bytes()), Ok(Opened::Backup(_))), "{depth}");
        }
    }
}

#[test]
fn thousands_of_films_of_one_name_are_told_apart_in_time() {
    let rows: String =
        (0..50_000).map(|film| format!("2024-01-01,Alone,2020,https://boxd.it/{film},4\n")).collect();
    let table = format!("Date,Name,Year,Letterboxd URI,Rating\n{rows}");
    let import = try_to_read("ratings.csv", table.into_bytes()).unwrap();
    assert_eq!(import.entries.len(), 50_000);
}
