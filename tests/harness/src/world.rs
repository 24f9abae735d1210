//! The world: sites, links between them, weather, time.

mod blind;
mod device;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use sha2::{Digest as _, Sha256};
use wijktafel_core::crypto::{DeviceKeys, InviteKey};
use wijktafel_core::entry::Entry;
use wijktafel_core::hub::{Cx, Hub, HubError, Outcome, Redeeming};
use wijktafel_core::keys::KeyObject;
use wijktafel_core::replica::{CommandError, Founder, Incoming, Made, Replica, Shown, Step};
use wijktafel_core::store::Storage as _;
use wijktafel_core::store::memory::MemoryStore;
use wijktafel_model::command::Command;
use wijktafel_model::fact::FoundingStatement;
use wijktafel_model::id::{DeviceId, EntryId, InviteId, LogId, NetworkId, OrgId, PersonId};
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::{Snapshot, Stage, SyncView, Texts};
use wijktafel_model::words::{Formality, OrgKind};

pub use self::blind::{BlindSite, Tamper, Visited, to_forget};
use crate::rng::Rng;
use crate::words::line;

/// When every world begins: 2026-01-05, a Monday.
pub const BEGINNING: Timestamp = Timestamp(1_767_571_200_000);

/// A partner of a world, by place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Partner(pub usize);

/// What the network does to frames, in thousandths per frame.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weather {
    /// The connection is cut, with everything in flight.
    pub cut: u64,
    /// The frame waits for a while, and everything behind it on the same link.
    pub delay: u64,
}

/// One computer.
#[derive(Debug)]
pub struct Site {
    /// Its name, for messages of tests.
    pub name: String,
    /// The seed of its device's signing key; of the old form, of both its keys.
    pub seed: [u8; 32],
    /// Its disk.
    pub store: MemoryStore,
    /// Its running replica; absent while it is off.
    pub hub: Option<Hub>,
    /// How far its clock is off.
    pub skew_ms: i64,
    network: NetworkId,
    rng: Rng,
}

#[derive(Debug)]
struct Link {
    ends: [Partner; 2],
    flying: [VecDeque<(i64, Vec<u8>)>; 2],
}

/// What a world writes down while it runs, for tests that look for words where they must not be.
#[derive(Debug, Default)]
pub struct Tap {
    /// Commands that were carried out, in order.
    pub commands: Vec<Command>,
    /// Frames that reached each partner, in order, as they are inside the connection.
    pub delivered: BTreeMap<Partner, Vec<Vec<u8>>>,
    /// How everything that a hub answered looks to whoever logs it.
    pub logged: String,
}

/// Faults that happened.
pub type Seen = BTreeMap<&'static str, u64>;

/// Sites, links, weather, time.
#[derive(Debug)]
pub struct World {
    /// Every computer.
    pub sites: Vec<Site>,
    /// What the network does.
    pub weather: Weather,
    /// How often each fault happened.
    pub seen: Seen,
    /// The world's own randomness.
    pub rng: Rng,
    /// Entries with facts that a site wrote and lost with a failed commit: nobody may ever hold them.
    pub lost_facts: Vec<(LogId, EntryId)>,
    /// What is written down, when anything is.
    pub tap: Option<Tap>,
    /// Connections that a site ended by itself, with the protocol's code.
    pub ended: Vec<(Partner, u32)>,
    now: Timestamp,
    links: BTreeMap<u64, Link>,
    next_link: u64,
    apart: BTreeSet<(Partner, Partner)>,
    transcript: Sha256,
    /// A site waits for its disk while what it sent arrives.
    slow_disk: bool,
}

impl World {
    /// An empty world.
    pub fn with_seed(seed: u64) -> Self {
        Self {
            sites: Vec::new(),
            weather: Weather::default(),
            seen: Seen::new(),
            rng: Rng::new(seed),
            lost_facts: Vec::new(),
            tap: None,
            ended: Vec::new(),
            now: BEGINNING,
            links: BTreeMap::new(),
            next_link: 1,
            apart: BTreeSet::new(),
            transcript: Sha256::new(),
            slow_disk: false,
        }
    }

