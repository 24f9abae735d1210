//! Blind peers: partners who are never online together converge through one, and it can do no harm.

use std::collections::BTreeSet;

use wijktafel_core::blind::message::{Message, Refused, UpTo};
use wijktafel_core::blind::parcel;
use wijktafel_core::blind::post::Post;
use wijktafel_core::store::Scope;
use wijktafel_harness::words::{line, open_case, prose};
use wijktafel_harness::world::{BlindSite, Visited, to_forget};
use wijktafel_harness::{Partner, Rng, World};
use wijktafel_model::command::Command;
use wijktafel_model::id::{BoxId, DeviceId, LogId};
use wijktafel_model::view::blind::BlindRefusal;
use wijktafel_model::words::{DropReason, LifeArea, RemovalReason, SupportLevel};

use crate::circles::Scene;

const ROOM: u64 = 64 << 20;

/// Nobody meets anybody any more.
fn apart(world: &mut World, partners: &[Partner]) {
    for (place, one) in partners.iter().enumerate() {
        for two in partners.get(place + 1..).unwrap_or_default() {
            world.partition(*one, *two);
        }
    }
}

/// Members who are never online together, the first of whom offers a blind peer and has been there once; so have all
/// others.
fn network(seed: u64, names: &[&str]) -> (World, Vec<Partner>, BlindSite) {
    let (mut world, partners) = World::network(seed, names);
    let mut blind = BlindSite::new(200, ROOM);
    world.offer(partners[0], &blind);
    world.settle();
    apart(&mut world, &partners);
    for partner in &partners {
        complete(&world.visit(*partner, &mut blind));
    }
    (world, partners, blind)
}

#[track_caller]
fn complete(visited: &Visited) {
    let view = visited.view.as_ref().expect("it is offered");
    assert_eq!((view.refused, view.to_leave), (None, Some(0)), "{visited:?}");
}

fn table(world: &mut World, partner: Partner, name: &str) -> LogId {
    let open = Command::OpenTable { name: line(name), area: None, rhythm: None, orgs: None };
    world.run(partner, &open).expect("a table").logs[0]
}

fn case(world: &mut World, partner: Partner, title: &str) -> LogId {
    let table = table(world, partner, "tafel");
    world.run(partner, &open_case(table, title)).expect("a case").logs[0]
}

fn tip(world: &mut World, partner: Partner, case: LogId, text: &str) {
    let text = prose(text);
    let tip = Command::AddTip { case, area: LifeArea::TimeUse, level: SupportLevel::Own, text };
    world.run(partner, &tip).expect("a tip");
}

fn has(world: &World, partner: Partner, log: LogId) -> bool {
    world.hub(partner).replica.row(log).is_some()
}

