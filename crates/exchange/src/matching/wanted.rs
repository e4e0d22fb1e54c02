/// Keys that entries wait for. Sorted pairs: a hash map of its own would cost the page several KB.
#[derive(Debug, Default)]
pub(super) struct Wanted(Vec<(u64, u32)>);

impl Wanted {
    /// Sorts what was added; nothing is found before.
    pub(super) fn sort(&mut self) {
        self.0.sort_unstable();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries that wait for a key.
    pub(super) fn find(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        let start = self.0.partition_point(|(wanted, _)| *wanted < key);
        let rest = self.0.get(start..).unwrap_or_default();
        rest.iter().take_while(move |(wanted, _)| *wanted == key).map(|(_, entry)| *entry)
    }
}

impl Extend<(u64, u32)> for Wanted {
    fn extend<T: IntoIterator<Item = (u64, u32)>>(&mut self, pairs: T) {
        self.0.extend(pairs);
    }
}