    /// The same disks and clock with other randomness, everybody switched on and connected: a world to go on from,
    /// made once and used often.
    pub fn again(&self, seed: u64) -> Self {
        let mut world = Self { now: self.now, ..Self::with_seed(seed) };
        for site in &self.sites {
            let (store, name) = (site.store.clone(), site.name.clone());
            let partner = world.site(&name, site.network, site.seed);
            world.sites[partner.0].store = store;
            world.start(partner);
        }
        world.connect_all();
        world
    }

    /// Restores a copy of a site's disk on another computer and switches it on, beside the original.
    pub fn copy(&mut self, partner: Partner) -> Partner {
        let Site { name, network, seed, store, .. } = &self.sites[partner.0];
        let (name, network, seed, store) = (format!("{name}, copied"), *network, *seed, store.clone());
        let copy = self.site(&name, network, seed);
        self.sites[copy.0].store = store;
        self.start(copy);
        copy
    }

    /// Resumes a machine twice from one image: a second site that draws the same random bytes as the first, so that
    /// both open the same feeds. Both have just been switched on and are not connected.
    pub fn resume_twice(&mut self, partner: Partner) -> Partner {
        self.restart(partner);
        let twin = self.copy(partner);
        self.sites[twin.0].rng = self.sites[partner.0].rng.clone();
        twin
    }

    /// The keys of a site's device.
    ///
    /// # Panics
    /// When its store fails.
    pub fn keys(&self, partner: Partner) -> DeviceKeys {
        let Site { seed, store, .. } = &self.sites[partner.0];
        DeviceKeys::kept(seed, store).expect("the store answers")
    }

    /// Every entry of a log that a site keeps, in the order in which it accepted them.
    ///
    /// # Panics
    /// When its store fails.
    pub fn entries(&self, partner: Partner, log: LogId) -> Vec<Entry> {
        self.hub(partner).replica.all_entries(log, &self.sites[partner.0].store).expect("the store answers")
    }

    /// The texts of a log as a site holds it; loads the log.
    ///
    /// # Panics
    /// When its store fails.
    pub fn texts(&mut self, partner: Partner, log: LogId) -> Option<Texts> {
        let Site { store, hub, .. } = &mut self.sites[partner.0];
        let replica = &mut hub.as_mut()?.replica;
        replica.load(log, store).expect("the log is read");
        replica.texts(log)
    }

    /// Asserts that what a running site shows, what its disk holds and what can be derived from the entries alone are
    /// the same.
    ///
    /// # Panics
    /// When they are not, or the disk does not open.
    pub fn assert_rebuilt(&mut self, partner: Partner) {
        let site = &self.sites[partner.0];
        let open = || Replica::open(site.network, self.keys(partner), &site.store).expect("what was committed opens");
        let (kept, mut rebuilt) = (open(), open());
        rebuilt.rebuild_rows(&site.store, &mut Step::default()).expect("every log is read");
        let live = &self.hub(partner).replica;
        for log in live.log_ids() {
            assert_eq!(live.row(log), kept.row(log), "{}: the row on the disk of {log:?}", site.name);
            assert_eq!(live.row(log), rebuilt.row(log), "{}: the row from the entries of {log:?}", site.name);
            assert_eq!(live.fingerprint(log), kept.fingerprint(log), "{}: what is held of {log:?}", site.name);
        }
        assert_eq!(live.roster_fingerprint(), kept.roster_fingerprint(), "{}: the roster", site.name);
        assert_eq!(live.standing(), kept.standing(), "{}: who belongs", site.name);
    }

    /// A network of members with a voice, all connected and in step.
    ///
    /// # Panics
    /// When founding, joining or synchronising fails: then nothing else can be tested.
    pub fn network(seed: u64, names: &[&str]) -> (Self, Vec<Partner>) {
        let mut world = Self::with_seed(seed);
        let mut partners = Vec::new();
        for name in names {
            let partner = match partners.first() {
                None => world.found(name),
                Some(first) => {
                    let joined = world.join(*first, name);
                    world.settle();
                    joined
                }
            };
            partners.push(partner);
        }
        world.connect_all();
        world.settle();
        for partner in &partners {
            assert_eq!(world.hub(*partner).replica.stage(), Some(Stage::Member), "{} is a member", names[partner.0]);
        }
        (world, partners)
    }

