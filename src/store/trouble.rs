/// Why something is not kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The browser forbids storage.
    Blocked,
    /// There is no room, or what was written did not come back.
    Full,
    /// What was kept could not be read, and was set aside.
    Unreadable {
        /// The text, for downloading.
        text: String,
    },
    /// A later version of this program wrote it.
    Newer,
    /// Another passphrase seals it than the one that was given here.
    Locked,
    /// It could not be sealed, and nothing is written that is not.
    Unsealed,
}
