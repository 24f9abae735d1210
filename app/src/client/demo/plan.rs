//! A breakthrough plan to draw: one solution that is weighed and followed, one with empty corners, one written apart.

use wijktafel_model::fact::breakthrough::CostLine;
use wijktafel_model::view::breakthrough::{
    ArgumentView, CostTotal, CostVersion, CostView, OutcomeView, PlanState, PlanView, SolutionView, Wording,
};
use wijktafel_model::view::budget::{
    BudgetAnswerView, BudgetEntryView, BudgetReferenceView, BudgetRequestView, BudgetView,
};
use wijktafel_model::words::Line;
use wijktafel_model::words::breakthrough::{
    BudgetFlow, ClosedArgument, CostCertainty, CostPeriod, CostScenario, FollowKind, SolutionOutcome,
};

use super::{ME, ago, fact, org};

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
        laid: None,
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

/// Closed arguments of a case in the list.
pub(super) fn arguments(n: u8) -> Vec<ClosedArgument> {
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
    first.follow_ups = vec![FollowKind::Decision];
    let note = Some("Het besluit lag er binnen twee weken.".to_owned());
    first.outcomes = vec![OutcomeView { outcome: SolutionOutcome::Realised, note, by: ME, at: ago(1) }];
    let mut second = solution(61, 4, "Eén vaste gast aan tafel die de post samen opent");
    second.what.extend(said(3, "De buurvrouw en een vrijwilliger openen samen de post"));
    second.commitment = said(4, "De buurvrouw wil dit graag.");
    second.owners = vec![org(4)];
    let mut gone = solution(62, 5, "Verhuizen");
    gone.archived = true;
    PlanView {
        state: PlanState::FollowedUp,
        perspective: "Over een jaar woon ik hier nog. De post is open en ik kook elke week voor de straat.".to_owned(),
        self_part: "Ik leg de post op tafel en bel als het te veel wordt.".to_owned(),
        writable: true,
        solutions: vec![first, second, gone],
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
