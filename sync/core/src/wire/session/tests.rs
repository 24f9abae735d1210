use proptest::prelude::*;
use wijktafel_model::fact::{FoundingStatement, Redeemed};
use wijktafel_model::id::{EncryptionKey, PersonId, digest};
use wijktafel_model::words::Line;

use super::delivery::WINDOW_BYTES;
use super::*;
use crate::crypto::{InviteKey, REDEEM_DOMAIN};
use crate::wire::frame::{BULK, HEADER_BYTES};
use crate::wire::message::Want;
use crate::wire::testing::{Link, Twin, device, secret};

/// Two copies of one network.
pub(super) fn pair() -> (Twin, Twin) {
    (Twin::new(1), Twin::new(2))
}

/// A log that both hold in the same state.
pub(super) fn shared(a: &mut Twin, b: &mut Twin, text: &str) -> LogId {
    let log = a.found(text);
    b.accept(a.logs[&log].clone());
    log
}

#[track_caller]
pub(super) fn assert_equal(a: &Twin, b: &Twin) {
    assert_eq!(a.logs.keys().collect::<Vec<_>>(), b.logs.keys().collect::<Vec<_>>());
    for log in a.logs.keys() {
        assert_eq!(a.ids(log), b.ids(log));
    }
}

#[test]
fn two_copies_end_with_the_same_entries_and_know_it() {
    let (mut a, mut b) = pair();
    let both = shared(&mut a, &mut b, "samen");
    let only_a = a.found("alleen a");
    let only_b = b.found("alleen b");
    a.write(both, "van a");
    b.write(both, "van b");
    let roster = a.roster();
    b.write(roster, "in het rooster");

    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 40);

    assert_equal(&a, &b);
    assert_eq!(link.closed(), [None, None]);
    assert_eq!(link.synchronised(), [1, 1]);
    for session in &link.sessions {
        let confirmed: Vec<LogId> = session.confirmed().keys().copied().collect();
        let mut expected = vec![roster, both, only_a, only_b];
        expected.sort_unstable();
        assert_eq!(confirmed, expected);
        let progress = session.progress();
        assert_eq!(progress.logs_done, progress.logs_total);
    }
}

#[test]
fn the_roster_is_taken_in_before_anything_else_is_sent() {
    let (mut a, mut b) = pair();
    let roster = a.roster();
    b.write(roster, "in het rooster");
    a.write(roster, "ook");
    b.found("casus");

    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 40);

    assert_equal(&a, &b);
    let logs: Vec<LogId> = link.steps[0]
        .iter()
        .filter_map(|step| if let Step::Accept { log, .. } = step { Some(*log) } else { None })
        .collect();
    assert_eq!(logs.len(), 2);
    assert_eq!(logs[0], roster);
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures belong in the log of the run")]
fn a_reconnect_with_five_changed_logs_in_ten_thousand_stays_within_the_budget() {
    let (mut a, mut b) = pair();
    let mut changed = Vec::new();
    for n in 0..5 {
        let log = shared(&mut a, &mut b, &format!("casus {n}"));
        for _ in 0..5 {
            a.restart();
            let entries = a.write(log, "tip");
            b.accept(entries);
        }
        changed.push(log);
    }
    let padding = |n: u64| {
        let hash = digest("padding", &[&n.to_be_bytes()]);
        (LogId(prefix(&hash)), [0; 16])
    };
    a.padding = (0..9_995).map(padding).collect();
    b.padding.clone_from(&a.padding);
    for log in &changed {
        a.write(*log, "nieuw bij a");
        b.write(*log, "nieuw bij b");
    }

    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 40);

    assert_equal(&a, &b);
    let (mut bytes, mut flights, mut last, mut runs) = (0, 0, None, 0);
    for (side, kind, length) in &link.frames {
        match *kind {
            // Hellos and proofs; runs are the changed data.
            0 | 2 => {}
            kind if kind >= BULK => runs += length,
            kind => {
                bytes += length + HEADER_BYTES;
                if matches!(kind, 6..=12) && last != Some(*side) {
                    flights += 1;
                    last = Some(*side);
                }
            }
        }
    }
    println!("10,000 logs, 5 changed on both sides: {bytes} B beyond {runs} B of runs, {flights} flights");
    assert!(bytes <= 3_000, "{bytes} B");
    assert!(flights <= 5, "{flights} flights");
    let equal = link.sessions[0].confirmed().len();
    assert_eq!(equal, 10_001);
}

