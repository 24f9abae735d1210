use wijktafel_model::cbor::Kept;
use wijktafel_model::fact::{Fact, NetworkNamed, Noted, Statement};
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::{Line, LogKind, ReaderRule};

use super::header::HEADS_MAX;
use super::*;

const CANARY: &str = "kanarie";

fn alice() -> DeviceKeys {
    DeviceKeys::from_seed(&[1; 32])
}

fn secret() -> Secret {
    Secret::new([2; 32])
}

fn named(name: &str) -> Statement {
    let name = Line::new(name).unwrap();
    Statement { fact: Fact::NetworkNamed(NetworkNamed { name, region: None }), at: Timestamp(1), previous: None }
}

fn opening(keys: &DeviceKeys, kind: Option<LogKind>) -> Opening {
    let founding = kind.map(|kind| Founding { kind, readers: ReaderRule::Members });
    Opening { device: keys.device(), founding, previous: None }
}

fn genesis() -> (FeedWriter, Entry) {
    let keys = alice();
    let opening = opening(&keys, Some(LogKind::Roster));
    FeedWriter::open(&keys, None, None, &secret(), [3; 16], opening, vec![named("Oost")], vec![], vec![]).unwrap()
}

fn says(statements: Vec<Statement>) -> Body {
    Body { opening: None, statements, change: None }
}

fn head(byte: u8) -> EntryId {
    EntryId([byte; 32])
}

#[test]
fn a_genesis_names_network_log_and_feed_by_its_own_hash() {
    let (writer, entry) = genesis();

    assert_eq!(entry.network().0, entry.id().0);
    assert_eq!(entry.log().0, entry.id().0[..16]);
    assert_eq!((writer.feed(), writer.log(), writer.next_seq()), (entry.feed(), entry.log(), 1));
    assert_eq!(entry.header.place(), Ok(Place::Genesis));
    assert_eq!(entry.open(&secret()).unwrap().opening.unwrap().device, alice().device());
}

#[test]
fn entries_of_a_feed_form_a_chain_and_survive_the_wire() {
    let (mut writer, first) = genesis();
    let second = writer.append(&alice(), &secret(), says(vec![named(CANARY)]), &[], &[]).unwrap();

    let decoded = Entry::decode(&second.encode()).unwrap();

    assert_eq!(decoded, second);
    assert_eq!(decoded.header.prev, Some(first.id()));
    assert_eq!((decoded.network(), decoded.log(), decoded.feed()), (first.network(), first.log(), first.feed()));
    assert_eq!(decoded.open(&secret()).unwrap(), says(vec![named(CANARY)]));
    assert_eq!(decoded.verify(&alice().device()), Ok(()));
    assert_eq!(decoded.verify(&DeviceKeys::from_seed(&[9; 32]).device()), Err(EntryError::Signature));
    let unsigned = Entry { signature: None, ..decoded.clone() };
    assert_eq!(unsigned.verify(&alice().device()), Err(EntryError::Signature));
    assert_eq!(Entry::decode(&unsigned.encode()).unwrap().id(), decoded.id());
}

#[test]
fn heads_are_written_only_when_they_say_more_than_before() {
    let keys = alice();
    let (_, roster) = genesis();
    let network = Some(roster.network());
    let table = opening(&keys, Some(LogKind::Table));
    let (mut writer, founding) =
        FeedWriter::open(&keys, network, None, &secret(), [4; 16], table, vec![], vec![], vec![roster.id()]).unwrap();
    let mut write = |seen: &[EntryId], roster: &[EntryId]| {
        let entry = writer.append(&keys, &secret(), says(vec![]), seen, roster).unwrap();
        (entry.header.seen.clone(), entry.header.roster.clone(), entry.id())
    };

    assert_eq!(founding.header.roster, Some(vec![roster.id()]));
    let (seen, heads, _) = write(&[head(9), head(5), head(9)], &[roster.id()]);
    assert_eq!((seen, heads), (Some(vec![head(5), head(9)]), None));
    let (seen, heads, tip) = write(&[head(5), head(9)], &[head(1)]);
    assert_eq!((seen, heads), (None, Some(vec![head(1)])));
    let (seen, heads, _) = write(&[tip], &[]);
    assert_eq!((seen, heads), (None, None));
    assert_eq!(write(&[head(9)], &[head(1)]).0, Some(vec![head(9)]));
}

