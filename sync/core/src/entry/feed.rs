//! Writing a feed: from its opening entry to wherever the process ends.

use wijktafel_model::fact::Statement;
use wijktafel_model::id::{DeviceId, EntryId, FeedId, LogId, NetworkId};

use super::{Body, Entry, EntryError, Header, Opening};
use crate::crypto::{DeviceKeys, Secret};

/// The writing end of one feed.
///
/// Lives no longer than the process, and is dropped after a failed commit or a caught panic: the next write opens a
/// new feed. It cannot be built from what was stored, so no copy of a store ever continues a feed.
#[derive(Debug)]
pub struct FeedWriter {
    network: NetworkId,
    log: LogId,
    feed: FeedId,
    device: DeviceId,
    next_seq: u64,
    prev: EntryId,
    seen: Vec<EntryId>,
    roster: Vec<EntryId>,
}

impl FeedWriter {
    /// Opens a feed and returns its first entry: of a network without `network`, of a new log without `log`, else of
    /// a new feed in `log`. `random` must be fresh; heads are those of the log and of the roster, in any order.
    ///
    /// # Errors
    /// [`EntryError::Device`] when `opening` names another device than `keys`; [`EntryError::Heads`] beyond
    /// [`super::header::HEADS_MAX`]; [`EntryError::Shape`] and [`EntryError::TooLarge`] when the arguments do not make
    /// an entry.
    #[expect(clippy::too_many_arguments, reason = "all that a first entry says, and it is said once")]
    pub fn open(
        keys: &DeviceKeys,
        network: Option<NetworkId>,
        log: Option<LogId>,
        secret: &Secret,
        random: [u8; 16],
        opening: Opening,
        statements: Vec<Statement>,
        seen: Vec<EntryId>,
        roster: Vec<EntryId>,
    ) -> Result<(Self, Entry), EntryError> {
        let device = keys.device();
        if opening.device != device {
            return Err(EntryError::Device);
        }
        let (seen, roster) = (ascending(seen), ascending(roster));
        let header = Header {
            network,
            log,
            random: Some(random),
            seen: listed(&seen),
            roster: listed(&roster),
            ..Header::unsealed(0)
        };
        let body = Body { opening: Some(opening), statements, change: None };
        let entry = write(keys, secret, header, &body)?;
        let writer = Self {
            network: entry.network(),
            log: entry.log(),
            feed: entry.feed(),
            device,
            next_seq: 1,
            prev: entry.id(),
            seen,
            roster,
        };
        Ok((writer, entry))
    }

    /// Writes the next entry, signed. The heads are written only when they say more than the feed said before; its
    /// own previous entry may be among `seen` and is left out.
    ///
    /// # Errors
    /// [`EntryError::Device`] for other keys than the feed was opened with; [`EntryError::Heads`] beyond
    /// [`super::header::HEADS_MAX`]: write an empty body with the first of them, then this; [`EntryError::Shape`]
    /// and [`EntryError::TooLarge`] when the body does not belong here. Nothing is written then, and the feed goes on.
    #[expect(clippy::needless_pass_by_value, reason = "a body is written once")]
    pub fn append(
        &mut self,
        keys: &DeviceKeys,
        secret: &Secret,
        body: Body,
        seen: &[EntryId],
        roster: &[EntryId],
    ) -> Result<Entry, EntryError> {
        if keys.device() != self.device {
            return Err(EntryError::Device);
        }
        let mut seen = ascending(seen.to_vec());
        seen.retain(|head| *head != self.prev);
        let roster = ascending(roster.to_vec());
        let news = |heads: &Vec<EntryId>, said: &Vec<EntryId>| if heads == said { None } else { listed(heads) };
        let header = Header {
            network: Some(self.network),
            log: Some(self.log),
            feed: Some(self.feed),
            prev: Some(self.prev),
            seen: news(&seen, &self.seen),
            roster: news(&roster, &self.roster),
            ..Header::unsealed(self.next_seq)
        };
        let next_seq = self.next_seq.checked_add(1).ok_or(EntryError::TooLarge)?;
        let entry = write(keys, secret, header, &body)?;
        self.next_seq = next_seq;
        self.prev = entry.id();
        if !seen.is_empty() {
            self.seen = seen;
        }
        if !roster.is_empty() {
            self.roster = roster;
        }
        Ok(entry)
    }

    /// Goes on with a feed from what was stored: the bug that this type is made to rule out.
    #[cfg(feature = "sabotage")]
    pub(crate) const fn resume(
        network: NetworkId,
        log: LogId,
        feed: FeedId,
        device: DeviceId,
        next_seq: u64,
        prev: EntryId,
    ) -> Self {
        Self { network, log, feed, device, next_seq, prev, seen: Vec::new(), roster: Vec::new() }
    }

    /// The feed.
    pub fn feed(&self) -> FeedId {
        self.feed
    }

    /// Its log.
    pub fn log(&self) -> LogId {
        self.log
    }

    /// The place of the next entry.
    pub fn next_seq(&self) -> u64 {
        self.next_seq
    }

    /// The last entry written.
    pub fn tip(&self) -> EntryId {
        self.prev
    }
}

fn write(keys: &DeviceKeys, secret: &Secret, mut header: Header, body: &Body) -> Result<Entry, EntryError> {
    if header.in_roster() {
        // There, the heads of the roster are those of its own log.
        header.roster = None;
    }
    body.check(header.place()?)?;
    let bytes = body.encode();
    // What nobody could read is not written.
    Body::decode(&bytes).map_err(|_too_much| EntryError::TooLarge)?;
    let mut entry = Entry::seal(header, &bytes, secret)?;
    entry.sign(keys);
    Ok(entry)
}

fn ascending(mut heads: Vec<EntryId>) -> Vec<EntryId> {
    heads.sort_unstable();
    heads.dedup();
    heads
}

fn listed(heads: &[EntryId]) -> Option<Vec<EntryId>> {
    if heads.is_empty() { None } else { Some(heads.to_vec()) }
}
