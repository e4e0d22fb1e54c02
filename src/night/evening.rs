use bijou_engine::Consensus;

/// People that choose together at most.
pub const MOST_PEOPLE: usize = 8;

/// Somebody who may be there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PersonKey {
    /// A profile of this device, by its number.
    Profile(u32),
    /// Somebody whose taste came as a code, by the order of arrival.
    Guest(u32),
}

impl PersonKey {
    /// The word in the fragment.
    pub fn word(self) -> String {
        match self {
            Self::Profile(number) => number.to_string(),
            Self::Guest(number) => format!("g{number}"),
        }
    }

    fn of(word: &str) -> Option<Self> {
        match word.strip_prefix('g') {
            Some(number) => number.parse().ok().map(Self::Guest),
            None => word.parse().ok().map(Self::Profile),
        }
    }
}

/// Everything that decides what the page of the movie night shows, but for who they are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Evening {
    /// Who is there; nothing where nobody was chosen yet, which means everybody.
    pub here: Option<Vec<PersonKey>>,
    /// How their wishes become one list.
    pub blend: Consensus,
    /// First year of the earliest decade; 0 for any.
    pub from: u16,
    /// First year of the latest decade; 0 for any.
    pub to: u16,
    /// Whether films that somebody has seen may come again.
    pub again: bool,
}

/// The ways to decide with their words in the fragment, the default first.
const BLENDS: [(Consensus, &str); 3] =
    [(Consensus::Fairness, "fair"), (Consensus::LeastMisery, "least"), (Consensus::Average, "average")];

impl Evening {
    /// The ways to decide, the default first.
    pub const BLENDS: [Consensus; 3] = [BLENDS[0].0, BLENDS[1].0, BLENDS[2].0];

    /// Reads a fragment; what it does not understand it leaves out.
    pub fn read(fragment: &str) -> Self {
        let mut evening = Self::default();
        for (name, value) in fragment.split('&').filter_map(|part| part.split_once('=')) {
            match name {
                "with" => evening.here = Some(value.split('.').filter_map(PersonKey::of).collect()),
                "how" => {
                    let blend = BLENDS.into_iter().find(|(_, word)| *word == value);
                    evening.blend = blend.map(|(blend, _)| blend).unwrap_or_default();
                }
                "from" => evening.from = value.parse().unwrap_or(0),
                "to" => evening.to = value.parse().unwrap_or(0),
                "again" => evening.again = value == "1",
                _ => {}
            }
        }
        evening
    }

    /// The fragment; empty where nothing is chosen.
    pub fn written(&self) -> String {
        let mut parts = Vec::new();
        if let Some(here) = &self.here {
            let words: Vec<String> = here.iter().map(|key| key.word()).collect();
            parts.push(format!("with={}", words.join(".")));
        }
        if let Some((_, word)) = BLENDS.iter().skip(1).find(|(blend, _)| *blend == self.blend) {
            parts.push(format!("how={word}"));
        }
        for (name, year) in [("from", self.from), ("to", self.to)] {
            if year > 0 {
                parts.push(format!("{name}={year}"));
            }
        }
        if self.again {
            parts.push("again=1".to_owned());
        }
        parts.join("&")
    }

    /// The code that a link brought, if one did.
    pub fn code_in(fragment: &str) -> Option<&str> {
        fragment.split('&').find_map(|part| part.strip_prefix("code="))
    }

    /// Who of these people is there.
    pub fn present(&self, known: &[PersonKey]) -> Vec<PersonKey> {
        let here = |key: &&PersonKey| self.here.as_ref().is_none_or(|here| here.contains(key));
        known.iter().filter(here).take(MOST_PEOPLE).copied().collect()
    }

    /// With somebody sent out, or called in where there is room.
    pub fn toggled(mut self, key: PersonKey, known: &[PersonKey]) -> Self {
        let mut here = self.present(known);
        match here.iter().position(|other| *other == key) {
            Some(at) => drop(here.remove(at)),
            None if here.len() < MOST_PEOPLE => here.push(key),
            None => {}
        }
        self.here = Some(here);
        self
    }

    /// Whether a film of this year may come.
    pub fn allows(&self, year: Option<u16>) -> bool {
        let (from, to) = match (self.from, self.to) {
            (0, 0) => return true,
            (from, 0) => (from, u16::MAX),
            (from, to) if from > to => (to, from + 9),
            (from, to) => (from, to.saturating_add(9)),
        };
        year.is_some_and(|year| (from..=to).contains(&year))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys() -> impl Strategy<Value = PersonKey> {
        prop_oneof![any::<u32>().prop_map(PersonKey::Profile), any::<u32>().prop_map(PersonKey::Guest)]
    }

    proptest! {
        #[test]
        fn an_evening_comes_back_from_the_address(
            here in proptest::option::of(proptest::collection::vec(keys(), 1..9)),
            blend in 0..3_usize,
            years in (0..2030_u16, 0..2030_u16),
            again: bool,
        ) {
            let evening = Evening { here, blend: Evening::BLENDS[blend], from: years.0, to: years.1, again };
            prop_assert_eq!(Evening::read(&evening.written()), evening);
        }

        #[test]
        fn no_address_is_trouble(fragment: String) {
            Evening::read(&fragment).present(&[PersonKey::Profile(1)]);
        }
    }

    #[test]
    fn everybody_is_there_until_somebody_is_sent_out() {
        let known = [PersonKey::Profile(1), PersonKey::Profile(2), PersonKey::Guest(1)];
        let evening = Evening::default();
        assert_eq!(evening.present(&known), known);
        let evening = evening.toggled(PersonKey::Profile(2), &known);
        assert_eq!(evening.present(&known), [PersonKey::Profile(1), PersonKey::Guest(1)]);
        assert_eq!(evening.toggled(PersonKey::Profile(2), &known).present(&known), known);
    }

    #[test]
    fn nobody_comes_in_where_eight_are_there() {
        let known: Vec<PersonKey> = (1..=9).map(PersonKey::Profile).collect();
        let evening = Evening::default().toggled(PersonKey::Profile(9), &known);
        assert_eq!(evening.present(&known), &known[..8]);
    }

    #[test]
    fn decades_are_whole_and_come_in_any_order() {
        let evening = Evening { from: 1980, to: 1970, ..Evening::default() };
        let allowed = [Some(1969), Some(1970), Some(1989), Some(1990), None].map(|year| evening.allows(year));
        assert_eq!(allowed, [false, true, true, false, false]);
        assert!(Evening::default().allows(None));
        assert!(Evening { from: 2000, ..Evening::default() }.allows(Some(2023)));
    }

    #[test]
    fn a_code_is_found_in_a_link() {
        assert_eq!(Evening::code_in("with=1&code=bijou1abc"), Some("bijou1abc"));
        assert_eq!(Evening::code_in("with=1"), None);
    }
}
