//! The blind side: whom it serves, what it keeps for whom, and what it answers.
//!
//! It holds no secret of any network. What it is left is bytes to it; who may leave and fetch is a list that its
//! keepers give, devices of the organisation that showed its ticket first. A call answers with changes that must be
//! durable before its frames are sent.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::id::{BoxId, DeviceId};
use wijktafel_model::record;
use wijktafel_model::time::Timestamp;

use super::message::{ClaimSecret, Greeting, Hello, Kept, Message, PARCEL_BYTES_MAX, Refused, Serve, UpTo, Wanted};
use super::shelf::{Change, PARCEL_OVERHEAD, Shelf, hash};
use super::{VERSION, inbox, served};
use crate::hub::Link;
use crate::store::StoreError;

/// Bytes of parcels in one answer, after which the rest waits for the next question. With the largest parcel more it is
/// what waits for one connection at most.
pub const FETCH_BYTES: usize = 1 << 20;

/// Boxes there may ever be: what empty ones cost is bounded by it.
pub const BOXES_MAX: u64 = 1 << 16;

record! {
    /// Whom a blind peer serves, as it is kept.
    Rules {
        /// What its ticket holds, until somebody showed it.
        1 => claim: Option<ClaimSecret>,
        /// Devices that say whom to serve, ascending.
        0 => keepers: Vec<DeviceId>,
        /// Devices that are served, ascending.
        2 => users: Vec<DeviceId>,
    }
}

/// How much may be kept, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// By everybody.
    pub all: u64,
    /// By one device.
    pub share: u64,
}

impl Quota {
    /// This much for everybody, and half of it for one device, so that no device alone can fill it.
    pub const fn of(all: u64) -> Self {
        Self { all, share: all / 2 }
    }
}

/// What follows from a call.
#[derive(Debug, Default)]
pub struct Answer {
    /// To be made durable first.
    pub changes: Vec<Change>,
    /// Frames to send after that, in order.
    pub sends: Vec<(Link, Vec<u8>)>,
    /// Connections to close after that, with [`Refused`]'s number.
    pub closes: Vec<(Link, u32)>,
}

#[derive(Debug)]
struct Caller {
    peer: DeviceId,
    greeted: bool,
}

/// A blind peer.
#[derive(Debug)]
pub struct Keeper {
    incarnation: [u8; 16],
    quota: Quota,
    rules: Rules,
    callers: BTreeMap<Link, Caller>,
}

/// Why a question is not answered as asked.
enum Trouble {
    /// The connection goes on.
    No(Refused),
    /// The connection ends.
    Close(Refused),
}

impl From<StoreError> for Trouble {
    fn from(_disk: StoreError) -> Self {
        Self::Close(Refused::Unavailable)
    }
}

impl Keeper {
    /// A blind peer with the rules that were kept.
    pub const fn new(incarnation: [u8; 16], quota: Quota, rules: Rules) -> Self {
        Self { incarnation, quota, rules, callers: BTreeMap::new() }
    }

    /// Whom it serves.
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Every device it serves.
    pub fn devices(&self) -> BTreeSet<DeviceId> {
        self.rules.keepers.iter().chain(&self.rules.users).copied().collect()
    }

    /// A connection was made with a device that the transport authenticated.
    pub fn connected(&mut self, link: Link, peer: DeviceId) {
        self.callers.insert(link, Caller { peer, greeted: false });
    }

    /// A connection ended.
    pub fn disconnected(&mut self, link: Link) {
        self.callers.remove(&link);
    }

    /// A frame arrived.
    pub fn frame(&mut self, link: Link, frame: &[u8], shelf: &dyn Shelf, now: Timestamp) -> Answer {
        let mut answer = Answer::default();
        let Some(caller) = self.callers.get(&link) else { return answer };
        let (peer, greeted) = (caller.peer, caller.greeted);
        let said = match (Message::decode(frame), greeted) {
            (Ok(Message::Hello(hello)), false) => self.greet(link, peer, &hello, now, &mut answer.changes),
            (Ok(message), true) if self.serves(&peer) => self.answer(peer, message, shelf, &mut answer.changes),
            (Ok(_), true) => Err(Trouble::Close(Refused::NotServed)),
            _ => Err(Trouble::Close(Refused::Malformed)),
        };
        let said = said.unwrap_or_else(|trouble| {
            answer.changes.clear();
            let (Trouble::No(code) | Trouble::Close(code)) = trouble;
            if matches!(trouble, Trouble::Close(_)) {
                self.callers.remove(&link);
                answer.closes.push((link, u32::try_from(code.code()).unwrap_or(u32::MAX)));
            }
            vec![Message::Refused(code)]
        });
        answer.sends = said.iter().filter_map(|message| Some((link, message.encode().ok()?))).collect();
        answer
    }

    fn serves(&self, device: &DeviceId) -> bool {
        self.rules.keepers.binary_search(device).is_ok() || self.rules.users.binary_search(device).is_ok()
    }

