//! Invariants 3 to 5: verdicts count for one exact version, and nothing in force un-happens.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::{Move, pick, quick, script};
use crate::agreement::{binds, derive, ever_in_force, parents, should_see_in_force};
use crate::cbor::{Kept, Value};
use crate::fact::{AgreementEnded, AgreementOpened, CriterionAdded, Fact, SeenInForce, VerdictGiven, VersionProposed};
use crate::history::{Author, History as _, Recorded};
use crate::id::{LogId, OrgId, VersionId};
use crate::testing::{MemoryHistory, NETWORK, Partners, author};
use crate::time::Day;
use crate::view::{AgreementState, AgreementView, ElectorView, Texts, VersionView};
use crate::words::{AgreementKind, AgreementRule, Document, Line, Mandates, Prose, TextField, Verdict};

const LOG: LogId = LogId([1; 16]);
const ORGS: u8 = 3;

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn opened() -> AgreementOpened {
    AgreementOpened { title: line("regelruimte"), kind: AgreementKind::Latitude }
}

fn proposal(text: &str, rule: AgreementRule, electorate: &[u8], parents: Vec<VersionId>) -> VersionProposed {
    VersionProposed {
        network: NETWORK,
        agreement: LOG,
        title: line("regelruimte"),
        text: Document::new(text).unwrap(),
        rule,
        electorate: electorate.iter().map(|org| author(*org, 0).org).collect(),
        parents,
        criteria: Vec::new(),
        effective: None,
        review: None,
        stop_clause: None,
    }
}

fn verdict(version: VersionId, verdict: Verdict) -> VerdictGiven {
    VerdictGiven { version, verdict, note: None, sibling: None, paper: None }
}

fn proposed(history: &MemoryHistory) -> Vec<VersionId> {
    history.facts().iter().filter_map(|one| one.fact.version()).collect()
}

/// Three organisations with two devices each propose, judge, rely and end apart. Some writes lack the mandate, some
/// claim to have seen what was never in force.
fn play(moves: &[Move]) -> Partners {
    let mut partners = Partners::new(ORGS, 2, opened());
    for (what, who, one, other) in moves {
        let replica = usize::from(*who) % partners.replicas();
        let history = partners.history(replica);
        let versions = proposed(&history);
        // Mostly the newest, so that lines grow.
        let version = if one % 2 == 0 { versions.last() } else { versions.get(pick(*one, versions.len())) }.copied();
        match (what % 12, version) {
            (0, _) => {
                let rule = AgreementRule::ALL[pick(*one, 4)];
                let electorate: &[u8] = if other % 4 == 0 { &[0, 1] } else { &[0, 1, 2] };
                let text = ["een", "twee"][pick(*other, 2)];
                partners.write(replica, proposal(text, rule, electorate, parents(LOG, &history)));
            }
            (1..=5, Some(version)) => {
                // Mostly agreeing, so that much comes into force.
                let word = [Verdict::Agree, Verdict::Agree, Verdict::AgreeWithNote, Verdict::Abstain, Verdict::Object];
                partners.write(replica, verdict(version, word[pick(*other, 5)]));
            }
            (6, Some(version)) => {
                let poor = Author { mandates: Mandates::NONE, ..partners.author(replica) };
                partners.write_as(replica, poor, verdict(version, Verdict::ALL[pick(*other, 4)]));
            }
            (7, Some(version)) if other % 5 == 0 => {
                partners.write(replica, SeenInForce { version });
            }
            (7 | 8, _) => {
                // One client looks, or each that has just heard of it.
                let all = if other % 2 == 0 { replica..replica + 1 } else { 0..partners.replicas() };
                all.clone().for_each(|other| partners.meet(replica, other));
                for replica in all {
                    let view = derive(LOG, &partners.history(replica), &Texts::new()).unwrap();
                    for version in should_see_in_force(&view, partners.author(replica).org) {
                        partners.write(replica, SeenInForce { version });
                    }
                }
            }
            (9, _) => {
                let versions = derive(LOG, &history, &Texts::new()).unwrap().versions;
                if let Some(version) = versions.iter().find(|version| binds(version.state)) {
                    partners.write(replica, AgreementEnded { version: version.version, reason: None });
                }
            }
            (10, _) => (0..partners.replicas()).for_each(|all| partners.meet(replica, all)),
            _ => partners.meet(usize::from(*other), replica),
        }
    }
    partners
}

