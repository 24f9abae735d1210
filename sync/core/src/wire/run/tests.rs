use automerge::transaction::{CommitOptions, Transactable as _};
use automerge::{ActorId, AutoCommit, ObjType, ROOT, ReadDoc as _};
use proptest::prelude::*;
use wijktafel_model::id::digest;

use super::*;
use crate::entry::Body;
use crate::wire::testing::{Twin, device, genesis, says, secret};

/// A log with feeds of three devices and two starts each; the last entries are under another epoch.
fn history() -> (Twin, Vec<Entry>) {
    let mut writers: Vec<Twin> = [1, 2, 3].into_iter().map(Twin::new).collect();
    let log = writers[0].found("casus");
    let founding = writers[0].logs[&log].clone();
    writers[1].accept(founding.clone());
    writers[2].accept(founding);
    for round in 0..12 {
        for writer in 0..3 {
            if round == 6 {
                writers[writer].restart();
            }
            let key = secret(if round < 9 { 1 } else { 2 });
            let entries = writers[writer].write_under(log, &format!("tip {round} van {writer}"), &key);
            // Not everybody hears everything at once.
            for other in (0..3).filter(|other| *other != writer && (round + other) % 3 != 0) {
                writers[other].accept(entries.clone());
            }
        }
    }
    let all: Vec<Entry> = writers.iter().flat_map(|writer| writer.logs[&log].clone()).collect();
    let mut whole = Twin::new(9);
    whole.accept(all);
    assert_eq!(whole.parked(), 0);
    let mut entries = whole.logs.remove(&log).unwrap();
    // As a replica keeps them: not every entry has its signature.
    for (place, entry) in entries.iter_mut().enumerate() {
        if place % 5 != 0 {
            entry.signature = None;
        }
    }
    (whole, entries)
}

fn both() -> BTreeMap<EpochId, Secret> {
    [1, 2].map(|n| (secret(n).id(), secret(n))).into()
}

