//! Sets, changes and removes a passphrase without a moment in which something is kept in neither form.
//!
//! Each text is replaced by one that somebody can open who could open the one before. From one passphrase to another there
//! are two rounds: in the first every text becomes one that either passphrase opens, in the second one that only the new
//! one opens. Wherever it ends in between, the old passphrase opens everything until the first round is done, and the new
//! one from then on.

use super::envelope::either;
use super::seal::{Key, is_sealed};
use super::storage::Storage;
use super::trouble::Trouble;
use super::word::WORD;

/// Times that a text is tried again because another tab wrote it meanwhile.
const PATIENCE: usize = 8;

/// Seals everything that is kept with another key; with none, everything becomes readable.
///
/// # Errors
/// Where there is no room, or the browser does not seal. Everything then opens with `from`; only where the second round ends
/// early, and not even what was there before finds room, with `to`.
pub async fn rekey(storage: &dyn Storage, from: Option<&Key>, to: Option<&Key>) -> Result<(), Trouble> {
    let keys: Vec<String> = storage.keys().into_iter().filter(|key| key != WORD).collect();
    let rounds: &[Round] =
        if from.is_some() && to.is_some() { &[Round::Either, Round::Only] } else { &[Round::Only] };
    for round in rounds {
        for (at, key) in keys.iter().enumerate() {
            if let Err(trouble) = turn(storage, key, from, to, *round).await {
                // Nobody is left with some texts of each kind, as far as that can be helped.
                for key in &keys[..at] {
                    let _ = turn(storage, key, to, from, Round::Only).await;
                }
                return Err(trouble);
            }
        }
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Round {
    /// Both keys open it.
    Either,
    /// The new key opens it.
    Only,
}

async fn turn(
    storage: &dyn Storage,
    key: &str,
    from: Option<&Key>,
    to: Option<&Key>,
    round: Round,
) -> Result<(), Trouble> {
    for _ in 0..PATIENCE {
        let Some(before) = storage.get(key) else { return Ok(()) };
        // What nobody can read stays as it is.
        let Some(text) = opened(key, &before, from, to).await else { return Ok(()) };
        let sealed = async |seal: &Key| seal.close(key, text.clone()).await.map_err(|_| Trouble::Unsealed);
        let after = match (round, from, to) {
            (_, _, None) => text.clone(),
            (Round::Either, Some(from), Some(to)) => either(&sealed(from).await?, &sealed(to).await?),
            (_, _, Some(to)) => sealed(to).await?,
        };
        if storage.get(key).as_ref() != Some(&before) {
            continue;
        }
        storage.set(key, &after).map_err(|_| Trouble::Full)?;
        return match storage.get(key) == Some(after) {
            true => Ok(()),
            false => Err(Trouble::Full),
        };
    }
    Err(Trouble::Full)
}

/// A text as it is, or as one of two keys opens it.
async fn opened(key: &str, text: &str, from: Option<&Key>, to: Option<&Key>) -> Option<String> {
    if !is_sealed(text) {
        return Some(text.to_owned());
    }
    for seal in [from, to].into_iter().flatten() {
        if let Ok(text) = seal.open(key, text.to_owned()).await {
            return Some(text);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;
    use std::task::{Context, Waker};

    use super::*;
    use crate::store::campaign::{Disk, Padlock, View};

    const KEYS: [&str; 4] = ["bijou.aside.7", "bijou.people", "bijou.profile.1", "bijou.profile.2"];
    const FROM: Padlock = Padlock("oak");
    const TO: Padlock = Padlock("elm");

    /// A device that keeps four texts, sealed or not.
    fn device(sealed: bool) -> View {
        let view = View { disk: Rc::new(Disk::default()), tab: 0 };
        KEYS.iter().for_each(|key| view.set(key, key).unwrap());
        if sealed {
            run(&view, None, Some(&FROM.into()), usize::MAX).unwrap().unwrap();
        }
        view
    }

    /// So many turns of the work; its result, if it came to an end.
    fn run(view: &View, from: Option<&Key>, to: Option<&Key>, turns: usize) -> Option<Result<(), Trouble>> {
        let mut work = std::pin::pin!(rekey(view, from, to));
        (0..turns).find_map(|_| match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            std::task::Poll::Ready(result) => Some(result),
            std::task::Poll::Pending => None,
        })
    }

    /// Whether a passphrase opens everything.
    fn opens(view: &View, padlock: &Padlock) -> bool {
        KEYS.iter().all(|key| {
            let text = view.get(key).unwrap();
            let text = if is_sealed(&text) { padlock.opened(key, &text) } else { Ok(text) };
            text.as_deref() == Ok(*key)
        })
    }

    #[test]
    fn wherever_it_is_interrupted_one_passphrase_opens_everything() {
        let (from, to): (Key, Key) = (FROM.into(), TO.into());
        for (sealed, old, new) in
            [(false, None, Some(&to)), (true, Some(&from), Some(&to)), (true, Some(&from), None)]
        {
            let mut turns = 0;
            loop {
                let view = device(sealed);
                let ended = run(&view, old, new, turns);
                assert!(opens(&view, &FROM) || opens(&view, &TO), "after {turns} turns");
                if ended.is_some() {
                    let texts = KEYS.map(|key| view.get(key).unwrap());
                    assert!(texts.iter().all(|text| is_sealed(text) == new.is_some()));
                    assert_eq!((opens(&view, &TO), opens(&view, &FROM)), (true, new.is_none()));
                    break;
                }
                turns += 1;
            }
            assert!(turns > KEYS.len());
        }
    }

    #[test]
    fn without_room_one_passphrase_opens_everything() {
        let (from, to): (Key, Key) = (FROM.into(), TO.into());
        for room in 0..=2 * KEYS.len() {
            let view = device(true);
            view.disk.room.set(Some(room));
            let ended = run(&view, Some(&from), Some(&to), usize::MAX).unwrap();
            assert_eq!(ended.is_ok(), room >= 2 * KEYS.len());
            assert!(opens(&view, &FROM) || opens(&view, &TO), "with room for {room}");
            assert!(room > KEYS.len() || opens(&view, &FROM), "with room for {room}");
        }
    }
}
