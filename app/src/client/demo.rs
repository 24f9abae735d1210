//! An invented network for the tests of the screens. Organisations, people and places do not exist.

mod agreements;
mod growth;
mod ladder;
mod meetings;
mod papers;
mod plan;
mod talk;

use wijktafel_model::fact::round::{Dimension, PhaseModel};
use wijktafel_model::fact::steps::{StepTemplate, TemplateStep};
use wijktafel_model::id::{
    ConcernedId, DeviceId, EncryptionKey, FactId, GroupId, InviteId, LogId, NetworkId, OrgId, PersonId, SheetId,
};
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::view::circle::{CaseMode, CircleReader, CircleView, ConcernedView, GroundView, ReaderSpan};
use wijktafel_model::view::device::{DeviceTicketState, DeviceTicketView, SheetView, VouchedView};
use wijktafel_model::view::steps::TemplateView;
use wijktafel_model::view::{
    ActionView, CaseRow, CaseState, CaseView, CopyState, CopyView, DepartureView, Detail, DeviceView, DimensionView,
    GroupView, InvitationState, InvitationView, LessonView, Me, MembershipView, NetworkView, OrganisationView,
    PeerView, PersonView, QuarantineView, RoundView, ScoreView, SeasonView, SetApart, Snapshot, Stage, StepView,
    SyncView, TableView, TipReport, TipVersion, TipView, VerdictsView,
};
use wijktafel_model::words::{
    CaseStep, Formality, Informed, LaterReaders, LawfulGround, LearningOrder, LifeArea, Line, Mandates, OrgKind,
    ReaderRule, RemovalReason, Role, RoundWay, SecrecyLift, SpecialCategory, SupportLevel, TipResult,
};

pub(crate) use agreements::{agreement, disputed};
pub(crate) use meetings::{HELD, MEETING, clock, now, running};
pub(crate) use papers::{accesses, breach, erased};
pub(crate) use plan::laid_before;

fn today() -> Day {
    Day::from_date(2026, 3, 18).expect("a day")
}
fn ago(days: i32) -> Timestamp {
    Timestamp(i64::from(today().0 - days) * 86_400_000 + 36_000_000)
}
pub(crate) const fn org(n: u8) -> OrgId {
    OrgId([n; 16])
}
pub(crate) const fn log(n: u8) -> LogId {
    LogId([n; 16])
}
pub(crate) const fn fact(n: u8) -> FactId {
    FactId([n; 16])
}
fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

pub(crate) const ME: OrgId = org(2);
pub(crate) const CASE: LogId = log(40);
pub(crate) const AGREEMENT: LogId = log(60);
pub(crate) const DISPUTED: LogId = log(61);
pub(crate) const ROUND: LogId = log(71);

