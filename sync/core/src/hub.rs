//! One replica and its connections: what comes in, what goes out, and what must be durable in between.
//!
//! Every call answers with an [`Outcome`]. Its batch must be committed before its frames are sent; when the commit
//! fails, the hub must be dropped and made anew from the store. Nothing here reads a clock, a disk or a socket.

mod devices;
mod heard;
mod recent;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::net::SocketAddr;

use wijktafel_model::command::Command;
use wijktafel_model::fact::{FoundingStatement, Redeemed};
use wijktafel_model::id::{DeviceId, EntryId, EpochId, FeedId, InviteId, LogId, OrgId};

use wijktafel_model::plan::RuleError;
use wijktafel_model::roster::Reason;
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::view::{CopyState, CopyView, PeerView, Stage, SyncView};
use wijktafel_model::words::Line;

pub use self::devices::{Asking, DeviceTicket, enter, recover};
use self::recent::Recent;
use crate::crypto::{DeviceKeys, InviteKey, REDEEM_DOMAIN, Secret};
use crate::entry::Entry;
use crate::keys::KeyObject;
use crate::replica::{CommandError, Incoming, Made, OpenError, Peer, Random, Replica, Step};
use crate::store::{Reader, Scope, StoreError};
use crate::wire::message::{Code, Redeem, Welcome};
use crate::wire::run::Secrets;
use crate::wire::session::{Held, Join, Role, Session, Source, Standing, Step as Said};
use crate::wire::vector::DROPPED;

/// Time until a round is begun because something is still missing, in milliseconds.
const RETRY_MS: u64 = 5_000;
/// Every such round that brings nothing doubles the time until the next, up to this: some partners never confirm, and
/// what one of them holds apart is no reason to keep computers awake.
const RETRY_MAX_MS: u64 = 300_000;

/// A connection, as the transport names it.
pub type Link = u64;

/// What every call needs from outside.
pub struct Cx<'a> {
    /// What was committed.
    pub reader: &'a dyn Reader,
    /// The wall clock.
    pub now: Timestamp,
    /// Fresh random bytes.
    pub random: Random<'a>,
}

impl fmt::Debug for Cx<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cx").field("now", &self.now).finish_non_exhaustive()
    }
}

/// What follows from a call. `Debug` shows frames by their length.
#[derive(Default)]
pub struct Outcome {
    /// What the replica did; its batch is to be committed first.
    pub step: Step,
    /// Frames with text alone: these may be sent before the commit.
    pub early: Vec<(Link, Vec<u8>)>,
    /// Frames to send after the commit, in order.
    pub sends: Vec<(Link, Vec<u8>)>,
    /// Connections to close after that, with the protocol's code.
    pub closes: Vec<(Link, u32)>,
    /// What the owner wants to know.
    pub notices: Vec<Notice>,
}

impl fmt::Debug for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sizes = |frames: &[(Link, Vec<u8>)]| -> Vec<(Link, usize)> {
            frames.iter().map(|(link, frame)| (*link, frame.len())).collect()
        };
        f.debug_struct("Outcome")
            .field("step", &self.step)
            .field("early", &sizes(&self.early))
            .field("sends", &sizes(&self.sends))
            .field("closes", &self.closes)
            .field("notices", &self.notices)
            .finish()
    }
}

/// Something the owner wants to know.
#[derive(Debug, Clone)]
pub enum Notice {
    /// The inviter has the request to join.
    Welcomed(Welcome),
    /// A device that may carry the invitation does not: one of the codes about invitations, or
    /// [`Code::Stranger`] when it is in another network.
    InviteRefused(Code),
    /// A new device asks to be added with a ticket made here: the tickets changed.
    DeviceAsks,
    /// A partner told where devices were reachable.
    Addresses(Vec<(DeviceId, SocketAddr)>),
    /// A round with this device ended: both have what the other could give.
    Synchronised(DeviceId),
    /// This device has more of what is here than it had said before.
    Confirmed(DeviceId),
}

