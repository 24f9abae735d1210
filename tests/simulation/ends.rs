//! A right that ended closes its holder's past: who had not heard of it, or says so, gains nothing.

use wijktafel_core::crypto::DeviceKeys;
use wijktafel_harness::words::{line, open_case, prose};
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::id::{LogId, PersonId};
use wijktafel_model::view::{AgreementView, CaseView, Detail};
use wijktafel_model::words::{AgreementKind, AgreementRule, LifeArea, Mandates, SupportLevel, TextField, Verdict};

fn agreement(world: &mut World, partner: Partner, log: LogId) -> AgreementView {
    let Some(Detail::Agreement(view)) = world.snapshot(partner, Some(log)).detail else { panic!("it is read here") };
    view
}

fn case(world: &mut World, partner: Partner, log: LogId) -> CaseView {
    let Some(Detail::Case(view)) = world.snapshot(partner, Some(log)).detail else { panic!("it is read here") };
    view
}

fn sign(world: &mut World, partner: Partner, log: LogId) -> bool {
    let version = agreement(world, partner, log).versions[0].version;
    let command = Command::GiveVerdict { agreement: log, version, verdict: Verdict::Agree, note: None, paper: None };
    world.run(partner, &command).is_ok()
}

/// How many verdicts count, as every one of `partners` sees it.
fn given(world: &mut World, partners: &[Partner], log: LogId) -> Vec<usize> {
    partners
        .iter()
        .map(|partner| {
            agreement(world, *partner, log).versions[0].electors.iter().filter(|one| one.verdict.is_some()).count()
        })
        .collect()
}

fn proposed(world: &mut World, partner: Partner, electorate: &[Partner]) -> LogId {
    let (title, draft) = (line("Zo doen wij het"), "Samen.".to_owned());
    let open = Command::OpenAgreement { title, kind: AgreementKind::Cooperation, draft, criteria: Vec::new() };
    let log = world.run(partner, &open).expect("an agreement").logs[0];
    let electorate = electorate.iter().map(|partner| world.org(*partner)).collect();
    let (rule, effective, review, stop_clause) = (AgreementRule::Unanimity, None, None, None);
    let propose = Command::ProposeVersion { agreement: log, rule, electorate, effective, review, stop_clause };
    world.run(partner, &propose).expect("a version");
    world.settle();
    log
}

fn set_mandates(world: &mut World, partner: Partner, mandates: Mandates) {
    let person = world.hub(partner).replica.me().expect("enrolled").person;
    world.run(partner, &Command::SetMandates { person, mandates }).expect("the mandates are set");
}

const NO_SIGN: Mandates = Mandates { administer: true, decide: true, sign: false };

/// A copy of a partner's disk that runs where nobody reaches it.
fn copy_apart(world: &mut World, of: Partner, others: &[Partner]) -> Partner {
    let copy = world.copy(of);
    for other in others {
        world.partition(copy, *other);
    }
    copy
}

#[test]
fn a_verdict_by_who_had_not_heard_that_the_mandate_ended_counts_nowhere() {
    let (mut world, partners) = World::network(3, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    let log = proposed(&mut world, anna, &partners);
    assert!(sign(&mut world, anna, log));
    let copy = copy_apart(&mut world, bas, &[anna, cor]);
    set_mandates(&mut world, bas, NO_SIGN);
    world.settle();

    assert!(!sign(&mut world, bas, log), "here it is refused");
    assert!(sign(&mut world, copy, log), "the copy has not heard of it");
    world.heal();
    world.settle();

    assert_eq!(given(&mut world, &[anna, bas, cor, copy], log), [1; 4]);
    world.assert_converged(&[anna, bas, cor]);
    for partner in [anna, bas, cor] {
        world.restart(partner);
        world.assert_rebuilt(partner);
    }
    assert_eq!(given(&mut world, &[anna, bas, cor], log), [1; 3], "also after a restart");

    set_mandates(&mut world, bas, Mandates::ALL);
    assert!(sign(&mut world, bas, log), "a mandate that is given again can be used");
    world.heal();
    world.settle();
    assert_eq!(given(&mut world, &[anna, bas, cor], log), [2; 3]);
}

#[test]
fn a_verdict_that_others_held_before_the_mandate_ended_keeps_counting() {
    let (mut world, partners) = World::network(4, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    let log = proposed(&mut world, anna, &partners);
    let copy = copy_apart(&mut world, bas, &[anna, cor]);
    assert!(sign(&mut world, bas, log));
    world.settle();
    set_mandates(&mut world, bas, NO_SIGN);
    world.settle();

    // What comes late makes the others say what they held: the verdict was among it.
    assert!(sign(&mut world, copy, log));
    world.heal();
    world.settle();

    assert_eq!(given(&mut world, &[anna, bas, cor], log), [1; 3]);
    world.assert_converged(&[anna, bas, cor]);
}

#[test]
fn what_a_revoked_device_writes_without_knowing_is_set_apart_and_not_lost() {
    let (mut world, partners) = World::network(5, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    let table = Command::OpenTable { name: line("Noord"), area: None, rhythm: None, orgs: None };
    let table = world.run(anna, &table).expect("a table").logs[0];
    let log = world.run(anna, &open_case(table, "Weer zelf de dag beginnen")).expect("a case").logs[0];
    world.settle();
    let write = |text: &str| {
        let edit = TextEdit { field: TextField::Question, at: 0, delete: 0, insert: text.to_owned() };
        Command::EditText { log, edits: vec![edit] }
    };
    let tip = |text: &str| {
        let (area, level) = (LifeArea::TimeUse, SupportLevel::Own);
        Command::AddTip { case: log, area, level, text: prose(text) }
    };
    world.run(bas, &write("eerder ")).expect("a text");
    world.run(bas, &tip("eerder")).expect("a tip");
    world.settle();
    let copy = copy_apart(&mut world, bas, &[anna, cor]);
    // Somebody else at Bas, with another device, so that the first may go.
    let (person, spare) = (PersonId([9; 16]), DeviceKeys::from_seed(&[9; 32]));
    let (name, roles, contact, mandates) = (line("Bo"), Vec::new(), None, Mandates::ALL);
    world.run(bas, &Command::EnrolPerson { person, name, roles, contact, mandates }).expect("enrolled");
    let (device, encryption) = (spare.device(), spare.encryption());
    world.run(bas, &Command::AddDevice { device, encryption, person }).expect("added");
    let device = world.keys(bas).device();
    world.run(bas, &Command::RevokeDevice { device }).expect("revoked");
    world.settle();

    // The copy and who took it are cut off; the copy's work reaches Anna as a file would bring it.
    world.run(copy, &write("later ")).expect("it has not heard");
    world.run(copy, &tip("later")).expect("it has not heard");
    let entries = world.entries(copy, log);
    world.hand_over(anna, vec![wijktafel_core::replica::Incoming { log, entries }]);
    world.settle();

    for partner in [anna, cor] {
        let seen = case(&mut world, partner, log);
        assert_eq!(seen.question, "eerder Hoe verder? ");
        let tips: Vec<&str> = seen.tips.iter().map(|tip| tip.versions[0].text.as_str()).collect();
        assert_eq!(tips, ["eerder"]);
        assert!(
            seen.set_apart.iter().any(|one| one.text.as_ref().is_some_and(|text| text.contains("later"))),
            "what was written late can still be read"
        );
    }
    world.assert_converged(&[anna, cor]);
}
