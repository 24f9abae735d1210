//! One connection as a state machine.
//!
//! A [`Session`] is given what comes in and answers with [`Step`]s; it asks its [`Source`] what the copy holds and
//! changes nothing itself. What its owner must keep to:
//!
//! - pass everything that arrives on the stream, in order, to [`Session::handle`];
//! - write every [`Step::Send`] to the stream, in order;
//! - for every [`Step::Accept`] and [`Step::Dropped`], in order: take the entries in as far as they are sound, make
//!   them durable, and then call [`Session::accepted`] once, also when some or all were refused. The peer sends no
//!   more than a window of runs ahead of these calls, so a slow disk slows the sender down;
//! - call [`Session::push`] for what was written here, and [`Session::changed`] when a log grew by any other way.
//!
//! A round goes: roster first, and only when both sides have taken in what the other had, the catalogue, of which
//! each side lists what *it* believes the other may read; vectors of the logs that differ; runs. It ends when both
//! sides have said that they have nothing left to send or to wait for. A broken connection loses nothing: whatever
//! was accepted is not sent again by the next one.

mod ahead;
mod delivery;
mod greeting;
mod round;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::net::SocketAddr;

use wijktafel_model::fact::recovery::Recovered;
use wijktafel_model::id::{DeviceId, EntryId, EpochId, FeedId, LogId, NetworkId, prefix};

use self::ahead::Ahead;
use self::delivery::{Delivery, Job};
use self::greeting::Greeting;
use self::round::Round;
use super::catalogue::ConnectionKey;
use super::frame::FrameReader;
pub use super::hello::Role;
use super::message::{
    ADDRESSES_MAX, Code, Enter, KEY_EPOCHS_MAX, KEY_OBJECTS_MAX, Message, Presence, RECEIPT_LOGS_MAX, Redeem, Sums,
    Taken, Welcome,
};
use super::run::{Newer, Secrets};
use super::vector::FeedState;
use crate::crypto::DeviceKeys;
use crate::entry::Entry;
use crate::keys::KeyObject;
use crate::store::StoreError;

/// Logs whose receipts wait for each other, so that a first copy does not confirm them one by one.
const RECEIPTS_TOGETHER: usize = 256;

/// Entries remembered so that a push is not sent back to where it came from.
const KNOWN_MAX: usize = 4_096;

const _: () = assert!(RECEIPTS_TOGETHER <= RECEIPT_LOGS_MAX, "receipts that waited fit one message");

/// What a copy is to a peer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is served what [`Source::catalogue`] lists for it: a member everything it may read, a newcomer or a former
    /// member the roster as far as it may see it.
    Known,
    /// Not in the roster: it may redeem an invitation, and fetches nothing.
    Unknown,
    /// It may not connect.
    Ended,
}

/// What is held of a log, as far as a peer may have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// Nothing, or nothing for this peer.
    Nothing,
    /// These feeds, in any order. Includes what was set apart, so that it is not fetched again and again.
    Feeds(Vec<FeedState>),
    /// The log was dropped: a tombstone is all that is left.
    Dropped,
}

/// What a session asks of the copy it speaks for. Every answer is for one peer: what that peer is not entitled to is
/// not in it.
pub trait Source: Secrets {
    /// The device's own keys.
    fn keys(&self) -> &DeviceKeys;

    /// What the copy is to a peer.
    fn standing(&self, peer: &DeviceId) -> Standing;

    /// Every log that the peer may read, the roster among them, with its fingerprint: [`super::vector::fingerprint`]
    /// of the feeds that [`Source::held`] tells, or [`super::vector::DROPPED`].
    fn catalogue(&self, peer: &DeviceId) -> Vec<(LogId, [u8; 16])>;

    /// The fingerprint of one log of the catalogue.
    fn fingerprint(&self, peer: &DeviceId, log: &LogId) -> Option<[u8; 16]>;

    /// What is held of a log.
    fn held(&self, peer: &DeviceId, log: &LogId) -> Held;

    /// The entries of these feeds, each from a seq on, in causal order, all branches of a fork included, each with its
    /// signature if one is kept. For a dropped log whatever is left of it, and `from` is empty.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails; the session ends then.
    fn entries(&self, peer: &DeviceId, log: &LogId, from: &BTreeMap<FeedId, u64>) -> Result<Vec<Entry>, StoreError>;