    /// A network of members with a voice, each connected to the first alone: large ones are made quickly.
    ///
    /// # Panics
    /// When founding, joining or synchronising fails: then nothing else can be tested.
    pub fn star(seed: u64, names: &[&str]) -> (Self, Vec<Partner>) {
        let mut world = Self::with_seed(seed);
        let mut partners = Vec::new();
        for name in names {
            let partner = match partners.first() {
                None => world.found(name),
                Some(first) => {
                    let newcomer = world.knock(*first, name);
                    let invite = world.open_invitation(*first);
                    world.run(*first, &Command::ConfirmInvite { invite }).expect("the code is confirmed");
                    world.settle();
                    world.run(newcomer, &Command::AcceptMembership).expect("the newcomer accepts");
                    world.settle();
                    world.write_cards(newcomer);
                    newcomer
                }
            };
            partners.push(partner);
        }
        world.settle();
        for (place, other) in partners.iter().enumerate() {
            let org = world.org(*other);
            // Whoever came first admitted it, and with that endorses it.
            for voice in partners.iter().take(place).skip(1) {
                world.run(*voice, &Command::Endorse { org }).expect("a voice endorses");
            }
            world.settle();
        }
        let standing = world.hub(partners[0]).replica.standing();
        assert_eq!(standing.voices().len(), names.len(), "everybody has a voice");
        (world, partners)
    }

    fn site(&mut self, name: &str, network: NetworkId, seed: [u8; 32]) -> Partner {
        let rng = Rng::new(self.rng.next());
        let hub = None;
        let site = Site { name: name.to_owned(), store: MemoryStore::new(), hub, skew_ms: 0, seed, network, rng };
        self.sites.push(site);
        Partner(self.sites.len() - 1)
    }

    fn fresh_seed(&mut self) -> [u8; 32] {
        let mut seed = [0; 32];
        self.rng.fill(&mut seed);
        seed
    }

    /// Founds a network with one organisation.
    ///
    /// # Panics
    /// When it fails.
    pub fn found(&mut self, name: &str) -> Partner {
        let seed = self.fresh_seed();
        let partner = self.site(name, NetworkId([0; 32]), seed);
        let now = self.now;
        let site = &mut self.sites[partner.0];
        let founder = Founder { keys: DeviceKeys::from_seed(&seed), at: now, sponsors: 1 };
        let (replica, step) = Replica::found(founder, &mut |bytes| site.rng.fill(bytes)).expect("a network is founded");
        site.network = replica.network();
        site.store.commit(&step.batch).expect("the genesis is committed");
        site.hub = Some(Hub::new(replica));
        self.run(partner, &Command::NameNetwork { name: line("Wijknetwerk"), region: None }).expect("it is named");
        self.write_cards(partner);
        partner
    }

    /// Lets a newcomer join by invitation of a member: through to its acceptance.
    ///
    /// # Panics
    /// When a step of joining fails.
    pub fn join(&mut self, inviter: Partner, name: &str) -> Partner {
        let newcomer = self.knock(inviter, name);
        let invite = self.open_invitation(inviter);
        self.run(inviter, &Command::ConfirmInvite { invite }).expect("the code is confirmed");
        self.settle();
        self.run(newcomer, &Command::AcceptMembership).expect("the newcomer accepts");
        self.settle();
        self.write_cards(newcomer);
        let org = self.org(newcomer);
        for place in 0..self.sites.len() {
            if place != inviter.0 && place != newcomer.0 {
                self.connect(Partner(place), newcomer);
                self.run(Partner(place), &Command::Endorse { org }).expect("a member endorses");
            }
        }
        self.settle();
        newcomer
    }

    /// The invitation of `inviter` that waits for its code to be confirmed.
    ///
    /// # Panics
    /// When there is none.
    pub fn open_invitation(&self, inviter: Partner) -> InviteId {
        let standing = self.hub(inviter).replica.standing();
        let waiting = standing.invites.iter().find(|(_, invite)| !invite.redeemed_by.is_empty() && !invite.confirmed);
        *waiting.expect("an invitation waits for its code").0
    }

