//! A small real network: alice founds it, bob joins and leaves; bob's colleague signs on a device of her own.

use std::collections::BTreeMap;

use wijktafel_model::fact::lesson::LessonOpened;
use wijktafel_model::fact::{
    Accepted, Admitted, AgreementOpened, CaseOpened, Charter, DeviceAdded, Dropped, Fact, FoundingStatement,
    GroupFounded, Invited, Left, NetworkFounded, NetworkNamed, Noted, PersonEnrolled, Redeemed, SeenInForce, Statement,
    TipAdded, VerdictGiven, VersionProposed,
};
use wijktafel_model::id::{DeviceId, EntryId, GroupId, LogId, NetworkId, OrgId, PersonId, Signature};
use wijktafel_model::roster::{Roster, RosterEntry};
use wijktafel_model::snapshot::{self, Parts, foundings};
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::{
    AgreementRow, AgreementState, AgreementView, CaseRow, CaseState, CaseView, Detail, ElectorView, Row, Snapshot,
    SyncView, VersionView,
};
use wijktafel_model::words::{
    AgreementKind, AgreementRule, Document, DropReason, LearningOrder, LifeArea, Line, LogKind, Mandates, Prose,
    ReaderRule, SupportLevel, Verdict,
};

use super::super::audit::parents;
use super::super::{Coverage, LogSource, Source};
use crate::crypto::{DeviceKeys, InviteKey, REDEEM_DOMAIN, Secret};
use crate::entry::{Body, Entry, FeedWriter, Founding, Opening};

pub(super) const TODAY: Day = Day(20_000);
pub(super) const AT: Timestamp = Timestamp(20_000 * 86_400_000);

/// The group that both read, and the one that alice alone reads.
pub(super) const SHARED: GroupId = GroupId([0x51; 16]);
pub(super) const CLOSED: GroupId = GroupId([0x52; 16]);

/// Words in logs that bob may not take along.
pub(super) const CANARY: &str = "kanarie-in-de-kolenmijn";

pub(super) fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub(super) fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

/// One log with everything ever written in it.
pub(super) struct Written {
    pub(super) log: LogId,
    pub(super) kind: LogKind,
    pub(super) secret: Secret,
    pub(super) entries: Vec<Entry>,
    bodies: Vec<Body>,
    writers: BTreeMap<DeviceId, FeedWriter>,
}

impl Written {
    pub(super) fn heads(&self) -> Vec<EntryId> {
        let stood_on =
            |id: &EntryId| self.entries.iter().zip(&self.bodies).any(|(entry, body)| parents(entry, body).contains(id));
        self.entries.iter().map(Entry::id).filter(|id| !stood_on(id)).collect()
    }

    /// Everything, held.
    pub(super) fn held(&self) -> LogSource {
        self.given(Coverage::Held)
    }

    pub(super) fn given(&self, coverage: Coverage) -> LogSource {
        let secrets = vec![self.secret.clone()];
        LogSource { log: self.log, kind: self.kind, entries: self.entries.clone(), secrets, coverage }
    }
}

/// The network.
pub(super) struct World {
    pub(super) alice: DeviceKeys,
    pub(super) bob: DeviceKeys,
    /// Bob's colleague.
    pub(super) carol: DeviceKeys,
    pub(super) network: NetworkId,
    pub(super) roster: Written,
    standing: Roster,
    randoms: u8,
}

fn founding(keys: &DeviceKeys, number: u8) -> FoundingStatement {
    FoundingStatement {
        device: keys.device(),
        encryption: keys.encryption(),
        person: PersonId([number; 16]),
        nonce: [number; 16],
        format: 0,
    }
}

fn says(fact: Fact, previous: Option<Vec<EntryId>>) -> Statement {
    Statement { fact, at: AT, previous }
}