#[test]
fn the_roster_cites_its_own_heads_as_seen_and_never_twice() {
    let (mut writer, _) = genesis();

    let entry = writer.append(&alice(), &secret(), says(vec![]), &[head(5)], &[head(5)]).unwrap();

    assert_eq!((entry.header.seen.clone(), entry.header.roster.clone()), (Some(vec![head(5)]), None));
    let twice = Header { roster: Some(vec![head(5)]), ..(*entry.header).clone() };
    assert_eq!(twice.place(), Err(EntryError::Shape));
}

#[test]
fn a_refused_write_leaves_the_feed_as_it_was() {
    let (mut writer, first) = genesis();
    let keys = alice();
    let many: Vec<EntryId> = (0..=HEADS_MAX).map(|n| head(u8::try_from(n).unwrap())).collect();

    let too_many = writer.append(&keys, &secret(), says(vec![]), &many, &[]);
    let too_large =
        writer.append(&keys, &secret(), Body { change: Some(vec![0; SEALED_BYTES_MAX]), ..Body::default() }, &[], &[]);
    let second_opening = Body { opening: Some(opening(&keys, None)), ..Body::default() };
    let misplaced = writer.append(&keys, &secret(), second_opening, &[], &[]);
    let stranger = writer.append(&DeviceKeys::from_seed(&[9; 32]), &secret(), says(vec![]), &[], &[]);

    assert_eq!(too_many, Err(EntryError::Heads));
    assert_eq!(too_large, Err(EntryError::TooLarge));
    assert_eq!(misplaced, Err(EntryError::Shape));
    assert_eq!(stranger, Err(EntryError::Device));
    let next = writer.append(&keys, &secret(), says(vec![]), &many[..HEADS_MAX], &[]).unwrap();
    assert_eq!((next.header.seq, next.header.prev), (1, Some(first.id())));
    assert!(next.header.encode().len() < header::HEADER_BYTES_MAX);
}

#[test]
fn an_opening_must_be_written_by_the_device_it_names_and_found_what_it_says() {
    let keys = alice();
    let (_, roster) = genesis();
    let network = Some(roster.network());
    let open = |network, log, opening| {
        FeedWriter::open(&keys, network, log, &secret(), [4; 16], opening, vec![], vec![], vec![]).map(|_| ())
    };

    let stranger = opening(&DeviceKeys::from_seed(&[9; 32]), None);
    assert_eq!(open(network, Some(roster.log()), stranger), Err(EntryError::Device));
    assert_eq!(open(network, Some(roster.log()), opening(&keys, None)), Ok(()));
    assert_eq!(open(network, Some(roster.log()), opening(&keys, Some(LogKind::Table))), Err(EntryError::Shape));
    assert_eq!(open(network, None, opening(&keys, None)), Err(EntryError::Shape));
    assert_eq!(open(network, None, opening(&keys, Some(LogKind::Roster))), Err(EntryError::Shape));
    assert_eq!(open(None, None, opening(&keys, Some(LogKind::Table))), Err(EntryError::Shape));
    assert_eq!(open(None, Some(roster.log()), opening(&keys, None)), Err(EntryError::Shape));
}

#[test]
fn a_feed_cannot_be_squatted() {
    // Mallory knows all that a header shows. Her opening has another hash, hence opens another feed; and an ordinary
    // entry under the victim's feed must carry the signature of the device that the feed's own hash names.
    let (_, victim) = genesis();
    let mallory = DeviceKeys::from_seed(&[9; 32]);
    let opening = opening(&mallory, Some(LogKind::Roster));
    let (_, squat) =
        FeedWriter::open(&mallory, None, None, &secret(), [3; 16], opening, vec![named("Oost")], vec![], vec![])
            .unwrap();
    let header = Header {
        network: Some(victim.network()),
        log: Some(victim.log()),
        feed: Some(victim.feed()),
        prev: Some(victim.id()),
        ..Header::unsealed(1)
    };
    let mut forged = Entry::seal(header, &says(vec![]).encode(), &secret()).unwrap();
    forged.sign(&mallory);

    assert_ne!(squat.feed(), victim.feed());
    assert_eq!(forged.feed(), victim.feed());
    assert_eq!(forged.verify(&victim.open(&secret()).unwrap().opening.unwrap().device), Err(EntryError::Signature));
}

