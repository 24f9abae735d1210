//! One random history: people write while everything around them fails; then what must hold is asserted.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_core::crypto::DeviceKeys;
use wijktafel_core::replica::{Incoming, Made};
use wijktafel_core::store::memory::Fault;
use wijktafel_harness::words::{line, open_case, prose};
use wijktafel_harness::world::Seen;
use wijktafel_harness::{Partner, Rng, Weather, World};
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::fact::Fact;
use wijktafel_model::id::{DeviceId, EntryId, FactId, FeedId, LogId, VersionId};
use wijktafel_model::view::Detail;
use wijktafel_model::words::{
    AgreementKind, AgreementRule, LifeArea, Mandates, RoundWay, SupportLevel, TextField, TipResult, Verdict,
};

use crate::liar::{Hostile, Liar, sign_falsely};

/// Steps of one history.
const STEPS: usize = 40;

/// Three partners and a liar with some work in progress: where every history begins.
pub(crate) struct Base {
    world: World,
    partners: Vec<Partner>,
    table: LogId,
    case: LogId,
    agreement: LogId,
    round: LogId,
    season: LogId,
}

impl Base {
    /// Builds it.
    pub(crate) fn new() -> Self {
        let (mut world, partners) = World::network(11, &["Anna", "Bas", "Cor", "Dirk"]);
        let anna = partners[0];
        let mut log = |command: &Command| world.run(anna, command).expect("a log is founded").logs[0];
        let table = log(&Command::OpenTable { name: line("Noord"), area: None, rhythm: None, orgs: None });
        let case = log(&open_case(table, "Weer zelf de dag beginnen"));
        let draft = "Samen ".to_owned();
        let agreement = log(&Command::OpenAgreement {
            title: line("Samen"),
            kind: AgreementKind::Cooperation,
            draft,
            criteria: Vec::new(),
        });
        let round = log(&Command::OpenRound { title: line("Ronde"), model: None, way: RoundWay::Open });
        let season = log(&Command::OpenSeason { title: line("Winter") });
        world.settle();
        Self { world, partners, table, case, agreement, round, season }
    }
}

/// What a history was.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct History {
    /// Faults by kind.
    pub(crate) seen: Seen,
    /// Digest of everything that was sent.
    pub(crate) transcript: String,
}

/// Runs the history of a seed and asserts what must hold.
///
/// # Panics
/// When it does not hold.
pub(crate) fn run(base: &Base, seed: u64) -> History {
    let mut swarm = Swarm::new(base, seed);
    for _ in 0..STEPS {
        swarm.step();
    }
    swarm.end();
    History { transcript: swarm.world.transcript(), seen: swarm.world.seen }
}

struct Swarm<'a> {
    base: &'a Base,
    world: World,
    rng: Rng,
    /// The sites people work at; the last of the base is the liar's, who works there honestly.
    sites: Vec<Partner>,
    cases: Vec<LogId>,
    /// Acknowledged text.
    written: Vec<(LogId, String)>,
    /// Acknowledged tips, with their author.
    tips: Vec<(LogId, FactId, DeviceId)>,
    tipped: Vec<(LogId, FactId)>,
    /// Entries nobody may ever hold.
    refused: Vec<(LogId, EntryId)>,
    /// Devices that wrote two histories.
    forking: BTreeSet<DeviceId>,
    words: u32,
}

impl<'a> Swarm<'a> {
    fn new(base: &'a Base, seed: u64) -> Self {
        let mut rng = Rng::new(seed);
        let mut world = base.world.again(rng.next());
        world.settle();
        world.weather = Weather { cut: rng.next() % 15, delay: rng.next() % 150 };
        Self {
            base,
            world,
            rng,
            sites: base.partners.clone(),
            cases: vec![base.case],
            written: Vec::new(),
            tips: Vec::new(),
            tipped: Vec::new(),
            refused: Vec::new(),
            forking: BTreeSet::new(),
            words: 0,
        }
    }

    fn saw(&mut self, kind: &'static str) {
        *self.world.seen.entry(kind).or_default() += 1;
    }

    fn site(&mut self) -> Partner {
        *self.rng.pick(&self.sites)
    }

