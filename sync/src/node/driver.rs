//! The loop: one job at a time, commit first, effects after.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::sync::{mpsc, oneshot, watch};
use wijktafel_core::blind::post::Post;
use wijktafel_core::crypto::{DeviceKeys, InviteKey};
use wijktafel_core::hub::{Cx, Hub, HubError, Notice, Outcome, Redeeming};
use wijktafel_core::keys::KeyObject;
use wijktafel_core::replica::{CommandError, Incoming, OpenError, Replica, Shown, Step};
use wijktafel_core::store::{Reader as _, Storage as _, StoreError, Write};
use wijktafel_core::wire::message::Code;
use wijktafel_model::command::Command;
use wijktafel_model::id::{DeviceId, LogId, PersonId, digest, prefix};
use wijktafel_model::snapshot::invite_code;
use wijktafel_model::time::Day;
use wijktafel_model::view::{Candidate, InviteRefusal, Snapshot, Stage};

use zeroize::Zeroizing;

use super::address_book::{AddressBook, BOOK};
use super::devices::Entering;
use super::request::{FirstCards, Joining, Reply, Request, RequestError, Status};
use super::start::{CARDS, SEED, TICKET, card_commands, fill};
use super::{Job, Published};
use crate::access;
use crate::clock;
use crate::home::Home;
use crate::lookalike::is_like;
use crate::ticket::Ticket;
use crate::transport::endpoint::Endpoint;
use crate::transport::{CloseCode, LinkId, SendError, Transport as _, TransportEvent};

/// Frames that wait for a link whose queue is full, at most; beyond it the link is closed and tried again.
const WAITING_FRAMES_MAX: usize = 4_096;

/// A request that waits for partners to confirm.
struct Settling {
    partners: usize,
    until_ms: i64,
    answer: oneshot::Sender<Result<Reply, RequestError>>,
}

/// State of the loop.
pub(super) struct Driver {
    pub(super) home: Home,
    pub(super) hub: Hub,
    endpoint: Option<Arc<Endpoint>>,
    runtime: Option<Runtime>,
    pub(super) book: AddressBook,
    links: BTreeMap<LinkId, DeviceId>,
    waiting: BTreeMap<LinkId, Vec<Vec<u8>>>,
    shown: Option<LogId>,
    version: u64,
    joining: Option<Joining>,
    cards: Option<FirstCards>,
    settling: Vec<Settling>,
    pub(super) unsaved: Option<RequestError>,
    splices: Vec<(LogId, wijktafel_model::command::TextEdit)>,
    stopping: bool,
    pub(super) dirty: bool,
    pub(super) entering: Option<Entering>,
    /// Nothing is written that is not asked for.
    pub(super) looking: bool,
    /// The day on which this device's keys were last looked at.
    keys_looked: Option<Day>,
    pub(super) post: Post,
    /// Blind peers that the transport keeps connected, as they were told to it.
    pub(super) visited: Vec<(DeviceId, Vec<SocketAddr>)>,
    visits: BTreeSet<LinkId>,
}

impl Driver {
    pub(super) fn new(
        home: Home,
        replica: Replica,
        endpoint: Option<Arc<Endpoint>>,
        runtime: Runtime,
        looking: bool,
    ) -> Self {
        let book = home.store.setting(BOOK).ok().flatten();
        let book = book.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default();
        let cards = home.store.setting(CARDS).ok().flatten();
        let cards = cards.and_then(|json| serde_json::from_slice(&json).ok());
        let mut driver = Self {
            hub: hub(replica, &home),
            home,
            endpoint,
            runtime: Some(runtime),
            book,
            links: BTreeMap::new(),
            waiting: BTreeMap::new(),
            shown: None,
            version: 0,
            joining: None,
            cards,
            settling: Vec::new(),
            unsaved: None,
            splices: Vec::new(),
            stopping: false,
            dirty: true,
            entering: None,
            looking,
            keys_looked: None,
            post: Post::default(),
            visited: Vec::new(),
            visits: BTreeSet::new(),
        };
        driver.resume_joining();
        driver.resume_devices();
        driver.tend_blind_peers();
        driver.set_peers();
        driver
    }

