//! A breakthrough plan to draw: one solution that is weighed and followed, one with empty corners, one written apart.

use wijktafel_model::fact::breakthrough::CostLine;
use wijktafel_model::view::breakthrough::{
    ArgumentView, CostTotal, CostVersion, CostView, OutcomeView, PlanRow, PlanState, PlanView, SolutionView, Wording,
};
use wijktafel_model::view::budget::{
    BudgetAnswerView, BudgetEntryView, BudgetReferenceView, BudgetRequestView, BudgetView,
};
use wijktafel_model::view::inbox::{LaidRow, LaidView, PromiseView};
use wijktafel_model::words::Line;
use wijktafel_model::words::breakthrough::{
    BudgetFlow, ClosedArgument, CostCertainty, CostPeriod, CostScenario, FollowKind, SolutionOutcome,
};

use super::{ME, Timestamp, ago, fact, org};

fn said(by: u8, text: &str) -> Vec<Wording> {
    vec![Wording { text: text.to_owned(), by: org(by), at: ago(5) }]
}

fn solution(n: u8, by: u8, what: &str) -> SolutionView {
    SolutionView {
        solution: fact(n),
        by: org(by),
        what: said(by, what),
        legitimacy: vec![],
        commitment: vec![],
        gain: vec![],
        legal_basis: vec![],
        owners: vec![],
        laid: vec![],
        promises: vec![],
        follow_ups: vec![],
        outcomes: vec![],
        archived: false,
    }
}

fn total(scenario: CostScenario, low: u64, high: u64, source: &str) -> CostTotal {
    CostTotal { scenario, low, high, sources: vec![source.to_owned()] }
}

fn cost(n: u8, scenario: CostScenario, what: &str, (low, high): (u64, u64), period: CostPeriod) -> CostView {
    let line = |text: &str| Line::new(text).unwrap_or_else(|_bounds| Line::unnamed());
    let (what, source, certainty) = (line(what), line("tarief van de gemeente"), CostCertainty::Quoted);
    let cost = CostLine { scenario, what, low, high, period, source, certainty };
    CostView { line: fact(n), versions: vec![CostVersion { cost, by: org(1), at: ago(4) }], dropped: false }
}

/// A budget that the reader's organisation holds, with a request that waits.
pub(super) fn budgets() -> Vec<BudgetView> {
    let entry = |n: u8, flow, cents, note: &str| BudgetEntryView {
        entry: fact(n),
        flow,
        cents,
        note: Some(note.to_owned()),
        request: None,
        at: ago(9),
    };
    let request = |n: u8, by: u8, cents, answers| BudgetRequestView {
        request: fact(n),
        by: org(by),
        cents,
        reference: format!("{n:02x}b4c0ffee12d{n:02x}9"),
        at: ago(2),
        answers,
    };
    let granted = BudgetAnswerView { granted: Some(245_050), note: Some("Akkoord, met dank.".to_owned()), at: ago(1) };
    vec![BudgetView {
        budget: fact(70),
        name: "Doorbraakgeld van de wijk".to_owned(),
        holder: ME,
        balance: 754_950,
        entries: vec![
            entry(71, BudgetFlow::In, 1_000_000, "Inleg van de partners"),
            entry(72, BudgetFlow::Out, 245_050, "Betaald aan de corporatie"),
        ],
        requests: vec![request(73, 4, 62_000, vec![]), request(74, 1, 245_050, vec![granted])],
    }]
}

/// What the list says of the plan of a case.
pub(super) fn row(n: u8) -> PlanRow {
    let escalations = if n == 40 { plan().row().escalations } else { Vec::new() };
    PlanRow { arguments: arguments(n), escalations, laid: laid(n), ..PlanRow::default() }
}

/// A solution that lies before an organisation since then, of which nothing was heard.
pub(crate) fn laid_before(before: wijktafel_model::id::OrgId, at: Timestamp) -> LaidRow {
    LaidRow {
        solution: fact(150),
        what: "Een sleutel bijmaken".to_owned(),
        laid: LaidView { org: before, by: ME, at },
        promised: vec![],
        taken_up: false,
    }
}