#[test]
fn two_processes_with_equal_random_bytes_and_different_words_open_different_feeds() {
    let keys = alice();
    let open = |name: &str| {
        let opening = opening(&keys, Some(LogKind::Roster));
        FeedWriter::open(&keys, None, None, &secret(), [3; 16], opening, vec![named(name)], vec![], vec![]).unwrap().1
    };

    assert_ne!(open("Oost").feed(), open("West").feed());
    assert_eq!(open("Oost"), open("Oost"));
}

#[test]
fn no_two_entries_share_a_key() {
    let (mut writer, first) = genesis();
    let mut keys: Vec<[u8; 32]> = vec![*first.key(&secret()).unwrap().expose()];
    for _ in 0..5 {
        let entry = writer.append(&alice(), &secret(), says(vec![named("Oost")]), &[], &[]).unwrap();
        keys.push(*entry.key(&secret()).unwrap().expose());
    }
    let opening = opening(&alice(), None);
    let (network, log) = (Some(first.network()), Some(first.log()));
    for random in [[3; 16], [4; 16]] {
        let (_, entry) =
            FeedWriter::open(&alice(), network, log, &secret(), random, opening.clone(), vec![], vec![], vec![])
                .unwrap();
        keys.push(*entry.key(&secret()).unwrap().expose());
    }

    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();

    assert_eq!(keys.len(), count);
}

#[test]
fn a_repeated_place_shows_equality_only() {
    // A resumed snapshot of a running process writes two texts at one place: one key, one nonce.
    let (writer, first) = genesis();
    let at = |name: &str| {
        let header = Header {
            network: Some(first.network()),
            log: Some(first.log()),
            feed: Some(writer.feed()),
            prev: Some(first.id()),
            ..Header::unsealed(1)
        };
        Entry::seal(header, &says(vec![named(name)]).encode(), &secret()).unwrap()
    };
    let (one, same, other) = (at("huurschuld"), at("huurschuld"), at("woensdag10"));

    assert_eq!(one, same);
    let keystream_repeats = one.sealed.iter().zip(&other.sealed).filter(|(a, b)| a == b).count();
    assert!(keystream_repeats < one.sealed.len() / 4, "{keystream_repeats} of {}", one.sealed.len());
}