#[test]
fn nothing_differs_and_nothing_is_said() {
    let (mut a, mut b) = pair();
    shared(&mut a, &mut b, "samen");

    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 10);

    assert_eq!(link.synchronised(), [1, 1]);
    let kinds: BTreeSet<u8> = link.frames.iter().map(|(_, kind, _)| *kind).collect();
    assert_eq!(kinds, BTreeSet::from([0, 2, 14]), "hellos, proofs and how far each is");
}

#[test]
fn what_the_peer_may_not_read_is_neither_listed_nor_sent() {
    let (mut a, mut b) = pair();
    let open = a.found("open");
    let closed = a.found("besloten");
    a.readers.insert(closed, BTreeSet::from([a.device()]));

    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 40);
    let pushed = a.write(closed, "besloten");
    let steps = link.sessions[0].push(closed, &pushed, &a);

    assert!(steps.is_empty(), "{steps:?}");
    assert!(b.logs.contains_key(&open));
    assert!(!b.logs.contains_key(&closed));
    assert!(!link.sessions[0].confirmed().contains_key(&closed));
}

#[test]
fn what_is_sent_though_the_peer_has_it_stays_confirmed() {
    let (mut a, mut b) = pair();
    let log = shared(&mut a, &mut b, "samen");
    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 40);
    let typed = a.write(log, "een woord");
    let steps = link.sessions[0].push(log, &typed, &a);
    link.perform(0, steps, &mut a);
    link.flow(&mut a, &mut b, 40);

    let mut late = Vec::new();
    let name = link.sessions[1].name(log);
    let want = Want { log: name, feeds: Vec::new(), whole: true, sealed: false };
    link.sessions[1].say(&Message::Want(want), &mut late);
    link.perform(1, late, &mut b);
    link.flow(&mut a, &mut b, 40);

    let fingerprint = a.fingerprint(&b.device(), &log);
    assert_eq!(link.sessions.each_ref().map(|session| session.confirmed().get(&log).copied()), [fingerprint; 2]);
}

#[test]
fn a_live_entry_arrives_is_confirmed_and_does_not_come_back() {
    let (mut a, mut b) = pair();
    let log = shared(&mut a, &mut b, "samen");
    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 10);

    let entries = a.write(log, "nu");
    let steps = link.sessions[0].push(log, &entries, &a);
    link.perform(0, steps, &mut a);
    link.flow(&mut a, &mut b, 10);

    assert_equal(&a, &b);
    let live = |step: &&Step| matches!(step, Step::Accept { live: true, .. });
    assert_eq!(link.steps[1].iter().filter(live).count(), 1);
    let fingerprint = a.fingerprint(&b.device(), &log);
    assert_eq!(link.sessions.each_ref().map(|session| session.confirmed().get(&log).copied()), [fingerprint; 2]);
    assert!(!link.sessions[1].push(log, &entries, &b).iter().any(|step| matches!(step, Step::Send(_))));
}

#[test]
fn a_confirmation_ends_when_a_side_goes_on() {
    let (mut a, mut b) = pair();
    let log = shared(&mut a, &mut b, "samen");
    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 10);
    assert!(link.sessions[1].confirmed().contains_key(&log));

    // Written, but not pushed: the other side hears that there is more.
    a.write(log, "nu");
    let steps = link.sessions[0].changed(log, &a);
    link.perform(0, steps, &mut a);
    link.flow(&mut a, &mut b, 10);

    assert!(link.sessions.iter().all(|session| !session.confirmed().contains_key(&log)));

    let steps = link.sessions[1].resync(&b);
    link.perform(1, steps, &mut b);
    link.flow(&mut a, &mut b, 20);

    assert_equal(&a, &b);
    assert!(link.sessions.iter().all(|session| session.confirmed().contains_key(&log)));
}

