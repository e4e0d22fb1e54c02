use std::sync::Arc;

use bijou_engine::{Engine, FilmIx, Taste};
use bijou_tastecode::TasteCode;
use leptos::prelude::*;

use crate::load::CatalogState;
use crate::night::{
    Evening, NightPick, PersonKey, Viewer, choose, guest_name, on_several_watchlists, profile_name, viewer_of,
};
use crate::router::{Router, Step};
use crate::store::Profiles;

/// Films in view at first, and added at a time.
pub const BATCH: usize = 10;
/// Films on the shelf of watchlists.
const SHELF: usize = 12;

/// Somebody who may be there.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// Who.
    pub key: PersonKey,
    /// What they are called.
    pub name: String,
    /// Color of the avatar.
    pub color: u8,
}

/// Somebody who is there, folded in.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Who.
    pub person: Person,
    /// Their films, and who they are to the engine.
    pub tasted: Arc<(Viewer, Taste)>,
    /// Films of the catalog when they were folded in.
    films: usize,
}

/// A film that somebody does not want tonight.
#[derive(Clone, PartialEq, Debug)]
pub struct Veto {
    /// The film.
    pub film: FilmIx,
    /// Who.
    pub by: String,
}

/// Vetoes last as long as the visit, wherever one looks meanwhile.
#[derive(Clone, Copy)]
pub struct Vetoes(RwSignal<Vec<Veto>>);

/// Makes vetoes possible.
pub fn provide_vetoes() {
    provide_context(Vetoes(RwSignal::new(Vec::new())));
}

/// The page's state: everything follows from the fragment, the records and the vetoes.
#[derive(Clone, Copy)]
pub struct Night {
    router: Router,
    catalog: CatalogState,
    evening: Memo<Evening>,
    known: Memo<Vec<Person>>,
    seats: Memo<Vec<Seat>>,
    vetoes: RwSignal<Vec<Veto>>,
    /// Films asked for.
    pub top: RwSignal<usize>,
    picks: Memo<Vec<NightPick>>,
    listed: Memo<Vec<FilmIx>>,
}

impl Night {
    /// The state for the page that is opened.
    pub fn open() -> Self {
        let (router, catalog, profiles) =
            (Router::in_scope(), CatalogState::in_scope(), Profiles::in_scope());
        let fragment = router.fragment();
        let evening = Memo::new(move |_| fragment.with(|fragment| Evening::read(fragment)));
        let known = Memo::new(move |_| known(profiles));
        let seats = Memo::new_with_compare(
            move |earlier: Option<&Vec<Seat>>| {
                let keys: Vec<PersonKey> =
                    known.with(|known| known.iter().map(|person| person.key).collect());
                let present = evening.with(|evening| evening.present(&keys));
                let people = known.get().into_iter().filter(|person| present.contains(&person.key));
                let seated = |engine: &Engine| {
                    people.map(|person| seat(engine, profiles, person, earlier)).collect::<Vec<_>>()
                };
                catalog.with(seated).unwrap_or_default()
            },
            // A taste cannot be compared.
            |_, _| true,
        );
        let vetoes = use_context::<Vetoes>().map_or_else(|| RwSignal::new(Vec::new()), |vetoes| vetoes.0);
        let top = RwSignal::new(BATCH);
        let picks = Memo::new(move |_| {
            let (evening, top) = (evening.get(), top.get());
            with_table(catalog, seats, vetoes, |engine, people, vetoed| {
                choose(engine, people, &evening, vetoed, top)
            })
        });
        let listed = Memo::new(move |_| {
            let evening = evening.get();
            with_table(catalog, seats, vetoes, |engine, people, vetoed| {
                on_several_watchlists(engine, people, &evening, vetoed, SHELF)
            })
        });
        Self { router, catalog, evening, known, seats, vetoes, top, picks, listed }
    }

    /// What was decided about the evening.
    pub fn evening(self) -> Memo<Evening> {
        self.evening
    }

    /// Everybody who may be there.
    pub fn known(self) -> Memo<Vec<Person>> {
        self.known
    }

