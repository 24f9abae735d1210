//! A signer that contradicts itself: two entries at one place of its feed, brought to light long after.

use wijktafel_core::entry::Body;
use wijktafel_core::replica::Incoming;
use wijktafel_harness::words::line;
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::id::LogId;
use wijktafel_model::view::{AgreementState, Detail};
use wijktafel_model::words::{AgreementKind, AgreementRule, TextField, Verdict};

use crate::liar::Liar;

const TEN_YEARS_MS: i64 = 3_653 * 86_400_000;

fn state(world: &mut World, partner: Partner, agreement: LogId) -> AgreementState {
    match world.snapshot(partner, Some(agreement)).detail {
        Some(Detail::Agreement(view)) => view.row.state,
        other => panic!("no agreement: {other:?}"),
    }
}

/// An agreement of all three, in force, in which Cor first wrote and then agreed.
fn agreed(world: &mut World, [anna, bas, cor]: [Partner; 3]) -> LogId {
    let title = line("Zo werken wij samen");
    let open = Command::OpenAgreement {
        title,
        kind: AgreementKind::Cooperation,
        draft: "Wij bellen terug.".into(),
        criteria: Vec::new(),
    };
    let agreement = world.run(anna, &open).expect("an agreement").logs[0];
    world.settle();
    let edits = vec![TextEdit { field: TextField::Draft, at: 0, delete: 0, insert: "Altijd: ".into() }];
    world.run(cor, &Command::EditText { log: agreement, edits }).expect("words");
    world.settle();
    let electorate = [anna, bas, cor].map(|partner| world.org(partner)).into();
    let (rule, effective, review, stop_clause) = (AgreementRule::Unanimity, None, None, None);
    let propose = Command::ProposeVersion { agreement, rule, electorate, effective, review, stop_clause };
    world.run(anna, &propose).expect("a version");
    world.settle();
    let Some(Detail::Agreement(view)) = world.snapshot(anna, Some(agreement)).detail else { panic!("it is shown") };
    let version = view.versions[0].version;
    for partner in [cor, anna, bas] {
        let agrees = Command::GiveVerdict { agreement, version, verdict: Verdict::Agree, note: None, paper: None };
        world.run(partner, &agrees).expect("a verdict");
        world.settle();
    }
    agreement
}

#[test]
fn a_signer_that_forks_its_assent_or_its_beginning_ten_years_later_leaves_the_agreement_in_force() {
    let (mut world, partners) = World::network(61, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    let agreement = agreed(&mut world, [anna, bas, cor]);
    assert_eq!([anna, bas].map(|partner| state(&mut world, partner, agreement)), [AgreementState::InForce; 2]);
    world.stop(cor);
    world.pass(TEN_YEARS_MS);
    world.settle();

    world.start(cor);
    let liar = Liar::new(&mut world, cor, cor, agreement);
    world.stop(cor);
    let (feed, _) = liar.previous.expect("Cor wrote");
    let own = world.entries(anna, agreement).into_iter().filter(|entry| entry.header.feed == Some(feed));
    let rivals: Vec<_> = own.map(|entry| liar.craft((*entry.header).clone(), &Body::default().encode())).collect();
    assert!(rivals.len() >= 2, "what it wrote and its assent: {}", rivals.len());
    for rival in rivals.iter().rev() {
        for partner in [anna, bas] {
            world.hand_over(partner, vec![Incoming { log: agreement, entries: vec![rival.clone()] }]);
        }
        world.settle();
        for partner in [anna, bas] {
            assert_eq!(state(&mut world, partner, agreement), AgreementState::InForce, "place {}", rival.header.seq);
        }
    }
    let quiet = world.hub(anna).replica.log(agreement).expect("loaded").forks().is_empty();
    assert!(!quiet, "and the contradiction is on record");
    world.assert_converged(&[anna, bas]);
    for partner in [anna, bas] {
        world.restart(partner);
        assert_eq!(state(&mut world, partner, agreement), AgreementState::InForce, "after a restart");
    }
}