    /// What came here since the peer was last in step, each feed from a seq on; nothing when no such moment is
    /// remembered. It may name too much or too little: what differs after it is found by comparing.
    fn news(&self, peer: &DeviceId) -> Option<BTreeMap<LogId, BTreeMap<FeedId, u64>>>;

    /// Key objects that the peer needs to open a log of which it has nothing yet; sent before its entries, so that it
    /// need not ask.
    fn keys_for(&self, peer: &DeviceId, log: &LogId) -> Vec<KeyObject>;

    /// Whether the peer reads a log now: of one whose right ended the rest is still sent.
    fn reads(&self, peer: &DeviceId, log: &LogId) -> bool {
        self.fingerprint(peer, log).is_some()
    }

    /// Whether an entry is held, in whatever state.
    fn holds(&self, log: &LogId, entry: &EntryId) -> bool;
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Write these bytes to the stream.
    Send(Vec<u8>),
    /// Both ends proved who they are, and this is the protocol version spoken.
    Greeted(u32),
    /// Take in entries of one log, then call [`Session::accepted`].
    Accept {
        /// The log.
        log: LogId,
        /// In the peer's order, which is causal; signatures, rights and causality are not checked yet.
        entries: Vec<Entry>,
        /// Entries that only a newer program can read: to be set apart.
        newer: Vec<Newer>,
        /// They were just written.
        live: bool,
    },
    /// The peer dropped the log; take in the tombstone, then call [`Session::accepted`].
    Dropped {
        /// The log.
        log: LogId,
        /// What is left of it: the tombstone, to be judged like any entry.
        entries: Vec<Entry>,
    },
    /// A newcomer redeems an invitation; both signatures hold. Answer with [`Session::welcome`] or
    /// [`Session::close`].
    Redeem(Box<Redeem>),
    /// A new device asks to be added; both signatures hold. Answer as for [`Step::Redeem`].
    Enter(Box<Enter>),
    /// A recovered device asks to be carried in; both signatures hold. Answer as for [`Step::Redeem`].
    Recover(Box<Recovered>),
    /// The request was taken.
    Welcome(Box<Welcome>),
    /// The peer asks for the secrets of these epochs, or of all it is entitled to when empty. Answer with
    /// [`Session::send_keys`].
    KeyRequest(Vec<EpochId>),
    /// Key objects, unverified.
    KeyObjects(Vec<KeyObject>),
    /// Answer to [`Session::ping`].
    Pong(u64),
    /// Where the peer knows devices to have been reachable.
    Addresses(Vec<(DeviceId, SocketAddr)>),
    /// The round ended: both sides have what the other could give. [`Session::confirmed`] tells what is equal.
    Synchronised,
    /// The session is over; close the transport with this code.
    Close(Code),
}

/// How far a round is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Progress {
    /// Logs of which entries come in, as far as the peer announced them.
    pub logs_total: u64,
    /// Logs of which entries came in and were taken in.
    pub logs_done: u64,
    /// Bytes of runs that came in.
    pub bytes: u64,
}

/// How a device that has no standing yet asks to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Join {
    /// With an invitation of an organisation.
    Redeem(Box<Redeem>),
    /// With a ticket for a device.
    Enter(Box<Enter>),
    /// With what a recovery sheet signed.
    Recover(Box<Recovered>),
}

#[derive(Debug)]
enum State {
    /// The hellos are on their way.
    Greeting(Greeting),
    /// The peer has no standing yet: it may redeem an invitation once.
    Guest { redeemed: bool },
    /// Both ends serve each other.
    Open,
    /// Over.
    Closed,
}