/// What lies before the reader's organisation in the cases of the list, and what it laid before another.
fn laid(n: u8) -> Vec<LaidRow> {
    let row = |what: &str, promised: &[i32], taken_up| LaidRow {
        solution: fact(150 + n),
        what: what.to_owned(),
        laid: LaidView { org: ME, by: org(3), at: ago(6) },
        promised: promised.iter().map(|days| ago(-*days).day()).collect(),
        taken_up,
    };
    match n {
        40 => plan().row().laid,
        41 => vec![row("Een maatje voor de eerste zes weken", &[], false)],
        42 => vec![row("Respijtzorg op vrijdag, zonder indicatie", &[-2], false)],
        43 => vec![row("Een proefnacht thuis met iemand erbij", &[4, 6], false)],
        44 => vec![row("Samen de schutting vervangen", &[], true)],
        _ => Vec::new(),
    }
}

fn arguments(n: u8) -> Vec<ClosedArgument> {
    match n {
        40 => vec![ClosedArgument::Law],
        44 => vec![ClosedArgument::Law, ClosedArgument::NotOurs],
        _ => Vec::new(),
    }
}

/// The plan of the case that is drawn.
pub(super) fn plan() -> PlanView {
    let mut first = solution(60, 1, "De achterstand in één keer wegnemen, in ruil voor een vaste betaaldag");
    first.legitimacy = said(1, "De regels laten een eigen antwoord toe als dat erger voorkomt.");
    first.commitment = said(2, "Mevrouw stelde het zelf voor. De corporatie doet mee.");
    first.gain = said(1, "Niemand hoeft het huis uit, en er is rust om weer te beginnen.");
    first.legal_basis = said(1, "Ruimte voor een eigen antwoord in de wet op schuldhulp door gemeenten.");
    first.owners = vec![org(1)];
    first.laid = vec![LaidView { org: org(1), by: ME, at: ago(20) }];
    first.follow_ups = vec![FollowKind::Decision];
    let note = Some("Het besluit lag er binnen twee weken.".to_owned());
    first.outcomes = vec![OutcomeView { outcome: SolutionOutcome::Realised, note, by: ME, at: ago(1) }];
    let mut second = solution(61, 4, "Eén vaste gast aan tafel die de post samen opent");
    second.what.extend(said(3, "De buurvrouw en een vrijwilliger openen samen de post"));
    second.commitment = said(4, "De buurvrouw wil dit graag.");
    second.owners = vec![org(4)];
    second.laid = vec![LaidView { org: org(4), by: ME, at: ago(9) }];
    second.promises = vec![PromiseView { org: org(4), on: ago(1).day(), at: ago(8) }];
    let mut gone = solution(62, 5, "Verhuizen");
    gone.archived = true;
    PlanView {
        state: PlanState::FollowedUp,
        perspective: "Over een jaar woon ik hier nog. De post is open en ik kook elke week voor de straat.".to_owned(),
        self_part: "Ik leg de post op tafel en bel als het te veel wordt.".to_owned(),
        writable: true,
        solutions: vec![first, second, gone],
        escalations: super::ladder::escalations(),
        asked: vec![BudgetReferenceView {
            budget: fact(70),
            reference: "4ab4c0ffee12d4a9".to_owned(),
            cents: 245_050,
            by: ME,
            at: ago(2),
        }],
        arguments: vec![ArgumentView {
            met: fact(66),
            argument: ClosedArgument::Law,
            note: Some("Gehoord aan het loket.".to_owned()),
            by: ME,
            at: ago(3),
            dropped: false,
        }],
        totals: vec![
            total(CostScenario::MuddlingOn, 1_440_000, 2_400_000, "tarief van de gemeente"),
            total(CostScenario::BreakingThrough, 245_050, 310_000, "opgave van de corporatie"),
        ],
        costs: vec![
            cost(64, CostScenario::MuddlingOn, "Noodopvang", (120_000, 200_000), CostPeriod::Month),
            cost(65, CostScenario::BreakingThrough, "De achterstand van de huur", (245_050, 310_000), CostPeriod::Once),
        ],
    }
}