    /// Takes up joining where the ticket in the store says: until the organisation is a member.
    fn resume_joining(&mut self) {
        let Some(ticket) = self.home.store.setting(TICKET).ok().flatten() else { return };
        let Ok(ticket) = String::from_utf8(ticket).unwrap_or_default().parse::<Ticket>() else { return };
        let Some(cards) = self.cards.clone() else { return };
        let key = InviteKey::from_seed(&ticket.secret);
        let keys = self.hub.replica.keys();
        let founding = founding_of(keys, &ticket);
        self.joining = Some(Joining {
            inviter: ticket.organisation.to_string(),
            code: invite_code(&ticket.network, &key.id(), &founding),
            sponsors: None,
            members: None,
            message: ticket.message.as_ref().map(ToString::to_string),
            delivered: false,
            refused: None,
        });
        let reached = ticket.carriers();
        let known = reached.iter().flat_map(|(device, addresses)| addresses.iter().map(move |one| (*device, *one)));
        if known.filter(|(device, address)| self.book.remember(*device, *address)).count() > 0 {
            self.save_book();
        }
        self.hub.redeem_with(Redeeming {
            carriers: reached.into_keys().collect(),
            key,
            founding,
            organisation: cards.organisation,
            person: cards.person,
        });
    }

    pub(super) fn publish_first(&mut self) -> Result<Published, OpenError> {
        if !self.looking {
            self.after_roster();
        }
        self.published()
    }