#[test]
fn rounds_that_both_sides_begin_at_once_are_one_round() {
    let (mut a, mut b) = pair();
    let log = shared(&mut a, &mut b, "samen");
    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 10);
    let roster = a.roster();
    a.write(roster, "a");
    b.write(roster, "b");
    a.write(log, "a");
    b.write(log, "b");
    b.found("nieuw");

    let steps = link.sessions[0].resync(&a);
    link.perform(0, steps, &mut a);
    let steps = link.sessions[1].resync(&b);
    link.perform(1, steps, &mut b);
    link.flow(&mut a, &mut b, 40);

    assert_equal(&a, &b);
    assert_eq!(link.closed(), [None, None]);
    assert_eq!(link.synchronised(), [2, 2]);
    assert_eq!((a.repeated, b.repeated), (0, 0));
    assert!(link.sessions.iter().all(|session| session.confirmed().len() == 3));
}

#[test]
fn a_device_that_lost_its_standing_is_cut_off_at_the_next_round() {
    let (mut a, mut b) = pair();
    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 10);

    a.strangers.insert(b.device());
    let steps = link.sessions[0].resync(&a);

    assert!(steps.contains(&Step::Close(Code::Ended)));
}

#[test]
fn a_dialler_proves_nothing_to_a_device_it_does_not_know() {
    let (mut a, mut b) = pair();
    a.strangers.insert(b.device());

    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 10);

    assert_eq!(link.closed(), [Some(Code::Stranger); 2]);
    assert!(!link.frames.iter().any(|(side, kind, _)| (*side, *kind) == (0, 2)), "it proved nothing");
}

#[test]
fn a_lost_push_is_found_by_the_next_one() {
    let (mut a, mut b) = pair();
    let log = shared(&mut a, &mut b, "samen");
    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 10);

    a.write(log, "verloren");
    let entries = a.write(log, "aangekomen");
    let steps = link.sessions[0].push(log, &entries, &a);
    link.perform(0, steps, &mut a);
    link.flow(&mut a, &mut b, 20);

    assert_equal(&a, &b);
}

#[test]
fn both_branches_of_a_fork_reach_both_sides() {
    let (mut a, mut b) = pair();
    let log = shared(&mut a, &mut b, "samen");
    // A running copy was snapshotted: the same device goes on twice in one feed.
    let mut clone = Twin::new(1);
    clone.accept(a.logs[&log].clone());
    let (left, right) = (a.write(log, "links"), clone.write(log, "rechts"));
    let lone = left.len() == 1;
    b.accept(right);

    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 40);

    assert!(lone, "the writer of the founding entry goes on in its feed");
    assert_equal(&a, &b);
    assert_eq!(link.closed(), [None, None]);
}

#[test]
fn entries_without_their_secret_come_sealed_and_the_secret_is_asked_for() {
    let (mut a, mut b) = pair();
    let log = shared(&mut a, &mut b, "samen");
    let key = secret(7);
    a.secrets.insert(key.id(), key.clone());
    a.write_under(log, "na de wissel", &key);
    let mut fresh = Twin::new(1);
    fresh.accept(a.logs[&log].clone());

    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 40);

    assert_equal(&a, &b);
    assert!(link.steps[0].contains(&Step::KeyRequest(vec![key.id()])));
    assert_eq!(link.synchronised(), [1, 1]);
}

#[test]
fn a_dropped_log_is_told_and_its_entries_are_not_asked_for() {
    let (mut a, mut b) = pair();
    let log = shared(&mut a, &mut b, "weg");
    b.write(log, "zin met een naam");
    let tombstone = a.write(log, "grafsteen");
    a.logs.insert(log, tombstone.clone());
    a.dropped.insert(log);

    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 40);

    assert_eq!(b.logs[&log], tombstone);
    assert_eq!(a.logs[&log], tombstone, "nothing came back");
    assert!(link.sessions.iter().all(|session| session.confirmed().get(&log) == Some(&crate::wire::vector::DROPPED)));
}