    /// Everybody who is there.
    pub fn seats(self) -> Memo<Vec<Seat>> {
        self.seats
    }

    /// The list for all of them; nothing for fewer than two.
    pub fn picks(self) -> Memo<Vec<NightPick>> {
        self.picks
    }

    /// Films on several watchlists.
    pub fn listed(self) -> Memo<Vec<FilmIx>> {
        self.listed
    }

    /// What nobody gets tonight.
    pub fn vetoes(self) -> RwSignal<Vec<Veto>> {
        self.vetoes
    }

    /// Decides something about the evening.
    pub fn decide(self, change: impl FnOnce(Evening) -> Evening) {
        let evening = change(self.evening.get_untracked());
        self.router.write_fragment(&evening.written(), Step::New);
    }

    /// Calls somebody in or sends them out.
    pub fn toggle(self, key: PersonKey) {
        let keys: Vec<PersonKey> =
            self.known.with_untracked(|known| known.iter().map(|person| person.key).collect());
        self.decide(|evening| evening.toggled(key, &keys));
    }

    /// Somebody has just arrived: they are there, unless eight are.
    pub fn seat_newcomer(self, key: PersonKey) {
        let explicit = self.evening.with_untracked(|evening| evening.here.is_some());
        let there = self.seats.with_untracked(|seats| seats.iter().any(|seat| seat.person.key == key));
        if explicit && !there {
            self.toggle(key);
        }
    }

    /// A film's title.
    pub fn title(self, film: FilmIx) -> String {
        let title = |engine: &Engine| engine.catalog().film(film).title().to_owned();
        self.catalog.with_untracked(title).unwrap_or_default()
    }
}

fn with_table<T: Default>(
    catalog: CatalogState,
    seats: Memo<Vec<Seat>>,
    vetoes: RwSignal<Vec<Veto>>,
    read: impl FnOnce(&Engine, &[(Viewer, Taste)], &[FilmIx]) -> T,
) -> T {
    let people: Vec<(Viewer, Taste)> =
        seats.with(|seats| seats.iter().map(|seat| (*seat.tasted).clone()).collect());
    let vetoed: Vec<FilmIx> = vetoes.with(|vetoes| vetoes.iter().map(|veto| veto.film).collect());
    if people.len() < 2 {
        return T::default();
    }
    catalog.with_untracked(|engine| read(engine, &people, &vetoed)).unwrap_or_default()
}

/// Everybody: profiles first, then guests. Who has no name is called by a number.
fn known(profiles: Profiles) -> Vec<Person> {
    let people = profiles.people().get();
    let own = people.profiles().into_iter().map(|(number, profile)| Person {
        key: PersonKey::Profile(number),
        name: profile_name(&profile.name, number),
        color: profile.color,
    });
    let guests = people.guests().into_iter().map(|(number, guest)| Person {
        key: PersonKey::Guest(number),
        name: guest_name(&guest.name, number),
        color: guest.color,
    });
    own.chain(guests).collect()
}

fn seat(engine: &Engine, profiles: Profiles, person: Person, earlier: Option<&Vec<Seat>>) -> Seat {
    let viewer = match person.key {
        PersonKey::Profile(number) => {
            profiles.with_record(number, |record| Viewer::of_record(engine, record))
        }
        PersonKey::Guest(number) => {
            let guests = profiles.people().with(|people| people.guests());
            let guest = guests.into_iter().find(|(other, _)| *other == number);
            let code = guest.and_then(|(_, guest)| TasteCode::decode(&guest.code).ok());
            code.map(|code| viewer_of(engine, &code)).unwrap_or_default()
        }
    };
    let films = engine.catalog().len();
    let before = earlier.and_then(|seats| seats.iter().find(|seat| seat.person.key == person.key));
    match before {
        Some(seat) if seat.films == films && seat.tasted.0 == viewer => Seat { person, ..seat.clone() },
        _ => {
            let taste = engine.fold_in(&viewer.ratings);
            Seat { person, tasted: Arc::new((viewer, taste)), films }
        }
    }
}