    /// Runs until it is told to stop or everybody who could tell it anything is gone.
    pub(super) fn run(mut self, mut queue: mpsc::Receiver<Job>, publisher: &watch::Sender<Published>) {
        while let Some(job) = queue.blocking_recv() {
            self.take(job);
            // What has queued up is dealt with before the window is told: many small changes, one picture.
            while !self.stopping
                && let Ok(job) = queue.try_recv()
            {
                self.take(job);
            }
            self.settle(false);
            if self.dirty {
                match self.published() {
                    Ok(published) => drop(publisher.send_replace(published)),
                    Err(error) => tracing::error!(error = %error, "the store cannot be read"),
                }
            }
            if self.stopping {
                break;
            }
        }
        self.settle(true);
        if let (Some(endpoint), Some(runtime)) = (&self.endpoint, &self.runtime) {
            runtime.block_on(endpoint.shutdown());
        }
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(Duration::from_secs(2));
        }
    }

    fn take(&mut self, job: Job) {
        match job {
            Job::Ask(request, answer) => self.answer(*request, answer),
            Job::Transport(event) => self.transport(event),
            Job::Show(log) => self.show(log),
            Job::Tick => self.tick(),
        }
    }

    /// Shows a log in full. What is opened in the window is read as much as what is asked for; what cannot be noted is
    /// not shown.
    fn show(&mut self, log: Option<LogId>) {
        if self.shown == log {
            return;
        }
        let noted = self.note_access(&Request::Snapshot { detail: log });
        self.shown = log.filter(|_| noted.is_ok());
        self.dirty = true;
        self.report(noted);
    }

    fn tick(&mut self) {
        if self.looking {
            return;
        }
        let done = self.with_hub(Hub::tick);
        self.report(done);
        self.write_first_cards();
        self.settle_entering();
        self.renew_key();
        self.tend_blind_peers();
    }

    /// Looks once a day, and at the start, whether this device's encryption key is due.
    fn renew_key(&mut self) {
        let today = clock::now().day();
        if self.keys_looked == Some(today) || !self.hub.can_write_logs() {
            return;
        }
        self.keys_looked = Some(today);
        let done = self.with_hub(Hub::renew_key);
        self.report(done);
    }

    fn transport(&mut self, event: TransportEvent) {
        let done = match event {
            TransportEvent::Connected { link, peer, .. } if self.post.knows(&peer) => {
                self.visits.insert(link);
                self.with_post(|post, _, cx| post.connected(link.0, peer, cx))
            }
            TransportEvent::Frame { link, bytes } if self.visits.contains(&link) => {
                self.with_post(|post, hub, cx| post.frame(link.0, &bytes, hub, cx))
            }
            TransportEvent::Disconnected { link, .. } if self.visits.remove(&link) => {
                self.post.disconnected(link.0, clock::now());
                self.dirty = true;
                Ok(())
            }
            TransportEvent::Connected { link, peer, initiator, remote } => {
                self.links.insert(link, peer);
                if let Some(remote) = remote.filter(|_| initiator)
                    && self.book.remember(peer, remote)
                {
                    self.save_book();
                }
                self.dirty = true;
                self.with_hub(|hub, cx| hub.connected(link.0, peer, initiator, cx))
            }
            TransportEvent::Frame { link, bytes } => self.with_hub(|hub, cx| hub.frame(link.0, &bytes, cx)),
            TransportEvent::Disconnected { link, .. } => {
                self.links.remove(&link);
                self.waiting.remove(&link);
                self.dirty = true;
                self.hub.disconnected(link.0, clock::now());
                Ok(())
            }
            TransportEvent::Writable { link } => {
                for frame in self.waiting.remove(&link).unwrap_or_default() {
                    self.send(link, frame);
                }
                Ok(())
            }
            TransportEvent::Datagram { .. } | TransportEvent::DialFailed { .. } => Ok(()),
        };
        self.report(done);
    }

    /// Computes a step, commits it, and performs what depends on it.
    fn with_hub(
        &mut self,
        work: impl FnOnce(&mut Hub, &mut Cx<'_>) -> Result<Outcome, HubError>,
    ) -> Result<(), RequestError> {
        let mut random = fill;
        let mut cx = Cx { reader: &self.home.store, now: clock::now(), random: &mut random };
        let outcome = work(&mut self.hub, &mut cx).map_err(|error| hub_error(&error))?;
        self.perform(outcome)
    }

    pub(super) fn perform(&mut self, outcome: Outcome) -> Result<(), RequestError> {
        // Text alone may travel while the disk still works: feeds are never resumed, so a crash in between forks nothing.
        for (link, frame) in outcome.early {
            self.send(LinkId(link), frame);
        }
        if !outcome.step.batch.is_empty()
            && let Err(error) = self.home.store.commit(&outcome.step.batch)
        {
            let problem = store_error(&error);
            self.unsaved = Some(problem.clone());
            self.reopen();
            return Err(problem);
        }
        self.unsaved = None;
        self.dirty |= !outcome.step.changed.is_empty() || !outcome.notices.is_empty();
        self.splices.extend(outcome.step.splices);
        self.post.note(&outcome.step.fresh.keys().copied().collect(), clock::now());
        for (link, frame) in outcome.sends {
            self.send(LinkId(link), frame);
        }
        if let Some(endpoint) = &self.endpoint {
            for (link, code) in outcome.closes {
                endpoint.close(LinkId(link), CloseCode(CloseCode::APPLICATION.0 + code));
            }
        }
        for notice in outcome.notices {
            self.note(notice);
        }
        if outcome.step.roster_changed {
            self.after_roster();
        }
        Ok(())
    }

    /// After a failed commit what is in memory is ahead of the disk: everything is read anew, every feed opened anew.
    fn reopen(&mut self) {
        self.dirty = true;
        let seed = self.home.store.setting(SEED).ok().flatten().and_then(|seed| <[u8; 32]>::try_from(seed).ok());
        let Some(seed) = seed.map(Zeroizing::new) else { return };
        let keys = match DeviceKeys::kept(&seed, &self.home.store) {
            Ok(keys) => keys,
            Err(error) => {
                tracing::error!(error = %error, "the device's keys cannot be read after a failed commit");
                return;
            }
        };
        let links: BTreeSet<LinkId> = self.links.keys().chain(&self.visits).copied().collect();
        if let Some(endpoint) = &self.endpoint {
            for link in links {
                endpoint.close(link, CloseCode::GOODBYE);
            }
        }
        match Replica::open(self.hub.replica.network(), keys, &self.home.store) {
            Ok(replica) => {
                self.hub = hub(replica, &self.home);
                self.post = Post::default();
                self.resume_joining();
                self.resume_devices();
            }
            Err(error) => tracing::error!(error = %error, "the store cannot be read after a failed commit"),
        }
    }

    fn send(&mut self, link: LinkId, frame: Vec<u8>) {
        let Some(endpoint) = &self.endpoint else { return };
        if let Some(waiting) = self.waiting.get_mut(&link) {
            waiting.push(frame);
            if waiting.len() > WAITING_FRAMES_MAX {
                endpoint.close(link, CloseCode::SILENT);
            }
            return;
        }
        match endpoint.send(link, &frame) {
            Ok(()) | Err(SendError::Gone) => {}
            Err(SendError::Full) => {
                self.waiting.insert(link, vec![frame]);
            }
            Err(error) => tracing::error!(error = %error, "a frame was not sent"),
        }
    }

    fn note(&mut self, notice: Notice) {
        match notice {
            Notice::Welcomed(welcome) => {
                if let Some(joining) = &mut self.joining {
                    joining.sponsors = Some(welcome.sponsors);
                    joining.members = Some(welcome.members);
                    (joining.delivered, joining.refused) = (true, None);
                }
                self.delivered();
            }
            Notice::InviteRefused(code) => {
                if let Some(joining) = &mut self.joining {
                    joining.refused = Some(refusal(code));
                }
                self.turned_away(code);
            }
            Notice::DeviceAsks => {
                if let Err(error) = self.save_tickets() {
                    self.unsaved = Some(error);
                }
            }
            Notice::Addresses(addresses) => {
                let mut news = false;
                for (device, address) in addresses {
                    news |= self.book.remember(device, address);
                }
                if news {
                    self.save_book();
                    self.set_peers();
                }
            }
            Notice::Synchronised(_) | Notice::Confirmed(_) => {}
        }
    }

    fn after_roster(&mut self) {
        self.set_peers();
        self.forget_tickets();
        self.write_first_cards();
        if self.hub.replica.stage() == Some(Stage::Member) && self.joining.take().is_some() {
            let done = Write::Setting(TICKET.to_owned(), Vec::new());
            if let Err(error) = self.home.store.commit(&vec![done]) {
                self.unsaved = Some(store_error(&error));
            }
        }
        self.dirty = true;
    }

    /// Writes the cards given at joining, once this device may write and has the keys.
    fn write_first_cards(&mut self) {
        if self.cards.is_none() || !self.hub.can_write_logs() {
            return;
        }
        let (Some(cards), Some(me)) = (self.cards.take(), self.hub.replica.me()) else { return };
        for command in card_commands(&cards, me.person) {
            let written =
                self.with_hub(|hub, cx| hub.execute(&command, cx).map(|(_, outcome)| outcome).map_err(HubError::from));
            if let Err(error) = written {
                tracing::warn!(code = %error.code, "a first card was not written");
                self.cards = Some(cards);
                return;
            }
        }
        let done = Write::Setting(CARDS.to_owned(), Vec::new());
        if let Err(error) = self.home.store.commit(&vec![done]) {
            self.unsaved = Some(store_error(&error));
        }
    }

    /// Tells the transport whom to keep connected to: every active device of the other members, and who may
    /// carry a request to join in.
    pub(super) fn set_peers(&mut self) {
        let Some(endpoint) = self.endpoint.clone() else { return };
        let own = self.hub.replica.keys().device();
        let mut devices: BTreeSet<DeviceId> = self.hub.partners();
        devices.extend(self.hub.carriers());
        devices.remove(&own);
        self.hub.tell_addresses(self.book.iter(), &endpoint.local_addresses());
        let mut peers = self.book.peers(devices.into_iter());
        peers.extend(self.blind_peers());
        endpoint.set_peers(peers);
    }

    /// Ends a connection.
    pub(super) fn close(&self, link: LinkId) {
        if let Some(endpoint) = &self.endpoint {
            endpoint.close(link, CloseCode::SILENT);
        }
    }

    pub(super) fn save_book(&mut self) {
        let Ok(json) = serde_json::to_vec(&self.book) else { return };
        if let Err(error) = self.home.store.commit(&vec![Write::Setting(BOOK.to_owned(), json)]) {
            self.unsaved = Some(store_error(&error));
        }
        self.set_peers();
    }

    fn answer(&mut self, request: Request, answer: oneshot::Sender<Result<Reply, RequestError>>) {
        if let Request::Settle { partners, wait_ms } = request {
            let until_ms = clock::now().0.saturating_add(i64::try_from(wait_ms).unwrap_or(i64::MAX));
            self.settling.push(Settling { partners, until_ms, answer });
            return;
        }
        let reply = self.reply(request);
        drop(answer.send(reply));
    }

    fn reply(&mut self, request: Request) -> Result<Reply, RequestError> {
        self.note_access(&request)?;
        match request {
            Request::Status => Ok(Reply::Status(Box::new(self.whole_status().map_err(|error| open_error(&error))?))),
            Request::Snapshot { detail } => {
                let snapshot = self.snapshot(detail).map_err(|error| open_error(&error))?;
                Ok(Reply::Snapshot(Box::new(snapshot)))
            }
            Request::Do { command } => self.execute(&command),
            Request::Search { query, limit } => {
                let logs = self.home.store.search(&query, limit.min(1_000)).map_err(|error| store_error(&error))?;
                let shown = logs.into_iter().filter(|log| self.hub.replica.log_kind(*log).is_some());
                Ok(Reply::Found { logs: shown.collect() })
            }
            Request::Dial { device, addresses } => {
                for address in addresses {
                    self.book.remember(device, address);
                }
                self.save_book();
                Ok(Reply::Done)
            }
            Request::AddBlindPeer { ticket } => self.add_blind_peer(&ticket),
            Request::Erased => Ok(Reply::Erased { erased: self.erased() }),
            Request::Why { org } => Ok(Reply::Why { reasons: self.hub.why(&org) }),
            Request::Accesses => {
                Ok(Reply::Accesses(access::read(&self.home.store).map_err(|error| store_error(&error))?))
            }
            Request::MakeReply { cases, whom, until, keep } => self.make_reply(&cases, whom, until, keep),
            Request::TakeReply { answer } => self.take_reply(&answer),
            Request::NotePrint { .. } | Request::NoteCopy { .. } | Request::NoteExport { .. } => Ok(Reply::Done),
            Request::Stop | Request::Lock => {
                self.stopping = true;
                Ok(Reply::Done)
            }
            Request::Settle { .. } => Err(RequestError::new("stopped")),
            other => self.reply_with_files(other),
        }
    }

    pub(super) fn execute(&mut self, command: &Command) -> Result<Reply, RequestError> {
        let mut made = None;
        let mut refused = None;
        self.with_hub(|hub, cx| match hub.execute(command, cx) {
            Ok((what, outcome)) => {
                made = Some(what);
                Ok(outcome)
            }
            Err(error) => {
                refused = Some(command_error(&error));
                Ok(Outcome::default())
            }
        })?;
        match refused {
            Some(error) => Err(error),
            None => Ok(Reply::Made(made.unwrap_or_default())),
        }
    }

    /// Imports entries of a bundle.
    pub(super) fn take_in(&mut self, logs: Vec<Incoming>, keys: &[KeyObject]) -> Result<usize, RequestError> {
        let mut count = 0;
        self.with_hub(|hub, cx| {
            let outcome = hub.take_in(logs, keys, cx)?;
            count = outcome.step.fresh.values().map(Vec::len).sum();
            Ok(outcome)
        })?;
        Ok(count)
    }

    pub(super) fn repair(&mut self) -> Result<usize, RequestError> {
        let mut rows = 0;
        self.with_hub(|hub, cx| {
            let mut step = Step::default();
            rows = hub.replica.rebuild_rows(cx.reader, &mut step)?;
            Ok(Outcome { step, ..Outcome::default() })
        })?;
        Ok(rows)
    }

    pub(super) fn snapshot(&mut self, detail: Option<LogId>) -> Result<Snapshot, OpenError> {
        let shown = Shown { detail, today: clock::now().day(), version: self.version };
        let mut sync = self.hub.sync_view();
        sync.copies = detail.map(|log| self.hub.copies(log)).unwrap_or_default();
        let mut snapshot = self.hub.replica.snapshot(shown, sync, &self.home.store)?;
        let network = &mut snapshot.network;
        for invitation in &mut network.invitations {
            let named = invitation.org.and_then(|org| self.hub.candidate(&org));
            invitation.candidate = named.map(|(organisation, person)| {
                let (organisation, person) = (organisation.to_string(), person.to_string());
                let mut others = network.organisations.iter().filter(|one| Some(one.org) != invitation.org);
                let like = others.find(|one| one.name.as_ref().is_some_and(|name| is_like(name, &organisation)));
                Candidate { organisation, person, like: like.map(|one| one.org) }
            });
        }
        self.show_devices(&mut snapshot);
        self.post.show(&mut snapshot.network.blind_peers);
        Ok(snapshot)
    }

    /// The status with the digest of a whole view.
    pub(super) fn whole_status(&mut self) -> Result<Status, OpenError> {
        let view_digest = Some(view_digest(self.snapshot(None)?));
        Ok(Status { view_digest, ..self.status() })
    }

    fn status(&self) -> Status {
        Status {
            network: self.hub.replica.network(),
            device: self.hub.replica.keys().device(),
            addresses: self.endpoint.as_ref().map(|endpoint| endpoint.local_addresses()).unwrap_or_default(),
            connected: self.connected().into_iter().collect(),
            stage: self.hub.replica.stage(),
            joining: self.joining.clone(),
            entering: self.entering_view(),
            view_digest: None,
            restored: self.home.restored,
        }
    }

    fn published(&mut self) -> Result<Published, OpenError> {
        self.dirty = false;
        self.version += 1;
        let snapshot = self.snapshot(self.shown)?;
        Ok(Published {
            snapshot: Arc::new(snapshot),
            splices: std::mem::take(&mut self.splices),
            status: Arc::new(self.status()),
            unsaved: self.unsaved.clone(),
        })
    }

    /// Answers requests that wait for partners, as far as it can be said by now.
    fn settle(&mut self, stopping: bool) {
        if self.settling.is_empty() {
            return;
        }
        let now = clock::now().0;
        let partners = self.hub.partners_with_everything();
        let mut rest = Vec::new();
        for settling in std::mem::take(&mut self.settling) {
            let reached = partners >= settling.partners;
            if reached || stopping || now >= settling.until_ms {
                drop(settling.answer.send(Ok(Reply::Settled { partners, reached })));
            } else {
                rest.push(settling);
            }
        }
        self.settling = rest;
    }

    fn report(&self, done: Result<(), RequestError>) {
        if let Err(error) = done {
            tracing::warn!(code = %error.code, device = %self.hub.replica.keys().device().short(), "a step failed");
        }
    }

    /// Partner devices with an open connection.
    pub(super) fn connected(&self) -> BTreeSet<DeviceId> {
        self.links.values().copied().collect()
    }

    pub(super) fn addresses(&self) -> Vec<SocketAddr> {
        self.endpoint.as_ref().map(|endpoint| endpoint.local_addresses()).unwrap_or_default()
    }
}

