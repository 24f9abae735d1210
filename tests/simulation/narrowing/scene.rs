//! Five partners at work, one of them with two computers, and what its first one does.

use std::collections::BTreeSet;
use std::sync::Arc;

use wijktafel_core::crypto::{DeviceKeys, SheetKey};
use wijktafel_core::entry::Entry;
use wijktafel_core::log::Log;
use wijktafel_core::replica::Incoming;
use wijktafel_harness::words::{self, line, open_case, prose};
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::circle::NewCircle;
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::fact::Fact;
use wijktafel_model::fact::circle::GroundRecorded;
use wijktafel_model::id::{ConcernedId, FactId, FeedId, LogId, OrgId, PersonId};
use wijktafel_model::roster::Standing;
use wijktafel_model::view::{AgreementView, CaseView, Detail};
use wijktafel_model::words::{
    AgreementKind, AgreementRule, LifeArea, Mandates, ReaderRule, SupportLevel, TextField, Verdict,
};

/// Something its holder does by a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    /// A fact in a log.
    Tip,
    /// A text.
    Text,
    /// A verdict, by the mandate to sign.
    Assent,
    /// A log of its own.
    Case,
    /// A word on a rule of the network that is the last one needed, by the mandate to decide.
    Decision,
    /// A device of its own.
    Device,
    /// A new person with a device, by the mandate to administer.
    Colleague,
}

/// The log in which somebody works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Read by all members.
    Open,
    /// Read by a group.
    Small,
    /// Read by whom it names.
    Circle,
}

/// What a partner sees.
pub(super) struct Seen {
    tips: BTreeSet<String>,
    question: String,
    assented: bool,
    titles: BTreeSet<String>,
    standing: Arc<Standing>,
}

impl Seen {
    /// Whether one thing that Bas did counts.
    pub(super) fn counts(&self, work: Work, when: &str) -> bool {
        match work {
            Work::Tip => self.tips.contains(when),
            Work::Text => self.question.contains(when),
            Work::Assent => self.assented,
            Work::Case => self.titles.contains(when),
            Work::Decision => self.standing.paused,
            Work::Device | Work::Colleague => {
                self.standing.may_write(&gadget(work, when).device(), &ReaderRule::Members)
            }
        }
    }
}

/// The world before anything ends.
pub(super) struct Scene {
    pub(super) world: World,
    pub(super) anna: Partner,
    /// Whose right it is.
    pub(super) bas: Partner,
    pub(super) cor: Partner,
    pub(super) dia: Partner,
    pub(super) eva: Partner,
    /// A colleague of Bas.
    pub(super) office: Partner,
    /// Bas' first computer: `bas` itself, unless that came by a recovery sheet.
    pub(super) owner: Partner,
    tables: [LogId; 2],
    cases: [LogId; 2],
    pub(super) small_table: LogId,
    pub(super) circle: LogId,
    agreement: LogId,
}

/// The key of a device that is added by one of these works.
fn gadget(work: Work, when: &str) -> DeviceKeys {
    let mut seed = [work as u8 + 100; 32];
    seed[..when.len()].copy_from_slice(when.as_bytes());
    DeviceKeys::from_seed(&seed)
}

impl Scene {
    pub(super) fn new(seed: u64) -> Self {
        let (mut world, partners) = World::star(seed, &["Anna", "Bas", "Cor", "Dia", "Eva"]);
        let [anna, bas, cor, dia, eva] = *partners.as_slice() else { panic!("five partners") };
        world.connect_all();
        let office = world.colleague(bas, "Bo", PersonId([9; 16]));
        world.connect_all();
        world.settle();
        let all = partners.iter().map(|partner| world.org(*partner)).collect::<Vec<_>>();
        let tables = [None, Some(all)].map(|orgs| {
            let command = Command::OpenTable { name: line("Noord"), area: None, rhythm: None, orgs };
            world.run(anna, &command).expect("a table").logs[0]
        });
        let none = LogId([0; 16]);
        let mut scene = Self {
            world,
            anna,
            bas,
            cor,
            dia,
            eva,
            office,
            owner: bas,
            tables,
            cases: [none; 2],
            small_table: tables[1],
            circle: none,
            agreement: none,
        };
        scene.cases = tables.map(|table| scene.open_case(anna, table, "Weer zelf de dag beginnen").expect("a case"));
        let privacy = scene.propose(AgreementKind::Privacy, AgreementRule::Signatories);
        for partner in partners {
            assert!(scene.assent(partner, privacy), "the privacy agreement is signed");
            scene.world.settle();
        }
        scene.agreement = scene.propose(AgreementKind::Cooperation, AgreementRule::Unanimity);
        scene.circle = scene.open_circle();
        for partner in [anna, cor] {
            scene.run(partner, &Command::VotePause { on: true });
        }
        scene.world.settle();
        scene
    }