/// Why a call failed. The hub must be made anew after [`HubError::Open`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HubError {
    /// The store failed or was damaged.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A command was refused; nothing was written.
    #[error(transparent)]
    Command(#[from] CommandError),
}

/// An invitation this device answers.
#[derive(Debug)]
pub struct Redeeming {
    /// The devices that are asked: the inviter's, and others of members that may carry the request in.
    pub carriers: BTreeSet<DeviceId>,
    /// The invitation's key.
    pub key: InviteKey,
    /// What the own organisation is founded on.
    pub founding: FoundingStatement,
    /// The own organisation's name, shown to the inviter.
    pub organisation: Line,
    /// The person's name, shown to the inviter.
    pub person: Line,
}

/// One replica and its connections.
#[derive(Debug)]
pub struct Hub {
    /// The replica.
    pub replica: Replica,
    links: BTreeMap<Link, Session>,
    asking: Option<Asking>,
    tickets: BTreeMap<InviteId, DeviceTicket>,
    /// Names that newcomers gave with their request, by organisation: shown to the inviter, never stored.
    candidates: BTreeMap<OrgId, (Line, Line)>,
    heard: BTreeMap<DeviceId, Heard>,
    /// Members' devices that said last that this one may no longer connect.
    turned_away: BTreeSet<DeviceId>,
    recent: Recent,
    addresses: Vec<(DeviceId, SocketAddr)>,
    incomplete: bool,
    retried: Timestamp,
    /// Time between [`Self::retried`] and the next try, in milliseconds.
    patience: u64,
}

/// What a partner's device last said of what it holds.
#[derive(Debug, Clone)]
struct Heard {
    at: Timestamp,
    /// The last day of which that was written down.
    noted: Option<Day>,
    confirmed: Option<BTreeMap<LogId, [u8; 16]>>,
}

impl Hub {
    /// A hub without connections.
    pub fn new(replica: Replica) -> Self {
        Self {
            replica,
            links: BTreeMap::new(),
            asking: None,
            tickets: BTreeMap::new(),
            candidates: BTreeMap::new(),
            heard: BTreeMap::new(),
            turned_away: BTreeSet::new(),
            recent: Recent::default(),
            addresses: Vec::new(),
            incomplete: false,
            retried: Timestamp(0),
            patience: RETRY_MS,
        }
    }

    /// Answers an invitation from now on, until the own organisation is in the roster.
    pub fn redeem_with(&mut self, redeeming: Redeeming) {
        let join = Join::Redeem(Box::new(redeem(&self.replica, &redeeming)));
        self.ask_with(Asking { carriers: redeeming.carriers, join });
    }

    /// The devices that are asked to take this one in.
    pub fn carriers(&self) -> impl Iterator<Item = DeviceId> {
        self.asking.iter().flat_map(|asking| asking.carriers.iter().copied())
    }

    fn is_asked(&self, peer: &DeviceId) -> bool {
        self.asking.as_ref().is_some_and(|asking| asking.carriers.contains(peer))
    }

    /// Devices to keep connected to.
    pub fn partners(&self) -> BTreeSet<DeviceId> {
        self.replica.partner_devices()
    }

    /// What a newcomer calls itself and its person, while it waits for the code to be compared.
    pub fn candidate(&self, org: &OrgId) -> Option<&(Line, Line)> {
        self.candidates.get(org)
    }

    /// Whether logs can be founded here that partners can read: a member that holds the members' secret.
    pub fn can_write_logs(&self) -> bool {
        self.replica.may_write() && self.replica.keyring().has(Scope::Members)
    }

    /// Why an organisation is, or is not, a member with a voice.
    pub fn why(&self, org: &OrgId) -> Vec<Reason> {
        self.replica.roster().why(org)
    }