impl World {
    /// Alice and bob are members; carol is bob's colleague and may sign. `seed` makes another network.
    pub(super) fn new(seed: u8) -> Self {
        let keys = |number: u8| DeviceKeys::from_seed(&[seed ^ number; 32]);
        let (alice, bob, carol) = (keys(1), keys(2), keys(3));
        let secret = Secret::new([seed ^ 4; 32]);
        let charter = Charter { sponsors: 1, format: 0 };
        let founded = Fact::NetworkFounded(NetworkFounded { founding: founding(&alice, 1), charter });
        let opening = Opening {
            device: alice.device(),
            founding: Some(Founding { kind: LogKind::Roster, readers: ReaderRule::Members }),
            previous: None,
        };
        let statements = vec![says(founded, None)];
        let (writer, genesis) =
            FeedWriter::open(&alice, None, None, &secret, [seed; 16], opening, statements, vec![], vec![]).unwrap();
        let network = genesis.network();
        let roster = Written {
            log: genesis.log(),
            kind: LogKind::Roster,
            secret,
            entries: Vec::new(),
            bodies: Vec::new(),
            writers: BTreeMap::from([(alice.device(), writer)]),
        };
        let mut world = Self { alice, bob, carol, network, roster, standing: Roster::new(network), randoms: 0 };
        world.absorb(genesis);
        world.settle();
        world
    }

    fn settle(&mut self) {
        let (alice, bob, carol) = (self.keys(1), self.keys(2), self.keys(3));
        let invite = InviteKey::from_seed(&[9; 32]);
        let newcomer = founding(&bob, 2);
        let message = Redeemed::message(&self.network, &invite.id(), &newcomer);
        let redeemed = Redeemed {
            invite: invite.id(),
            by_invite: invite.sign(REDEEM_DOMAIN, &message),
            by_device: bob.sign(REDEEM_DOMAIN, &message),
            founding: newcomer,
        };
        let groups = Vec::new();
        self.decide(&alice, vec![Fact::Invited(Invited { invite: invite.id(), expires: None, groups })]);
        self.decide(&alice, vec![Fact::Redeemed(redeemed)]);
        let org = self.bobs();
        self.decide(&alice, vec![Fact::Admitted(Admitted { org, number: 1, invite: Some(invite.id()) })]);
        self.decide(&bob, vec![Fact::Accepted(Accepted { number: 1 })]);
        self.decide(&alice, vec![Fact::Noted(Noted {})]);
        self.decide(&bob, vec![Fact::Noted(Noted {})]);
        let mandates = Mandates { administer: false, decide: false, sign: true };
        self.decide(&bob, vec![Fact::PersonEnrolled(PersonEnrolled { person: PersonId([3; 16]), mandates })]);
        let (device, encryption) = (carol.device(), carol.encryption());
        let added = DeviceAdded { device, encryption, person: PersonId([3; 16]), format: 0 };
        self.decide(&bob, vec![Fact::DeviceAdded(added)]);
        let orgs = vec![self.alices(), self.bobs()];
        self.decide(&alice, vec![Fact::GroupFounded(GroupFounded { group: SHARED, orgs })]);
        let orgs = vec![self.alices()];
        self.decide(&alice, vec![Fact::GroupFounded(GroupFounded { group: CLOSED, orgs })]);
        assert!(self.standing.standing().may_write(&carol.device(), &ReaderRule::Group(SHARED)));
        assert!(!self.standing.standing().may_write(&carol.device(), &ReaderRule::Group(CLOSED)));
    }

    /// The same keys again, since none can be copied.
    fn keys(&self, number: u8) -> DeviceKeys {
        let seed = self.roster.secret.expose()[0] ^ 4;
        DeviceKeys::from_seed(&[seed ^ number; 32])
    }

    pub(super) fn alices(&self) -> OrgId {
        founding(&self.alice, 1).org()
    }

    pub(super) fn bobs(&self) -> OrgId {
        founding(&self.bob, 2).org()
    }

    /// An entry in the roster that has seen everything.
    pub(super) fn decide(&mut self, keys: &DeviceKeys, facts: Vec<Fact>) -> EntryId {
        let standing = self.standing.standing();
        let author = standing.author(&keys.device());
        let decisions = author.and_then(|author| standing.orgs.get(&author.org)).map(|org| org.decisions.clone());
        let previous = |fact: &Fact| Roster::is_decision(fact).then(|| decisions.clone().unwrap_or_default());
        let statements = facts.into_iter().map(|fact| says(fact.clone(), previous(&fact))).collect();
        let network = self.network;
        let random = self.random();
        let entry = write(&mut self.roster, network, keys, statements, vec![], random);
        self.absorb(entry.clone());
        entry.id()
    }