/// One connection.
#[derive(Debug)]
pub struct Session {
    network: NetworkId,
    me: DeviceId,
    peer: DeviceId,
    role: Role,
    state: State,
    reader: FrameReader,
    join: Option<Join>,
    key: ConnectionKey,
    /// The peer serves this side.
    served: bool,
    round: Option<Round>,
    /// Counted messages sent with the last begin: dealt with once the peer has taken as many.
    begun_at: u64,
    /// Another round was asked for while one was under way.
    again: bool,
    ahead: Ahead,
    /// Sums of a begin that are compared once what came before it was taken in.
    waiting: Option<Sums>,
    /// Rounds that ended on this connection with both sides in step.
    rounds: u64,
    delivery: Delivery,
    /// What this side dealt with.
    taken: Taken,
    /// What it told of that.
    told_taken: Taken,
    confirmed: BTreeMap<LogId, [u8; 16]>,
    confirmations: u64,
    peer_checks: BTreeMap<LogId, u64>,
    told_checks: BTreeMap<LogId, u64>,
    receipts: BTreeSet<LogId>,
    known: BTreeSet<EntryId>,
    known_order: VecDeque<EntryId>,
    progress: Progress,
    /// Logs of which runs came in during this round, and those of them that were taken in.
    arriving: BTreeSet<LogId>,
    arrived: BTreeSet<LogId>,
}

impl Session {
    /// Begins a connection of `keys` with the device that the transport authenticated as `peer`; `nonce` must be
    /// fresh. With `join` the session asks to be taken in as soon as both ends proved who they are.
    ///
    /// Returns the session and the first steps.
    pub fn new(
        role: Role,
        network: NetworkId,
        keys: &DeviceKeys,
        peer: DeviceId,
        nonce: [u8; 32],
        join: Option<Join>,
    ) -> (Self, Vec<Step>) {
        let (greeting, hello) = Greeting::new(nonce);
        let session = Self {
            network,
            me: keys.device(),
            peer,
            role,
            state: State::Greeting(greeting),
            reader: FrameReader::default(),
            join,
            key: ConnectionKey::new([0; 32]),
            served: false,
            round: None,
            begun_at: 0,
            again: false,
            ahead: Ahead::No,
            waiting: None,
            rounds: 0,
            delivery: Delivery::default(),
            taken: Taken::default(),
            told_taken: Taken::default(),
            confirmed: BTreeMap::new(),
            confirmations: 0,
            peer_checks: BTreeMap::new(),
            told_checks: BTreeMap::new(),
            receipts: BTreeSet::new(),
            known: BTreeSet::new(),
            known_order: VecDeque::new(),
            progress: Progress::default(),
            arriving: BTreeSet::new(),
            arrived: BTreeSet::new(),
        };
        let mut steps = Vec::new();
        if role == Role::Initiator {
            steps.extend(hello.to_frame().encode().ok().map(Step::Send));
        }
        (session, steps)
    }

    /// The device at the other end.
    pub fn peer(&self) -> DeviceId {
        self.peer
    }

