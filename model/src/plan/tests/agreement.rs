//! What an agreement begins with.

use super::*;
use crate::agreement::{CRITERIA_MAX, derive};
use crate::fact::{ObjectionReasoned, Paper};

#[test]
fn a_draft_opens_with_its_criteria_as_far_as_they_differ_and_fit() {
    let world = world();
    let open = |criteria: Vec<Line>| {
        let (title, kind, draft) = (line("titel"), AgreementKind::Ladder, "tekst".to_owned());
        Command::OpenAgreement { title, kind, draft, criteria }
    };
    let made = writes(&world, &open(vec![line("eens"), line("twee")]), &[80, 81, 81]);
    assert_eq!(made[0].facts[2], CriterionAdded { text: line("twee") }.into());
    refused(&world, &open(vec![line("eens"), line("eens")]), RuleError::AlreadySo);
    let many = |count: usize| (0..count).map(|n| line(&n.to_string())).collect();
    writes(&world, &open(many(CRITERIA_MAX)), &[[80].as_slice(), &[81; CRITERIA_MAX]].concat());
    refused(&world, &open(many(CRITERIA_MAX + 1)), RuleError::OutOfBounds);
}

#[test]
fn the_reason_of_an_objection_goes_into_an_entry_of_its_own() {
    let mut world = world();
    let (version, log) = (world.proposed, AGREEMENT);
    let given = writes(&world, &give(version, Verdict::Object, Some("te vroeg")), &[84, 240]);
    assert_eq!(given[0].facts, [verdict(version, Verdict::Object).into()], "the verdict alone");
    assert_eq!(given.len(), 2);

    let title = line("regelruimte");
    let mut partners = Partners::new(3, 2, AgreementOpened { title, kind: AgreementKind::Latitude });
    let proposed = self::version("een", Vec::new());
    let version = proposed.id();
    partners.write(0, proposed);
    partners.write(0, verdict(version, Verdict::Object));
    partners.write(0, ObjectionReasoned { version, reason: prose("te vroeg") });
    partners.write(0, ObjectionReasoned { version, reason: prose("eerst de buurt") });
    lay(&mut world.desk, log, LogKind::Agreement, &partners);
    let view = derive(log, &partners.whole(), &Texts::new()).expect("an agreement");
    let elector = view.versions[0].electors.iter().find(|elector| elector.org == org(0)).expect("an elector");
    assert_eq!(elector.note.as_deref(), Some("eerst de buurt"), "the latest");
    refused(&world, &give(version, Verdict::Object, Some("eerst de buurt")), RuleError::AlreadySo);
    writes(&world, &give(version, Verdict::Object, Some("nog iets")), &[240]);
    writes(&world, &give(version, Verdict::Agree, None), &[84]);
}

#[test]
fn a_signature_on_paper_is_recorded_once_and_not_before_its_day() {
    let world = world();
    let on = |day: Day| {
        let paper = Some(Paper { by: line("de bestuurder"), on: day });
        let (agreement, version, verdict) = (AGREEMENT, world.proposed, Verdict::Agree);
        Command::GiveVerdict { agreement, version, verdict, note: None, paper }
    };
    writes(&world, &on(TODAY), &[84]);
    refused(&world, &on(TODAY.plus(1)), RuleError::BadDay);
}