#[test]
fn three_partners_who_never_meet_converge_through_a_blind_peer() {
    let (mut world, partners, mut blind) = network(901, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    let one = case(&mut world, anna, "een");
    complete(&world.visit(anna, &mut blind));
    complete(&world.visit(bas, &mut blind));
    tip(&mut world, bas, one, "buurvrouw");
    let two = case(&mut world, cor, "twee");
    for partner in [bas, cor, anna, bas] {
        world.restart(partner);
        complete(&world.visit(partner, &mut blind));
    }

    assert!([anna, bas, cor].iter().all(|partner| has(&world, *partner, one) && has(&world, *partner, two)));
    world.assert_converged(&partners);
    for partner in partners {
        let quiet = world.visit(partner, &mut blind);
        assert_eq!((quiet.left, quiet.view.expect("offered").passed_over), (0, 0), "nothing is left twice");
    }
}

#[test]
fn what_is_left_at_a_blind_peer_says_nothing_about_who_has_it() {
    let (mut world, partners, mut blind) = network(902, &["Anna", "Bas"]);
    let heard = |world: &World| -> Vec<_> {
        let peers = world.hub(partners[0]).sync_view().peers;
        peers.into_iter().map(|peer| (peer.connected, peer.last_heard, peer.to_go)).collect()
    };
    let before = heard(&world);
    case(&mut world, partners[1], "een");
    let with_news = heard(&world);
    for partner in [partners[1], partners[0], partners[1], partners[0]] {
        complete(&world.visit(partner, &mut blind));
    }

    let after = heard(&world);
    assert_eq!(
        before.iter().map(|peer| peer.1).collect::<Vec<_>>(),
        after.iter().map(|peer| peer.1).collect::<Vec<_>>()
    );
    assert!(after.iter().all(|(connected, _, to_go)| !connected && *to_go != Some(0)), "{after:?}");
    assert_eq!(with_news.len(), 1);
    assert_eq!(world.hub(partners[0]).partners_with_everything(), 0);
}

#[test]
fn a_blind_peer_stores_and_sees_no_word_and_no_id_of_a_log_or_feed() {
    let mut scene = Scene::new(903);
    let [anna, bas, cor, dirk] = [scene.anna, scene.bas, scene.cor, scene.dirk];
    let mut blind = BlindSite::new(200, ROOM);
    scene.world.offer(anna, &blind);
    scene.world.settle();
    apart(&mut scene.world, &[anna, bas, cor, dirk]);
    let circle = scene.open(&[bas]);
    scene.write(anna, circle, "kanarie ");
    let open = case(&mut scene.world, anna, "kanarie");
    for partner in [anna, bas, cor, dirk, anna] {
        complete(&scene.world.visit(partner, &mut blind));
    }
    assert!(has(&scene.world, bas, circle) && has(&scene.world, dirk, open));

    let replica = &scene.world.hub(anna).replica;
    let mut ids: BTreeSet<Vec<u8>> = replica.log_ids().map(|log| log.0.to_vec()).collect();
    ids.insert(replica.network().0.to_vec());
    ids.insert(replica.roster_id().0.to_vec());
    for log in replica.log_ids().chain([replica.roster_id()]) {
        for entry in scene.world.entries(anna, log) {
            ids.insert(entry.feed().0.to_vec());
            ids.insert(entry.id().0.to_vec());
            ids.insert(entry.header.epoch.0.to_vec());
        }
    }
    let stored: Vec<u8> = blind.shelf.all().flat_map(|(id, _, bytes)| [id.0.as_slice(), bytes].concat()).collect();
    let seen: Vec<u8> = blind.seen.iter().flat_map(|(_, frame)| frame).copied().collect();
    assert!(ids.len() > 40 && stored.len() > 10_000 && seen.len() > stored.len());
    for bytes in [&stored, &seen] {
        let windows: BTreeSet<&[u8]> = bytes.windows(16).collect();
        assert!(!bytes.windows(7).any(|window| window == b"kanarie"));
        for id in &ids {
            assert!(!windows.contains(&id[..16]), "an id is among what it stores or sees: {id:02x?}");
        }
    }
}

fn boxes(world: &World, partner: Partner) -> BTreeSet<BoxId> {
    world.hub(partner).replica.boxes().into_iter().map(|named| named.id).collect()
}

/// Boxes that hold parcels of a circle, as its reader names them.
fn circle_boxes(world: &World, reader: Partner, circle: LogId) -> BTreeSet<BoxId> {
    let named = world.hub(reader).replica.boxes();
    named.into_iter().filter(|named| named.scope == Scope::Log(circle)).map(|named| named.id).collect()
}

#[test]
fn the_box_of_a_circle_case_is_named_by_its_readers_alone_and_anew_when_one_is_taken_out() {
    let mut scene = Scene::new(904);
    let [anna, bas, cor, dirk] = [scene.anna, scene.bas, scene.cor, scene.dirk];
    let mut blind = BlindSite::new(200, ROOM);
    scene.world.offer(anna, &blind);
    scene.world.settle();
    apart(&mut scene.world, &[anna, bas, cor, dirk]);
    let circle = scene.open(&[bas, cor]);
    scene.write(anna, circle, "eerst ");
    for partner in [anna, bas, cor, dirk] {
        complete(&scene.world.visit(partner, &mut blind));
    }
    assert_eq!(scene.question(bas, circle), "eerst Hoe verder? ");
    assert_eq!(scene.question(cor, circle), "eerst Hoe verder? ");
    let old = circle_boxes(&scene.world, anna, circle);
    assert_eq!(old.len(), 1);
    assert!(old.is_subset(&boxes(&scene.world, bas)) && old.is_disjoint(&boxes(&scene.world, dirk)));
    assert!(!has(&scene.world, dirk, circle));

    scene.take_out(anna, circle, cor);
    scene.write(anna, circle, "daarna ");
    for partner in [anna, cor, bas, cor, dirk] {
        complete(&scene.world.visit(partner, &mut blind));
    }

    let fresh: BTreeSet<BoxId> = circle_boxes(&scene.world, anna, circle).difference(&old).copied().collect();
    assert_eq!(fresh.len(), 1, "a new secret is a new box");
    assert!(fresh.is_disjoint(&boxes(&scene.world, cor)), "who was taken out cannot name it");
    assert!(fresh.is_subset(&boxes(&scene.world, bas)));
    assert_eq!(scene.question(bas, circle), "daarna eerst Hoe verder? ");
    assert!(!scene.write(cor, circle, "ook "), "cor has heard of its end");
    let held: BTreeSet<_> = scene.world.entries(cor, circle).iter().map(|entry| entry.header.epoch).collect();
    assert_eq!(held.len(), 1, "nothing that was sealed after it");
}

#[test]
fn nothing_of_a_circle_case_lies_in_the_box_for_everybody() {
    let mut scene = Scene::new(905);
    let [anna, bas, cor, dirk] = [scene.anna, scene.bas, scene.cor, scene.dirk];
    let mut blind = BlindSite::new(200, ROOM);
    scene.world.offer(anna, &blind);
    scene.world.settle();
    apart(&mut scene.world, &[anna, bas, cor, dirk]);
    let circle = scene.open(&[bas]);
    for partner in [anna, bas, cor, dirk] {
        complete(&scene.world.visit(partner, &mut blind));
    }

    let replica = &scene.world.hub(dirk).replica;
    let mut opened = 0;
    for named in replica.boxes() {
        for (_, _, bytes) in blind.shelf.all().filter(|(id, ..)| *id == named.id) {
            let inside = parcel::unlock(replica.network(), &named.lock, bytes).expect("it opens");
            opened += 1;
            assert!(inside.logs.iter().all(|(log, _)| *log != circle));
            assert!(inside.keys.iter().all(|key| key.scope != Scope::Log(circle)));
        }
    }
    assert!(opened > 0);
}

#[test]
fn what_a_lying_blind_peer_alters_withholds_or_mixes_up_does_no_harm_and_heals() {
    let (mut world, partners, mut blind) = network(906, &["Anna", "Bas", "Cor"]);
    let [anna, bas, _] = [partners[0], partners[1], partners[2]];
    let one = case(&mut world, anna, "een");
    complete(&world.visit(anna, &mut blind));
    tip(&mut world, anna, one, "twee");
    complete(&world.visit(anna, &mut blind));
    tip(&mut world, anna, one, "drie");
    complete(&world.visit(anna, &mut blind));

    // Only the last parcel passes: what it stands on was altered or left out.
    let (last, mut count) = (blind.shelf.all().map(|(_, seq, _)| seq).max().expect("some"), 0);
    let alter = move |message| match message {
        Message::Parcel { id, seq, mut bytes } if seq < last => {
            count += 1;
            bytes[100] ^= 1;
            if count % 2 == 0 { Vec::new() } else { vec![Message::Parcel { id, seq, bytes }] }
        }
        other => vec![other],
    };
    blind.tamper = Some(Box::new(alter));
    let visited = world.visit(bas, &mut blind);
    let view = visited.view.expect("offered");
    assert!(view.passed_over > 0, "an altered parcel is passed over");
    assert!(!has(&world, bas, one), "nothing of it is taken in");

    // Another store, or an older copy of it, is seen to be another one: everything is fetched and left anew.
    blind.tamper = None;
    blind.restart(201, ROOM);
    complete(&world.visit(bas, &mut blind));
    world.assert_converged(&[anna, bas]);
}

#[test]
fn parcels_out_of_order_or_twice_are_taken_in_or_end_the_visit() {
    let (mut world, partners, mut blind) = network(907, &["Anna", "Bas"]);
    let [anna, bas] = [partners[0], partners[1]];
    for word in ["een", "twee"] {
        case(&mut world, anna, word);
        complete(&world.visit(anna, &mut blind));
    }
    // Contents change places: the first number carries what was left last.
    for (_, parcels) in blind.shelf.all_mut() {
        let mut bytes: Vec<_> = parcels.values().cloned().collect();
        bytes.reverse();
        for (kept, other) in parcels.values_mut().zip(bytes) {
            *kept = other;
        }
    }
    blind.restart(201, ROOM);
    for _ in 0..3 {
        complete(&world.visit(bas, &mut blind));
    }
    world.assert_converged(&partners);

    case(&mut world, anna, "drie");
    complete(&world.visit(anna, &mut blind));
    blind.tamper = Some(Box::new(|message| match message {
        parcel @ Message::Parcel { .. } => vec![parcel.clone(), parcel],
        other => vec![other],
    }));
    let twice = world.visit(bas, &mut blind).view.expect("offered");
    assert_eq!(twice.refused, Some(BlindRefusal::NotUnderstood));
    blind.tamper = None;
    complete(&world.visit(bas, &mut blind));
    world.assert_converged(&partners);
}

#[test]
fn an_older_copy_of_its_disk_is_left_what_is_missing() {
    let (mut world, partners, mut blind) = network(908, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    let older = blind.shelf.clone();
    let one = case(&mut world, anna, "een");
    for partner in [anna, bas] {
        complete(&world.visit(partner, &mut blind));
    }

    blind.shelf = older;
    for partner in [anna, cor] {
        complete(&world.visit(partner, &mut blind));
    }

    assert!(has(&world, cor, one));
    world.assert_converged(&[anna, bas, cor]);
}

#[test]
fn a_withheld_tail_is_silence_and_comes_with_the_next_honest_answer() {
    let (mut world, partners, mut blind) = network(909, &["Anna", "Bas"]);
    let [anna, bas] = [partners[0], partners[1]];
    let one = case(&mut world, anna, "een");
    complete(&world.visit(anna, &mut blind));

    blind.tamper = Some(Box::new(|message| match message {
        Message::Parcel { .. } => Vec::new(),
        other => vec![other],
    }));
    let visited = world.visit(bas, &mut blind);
    assert_eq!(visited.view.expect("offered").refused, None, "nobody can tell silence from a withheld tail");
    assert!(!has(&world, bas, one));

    blind.tamper = None;
    complete(&world.visit(bas, &mut blind));
    assert!(has(&world, bas, one));
}

#[test]
fn a_full_blind_peer_says_so_and_what_it_did_not_take_is_left_later() {
    let (mut world, partners, mut blind) = network(910, &["Anna", "Bas"]);
    let [anna, bas] = [partners[0], partners[1]];
    let one = case(&mut world, anna, "een");
    blind.restart(200, 1024);

    let view = world.visit(anna, &mut blind).view.expect("offered");
    assert_eq!((view.refused, view.to_leave), (Some(BlindRefusal::Full), None));

    blind.restart(200, ROOM);
    complete(&world.visit(anna, &mut blind));
    complete(&world.visit(bas, &mut blind));
    assert!(has(&world, bas, one));
}

#[test]
fn who_was_removed_is_not_served_once_a_keeper_was_there() {
    let (mut world, partners, mut blind) = network(911, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    world.heal();
    let org = world.org(cor);
    for partner in [anna, bas] {
        world.run(partner, &Command::VoteRemoval { org, reason: RemovalReason::Silent }).expect("a verdict");
        world.settle();
    }
    apart(&mut world, &partners);
    let device = world.keys(cor).device();
    assert!(blind.keeper.devices().contains(&device));

    complete(&world.visit(anna, &mut blind));

    assert!(!blind.keeper.devices().contains(&device));
    let one = case(&mut world, anna, "een");
    complete(&world.visit(anna, &mut blind));
    let before = blind.shelf.all().count();
    world.visit(cor, &mut blind);
    assert_eq!(blind.shelf.all().count(), before, "it leaves nothing");
    assert!(!has(&world, cor, one), "and fetches nothing");
    complete(&world.visit(bas, &mut blind));
    assert!(has(&world, bas, one));
}

#[test]
fn only_who_shows_the_ticket_first_becomes_keeper_and_strangers_are_served_nothing() {
    let (mut world, partners) = World::network(912, &["Anna", "Bas"]);
    let [anna, bas] = [partners[0], partners[1]];
    let mut blind = BlindSite::new(200, ROOM);
    world.offer(anna, &blind);
    world.settle();

    let early = world.visit(bas, &mut blind).view.expect("offered");
    assert_eq!(early.refused, Some(BlindRefusal::NotServed));
    assert_eq!(blind.shelf.all().count(), 0);
    complete(&world.visit(anna, &mut blind));
    complete(&world.visit(bas, &mut blind));

    let stranger = DeviceId([77; 32]);
    blind.keeper.connected(5, stranger);
    let hello = |claim| Message::Hello(wijktafel_core::blind::message::Hello { versions: vec![0], claim });
    let claim = Some(wijktafel_core::blind::message::ClaimSecret([200; 32]));
    let said = blind.keeper.frame(5, &hello(claim).encode().expect("short"), &blind.shelf, world.now());
    let said: Vec<Message> = said.sends.iter().map(|(_, frame)| Message::decode(frame).expect("a message")).collect();
    assert_eq!(said, [Message::Refused(Refused::Claimed)]);
}

#[test]
fn what_was_dropped_leaves_the_blind_peer_with_the_next_visit_and_stays_gone() {
    let (mut world, partners, mut blind) = network(913, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    let (gone, stays) = (case(&mut world, anna, "weg"), case(&mut world, bas, "blijft"));
    for partner in [anna, bas, cor, anna] {
        complete(&world.visit(partner, &mut blind));
    }
    let before: BTreeSet<Vec<u8>> = blind.shelf.all().map(|(_, _, bytes)| bytes.clone()).collect();

    world.run(anna, &Command::DropLog { log: gone, reason: DropReason::Mistake }).expect("dropped");
    complete(&world.visit(anna, &mut blind));

    let replica = &world.hub(anna).replica;
    let tombstones: BTreeSet<_> = world.entries(anna, gone).iter().map(wijktafel_core::entry::Entry::id).collect();
    let everybody = replica.boxes().into_iter().find(|named| named.scope == Scope::Roster).expect("it is named");
    let mut found = 0;
    for (_, _, bytes) in blind.shelf.all().filter(|(id, ..)| *id == everybody.id) {
        assert!(!before.contains(bytes), "a parcel from before");
        let inside = parcel::unlock(replica.network(), &everybody.lock, bytes).expect("it opens");
        assert!(inside.keys.iter().all(|key| key.scope != Scope::Log(gone)), "its key");
        for (log, entries) in inside.logs.iter().filter(|(log, _)| *log == gone) {
            assert!(entries.iter().all(|entry| tombstones.contains(&entry.id())), "an entry of {log:?}");
            found += entries.len();
        }
    }
    assert!(found > 0, "that it was dropped is told");
    for partner in [bas, cor, anna] {
        complete(&world.visit(partner, &mut blind));
        assert!(world.hub(partner).replica.has_dropped(gone), "everybody hears of it");
        assert!(has(&world, partner, stays));
    }
    let after = blind.shelf.all().count();
    for partner in partners {
        assert_eq!(world.visit(partner, &mut blind).left, 0, "nobody leaves it again");
    }
    assert_eq!(blind.shelf.all().count(), after);
}

#[test]
fn a_blind_peer_is_to_be_asked_to_forget_until_it_said_that_it_did() {
    let (mut world, partners, mut blind) = network(915, &["Anna", "Bas"]);
    let [anna, bas] = [partners[0], partners[1]];
    let gone = case(&mut world, anna, "weg");
    let mut post = Post::default();
    assert_eq!(world.visit_again(anna, &mut blind, &mut post).to_forget, BTreeSet::new());
    complete(&world.visit(bas, &mut blind));

    world.run(anna, &Command::DropLog { log: gone, reason: DropReason::Mistake }).expect("dropped");
    post.note(&[gone].into(), world.now());
    assert_eq!(to_forget(&post, &world.hub(anna).replica), [gone].into(), "it was not visited since");
    assert_eq!(to_forget(&Post::default(), &world.hub(anna).replica), BTreeSet::new(), "and no other is used");

    blind.tamper = Some(Box::new(|said| if matches!(said, Message::Forgotten(_)) { vec![] } else { vec![said] }));
    assert_eq!(world.visit_again(anna, &mut blind, &mut post).to_forget, [gone].into(), "it did not say so");
    blind.tamper = None;
    assert_eq!(world.visit_again(anna, &mut blind, &mut post).to_forget, BTreeSet::new());
    assert_eq!(world.visit(bas, &mut blind).to_forget, BTreeSet::new(), "whoever hears of it there sees nothing left");
}

#[test]
fn nothing_is_kept_of_a_blind_peer_that_was_ended_also_by_who_was_off_then() {
    let (mut world, partners, mut blind) = network(931, &["Anna", "Bas"]);
    let [anna, bas] = [partners[0], partners[1]];
    let mut running = Post::default();
    complete(&world.visit_again(anna, &mut blind, &mut running));
    assert!(!world.blind_settings(anna).is_empty() && !world.blind_settings(bas).is_empty());

    let endpoint = world.snapshot(anna, None).network.blind_peers[0].peer.endpoint;
    world.run(anna, &Command::EndBlindPeer { endpoint }).expect("ended");
    world.heal();
    world.settle();
    world.visit_again(anna, &mut blind, &mut running);
    world.visit(bas, &mut blind);

    assert_eq!((world.blind_settings(anna), world.blind_settings(bas)), (Vec::new(), Vec::new()));
}

#[test]
fn a_circle_case_that_was_dropped_leaves_its_box_too() {
    let mut scene = Scene::new(914);
    let [anna, bas, cor, dirk] = [scene.anna, scene.bas, scene.cor, scene.dirk];
    let mut blind = BlindSite::new(200, ROOM);
    scene.world.offer(anna, &blind);
    scene.world.settle();
    apart(&mut scene.world, &[anna, bas, cor, dirk]);
    let circle = scene.open(&[bas]);
    for partner in [anna, bas] {
        complete(&scene.world.visit(partner, &mut blind));
    }
    let box_of = circle_boxes(&scene.world, anna, circle);
    let lies = |blind: &BlindSite| -> BTreeSet<Vec<u8>> {
        blind.shelf.all().filter(|(id, ..)| box_of.contains(id)).map(|(_, _, bytes)| bytes.clone()).collect()
    };
    let before = lies(&blind);
    assert!(!before.is_empty());

    scene.world.run(anna, &Command::DropLog { log: circle, reason: DropReason::Mistake }).expect("dropped");
    complete(&scene.world.visit(anna, &mut blind));

    assert!(lies(&blind).is_disjoint(&before), "nothing of it is kept");
    complete(&scene.world.visit(bas, &mut blind));
    assert!(scene.world.hub(bas).replica.has_dropped(circle), "its other reader hears of it");
}

#[test]
fn hostile_frames_end_a_connection_and_nothing_else() {
    let (mut world, partners, mut blind) = network(915, &["Anna", "Bas"]);
    let mut rng = Rng::new(915);
    let device = world.keys(partners[0]).device();
    for round in 0..2_000_u64 {
        blind.keeper.connected(round, device);
        let mut bytes = vec![0; usize::try_from(rng.next() % 300).expect("small")];
        rng.fill(&mut bytes);
        let mut frame = Message::Forget(UpTo { id: BoxId([1; 32]), seq: 0 }).encode().expect("short");
        if round % 2 == 0 {
            let at = usize::try_from(rng.next()).unwrap_or(0) % frame.len();
            frame[at] ^= 1 << (rng.next() % 8);
            bytes = frame;
        }
        let answer = blind.keeper.frame(round, &bytes, &blind.shelf, world.now());
        assert!(answer.changes.is_empty() && answer.sends.len() <= 1);
        blind.keeper.disconnected(round);
    }

    // A copy that is answered nonsense gives the visit up, whatever was said before.
    for round in 0..200 {
        let (mut told, place) = (0, rng.next() % 4);
        let mut noise = vec![0; 200];
        rng.fill(&mut noise);
        let kind = usize::try_from(rng.next() % 4).expect("small");
        blind.tamper = Some(Box::new(move |message| {
            told += 1;
            if told <= place {
                return vec![message];
            }
            let id = BoxId(noise[..32].try_into().expect("as long"));
            vec![match kind {
                0 => Message::Parcel { id, seq: u64::MAX, bytes: noise.clone() },
                1 => Message::Forgotten(UpTo { id, seq: u64::MAX }),
                2 => Message::Fetched(Vec::new()),
                _ => Message::Served,
            }]
        }));
        let view = world.visit(partners[round % 2], &mut blind).view.expect("offered");
        assert!(view.refused.is_some() || view.to_leave == Some(0), "{view:?}");
    }
    blind.tamper = None;
    for partner in partners {
        complete(&world.visit(partner, &mut blind));
    }
}
