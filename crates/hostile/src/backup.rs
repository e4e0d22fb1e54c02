use bijou::store::{Envelope, Everything, Opened, open};
use bijou_exchange::Opened as File;

use crate::heap::{Allowance, within};
use crate::stored_record::{comes_back, merges};

/// A film of which little is said is kept in some 300 bytes, in a tree whose nodes may be half empty, and may be written
/// in ten; here three copies are merged and compared at once.
const ALLOWED: Allowance = Allowance { fixed: 256 << 10, per_byte: 512 };

/// A file that is taken for a backup of our own.
pub fn backup(bytes: &[u8]) {
    within(ALLOWED, bytes.len(), || {
        let Ok(File::Backup(text)) = bijou_exchange::open("bijou-backup.json", bytes.to_vec()) else {
            return;
        };
        // A sealed text says how it is opened, or it is none; what it says is written again to the letter.
        for envelope in Envelope::all_of(&text) {
            assert_eq!(Envelope::all_of(&envelope.text()), std::slice::from_ref(&envelope));
        }
        if let Some(file) = Everything::read(&text) {
            // Records that a passphrase seals are nobody's until it is given.
            assert!(file.people().len() <= text.len());
            file.people().iter().for_each(|(_, record)| merges(record));
        }
        // What only looks like a record is told so; a file of a later release too.
        let Opened::Record(record) = open(&text) else { return };
        merges(&record);
        let written = comes_back(&record);
        // What the page writes is known for a backup again.
        let again = bijou_exchange::open("bijou-backup.json", written.clone().into_bytes());
        assert!(matches!(again, Ok(File::Backup(text)) if text == written), "{written}");
    });
}