fn view(history: &MemoryHistory) -> AgreementView {
    derive(LOG, history, &Texts::new()).unwrap()
}

fn blank(record: &mut Recorded) {
    record.fact = Fact::Unknown { kind: 9_999, payload: Kept::new(&Value::Map(Vec::new())) };
}

fn more_than_half(some: usize, of: &VersionView) -> bool {
    some * 2 > of.electors.len()
}

/// The states a replica can see, by version.
fn states(history: &MemoryHistory) -> BTreeMap<VersionId, AgreementState> {
    view(history).versions.iter().map(|version| (version.version, version.state)).collect()
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn invariant_03_a_word_counts_only_for_the_exact_version_and_with_a_mandate(moves in script(40)) {
        let whole = play(&moves).whole();

        let before = view(&whole);

        for version in &before.versions {
            for elector in version.electors.iter().filter(|elector| elector.verdict.is_some() && !elector.contradicted) {
                let written = whole.facts().iter().any(|record| {
                    record.author.mandates.sign
                        && record.author.org == elector.org
                        && matches!(&record.fact, Fact::VerdictGiven(given)
                            if given.version == version.version && Some(given.verdict) == elector.verdict)
                });
                prop_assert!(written);
            }
        }
        let mut mandated = whole;
        mandated.map(|record| {
            if matches!(record.fact, Fact::VerdictGiven(_)) && !record.author.mandates.sign {
                blank(record);
            }
        });
        prop_assert_eq!(&view(&mandated).versions, &before.versions);
    }

    #[test]
    fn invariant_03_differing_words_given_apart_are_an_objection(moves in script(40)) {
        let whole = play(&moves).whole();

        for version in &view(&whole).versions {
            // What was relied on stands; see invariant 4.
            if more_than_half(version.seen_in_force.len(), version) {
                continue;
            }
            for elector in &version.electors {
                let words: Vec<(usize, Verdict)> = (0_usize..).zip(whole.facts()).filter_map(|(place, record)| {
                    match &record.fact {
                        Fact::VerdictGiven(given)
                            if given.version == version.version
                                && record.author.org == elector.org
                                && record.author.mandates.sign => Some((place, given.verdict)),
                        _ => None,
                    }
                }).collect();
                let tips: BTreeSet<Verdict> = words
                    .iter()
                    .filter(|(place, _)| !words.iter().any(|(other, _)| whole.precedes(*place, *other)))
                    .map(|(_, word)| *word)
                    .collect();
                let assents = |word: &Verdict| crate::agreement::assents(version.rule, *word);
                match (tips.len(), elector.verdict) {
                    (0, word) => prop_assert_eq!(word, None),
                    (1, word) if tips.iter().all(assents) => {
                        prop_assert_eq!(word, tips.first().copied());
                        prop_assert!(!elector.contradicted);
                    }
                    // Unless it was taken back before the eyes of a version in force.
                    (_, Some(word)) => prop_assert!(!assents(&word) || was_in_force_before(&whole, version, elector.org)),
                    (_, None) => prop_assert!(false, "an elector that spoke has a word"),
                }
            }
        }
    }

    #[test]
    fn invariant_03_editing_the_draft_never_alters_a_version(moves in script(30), words in ".{0,20}") {
        let mut partners = play(&moves);
        let before = view(&partners.whole()).versions;

        partners.write(0, CriterionAdded { text: line("erbij") });
        let texts = Texts::from([(TextField::Draft, words)]);
        let after = derive(LOG, &partners.whole(), &texts).unwrap();

        prop_assert_eq!(after.versions, before);
        prop_assert_eq!(after.criteria.len(), 1);
    }

    #[test]
    fn invariant_04_what_more_than_half_relied_on_never_comes_out_of_force(moves in script(50), forks in any::<u8>()) {
        let mut partners = play(&moves);
        let earlier: Vec<AgreementView> = (0..partners.replicas()).map(|one| view(&partners.history(one))).collect();
        // A fork comes to light under one verdict or proposal.
        let legal: Vec<_> = partners
            .nodes()
            .iter()
            .filter(|node| matches!(node.recorded.fact, Fact::VerdictGiven(_) | Fact::VersionProposed(_)))
            .map(|node| node.recorded.id)
            .collect();
        if let Some(id) = legal.get(pick(forks, legal.len())) {
            partners.dispute(*id);
        }
        let whole = partners.whole();
        let now = view(&whole).versions;

        for relied in earlier.iter().flat_map(|view| &view.versions) {
            if more_than_half(relied.seen_in_force.len(), relied) {
                let found = now.iter().find(|version| version.version == relied.version);
                let state = found.map(|version| version.state);
                prop_assert!(matches!(state, Some(
                    AgreementState::InForce | AgreementState::Disputed | AgreementState::Replaced | AgreementState::Ended
                )), "{state:?}");
                let found = found.unwrap();
                prop_assert!(found.state != AgreementState::Replaced || !relied_alone(found, &now));
            }
        }
    }

    #[test]
    fn invariant_04_silence_never_puts_a_version_in_force(moves in script(40), silent in 0..ORGS) {
        let whole = play(&moves).whole();
        let mut hushed = whole.clone();
        hushed.map(|record| {
            if record.author.org == author(silent, 0).org && record.fact.version().is_none() && record.fact.kind() != 80 {
                blank(record);
            }
        });

        prop_assert!(ever_in_force(LOG, &hushed).is_subset(&ever_in_force(LOG, &whole)));
    }

    #[test]
    fn invariant_04_a_version_is_in_force_exactly_when_explicit_words_meet_its_rule(moves in script(50)) {
        let whole = play(&moves).whole();
        let in_force = ever_in_force(LOG, &whole);

        for version in &view(&whole).versions {
            let said = |words: &[Verdict]| {
                let speaks = |elector: &&ElectorView| elector.verdict.is_some_and(|word| words.contains(&word));
                version.electors.iter().filter(speaks).count()
            };
            let agreed = said(&[Verdict::Agree, Verdict::AgreeWithNote]);
            let met = match version.rule {
                AgreementRule::Consent => agreed + said(&[Verdict::Abstain]) == version.electors.len(),
                AgreementRule::Unanimity => agreed == version.electors.len(),
                AgreementRule::Majority => agreed * 2 > version.electors.len(),
                AgreementRule::Signatories => agreed >= 2,
            };
            prop_assert_eq!(in_force.contains(&version.version), met);
        }
    }

    #[test]
    fn invariant_05_two_versions_are_never_in_force_silently(moves in script(60)) {
        let whole = play(&moves).whole();
        let view = view(&whole);

        let holding: Vec<&VersionView> = view.versions.iter().filter(|version| binds(version.state)).collect();
        let undisputed: Vec<_> =
            holding.iter().filter(|version| version.state == AgreementState::InForce).collect();

        prop_assert!(undisputed.len() <= 1);
        if let (Some(only), true) = (undisputed.first(), holding.len() > 1) {
            prop_assert!(more_than_half(only.seen_in_force.len(), only));
        }
        if undisputed.is_empty() && !holding.is_empty() {
            prop_assert!(holding.len() > 1);
            prop_assert_eq!(view.row.state, AgreementState::Disputed);
        }
        for one in &holding {
            for other in &holding {
                let electors = |version: &VersionView| -> Vec<OrgId> {
                    version.electors.iter().map(|elector| elector.org).collect()
                };
                let counted = one.rule != AgreementRule::Signatories && other.rule != AgreementRule::Signatories;
                if one.version != other.version && counted && electors(one) == electors(other) {
                    // Two majorities of one electorate overlap: somebody signed both, and the view names it.
                    prop_assert!(!one.signed_both.is_empty());
                }
            }
        }
    }
}