    /// The same with other randomness, everybody connected.
    pub(super) fn again(&self, seed: u64) -> Self {
        let mut world = self.world.again(seed);
        world.settle();
        Self { world, ..*self }
    }

    pub(super) fn run(&mut self, partner: Partner, command: &Command) {
        let done = self.world.run(partner, command);
        assert!(done.is_ok(), "{command:?}: {done:?}");
    }

    pub(super) fn person(&self, partner: Partner) -> (OrgId, PersonId) {
        let me = self.world.hub(partner).replica.me().expect("enrolled");
        (me.org, me.person)
    }

    pub(super) fn log(&self, place: Place) -> LogId {
        match place {
            Place::Open => self.cases[0],
            Place::Small => self.cases[1],
            Place::Circle => self.circle,
        }
    }

    /// Everybody who reads there but whose right it is, as long as it is a member.
    pub(super) fn remaining(&self, place: Place) -> Vec<Partner> {
        let all = match place {
            Place::Circle => vec![self.anna, self.cor, self.dia],
            Place::Open => vec![self.anna, self.cor, self.dia, self.eva, self.office],
            Place::Small => vec![self.anna, self.cor, self.dia, self.eva],
        };
        let standing = self.world.hub(self.dia).replica.standing();
        let belongs = |at: &Partner| standing.may_write(&self.world.keys(*at).device(), &ReaderRule::Members);
        all.into_iter().filter(belongs).collect()
    }

    /// Cuts every connection between the two sides.
    pub(super) fn cut(&mut self, one: &[Partner], two: &[Partner]) {
        for one in one {
            for two in two {
                self.world.partition(*one, *two);
            }
        }
    }

    /// Connects the two sides again.
    pub(super) fn meet(&mut self, one: &[Partner], two: &[Partner]) {
        for one in one {
            for two in two.iter().filter(|two| *two != one) {
                self.world.rejoin(*one, *two);
            }
        }
    }

    fn open_case(&mut self, partner: Partner, table: LogId, title: &str) -> Option<LogId> {
        let command = open_case(table, title);
        self.world.run(partner, &command).ok().map(|made| made.logs[0])
    }

    fn propose(&mut self, kind: AgreementKind, rule: AgreementRule) -> LogId {
        let open = Command::OpenAgreement {
            title: line("Zo doen wij het"),
            kind,
            draft: "Samen.".to_owned(),
            criteria: Vec::new(),
        };
        let log = self.world.run(self.anna, &open).expect("an agreement").logs[0];
        let all = [self.anna, self.bas, self.cor, self.dia, self.eva];
        let electorate = all.map(|partner| self.world.org(partner)).into();
        let (effective, review, stop_clause) = (None, None, None);
        let propose = Command::ProposeVersion { agreement: log, rule, electorate, effective, review, stop_clause };
        self.run(self.anna, &propose);
        self.world.settle();
        log
    }

    /// A ground that covers these.
    pub(super) fn consent(&self, concerned: ConcernedId, orgs: &[Partner]) -> GroundRecorded {
        let orgs = orgs.iter().map(|partner| self.world.org(*partner)).collect();
        words::consent(concerned, orgs, self.world.now().day())
    }

    fn open_circle(&mut self) -> LogId {
        let readers = [self.anna, self.bas, self.cor].map(|partner| self.person(partner)).into();
        let ground = self.consent(ConcernedId([1; 16]), &[self.anna, self.bas, self.cor, self.dia]);
        let new = words::circle(self.world.org(self.dia), ground, self.world.now().day());
        let new = NewCircle { readers, ..new };
        let log = self.world.run(self.dia, &Command::OpenCircle(Box::new(new))).expect("a circle case").logs[0];
        self.world.settle();
        log
    }

    /// Bas' sheet brings in a computer where its first one does not hear of it; from here on that is whose right it is.
    pub(super) fn recover_bas(&mut self) {
        let sheet = SheetKey::from_secret(&self.world.hub(self.bas).replica.network(), &[1; 16]);
        self.run(self.bas, &Command::SetRecoverySheet { sheet: sheet.id() });
        self.world.settle();
        self.owner = self.bas;
        for other in [self.anna, self.cor, self.dia, self.eva, self.office] {
            self.world.partition(self.owner, other);
        }
        self.bas = self.world.recover(self.anna, self.owner, &sheet);
        self.meet(&[self.bas], &[self.anna, self.cor, self.dia, self.eva, self.office]);
        self.world.settle();
    }