    /// Whether the peer serves this side and is served.
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Open) && self.served
    }

    /// Whether no round is under way and nothing waits to be sent or taken in.
    pub fn is_at_rest(&self) -> bool {
        self.round.is_none() && self.is_quiet()
    }

    /// Whether the peer has everything that is here: a round ended, and all that was pushed since was taken in.
    pub fn is_in_step(&self) -> bool {
        self.rounds > 0 && self.is_at_rest()
    }

    /// Whether nothing more comes of it.
    pub fn is_closed(&self) -> bool {
        matches!(self.state, State::Closed)
    }

    /// Logs that both sides hold in the same state, with the fingerprint of that state. Only what the peer itself
    /// said, about this very state, on this connection.
    pub fn confirmed(&self) -> &BTreeMap<LogId, [u8; 16]> {
        &self.confirmed
    }

    /// How often a receipt of the peer put something new into [`Session::confirmed`].
    pub const fn confirmations(&self) -> u64 {
        self.confirmations
    }

    /// How far the round is.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// Takes in what arrived on the stream, cut anywhere.
    pub fn handle(&mut self, bytes: &[u8], source: &dyn Source) -> Vec<Step> {
        let mut out = Vec::new();
        self.reader.push(bytes);
        while !self.is_closed() {
            let message = match self.reader.next_frame() {
                Ok(Some(frame)) => Message::from_frame(frame),
                Ok(None) => break,
                Err(_too_long) => {
                    self.end(Code::Malformed, &mut out);
                    break;
                }
            };
            let outcome = match message {
                Ok(Some(message)) => self.message(message, source, &mut out),
                Ok(None) => Ok(()),
                Err(_malformed) => Err(Code::Malformed),
            };
            if let Err(code) = outcome {
                self.end(code, &mut out);
            }
        }
        self.settle(source, &mut out);
        out
    }

    /// Tells that the oldest unanswered [`Step::Accept`] or [`Step::Dropped`] was taken in and is durable.
    pub fn accepted(&mut self, source: &dyn Source) -> Vec<Step> {
        let mut out = Vec::new();
        if let Some((log, bytes)) = self.delivery.taken_in() {
            self.taken.messages += 1;
            self.taken.bytes += bytes;
            if self.arriving.contains(&log) && !self.delivery.awaits(&log) {
                self.arrived.insert(log);
                self.progress.logs_done = self.arrived.len() as u64;
            }
            self.grew(log, source);
        }
        self.settle(source, &mut out);
        out
    }

    /// Sends entries that were just written, or came in elsewhere, unless the peer may not read the log or is known to
    /// have them. While the rosters differ nothing else is sent: the round that follows finds it.
    pub fn push(&mut self, log: LogId, entries: &[Entry], source: &dyn Source) -> Vec<Step> {
        let mut out = Vec::new();
        let waits = log != self.roster() && self.round.as_ref().is_some_and(Round::is_for_the_roster);
        if self.is_open() && !waits && source.fingerprint(&self.peer, &log).is_some() {
            let news: Vec<Entry> = entries.iter().filter(|entry| !self.known.contains(&entry.id())).cloned().collect();
            if news.iter().any(|entry| entry.header.log.is_none()) {
                // A log that was just founded: nobody asked for its keys yet.
                self.send_keys_of(log, source, &mut out);
            }
            if let Err(code) = self.send_live(&news, source, &mut out) {
                self.end(code, &mut out);
            }
            self.grew(log, source);
        }
        self.settle(source, &mut out);
        out
    }

    /// Tells that a log grew by another way than this session or a push to it.
    pub fn changed(&mut self, log: LogId, source: &dyn Source) -> Vec<Step> {
        let mut out = Vec::new();
        self.grew(log, source);
        self.settle(source, &mut out);
        out
    }

    /// Compares everything again: after the roster changed what a peer is or may read, after secrets arrived, or now
    /// and then.
    pub fn resync(&mut self, source: &dyn Source) -> Vec<Step> {
        let mut out = Vec::new();
        match (&self.state, source.standing(&self.peer)) {
            (State::Greeting(_) | State::Closed, _) | (State::Guest { .. }, Standing::Unknown) => {}
            (_, Standing::Ended) | (State::Open, Standing::Unknown) => self.end(Code::Ended, &mut out),
            (State::Guest { .. } | State::Open, Standing::Known) => {
                self.state = State::Open;
                if self.round.is_some() {
                    self.again = true;
                } else if self.served || self.role == Role::Responder {
                    self.served = true;
                    self.begin(true, source, &mut out);
                }
            }
        }
        self.settle(source, &mut out);
        out
    }

    /// Answers [`Step::Redeem`].
    pub fn welcome(&mut self, welcome: Welcome) -> Vec<Step> {
        let mut out = Vec::new();
        if matches!(self.state, State::Guest { redeemed: true } | State::Open) {
            self.say(&Message::Welcome(Box::new(welcome)), &mut out);
        }
        out
    }

    /// Asks for the secrets of these epochs, or of all that this device is entitled to when empty.
    pub fn request_keys(&mut self, epochs: &[EpochId]) -> Vec<Step> {
        let mut out = Vec::new();
        if self.is_open() {
            if epochs.is_empty() {
                self.say(&Message::KeyRequest(Vec::new()), &mut out);
            }
            for epochs in epochs.chunks(KEY_EPOCHS_MAX) {
                self.say(&Message::KeyRequest(epochs.to_vec()), &mut out);
            }
        }
        out
    }

    /// Sends key objects.
    pub fn send_keys(&mut self, objects: &[KeyObject]) -> Vec<Step> {
        let mut out = Vec::new();
        if self.is_open() {
            for objects in objects.chunks(KEY_OBJECTS_MAX) {
                let objects = objects.iter().map(KeyObject::encode).collect();
                self.say(&Message::KeyObjects(objects), &mut out);
            }
        }
        out
    }

    /// Tells the peer where devices were reachable.
    pub fn tell_addresses(&mut self, addresses: &[(DeviceId, SocketAddr)]) -> Vec<Step> {
        let mut out = Vec::new();
        if self.is_open() && !addresses.is_empty() {
            let addresses = addresses.iter().take(ADDRESSES_MAX).copied().collect();
            self.say(&Message::Addresses(addresses), &mut out);
        }
        out
    }

    /// Asks for a [`Step::Pong`] with the same number.
    pub fn ping(&mut self, number: u64) -> Vec<Step> {
        let mut out = Vec::new();
        if !matches!(self.state, State::Greeting(_) | State::Closed) {
            self.say(&Message::Ping(number), &mut out);
        }
        out
    }

    /// The datagram that tells the peer where somebody is, or nothing when the peer may not read the log or the
    /// words are too long for a datagram.
    pub fn presence(&self, presence: &Presence, source: &dyn Source) -> Option<Vec<u8>> {
        let may_read = self.is_open() && source.reads(&self.peer, &presence.log);
        may_read.then(|| presence.to_datagram()).flatten()
    }

    /// Reads a datagram; nothing when it is none, or from a peer that does not read the log. Datagrams can be lost and
    /// forged by nobody but the peer, so a bad one is not worth closing for.
    pub fn datagram(&self, bytes: &[u8], source: &dyn Source) -> Option<Presence> {
        let presence = Presence::from_datagram(bytes).ok()?;
        let may_read = self.is_open() && source.reads(&self.peer, &presence.log);
        may_read.then_some(presence)
    }

    /// Ends the connection.
    pub fn close(&mut self, code: Code) -> Vec<Step> {
        let mut out = Vec::new();
        if !self.is_closed() {
            self.end(code, &mut out);
        }
        out
    }

    /// The roster, which begins with the genesis and so shares its hash.
    fn roster(&self) -> LogId {
        LogId(prefix(&self.network.0))
    }

    fn message(&mut self, message: Message, source: &dyn Source, out: &mut Vec<Step>) -> Result<(), Code> {
        if message.is_counted() {
            self.delivery.peer.idle = false;
        }
        match (&mut self.state, message) {
            (State::Closed, _) => Ok(()),
            (_, Message::Bye(code)) => {
                self.state = State::Closed;
                out.push(Step::Close(code));
                Ok(())
            }
            (State::Greeting(_), Message::Hello(hello)) => self.hello(&hello, source, out),
            (State::Greeting(_), Message::Proof(proof)) => self.proof(&proof, source, out),
            (State::Greeting(_), _) | (_, Message::Hello(_) | Message::Proof(_)) => Err(Code::Malformed),
            (_, Message::Ping(number)) => {
                self.say(&Message::Pong(number), out);
                Ok(())
            }
            (_, Message::Pong(number)) => {
                out.push(Step::Pong(number));
                Ok(())
            }
            (_, Message::Taken(taken)) => self.told(taken),
            (State::Guest { redeemed }, message) if !*redeemed && asks_to_join(&message) => {
                *redeemed = true;
                self.join(message, out)
            }
            (State::Guest { .. }, _) => Err(Code::Stranger),
            (State::Open, message) => self.open_message(message, source, out),
        }
    }

    fn open_message(&mut self, message: Message, source: &dyn Source, out: &mut Vec<Step>) -> Result<(), Code> {
        match message {
            Message::Begin(sums) => self.begun(sums, source, out),
            Message::Ranges(ranges) => self.ranges(&ranges, source, out),
            Message::Vector { log, sealed, ranges } => self.vector(log, sealed, &ranges, source, out),
            Message::Want(want) => self.want(&want, source),
            Message::Run { left, run } => self.run(&run, Some(left), source, out),
            Message::Push(run) => self.run(&run, None, source, out),
            Message::Dropped { log, run } => self.dropped(log, &run, source, out),
            Message::Receipt(logs) => {
                for (log, check) in logs {
                    self.receipt(log, check, source);
                }
                Ok(())
            }
            Message::KeyRequest(epochs) => {
                out.push(Step::KeyRequest(epochs));
                Ok(())
            }
            Message::KeyObjects(objects) => {
                let objects: Vec<_> = objects.iter().filter_map(|bytes| KeyObject::decode(bytes).ok()).collect();
                out.push(Step::KeyObjects(objects));
                Ok(())
            }
            Message::Welcome(welcome) => {
                out.push(Step::Welcome(welcome));
                Ok(())
            }
            Message::Addresses(addresses) => {
                out.push(Step::Addresses(addresses));
                Ok(())
            }
            // Asked again after a connection was lost: the answer may have been lost with it.
            message if asks_to_join(&message) => self.join(message, out),
            Message::Hello(_)
            | Message::Proof(_)
            | Message::Bye(_)
            | Message::Redeem(_)
            | Message::Enter(_)
            | Message::Recover(_)
            | Message::Taken(_)
            | Message::Ping(_)
            | Message::Pong(_) => Err(Code::Malformed),
        }
    }

    /// Sends a message, counted if it is one that counts.
    fn say(&mut self, message: &Message, out: &mut Vec<Step>) {
        match message.to_frame().encode() {
            Ok(bytes) => {
                if message.is_counted() {
                    self.delivery.sent.messages += 1;
                }
                out.push(Step::Send(bytes));
            }
            // Limits of what is sent lie below those of a frame; a message beyond them must not look like sent.
            Err(_too_long) => self.end(Code::Unavailable, out),
        }
    }

    fn end(&mut self, code: Code, out: &mut Vec<Step>) {
        if !self.is_closed() {
            self.state = State::Closed;
            out.extend(Message::Bye(code).to_frame().encode().ok().map(Step::Send));
            out.push(Step::Close(code));
        }
        self.round = None;
        self.waiting = None;
        self.delivery = Delivery::default();
    }

    /// Nothing left to send or to wait for.
    fn is_quiet(&self) -> bool {
        // The responder's proof asks nothing of the peer.
        let answered = self.delivery.sent.messages == self.delivery.peer.messages
            || (self.role == Role::Responder && self.delivery.sent.messages == 1);
        self.delivery.is_empty() && self.waiting.is_none() && answered
    }

    /// After every call: sends what the window allows, receipts that are due, and how far this side is.
    fn settle(&mut self, source: &dyn Source, out: &mut Vec<Step>) {
        if !matches!(self.state, State::Open) || !self.served {
            return;
        }
        if let Err(code) = self.compare_waiting(source, out).and_then(|()| self.pump(source, out)) {
            return self.end(code, out);
        }
        let ended = |round: &Round| round.equal || self.delivery.peer.idle;
        if self.is_quiet() && self.round.as_ref().is_some_and(ended) {
            self.finish_round(source, out);
        }
        if self.again && self.round.is_none() {
            self.begin(true, source, out);
        }
        let idle = self.is_quiet();
        if self.receipts.len() >= RECEIPTS_TOGETHER || (idle && !self.receipts.is_empty()) {
            self.send_receipts(source, out);
        }
        self.taken.idle = idle;
        let more = (self.taken.messages, self.taken.bytes) != (self.told_taken.messages, self.told_taken.bytes);
        if more || (idle && !self.told_taken.idle) {
            self.say(&Message::Taken(self.taken), out);
        }
        self.told_taken = self.taken;
    }

    fn queue(&mut self, log: LogId, job: Job) {
        if let Some(round) = &mut self.round {
            round.touched.insert(log);
        }
        self.confirmed.remove(&log);
        self.delivery.queue(log, job);
    }

    fn remember(&mut self, entries: &[Entry]) {
        for entry in entries {
            if self.known.insert(entry.id()) {
                self.known_order.push_back(entry.id());
            }
        }
        while self.known_order.len() > KNOWN_MAX {
            if let Some(oldest) = self.known_order.pop_front() {
                self.known.remove(&oldest);
            }
        }
    }
}

const fn asks_to_join(message: &Message) -> bool {
    matches!(message, Message::Redeem(_) | Message::Enter(_) | Message::Recover(_))
}

#[cfg(test)]
mod tests;
