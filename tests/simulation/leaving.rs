//! Who leaves takes a package that anybody can check.

use std::collections::BTreeMap;

use wijktafel_core::package::{self, LogSource, Report, Source};
use wijktafel_core::proof::verify_proof;
use wijktafel_harness::words::{line, open_case, prose};
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::id::OrgId;
use wijktafel_model::time::Day;
use wijktafel_model::view::{Detail, Stage};
use wijktafel_model::words::{
    AgreementKind, AgreementRule, DropReason, LearningOrder, LifeArea, LogKind, SupportLevel, TextField, Verdict,
};

const CANARY: &str = "alleen aan de kleine tafel";

fn table(orgs: Option<Vec<OrgId>>) -> Command {
    Command::OpenTable { name: line("Wijktafel Noord"), area: None, rhythm: None, orgs }
}

/// Makes the package of a partner, as its node does.
fn package_of(world: &mut World, partner: Partner) -> BTreeMap<String, Vec<u8>> {
    let snapshot = world.snapshot(partner, None);
    let logs = snapshot.cases.iter().map(|row| row.log).chain(snapshot.agreements.iter().map(|row| row.log));
    let details: Vec<Detail> = logs.filter_map(|log| world.snapshot(partner, Some(log)).detail).collect();
    let (at, org) = (world.now(), world.org(partner));
    let site = &world.sites[partner.0];
    let replica = &site.hub.as_ref().expect("the site runs").replica;
    let logs = LogSource::of_replica(replica, &site.store).expect("the store answers");
    let (network, keys) = (replica.network(), replica.keys());
    let source = Source { network, keys, org, at, snapshot: &snapshot, details: &details, logs };
    package::build(source).expect("a package").files
}

fn entries(report: &Report, kind: LogKind) -> u64 {
    report.held.iter().find(|held| held.kind == kind).map_or(0, |held| held.entries)
}

#[test]
fn a_partner_that_leaves_takes_all_it_read_and_nothing_else() {
    let (mut world, partners) = World::network(11, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    let open = world.run(anna, &table(None)).expect("a table").logs[0];
    let closed = vec![world.org(anna), world.org(bas)];
    let closed = world.run(anna, &table(Some(closed))).expect("a closed table").logs[0];
    let shared = world.run(anna, &open_case(open, "Weer zelf de dag beginnen")).expect("a case").logs[0];
    world.run(anna, &open_case(closed, CANARY)).expect("a closed case");
    let lesson = Command::OpenLesson {
        title: line("Eerst bellen"),
        order: LearningOrder::First,
        cases: vec![shared],
        text: CANARY.to_owned(),
    };
    let lesson = world.run(anna, &lesson).expect("a lesson").logs[0];
    let (title, draft) = (line("Regelruimte"), "Wie aan tafel zit, mag doen wat nodig is.".to_owned());
    let opened = Command::OpenAgreement { title, kind: AgreementKind::Latitude, draft, criteria: Vec::new() };
    let agreement = world.run(anna, &opened).expect("an agreement").logs[0];
    let mut electorate = vec![world.org(anna), world.org(cor)];
    electorate.sort_unstable();
    let (rule, effective, review, stop_clause) = (AgreementRule::Unanimity, None, None, None);
    let propose = Command::ProposeVersion { agreement, rule, electorate, effective, review, stop_clause };
    world.run(anna, &propose).expect("a version");
    world.settle();
    let Some(Detail::Agreement(view)) = world.snapshot(cor, Some(agreement)).detail else { panic!("an agreement") };
    let version = view.versions[0].version;
    for partner in [anna, cor] {
        let given = Command::GiveVerdict { agreement, version, verdict: Verdict::Agree, note: None, paper: None };
        world.run(partner, &given).expect("a verdict");
        let text = prose("buurman bellen");
        let tip = Command::AddTip { case: shared, area: LifeArea::TimeUse, level: SupportLevel::Neighbourhood, text };
        world.run(partner, &tip).expect("a tip");
        let edits = vec![TextEdit { field: TextField::Question, at: 0, delete: 0, insert: "Nu: ".to_owned() }];
        world.run(partner, &Command::EditText { log: shared, edits }).expect("words");
        world.settle();
    }
    world.run(anna, &Command::DropLog { log: lesson, reason: DropReason::Mistake }).expect("dropped");
    world.settle();

    world.run(cor, &Command::Leave).expect("Cor leaves");
    let files = package_of(&mut world, cor);
    let report = package::verify(&files).expect("it verifies");

    assert_eq!((report.organisation, report.network), (world.org(cor), world.hub(anna).replica.network()));
    assert_eq!(world.hub(cor).replica.stage(), Some(Stage::Left));
    assert!(entries(&report, LogKind::Roster) > 5 && entries(&report, LogKind::Case) >= 5);
    assert_eq!(report.cases.iter().map(|case| case.log).collect::<Vec<_>>(), [shared]);
    assert_eq!(
        report.removed.iter().map(|line| (line.log, line.kind)).collect::<Vec<_>>(),
        [(lesson, LogKind::Lesson)]
    );
    assert_eq!((report.unread_groups.len(), report.unproven.len(), report.proofs.len()), (1, 0, 2));
    for proof in &report.proofs {
        let shown = verify_proof(&files[&proof.file]).expect("the proof holds");
        assert_eq!((shown.id, shown.verdict.verdict), (version, Verdict::Agree));
    }
    for (name, bytes) in &files {
        assert!(!bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes()), "{name}");
    }
}

#[test]
fn who_stays_can_take_a_package_too() {
    let (mut world, partners) = World::network(12, &["Anna", "Bas"]);
    let open = world.run(partners[0], &table(None)).expect("a table").logs[0];
    world.settle();
    world.run(partners[1], &open_case(open, "Weer zelf de dag beginnen")).expect("a case");
    world.settle();

    let reports: Vec<Report> = partners
        .iter()
        .map(|partner| package::verify(&package_of(&mut world, *partner)).expect("it verifies"))
        .collect();

    assert_eq!(reports[0].held, reports[1].held, "both hold the same");
    assert_ne!(reports[0].organisation, reports[1].organisation);
}

#[test]
fn a_second_announcement_changes_what_it_names_and_nothing_else() {
    let (mut world, partners) = World::network(13, &["Anna", "Bas"]);
    let on = Day::from_date(2026, 6, 1);
    let reason = Some(prose("een andere buurt"));
    let first = Command::AnnounceDeparture { on, reason, harvest: "Wij leerden wachten.".to_owned() };
    world.run(partners[0], &first).expect("announced");
    let later = Day::from_date(2026, 7, 1);
    let second = Command::AnnounceDeparture { on: later, reason: None, harvest: String::new() };
    world.run(partners[0], &second).expect("put off");
    world.settle();

    for partner in partners {
        let departures = world.snapshot(partner, None).departures;
        let [one] = departures.as_slice() else { panic!("one departure: {departures:?}") };
        assert_eq!((one.on, one.reason.as_deref()), (later, Some("een andere buurt")));
        assert_eq!(one.harvest, "Wij leerden wachten.");
    }
}