    fn case_at(&mut self, site: Partner) -> Option<LogId> {
        let here: Vec<LogId> =
            self.cases.iter().copied().filter(|case| self.world.hub(site).replica.log_kind(*case).is_some()).collect();
        (!here.is_empty()).then(|| *self.rng.pick(&here))
    }

    fn step(&mut self) {
        match self.rng.below(100) {
            0..30 => {
                let site = self.site();
                if let Some(case) = self.case_at(site) {
                    self.write(site, case);
                }
            }
            30..40 => self.tip(),
            40..48 => self.agree(),
            48..53 => self.act(),
            53..55 => self.mandate(),
            55..57 => self.open(),
            57..59 => self.end_a_reader(),
            59..75 => self.break_something(),
            75..85 => self.hand_over(),
            85..95 => self.lie(),
            _ => self.world.heal(),
        }
        for _ in 0..self.rng.below(12) {
            self.world.step();
        }
        if self.rng.chance(200) {
            self.world.pass(1_500);
        }
    }

    fn run(&mut self, site: Partner, command: &Command) -> Option<Made> {
        // A refused command is an answer too: the person may not, or the disk failed.
        self.world.run(site, command).ok()
    }

    /// Inserts a word between words. Nobody deletes, so every acknowledged word must be somewhere for ever.
    fn write(&mut self, site: Partner, case: LogId) {
        let Some(texts) = self.world.texts(site, case) else { return };
        let question = texts.get(&TextField::Question).cloned().unwrap_or_default();
        let mut places = vec![0];
        places.extend(question.chars().enumerate().filter(|(_, c)| *c == ' ').map(|(at, _)| at + 1));
        let at = *self.rng.pick(&places);
        self.words += 1;
        let word = format!("w{} ", self.words);
        let edit = TextEdit { field: TextField::Question, at, delete: 0, insert: word.clone() };
        if self.run(site, &Command::EditText { log: case, edits: vec![edit] }).is_some() {
            self.written.push((case, word));
        }
    }

    fn tip(&mut self) {
        let site = self.site();
        let Some(case) = self.case_at(site) else { return };
        self.words += 1;
        let area = *self.rng.pick(&[LifeArea::TimeUse, LifeArea::Home, LifeArea::Work]);
        let level = *self.rng.pick(&[SupportLevel::Own, SupportLevel::Formal]);
        let text = prose(&format!("tip {}", self.words));
        let known = (!self.tipped.is_empty()).then(|| *self.rng.pick(&self.tipped)).filter(|_| self.rng.chance(500));
        if let Some((case, tip)) = known {
            let result = *self.rng.pick(&[TipResult::Worked, TipResult::DidNotWork]);
            let command = match self.rng.below(2) {
                0 => Command::ReportTip { case, tip, result, note: None },
                _ => Command::EditTip { case, tip, area, level, text },
            };
            self.run(site, &command);
        } else if let Some(made) = self.run(site, &Command::AddTip { case, area, level, text }) {
            let device = self.world.keys(site).device();
            self.tips.push((case, made.facts[0], device));
            self.tipped.push((case, made.facts[0]));
        }
    }

    fn agree(&mut self) {
        let site = self.site();
        let agreement = self.base.agreement;
        let detail = self.world.snapshot(site, Some(agreement)).detail;
        let Some(Detail::Agreement(view)) = detail else { panic!("everybody reads the agreement") };
        let command = match view.versions.last() {
            Some(version) if self.rng.chance(800) => {
                let verdict = *self.rng.pick(&[Verdict::Agree, Verdict::Abstain]);
                Command::GiveVerdict { agreement, version: version.version, verdict, note: None, paper: None }
            }
            _ => {
                let electorate = self.base.partners.iter().map(|partner| self.base.world.org(*partner)).collect();
                let (effective, review, stop_clause) = (None, None, None);
                let rule = AgreementRule::Majority;
                Command::ProposeVersion { agreement, rule, electorate, effective, review, stop_clause }
            }
        };
        self.run(site, &command);
    }