#[test]
fn refused_entries_do_not_stop_the_rest_and_are_not_confirmed() {
    let (mut a, mut b) = pair();
    let bad = shared(&mut a, &mut b, "geweigerd");
    let good = shared(&mut a, &mut b, "goed");
    a.write(bad, "x");
    a.write(good, "y");
    b.refused.insert(bad);

    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 40);

    assert_eq!(link.closed(), [None, None]);
    assert_eq!(link.synchronised(), [1, 1]);
    assert_eq!(a.ids(&good), b.ids(&good));
    for session in &link.sessions {
        assert!(session.confirmed().contains_key(&good));
        assert!(!session.confirmed().contains_key(&bad));
    }
}

#[test]
fn a_slow_receiver_slows_the_sender_down_to_a_window() {
    let (mut a, mut b) = pair();
    for n in 0..6_u64 {
        let log = a.found("vol");
        for part in 0..15 {
            a.write_noise(log, 100 * n + part, 40_000);
        }
    }
    let mut link = Link::new(&a, &b);
    link.slow = true;
    link.flow(&mut a, &mut b, 40);

    let bulk = |link: &Link| link.frames.iter().filter(|(_, kind, _)| *kind >= BULK).map(|(_, _, n)| *n).sum::<usize>();
    let first = bulk(&link) as u64;
    assert!((WINDOW_BYTES..WINDOW_BYTES + 300_000).contains(&first), "{first}");

    link.slow = false;
    while a.logs.len() != b.logs.len() || link.synchronised() == [0, 0] {
        let handed: Vec<Step> = std::mem::take(&mut link.steps[1]);
        assert!(!handed.is_empty(), "it goes on");
        for step in handed {
            if let Step::Accept { entries, .. } = step {
                b.accept(entries);
                let steps = link.sessions[1].accepted(&b);
                link.perform(1, steps, &mut b);
            }
        }
        link.flow(&mut a, &mut b, 60);
    }
    assert_equal(&a, &b);
    assert_eq!(b.repeated, 0);
    let progress = link.sessions[1].progress();
    assert_eq!((progress.logs_done, progress.logs_total), (6, 6));
}

#[test]
fn a_failing_store_ends_the_session_with_its_own_code() {
    let (mut a, mut b) = pair();
    a.found("kapot");
    a.broken = true;

    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 40);

    assert_eq!(link.closed(), [Some(Code::Unavailable); 2]);
}

#[test]
fn a_stranger_learns_nothing() {
    let (mut a, mut b) = pair();
    a.network = NetworkId([9; 32]);
    b.strangers.insert(a.device());

    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 10);

    assert_eq!(link.closed(), [Some(Code::Stranger); 2]);
    let from_b: Vec<u8> = link.frames.iter().filter(|(side, ..)| *side == 1).map(|(_, kind, _)| *kind).collect();
    assert_eq!(from_b, [0, 4], "a hello and a goodbye");
}

#[test]
fn a_relayed_hello_is_refused() {
    // Mallory stands between alice and bob with its own endpoint and passes every byte on.
    let (mut a, mut b) = pair();
    let mallory = device(66).device();
    let (to_mallory, first) = Session::new(Role::Initiator, a.network, &a.keys, mallory, [1; 32], None);
    let (from_mallory, _) = Session::new(Role::Responder, b.network, &b.keys, mallory, [2; 32], None);

    let mut link = Link::of([to_mallory, from_mallory], first);
    link.flow(&mut a, &mut b, 10);

    assert_eq!(link.closed(), [Some(Code::Stranger); 2]);
}

#[test]
fn a_proof_by_another_key_is_refused() {
    let (mut a, mut b) = pair();
    let (session, first) = Session::new(Role::Initiator, a.network, &a.keys, b.device(), [1; 32], None);
    let (responder, _) = Session::new(Role::Responder, b.network, &b.keys, a.device(), [2; 32], None);
    // The endpoint is alice's, the one who signs is not.
    a.keys = device(66);

    let mut link = Link::of([session, responder], first);
    link.flow(&mut a, &mut b, 10);

    assert_eq!(link.closed(), [Some(Code::Stranger); 2]);
}

fn redeem(newcomer: &Twin, signer: &InviteKey, invite: &InviteKey) -> Redeem {
    let founding = FoundingStatement {
        device: newcomer.device(),
        encryption: EncryptionKey([1; 32]),
        person: PersonId([2; 16]),
        nonce: [3; 16],
        format: 0,
    };
    let message = Redeemed::message(&newcomer.network, &invite.id(), &founding);
    Redeem {
        invite: invite.id(),
        by_invite: signer.sign(REDEEM_DOMAIN, &message),
        by_device: newcomer.keys.sign(REDEEM_DOMAIN, &message),
        founding,
        organisation: Line::new("Buurthuis").unwrap(),
        person: Line::new("Carol").unwrap(),
    }
}