    /// Does one thing; whether the own program let it.
    pub(super) fn work(&mut self, by: Partner, place: Place, work: Work, when: &str) -> bool {
        let log = self.log(place);
        let gadget = gadget(work, when);
        let (device, encryption) = (gadget.device(), gadget.encryption());
        let command = match work {
            Work::Tip => {
                let (area, level) = (LifeArea::TimeUse, SupportLevel::Own);
                Command::AddTip { case: log, area, level, text: prose(when) }
            }
            Work::Text => {
                let edit = TextEdit { field: TextField::Question, at: 0, delete: 0, insert: format!("{when} ") };
                Command::EditText { log, edits: vec![edit] }
            }
            Work::Assent => return self.assent(by, self.agreement),
            Work::Case => {
                let table = self.tables[usize::from(place == Place::Small)];
                return self.open_case(by, table, when).is_some();
            }
            Work::Decision => Command::VotePause { on: true },
            Work::Device => Command::AddDevice { device, encryption, person: self.person(by).1 },
            Work::Colleague => {
                let (person, mandates) = (PersonId(device.0[..16].try_into().expect("16 bytes")), Mandates::ALL);
                let (name, roles, contact) = (line(when), Vec::new(), None);
                let enrol = Command::EnrolPerson { person, name, roles, contact, mandates };
                if self.world.run(by, &enrol).is_err() {
                    return false;
                }
                Command::AddDevice { device, encryption, person }
            }
        };
        self.world.run(by, &command).is_ok()
    }

    fn assent(&mut self, by: Partner, agreement: LogId) -> bool {
        let version = self.agreement_at(by, agreement).versions[0].version;
        let command = Command::GiveVerdict { agreement, version, verdict: Verdict::Agree, note: None, paper: None };
        self.world.run(by, &command).is_ok()
    }

    fn agreement_at(&mut self, at: Partner, log: LogId) -> AgreementView {
        let Some(Detail::Agreement(view)) = self.world.snapshot(at, Some(log)).detail else {
            panic!("it is read here")
        };
        view
    }

    fn case_at(&mut self, at: Partner, log: LogId) -> Option<CaseView> {
        match self.world.snapshot(at, Some(log)).detail {
            Some(Detail::Case(view)) => Some(view),
            _ => None,
        }
    }

    /// What a partner sees of the place, of Bas' verdict, of the cases and of who is served.
    pub(super) fn look(&mut self, at: Partner, place: Place) -> Seen {
        let (log, org) = (self.log(place), self.world.org(self.bas));
        let case = self.case_at(at, log);
        let tips = case.iter().flat_map(|view| &view.tips).map(|tip| tip.versions[0].text.clone()).collect();
        let electors = self.agreement_at(at, self.agreement).versions.remove(0).electors;
        Seen {
            tips,
            question: case.map(|view| view.question).unwrap_or_default(),
            assented: electors.iter().any(|one| one.org == org && one.verdict.is_some()),
            titles: self.world.snapshot(at, None).cases.into_iter().map(|row| row.title).collect(),
            standing: self.world.hub(at).replica.standing(),
        }
    }

    /// The first ground of the circle case.
    pub(super) fn ground(&mut self) -> FactId {
        let view = self.case_at(self.dia, self.circle).expect("Dia reads it");
        view.circle.expect("a circle case").concerned[0].grounds[0].fact
    }

    /// Hands everything that a site holds to a partner, as a file would; of circle cases too, which no honest file does.
    pub(super) fn hand(&mut self, from: Partner, to: Partner) {
        let replica = &self.world.hub(from).replica;
        let logs = std::iter::once(replica.roster_id()).chain(replica.log_ids());
        let all = logs.map(|log| Incoming { log, entries: self.world.entries(from, log) }).collect();
        let mut drawn = 0;
        let keys = replica.bundled_key_objects(&mut |bytes: &mut [u8]| {
            drawn += 1;
            bytes.fill(drawn);
        });
        self.world.hand_over_with(to, all, &keys);
    }

    /// How many feeds a site's device has in a log, as itself holds it.
    pub(super) fn feeds(&mut self, of: Partner, log: LogId) -> usize {
        self.world.texts(of, log).expect("it reads it");
        let feeds: BTreeSet<FeedId> = self.world.entries(of, log).iter().map(Entry::feed).collect();
        let replica = &self.world.hub(of).replica;
        let held = replica.log(log).expect("it reads it");
        feeds.into_iter().filter(|feed| held.device_of(feed) == Some(replica.keys().device())).count()
    }

    /// The facts that a site holds in the roster and in one more log.
    pub(super) fn facts(&self, at: Partner, log: LogId) -> Vec<(FactId, Fact)> {
        let replica = &self.world.hub(at).replica;
        let logs = [replica.log(replica.roster_id()), replica.log(log)];
        let items = logs.into_iter().flatten().flat_map(Log::items);
        let said = items.flat_map(|item| {
            let facts = item.statements.iter().enumerate();
            facts.map(|(index, one)| (FactId::of(item.id, index), one.fact.clone()))
        });
        said.collect()
    }
}