    fn greet(
        &mut self,
        link: Link,
        peer: DeviceId,
        hello: &Hello,
        now: Timestamp,
        changes: &mut Vec<Change>,
    ) -> Result<Vec<Message>, Trouble> {
        if !hello.versions.contains(&VERSION) {
            return Err(Trouble::Close(Refused::Version));
        }
        if !self.serves(&peer) {
            match (&self.rules.claim, &hello.claim) {
                (Some(kept), Some(shown)) if kept == shown => {
                    self.rules = Rules { claim: None, keepers: vec![peer], users: Vec::new() };
                    changes.push(Change::Rules(self.rules.to_cbor()));
                }
                (_, Some(_)) => return Err(Trouble::Close(Refused::Claimed)),
                (_, None) => return Err(Trouble::Close(Refused::NotServed)),
            }
        }
        if let Some(caller) = self.callers.get_mut(&link) {
            caller.greeted = true;
        }
        changes.push(Change::Seen(peer, now));
        Ok(vec![Message::Greeting(Greeting {
            version: VERSION,
            incarnation: self.incarnation,
            served: served(&self.rules.keepers, &self.rules.users),
            keeper: self.rules.keepers.binary_search(&peer).is_ok(),
        })])
    }

    fn answer(
        &mut self,
        peer: DeviceId,
        message: Message,
        shelf: &dyn Shelf,
        changes: &mut Vec<Change>,
    ) -> Result<Vec<Message>, Trouble> {
        match message {
            Message::Serve(serve) => self.renew(peer, serve, shelf, changes),
            Message::Fetch(wanted) => self.fetch(peer, &wanted, shelf),
            Message::Put { id, bytes } => self.put(peer, id, bytes, shelf, changes),
            Message::Forget(upto) => {
                self.may_open(peer, &upto.id)?;
                let seq = upto.seq.min(shelf.extent(&upto.id)?.last);
                changes.push(Change::Forget { id: upto.id, seq });
                Ok(vec![Message::Forgotten(UpTo { id: upto.id, seq })])
            }
            _ => Err(Trouble::Close(Refused::Malformed)),
        }
    }

    fn renew(
        &mut self,
        peer: DeviceId,
        serve: Serve,
        shelf: &dyn Shelf,
        changes: &mut Vec<Change>,
    ) -> Result<Vec<Message>, Trouble> {
        if self.rules.keepers.binary_search(&peer).is_err() {
            return Err(Trouble::No(Refused::NotYours));
        }
        let ascending = |devices: &[DeviceId]| devices.is_sorted_by(|one, next| one < next);
        // Who could lock itself out would leave a blind peer that nobody keeps.
        if !ascending(&serve.keepers) || !ascending(&serve.users) || serve.keepers.binary_search(&peer).is_err() {
            return Err(Trouble::Close(Refused::Malformed));
        }
        let before = self.devices();
        self.rules = Rules { claim: None, keepers: serve.keepers, users: serve.users };
        changes.push(Change::Rules(self.rules.to_cbor()));
        let now = self.devices();
        for gone in before.difference(&now) {
            let id = inbox(gone);
            changes.push(Change::Forget { id, seq: shelf.extent(&id)?.last });
        }
        Ok(vec![Message::Served])
    }

    /// An inbox is opened by its device alone.
    fn may_open(&self, peer: DeviceId, id: &BoxId) -> Result<(), Trouble> {
        let owner = DeviceId(id.0);
        if owner != peer && self.serves(&owner) { Err(Trouble::No(Refused::NotYours)) } else { Ok(()) }
    }

    fn fetch(&self, peer: DeviceId, wanted: &[Wanted], shelf: &dyn Shelf) -> Result<Vec<Message>, Trouble> {
        let (mut said, mut extents, mut room) = (Vec::new(), Vec::new(), FETCH_BYTES);
        for Wanted { id, after } in wanted {
            self.may_open(peer, id)?;
            extents.push(shelf.extent(id)?);
            if room == 0 {
                continue;
            }
            for (seq, bytes) in shelf.parcels(id, *after, room)? {
                room = room.saturating_sub(bytes.len());
                said.push(Message::Parcel { id: *id, seq, bytes });
            }
        }
        said.push(Message::Fetched(extents));
        Ok(said)
    }

    fn put(
        &self,
        peer: DeviceId,
        id: BoxId,
        bytes: Vec<u8>,
        shelf: &dyn Shelf,
        changes: &mut Vec<Change>,
    ) -> Result<Vec<Message>, Trouble> {
        if bytes.len() > PARCEL_BYTES_MAX {
            return Err(Trouble::Close(Refused::Malformed));
        }
        let hash = hash(&bytes);
        if let Some(seq) = shelf.find(&id, &hash)? {
            // The answer was lost, or somebody else left the same.
            return Ok(vec![Message::Kept(Kept { id, seq, hash })]);
        }
        let (usage, extent) = (shelf.usage(&peer)?, shelf.extent(&id)?);
        let cost = bytes.len() as u64 + PARCEL_OVERHEAD;
        let fits = usage.all + cost <= self.quota.all && usage.own + cost <= self.quota.share;
        if !fits || extent.last == 0 && usage.boxes >= BOXES_MAX {
            return Err(Trouble::No(Refused::Full));
        }
        let seq = extent.last + 1;
        changes.push(Change::Put { id, seq, bytes, by: peer });
        Ok(vec![Message::Kept(Kept { id, seq, hash })])
    }
}

#[cfg(test)]
mod tests;