pub(super) const fn refusal(code: Code) -> InviteRefusal {
    match code {
        Code::InviteUsed => InviteRefusal::Used,
        Code::InviteExpired => InviteRefusal::Expired,
        Code::InviteRevoked => InviteRefusal::Revoked,
        Code::Stranger => InviteRefusal::WrongNetwork,
        _ => InviteRefusal::Unknown,
    }
}

/// What a newcomer's organisation is founded on: derived from the device's keys and the ticket, so that it is the
/// same at every start.
fn founding_of(keys: &DeviceKeys, ticket: &Ticket) -> wijktafel_model::fact::FoundingStatement {
    let seed = digest("wijktafel/founding/0", &[&*keys.signing_bytes(), &ticket.network.0]);
    let nonce = digest("wijktafel/founding-nonce/0", &[&seed]);
    wijktafel_model::fact::FoundingStatement {
        device: keys.device(),
        encryption: keys.encryption(),
        person: PersonId(prefix(&seed)),
        nonce: prefix(&nonce),
        format: wijktafel_core::replica::FORMAT,
    }
}

/// A hub that knows when partners were last heard. Not knowing that stops nothing.
fn hub(replica: Replica, home: &Home) -> Hub {
    let mut hub = Hub::new(replica);
    if let Err(error) = hub.recall(&home.store) {
        tracing::warn!(%error, "when partners were last heard cannot be read");
    }
    hub
}