#[test]
fn every_changed_byte_is_refused_or_makes_another_entry() {
    let (mut writer, _) = genesis();
    let entry = writer.append(&alice(), &secret(), says(vec![named("Oost")]), &[head(5)], &[]).unwrap();
    let bytes = entry.encode();

    for at in 0..bytes.len() {
        for change in [0x01, 0x20, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= change;
            let Ok(decoded) = Entry::decode(&changed) else { continue };
            assert_eq!(decoded.encode(), changed, "two encodings of one entry, byte {at}");
            assert!(
                decoded.id() != entry.id() || decoded.verify(&alice().device()).is_err(),
                "byte {at} changed and nobody noticed"
            );
            if decoded.id() != entry.id() {
                assert!(decoded.verify(&alice().device()).is_err(), "byte {at}: signed without the author");
                assert!(decoded.open(&secret()).is_err(), "byte {at}: opens under another header");
            }
        }
        assert!(Entry::decode(&bytes[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn a_wrong_secret_a_wrong_key_and_a_changed_body_are_told_apart() {
    let (_, entry) = genesis();
    let mut changed = entry.clone();
    changed.sealed[0] ^= 1;

    assert_eq!(entry.open(&Secret::new([9; 32])), Err(EntryError::Epoch));
    assert_eq!(entry.open_with(&EntryKey::new([9; 32])), Err(EntryError::Key));
    assert_eq!(changed.open(&secret()), Err(EntryError::Digest));
    assert!(entry.open_with(&entry.key(&secret()).unwrap()).is_ok());
}

#[test]
fn a_body_that_opens_under_two_keys_is_refused_under_one() {
    // GCM-SIV does not commit to its key: a header must. Even when the body did open, the commitment differs.
    let (_, entry) = genesis();
    let other = EntryKey::new([9; 32]);
    let header = Header { commitment: other.commitment(), ..(*entry.header).clone() };
    let swapped = Entry::from_parts(header, entry.sealed.clone(), None).unwrap();

    assert_eq!(swapped.open(&secret()), Err(EntryError::Key));
    assert_ne!(swapped.id(), entry.id());
}

#[test]
fn a_newer_format_is_named_before_any_other_rule_and_keeps_its_hash() {
    let (_, entry) = genesis();
    let version = 1 << 32;
    let header = Value::Map(vec![(0, Value::Uint(version)), (2, Value::Bool(true))]).encode();
    let bytes = Value::Map(vec![(0, Value::Bytes(header.clone())), (2, Value::Bytes(entry.sealed))]).encode();

    assert_eq!(Entry::decode(&bytes), Err(EntryError::NewerFormat { version, id: header::id(&header) }));
}

#[test]
fn optional_fields_of_a_later_format_survive_and_are_covered_by_the_hash() {
    let (_, entry) = genesis();
    let later = Header { unknown: vec![(15, Value::Text(CANARY.to_owned()))], ..(*entry.header).clone() };
    let sealed = Entry::seal(later, &entry.open_bytes(&entry.key(&secret()).unwrap()).unwrap(), &secret()).unwrap();

    let decoded = Entry::decode(&sealed.encode()).unwrap();

    assert_eq!(decoded, sealed);
    assert_ne!(decoded.id(), entry.id());
    assert!(decoded.open(&secret()).is_ok());
    let mandatory = Header { unknown: vec![(16, Value::Uint(1))], ..(*entry.header).clone() };
    let refused = Header::decode(&mandatory.encode());
    assert_eq!(refused, Err(DecodeError::UnknownMandatory(16).into()));
}

#[test]
fn lists_of_heads_have_one_form() {
    let (mut writer, _) = genesis();
    let entry = writer.append(&alice(), &secret(), says(vec![]), &[head(5)], &[]).unwrap();
    let with = |heads: Vec<EntryId>| Header { seen: Some(heads), ..(*entry.header).clone() }.place();

    assert_eq!(with(vec![head(1), head(2)]), Ok(Place::Ordinary));
    assert_eq!(with(vec![]), Err(EntryError::Heads));
    assert_eq!(with(vec![head(2), head(1)]), Err(EntryError::Heads));
    assert_eq!(with(vec![head(1), head(1)]), Err(EntryError::Heads));
}

#[test]
fn nothing_that_was_written_is_printed() {
    let (mut writer, _) = genesis();
    let mut body = says(vec![named(CANARY)]);
    body.statements.push(Statement { fact: Fact::Noted(Noted {}), at: Timestamp(2), previous: None });
    body.statements.push(Statement {
        fact: Fact::Unknown { kind: 9_999, payload: Kept::new(&Value::Text(CANARY.to_owned())) },
        at: Timestamp(3),
        previous: None,
    });
    body.change = Some(CANARY.as_bytes().to_vec());
    let entry = writer.append(&alice(), &secret(), body.clone(), &[], &[]).unwrap();
    let header = Header { unknown: vec![(15, Value::Text(CANARY.to_owned()))], ..(*entry.header).clone() };
    let number_list = format!("{:?}", CANARY.as_bytes());

    let printed = format!("{body:?} {:?} {entry:?} {header:?} {writer:?} {:?}", body.statements, secret());

    assert!(!printed.contains(CANARY) && !printed.contains(&number_list), "{printed}");
}