/// A newcomer without anything but the network's id dials a member.
fn joining(newcomer: &mut Twin, member: &mut Twin, redeem: Option<Redeem>) -> Link {
    newcomer.logs.clear();
    newcomer.secrets.clear();
    member.strangers.insert(newcomer.device());
    let (network, peer) = (newcomer.network, member.device());
    let (session, first) = Session::new(
        Role::Initiator,
        network,
        &newcomer.keys,
        peer,
        [1; 32],
        redeem.map(|redeem| Join::Redeem(Box::new(redeem))),
    );
    let (other, _) = Session::new(Role::Responder, member.network, &member.keys, newcomer.device(), [2; 32], None);
    let mut link = Link::of([session, other], first);
    link.flow(newcomer, member, 20);
    link
}

#[test]
fn a_newcomer_redeems_waits_and_gets_the_roster_once_it_has_standing() {
    let (mut newcomer, mut member) = pair();
    member.found("casus");
    let invite = InviteKey::from_seed(&[5; 32]);
    let redeem = redeem(&newcomer, &invite, &invite);

    let mut link = joining(&mut newcomer, &mut member, Some(redeem.clone()));
    assert!(link.steps[1].contains(&Step::Redeem(Box::new(redeem))));
    assert!(!link.frames.iter().any(|(side, kind, _)| *side == 1 && *kind >= BULK), "nothing is served yet");
    assert!(link.sessions[1].resync(&member).is_empty(), "still unknown");

    let card = Welcome { organisation: Line::new("Oost").unwrap(), sponsors: 1, members: 3, voices: 2 };
    let steps = link.sessions[1].welcome(card.clone());
    link.perform(1, steps, &mut member);
    link.flow(&mut newcomer, &mut member, 10);
    assert!(link.steps[0].contains(&Step::Welcome(Box::new(card))));

    member.strangers.clear();
    let steps = link.sessions[1].resync(&member);
    link.perform(1, steps, &mut member);
    link.flow(&mut newcomer, &mut member, 40);

    assert_equal(&newcomer, &member);
    assert_eq!(link.closed(), [None, None]);
    let asked = link.steps[1].iter().any(|step| matches!(step, Step::KeyRequest(_)));
    assert!(asked, "it has no secret yet");
}

#[test]
fn an_invitation_is_redeemed_by_who_signed_it_and_once() {
    let (mut newcomer, mut member) = pair();
    let (invite, other) = (InviteKey::from_seed(&[5; 32]), InviteKey::from_seed(&[6; 32]));

    let forged = redeem(&newcomer, &other, &invite);
    assert_eq!(joining(&mut newcomer, &mut member, Some(forged)).closed()[0], Some(Code::InviteRefused));

    let of_another = redeem(&Twin::new(3), &invite, &invite);
    assert_eq!(joining(&mut newcomer, &mut member, Some(of_another)).closed()[0], Some(Code::InviteRefused));

    let good = redeem(&newcomer, &invite, &invite);
    let mut link = joining(&mut newcomer, &mut member, Some(good.clone()));
    let again = Message::Redeem(Box::new(good)).to_frame().encode().unwrap();
    let steps = link.sessions[1].handle(&again, &member);
    assert!(steps.contains(&Step::Close(Code::Stranger)));
}

#[test]
fn an_unknown_device_fetches_nothing() {
    let (mut newcomer, mut member) = pair();
    let log = member.found("casus");
    let asks = [
        Message::Begin(Sums { roster: Some(0), catalogue: 0 }),
        Message::Ranges(vec![0, 0, 0]),
        Message::Want(crate::wire::message::Want {
            log: crate::wire::message::ROSTER,
            feeds: vec![],
            whole: true,
            sealed: true,
        }),
        Message::KeyRequest(vec![]),
        Message::Receipt(vec![(log, 1)]),
    ];

    for ask in asks {
        let mut link = joining(&mut newcomer, &mut member, None);
        let steps = link.sessions[1].handle(&ask.to_frame().encode().unwrap(), &member);
        assert!(steps.contains(&Step::Close(Code::Stranger)), "{ask:?}: {steps:?}");
        assert_eq!(steps.len(), 2, "a goodbye and nothing else");
    }
}

