//! Television among the films.

/// Parts of words, without marks and accents, that IMDb's title types have in the languages of its site where they mean
/// something other than a film. A TV movie, a short and a special are films.
const NOT_FILMS: [&str; 18] = [
    "series",
    "serie",
    "serial",
    "episod",
    "folge",
    "puntata",
    "avsnitt",
    "podcast",
    "game",
    "spiel",
    "videojuego",
    "videojogo",
    "jeuvideo",
    "videogioco",
    "musicvideo",
    "musikvideo",
    "シリーズ",
    "エピソード",
];

/// Whether a title type of IMDb is a series, an episode, a game, or the like.
pub(super) fn is_imdb_television(kind: &str) -> bool {
    let letters = kind.chars().filter(|letter| letter.is_alphanumeric());
    let plain: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    let plain = plain.replace(['é', 'è', 'É'], "e");
    NOT_FILMS.iter().any(|part| plain.contains(part))
}

/// "Season" in the languages of Netflix, and what stands in its place for a series of one season.
const SEASONS: [&str; 17] = [
    "season",
    "series",
    "staffel",
    "saison",
    "temporada",
    "stagione",
    "seizoen",
    "sezon",
    "säsong",
    "sæson",
    "sesong",
    "kausi",
    "sezona",
    "évad",
    "series limitada",
    "limited series",
    "miniserie",
];

/// Parts of a series that films have too; only between a series and its episode do they tell.
const PARTS: [&str; 8] = ["part", "volume", "chapter", "book", "collection", "teil", "partie", "parte"];

/// Whether a title of a viewing history names an episode: `Series: Season 1: Episode`.
pub(super) fn is_netflix_episode(title: &str) -> bool {
    let title = title.to_ascii_lowercase();
    let parts: Vec<&str> = title.split(": ").collect();
    let numbered = |part: &str, words: &[&str]| {
        words.iter().any(|word| {
            part.strip_prefix(word).is_some_and(|rest| rest.trim().starts_with(|c: char| c.is_ascii_digit()))
        })
    };
    let season = |part: &str| {
        numbered(part, &SEASONS)
            || matches!(part, "limited series" | "miniserie" | "miniseries" | "mini-série")
    };
    let behind = parts.get(1..).unwrap_or_default();
    let between = behind.split_last().map_or(&[][..], |(_, between)| between);
    behind.iter().any(|part| season(part)) || between.iter().any(|part| numbered(part, &PARTS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_types_of_every_age_and_language_are_told() {
        for kind in [
            "TV Series",
            "tvSeries",
            "TV Mini Series",
            "tvEpisode",
            "Mini-Series",
            "Video Game",
            "videoGame",
            "Fernsehserie",
            "Série télévisée",
            "Serie TV",
            "Podcast Series",
            "Music Video",
        ] {
            assert!(is_imdb_television(kind), "{kind}");
        }
        for kind in [
            "Movie",
            "movie",
            "Feature Film",
            "TV Movie",
            "tvMovie",
            "Short",
            "Video",
            "Documentary",
            "Film",
            "Fernsehfilm",
            "TV Special",
            "",
        ] {
            assert!(!is_imdb_television(kind), "{kind}");
        }
    }

    #[test]
    fn episodes_are_told_from_films_with_colons() {
        for title in [
            "Dark: Staffel 1: Geheimnisse",
            "The Crown: Season 2: Misadventure",
            "Unorthodox: Limited Series: Part 1",
            "Money Heist: Part 3: We're Back",
            "Élite: Temporada 1: Bienvenidos",
        ] {
            assert!(is_netflix_episode(title), "{title}");
        }
        for title in [
            "Heat",
            "Star Wars: Episode IV: A New Hope",
            "Harry Potter and the Deathly Hallows: Part 2",
            "Kill Bill: Vol. 1",
            "The Hunger Games: Mockingjay: Part 1",
            "Season of the Witch",
            "Series 7: The Contenders",
            "Mission: Impossible",
        ] {
            assert!(!is_netflix_episode(title), "{title}");
        }
    }
}