    fn act(&mut self) {
        let site = self.site();
        let command = if self.rng.chance(500) {
            let score = 1 + u32::from(self.rng.chance(500));
            Command::GiveScore { round: self.base.round, dimension: 0, score, evidence: None }
        } else {
            let owner = self.base.world.org(*self.rng.pick(&self.base.partners));
            let (season, what) = (self.base.season, line("Bellen"));
            Command::AddAction { season, what, owner, person: None, due: None, origin: None }
        };
        self.run(site, &command);
    }

    /// Takes the mandate to sign from the person at a site, or gives it back.
    fn mandate(&mut self) {
        let site = self.site();
        let Some(me) = self.world.hub(site).replica.me() else { return };
        self.saw("mandate changed");
        let mandates = Mandates { sign: !me.mandates.sign, ..Mandates::ALL };
        self.run(site, &Command::SetMandates { person: me.person, mandates });
    }

    /// A device is added and revoked again at once: from then on everything is sealed with secrets it never had.
    fn end_a_reader(&mut self) {
        let site = self.site();
        let Some(me) = self.world.hub(site).replica.me() else { return };
        let mut seed = [0; 32];
        self.rng.fill(&mut seed);
        let (spare, person) = (DeviceKeys::from_seed(&seed), me.person);
        let (device, encryption) = (spare.device(), spare.encryption());
        if self.run(site, &Command::AddDevice { device, encryption, person }).is_some()
            && self.run(site, &Command::RevokeDevice { device }).is_some()
        {
            self.saw("reader ended");
        }
    }

    fn open(&mut self) {
        let site = self.site();
        if let Some(made) = self.run(site, &open_case(self.base.table, "Nog een vraag")) {
            self.cases.extend(made.logs);
        }
    }

    fn break_something(&mut self) {
        let (site, other) = (self.site(), self.site());
        match self.rng.below(18) {
            0..3 => {
                if site != other {
                    self.saw("partition");
                    self.world.partition(site, other);
                }
            }
            3..5 => {
                self.saw("kill");
                self.world.restart(site);
                self.world.connect_all();
            }
            5..7 => self.doom(site, "commit torn, kept", Fault::Unsynced { kept: true }),
            7..10 => self.doom(site, "commit torn, lost", Fault::Unsynced { kept: false }),
            10..12 => self.doom(site, "disk full", Fault::Full),
            12..14 => self.doom(site, "disk broken", Fault::Io),
            14 => {
                self.saw("clock years off");
                let years = (self.rng.next() % 21).cast_signed() - 10;
                self.world.sites[site.0].skew_ms = years * 365 * 86_400_000;
            }
            15 => self.copy(site),
            _ => self.resume_twice(site),
        }
    }

    /// The next commit of a site fails; a person writes there.
    fn doom(&mut self, site: Partner, kind: &'static str, fault: Fault) {
        self.saw(kind);
        self.world.sites[site.0].store.doom(Some(fault));
        match self.rng.below(2) {
            0 => self.act(),
            _ => self.tip_at(site),
        }
        self.world.connect_all();
    }

    fn tip_at(&mut self, site: Partner) {
        let area = LifeArea::Finances;
        let case = self.base.case;
        let command = Command::AddTip { case, area, level: SupportLevel::Own, text: prose("misschien verloren") };
        self.run(site, &command);
    }

    fn copies(&self) -> usize {
        self.sites.len() - self.base.partners.len()
    }

    /// A copied disk runs beside the original: both write, and that is no fork.
    fn copy(&mut self, site: Partner) {
        if self.copies() > 1 {
            return;
        }
        self.saw("disk copied");
        self.world.restart(site);
        let copy = self.world.copy(site);
        self.sites.push(copy);
        self.write(site, self.base.case);
        self.write(copy, self.base.case);
        self.world.connect_all();
    }

    /// A running machine is resumed twice: the only honest way to a fork.
    fn resume_twice(&mut self, site: Partner) {
        if self.copies() > 1 {
            return;
        }
        self.saw("machine resumed twice");
        self.forking.insert(self.world.keys(site).device());
        let twin = self.world.resume_twice(site);
        self.sites.push(twin);
        self.write(site, self.base.case);
        self.write(twin, self.base.case);
        self.world.connect_all();
    }