/// No other version that was ever in force has it as a parent or was proposed knowing it: nothing could replace it.
fn relied_alone(version: &VersionView, versions: &[VersionView]) -> bool {
    !versions.iter().any(|other| other.parents.contains(&version.version))
}

/// Some verdict of the organisation was written where the version was in force.
fn was_in_force_before(whole: &MemoryHistory, version: &VersionView, org: OrgId) -> bool {
    (0_usize..).zip(whole.facts()).any(|(place, record)| {
        let own = record.author.org == org && matches!(&record.fact, Fact::VerdictGiven(_));
        let mut before = whole.clone();
        let mut at = 0_usize;
        before.map(|other| {
            if !whole.precedes(at, place) && other.fact.kind() != 80 {
                blank(other);
            }
            at += 1;
        });
        own && ever_in_force(LOG, &before).contains(&version.version)
    })
}

/// Two partners agree to a majority version of three.
fn in_force() -> (Partners, VersionId) {
    let mut partners = Partners::new(ORGS, 2, opened());
    let version = proposal("een", AgreementRule::Majority, &[0, 1, 2], Vec::new());
    let id = version.id();
    partners.write(0, version);
    partners.meet(0, 2);
    partners.write(0, verdict(id, Verdict::Agree));
    partners.write(2, verdict(id, Verdict::Agree));
    partners.meet(2, 0);
    partners.meet(0, 2);
    (partners, id)
}

