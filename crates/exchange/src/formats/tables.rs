//! The tables, the most telling headers first.

use super::{Layout, Meaning, Source};
use crate::stars::Scale;

/// The layout of a table with these columns.
pub(crate) fn layout_of(header: &[String]) -> Option<&'static Layout> {
    TABLES.iter().find(|layout| layout.fits(header))
}

const LETTERBOXD: Layout = Layout {
    title: "name",
    year: "year",
    link: "letterboxd uri",
    needs: &["date", "name", "year", "letterboxd uri"],
    ..Layout::of(Source::Letterboxd, Meaning::Seen)
};

const IMDB: Layout = Layout {
    title: "title",
    year: "year",
    imdb: "const",
    kind: "title type",
    scale: Scale::Ten,
    ..Layout::of(Source::Imdb, Meaning::Rated)
};

const MOVIELENS: Layout = Layout {
    title: "title",
    imdb: "imdb_id",
    tmdb: "tmdb_id",
    scale: Scale::FiveOrHundred,
    ..Layout::of(Source::MovieLens, Meaning::Rated)
};

const IMPORT: Layout = Layout {
    title: "title",
    year: "year",
    imdb: "imdbid",
    tmdb: "tmdbid",
    seen_on: "watcheddate",
    rated_on: "watcheddate",
    note: "review",
    tags: "tags",
    ..Layout::of(Source::LetterboxdImport, Meaning::SeenOrListed)
};

