//! The genres that a cover knows how to draw, and which of a film's genres leads.

/// What a cover shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Motif {
    /// A figure before lit blinds.
    Noir,
    /// A low sun over mesas.
    Western,
    /// A tear with something behind it.
    Horror,
    /// Bars, cut through.
    War,
    /// Waves of sound.
    Musical,
    /// Dots that swell and fade.
    Documentary,
    /// Soft blobs, one of them looking at you.
    Animation,
    /// Building blocks.
    Children,
    /// Orbits.
    SciFi,
    /// A keyhole with light behind it.
    Mystery,
    /// Two circles that overlap.
    Romance,
    /// Slanted light through blinds.
    Crime,
    /// A crescent over hills.
    Fantasy,
    /// Ridge behind ridge.
    Adventure,
    /// Wedges that burst from a point.
    Action,
    /// Rings that draw the eye in.
    Thriller,
    /// Confetti.
    Comedy,
    /// One light in the dark.
    Drama,
    /// Quarter circles, for films of no known genre.
    Plain,
}

/// Genres by how much they say about a film, the most telling first: nearly everything is also a drama.
const BY_CHARACTER: [(&str, Motif); 18] = [
    ("Film-Noir", Motif::Noir),
    ("Western", Motif::Western),
    ("Horror", Motif::Horror),
    ("Documentary", Motif::Documentary),
    ("Animation", Motif::Animation),
    ("Sci-Fi", Motif::SciFi),
    ("Musical", Motif::Musical),
    ("War", Motif::War),
    ("Mystery", Motif::Mystery),
    ("Fantasy", Motif::Fantasy),
    ("Crime", Motif::Crime),
    ("Romance", Motif::Romance),
    ("Children", Motif::Children),
    ("Adventure", Motif::Adventure),
    ("Action", Motif::Action),
    ("Thriller", Motif::Thriller),
    ("Comedy", Motif::Comedy),
    ("Drama", Motif::Drama),
];

impl Motif {
    /// The motif that leads among `genres`; `second` asks for the runner-up, where there is one.
    pub fn of(genres: &[&str], second: bool) -> Self {
        let mut known =
            BY_CHARACTER.iter().filter(|(name, _)| genres.contains(name)).map(|(_, motif)| *motif);
        let first = known.next().unwrap_or(Self::Plain);
        // Noir, western and horror are moods of the whole film, not one ingredient among others.
        let whole = matches!(first, Self::Noir | Self::Western | Self::Horror | Self::Documentary);
        if second && !whole {
            known.next().filter(|motif| *motif != Self::Drama).unwrap_or(first)
        } else {
            first
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_telling_genre_leads() {
        assert_eq!(Motif::of(&["Drama", "Western"], false), Motif::Western);
        assert_eq!(Motif::of(&["Crime", "Thriller"], true), Motif::Thriller);
        assert_eq!(Motif::of(&["Crime", "Drama"], true), Motif::Crime);
        assert_eq!(Motif::of(&[], true), Motif::Plain);
    }
}