#[test]
fn invariant_03_an_assent_is_not_taken_back_once_the_version_is_in_force() {
    let (mut partners, id) = in_force();

    partners.write(0, verdict(id, Verdict::Object));

    assert_eq!(states(&partners.whole())[&id], AgreementState::InForce);
}

#[test]
fn invariant_03_a_colleague_who_objected_apart_stops_it() {
    let mut partners = Partners::new(ORGS, 2, opened());
    let version = proposal("een", AgreementRule::Majority, &[0, 1, 2], Vec::new());
    let id = version.id();
    partners.write(0, version);
    for replica in 1..partners.replicas() {
        partners.meet(0, replica);
    }
    partners.write(0, verdict(id, Verdict::Agree));
    partners.write(1, verdict(id, Verdict::Object));
    partners.write(2, verdict(id, Verdict::Agree));

    let view = view(&partners.whole());

    assert_eq!(view.versions[0].state, AgreementState::Objected);
    let first = view.versions[0].electors.iter().find(|elector| elector.org == author(0, 0).org).unwrap();
    assert!(first.contradicted);
    assert_eq!(first.verdict, Some(Verdict::Object));
}

#[test]
fn a_version_on_a_branch_that_nobody_relied_on_is_set_apart() {
    let (mut partners, _) = in_force();
    let proposal = partners.nodes()[1].recorded.id;

    partners.dispute(proposal);
    let view = view(&partners.whole());

    assert!(view.versions.is_empty());
    assert_eq!(view.set_apart[0].text.as_deref(), Some("een"));
}

#[test]
fn the_scripts_reach_every_state() {
    let mut runner = TestRunner::deterministic();
    let (mut reached, mut relied, mut contradicted) = (BTreeSet::new(), 0, 0);
    for _ in 0..256 {
        let moves = script(60).new_tree(&mut runner).unwrap().current();
        for version in view(&play(&moves).whole()).versions {
            reached.insert(version.state);
            relied += usize::from(more_than_half(version.seen_in_force.len(), &version));
            contradicted += version.electors.iter().filter(|elector| elector.contradicted).count();
        }
    }

    let all = [
        AgreementState::Proposed,
        AgreementState::Objected,
        AgreementState::InForce,
        AgreementState::Disputed,
        AgreementState::Replaced,
        AgreementState::Ended,
    ];
    assert_eq!(reached, BTreeSet::from(all));
    assert!(relied >= 10 && contradicted >= 10, "{relied} relied on, {contradicted} contradicted");
}

