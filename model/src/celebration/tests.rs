use proptest::prelude::*;

use super::*;
use crate::fact::report::CaseReported;
use crate::fact::{CaseOpened, Fact};
use crate::growth::tests::{case, snapshot};
use crate::history::History as _;
use crate::id::LogId;
use crate::row::derive_row;
use crate::testing::{Partners, TODAY};
use crate::time::Timestamp;
use crate::view::experiment::{ExperimentView, JudgementView};
use crate::view::review::SuperfluousView;
use crate::view::{Row, TableView, Texts};
use crate::words::{ClientVerdict, Line, LogKind, Prose};

fn log(n: u8) -> LogId {
    LogId([n; 16])
}

fn at(days: i32) -> Timestamp {
    Timestamp(i64::from(TODAY.0 - days) * 86_400_000)
}

fn season() -> SeasonView {
    SeasonView {
        log: log(90),
        title: "najaar".to_owned(),
        actions: Vec::new(),
        at: at(30),
        reviews: Vec::new(),
        superfluous: Vec::new(),
        pulse: None,
        course: Vec::new(),
        ended: false,
        over: None,
    }
}

fn table(s: &mut Snapshot, of: &CaseRow, readers: ReaderRule) {
    let (log, name) = (of.table.expect("a table"), "Noord".to_owned());
    s.network.tables.push(TableView { log, name, area: None, rhythm: None, readers, orgs: Vec::new() });
}

#[test]
fn a_case_is_celebrated_by_the_residents_word_where_every_member_reads_it() {
    let mut row = case(1, 0, 20, CaseState::Trying);
    row.helped = Some(TODAY.plus(-3));
    let mut s = snapshot(vec![Row::Case(row.clone())]);
    s.network.tables.clear();
    assert_eq!(celebrations(&s, &season()), [], "nobody knows the table");
    table(&mut s, &row, ReaderRule::Group(crate::id::GroupId([1; 16])));
    assert_eq!(celebrations(&s, &season()), [], "not everybody reads that table");
    s.network.tables.clear();
    table(&mut s, &row, ReaderRule::Members);
    let what = Celebrated::Case { case: log(1) };
    assert_eq!(celebrations(&s, &season()), [Celebration { what, on: TODAY.plus(-3) }]);

    let mut over = season();
    over.over = Some(at(10));
    assert_eq!(celebrations(&s, &over), [], "it came after the season");
    s.cases[0].state = CaseState::Withdrawn;
    assert_eq!(celebrations(&s, &season()), []);
}

#[test]
fn an_experiment_that_became_an_agreement_and_what_is_superfluous_are_told_in_order() {
    let mut s = snapshot(Vec::new());
    let word = |outcome| JudgementView {
        outcome,
        why: None,
        agreement: Some(log(7)),
        by: crate::id::OrgId([1; 16]),
        at: at(2),
    };
    let one = |n, outcome| ExperimentView {
        log: log(n),
        title: String::new(),
        text: String::new(),
        until: TODAY,
        taking_part: Vec::new(),
        origin: None,
        judgements: vec![word(outcome)],
        by: crate::id::OrgId([1; 16]),
        at: at(20),
    };
    s.experiments = vec![one(5, ExperimentOutcome::Stops), one(6, ExperimentOutcome::Agreed)];
    let mut season = season();
    let text = "het aparte overleg".to_owned();
    season.superfluous =
        vec![SuperfluousView { told: crate::id::FactId([3; 16]), text, by: crate::id::OrgId([1; 16]), at: at(1) }];

    let found = celebrations(&s, &season);

    assert_eq!(found.len(), 2);
    assert_eq!(found[0].what, Celebrated::Experiment { experiment: log(6), agreement: Some(log(7)) });
    assert!(matches!(found[1].what, Celebrated::Superfluous { .. }));
}

fn verdict(n: u8) -> Option<ClientVerdict> {
    [None, Some(ClientVerdict::Helped), Some(ClientVerdict::HelpedLittle), Some(ClientVerdict::DidNotHelp)]
        [usize::from(n % 4)]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_residents_said_apart_a_case_helped_only_where_no_last_word_says_otherwise(
        moves in proptest::collection::vec((0..3_usize, 0..3_usize, any::<u8>()), 1..24),
    ) {
        let (title, ground) = (Line::new("titel").unwrap(), Prose::new("gevraagd").unwrap());
        let opened = CaseOpened { table: log(2), title, ground, retain_until: TODAY.plus(9), areas: Vec::new() };
        let mut partners = Partners::new(3, 1, opened);
        for (who, other, said) in moves {
            if said % 5 == 0 {
                partners.meet(who, other);
            } else {
                partners.write(who, CaseReported { line: None, words: None, verdict: verdict(said), sheet: None });
            }
        }
        let whole = partners.whole();
        let row = derive_row(LogKind::Case, ReaderRule::Members, log(1), &whole, &Texts::new());
        let Some(Row::Case(row)) = row else { panic!("a case") };
        let told: Vec<(usize, ClientVerdict)> = whole
            .facts()
            .iter()
            .enumerate()
            .filter_map(|(place, one)| match &one.fact {
                Fact::CaseReported(told) => told.verdict.map(|verdict| (place, verdict)),
                _ => None,
            })
            .collect();
        let latest = |place: usize| !told.iter().any(|(other, _)| whole.precedes(place, *other));
        let mut last = told.iter().filter(|(place, _)| latest(*place));
        let expected = !told.is_empty() && last.all(|(_, verdict)| *verdict == ClientVerdict::Helped);
        prop_assert_eq!(row.helped.is_some(), expected);
    }
}