    /// Remembers where devices are reachable, to tell members.
    pub fn tell_addresses<'a>(
        &mut self,
        book: impl Iterator<Item = (&'a DeviceId, &'a Vec<SocketAddr>)>,
        own: &[SocketAddr],
    ) {
        let me = self.replica.keys().device();
        self.addresses = own.iter().map(|address| (me, *address)).collect();
        self.addresses.extend(book.flat_map(|(device, known)| known.iter().map(|address| (*device, *address))));
    }

    /// A connection was made with a device that the transport authenticated.
    ///
    /// # Errors
    /// [`HubError`].
    pub fn connected(
        &mut self,
        link: Link,
        peer: DeviceId,
        initiator: bool,
        cx: &mut Cx<'_>,
    ) -> Result<Outcome, HubError> {
        self.patience = RETRY_MS;
        let role = if initiator { Role::Initiator } else { Role::Responder };
        let mut nonce = [0; 32];
        (cx.random)(&mut nonce);
        let stands = self.replica.me().is_some();
        let join = self.asking.as_ref().filter(|asking| asking.carriers.contains(&peer) && !stands);
        let join = join.map(|asking| asking.join.clone());
        let (session, said) = Session::new(role, self.replica.network(), self.replica.keys(), peer, nonce, join);
        self.links.insert(link, session);
        let mut outcome = Outcome::default();
        self.perform(link, said, cx, &mut outcome)?;
        self.finish(cx, &mut outcome)?;
        Ok(outcome)
    }

    /// A frame arrived.
    ///
    /// # Errors
    /// [`HubError`].
    pub fn frame(&mut self, link: Link, bytes: &[u8], cx: &mut Cx<'_>) -> Result<Outcome, HubError> {
        let mut outcome = Outcome::default();
        let Some(session) = self.links.get_mut(&link) else { return Ok(outcome) };
        let source =
            Serving { replica: &self.replica, reader: cx.reader, asking: self.asking.as_ref(), recent: &self.recent };
        let before = session.confirmations();
        let said = session.handle(bytes, &source);
        let peer = session.peer();
        if session.is_open() {
            self.hear(peer, cx.now, &mut outcome.step);
        }
        let ended = said.contains(&Said::Synchronised);
        self.perform(link, said, cx, &mut outcome)?;
        let confirmed = self.links.get(&link).filter(|session| ended || session.confirmations() != before);
        if let Some(session) = confirmed {
            let dropped = |log: &LogId| session.confirmed().get(log) == Some(&DROPPED);
            self.replica.note_receipts(&peer, dropped, cx.now, &mut outcome.step);
        }
        self.finish(cx, &mut outcome)?;
        if let Some(session) = self.links.get(&link) {
            if session.confirmations() != before {
                outcome.notices.push(Notice::Confirmed(peer));
            }
            if session.is_in_step() {
                self.recent.in_step(peer);
            }
        }
        Ok(outcome)
    }

    /// A connection ended.
    pub fn disconnected(&mut self, link: Link, now: Timestamp) {
        if let Some(session) = self.links.remove(&link)
            && let Some(heard) = self.heard.get_mut(&session.peer())
        {
            heard.at = now;
            if heard.confirmed.is_some() || !session.confirmed().is_empty() {
                heard.confirmed = Some(session.confirmed().clone());
            }
        }
    }

    /// Carries out a command of the person at this device.
    ///
    /// # Errors
    /// [`CommandError`]; nothing was written then.
    pub fn execute(&mut self, command: &Command, cx: &mut Cx<'_>) -> Result<(Made, Outcome), CommandError> {
        let mut outcome = Outcome::default();
        let made = self.replica.execute(command, cx.reader, cx.now, cx.random, &mut outcome.step)?;
        match self.finish(cx, &mut outcome) {
            Ok(()) => Ok((made, outcome)),
            Err(HubError::Command(error)) => Err(error),
            Err(HubError::Open(error)) => Err(error.into()),
        }
    }

    /// Renews this device's encryption key when it is time: [`Replica::renew_key`].
    ///
    /// # Errors
    /// [`HubError`].
    pub fn renew_key(&mut self, cx: &mut Cx<'_>) -> Result<Outcome, HubError> {
        let mut outcome = Outcome::default();
        self.replica.renew_key(cx.now, cx.random, &mut outcome.step)?;
        self.finish(cx, &mut outcome)?;
        Ok(outcome)
    }

    /// Takes in entries and key objects that came by another way than a connection.
    ///
    /// # Errors
    /// [`HubError`].
    pub fn take_in(
        &mut self,
        incoming: Vec<Incoming>,
        keys: &[KeyObject],
        cx: &mut Cx<'_>,
    ) -> Result<Outcome, HubError> {
        let mut outcome = Outcome::default();
        let (roster, others): (Vec<_>, Vec<_>) =
            incoming.into_iter().partition(|incoming| incoming.log == self.replica.roster_id());
        for incoming in roster {
            self.replica.accept(incoming, cx.reader, &mut outcome.step)?;
        }
        let known: Vec<KeyObject> =
            keys.iter().filter(|key| matches!(self.replica.peer(&key.author), Peer::Member(_))).cloned().collect();
        let mut by_log: BTreeMap<LogId, Vec<KeyObject>> = BTreeMap::new();
        let mut of_groups = Vec::new();
        for key in known {
            match key.scope {
                Scope::Log(log) => by_log.entry(log).or_default().push(key),
                Scope::Roster | Scope::Members | Scope::Group(_) => of_groups.push(key),
            }
        }
        self.replica.take_key_objects(&of_groups, &mut outcome.step);
        for incoming in others {
            // Just before its entries: few secrets are kept of logs that are not here.
            let keys = by_log.remove(&incoming.log).unwrap_or_default();
            self.replica.take_key_objects(&keys, &mut outcome.step);
            self.replica.accept(incoming, cx.reader, &mut outcome.step)?;
        }
        // Secrets that came alone: of logs of which nothing came, or nothing yet.
        let alone: Vec<KeyObject> = by_log.into_values().flatten().collect();
        if self.replica.take_key_objects(&alone, &mut outcome.step) > 0 {
            self.replica.retry_parked(cx.reader, &mut outcome.step)?;
        }
        self.finish(cx, &mut outcome)?;
        Ok(outcome)
    }

    /// Time passed: asks again for what is still missing.
    ///
    /// # Errors
    /// [`HubError`].
    pub fn tick(&mut self, cx: &mut Cx<'_>) -> Result<Outcome, HubError> {
        let mut outcome = Outcome::default();
        // A clock that ran ahead and was put right must not put this off until then.
        if cx.now.0.abs_diff(self.retried.0) >= self.patience
            && (self.incomplete || !self.replica.missing_scopes().is_empty() || self.is_anybody_behind())
        {
            self.retried = cx.now;
            self.patience = (2 * self.patience).min(RETRY_MAX_MS);
            self.incomplete = false;
            self.resync(cx, &mut outcome)?;
        }
        self.keep_recent(cx.now, &mut outcome.step);
        Ok(outcome)
    }

    /// Whether a connected partner has not confirmed something, though nobody has anything left to say about it.
    fn is_anybody_behind(&self) -> bool {
        let members =
            self.links.values().filter(|session| matches!(self.replica.peer(&session.peer()), Peer::Member(_)));
        members
            .filter(|session| session.is_open() && session.is_at_rest())
            .any(|session| self.to_go(&session.peer(), session.confirmed()) > 0)
    }

    /// How this replica stands with the others.
    pub fn sync_view(&self) -> SyncView {
        let standing = self.replica.standing();
        let open: BTreeMap<DeviceId, &Session> =
            self.links.values().filter(|session| session.is_open()).map(|session| (session.peer(), session)).collect();
        let peers = self
            .partners()
            .into_iter()
            .map(|device| {
                let confirmed = open.get(&device).map(|session| session.confirmed());
                let confirmed = confirmed.or_else(|| self.heard.get(&device)?.confirmed.as_ref());
                PeerView {
                    device,
                    org: standing.devices.get(&device).map(|found| found.org),
                    connected: open.contains_key(&device),
                    last_heard: self.heard.get(&device).map(|heard| heard.at),
                    to_go: confirmed.map(|confirmed| self.to_go(&device, confirmed)),
                    turned_away: self.turned_away.contains(&device),
                }
            })
            .collect();
        SyncView { peers, waiting_for_key: self.replica.waiting_for_keys(), ..SyncView::default() }
    }

    /// What is known of the copies of a log: of every device that reads it, and of those that could once.
    pub fn copies(&self, log: LogId) -> Vec<CopyView> {
        let standing = self.replica.standing();
        let own = self.replica.keys().device();
        let copy = |device: DeviceId| {
            let found = standing.devices.get(&device)?;
            let open = self.links.values().find(|session| session.is_open() && session.peer() == device);
            let confirmed = open.map(Session::confirmed).filter(|said| !said.is_empty());
            let confirmed = confirmed.or_else(|| self.heard.get(&device)?.confirmed.as_ref());
            let state = match confirmed.map(|said| said.get(&log)) {
                _ if device == own => CopyState::Here,
                None => CopyState::Unknown,
                Some(Some(said)) if self.replica.fingerprint_for(&device, log).as_ref() == Some(said) => CopyState::All,
                Some(_) => CopyState::Behind,
            };
            let reads = self.replica.may_read(&device, log);
            Some(CopyView { device, org: found.org, person: found.person, reads, state })
        };
        let mut copies: Vec<CopyView> = self.replica.devices_holding(log).into_iter().filter_map(copy).collect();
        copies.sort_unstable_by_key(|copy| (!copy.reads, copy.org, copy.person, copy.device));
        copies
    }

    /// Partner devices that confirmed everything they may read, as it is here now.
    pub fn partners_with_everything(&self) -> usize {
        self.links
            .values()
            .filter(|session| session.is_open() && matches!(self.replica.peer(&session.peer()), Peer::Member(_)))
            .filter(|session| self.to_go(&session.peer(), session.confirmed()) == 0)
            .map(Session::peer)
            .collect::<BTreeSet<_>>()
            .len()
    }

    /// Logs that a device may read and has not confirmed in their present state.
    fn to_go(&self, device: &DeviceId, confirmed: &BTreeMap<LogId, [u8; 16]>) -> u64 {
        let roster = (self.replica.roster_id(), self.replica.roster_fingerprint());
        let all = self.replica.catalogue(device).into_iter().chain([roster]);
        let asked = all.filter(|(log, _)| !self.replica.has_ended(device, *log));
        asked.filter(|(log, fingerprint)| confirmed.get(log) != Some(fingerprint)).count() as u64
    }

    /// Does what a session said.
    fn perform(&mut self, link: Link, said: Vec<Said>, cx: &mut Cx<'_>, outcome: &mut Outcome) -> Result<(), HubError> {
        for said in said {
            let Some(peer) = self.links.get(&link).map(Session::peer) else { return Ok(()) };
            match said {
                Said::Send(bytes) => outcome.sends.push((link, bytes)),
                Said::Accept { log, entries, newer, .. } => {
                    self.replica.set_newer_apart(log, newer, &mut outcome.step);
                    self.replica.accept(Incoming { log, entries }, cx.reader, &mut outcome.step)?;
                    self.accepted(link, cx, outcome)?;
                }
                Said::Dropped { log, entries } => {
                    // A tombstone of a log that never was here says nothing: only who holds the log can check it.
                    if self.replica.log_kind(log).is_some() {
                        self.replica.accept(Incoming { log, entries }, cx.reader, &mut outcome.step)?;
                    }
                    self.accepted(link, cx, outcome)?;
                }
                Said::Redeem(redeem) => self.redeemed(link, *redeem, cx, outcome)?,
                Said::Enter(enter) => self.entered(link, *enter, cx, outcome)?,
                Said::Recover(recovered) => self.recovered(link, *recovered, cx, outcome)?,
                Said::Welcome(welcome) => outcome.notices.push(Notice::Welcomed(*welcome)),
                Said::KeyRequest(epochs) => {
                    let scopes = self.replica.scopes_of(&epochs);
                    if matches!(self.replica.peer(&peer), Peer::Member(_)) {
                        self.replica.open_due(&scopes, cx.now, cx.random, &mut outcome.step)?;
                    }
                    let objects = self.replica.key_objects(&peer, &scopes, cx.reader, cx.random);
                    let more = self.with_session(link, cx.reader, |session, _| session.send_keys(&objects));
                    self.perform(link, more, cx, outcome)?;
                }
                Said::KeyObjects(objects) => {
                    let trusted = matches!(self.replica.peer(&peer), Peer::Member(_)) || self.is_asked(&peer);
                    if trusted && self.replica.take_key_objects(&objects, &mut outcome.step) > 0 {
                        self.replica.retry_parked(cx.reader, &mut outcome.step)?;
                    }
                }
                Said::Addresses(addresses) => {
                    if matches!(self.replica.peer(&peer), Peer::Member(_)) {
                        outcome.notices.push(Notice::Addresses(addresses));
                    }
                }
                Said::Synchronised => {
                    if matches!(self.replica.peer(&peer), Peer::Member(_)) {
                        let addresses = self.addresses.clone();
                        let more = self.with_session(link, cx.reader, |session, _| session.tell_addresses(&addresses));
                        self.perform(link, more, cx, outcome)?;
                    }
                    self.turned_away.remove(&peer);
                    outcome.notices.push(Notice::Synchronised(peer));
                }
                Said::Close(code) => {
                    if code == Code::Ended && matches!(self.replica.peer(&peer), Peer::Member(_)) {
                        self.turned_away.insert(peer);
                    }
                    if self.is_asked(&peer) {
                        outcome.notices.extend(refusal(code).map(Notice::InviteRefused));
                    }
                    outcome.closes.push((link, u32::try_from(code.code()).unwrap_or(u32::MAX)));
                }
                Said::Greeted(_) | Said::Pong(_) => {}
            }
        }
        Ok(())
    }

    /// Tells a session that what it handed out was taken in. Its answer is sent after the commit, like everything else
    /// of this outcome.
    fn accepted(&mut self, link: Link, cx: &mut Cx<'_>, outcome: &mut Outcome) -> Result<(), HubError> {
        let more = self.with_session(link, cx.reader, Session::accepted);
        self.perform(link, more, cx, outcome)
    }

    /// A newcomer asks to be taken in.
    fn redeemed(&mut self, link: Link, redeem: Redeem, cx: &mut Cx<'_>, outcome: &mut Outcome) -> Result<(), HubError> {
        let org = redeem.founding.org();
        let redeemed = Redeemed {
            invite: redeem.invite,
            founding: redeem.founding,
            by_invite: redeem.by_invite,
            by_device: redeem.by_device,
        };
        let carried = self.replica.carry_in(redeemed, cx.now, cx.random, &mut outcome.step);
        if let Err(error) = carried {
            let code = match error {
                CommandError::Open(error) => return Err(error.into()),
                CommandError::Rule(RuleError::InviteUsed) => Code::InviteUsed,
                CommandError::Rule(RuleError::InviteExpired) => Code::InviteExpired,
                CommandError::Rule(RuleError::InviteRevoked) => Code::InviteRevoked,
                _ => Code::InviteRefused,
            };
            return self.turn_away(link, code, cx, outcome);
        }
        self.candidates.insert(org, (redeem.organisation, redeem.person));
        self.welcome(link, cx, outcome)
    }

    /// After every step: what the client writes by itself, and telling all connections what is new.
    fn finish(&mut self, cx: &mut Cx<'_>, outcome: &mut Outcome) -> Result<(), HubError> {
        self.replica.tend(cx.reader, cx.now, cx.random, &mut outcome.step)?;
        self.incomplete |= outcome.step.incomplete;
        if !outcome.step.fresh.is_empty() {
            self.patience = RETRY_MS;
        }
        if self.replica.stage().is_some_and(|stage| stage == Stage::Member) {
            self.asking = None;
        }
        let links: Vec<Link> = self.links.keys().copied().collect();
        let missing: Vec<EpochId> = outcome.step.missing_secrets.iter().copied().collect();
        let text_alone = !outcome.step.roster_changed && outcome.step.is_text_alone();
        let roster = self.replica.roster_id();
        // The roster first: it opens the secrets under which the others' are handed out.
        let fresh = std::mem::take(&mut outcome.step.fresh);
        let (first, rest): (Vec<_>, Vec<_>) = fresh.iter().partition(|(log, _)| **log == roster);
        let renewed: BTreeSet<Scope> = outcome.step.renewed();
        for (log, entries) in first.iter().chain(&rest) {
            self.recent.note(**log, entries);
        }
        for link in links {
            let mut said = Vec::new();
            for (place, (log, entries)) in first.iter().chain(&rest).enumerate() {
                if place == first.len() && !renewed.is_empty() {
                    said.extend(self.hand_out(link, &renewed, cx));
                }
                let serving = Serving {
                    replica: &self.replica,
                    reader: cx.reader,
                    asking: self.asking.as_ref(),
                    recent: &self.recent,
                };
                if let Some(session) = self.links.get_mut(&link) {
                    let news = self.replica.news_for(&session.peer(), **log, entries, cx.reader);
                    said.extend(session.push(**log, &news, &serving));
                }
            }
            if !missing.is_empty() {
                said.extend(self.with_session(link, cx.reader, |session, _| session.request_keys(&missing)));
            }
            for said in said {
                match said {
                    // What is queued on this connection already must stay before it.
                    Said::Send(bytes) if text_alone && !outcome.sends.iter().any(|(queued, _)| *queued == link) => {
                        outcome.early.push((link, bytes));
                    }
                    other => self.perform(link, vec![other], cx, outcome)?,
                }
            }
        }
        outcome.step.fresh = fresh;
        if outcome.step.roster_changed {
            let standing = self.replica.standing();
            let waits = |org: &OrgId| standing.orgs.get(org).is_some_and(|org| org.stage == Stage::Candidate);
            self.candidates.retain(|org, _| waits(org));
        }
        if outcome.step.roster_changed || outcome.step.readers_changed {
            self.resync(cx, outcome)?;
        }
        Ok(())
    }

    /// Hands secrets to a member's device without being asked, as far as it is entitled.
    fn hand_out(&mut self, link: Link, scopes: &BTreeSet<Scope>, cx: &mut Cx<'_>) -> Vec<Said> {
        let Some(session) = self.links.get_mut(&link) else { return Vec::new() };
        if !matches!(self.replica.peer(&session.peer()), Peer::Member(_)) {
            return Vec::new();
        }
        session.send_keys(&self.replica.key_objects(&session.peer(), scopes, cx.reader, cx.random))
    }

    /// Compares everything anew on every connection, and asks for secrets that are missing.
    fn resync(&mut self, cx: &mut Cx<'_>, outcome: &mut Outcome) -> Result<(), HubError> {
        let missing = !self.replica.missing_scopes().is_empty();
        // What was handed out before this side knew who had opened it was left out: it is asked for again.
        let awaited: Vec<EpochId> = self.replica.awaited_epochs().into_iter().collect();
        let links: Vec<Link> = self.links.keys().copied().collect();
        for link in links {
            let mut said = self.with_session(link, cx.reader, Session::resync);
            if missing {
                said.extend(self.with_session(link, cx.reader, |session, _| session.request_keys(&[])));
            }
            if !awaited.is_empty() {
                said.extend(self.with_session(link, cx.reader, |session, _| session.request_keys(&awaited)));
            }
            self.perform(link, said, cx, outcome)?;
        }
        Ok(())
    }

    fn with_session(
        &mut self,
        link: Link,
        reader: &dyn Reader,
        ask: impl FnOnce(&mut Session, &dyn Source) -> Vec<Said>,
    ) -> Vec<Said> {
        let serving = Serving { replica: &self.replica, reader, asking: self.asking.as_ref(), recent: &self.recent };
        self.links.get_mut(&link).map(|session| ask(session, &serving)).unwrap_or_default()
    }
}