#[test]
fn invariant_04_a_fork_found_after_more_than_half_relied_on_it_changes_nothing() {
    let (mut partners, id) = in_force();
    let verdicts: Vec<_> = partners
        .nodes()
        .iter()
        .filter(|node| matches!(node.recorded.fact, Fact::VerdictGiven(_)))
        .map(|node| node.recorded.id)
        .collect();
    let mut unrelied = partners.clone();
    partners.write(0, SeenInForce { version: id });
    partners.write(2, SeenInForce { version: id });

    partners.dispute(verdicts[0]);
    unrelied.dispute(verdicts[0]);

    assert_eq!(states(&partners.whole())[&id], AgreementState::InForce);
    assert_eq!(states(&unrelied.whole())[&id], AgreementState::Proposed);
}

#[test]
fn invariant_04_a_fork_under_the_proposal_changes_nothing_once_it_was_relied_on() {
    let (mut partners, id) = in_force();
    partners.write(0, SeenInForce { version: id });
    partners.write(2, SeenInForce { version: id });
    let proposal = partners.nodes()[1].recorded.id;

    partners.dispute(proposal);

    assert_eq!(states(&partners.whole())[&id], AgreementState::InForce);
}

#[test]
fn invariant_04_a_sibling_that_turns_up_later_does_not_touch_what_was_relied_on() {
    let (mut partners, relied) = in_force();
    partners.write(0, SeenInForce { version: relied });
    partners.write(2, SeenInForce { version: relied });
    // The other devices of two organisations had agreed to another version, apart.
    let other = proposal("twee", AgreementRule::Majority, &[0, 1, 2], Vec::new());
    let late = other.id();
    partners.write(5, other);
    partners.meet(5, 3);
    partners.write(5, verdict(late, Verdict::Agree));
    partners.write(3, verdict(late, Verdict::Agree));

    let view = view(&partners.whole());

    assert_eq!(states(&partners.whole())[&relied], AgreementState::InForce);
    assert_eq!(states(&partners.whole())[&late], AgreementState::Disputed, "shown, never silent");
    assert_eq!(view.row.state, AgreementState::InForce);
    assert!(view.versions.iter().all(|version| version.signed_both == [author(1, 0).org]));
}

#[test]
fn invariant_04_a_claim_to_have_seen_what_was_not_in_force_counts_nowhere() {
    let mut partners = Partners::new(ORGS, 1, opened());
    let version = proposal("een", AgreementRule::Unanimity, &[0, 1, 2], Vec::new());
    let id = version.id();
    partners.write(0, version);
    for replica in 0..3 {
        partners.meet(0, replica);
        partners.write(replica, SeenInForce { version: id });
    }

    let view = view(&partners.whole());

    assert_eq!(view.versions[0].state, AgreementState::Proposed);
    assert!(view.versions[0].seen_in_force.is_empty());
}

#[test]
fn invariant_04_every_field_of_a_version_lies_inside_its_id() {
    let plain = proposal("een", AgreementRule::Majority, &[0, 1], Vec::new());
    let changed = [
        VersionProposed { network: crate::id::NetworkId([8; 32]), ..plain.clone() },
        VersionProposed { agreement: LogId([2; 16]), ..plain.clone() },
        VersionProposed { title: line("anders"), ..plain.clone() },
        VersionProposed { text: Document::new("twee").unwrap(), ..plain.clone() },
        VersionProposed { rule: AgreementRule::Unanimity, ..plain.clone() },
        VersionProposed { electorate: vec![author(0, 0).org], ..plain.clone() },
        VersionProposed { parents: vec![VersionId([1; 32])], ..plain.clone() },
        VersionProposed { criteria: vec![line("klaar")], ..plain.clone() },
        VersionProposed { effective: Some(Day(1)), ..plain.clone() },
        VersionProposed { review: Some(Day(1)), ..plain.clone() },
        VersionProposed { stop_clause: Some(line("per brief")), ..plain.clone() },
    ];

    let mut ids: BTreeSet<VersionId> = changed.iter().map(VersionProposed::id).collect();
    ids.insert(plain.id());

    assert_eq!(ids.len(), changed.len() + 1);
}