const TABLES: [Layout; 18] = [
    // Letterboxd: reviews and diary, whose address is that of the entry and not of the film.
    Layout {
        needs: &["name", "year", "letterboxd uri", "rating", "review", "watched date"],
        rating: "rating",
        rated_on: "date",
        seen_on: "watched date",
        note: "review",
        tags: "tags",
        link: "",
        ..LETTERBOXD
    },
    Layout {
        needs: &["name", "year", "letterboxd uri", "rating", "watched date"],
        rating: "rating",
        rated_on: "date",
        seen_on: "watched date",
        tags: "tags",
        link: "",
        ..LETTERBOXD
    },
    Layout {
        needs: &["name", "year", "letterboxd uri", "rating"],
        rating: "rating",
        rated_on: "date",
        meaning: Meaning::Rated,
        ..LETTERBOXD
    },
    Layout { listed_on: "date", meaning: Meaning::ByFileName, ..LETTERBOXD },
    Layout {
        needs: &["position", "name", "year", "url", "description"],
        link: "url",
        meaning: Meaning::List,
        ..LETTERBOXD
    },
    // IMDb: ratings since 2018, before, and lists.
    Layout {
        needs: &["const", "your rating", "date rated"],
        lacks: &["position"],
        rating: "your rating",
        rated_on: "date rated",
        ..IMDB
    },
    Layout { needs: &["const", "you rated"], rating: "you rated", rated_on: "created", ..IMDB },
    Layout {
        needs: &["const", "position", "created", "title"],
        rating: "your rating",
        rated_on: "date rated",
        listed_on: "created",
        meaning: Meaning::List,
        ..IMDB
    },
    Layout {
        needs: &["rated_at", "type", "title", "year", "trakt_id", "rating"],
        title: "title",
        year: "year",
        imdb: "imdb_id",
        tmdb: "tmdb_id",
        kind: "type",
        rating: "rating",
        scale: Scale::Ten,
        rated_on: "rated_at",
        ..Layout::of(Source::Trakt, Meaning::Rated)
    },
    Layout {
        needs: &["movie_id", "imdb_id", "tmdb_id", "rating", "average_rating", "title"],
        rating: "rating",
        ..MOVIELENS
    },
    Layout {
        needs: &["movie_id", "imdb_id", "tmdb_id", "average_rating", "title"],
        meaning: Meaning::Listed,
        ..MOVIELENS
    },
    Layout {
        needs: &["userid", "movieid", "rating", "timestamp"],
        user: "userid",
        catalog: "movieid",
        rating: "rating",
        rated_on: "timestamp",
        ..Layout::of(Source::DataSet, Meaning::Rated)
    },
    Layout {
        needs: &["score", "film name", "year", "imdb id"],
        title: "film name",
        year: "year",
        imdb: "imdb id",
        rating: "score",
        scale: Scale::Hundred,
        rated_on: "date rated",
        note: "mini review",
        // Films stand under /film/, series under /tv/.
        kind: "url",
        ..Layout::of(Source::Criticker, Meaning::Rated)
    },
    Layout {
        needs: &["simkl_id", "title", "type", "watchlist"],
        title: "title",
        year: "year",
        imdb: "imdb",
        tmdb: "tmdb",
        kind: "type",
        rating: "rating",
        scale: Scale::Ten,
        rated_on: "watcheddate",
        seen_on: "watcheddate",
        note: "memo",
        ..Layout::of(Source::Simkl, Meaning::ByStatus)
    },
    Layout {
        needs: &["tmdb id", "name", "your rating"],
        title: "name",
        year: "release date",
        imdb: "imdb id",
        tmdb: "tmdb id",
        kind: "type",
        rating: "your rating",
        scale: Scale::Ten,
        rated_on: "date rated",
        ..Layout::of(Source::Tmdb, Meaning::RatedOrByFileName)
    },
    // Any subset of the columns that Letterboxd imports, ours among them.
    Layout { needs: &["title", "rating10"], rating: "rating10", scale: Scale::Ten, ..IMPORT },
    Layout { needs: &["title", "watcheddate"], rating: "rating", ..IMPORT },
    Layout {
        needs: &["title", "date"],
        lacks: &["rating", "year"],
        title: "title",
        seen_on: "date",
        ..Layout::of(Source::Netflix, Meaning::Seen)
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn source(header: &str) -> Option<(Source, Meaning)> {
        let header: Vec<String> = header.split(',').map(crate::table::fold).collect();
        layout_of(&header).map(|layout| (layout.source, layout.meaning))
    }

    #[test]
    fn every_known_header_is_told_from_the_others() {
        use Meaning::*;
        use Source::*;
        for (header, expected) in [
            ("Date,Name,Year,Letterboxd URI,Rating", (Letterboxd, Rated)),
            ("Date,Name,Year,Letterboxd URI", (Letterboxd, ByFileName)),
            ("Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date", (Letterboxd, Seen)),
            ("Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date", (Letterboxd, Seen)),
            ("Position,Name,Year,URL,Description", (Letterboxd, List)),
            (
                "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors",
                (Imdb, Rated),
            ),
            (
                "Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors",
                (Imdb, Rated),
            ),
            (
                "position,const,created,modified,description,Title,Title type,Directors,You rated,IMDb Rating,Runtime (mins),Year,Genres,Num. Votes,Release Date (month/day/year),URL",
                (Imdb, Rated),
            ),
            (
                "Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated",
                (Imdb, List),
            ),
            (
                "rated_at,type,title,year,trakt_rating,trakt_id,imdb_id,tmdb_id,tvdb_id,url,released,season_number,rating",
                (Trakt, Rated),
            ),
            ("movie_id,imdb_id,tmdb_id,rating,average_rating,title", (MovieLens, Rated)),
            ("movie_id,imdb_id,tmdb_id,average_rating,title", (MovieLens, Listed)),
            ("userId,movieId,rating,timestamp", (DataSet, Rated)),
            ("Score, Film Name, Year, Date Rated, Mini Review, URL, IMDB ID", (Criticker, Rated)),
            (
                "SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB",
                (Simkl, ByStatus),
            ),
            (
                "TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated",
                (Tmdb, RatedOrByFileName),
            ),
            ("Title,Date", (Netflix, Seen)),
            (
                "LetterboxdURI,tmdbID,imdbID,Title,Year,Directors,WatchedDate,CreatedDate,Rating,Rating10,Tags,Review",
                (LetterboxdImport, SeenOrListed),
            ),
            ("Title,Year,Rating10", (LetterboxdImport, SeenOrListed)),
            ("Title,Rating,WatchedDate", (LetterboxdImport, SeenOrListed)),
        ] {
            assert_eq!(source(header), Some(expected), "{header}");
        }
    }

    #[test]
    fn other_tables_are_not_known() {
        for header in ["", "Date,Username,Given Name,Family Name", "movieId,title,genres", "a,b,c", "Title"] {
            assert_eq!(source(header), None, "{header}");
        }
    }
}
