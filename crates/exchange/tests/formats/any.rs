use bijou_exchange::{Opened, open};
use proptest::prelude::*;

/// Headers that lead somewhere, and what may follow them.
fn likely() -> impl Strategy<Value = String> {
    let header = prop_oneof![
        Just("Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date"),
        Just("Letterboxd list export v7\nDate,Name\n2024-01-01,x\n\nPosition,Name,Year,URL,Description"),
        Just("Const,Your Rating,Date Rated,Title,Title Type,Year"),
        Just("Position,Const,Created,Title,Your Rating,Date Rated"),
        Just("movie_id,imdb_id,tmdb_id,rating,average_rating,title"),
        Just("userId,movieId,rating,timestamp"),
        Just("Score, Film Name, Year, Date Rated, Mini Review, URL, IMDB ID"),
        Just("SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB"),
        Just(
            "TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated"
        ),
        Just("Title,Date"),
        Just("Title;Year;Rating10"),
        Just("[{\"movie\":{\"title\":\"x\"},\"rating\":1},"),
    ];
    (header, "([0-9]{1,5}|[,;\"\n'=-]|[a-zé: /]{1,6}|\\PC){0,60}")
        .prop_map(|(header, rest)| format!("{header}\n{rest}"))
}

fn read(name: &str, bytes: Vec<u8>) {
    if let Ok(Opened::Films(mut reading)) = open(name, bytes) {
        while reading.step(7) {}
        if let Ok(mut import) = reading.finish() {
            for user in 0..import.users.len() {
                import.choose(user);
            }
            for entry in &import.entries {
                assert!(entry.says_something(), "{}", entry.title);
            }
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), name in ".{0,20}") {
        read(&name, bytes);
    }

    #[test]
    fn any_rows_below_a_known_header_are_read(text in likely(), name in "(watchlist|watched|ratings|films)[.]csv") {
        read(&name, text.into_bytes());
    }

    #[test]
    fn any_bytes_that_begin_as_a_zip_are_read_or_refused(bytes in any::<Vec<u8>>()) {
        read("a.zip", [b"PK\x03\x04".to_vec(), bytes].concat());
    }
}