#[test]
fn invariant_05_a_small_electorate_cannot_replace_what_binds_others() {
    let (mut partners, first) = in_force();
    let coup = proposal("twee", AgreementRule::Majority, &[2], vec![first]);
    let second = coup.id();
    let mallory = 4;
    partners.meet(0, mallory);
    partners.write(mallory, coup);
    partners.write(mallory, verdict(second, Verdict::Agree));

    let view = view(&partners.whole());

    assert_eq!(view.row.state, AgreementState::Disputed);
    assert!(view.versions.iter().all(|version| version.state == AgreementState::Disputed));
}

#[test]
fn invariant_05_a_version_that_names_both_parents_settles_a_dispute() {
    let mut partners = Partners::new(ORGS, 2, opened());
    let [one, other] = ["een", "twee"].map(|text| proposal(text, AgreementRule::Majority, &[0, 1, 2], Vec::new()));
    let ids = [one.id(), other.id()];
    // Two colleagues of the second organisation sign apart.
    partners.write(0, one);
    partners.write(4, other);
    partners.meet(0, 2);
    partners.meet(4, 3);
    partners.write(0, verdict(ids[0], Verdict::Agree));
    partners.write(2, verdict(ids[0], Verdict::Agree));
    partners.write(4, verdict(ids[1], Verdict::Agree));
    partners.write(3, verdict(ids[1], Verdict::Agree));
    let disputed = view(&partners.whole());
    for replica in 0..partners.replicas() {
        partners.meet(replica, 0);
    }
    let known = partners.history(0);
    let both = proposal("samen", AgreementRule::Majority, &[0, 1, 2], parents(LOG, &known));
    let third = both.id();
    partners.write(0, both);
    partners.meet(0, 2);
    partners.write(0, verdict(third, Verdict::Agree));
    partners.write(2, verdict(third, Verdict::Agree));

    let settled = view(&partners.whole());

    assert_eq!(disputed.row.state, AgreementState::Disputed);
    let signed: Vec<_> = disputed.versions.iter().map(|version| version.signed_both.clone()).collect();
    assert_eq!(signed, [vec![author(1, 0).org], vec![author(1, 0).org]]);
    assert_eq!(settled.row.state, AgreementState::InForce);
    assert_eq!(states(&partners.whole())[&third], AgreementState::InForce);
    assert_eq!(states(&partners.whole())[&ids[0]], AgreementState::Replaced);
    assert_eq!(states(&partners.whole())[&ids[1]], AgreementState::Replaced);
}

#[test]
fn ending_by_one_ends_a_majority_only_when_no_majority_is_left() {
    let (mut partners, id) = in_force();
    partners.meet(0, 4);
    partners.write(4, verdict(id, Verdict::Agree));
    partners.meet(4, 0);
    partners.meet(0, 2);

    partners.write(0, AgreementEnded { version: id, reason: Some(Prose::new("te duur").unwrap()) });
    let one_left = states(&partners.whole())[&id];
    partners.write(2, AgreementEnded { version: id, reason: None });
    let two_left = view(&partners.whole());

    assert_eq!(one_left, AgreementState::InForce);
    assert_eq!(two_left.row.state, AgreementState::Ended);
    assert_eq!(two_left.versions[0].ended_by, [author(0, 0).org, author(1, 0).org]);
    assert_eq!(two_left.versions[0].end_reasons, [(author(0, 0).org, "te duur".to_owned())]);
}