    /// Bob leaves.
    pub(super) fn leave(&mut self) {
        self.decide(&self.keys(2), vec![Fact::Left(Left { number: 1 })]);
    }

    fn absorb(&mut self, entry: Entry) {
        let body = entry.open(&self.roster.secret).unwrap();
        let feeds = &self.roster.entries;
        let opening = feeds
            .iter()
            .zip(&self.roster.bodies)
            .find(|(first, _)| first.header.seq == 0 && first.feed() == entry.feed());
        let device = body.opening.as_ref().or_else(|| opening?.1.opening.as_ref()).unwrap().device;
        self.standing.absorb(RosterEntry {
            id: entry.id(),
            device,
            parents: parents(&entry, &body),
            statements: body.statements.clone(),
        });
        self.roster.entries.push(entry);
        self.roster.bodies.push(body);
    }

    fn random(&mut self) -> [u8; 16] {
        self.randoms += 1;
        [self.randoms; 16]
    }

    /// Founds a log.
    pub(super) fn found(&mut self, keys: &DeviceKeys, kind: LogKind, readers: ReaderRule, fact: Fact) -> Written {
        let random = self.random();
        let secret = Secret::new([random[0] ^ 0x80; 32]);
        let opening = Opening { device: keys.device(), founding: Some(Founding { kind, readers }), previous: None };
        let statements = vec![says(fact, None)];
        let heads = self.roster.heads();
        let (writer, entry) =
            FeedWriter::open(keys, Some(self.network), None, &secret, random, opening, statements, vec![], heads)
                .unwrap();
        let body = entry.open(&secret).unwrap();
        let writers = BTreeMap::from([(keys.device(), writer)]);
        Written { log: entry.log(), kind, secret, entries: vec![entry], bodies: vec![body], writers }
    }

    /// An entry in a log that has seen everything.
    pub(super) fn write(&mut self, log: &mut Written, keys: &DeviceKeys, fact: Fact) -> EntryId {
        let (random, heads) = (self.random(), self.roster.heads());
        let entry = write(log, self.network, keys, vec![says(fact, None)], heads, random);
        log.bodies.push(entry.open(&log.secret).unwrap());
        log.entries.push(entry.clone());
        entry.id()
    }
}

fn write(
    log: &mut Written,
    network: NetworkId,
    keys: &DeviceKeys,
    statements: Vec<Statement>,
    roster: Vec<EntryId>,
    random: [u8; 16],
) -> Entry {
    let seen = log.heads();
    if let Some(writer) = log.writers.get_mut(&keys.device()) {
        let body = Body { statements, ..Body::default() };
        return writer.append(keys, &log.secret, body, &seen, &roster).unwrap();
    }
    let opening = Opening { device: keys.device(), founding: None, previous: None };
    let (writer, entry) =
        FeedWriter::open(keys, Some(network), Some(log.log), &log.secret, random, opening, statements, seen, roster)
            .unwrap();
    log.writers.insert(keys.device(), writer);
    entry
}

/// What bob holds when he leaves, and what a view would show of it.
pub(super) struct Copy {
    pub(super) world: World,
    pub(super) logs: Vec<LogSource>,
    pub(super) snapshot: Snapshot,
    pub(super) details: Vec<Detail>,
    /// A case that bob takes along.
    pub(super) case: LogId,
    pub(super) agreement: LogId,
    /// Dropped for everybody.
    pub(super) removed: LogId,
    /// Past its day.
    pub(super) expired: LogId,
    /// Its key never came.
    pub(super) waiting: LogId,
    /// What alice alone reads.
    pub(super) closed: Written,
}