struct Partner(u8, &'static str, &'static str, OrgKind, Formality, Stage, bool, &'static str);

const PARTNERS: [Partner; 7] = [
    Partner(
        1,
        "Gemeente Zilverdam",
        "GZ",
        OrgKind::Municipality,
        Formality::Formal,
        Stage::Member,
        true,
        "Klantmanagers die op dinsdag meelopen.",
    ),
    Partner(
        2,
        "Welzijn Meerhand",
        "WM",
        OrgKind::Welfare,
        Formality::Formal,
        Stage::Member,
        true,
        "Begeleiding van de tafel, een buurtkamer, vijf sociaal werkers.",
    ),
    Partner(
        3,
        "Zorgkring Tuinder",
        "ZT",
        OrgKind::CareProvider,
        Formality::Formal,
        Stage::Member,
        true,
        "Ambulante begeleiding, ook in het weekend.",
    ),
    Partner(
        4,
        "Huis De Pomp",
        "HP",
        OrgKind::Civic,
        Formality::Informal,
        Stage::Member,
        true,
        "Eetgroep op dinsdag, klusdienst, budgetspreekuur.",
    ),
    Partner(
        5,
        "Wijkzorg Zonnedauw",
        "WZ",
        OrgKind::PrimaryCare,
        Formality::Formal,
        Stage::Member,
        false,
        "Wijkverpleging, ook 's avonds.",
    ),
    Partner(
        6,
        "Bakenwonen",
        "BW",
        OrgKind::Housing,
        Formality::Formal,
        Stage::Member,
        true,
        "Een vast gezicht per straat.",
    ),
    Partner(
        7,
        "Bewonerscollectief Lijsterpad en omstreken",
        "BL",
        OrgKind::Civic,
        Formality::Informal,
        Stage::Candidate,
        false,
        "Buren die koken en klussen.",
    ),
];

/// One partner stands under three of five verdicts; another has a voice to come.
fn membership(partner: u8) -> MembershipView {
    let by = vec![(org(1), RemovalReason::AgreementBroken), (org(3), RemovalReason::Silent)];
    MembershipView {
        verdicts: (partner == 4).then(|| VerdictsView { by, base: 5, needed: 3, waits: false, received_by: vec![] }),
        endorsements_needed: usize::from(partner == 5),
        ..MembershipView::default()
    }
}

fn organisations() -> Vec<OrganisationView> {
    let view = |(place, p): (usize, &Partner)| OrganisationView {
        org: org(p.0),
        name: Some(p.1.to_owned()),
        code: p.2.to_owned(),
        colour: place,
        kind: p.3,
        formality: p.4,
        areas: vec![LifeArea::Finances, LifeArea::SocialNetwork],
        offers: Some(p.7.to_owned()),
        stage: p.5,
        voice: p.6,
        number: 1,
        endorsed_by: if p.0 <= 3 { vec![] } else { vec![org(1), org(3)] },
        received_by: vec![org(1), org(2)],
        own: org(p.0) == ME,
        card: Some(log(100 + p.0)),
        contacts: if p.0 == 4 { vec![PersonId([24; 16])] } else { vec![] },
        gaps: if p.0 == 5 { vec![Role::ChangeManager] } else { vec![] },
        membership: membership(p.0),
    };
    PARTNERS.iter().enumerate().map(view).collect()
}

fn person(n: u8, of: u8, name: &str, roles: Vec<Role>, mandates: Mandates) -> PersonView {
    PersonView {
        person: PersonId([n; 16]),
        org: org(of),
        card: Some(LogId([0x80 | n; 16])),
        name: Some(name.to_owned()),
        roles,
        training: growth::training(n),
        contact: Some(format!("06 00 00 00 {n:02}")),
        mandates,
        active: true,
        own: n == 21,
    }
}

fn network() -> NetworkView {
    let sign = Mandates { sign: true, ..Mandates::NONE };
    let people = vec![
        person(21, 2, "Noor Adema", vec![Role::Coordinator, Role::ProcessGuide], Mandates::ALL),
        person(22, 2, "Teun Bakema", vec![Role::Professional], Mandates::NONE),
        person(23, 1, "Ilse Corver", vec![Role::ChangeManager], Mandates::ALL),
        person(24, 4, "Sem Dijkgraaf", vec![Role::Resident, Role::CaseBringer], sign),
    ];
    let device = |n: u8, person: u8, of: u8| DeviceView {
        device: DeviceId([n; 32]),
        person: PersonId([person; 16]),
        org: org(of),
        active: n != 33,
        own: n == 31,
    };
    let invitation = |n: u8, state, used: Option<u8>| InvitationView {
        invite: InviteId([n; 32]),
        by: ME,
        expires: Some(today().plus(i32::from(n) - 90)),
        state,
        org: used.map(org),
        code: used.map(|_| "4829 1760 3351 0946 7728".to_owned()),
        candidate: None,
        own: true,
    };
    let table = |n: u8, name: &str, rhythm: &str, readers, orgs: &[u8]| TableView {
        log: log(n),
        name: name.to_owned(),
        area: Some("Lijsterpad".to_owned()),
        rhythm: Some(rhythm.to_owned()),
        readers,
        orgs: orgs.iter().copied().map(org).collect(),
    };
    NetworkView {
        network: NetworkId([9; 32]),
        name: "Molenkwartier".to_owned(),
        region: Some("Zilverdam-Oost".to_owned()),
        log: Some(log(10)),
        purpose: "Samen rond de bewoner, en eerst de buurt.".to_owned(),
        me: Some(Me {
            org: ME,
            person: PersonId([21; 16]),
            device: DeviceId([31; 32]),
            mandates: Mandates::ALL,
            writable: true,
        }),
        organisations: organisations(),
        people,
        devices: vec![device(31, 21, 2), device(32, 22, 2), device(33, 22, 2), device(34, 23, 1)],
        invitations: vec![
            invitation(91, InvitationState::WaitsForCode, Some(7)),
            invitation(104, InvitationState::Open, None),
        ],
        tables: vec![
            table(
                11,
                "Wijktafel Lijsterpad",
                "Elke tweede woensdag om 10 uur",
                ReaderRule::Members,
                &[1, 2, 3, 4, 5, 6],
            ),
            table(12, "Wijktafel De Werf", "Dinsdagmiddag", ReaderRule::Group(GroupId([5; 16])), &[1, 2, 3]),
        ],
        few_voices: false,
        household: wijktafel_model::view::device::HouseholdView::default(),
        sponsors: 1,
        paused: false,
        motions: Vec::new(),
        groups: vec![GroupView { group: GroupId([5; 16]), orgs: [1, 2, 3].map(org).to_vec() }],
        continues: None,
        blind_peers: Vec::new(),
        budgets: plan::budgets(),
        ladders: ladder::ladders(),
        templates: vec![TemplateView {
            written: fact(190),
            instead: None,
            template: StepTemplate {
                name: Line::new("Rondje van de buurt").expect("a line"),
                steps: [("Wie zijn wij?", 5), ("Wat speelt er?", 15)]
                    .map(|(name, minutes)| TemplateStep {
                        name: Line::new(name).expect("a line"),
                        level: None,
                        minutes,
                    })
                    .into(),
            },
            by: ME,
        }],
    }
}

fn row(n: u8, title: &str, by: u8, state: CaseState, tips: usize, reported: usize) -> CaseRow {
    CaseRow {
        log: log(n),
        title: title.to_owned(),
        mode: CaseMode::Learning,
        table: Some(if n.is_multiple_of(3) { log(12) } else { log(11) }),
        by: org(by),
        responsible: None,
        state,
        plan: Box::new(plan::row(n)),
        areas: vec![
            LifeArea::Finances,
            LifeArea::TimeUse,
            LifeArea::Housing,
            LifeArea::MentalHealth,
            LifeArea::SocialNetwork,
        ],
        tips,
        reported,
        told: 0,
        helped: None,
        remarks: if n == 40 { 2 } else { 0 },
        opened: ago(30 + i32::from(n) - 40),
        retain_until: today().plus(if n == 44 { 20 } else { 300 }),
        hidden: false,
        readers: Vec::new(),
        rule: Some(if n.is_multiple_of(3) { ReaderRule::Group(GroupId([5; 16])) } else { ReaderRule::Members }),
        changed: ago(i32::from(n) - 40),
    }
}

fn cases() -> Vec<CaseRow> {
    vec![
        row(40, "Mevrouw in het hoekhuis durft haar post niet te openen", 2, CaseState::Trying, 10, 3),
        row(41, "Eenzaamheid na een verhuizing", 3, CaseState::Submitted, 0, 0),
        row(42, "Overbelaste mantelzorger", 5, CaseState::Scheduled, 0, 0),
        row(43, "Terug naar huis na een opname", 1, CaseState::ReportedBack, 4, 4),
        row(44, "Overlast tussen buren", 2, CaseState::Trying, 3, 1),
        row(45, "Jongvolwassene zonder dagbesteding", 4, CaseState::Closed, 5, 5),
        row(46, "Medicijnen en zelfstandig wonen", 3, CaseState::Draft, 0, 0),
        row(47, "Schulden en een klein kind", 1, CaseState::Withdrawn, 0, 0),
    ]
}

fn tip(n: u8, by: u8, area: LifeArea, level: SupportLevel, text: &str, result: Option<TipResult>) -> TipView {
    let version = TipVersion { area, level, text: text.to_owned(), by: org(by), at: ago(6) };
    let report = |result| TipReport {
        result,
        note: Some("Ze kookt nu elke dinsdag.".to_owned()),
        by: ME,
        at: ago(1),
        whom: None,
    };
    TipView {
        tip: fact(n),
        by: org(by),
        versions: vec![version],
        reports: result.map(report).into_iter().collect(),
        archived: false,
    }
}

/// A case in full, with two versions of a tip, reports, and a piece that does not count.
pub(crate) fn case() -> CaseView {
    use LifeArea::{Finances, Housing, MentalHealth, SocialNetwork, TimeUse};
    use SupportLevel::{Formal, Neighbourhood, Own, OwnNetwork};
    let mut twice = tip(5, 4, TimeUse, Neighbourhood, "Eetgroep zoekt een kok", None);
    twice.versions.push(TipVersion {
        area: TimeUse,
        level: Neighbourhood,
        text: "Eetgroep zoekt een kok voor dinsdag".to_owned(),
        by: org(3),
        at: ago(2),
    });
    let mut archived = tip(12, 3, Housing, Formal, "Verhuizing aanvragen", None);
    archived.archived = true;
    CaseView {
        row: cases().remove(0),
        ground: "Mevrouw zei aan de keukentafel ja, zonder naam en adres.".to_owned(),
        circle: None,
        question: "Ik wil hier blijven wonen en mijn eigen post weer durven openen.".to_owned(),
        situation: "Sinds de zomer blijft de post dicht. De huur loopt achter.".to_owned(),
        strengths: "Kookt graag, is trots op haar huis, de buurvrouw komt dagelijks.".to_owned(),
        tips: vec![
            tip(1, 2, Finances, Own, "Houdt een kasboek bij", Some(TipResult::UnderWay)),
            tip(2, 5, Finances, OwnNetwork, "Zus helpt met de post", Some(TipResult::Worked)),
            tip(3, 4, Finances, Neighbourhood, "Budgetspreekuur op dinsdag", None),
            tip(4, 2, TimeUse, Own, "Kookt graag voor een groep", None),
            twice,
            tip(6, 5, TimeUse, Neighbourhood, "Buurtmoestuin op zaterdag", Some(TipResult::WorkedPartly)),
            tip(7, 2, Housing, Own, "Belt zelf de corporatie", Some(TipResult::NotChosen)),
            tip(8, 1, Housing, Formal, "Uitstel van de ontruiming", Some(TipResult::DidNotWork)),
            tip(9, 5, MentalHealth, OwnNetwork, "Buurvrouw belt elke dag aan", None),
            tip(10, 4, SocialNetwork, Neighbourhood, "Maatje via het buurthuis", None),
            archived,
        ],
        lines: papers::told(),
        sheets: papers::handed_out(),
        plan: Box::new(plan::plan()),
        talk: talk::of_case(),
        steps: vec![
            StepView { step: CaseStep::Submitted, on: None, by: ME, at: ago(20) },
            StepView { step: CaseStep::Scheduled, on: Some(today().plus(-14)), by: ME, at: ago(18) },
            StepView { step: CaseStep::Discussed, on: Some(today().plus(-14)), by: ME, at: ago(14) },
        ],
        set_apart: vec![SetApart {
            by: Some(org(6)),
            text: Some("De huur is betaald.".to_owned()),
            reason: "beyond-closing".to_owned(),
        }],
        continues: None,
    }
}

fn model() -> PhaseModel {
    let names = [
        "Ambitie",
        "Deelname en gelijkwaardigheid",
        "Vertrouwen",
        "Werkwijze",
        "Afspraken",
        "Leren en nieuw aanbod",
        "Ruimte en rugdekking",
    ];
    let signs = || ["een", "twee", "drie", "vier"].map(line).to_vec();
    PhaseModel {
        phases: ["Los zand", "Reactief", "Teamnetwerk", "Lerend"].map(line).to_vec(),
        dimensions: names.map(|name| Dimension { name: line(name), signs: signs() }).to_vec(),
        needed: 5,
    }
}

fn round(n: u8, title: &str, days: i32, open: bool, phase: Option<u32>) -> RoundView {
    let model = model();
    let table: [[u32; 5]; 7] = [
        [4, 2, 2, 1, 1],
        [3, 3, 3, 1, 3],
        [4, 3, 3, 2, 2],
        [3, 3, 3, 2, 3],
        [2, 3, 3, 3, 3],
        [3, 3, 2, 3, 3],
        [2, 2, 2, 2, 2],
    ];
    let order = [6usize, 1, 4, 0, 2, 3, 5];
    let dimensions = order.iter().zip(table).map(|(index, scores)| {
        let mut list: Vec<ScoreView> = [1u8, 2, 3, 4, 5]
            .into_iter()
            .zip(scores)
            .map(|(of, score)| ScoreView {
                org: org(of),
                score,
                evidence: (of == 2).then(|| "De buurtkas wordt zonder vragen gebruikt.".to_owned()),
                contradicted: false,
            })
            .collect();
        if open && *index >= 5 {
            list.retain(|score| score.org != ME);
        }
        let mut sorted: Vec<u32> = list.iter().map(|score| score.score).collect();
        sorted.sort_unstable();
        DimensionView {
            index: u32::try_from(*index).expect("small"),
            name: model.dimensions[*index].name.as_str().to_owned(),
            median: sorted.get((sorted.len() - 1) / 2).copied(),
            spread: sorted[sorted.len() - 1] - sorted[0],
            scores: list,
            counts: Vec::new(),
            counted_apart: false,
        }
    });
    RoundView {
        log: log(n),
        title: title.to_owned(),
        dimensions: dimensions.collect(),
        model,
        open,
        participants: [1, 2, 3, 4, 5, 6].map(org).to_vec(),
        phase,
        missing: vec![org(6)],
        conclusion: "We beginnen bij ruimte en rugdekking: drie voorbeelden op papier.".to_owned(),
        at: ago(days),
        earlier: Vec::new(),
        way: RoundWay::Open,
        seals: Vec::new(),
        ended: None,
        named: Vec::new(),
        apart: Vec::new(),
        discussed: false,
    }
}

fn action(n: u8, what: &str, owners: &[u8], due: i32, done: bool) -> ActionView {
    ActionView {
        action: fact(n),
        what: what.to_owned(),
        owners: owners.iter().copied().map(org).collect(),
        person: None,
        due: Some(today().plus(due)),
        done,
        lent: (n == 82).then(|| (org(3), today().plus(20))),
        unowned: owners.is_empty(),
        origin: None,
    }
}

/// The whole network, with the case open.
pub(crate) fn snapshot() -> Snapshot {
    let lesson = |n: u8, title: &str, owners: &[u8]| LessonView {
        origin: (n == 76).then_some(HELD),
        log: log(n),
        title: title.to_owned(),
        order: LearningOrder::Second,
        cases: vec![CASE],
        owners: owners.iter().copied().map(org).collect(),
        text: "Een telefoontje van een bekende stem opent meer dan een brief.".to_owned(),
        by: org(3),
        at: ago(11),
    };
    let peer = |n: u8, connected: bool, heard: i32, to_go: Option<u64>| PeerView {
        turned_away: false,
        device: DeviceId([100 + n; 32]),
        org: Some(org(n)),
        connected,
        last_heard: Some(ago(heard)),
        to_go,
    };
    Snapshot {
        version: 1,
        today: today(),
        network: network(),
        cases: cases(),
        meetings: meetings::meetings(),
        agreements: agreements::all(),
        rounds: vec![
            round(70, "Ronde najaar 2025", 170, false, Some(2)),
            round(71, "Ronde voorjaar 2026", 5, true, Some(3)),
        ],
        seasons: vec![SeasonView {
            over: None,
            log: log(75),
            title: "Seizoen lente 2026".to_owned(),
            at: ago(16),
            reviews: growth::reviews(),
            superfluous: growth::superfluous(),
            pulse: Some(growth::pulse()),
            course: growth::course(),
            ended: false,
            actions: vec![
                action(80, "Gesprek plannen met Bakenwonen over de huur", &[2], -2, false),
                action(81, "Plek in de eetgroep vrijhouden", &[4], 2, false),
                action(82, "Signaleringsplan nalopen met de wijkverpleging", &[2], 6, false),
                action(83, "Wachttijd schuldhulp navragen", &[], 9, false),
                action(84, "Drie voorbeelden van regelruimte op papier zetten", &[2], 14, false),
                action(85, "Sleutel van de buurtkas laten bijmaken", &[2, 4], -9, true),
            ],
        }],
        lessons: vec![
            lesson(76, "Eerst bellen, dan mailen", &[3]),
            lesson(77, "De klusdienst is vaak sneller dan het formulier", &[]),
        ],
        departures: vec![DepartureView {
            log: log(78),
            org: org(6),
            on: Some(today().plus(75)),
            reason: Some("Ons werk in deze wijk stopt.".to_owned()),
            harvest: String::new(),
            called_off: false,
        }],
        detail: Some(Detail::Case(case())),
        sync: SyncView {
            peers: vec![
                peer(1, true, 0, Some(0)),
                peer(3, true, 0, Some(3)),
                peer(4, true, 0, Some(0)),
                peer(5, false, 1, None),
                peer(6, false, 9, Some(14)),
            ],
            quarantined: vec![QuarantineView {
                log: log(12),
                org: Some(org(6)),
                reason: "beyond-closing".to_owned(),
                count: 2,
            }],
            parked: 1,
            waiting_for_key: 1,
            copies: copies(),
        },
        own_scores: Vec::new(),
        experiments: growth::experiments(),
        stories: growth::stories(),
        stories_taken_back: 1,
        captures: growth::captures(),
    }
}

/// A network of one, just founded.
pub(crate) fn empty() -> Snapshot {
    let mut s = snapshot();
    s.network.organisations.retain(|org| org.own);
    for org in &mut s.network.organisations {
        org.endorsed_by.clear();
        org.received_by.clear();
    }
    s.network.people.retain(|person| person.own);
    s.network.devices.retain(|device| device.own);
    s.network.invitations.clear();
    s.network.tables.clear();
    s.network.few_voices = true;
    (s.network.budgets, s.network.ladders) = (Vec::new(), Vec::new());
    s.cases.clear();
    s.meetings.clear();
    s.agreements.clear();
    s.rounds.clear();
    s.captures.clear();
    s.seasons.clear();
    s.lessons.clear();
    s.departures.clear();
    s.detail = None;
    s.sync = SyncView::default();
    s
}

fn copies() -> Vec<CopyView> {
    let copy = |n: u8, person: u8, of: u8, reads, state| CopyView {
        device: DeviceId([n; 32]),
        org: org(of),
        person: PersonId([person; 16]),
        reads,
        state,
    };
    vec![
        copy(31, 21, 2, true, CopyState::Here),
        copy(32, 22, 2, true, CopyState::All),
        copy(34, 23, 1, true, CopyState::Behind),
        copy(35, 24, 4, true, CopyState::Unknown),
        copy(36, 24, 4, false, CopyState::Unknown),
    ]
}

/// The organisation with a second manager, a sheet, and devices on their way in.
pub(crate) fn household() -> Snapshot {
    let mut s = snapshot();
    s.network.people.push(person(25, 2, "Riet Meulendijk", vec![Role::Director], Mandates::ALL));
    s.network.people.push(PersonView { active: false, ..person(26, 2, "Joris Tak", vec![], Mandates::NONE) });
    let ticket = |n: u8, state, code: Option<&str>, to_go| DeviceTicketView {
        ticket: InviteId([n; 32]),
        person: PersonId([21; 16]),
        expires: ago(-1),
        state,
        device: None,
        code: code.map(str::to_owned),
        to_go,
    };
    s.network.household.tickets = vec![
        ticket(7, DeviceTicketState::WaitsForCode, Some("1234 5678 9012 3456 7890"), None),
        ticket(8, DeviceTicketState::Open, None, None),
        ticket(9, DeviceTicketState::Added, None, Some(14)),
    ];
    s.network.household.vouched = vec![VouchedView {
        device: DeviceId([40; 32]),
        encryption: EncryptionKey([41; 32]),
        person: PersonId([22; 16]),
        org: ME,
        by: vec![PersonId([25; 16])],
        code: "0987 6543 2109 8765 4321".to_owned(),
    }];
    s.network.household.sheets =
        vec![SheetView { sheet: SheetId([50; 32]), person: PersonId([21; 16]), since: Some(ago(40)) }];
    s
}

/// A circle case of two people, under a ground that was withdrawn and one that holds.
pub(crate) fn circle() -> CaseView {
    let (own, other) = (PersonId([21; 16]), PersonId([23; 16]));
    let reader = |org, person| CircleReader { org, person, until: None };
    let span = |org, person, until| ReaderSpan { org, person, since: ago(20), by: ME, until, reads: until.is_none() };
    let ground = |n: u8, withdrawn| GroundView {
        fact: fact(n),
        ground: LawfulGround::Consent,
        special: SpecialCategory::ExplicitConsent,
        secrecy: SecrecyLift::Consent,
        informed: Informed::Spoken,
        informed_on: Some(today().plus(-20)),
        reason: None,
        orgs: vec![ME, org(1)],
        until: Some(today().plus(100)),
        by: ME,
        at: ago(20),
        withdrawn,
        live: withdrawn.is_none(),
    };
    let mut view = case();
    view.row.log = log(60);
    view.row.mode = CaseMode::Circle;
    view.row.rule = Some(ReaderRule::Own);
    view.row.table = None;
    view.row.title = "Samen naar een rustige winter".to_owned();
    view.row.readers = vec![reader(ME, own), reader(org(1), other)];
    view.ground = String::new();
    view.circle = Some(Box::new(CircleView {
        purpose: "De huur is weer op orde, en zij weet wie zij belt.".to_owned(),
        responsible: ME,
        later: LaterReaders::Whole,
        from: None,
        concerned: vec![
            ConcernedView { concerned: ConcernedId([1; 16]), grounds: vec![ground(70, None)] },
            ConcernedView {
                concerned: ConcernedId([2; 16]),
                grounds: vec![ground(71, Some((ME, ago(5)))), ground(72, None)],
            },
        ],
        spans: vec![span(ME, own, None), span(org(1), other, None), span(org(4), PersonId([24; 16]), Some(ago(3)))],
    }));
    view
}
