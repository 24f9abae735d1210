//! Entries of every place, and one for each rule that is broken.

use serde_json::{Value as Json, json};
use wijktafel_core::crypto::Secret;
use wijktafel_core::entry::body::FACTS_MAX;
use wijktafel_core::entry::header::HEADS_MAX;
use wijktafel_core::entry::{Body, Entry, FeedWriter, Header, Opening, Place};
use wijktafel_model::cbor::Value;
use wijktafel_model::fact::Charter;
use wijktafel_model::fact::{AgreementOpened, NetworkFounded, Noted};
use wijktafel_model::id::{DeviceId, EntryId};
use wijktafel_model::words::{AgreementKind, Line, LogKind};

use super::{agreement, body, bytes, device, each, founding, founds, hex, roster, same_as_written, says, unhex};

const FILE: &str = "entries.json";
const ROSTER: [u8; 32] = [7; 32];
const LOG: [u8; 32] = [8; 32];

#[test]
fn entries_are_judged_as_published() {
    each(FILE, |vector| {
        let encoded = unhex(&vector["bytes"]);
        let entry = Entry::decode(&encoded).map_err(|error| error.code())?;
        assert_eq!(entry.encode(), encoded);
        if let Some(author) = vector.get("author") {
            entry.verify(&DeviceId(bytes(author))).map_err(|error| error.code())?;
        }
        let secret = Secret::new(bytes(&vector["secret"]));
        let opened = entry.open(&secret).map_err(|error| error.code())?;
        let key = entry.key(&secret).unwrap();
        assert_eq!(opened.encode(), unhex(&vector["body"]));
        assert_eq!(entry.open_with(&key).unwrap(), opened);
        for (name, value) in known(&entry) {
            assert_eq!(vector[name], value, "{name}");
        }
        assert_eq!(vector["key"], hex(key.expose()));
        Ok(())
    });
}