impl Copy {
    pub(super) fn source(&self) -> Source<'_> {
        Source {
            network: self.world.network,
            keys: &self.world.bob,
            org: self.world.bobs(),
            at: AT,
            snapshot: &self.snapshot,
            details: &self.details,
            logs: self.logs.clone(),
        }
    }

    pub(super) fn log(&mut self, log: LogId) -> &mut LogSource {
        self.logs.iter_mut().find(|one| one.log == log).unwrap()
    }

    /// Everything bob's network is, written and left; `text` is the text of the agreement.
    pub(super) fn of(seed: u8, text: &str) -> Self {
        let mut world = World::new(seed);
        let (alice, bob) = (world.keys(1), world.keys(2));
        let named = Fact::NetworkNamed(NetworkNamed { name: line("Molenkwartier"), region: None });
        let name = world.found(&alice, LogKind::Network, ReaderRule::Members, named);
        let mut case = case(&mut world, ReaderRule::Group(SHARED), "Post die blijft liggen");
        let tip = TipAdded { area: LifeArea::Finances, level: SupportLevel::Own, text: prose("samen openen") };
        world.write(&mut case, &alice, Fact::TipAdded(tip.clone()));
        world.write(&mut case, &alice, Fact::TipAdded(tip.clone()));
        world.write(&mut case, &bob, Fact::TipAdded(tip));
        // The last signature of the feed vouches for this one, as in a replica that dropped it.
        case.entries[1].signature = None;
        let (agreement, view) = agreement(&mut world, text);
        let closed = self::case(&mut world, ReaderRule::Group(CLOSED), CANARY);
        let expired = self::case(&mut world, ReaderRule::Members, CANARY);
        let waiting = lesson(&mut world);
        let mut removed = lesson(&mut world);
        world.write(&mut removed, &bob, Fact::Dropped(Dropped { reason: DropReason::Mistake }));
        let tombstone = removed.entries.split_off(1);
        world.leave();

        let mut logs = vec![name.held(), case.held(), expired.held(), agreement.held(), world.roster.held()];
        let why = wijktafel_model::export::Absence::WaitingForKey;
        logs.push(LogSource { secrets: vec![], ..waiting.given(Coverage::LeftOut { why }) });
        let on = Some(TODAY);
        logs.push(LogSource { entries: tombstone, secrets: vec![], ..removed.given(Coverage::Removed { on }) });
        let row = case_row(&world, &case);
        let snapshot = snapshot(&world, &row, &view);
        let details = vec![Detail::Case(case_view(row)), Detail::Agreement(view)];
        Self {
            logs,
            snapshot,
            details,
            case: case.log,
            agreement: agreement.log,
            removed: removed.log,
            expired: expired.log,
            waiting: waiting.log,
            closed,
            world,
        }
    }
}

fn case(world: &mut World, readers: ReaderRule, title: &str) -> Written {
    let opened = CaseOpened {
        table: LogId([0x77; 16]),
        title: line(title),
        ground: prose(title),
        retain_until: TODAY.plus(100),
        areas: vec![LifeArea::Finances],
    };
    world.found(&world.keys(1), LogKind::Case, readers, Fact::CaseOpened(opened))
}

pub(super) fn circle(world: &mut World) -> LogSource {
    let opened = wijktafel_model::fact::circle::CircleOpened {
        title: line("Een kring"),
        purpose: prose("rust in huis"),
        until: TODAY.plus(100),
        responsible: world.alices(),
        later: wijktafel_model::words::LaterReaders::ALL[0],
        areas: vec![LifeArea::Finances],
        from: None,
    };
    world.found(&world.keys(1), LogKind::Circle, ReaderRule::Own, Fact::CircleOpened(opened)).held()
}

fn lesson(world: &mut World) -> Written {
    let opened = LessonOpened { title: line(CANARY), order: LearningOrder::First, cases: vec![], origin: None };
    world.found(&world.keys(1), LogKind::Lesson, ReaderRule::Members, Fact::LessonOpened(opened))
}