/// The code, when it says that an invitation is not carried in.
const fn refusal(code: Code) -> Option<Code> {
    match code {
        Code::Stranger | Code::InviteRefused | Code::InviteUsed | Code::InviteExpired | Code::InviteRevoked => {
            Some(code)
        }
        _ => None,
    }
}

fn redeem(replica: &Replica, redeeming: &Redeeming) -> Redeem {
    let invite = redeeming.key.id();
    let message = Redeemed::message(&replica.network(), &invite, &redeeming.founding);
    Redeem {
        invite,
        founding: redeeming.founding.clone(),
        by_invite: redeeming.key.sign(REDEEM_DOMAIN, &message),
        by_device: replica.keys().sign(REDEEM_DOMAIN, &message),
        organisation: redeeming.organisation.clone(),
        person: redeeming.person.clone(),
    }
}

/// What a session may see of a replica.
struct Serving<'a> {
    replica: &'a Replica,
    reader: &'a dyn Reader,
    asking: Option<&'a Asking>,
    recent: &'a Recent,
}

impl Secrets for Serving<'_> {
    fn secret(&self, epoch: &EpochId) -> Option<Secret> {
        self.replica.keyring().of_epoch(epoch).cloned()
    }
}

impl Source for Serving<'_> {
    fn keys(&self) -> &DeviceKeys {
        self.replica.keys()
    }

    fn standing(&self, peer: &DeviceId) -> Standing {
        match self.replica.peer(peer) {
            Peer::Member(_) | Peer::Newcomer { .. } => Standing::Known,
            Peer::Stranger if self.asking.is_some_and(|one| one.carriers.contains(peer)) => Standing::Known,
            Peer::Stranger => Standing::Unknown,
            Peer::Ended => Standing::Ended,
        }
    }

    fn catalogue(&self, peer: &DeviceId) -> Vec<(LogId, [u8; 16])> {
        let mut logs = self.replica.catalogue(peer);
        let roster = self.replica.roster_id();
        if self.replica.may_read(peer, roster) {
            let at = logs.partition_point(|(log, _)| *log < roster);
            logs.insert(at, (roster, self.replica.roster_fingerprint()));
        }
        logs
    }

    fn fingerprint(&self, peer: &DeviceId, log: &LogId) -> Option<[u8; 16]> {
        self.replica.fingerprint_for(peer, *log)
    }

    fn held(&self, peer: &DeviceId, log: &LogId) -> Held {
        match self.fingerprint(peer, log) {
            None => Held::Nothing,
            Some(DROPPED) => Held::Dropped,
            Some(_) => self.replica.feeds_for(peer, *log, self.reader).map_or(Held::Nothing, Held::Feeds),
        }
    }

    fn entries(&self, peer: &DeviceId, log: &LogId, from: &BTreeMap<FeedId, u64>) -> Result<Vec<Entry>, StoreError> {
        self.replica.entries_for(peer, *log, from, self.reader)
    }

    fn news(&self, peer: &DeviceId) -> Option<BTreeMap<LogId, BTreeMap<FeedId, u64>>> {
        self.recent.news(peer)
    }

    fn keys_for(&self, peer: &DeviceId, log: &LogId) -> Vec<KeyObject> {
        self.replica.wrapped_keys_of(peer, *log)
    }

    fn reads(&self, peer: &DeviceId, log: &LogId) -> bool {
        self.replica.may_read(peer, *log)
    }

    fn holds(&self, log: &LogId, entry: &EntryId) -> bool {
        self.replica.holds(*log, entry, self.reader)
    }
}