    fn hand_over(&mut self) {
        let (from, to) = (self.site(), self.site());
        let roster = self.world.hub(from).replica.roster_id();
        let mut logs = vec![roster, self.base.agreement];
        logs.extend(self.case_at(from));
        let log = *self.rng.pick(&logs);
        let mut entries = self.world.entries(from, log);
        if self.rng.chance(500) {
            self.saw("entries twice");
            entries.extend(entries.clone());
        } else {
            self.saw("entries out of order");
            for last in (1..entries.len()).rev() {
                entries.swap(last, self.rng.below(last + 1));
            }
        }
        self.world.hand_over(to, vec![Incoming { log, entries }]);
        self.world.connect_all();
    }

    fn lie(&mut self) {
        let liar = self.base.partners[3];
        let log = self.base.case;
        let (victim, to, other) = (self.base.partners[self.rng.below(3)], self.site(), self.site());
        let own = |swarm: &mut Self| Liar::new(&mut swarm.world, liar, liar, log);
        let forged = |swarm: &mut Self| Liar::new(&mut swarm.world, liar, victim, log).chain("vals ", &swarm.world);
        let entries = match self.rng.below(5) {
            0 => {
                self.saw("false signature");
                let mut entries = forged(self);
                let keys = self.world.keys(liar);
                for entry in &mut entries {
                    sign_falsely(entry, &keys);
                }
                entries
            }
            1 => {
                self.saw("no signature");
                let mut entries = forged(self);
                for entry in &mut entries {
                    entry.signature = None;
                }
                entries
            }
            2 => {
                self.saw("false voucher");
                let mut entries = forged(self);
                entries[0].signature = None;
                let keys = self.world.keys(liar);
                sign_falsely(&mut entries[1], &keys);
                entries
            }
            3 => {
                self.saw("lying fork");
                let own = own(self);
                self.forking.insert(self.world.keys(liar).device());
                let one = own.chain("leugen ", &self.world);
                let two = own.chain("uitvlucht ", &self.world);
                self.world.hand_over(to, vec![Incoming { log, entries: one }]);
                self.world.hand_over(other, vec![Incoming { log, entries: two }]);
                self.write(to, log);
                return;
            }
            _ => {
                self.saw("hostile text");
                let kind = *self.rng.pick(&[Hostile::WrongActor, Hostile::Noise, Hostile::Flipped]);
                let entries = own(self).hostile(kind, &self.world);
                self.refused.push((log, entries[1].id()));
                self.world.hand_over(to, vec![Incoming { log, entries }]);
                return;
            }
        };
        self.refused.extend(entries.iter().map(|entry| (log, entry.id())));
        self.world.hand_over(to, vec![Incoming { log, entries }]);
    }

    /// The weather clears, everybody meets, and what must hold is asserted.
    fn end(&mut self) {
        for site in &mut self.world.sites {
            site.store.doom(None);
        }
        self.world.heal();
        self.world.settle();
        self.world.heal();
        self.world.settle();
        let sites = self.sites.clone();
        self.assert_same_entries();
        self.world.assert_converged(&sites);
        for site in &sites {
            self.assert_nothing_forbidden(*site);
            self.world.assert_rebuilt(*site);
        }
        for case in self.cases.clone() {
            self.assert_nothing_lost(sites[0], case);
        }
        self.assert_nothing_said_again(sites[0]);
        self.assert_keys(&sites);
    }

    fn places(&self, site: Partner, log: LogId) -> BTreeSet<(FeedId, u64, EntryId)> {
        let entries = self.world.entries(site, log);
        entries.iter().map(|entry| (entry.feed(), entry.header.seq, entry.id())).collect()
    }

    fn assert_same_entries(&self) {
        let replica = |site: &Partner| &self.world.hub(*site).replica;
        let first = replica(&self.sites[0]);
        for log in first.log_ids().chain([first.roster_id()]) {
            let held = |site: &Partner| replica(site).fingerprint(log);
            if self.sites.iter().any(|site| held(site) != first.fingerprint(log)) {
                let all: BTreeSet<_> = self.sites.iter().flat_map(|site| self.places(*site, log)).collect();
                let told: Vec<String> = self.sites.iter().map(|site| self.differences(*site, log, &all)).collect();
                panic!("the sites hold different entries of {log:?}:\n{}", told.join("\n"));
            }
        }
    }