fn known(entry: &Entry) -> [(&'static str, String); 5] {
    let place = match entry.header.place().unwrap() {
        Place::Genesis => "genesis",
        Place::Founding => "founding",
        Place::Opening => "opening",
        Place::Ordinary => "ordinary",
    };
    [
        ("place", place.to_owned()),
        ("id", entry.id().to_string()),
        ("network", entry.network().to_string()),
        ("log", entry.log().to_string()),
        ("feed", entry.feed().to_string()),
    ]
}

fn accepted(name: &str, entry: &Entry, secret: [u8; 32], author: u8) -> Json {
    let opened = entry.open(&Secret::new(secret)).unwrap();
    let mut vector = json!({
        "name": name, "bytes": hex(entry.encode()), "secret": hex(secret), "body": hex(opened.encode()),
        "key": hex(entry.key(&Secret::new(secret)).unwrap().expose()),
    });
    if entry.signature.is_some() {
        vector["author"] = json!(device(author).device());
    }
    for (name, value) in known(entry) {
        vector[name] = json!(value);
    }
    vector
}

fn refused(name: &str, bytes: &[u8], code: &str) -> Json {
    json!({ "name": name, "bytes": hex(bytes), "secret": hex(LOG), "refuse": code })
}

#[test]
fn entries_are_written_as_published() {
    let mut vectors = places();
    vectors.extend(broken_headers());
    vectors.extend(broken_bodies());

    same_as_written(FILE, "Entries (formats.md §5 to §7).", &vectors);
}

fn places() -> Vec<Json> {
    let (roster_secret, secret) = (Secret::new(ROSTER), Secret::new(LOG));
    let (alice, bob) = (device(1), device(2));
    let network_founded = NetworkFounded { founding: founding(&alice, 4), charter: Charter { sponsors: 1, format: 0 } };
    let opening = founds(&alice, LogKind::Roster);
    let (mut roster, genesis) = FeedWriter::open(
        &alice,
        None,
        None,
        &roster_secret,
        [0x0a; 16],
        opening,
        vec![says(network_founded)],
        vec![],
        vec![],
    )
    .unwrap();
    let noted =
        roster.append(&alice, &roster_secret, body(Noted {}), &[EntryId([2; 32]), EntryId([1; 32])], &[]).unwrap();
    let network = Some(genesis.network());
    let opened = AgreementOpened { title: Line::new("Eerst bellen").unwrap(), kind: AgreementKind::Cooperation };
    let opening = founds(&bob, LogKind::Agreement);
    let (mut log, founding) = FeedWriter::open(
        &bob,
        network,
        None,
        &secret,
        [0x0b; 16],
        opening,
        vec![says(opened)],
        vec![],
        vec![noted.id()],
    )
    .unwrap();
    let text = Body { change: Some(b"85 6f 4a 83: a change as automerge wrote it".to_vec()), ..Body::default() };
    let text = log.append(&bob, &secret, text, &[], &[noted.id()]).unwrap();
    let joining = log.append(&bob, &secret, Body::default(), &[EntryId([3; 32])], &[EntryId([4; 32])]).unwrap();
    let opening = Opening { device: bob.device(), founding: None, previous: Some((log.feed(), log.tip())) };
    let heads = vec![joining.id()];
    let (_, next) =
        FeedWriter::open(&bob, network, Some(log.log()), &secret, [0x0c; 16], opening, vec![], heads, vec![noted.id()])
            .unwrap();
    let later = Header { unknown: vec![(15, Value::Text("later".to_owned()))], ..(*joining.header).clone() };
    let later = Entry::seal(later, &Body::default().encode(), &secret).unwrap();
    let many = Header { seen: Some(heads_of(HEADS_MAX)), ..(*joining.header).clone() };
    let many = Entry::seal(many, &Body::default().encode(), &secret).unwrap();
    let stated = Entry::seal((*joining.header).clone(), &statements(FACTS_MAX), &secret).unwrap();
    let mut unsigned = text.clone();
    unsigned.signature = None;
    vec![
        accepted("a genesis", &genesis, ROSTER, 1),
        accepted("an ordinary entry of the roster", &noted, ROSTER, 1),
        accepted("a founding entry", &founding, LOG, 2),
        accepted("an ordinary entry with a change", &text, LOG, 2),
        accepted("the same without its signature", &unsigned, LOG, 2),
        accepted("an ordinary entry that only joins heads", &joining, LOG, 2),
        accepted("an opening of the same device's next feed", &next, LOG, 2),
        accepted("an optional field of a later format", &later, LOG, 2),
        accepted("64 heads", &many, LOG, 2),
        accepted("256 statements", &stated, LOG, 2),
    ]
}

fn heads_of(count: usize) -> Vec<EntryId> {
    (0..count).map(|n| EntryId([u8::try_from(n).unwrap(); 32])).collect()
}

/// An ordinary entry that breaks no rule, to break one at a time.
fn sound() -> Entry {
    let network = roster(&Secret::new(ROSTER)).1.network();
    let (mut log, _) = agreement(network, &Secret::new(LOG));
    log.append(&device(2), &Secret::new(LOG), body(Noted {}), &[EntryId([1; 32])], &[EntryId([2; 32])]).unwrap()
}

fn outer(header: &[u8], entry: &Entry) -> Vec<u8> {
    Value::Map(vec![(0, Value::Bytes(header.to_vec())), (2, Value::Bytes(entry.sealed.clone()))]).encode()
}

fn broken_headers() -> Vec<Json> {
    let entry = sound();
    let sound = (*entry.header).clone();
    let network = sound.network.unwrap();
    let with = |header: Header| outer(&header.encode(), &entry);
    let first =
        Header { seq: 0, feed: None, prev: None, random: Some([9; 16]), seen: None, roster: None, ..sound.clone() };
    let in_roster = Some(roster(&Secret::new(ROSTER)).1.log());
    let heads = |seen: Vec<EntryId>| with(Header { seen: Some(seen), ..sound.clone() });
    let shapes = [
        ("an ordinary entry without the previous one", Header { prev: None, ..sound.clone() }),
        ("an ordinary entry without a feed", Header { feed: None, ..sound.clone() }),
        ("an ordinary entry without a log", Header { log: None, ..sound.clone() }),
        ("an ordinary entry without a network", Header { network: None, ..sound.clone() }),
        ("an ordinary entry with random bytes", Header { random: Some([9; 16]), ..sound.clone() }),
        ("seq 0 without random bytes", Header { random: None, ..first.clone() }),
        ("seq 0 with a feed", Header { feed: sound.feed, ..first.clone() }),
        ("seq 0 with a previous entry", Header { prev: sound.prev, ..first.clone() }),
        ("a founding entry that has seen its own log", Header { log: None, seen: sound.seen.clone(), ..first.clone() }),
        ("a log without a network", Header { network: None, ..first.clone() }),
        (
            "a genesis that has seen a roster",
            Header { network: None, log: None, roster: sound.roster.clone(), ..first },
        ),
        ("heads of the roster in the roster", Header { log: in_roster, network: Some(network), ..sound.clone() }),
        ("a sealed body of 16 bytes", Header { length: 16, ..sound.clone() }),
    ];
    let mut vectors: Vec<Json> =
        shapes.into_iter().map(|(name, header)| refused(name, &with(header), "shape")).collect();
    let wide = vec![(15, Value::Text("a".repeat(6_144)))];
    vectors.extend([
        refused("an empty list of heads", &heads(vec![]), "heads"),
        refused("heads out of order", &heads(vec![EntryId([2; 32]), EntryId([1; 32])]), "heads"),
        refused("a head twice", &heads(vec![EntryId([1; 32]), EntryId([1; 32])]), "heads"),
        refused("65 heads", &heads(heads_of(HEADS_MAX + 1)), "heads"),
        refused("a header of more than 6,144 bytes", &with(Header { unknown: wide, ..sound.clone() }), "too-large"),
        refused("a sealed body of 262,145 bytes", &with(Header { length: 262_145, ..sound.clone() }), "too-large"),
        refused("another length", &with(Header { length: sound.length + 1, ..sound.clone() }), "digest"),
        refused("another digest", &with(Header { digest: [0; 32], ..sound.clone() }), "digest"),
        refused(
            "an unknown mandatory field",
            &with(Header { unknown: vec![(16, Value::Uint(0))], ..sound.clone() }),
            "encoding",
        ),
        refused("a newer format", &with(Header { version: 1, ..sound.clone() }), "newer-format"),
    ]);
    vectors.extend(broken_maps(&entry));
    vectors
}

fn broken_maps(entry: &Entry) -> Vec<Json> {
    let Value::Map(pairs) = Value::decode(&entry.header.encode()).unwrap() else { panic!("a map") };
    let missing = |wanted: u64| {
        let pairs = pairs.iter().filter(|(key, _)| *key != wanted).cloned().collect();
        outer(&Value::Map(pairs).encode(), entry)
    };
    let far = Value::Map(vec![(0, Value::Uint(1 << 32)), (2, Value::Bool(true))]).encode();
    let Value::Map(fields) = Value::decode(&entry.encode()).unwrap() else { panic!("a map") };
    let wider: Vec<_> = fields.iter().cloned().chain([(3, Value::Uint(0))]).collect();
    let bare: Vec<_> = fields.iter().filter(|(key, _)| *key != 2).cloned().collect();
    let mut long = entry.encode();
    long.push(0);
    vec![
        refused("no format version", &missing(0), "encoding"),
        refused("no seq", &missing(2), "encoding"),
        refused("no epoch", &missing(4), "encoding"),
        refused("no commitment", &missing(6), "encoding"),
        refused("no length", &missing(8), "encoding"),
        refused("no digest", &missing(10), "encoding"),
        refused("format 2^32, and nothing else that is known", &outer(&far, entry), "newer-format"),
        refused("a field beside header, signature and body", &Value::Map(wider).encode(), "encoding"),
        refused("no sealed body", &Value::Map(bare).encode(), "encoding"),
        refused("a byte after the end", &long, "encoding"),
    ]
}

/// The encoding of a body with so many facts of a kind that nobody knows.
fn statements(count: usize) -> Vec<u8> {
    let statement = Value::Map(vec![(0, Value::Uint(90_000)), (2, Value::Uint(0)), (4, Value::Uint(0))]);
    Value::Map(vec![(0, Value::Array(vec![statement; count]))]).encode()
}

fn broken_bodies() -> Vec<Json> {
    let entry = sound();
    let sound = (*entry.header).clone();
    let secret = Secret::new(LOG);
    let bob = device(2);
    let first =
        Header { seq: 0, feed: None, prev: None, random: Some([9; 16]), seen: None, roster: None, ..sound.clone() };
    let founding = Header { log: None, ..first.clone() };
    let sealed = |header: &Header, body: &[u8]| Entry::seal(header.clone(), body, &secret).unwrap().encode();
    let opens = |opening: Opening| Body { opening: Some(opening), ..Body::default() };
    let plain = Opening { device: bob.device(), founding: None, previous: None };
    let twice = Opening { previous: Some((entry.feed(), entry.id())), ..founds(&bob, LogKind::Case) };
    let change = Body { change: Some(vec![1]), ..opens(plain.clone()) };
    let shape = |name: &str, header: &Header, body: &Body| refused(name, &sealed(header, &body.encode()), "shape");
    let mut other_key = sound.clone();
    other_key.commitment = [0; 16];
    let moved = Header { seen: Some(vec![EntryId([3; 32])]), ..sound.clone() };
    let with = |header: Header| outer(&header.encode(), &entry);
    let mut stranger = refused("signed by another device", &entry.encode(), "signature");
    stranger["author"] = super::json!(device(3).device());
    let mut unsigned =
        refused("a signature is asked for and none is there", &outer(&sound.encode(), &entry), "signature");
    unsigned["author"] = super::json!(bob.device());
    let mut elsewhere = refused("the secret of another epoch", &entry.encode(), "epoch");
    elsewhere["secret"] = super::json!(hex(ROSTER));
    vec![
        shape("an opening in the middle of a feed", &sound, &opens(plain.clone())),
        shape("a feed that begins without an opening", &first, &Body::default()),
        shape("a feed that begins with a change", &first, &change),
        shape("an opening that founds a log which exists", &first, &opens(founds(&bob, LogKind::Case))),
        shape("a founding entry that founds nothing", &founding, &opens(plain)),
        shape("a second roster", &founding, &opens(founds(&bob, LogKind::Roster))),
        shape("a first feed with one before it", &founding, &opens(twice)),
        refused("a body without statements", &sealed(&sound, &Value::Map(vec![]).encode()), "encoding"),
        refused(
            "a body with an unknown mandatory field",
            &sealed(&sound, &Value::Map(vec![(0, Value::Array(vec![])), (2, Value::Uint(0))]).encode()),
            "encoding",
        ),
        refused("a body with 257 statements", &sealed(&sound, &statements(FACTS_MAX + 1)), "encoding"),
        refused("a body that is no CBOR", &sealed(&sound, b"\xff"), "encoding"),
        refused("another commitment", &with(other_key), "key"),
        refused("a header changed after sealing", &with(moved), "key"),
        stranger,
        unsigned,
        elsewhere,
    ]
}