    /// Lets a newcomer ask to be taken in; nobody confirmed anything yet.
    ///
    /// # Panics
    /// When the invitation cannot be made.
    pub fn knock(&mut self, inviter: Partner, name: &str) -> Partner {
        let secret = self.fresh_seed();
        let command = Command::Invite { invite: InviteKey::from_seed(&secret).id(), expires: None, tables: Vec::new() };
        self.run(inviter, &command).expect("an invitation is made");
        self.redeem(inviter, name, &secret)
    }

    /// Lets a newcomer ask the inviter to be taken in with the secret of an invitation.
    pub fn redeem(&mut self, inviter: Partner, name: &str, secret: &[u8; 32]) -> Partner {
        self.redeem_at(&[inviter], inviter, name, secret)
    }

    /// Lets a newcomer that may ask any of `carriers` ask one of them to be taken in.
    pub fn redeem_at(&mut self, carriers: &[Partner], asked: Partner, name: &str, secret: &[u8; 32]) -> Partner {
        let key = InviteKey::from_seed(secret);
        let network = self.sites[asked.0].network;
        let seed = self.fresh_seed();
        let newcomer = self.site(name, network, seed);
        let keys = DeviceKeys::from_seed(&seed);
        let founding = FoundingStatement {
            device: keys.device(),
            encryption: keys.encryption(),
            person: PersonId([7; 16]),
            nonce: [newcomer.0 as u8; 16],
            format: 0,
        };
        let carriers = carriers.iter().map(|carrier| self.hub(*carrier).replica.keys().device()).collect();
        let mut hub = Hub::new(Replica::newcomer(network, keys));
        hub.redeem_with(Redeeming { carriers, key, founding, organisation: line(name), person: line("Iemand") });
        self.sites[newcomer.0].hub = Some(hub);
        self.connect(newcomer, asked);
        self.settle();
        newcomer
    }

    fn write_cards(&mut self, partner: Partner) {
        let Some(me) = self.hub(partner).replica.me() else { return };
        let name = line(&self.sites[partner.0].name.clone());
        let card = Command::DescribeOrganisation {
            name: name.clone(),
            kind: OrgKind::Welfare,
            formality: Formality::Formal,
            areas: Vec::new(),
            offers: None,
        };
        self.run(partner, &card).expect("the card of the organisation is written");
        let card = Command::DescribePerson { person: me.person, name, roles: Vec::new(), contact: None };
        self.run(partner, &card).expect("the card of the person is written");
    }

    /// The running hub of a partner.
    ///
    /// # Panics
    /// When it is off.
    pub fn hub(&self, partner: Partner) -> &Hub {
        self.sites[partner.0].hub.as_ref().expect("the site runs")
    }

    /// The organisation of a partner.
    ///
    /// # Panics
    /// When it is not in the roster.
    pub fn org(&self, partner: Partner) -> OrgId {
        self.hub(partner).replica.me().expect("in the roster").org
    }