/// A digest of what every replica shows that may read and holds the same.
fn view_digest(snapshot: Snapshot) -> String {
    let json = serde_json::to_vec(&snapshot.of_nobody()).unwrap_or_default();
    DeviceId(digest("wijktafel/view/0", &[&json])).to_string()
}

pub(super) fn store_error(error: &StoreError) -> RequestError {
    RequestError::new(match error {
        StoreError::Full => "disk-full",
        StoreError::Poisoned => "store-poisoned",
        StoreError::Damaged => "store-damaged",
        _ => "store-failed",
    })
}

pub(super) fn open_error(error: &OpenError) -> RequestError {
    match error {
        OpenError::Store(error) => store_error(error),
        _ => RequestError::new("store-damaged"),
    }
}

pub(super) fn command_error(error: &CommandError) -> RequestError {
    match error {
        CommandError::Rule(rule) => {
            let code =
                serde_json::to_value(rule).ok().and_then(|value| value.as_str().map(|code| code.replace('_', "-")));
            RequestError::new(&code.unwrap_or_else(|| "refused".to_owned()))
        }
        CommandError::Edit(edit) => RequestError::new(match edit {
            wijktafel_core::text::EditError::TextTooLong => "text-too-long",
            wijktafel_core::text::EditError::OutOfBounds => "out-of-bounds",
            _ => "edit-refused",
        }),
        CommandError::NoKey => RequestError::new("no-key"),
        CommandError::Open(error) => open_error(error),
        _ => RequestError::new("too-large"),
    }
}

pub(super) fn hub_error(error: &HubError) -> RequestError {
    match error {
        HubError::Open(error) => open_error(error),
        HubError::Command(error) => command_error(error),
        _ => RequestError::new("store-failed"),
    }
}