/// An agreement that alice proposes, and that she and carol agree to.
fn agreement(world: &mut World, text: &str) -> (Written, AgreementView) {
    let (alice, carol) = (world.keys(1), world.keys(3));
    let opened = Fact::AgreementOpened(AgreementOpened { title: line("Regelruimte"), kind: AgreementKind::Latitude });
    let mut log = world.found(&alice, LogKind::Agreement, ReaderRule::Members, opened);
    let mut electorate = vec![world.alices(), world.bobs()];
    electorate.sort_unstable();
    let version = VersionProposed {
        network: world.network,
        agreement: log.log,
        title: line("Regelruimte"),
        text: Document::new(text).unwrap(),
        rule: AgreementRule::Unanimity,
        electorate,
        parents: vec![],
        criteria: vec![],
        effective: None,
        review: None,
        stop_clause: None,
    };
    world.write(&mut log, &alice, Fact::VersionProposed(version.clone()));
    let given = VerdictGiven { version: version.id(), verdict: Verdict::Agree, note: None, sibling: None, paper: None };
    world.write(&mut log, &alice, Fact::VerdictGiven(given.clone()));
    world.write(&mut log, &carol, Fact::VerdictGiven(given));
    world.write(&mut log, &alice, Fact::SeenInForce(SeenInForce { version: version.id() }));
    let elector = |org: &OrgId| ElectorView {
        org: *org,
        verdict: Some(Verdict::Agree),
        note: None,
        paper: None,
        contradicted: false,
        person: None,
        at: Some(AT),
    };
    let view = AgreementView {
        row: AgreementRow {
            log: log.log,
            title: "Regelruimte".to_owned(),
            kind: AgreementKind::Latitude,
            state: AgreementState::InForce,
            given: 2,
            electors: 2,
            review: None,
            waiting_for: vec![],
            signed_by: version.electorate.clone(),
            remarks: 0,
            changed: AT,
        },
        draft: String::new(),
        criteria: vec![],
        versions: vec![VersionView {
            version: version.id(),
            title: "Regelruimte".to_owned(),
            text: text.to_owned(),
            rule: AgreementRule::Unanimity,
            electors: version.electorate.iter().map(elector).collect(),
            parents: vec![],
            criteria: vec![],
            state: AgreementState::InForce,
            effective: None,
            review: None,
            stop_clause: None,
            seen_in_force: vec![],
            signed_both: vec![],
            ended_by: vec![],
            end_reasons: vec![],
            by: world.alices(),
            at: AT,
        }],
        talk: vec![],
        set_apart: vec![],
        earlier: None,
    };
    (log, view)
}

fn case_row(world: &World, case: &Written) -> CaseRow {
    CaseRow {
        log: case.log,
        title: "Post die blijft liggen".to_owned(),
        mode: CaseMode::Learning,
        table: Some(LogId([0x77; 16])),
        by: world.alices(),
        responsible: None,
        state: CaseState::Trying,
        plan: Box::default(),
        areas: vec![LifeArea::Finances],
        tips: 0,
        reported: 0,
        told: 0,
        helped: None,
        remarks: 0,
        opened: AT,
        retain_until: TODAY.plus(100),
        hidden: false,
        readers: vec![],
        rule: None,
        changed: AT,
    }
}

fn case_view(row: CaseRow) -> CaseView {
    CaseView {
        row,
        ground: "toestemming".to_owned(),
        circle: None,
        question: String::new(),
        situation: String::new(),
        strengths: String::new(),
        tips: vec![],
        lines: vec![],
        plan: Box::default(),
        sheets: vec![],
        talk: vec![],
        steps: vec![],
        set_apart: vec![],
        continues: None,
    }
}

fn snapshot(world: &World, case: &CaseRow, agreement: &AgreementView) -> Snapshot {
    let standing = world.standing.standing();
    let statements = world.roster.bodies.iter().flat_map(|body| &body.statements);
    let foundings = foundings(statements);
    let named = Row::Network {
        name: "Molenkwartier".to_owned(),
        region: None,
        purpose: "Samen eerst.".to_owned(),
        continues: None,
        blind_peers: Vec::new(),
        templates: Vec::new(),
        budgets: Vec::new(),
        ladders: Vec::new(),
    };
    let rows = BTreeMap::from([
        (LogId([1; 16]), named),
        (case.log, Row::Case(case.clone())),
        (agreement.row.log, Row::Agreement(agreement.row.clone())),
    ]);
    let parts = Parts {
        network: world.network,
        device: Some(world.bob.device()),
        today: TODAY,
        standing: &standing,
        heard: world.standing.heard(),
        foundings: &foundings,
        rows: &rows,
    };
    snapshot::assemble(1, &parts, None, SyncView::default())
}

/// A signature that nobody made.
pub(super) const NOBODY: Signature = Signature([7; 64]);