    /// The time everywhere but on clocks that are off.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// A digest of everything that was sent, in order: equal for equal seeds.
    pub fn transcript(&self) -> String {
        self.transcript.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Carries out a command at a partner.
    ///
    /// # Errors
    /// [`CommandError`]. After a failed commit the site has crashed and started again, and the answer is the error of
    /// opening.
    pub fn run(&mut self, partner: Partner, command: &Command) -> Result<Made, CommandError> {
        let mut made = None;
        let mut refused = None;
        let committed = self.with(partner, |hub, cx| match hub.execute(command, cx) {
            Ok((what, outcome)) => {
                made = Some(what);
                Ok(outcome)
            }
            Err(error) => {
                refused = Some(error);
                Ok(Outcome::default())
            }
        });
        match (refused, committed, made) {
            (Some(error), ..) => Err(error),
            (None, true, Some(made)) => {
                if let Some(tap) = &mut self.tap {
                    tap.commands.push(command.clone());
                }
                Ok(made)
            }
            _ => Err(CommandError::NoKey),
        }
    }

    /// Lets a partner's device look whether its encryption key is due, as it does at each start and every day.
    pub fn renew_key(&mut self, partner: Partner) -> bool {
        self.with(partner, Hub::renew_key)
    }

    /// Hands entries to a partner as a file would.
    pub fn hand_over(&mut self, partner: Partner, incoming: Vec<Incoming>) -> bool {
        self.hand_over_with(partner, incoming, &[])
    }

    /// The same with key objects.
    pub fn hand_over_with(&mut self, partner: Partner, incoming: Vec<Incoming>, keys: &[KeyObject]) -> bool {
        self.with(partner, |hub, cx| hub.take_in(incoming, keys, cx))
    }

    /// Computes a step at a site, commits it, sends what follows. Whether it was committed.
    fn with(
        &mut self,
        partner: Partner,
        work: impl FnOnce(&mut Hub, &mut Cx<'_>) -> Result<Outcome, HubError>,
    ) -> bool {
        let now = Timestamp(self.now.0 + self.sites[partner.0].skew_ms);
        let Site { store, hub, rng, .. } = &mut self.sites[partner.0];
        let Some(running) = hub.as_mut() else { return false };
        let mut random = |bytes: &mut [u8]| rng.fill(bytes);
        let done = work(running, &mut Cx { reader: store, now, random: &mut random });
        if let Some(tap) = &mut self.tap {
            tap.logged.push_str(&format!("{done:?}\n"));
        }
        match done {
            Ok(outcome) => self.carry_out(partner, outcome),
            Err(_store_failed) => {
                *self.seen.entry("read-failed").or_default() += 1;
                self.restart(partner);
                false
            }
        }
    }

    fn carry_out(&mut self, partner: Partner, outcome: Outcome) -> bool {
        for (link, frame) in outcome.early {
            self.fly(partner, link, frame);
            // The disk may be slower than the network; whoever is at its commit takes nothing in meanwhile.
            if !self.slow_disk && self.rng.chance(300) {
                self.slow_disk = true;
                self.arrive(partner, link);
                self.slow_disk = false;
            }
        }
        if !outcome.step.batch.is_empty() && self.sites[partner.0].store.commit(&outcome.step.batch).is_err() {
            *self.seen.entry("commit-failed").or_default() += 1;
            let facts = self.own_facts(partner, &outcome.step);
            self.restart(partner);
            let kept =
                |(log, id): &(LogId, EntryId)| self.hub(partner).replica.holds(*log, id, &self.sites[partner.0].store);
            let lost: Vec<_> = facts.into_iter().filter(|fact| !kept(fact)).collect();
            self.lost_facts.extend(lost);
            return false;
        }
        for (link, frame) in outcome.sends {
            self.fly(partner, link, frame);
        }
        for (link, code) in outcome.closes {
            self.ended.push((partner, code));
            self.cut_link(link);
        }
        true
    }

    /// New entries of a step that this site wrote itself and that hold facts. What a copy of its disk wrote cannot be
    /// told from that, so none where there is one.
    fn own_facts(&self, partner: Partner, step: &Step) -> Vec<(LogId, EntryId)> {
        let seed = self.sites[partner.0].seed;
        if self.sites.iter().filter(|site| site.seed == seed).count() > 1 {
            return Vec::new();
        }
        let replica = &self.hub(partner).replica;
        let device = replica.keys().device();
        let own = |log: LogId, id: EntryId| {
            let item = replica.log(log).and_then(|log| log.item(&id));
            item.is_some_and(|item| item.author.device == device && !item.statements.is_empty())
        };
        let fresh = step.fresh.iter().flat_map(|(log, entries)| entries.iter().map(|entry| (*log, entry.id())));
        fresh.filter(|(log, id)| own(*log, *id)).collect()
    }

    fn fly(&mut self, from: Partner, link: u64, frame: Vec<u8>) {
        self.transcript.update((from.0 as u64).to_be_bytes());
        self.transcript.update((frame.len() as u64).to_be_bytes());
        self.transcript.update(&frame);
        let Some(link) = self.links.get_mut(&link) else { return };
        let side = usize::from(link.ends[0] != from);
        let mut due = self.now.0 + 5;
        if self.rng.chance(self.weather.delay) {
            due += 50 + (self.rng.next() % 2_000).cast_signed();
            *self.seen.entry("delay").or_default() += 1;
        }
        let behind = link.flying[side].back().map_or(0, |(due, _)| *due);
        link.flying[side].push_back((due.max(behind), frame));
    }

    /// Delivers everything that flies from a site on a link.
    fn arrive(&mut self, from: Partner, id: u64) {
        let Some(link) = self.links.get(&id) else { return };
        let side = usize::from(link.ends[0] != from);
        while self.deliver(id, side) {}
    }

    /// Delivers the next frame that flies from one side of a link. False when there is none.
    fn deliver(&mut self, id: u64, side: usize) -> bool {
        let Some(link) = self.links.get_mut(&id) else { return false };
        let to = link.ends[1 - side];
        let Some((_, frame)) = link.flying[side].pop_front() else { return false };
        if let Some(tap) = &mut self.tap {
            tap.delivered.entry(to).or_default().push(frame.clone());
        }
        self.with(to, |hub, cx| hub.frame(id, &frame, cx));
        true
    }

    /// Connects two sites, unless they are apart, off or connected.
    pub fn connect(&mut self, one: Partner, two: Partner) {
        let apart = self.apart.contains(&(one.min(two), one.max(two)));
        let off = self.sites[one.0].hub.is_none() || self.sites[two.0].hub.is_none();
        let there = self.links.values().any(|link| link.ends == [one, two] || link.ends == [two, one]);
        // A node does not call itself, and a copy of a disk is the same node.
        let same = self.sites[one.0].seed == self.sites[two.0].seed;
        if apart || off || there || same {
            return;
        }
        let device = |world: &Self, partner: Partner| -> DeviceId { world.hub(partner).replica.keys().device() };
        let (one_device, two_device) = (device(self, one), device(self, two));
        let link = self.next_link;
        self.next_link += 1;
        self.links.insert(link, Link { ends: [one, two], flying: [VecDeque::new(), VecDeque::new()] });
        self.with(two, |hub, cx| hub.connected(link, one_device, false, cx));
        self.with(one, |hub, cx| hub.connected(link, two_device, true, cx));
    }

    /// Connects everybody who runs and is not apart.
    pub fn connect_all(&mut self) {
        for one in 0..self.sites.len() {
            for two in one + 1..self.sites.len() {
                self.connect(Partner(one), Partner(two));
            }
        }
    }

    /// Cuts the network between two sites until [`World::heal`].
    pub fn partition(&mut self, one: Partner, two: Partner) {
        self.apart.insert((one.min(two), one.max(two)));
        let links: Vec<u64> = self.links_between(one, two);
        for link in links {
            self.cut_link(link);
        }
    }

    /// Ends the partition between two sites and connects them.
    pub fn rejoin(&mut self, one: Partner, two: Partner) {
        self.apart.remove(&(one.min(two), one.max(two)));
        self.connect(one, two);
    }

    /// Ends every partition and connects everybody again.
    pub fn heal(&mut self) {
        self.apart.clear();
        self.connect_all();
    }

    /// Puts frames on the wire between two connected sites as if `from` had said them: what its program would never
    /// say.
    ///
    /// # Panics
    /// When the two are not connected.
    pub fn inject(&mut self, from: Partner, to: Partner, frames: Vec<Vec<u8>>) {
        let link = *self.links_between(from, to).first().expect("the two are connected");
        for frame in frames {
            self.fly(from, link, frame);
        }
    }

    fn links_between(&self, one: Partner, two: Partner) -> Vec<u64> {
        let between = |link: &Link| link.ends == [one, two] || link.ends == [two, one];
        self.links.iter().filter(|(_, link)| between(link)).map(|(id, _)| *id).collect()
    }

    fn cut_link(&mut self, id: u64) {
        let Some(link) = self.links.remove(&id) else { return };
        let now = self.now;
        for end in link.ends {
            if let Some(hub) = &mut self.sites[end.0].hub {
                hub.disconnected(id, now);
            }
        }
    }

    /// Switches a site off: connections end, memory is gone, the disk stays as it is.
    pub fn stop(&mut self, partner: Partner) {
        let links: Vec<u64> =
            self.links.iter().filter(|(_, link)| link.ends.contains(&partner)).map(|(id, _)| *id).collect();
        for link in links {
            self.cut_link(link);
        }
        self.sites[partner.0].hub = None;
    }

    /// Switches a site on from its disk.
    ///
    /// # Panics
    /// When its store does not open: what was committed must always open.
    pub fn start(&mut self, partner: Partner) {
        let site = &mut self.sites[partner.0];
        let keys = DeviceKeys::kept(&site.seed, &site.store).expect("the store answers");
        let replica = Replica::open(site.network, keys, &site.store).expect("what was committed opens");
        let mut hub = Hub::new(replica);
        hub.recall(&site.store).expect("the store answers");
        site.hub = Some(hub);
    }

    /// Loses power and starts again.
    pub fn restart(&mut self, partner: Partner) {
        self.stop(partner);
        self.sites[partner.0].store.crash();
        self.start(partner);
    }

    /// Delivers the next frame that is due; advances the clock to it. False when nothing flies.
    pub fn step(&mut self) -> bool {
        let next = self
            .links
            .iter()
            .flat_map(|(id, link)| (0..2).filter_map(|side| Some((link.flying[side].front()?.0, *id, side))))
            .min();
        let Some((due, id, side)) = next else { return false };
        self.now = Timestamp(self.now.0.max(due));
        if self.rng.chance(self.weather.cut) {
            *self.seen.entry("cut").or_default() += 1;
            self.cut_link(id);
            return true;
        }
        self.deliver(id, side);
        true
    }

    /// Lets time pass: sites notice, and ask again for what is missing.
    pub fn pass(&mut self, ms: i64) {
        self.now = Timestamp(self.now.0 + ms);
        for place in 0..self.sites.len() {
            self.with(Partner(place), |hub, cx| hub.tick(cx));
        }
    }

    /// Delivers until nothing flies any more, with good weather and everybody connected who may be.
    ///
    /// # Panics
    /// When the sites do not come to rest: they would talk for ever.
    pub fn settle(&mut self) {
        let weather = std::mem::take(&mut self.weather);
        for _ in 0..12 {
            let mut delivered = 0;
            while self.step() {
                delivered += 1;
                assert!(delivered < 200_000, "the sites talk without end");
            }
            self.pass(6_000);
            if !self.links.values().any(|link| link.flying.iter().any(|flying| !flying.is_empty())) && delivered == 0 {
                break;
            }
        }
        self.weather = weather;
    }

    /// What a partner sees; `detail` is opened in full.
    ///
    /// # Panics
    /// When its store fails.
    pub fn snapshot(&mut self, partner: Partner, detail: Option<LogId>) -> Snapshot {
        let today = self.now.day();
        let Site { store, hub, .. } = &mut self.sites[partner.0];
        let shown = Shown { detail, today, version: 0 };
        let hub = hub.as_mut().expect("the site runs");
        hub.replica.snapshot(shown, SyncView::default(), store).expect("the store answers")
    }

    /// What a partner sees, without who is looking: equal at partners who read the same.
    ///
    /// # Panics
    /// When its store fails.
    pub fn view(&mut self, partner: Partner, detail: Option<LogId>) -> Snapshot {
        self.snapshot(partner, detail).of_nobody()
    }

    /// Asserts that partners see the same, list and every case and agreement in full.
    ///
    /// # Panics
    /// When they do not.
    pub fn assert_converged(&mut self, partners: &[Partner]) {
        let Some((first, rest)) = partners.split_first() else { return };
        let here = self.view(*first, None);
        for other in rest {
            let there = self.view(*other, None);
            assert_eq!(here, there, "{} and {} see the same", self.sites[first.0].name, self.sites[other.0].name);
            let logs = here.cases.iter().map(|row| row.log).chain(here.agreements.iter().map(|row| row.log));
            for log in logs {
                let one = self.view(*first, Some(log)).detail;
                assert_eq!(one, self.view(*other, Some(log)).detail, "{} in full", log.short());
            }
        }
    }
}