#[test]
fn presence_goes_only_between_readers_of_a_log() {
    let (mut a, mut b) = pair();
    let open = shared(&mut a, &mut b, "open");
    let closed = shared(&mut a, &mut b, "besloten");
    a.readers.insert(closed, BTreeSet::new());
    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 40);
    let at = |log| Presence { log, words: None, place: Line::new("own/housing").unwrap() };

    let datagram = link.sessions[0].presence(&at(open), &a).unwrap();
    assert_eq!(link.sessions[1].datagram(&datagram, &b), Some(at(open)));
    assert_eq!(link.sessions[0].presence(&at(closed), &a), None);
    let other = link.sessions[1].presence(&at(closed), &b).unwrap();
    assert_eq!(link.sessions[0].datagram(&other, &a), None);
    assert_eq!(link.sessions[1].datagram(b"garbage", &b), None);
}

#[test]
fn pings_are_answered_and_keys_and_goodbyes_arrive() {
    let (mut a, mut b) = pair();
    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 10);
    let object =
        KeyObject::seal_under(&a.keys, a.network, crate::store::Scope::Members, &secret(1), &secret(2)).unwrap();

    let mut steps = link.sessions[0].ping(77);
    steps.extend(link.sessions[0].request_keys(&[]));
    steps.extend(link.sessions[0].send_keys(std::slice::from_ref(&object)));
    link.perform(0, steps, &mut a);
    link.flow(&mut a, &mut b, 10);
    let steps = link.sessions[0].close(Code::Done);
    link.perform(0, steps, &mut a);
    link.flow(&mut a, &mut b, 10);

    assert!(link.steps[0].contains(&Step::Pong(77)));
    assert!(link.steps[1].contains(&Step::KeyRequest(vec![])));
    assert!(link.steps[1].contains(&Step::KeyObjects(vec![object])));
    assert_eq!(link.closed(), [Some(Code::Done); 2]);
    assert!(link.sessions[0].close(Code::Done).is_empty());
}

