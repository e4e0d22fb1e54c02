//! Somebody with a taste: what their device keeps.

use super::page::Page;

/// About forty films as one person might rate them: crime and science fiction, some classics, little romance. MovieLens ids and
/// half-stars.
const SOMEBODY: [(u32, u8); 42] = [
    (6, 10),     // Heat
    (858, 10),   // The Godfather
    (1221, 9),   // The Godfather: Part II
    (1213, 9),   // Goodfellas
    (296, 9),    // Pulp Fiction
    (593, 9),    // The Silence of the Lambs
    (47, 8),     // Seven
    (50, 9),     // The Usual Suspects
    (2571, 9),   // The Matrix
    (1089, 8),   // Reservoir Dogs
    (541, 10),   // Blade Runner
    (1214, 9),   // Alien
    (1200, 8),   // Aliens
    (589, 8),    // Terminator 2
    (260, 8),    // Star Wars
    (1196, 9),   // The Empire Strikes Back
    (1210, 7),   // Return of the Jedi
    (2959, 8),   // Fight Club
    (318, 9),    // The Shawshank Redemption
    (356, 5),    // Forrest Gump
    (597, 3),    // Pretty Woman
    (1721, 4),   // Titanic
    (111, 9),    // Taxi Driver
    (608, 9),    // Fargo
    (1617, 9),   // L.A. Confidential
    (1252, 10),  // Chinatown
    (904, 9),    // Rear Window
    (912, 8),    // Casablanca
    (924, 9),    // 2001: A Space Odyssey
    (32, 8),     // Twelve Monkeys
    (1036, 8),   // Die Hard
    (110, 6),    // Braveheart
    (150, 6),    // Apollo 13
    (480, 7),    // Jurassic Park
    (780, 4),    // Independence Day
    (4226, 9),   // Memento
    (4993, 8),   // The Fellowship of the Ring
    (58559, 9),  // The Dark Knight
    (79132, 8),  // Inception
    (109487, 8), // Interstellar
    (1, 7),      // Toy Story
    (588, 5),    // Aladdin
];

impl Page {
    /// Lets the device have kept what somebody rated, up to so many films, and comes back to the page. Written in the first
    /// layout that ever was, which every later program reads.
    pub async fn come_back_with(&self, films: usize) {
        let rating = |(film, half_stars): &(u32, u8)| {
            format!(r#""{film}":{{"at":1700000000000,"half_stars":{half_stars}}}"#)
        };
        let ratings: Vec<String> = SOMEBODY.iter().take(films).map(rating).collect();
        let record = format!(
            r#"{{"version":1,"ratings":{{{}}},"theme":{{"at":0,"value":"system"}}}}"#,
            ratings.join(",")
        );
        self.ask(&format!("localStorage.setItem('bijou.profile.1', '{record}')")).await;
        self.reload().await;
    }
}
