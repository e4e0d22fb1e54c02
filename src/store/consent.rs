/// What the person chose about keeping.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Consent {
    /// Not asked or not answered: nothing is written.
    Undecided,
    /// Ratings are kept on this device.
    Keep,
    /// Ratings go with the tab.
    VisitOnly,
    /// Ratings are kept under a passphrase that was not given yet: nothing is shown, and nothing written.
    Locked,
}