#[track_caller]
fn round_trip(entries: &[Entry], writer: &dyn Secrets, reader: &dyn Secrets) -> Run {
    let network = entries[0].network();
    let run = encode_run(&network, entries, writer).unwrap();
    let decoded = decode_run(&network, &run.bytes, reader).unwrap().entries;

    assert_eq!(decoded, entries[..run.entries]);
    let bytes = |entries: &[Entry]| entries.iter().map(Entry::encode).collect::<Vec<_>>();
    assert_eq!(bytes(&decoded), bytes(&entries[..run.entries]), "bit for bit");
    run
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures belong in the log of the run")]
fn every_entry_is_derived_again_bit_for_bit() {
    let (_, entries) = history();

    let run = round_trip(&entries, &both(), &both());

    let verbatim: usize = entries.iter().map(|entry| entry.encode().len()).sum();
    println!("{} entries: {} B in a run, {verbatim} B one by one", entries.len(), run.bytes.len());
    assert_eq!(run.entries, entries.len());
    assert!(run.bytes.len() * 3 < verbatim, "{} of {verbatim}", run.bytes.len());
}

/// A text that three devices write at, each change an entry; returns the entries and the size of the document.
fn text_history() -> (Vec<Entry>, usize) {
    let mut writers: Vec<Twin> = [1, 2, 3].into_iter().map(Twin::new).collect();
    let log = writers[0].found("casus");
    let founding = writers[0].logs[&log].clone();
    let mut documents = Vec::new();
    for writer in 0..3 {
        writers[writer].accept(founding.clone());
        let opened = writers[writer].write(log, "open");
        for other in (0..3).filter(|other| *other != writer) {
            writers[other].accept(opened.clone());
        }
        let actor = ActorId::from(writers[writer].feed(log).0);
        documents.push(AutoCommit::new().with_actor(actor));
    }
    let words = ["buurvrouw", "maaltijd", "wandelen", "huisarts", "sleutel", "vervoer", "koffie", "formulier"];
    let mut object = None;
    for turn in 0..110_usize {
        let writer = (turn / 4) % 3;
        let document = &mut documents[writer];
        let text = object.get_or_insert_with(|| document.put_object(ROOT, "question", ObjType::Text).unwrap());
        let end = document.length(&*text);
        let sentence = format!("{} {} ", words[turn % 8], words[(turn * 5 + turn / 8) % 8]);
        document.splice_text(&*text, end - end.min(turn % 3), 0, &sentence).unwrap();
        document.commit_with(CommitOptions::default().with_time(1_700_000_000 + i64::try_from(turn).unwrap()));
        let change = document.get_last_local_change().unwrap();
        let entries = writers[writer].write_change(log, change.raw_bytes().to_vec());
        for other in (0..3).filter(|other| *other != writer) {
            documents[other].apply_changes([change.clone()]).unwrap();
            writers[other].accept(entries.clone());
        }
    }
    let saved = documents[0].save().len();
    (writers[0].logs[&log].clone(), saved)
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures belong in the log of the run")]
fn text_changes_travel_without_what_follows_from_their_place() {
    let (mut entries, saved) = text_history();
    let tip = entries.len() - 3;
    for entry in &mut entries[..tip] {
        entry.signature = None;
    }

    let run = round_trip(&entries, &both(), &both());

    let plain: usize = entries.iter().map(|entry| entry.sealed.len()).sum();
    println!("{} changes: {} B in a run, {plain} B of bodies, {saved} B as a document", entries.len(), run.bytes.len());
    assert!(run.bytes.len() * 4 < plain, "{} of {plain}", run.bytes.len());
    for start in (0..entries.len()).step_by(7) {
        round_trip(&entries[start..], &both(), &both());
    }
}

#[test]
fn changes_that_would_not_come_back_travel_whole() {
    let (entries, _) = text_history();
    let key = secret(1);
    let entry = entries.iter().find(|entry| entry.header.seq == 3).unwrap();
    let body = entry.open(&key).unwrap();
    let change = body.change.clone().unwrap();
    let with = |change: Vec<u8>| {
        let body = Body { change: Some(change), ..body.clone() };
        Entry::seal((*entry.header).clone(), &body.encode(), &key).unwrap()
    };
    let mut odd = vec![with(Vec::new()), with(change[..20].to_vec()), with([change.as_slice(), &[0]].concat())];
    for at in 0..60.min(change.len()) {
        let mut changed = change.clone();
        changed[at] ^= 1;
        odd.push(with(changed));
    }

    for entry in odd {
        round_trip(&[entry], &both(), &both());
    }
}

#[test]
fn a_run_may_start_anywhere_in_its_feeds() {
    let (_, entries) = history();

    for start in 0..entries.len() {
        round_trip(&entries[start..], &both(), &both());
    }
}

#[test]
fn what_does_not_follow_travels_as_it_is() {
    let (_, mut entries) = history();
    let one: BTreeMap<EpochId, Secret> = [(secret(1).id(), secret(1))].into();

    // The sender lacks a secret, the reader lacks it too: those entries stay sealed.
    round_trip(&entries, &one, &one);
    round_trip(&entries, &NoSecrets, &NoSecrets);

    // A fork, an entry twice, and a hole in a feed.
    let fork = |n: u8| {
        let first = genesis();
        let (mut writer, opening) = {
            let opening = crate::entry::Opening { device: device(4).device(), founding: None, previous: None };
            let (network, log) = (Some(first.network()), Some(entries[0].log()));
            crate::entry::FeedWriter::open(
                &device(4),
                network,
                log,
                &secret(1),
                [4; 16],
                opening,
                vec![],
                vec![],
                vec![],
            )
            .unwrap()
        };
        let body = Body { opening: None, statements: vec![says(&format!("tak {n}"))], change: None };
        [opening, writer.append(&device(4), &secret(1), body, &[], &[]).unwrap()]
    };
    let (left, right) = (fork(1), fork(2));
    assert_eq!(left[0], right[0]);
    assert_ne!(left[1], right[1]);
    entries.extend([left[0].clone(), left[1].clone(), right[1].clone(), left[1].clone()]);
    entries.remove(20);
    round_trip(&entries, &both(), &both());
}

#[test]
fn fields_of_a_later_format_survive() {
    let (_, entries) = history();
    let mut header = (*entries[0].header).clone();
    header.unknown = vec![(99, wijktafel_model::cbor::Value::Uint(1))];
    let body = entries[0].open_bytes(&entries[0].key(&secret(1)).unwrap()).unwrap();
    let later = Entry::seal(header, &body, &secret(1)).unwrap();

    round_trip(&[later], &both(), &both());
}

#[test]
fn a_genesis_and_what_follows_it_form_a_run() {
    let mut twin = Twin::new(1);
    let roster = twin.roster();
    twin.write(roster, "eerste");
    twin.write(roster, "tweede");

    round_trip(&twin.logs[&roster], &both(), &both());
}

#[test]
fn a_reader_without_the_secret_is_told_which() {
    let (_, entries) = history();
    let network = entries[0].network();
    let run = encode_run(&network, &entries, &both()).unwrap();

    let one: BTreeMap<EpochId, Secret> = [(secret(1).id(), secret(1))].into();
    let missing = RunError::Missing { log: entries[0].log(), epochs: vec![secret(2).id()] };
    assert_eq!(decode_run(&network, &run.bytes, &one), Err(missing));
    assert!(matches!(decode_run(&NetworkId([8; 32]), &run.bytes, &both()), Err(RunError::Elsewhere)));
}

#[test]
fn long_logs_are_cut_into_runs_that_end_at_a_signature() {
    let mut twin = Twin::new(1);
    let log = twin.found("lang");
    for place in 0..400 {
        twin.write_noise(log, place, 2_000);
    }
    let mut entries = twin.logs[&log].clone();
    for (place, entry) in entries.iter_mut().enumerate() {
        if place % 64 != 0 && place != 400 {
            entry.signature = None;
        }
    }

    let (mut rest, mut runs) = (entries.as_slice(), 0);
    while !rest.is_empty() {
        let run = round_trip(rest, &both(), &both());
        assert!(run.bytes.len() <= crate::wire::frame::BULK_BYTES_MAX);
        assert!(rest[run.entries - 1].signature.is_some());
        rest = &rest[run.entries..];
        runs += 1;
    }
    assert!(runs > 2, "{runs}");
}

#[test]
fn the_largest_entries_fit_a_frame() {
    let entries: Vec<Entry> = (0..3)
        .map(|n| {
            let founding = genesis();
            let header = Header { random: Some([n; 16]), ..(*founding.header).clone() };
            let noise: Vec<u8> = (0..SEALED_BYTES_MAX / 32)
                .flat_map(|at| digest("noise", &[&[n], &at.to_be_bytes()]))
                .take(SEALED_BYTES_MAX - crate::crypto::TAG_BYTES)
                .collect();
            Entry::seal(header, &noise, &secret(1)).unwrap()
        })
        .collect();

    for entry in entries {
        let run = round_trip(&[entry], &both(), &both());
        assert!(run.bytes.len() <= crate::wire::frame::BULK_BYTES_MAX);
    }
}

#[test]
fn a_run_never_inflates_beyond_what_it_promises() {
    let network = genesis().network();
    let packed = |claim: usize, plain: &[u8]| {
        let mut bytes = Vec::new();
        put_number(&mut bytes, claim as u64);
        bytes.extend(zstd::bulk::compress(plain, 3).unwrap());
        decode_run(&network, &bytes, &NoSecrets)
    };

    assert_eq!(packed(INFLATED_BYTES_MAX + 1, &[0; 10]), Err(RunError::TooLarge));
    assert_eq!(packed(10, &vec![0; 5_000_000]), Err(RunError::Inflate));
    assert_eq!(packed(11, &[0; 10]), Err(RunError::Inflate));
    assert_eq!(decode_run(&network, &[], &NoSecrets), Err(RunError::Packing(PackError::Truncated)));
}

/// A few entries of every kind.
fn small() -> (Twin, Vec<Entry>) {
    let mut twin = Twin::new(1);
    let log = twin.found("klein");
    twin.write(log, "een");
    twin.restart();
    twin.write(log, "twee");
    for place in 0..2 {
        let mut document = AutoCommit::new().with_actor(ActorId::from(twin.feed(log).0));
        document.put(ROOT, "a", place).unwrap();
        let change = document.get_last_local_change().unwrap().raw_bytes().to_vec();
        twin.write_change(log, change);
    }
    let entries = twin.logs[&log].clone();
    (twin, entries)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn damaged_runs_never_panic(at in any::<usize>(), to in any::<u8>(), cut in any::<usize>()) {
        let (twin, entries) = small();
        let run = encode_run(&twin.network, &entries, &both()).unwrap();
        let mut plain = inflate(&run.bytes).unwrap();
        let length = plain.len();
        plain[at % length] = to;
        plain.truncate(length - cut % length.min(40));
        let mut bytes = Vec::new();
        put_number(&mut bytes, plain.len() as u64);
        bytes.extend(zstd::bulk::compress(&plain, 3).unwrap());

        // Whatever still decodes stands in this network and log.
        for entry in decode_run(&twin.network, &bytes, &both()).into_iter().flat_map(|run| run.entries) {
            prop_assert_eq!(entry.network(), twin.network);
        }
    }
}
