//! What the same texts and facts would take without a network around them.

use automerge::{Automerge, Change, TextEncoding};
use wijktafel_core::entry::Entry;
use wijktafel_core::replica::Replica;
use wijktafel_core::store::Reader;
use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::id::LogId;

use crate::figure::Outcome;

/// The bare contents of cases.
pub(crate) struct Bare {
    /// One document per case.
    pub(crate) documents: Vec<Automerge>,
    /// Their saved forms together, and the facts in their encoding.
    pub(crate) bytes: u64,
    /// Entries that carry them.
    pub(crate) entries: u64,
}

/// Reads every entry of the logs, and keeps of it only facts and changes.
pub(crate) fn bare(replica: &Replica, reader: &dyn Reader, logs: impl Iterator<Item = LogId>) -> Outcome<Bare> {
    let mut bare = Bare { documents: Vec::new(), bytes: 0, entries: 0 };
    for log in logs {
        let mut document = Automerge::new_with_encoding(TextEncoding::UnicodeCodePoint);
        for stored in reader.entries(log)? {
            let entry = Entry::decode(&stored.bytes)?;
            let secret = replica.keyring().of_epoch(&entry.header.epoch).ok_or("the secret of a case is here")?;
            let body = entry.open(secret)?;
            if !body.statements.is_empty() {
                bare.bytes += u64::try_from(body.statements.to_cbor().len())?;
            }
            if let Some(change) = body.change {
                document.apply_changes([Change::from_bytes(change)?])?;
            }
            bare.entries += 1;
        }
        bare.bytes += u64::try_from(document.save().len())?;
        bare.documents.push(document);
    }
    Ok(bare)
}
