use bijou_catalog::{Plan, Shard, ShardEntry, Verification};

use crate::Error;

/// The shards that a manifest promises, on their way.
#[derive(Debug)]
pub struct Arrival {
    plan: Plan,
    arrived: usize,
    verification: Option<Verification>,
    verified: bool,
}

impl Arrival {
    /// Nothing has arrived.
    ///
    /// # Errors
    /// Those of [`Plan::check`].
    pub fn of(plan: Plan) -> Result<Self, Error> {
        plan.check()?;
        Ok(Self { plan, arrived: 0, verification: None, verified: false })
    }

    /// Films of all shards together.
    pub fn films(&self) -> usize {
        self.plan.shards.iter().map(|shard| shard.films as usize).sum()
    }

    /// The shard that comes next; none when all have come.
    pub fn next(&self) -> Option<&ShardEntry> {
        self.plan.shards.get(self.arrived)
    }

    /// Takes the next bytes of the shard, compressed.
    pub fn hash(&mut self, part: &[u8]) {
        if let Some(entry) = self.plan.shards.get(self.arrived) {
            self.verification.get_or_insert_with(|| Verification::of(entry)).add(part);
        }
    }

    /// Compares length and checksum of the bytes that were taken.
    ///
    /// # Errors
    /// Those of [`bijou_catalog::verify`]; the same shard can then be tried again.
    pub fn verify(&mut self) -> Result<(), Error> {
        let begun = self.next().map(Verification::of);
        let verification = self.verification.take().or(begun).ok_or(Error::Busy)?;
        verification.finish()?;
        self.verified = true;
        Ok(())
    }

    /// Opens the shard once its compressed bytes are verified.
    ///
    /// # Errors
    /// [`Error::Busy`] before, and those of [`Shard::from_bytes`].
    pub fn open(&mut self, inflated: &[u8]) -> Result<Shard, Error> {
        let verified = std::mem::take(&mut self.verified);
        let entry = self.next().filter(|_| verified).ok_or(Error::Busy)?;
        let shard = Shard::from_bytes(entry, inflated)?;
        self.arrived += 1;
        Ok(shard)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{compressed, inflated, plan};

    #[test]
    fn a_shard_opens_only_once_its_own_bytes_are_verified() {
        let mut arrival = Arrival::of(plan()).unwrap();
        let head = arrival.next().unwrap().clone();
        let (bytes, open) = (compressed(&head), inflated(&head));
        assert_eq!(arrival.open(&open), Err(Error::Busy));
        bytes.chunks(1000).for_each(|part| arrival.hash(part));
        arrival.verify().unwrap();
        assert_eq!(arrival.open(&open).unwrap().films.len(), head.films as usize);
        assert_eq!(arrival.open(&open), Err(Error::Busy));
        assert_ne!(arrival.next(), Some(&head));
    }

    #[test]
    fn what_was_refused_can_be_tried_again() {
        let mut arrival = Arrival::of(plan()).unwrap();
        let head = arrival.next().unwrap().clone();
        let mut bytes = compressed(&head);
        bytes[100] ^= 1;
        arrival.hash(&bytes);
        assert_eq!(arrival.verify().unwrap_err().code(), "catalog-altered");
        assert_eq!(arrival.open(&inflated(&head)), Err(Error::Busy));
        bytes[100] ^= 1;
        arrival.hash(&bytes[..200]);
        assert_eq!(arrival.verify().unwrap_err().code(), "catalog-truncated");
        assert_eq!(arrival.verify().unwrap_err().code(), "catalog-truncated");
        arrival.hash(&bytes);
        arrival.verify().unwrap();
        arrival.open(&inflated(&head)).unwrap();
    }

    #[test]
    fn shards_in_another_order_are_refused() {
        let mut plan = plan();
        plan.shards.reverse();
        assert_eq!(Arrival::of(plan).unwrap_err().code(), "catalog-invalid");
    }
}