    fn differences(&self, site: Partner, log: LogId, all: &BTreeSet<(FeedId, u64, EntryId)>) -> String {
        let replica = &self.world.hub(site).replica;
        let here = self.places(site, log);
        let lacks: Vec<_> = all.difference(&here).collect();
        let apart = replica.quarantined().iter().filter(|apart| apart.log == log);
        let apart: Vec<_> = apart.map(|apart| (apart.id, apart.reason.as_str())).collect();
        let waiting: Vec<_> = replica.waiting().collect();
        let missing = replica.missing_scopes();
        format!("{site:?} lacks {lacks:?}; {waiting:?} wait, for keys of {missing:?}; apart: {apart:?}")
    }

    fn assert_nothing_forbidden(&self, site: Partner) {
        let replica = &self.world.hub(site).replica;
        let store = &self.world.sites[site.0].store;
        for (log, id) in &self.refused {
            assert!(!replica.holds(*log, id, store), "an entry that had to be refused was taken in");
        }
        for (log, id) in &self.world.lost_facts {
            assert!(!replica.holds(*log, id, store), "a fact was sent before it was durable");
        }
        for log in replica.log_ids().chain([replica.roster_id()]).filter_map(|log| replica.log(log)) {
            for (entry, _) in log.forks() {
                let author = log.item(&entry).map(|item| item.author.device);
                assert!(author.is_some_and(|device| self.forking.contains(&device)), "an honest device wrote a fork");
            }
        }
    }

    /// What clients write by themselves they write once, on however many machines a device runs.
    fn assert_nothing_said_again(&self, site: Partner) {
        let mut said: BTreeMap<(DeviceId, VersionId), usize> = BTreeMap::new();
        let log = self.world.hub(site).replica.log(self.base.agreement).expect("the agreement was shown");
        for item in log.items() {
            for statement in &item.statements {
                if let Fact::SeenInForce(seen) = statement.fact.known() {
                    *said.entry((item.author.device, seen.version)).or_default() += 1;
                }
            }
        }
        let machines = 1 + self.copies();
        assert!(said.values().all(|times| *times <= machines), "clients write without end: {said:?}");
    }

    /// Nobody waits for a key, and for each end every machine opened one secret at most.
    fn assert_keys(&self, sites: &[Partner]) {
        let replica = &self.world.hub(sites[0]).replica;
        let roster = replica.log(replica.roster_id()).expect("the roster");
        let facts = roster.items().iter().flat_map(|item| &item.statements);
        let opened = facts.filter(|one| matches!(one.fact.known(), Fact::EpochOpened(_))).count();
        let ends = replica.roster().ends().iter().filter(|end| end.left.is_none()).count();
        assert!(opened <= 1 + ends * sites.len(), "{opened} openings for {ends} ends");
        for site in sites {
            let replica = &self.world.hub(*site).replica;
            assert_eq!(replica.waiting_for_keys(), 0, "{site:?} waits for {:?}", replica.missing_scopes());
        }
    }

    fn assert_nothing_lost(&mut self, site: Partner, case: LogId) {
        let detail = self.world.snapshot(site, Some(case)).detail;
        let Some(Detail::Case(view)) = detail else { panic!("the case is read") };
        let apart =
            |word: &str| view.set_apart.iter().any(|one| one.text.as_ref().is_some_and(|text| text.contains(word)));
        for (_, word) in self.written.iter().filter(|(log, _)| *log == case) {
            assert!(view.question.contains(word.as_str()) || apart(word), "the acknowledged word {word:?} is gone");
        }
        for (_, tip, device) in self.tips.iter().filter(|(log, ..)| *log == case) {
            let shown = view.tips.iter().any(|shown| shown.tip == *tip);
            assert!(shown || self.forking.contains(device), "an acknowledged tip is gone");
        }
    }
}