/// Fills two copies with logs of several feeds, partly shared.
pub(super) fn scatter(seed: &[u8]) -> (Twin, Twin) {
    let (mut a, mut b) = pair();
    let mut logs = vec![a.roster()];
    for (place, byte) in seed.iter().enumerate() {
        let log = logs[usize::from(byte / 8) % logs.len()];
        let text = format!("{place}");
        match byte % 8 {
            0 => logs.push(a.found(&text)),
            1 => logs.push(b.found(&text)),
            2 if a.logs.contains_key(&log) => drop(a.write(log, &text)),
            3 if b.logs.contains_key(&log) => drop(b.write(log, &text)),
            4 => a.restart(),
            5 => b.restart(),
            6 => b.accept(a.logs.get(&log).cloned().unwrap_or_default()),
            _ => a.accept(b.logs.get(&log).cloned().unwrap_or_default()),
        }
    }
    (a.repeated, b.repeated) = (0, 0);
    (a, b)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_two_copies_converge_in_one_round(seed in proptest::collection::vec(any::<u8>(), 0..80)) {
        let (mut a, mut b) = scatter(&seed);

        let mut link = Link::new(&a, &b);
        link.flow(&mut a, &mut b, 100);

        assert_equal(&a, &b);
        prop_assert_eq!(link.synchronised(), [1, 1]);
        prop_assert_eq!((a.repeated, b.repeated), (0, 0));
        for session in &link.sessions {
            prop_assert_eq!(session.confirmed().len(), a.logs.len());
        }
    }

    #[test]
    fn connections_that_break_anywhere_add_up(
        seed in proptest::collection::vec(any::<u8>(), 20..80),
        cuts in proptest::collection::vec(1_usize..30, 1..6),
    ) {
        let (mut a, mut b) = scatter(&seed);
        for (number, cut) in (10_u8..).zip(cuts) {
            let mut link = Link::with_nonces(&a, &b, [[number; 32], [number + 100; 32]]);
            'connection: loop {
                let mut quiet = true;
                for (side, twin) in [(1, &mut b), (0, &mut a)] {
                    while let Some(bytes) = link.streams[side].pop_front() {
                        quiet = false;
                        if link.frames.len() >= cut {
                            // Half of what was under way still arrives.
                            let steps = link.sessions[side].handle(&bytes[..bytes.len() / 2], twin);
                            link.perform(side, steps, twin);
                            break 'connection;
                        }
                        let steps = link.sessions[side].handle(&bytes, twin);
                        link.perform(side, steps, twin);
                    }
                }
                if quiet {
                    break;
                }
            }
        }

        let mut link = Link::new(&a, &b);
        link.flow(&mut a, &mut b, 100);

        assert_equal(&a, &b);
        prop_assert_eq!((a.repeated, b.repeated), (0, 0), "what was taken in is not sent again");
    }

    #[test]
    fn streams_may_be_cut_anywhere(seed in proptest::collection::vec(any::<u8>(), 0..40), piece in 1_usize..50) {
        let (mut a, mut b) = scatter(&seed);
        let mut link = Link::new(&a, &b);
        while link.streams.iter().any(|stream| !stream.is_empty()) {
            for (side, twin) in [(1, &mut b), (0, &mut a)] {
                let stream: Vec<u8> = std::mem::take(&mut link.streams[side]).into_iter().flatten().collect();
                for bytes in stream.chunks(piece) {
                    let steps = link.sessions[side].handle(bytes, twin);
                    link.perform(side, steps, twin);
                }
            }
        }
        assert_equal(&a, &b);
        prop_assert_eq!(link.synchronised(), [1, 1]);
    }

    #[test]
    fn a_frame_twice_is_refused_or_harmless(
        seed in proptest::collection::vec(any::<u8>(), 0..60),
        twice in 0_usize..40,
    ) {
        let (mut a, mut b) = scatter(&seed);
        let mut link = Link::new(&a, &b);
        let mut count = 0;
        for _ in 0..100 {
            for (side, twin) in [(1, &mut b), (0, &mut a)] {
                for bytes in std::mem::take(&mut link.streams[side]) {
                    let times = if count == twice { 2 } else { 1 };
                    count += 1;
                    for _ in 0..times {
                        let steps = link.sessions[side].handle(&bytes, twin);
                        link.perform(side, steps, twin);
                    }
                }
            }
        }
        prop_assert!(link.streams.iter().all(VecDeque::is_empty), "it comes to an end");
        let sound = [None, Some(Code::Malformed)];
        prop_assert!(link.closed().iter().all(|code| sound.contains(code)), "{:?}", link.closed());
        if link.closed() == [None, None] {
            assert_equal(&a, &b);
        }

        let mut link = Link::with_nonces(&a, &b, [[3; 32], [4; 32]]);
        link.flow(&mut a, &mut b, 100);
        assert_equal(&a, &b);
    }

    #[test]
    fn garbage_at_any_moment_closes_or_is_ignored(
        seed in proptest::collection::vec(any::<u8>(), 0..40),
        moment in 0_usize..20,
        kind in any::<u8>(),
        body in proptest::collection::vec(any::<u8>(), 0..120),
        framed in any::<bool>(),
    ) {
        let (mut a, mut b) = scatter(&seed);
        let mut link = Link::new(&a, &b);
        let bytes = if framed { crate::wire::frame::Frame { kind, body }.encode().unwrap() } else { body };
        for flight in 0..60 {
            for (side, twin) in [(1, &mut b), (0, &mut a)] {
                if flight == moment {
                    link.streams[side].push_front(bytes.clone());
                }
                for bytes in std::mem::take(&mut link.streams[side]) {
                    let steps = link.sessions[side].handle(&bytes, twin);
                    link.perform(side, steps, twin);
                }
            }
        }
        prop_assert!(link.streams.iter().all(VecDeque::is_empty), "it comes to an end");
        for (session, code) in link.sessions.iter().zip(link.closed()) {
            prop_assert_eq!(session.is_closed(), code.is_some());
        }
    }
}
