//! Frames, hellos, names, ranges and runs.

use serde_json::{Value as Json, json};
use wijktafel_core::crypto::{self, Secret};
use wijktafel_core::entry::{Body, Entry, FeedWriter, Header, Opening};
use wijktafel_core::text::TextDoc;
use wijktafel_core::wire::catalogue::{ConnectionKey, FLAT, Index, Member, Short};
use wijktafel_core::wire::frame::{CONTROL_BYTES_MAX, FrameReader};
use wijktafel_core::wire::hello::{PROOF_DOMAIN, Role, Transcript, agree};
use wijktafel_core::wire::message::{
    Code, Enter, Hello, Message, MessageError, Presence, Proof, ROSTER, Redeem, Sums, Taken, Want, Welcome,
};
use wijktafel_core::wire::pack::put_number;
use wijktafel_core::wire::run::{decode_run, encode_run};
use wijktafel_core::wire::vector::{FeedState, fingerprint, index, joined_tip};
use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::command::TextEdit;
use wijktafel_model::fact::recovery::Recovered;
use wijktafel_model::fact::{DeviceAdded, Noted};
use wijktafel_model::id::{
    DeviceId, EntryId, EpochId, FeedId, InviteId, LogId, NetworkId, OrgId, PersonId, SheetId, Signature,
};
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::{Line, LogKind, Prose, TextField};

use super::{agreement, body, bytes, device, each, founding, hex, same_as_written, unhex};

const FILE: &str = "wire.json";
const NETWORK: NetworkId = NetworkId([0x22; 32]);
const KEY: [u8; 32] = [0x55; 32];
const SECRET: [u8; 32] = [8; 32];

#[test]
fn what_is_said_on_connections_is_read_as_published() {
    each(FILE, |vector| match vector["what"].as_str().unwrap() {
        "message" => message(vector),
        "datagram" => datagram(vector),
        "hello" => hello(vector),
        "frontier" => {
            frontier(vector);
            Ok(())
        }
        "ranges" => ranges(vector),
        "run" => run(vector),
        other => panic!("an unknown thing: {other}"),
    });
}

#[test]
fn what_is_said_on_connections_is_written_as_published() {
    let mut vectors = messages();
    vectors.extend(bad_messages());
    vectors.extend(datagrams());
    vectors.extend(hellos());
    vectors.extend(sets());
    vectors.extend(runs());

    same_as_written(FILE, "Connections (formats-wire.md §1 to §6).", &vectors);
}

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

// Messages

fn message(vector: &Json) -> Result<(), &'static str> {
    let encoded = unhex(&vector["frame"]);
    let mut reader = FrameReader::default();
    reader.push(&encoded);
    let frame = reader.next_frame().map_err(|_too_long| "too-long")?.unwrap();
    let message = Message::from_frame(frame).map_err(|error| match error {
        MessageError::Encoding(_) => "encoding",
        MessageError::Packing(_) => "packing",
        MessageError::UnknownKind(_) => "unknown-kind",
        _ => "too-large",
    })?;
    let message = message.unwrap();
    assert_eq!(message.to_frame().encode().unwrap(), encoded);
    assert_eq!(vector["says"], readable(&message));
    assert_eq!(vector["counted"], message.is_counted());
    Ok(())
}

/// A message as people read it.
fn readable(message: &Message) -> Json {
    let short = |name: &Short| hex(name.to_bytes());
    let sums = |sums: &Sums| json!({ "roster": sums.roster, "catalogue": sums.catalogue });
    match message {
        Message::Hello(hello) => json!({ "hello": { "versions": hello.versions, "nonce": hex(hello.nonce) } }),
        Message::Proof(proof) => json!({ "proof": {
            "tag": hex(proof.tag), "sums": proof.sums.as_ref().map(sums), "signature": hex(proof.signature.0),
            "ahead": proof.ahead } }),
        Message::Bye(code) => json!({ "bye": code.code() }),
        Message::Begin(begin) => json!({ "begin": sums(begin) }),
        Message::Ranges(ranges) => json!({ "ranges": hex(ranges) }),
        Message::Vector { log, sealed, ranges } => {
            json!({ "vector": { "log": short(log), "sealed": sealed, "ranges": hex(ranges) } })
        }
        Message::Want(want) => {
            let feeds: Vec<Json> = want.feeds.iter().map(|(feed, from)| json!([short(feed), from])).collect();
            json!({ "want": { "log": short(&want.log), "feeds": feeds, "whole": want.whole, "sealed": want.sealed } })
        }
        Message::Taken(taken) => {
            json!({ "taken": { "messages": taken.messages, "bytes": taken.bytes, "idle": taken.idle } })
        }
        Message::Receipt(logs) => {
            json!({ "receipt": logs.iter().map(|(log, check)| json!([log, check])).collect::<Vec<_>>() })
        }
        Message::KeyRequest(epochs) => json!({ "key request": epochs }),
        Message::Redeem(redeem) => json!({ "redeem": {
            "invite": redeem.invite, "founding": hex(redeem.founding.to_cbor()), "by_invite": redeem.by_invite,
            "by_device": redeem.by_device, "organisation": redeem.organisation, "person": redeem.person } }),
        Message::Enter(enter) => json!({ "enter": {
            "ticket": enter.ticket, "added": hex(enter.added.to_cbor()), "by_ticket": enter.by_ticket,
            "by_device": enter.by_device } }),
        Message::Recover(recovered) => json!({ "recover": {
            "org": recovered.org, "sheet": recovered.sheet, "added": hex(recovered.added.to_cbor()),
            "by_sheet": recovered.by_sheet, "by_device": recovered.by_device } }),
        Message::Welcome(welcome) => json!({ "welcome": {
            "organisation": welcome.organisation, "sponsors": welcome.sponsors, "members": welcome.members,
            "voices": welcome.voices } }),
        Message::Ping(number) => json!({ "ping": number }),
        Message::Pong(number) => json!({ "pong": number }),
        Message::Addresses(addresses) => json!({
            "addresses": addresses.iter().map(|(device, at)| json!([device, at.to_string()])).collect::<Vec<_>>() }),
        Message::Run { left, run } => json!({ "run": { "left": left, "run": hex(run) } }),
        Message::Push(run) => json!({ "push": hex(run) }),
        Message::Dropped { log, run } => json!({ "dropped": { "log": log, "run": hex(run) } }),
        Message::KeyObjects(objects) => json!({ "key objects": objects.iter().map(hex).collect::<Vec<_>>() }),
    }
}

fn added() -> DeviceAdded {
    let device = device(3);
    DeviceAdded { device: device.device(), encryption: device.encryption(), person: PersonId([9; 16]), format: 0 }
}

fn messages() -> Vec<Json> {
    let signature = Signature([7; 64]);
    let mut all = vec![
        Message::Hello(Hello { versions: vec![0, 3], nonce: [9; 32] }),
        Message::Proof(Proof {
            tag: [1; 16],
            sums: Some(Sums { roster: Some(5), catalogue: 1 << 40 }),
            signature,
            ahead: None,
        }),
        Message::Proof(Proof {
            tag: [1; 16],
            sums: Some(Sums { roster: Some(5), catalogue: 7 }),
            signature,
            ahead: Some(true),
        }),
        Message::Proof(Proof { tag: [1; 16], sums: None, signature, ahead: None }),
        Message::Begin(Sums { roster: None, catalogue: 0 }),
        Message::Ranges(vec![0, 0, 0]),
        Message::Vector { log: ROSTER, sealed: true, ranges: vec![0, 0, 0] },
        Message::Want(Want { log: Short::of(1 << 60), feeds: named(), whole: false, sealed: true }),
        Message::Want(Want { log: ROSTER, feeds: vec![], whole: true, sealed: false }),
        Message::Taken(Taken { messages: 3, bytes: 70_000, idle: true }),
        Message::Receipt(vec![(LogId([1; 16]), 9), (LogId([2; 16]), 1 << 33)]),
        Message::KeyRequest(vec![EpochId([1; 16])]),
        Message::KeyRequest(vec![]),
        Message::Redeem(Box::new(Redeem {
            invite: InviteId([5; 32]),
            founding: founding(&device(3), 4),
            by_invite: signature,
            by_device: signature,
            organisation: line("Buurthuis"),
            person: line("Carol"),
        })),
        Message::Enter(Box::new(Enter {
            ticket: InviteId([5; 32]),
            added: added(),
            by_ticket: signature,
            by_device: signature,
        })),
        Message::Recover(Box::new(Recovered {
            org: OrgId([6; 16]),
            sheet: SheetId([8; 32]),
            added: added(),
            by_sheet: signature,
            by_device: signature,
        })),
        Message::Welcome(Box::new(Welcome { organisation: line("Buurtzorg"), sponsors: 1, members: 4, voices: 3 })),
        Message::Ping(1),
        Message::Pong(1 << 50),
        Message::Addresses(vec![
            (DeviceId([1; 32]), "10.0.0.7:4433".parse().unwrap()),
            (DeviceId([2; 32]), "[2001:db8::1]:1".parse().unwrap()),
        ]),
        Message::Run { left: 300, run: vec![1, 2, 3] },
        Message::Push(vec![4]),
        Message::Dropped { log: LogId([8; 16]), run: vec![5] },
        Message::Dropped { log: LogId([8; 16]), run: vec![] },
        Message::KeyObjects(vec![vec![1; 300], vec![]]),
    ];
    all.extend(Code::ALL.iter().map(|code| Message::Bye(*code)));
    let vector = |message: &Message| {
        let says = readable(message);
        let name = says.as_object().unwrap().keys().next().unwrap().clone();
        json!({ "name": name, "what": "message", "frame": hex(message.to_frame().encode().unwrap()), "says": says,
            "counted": message.is_counted() })
    };
    all.iter().map(vector).collect()
}

fn named() -> Vec<(Short, u64)> {
    vec![(Short::of(1 << 50), 300), (Short::of(1 << 51), 0)]
}

fn bad_messages() -> Vec<Json> {
    let refused = |name: &str, code: &str, kind: u8, body: &[u8]| {
        let length = u32::try_from(body.len()).unwrap().to_be_bytes();
        let frame = [&[kind], &length[1..], body].concat();
        json!({ "name": name, "what": "message", "frame": hex(frame), "refuse": code })
    };
    let long = u32::try_from(CONTROL_BYTES_MAX + 1).unwrap().to_be_bytes();
    let too_long = [&[0x08], &long[1..]].concat();
    let hello = |versions: Vec<u32>| Hello { versions, nonce: [9; 32] }.to_cbor();
    vec![
        json!({ "name": "a control frame beyond its length", "what": "message", "frame": hex(too_long),
            "refuse": "too-long" }),
        refused("an even kind that nobody knows", "unknown-kind", 0x3c, &[]),
        refused("a hello without versions", "encoding", 0x00, &hello(vec![])),
        refused("a hello whose versions do not ascend", "encoding", 0x00, &hello(vec![1, 0])),
        refused("a bye with a code that nobody knows", "encoding", 0x04, &[0x18, 0x63]),
        refused("a ping with a byte after it", "packing", 0x18, &[0; 9]),
        refused("a taken whose number is too long", "packing", 0x0e, &[0x80, 0x00, 0x00, 0x00]),
        refused("a taken that is neither idle nor not", "packing", 0x0e, &[0x00, 0x00, 0x02]),
        refused("a want of nothing", "packing", 0x0c, &[0; 7]),
        refused("a want of all and of a feed", "packing", 0x0c, &[&[0; 6], &[1][..], &[0; 7]].concat()),
        refused("an address of five bytes", "too-large", 0x1b, &[&[1; 32], &[7][..], &[0; 7]].concat()),
        refused("a key object beyond its length", "packing", 0x86, &[&[0x81, 0x04][..], &[0; 513]].concat()),
    ]
}

fn datagram(vector: &Json) -> Result<(), &'static str> {
    let encoded = unhex(&vector["bytes"]);
    let presence = Presence::from_datagram(&encoded).map_err(|_refused| "too-large")?;
    assert_eq!(presence.to_datagram(), Some(encoded));
    let says = json!({ "log": presence.log, "words": presence.words, "place": presence.place });
    assert_eq!(vector["says"], says);
    Ok(())
}

fn datagrams() -> Vec<Json> {
    let presence = |words: Option<String>| Presence {
        log: LogId([1; 16]),
        words: words.map(|words| Prose::new(&words).unwrap()),
        place: line("own/housing"),
    };
    let vector = |name: &str, presence: &Presence| {
        json!({ "name": name, "what": "datagram", "bytes": hex(presence.to_cbor()),
            "says": { "log": presence.log, "words": presence.words, "place": presence.place } })
    };
    let mut long = vector("presence too long for a datagram", &presence(Some("a".repeat(1_100))));
    long["refuse"] = json!("too-large");
    vec![
        vector("presence with words", &presence(Some("buurvrouw bel".to_owned()))),
        vector("presence", &presence(None)),
        long,
    ]
}

// Hello

fn hello(vector: &Json) -> Result<(), &'static str> {
    let ends: [DeviceId; 2] = ["initiator", "responder"].map(|end| DeviceId(bytes(&vector[end])));
    let network = NetworkId(bytes(&vector["network"]));
    let hellos: Vec<Hello> =
        vector["hellos"].as_array().unwrap().iter().map(|one| Hello::from_cbor(&unhex(one)).unwrap()).collect();
    let transcript = Transcript::new((&ends[0], &hellos[0]), (&ends[1], &hellos[1]));
    let spoken = agree(&hellos[0].versions, &hellos[1].versions).ok_or("version")?;
    assert_eq!(vector["speaks"], spoken);
    for (place, role) in [Role::Initiator, Role::Responder].into_iter().enumerate() {
        let proof = &vector["proofs"][place];
        if proof["tag"] != hex(transcript.tag(&network, role)) {
            return Err("stranger");
        }
        let signed = transcript.signed(&network, role);
        let signature = Signature(bytes(&proof["signature"]));
        crypto::verify(&ends[place], PROOF_DOMAIN, &signed, &signature).map_err(|_refused| "stranger")?;
    }
    let key = transcript.key(&network);
    let (log, state) = (LogId(bytes(&vector["log"])), bytes(&vector["fingerprint"]));
    assert_eq!(vector["log_name"], hex(Short::of(key.log(&log)).to_bytes()));
    assert_eq!(vector["log_check"], hex(key.log_check(&log, &state).to_be_bytes()));
    Ok(())
}

fn hellos() -> Vec<Json> {
    let (alice, bob) = (device(1), device(2));
    let said = [Hello { versions: vec![0, 3], nonce: [9; 32] }, Hello { versions: vec![0, 1], nonce: [8; 32] }];
    let ends = (alice.device(), bob.device());
    let transcript = Transcript::new((&ends.0, &said[0]), (&ends.1, &said[1]));
    let proof = |keys: &crypto::DeviceKeys, role| {
        json!({ "tag": hex(transcript.tag(&NETWORK, role)),
            "signature": keys.sign(PROOF_DOMAIN, &transcript.signed(&NETWORK, role)) })
    };
    let key = transcript.key(&NETWORK);
    let (log, state) = (LogId([1; 16]), [2; 16]);
    let sound = json!({ "name": "two hellos and their proofs", "what": "hello", "network": NETWORK,
        "initiator": ends.0, "responder": ends.1, "hellos": said.iter().map(|one| hex(one.to_cbor())).collect::<Vec<_>>(),
        "speaks": 0, "proofs": [proof(&alice, Role::Initiator), proof(&bob, Role::Responder)],
        "log": log, "fingerprint": hex(state), "log_name": hex(Short::of(key.log(&log)).to_bytes()),
        "log_check": hex(key.log_check(&log, &state).to_be_bytes()) });
    let changed = |name: &str, code: &str, change: &dyn Fn(&mut Json)| {
        let mut vector = sound.clone();
        vector["name"] = json!(name);
        vector["refuse"] = json!(code);
        change(&mut vector);
        vector
    };
    let later = Hello { versions: vec![7], nonce: [8; 32] };
    vec![
        sound.clone(),
        changed("no version in common", "version", &|vector| vector["hellos"][1] = json!(hex(later.to_cbor()))),
        changed("another network", "stranger", &|vector| vector["network"] = json!(NetworkId([0x23; 32]))),
        changed("a proof sent back", "stranger", &|vector| vector["proofs"][1] = vector["proofs"][0].clone()),
        changed("the signature of another device", "stranger", &|vector| {
            vector["proofs"][1]["signature"] = vector["proofs"][0]["signature"].clone();
        }),
    ]
}

// Sets

/// Feeds of a vector, each with the ends of its branches.
fn feeds(vector: &Json) -> Vec<FeedState> {
    let state = |feed: &Json| {
        let tips: Vec<EntryId> = feed["ends"].as_array().unwrap().iter().map(|end| EntryId(bytes(end))).collect();
        let tip = if let [tip] = tips.as_slice() { *tip } else { joined_tip(&tips) };
        FeedState { feed: FeedId(bytes(&feed["feed"])), length: feed["length"].as_u64().unwrap(), tip }
    };
    vector["feeds"].as_array().unwrap().iter().map(state).collect()
}

fn frontier(vector: &Json) {
    assert_eq!(vector["is"], hex(fingerprint(&feeds(vector))));
}

/// The set of a vector: of logs, or of the feeds of one.
fn set(vector: &Json) -> (Index, bool) {
    let key = ConnectionKey::new(bytes(&vector["key"]));
    if vector.get("feeds").is_some() {
        return (index(&key, &feeds(vector)), true);
    }
    let member = |(index, log): (usize, &Json)| {
        let (id, state) = (LogId(bytes(&log["log"])), bytes(&log["fingerprint"]));
        Member { position: key.log(&id), check: key.log_check(&id, &state), length: 0, index }
    };
    (Index::new(vector["logs"].as_array().unwrap().iter().enumerate().map(member).collect()), false)
}

fn ranges(vector: &Json) -> Result<(), &'static str> {
    let (set, lengths) = set(vector);
    if let Some(heard) = vector.get("heard") {
        let answer = set.answer(&unhex(heard), lengths).map_err(|_refused| "packing")?;
        let replies: Vec<String> = answer.replies.iter().map(hex).collect();
        assert_eq!(vector["replies"], json!(replies));
        assert_eq!(vector["differ"], answer.differences.len());
    } else {
        let said = unhex(&vector["said"]);
        assert_eq!(set.first(if lengths { FLAT } else { 16 }, lengths), said);
        assert!(set.answer(&said, lengths).unwrap().replies.is_empty(), "equal sets have nothing to say");
    }
    assert_eq!(vector["sum"], hex(set.sum().to_be_bytes()));
    Ok(())
}

fn sets() -> Vec<Json> {
    let feed = |n: u8, length: u64, ends: &[u8]| {
        let ends: Vec<String> = ends.iter().map(|end| hex([*end; 32])).collect();
        json!({ "feed": hex([n; 16]), "length": length, "ends": ends })
    };
    let few = json!([feed(1, 5, &[5]), feed(2, 300, &[7, 6]), feed(3, 1, &[9])]);
    let many: Vec<Json> = (1..=70).map(|n| feed(n, 2, &[n])).collect();
    let logs = |count: u8, changed: u8| {
        let log = |n: u8| json!({ "log": hex([n; 16]), "fingerprint": hex([if n == changed { 0xee } else { n }; 16]) });
        (1..=count).map(log).collect::<Vec<_>>()
    };
    let vector = |name: &str, what: &str, of: &str, members: &Json| json!({ "name": name, "what": what, of: members });
    let mut frontiers = vec![
        vector("a frontier with a forked feed", "frontier", "feeds", &few),
        vector("a frontier of nothing", "frontier", "feeds", &json!([])),
    ];
    for frontier in &mut frontiers {
        frontier["is"] = json!(hex(fingerprint(&feeds(frontier))));
    }
    let mut said = vec![
        vector("a short vector: a list of everything", "ranges", "feeds", &few),
        vector("a long vector: sums", "ranges", "feeds", &json!(many)),
        vector("a small catalogue: a list", "ranges", "logs", &json!(logs(9, 0))),
        vector("a large catalogue: sums", "ranges", "logs", &json!(logs(200, 0))),
    ];
    for one in &mut said {
        one["key"] = json!(hex(KEY));
        let (set, lengths) = set(one);
        one["sum"] = json!(hex(set.sum().to_be_bytes()));
        one["said"] = json!(hex(set.first(if lengths { FLAT } else { 16 }, lengths)));
    }
    let mut heard = vec![
        vector("sums of which one differs", "ranges", "logs", &json!(logs(200, 17))),
        vector("a list of which one differs and one is missing", "ranges", "logs", &json!(logs(10, 3))),
    ];
    for (one, from) in heard.iter_mut().zip([3, 2]) {
        one["key"] = json!(hex(KEY));
        one["heard"] = said[from]["said"].clone();
        let (set, lengths) = set(one);
        let answer = set.answer(&unhex(&one["heard"]), lengths).unwrap();
        one["sum"] = json!(hex(set.sum().to_be_bytes()));
        one["replies"] = json!(answer.replies.iter().map(hex).collect::<Vec<_>>());
        one["differ"] = json!(answer.differences.len());
    }
    let mut bad: Vec<Json> = [
        ("a range that is too deep", vec![49, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ("a range with unused bits", vec![4, 0x0f, 0, 0]),
        ("a split beyond the depth", [&[48_u8][..], &[0; 6], &[1], &[0; 16]].concat()),
        ("a split into too many", vec![0, 7]),
        ("a list in the wrong order", [&[0, 0, 2][..], &[9; 12], &[8; 12]].concat()),
        ("a list of somebody else's range", [&[8, 0, 0, 1][..], &[9; 12]].concat()),
        ("a list that is too long", vec![0, 0, 65]),
        ("sums that end too early", vec![0, 1, 0, 0]),
    ]
    .into_iter()
    .map(|(name, heard)| {
        json!({ "name": name, "what": "ranges", "key": hex(KEY), "logs": [], "heard": hex(heard), "refuse": "packing" })
    })
    .collect();
    frontiers.extend(said);
    frontiers.extend(heard);
    frontiers.append(&mut bad);
    frontiers
}

// Runs

struct Known(Vec<Secret>);

impl wijktafel_core::wire::run::Secrets for Known {
    fn secret(&self, epoch: &EpochId) -> Option<Secret> {
        self.0.iter().find(|secret| secret.id() == *epoch).cloned()
    }
}

fn run(vector: &Json) -> Result<(), &'static str> {
    let network = NetworkId(bytes(&vector["network"]));
    let secrets = Known(vector["secrets"].as_array().unwrap().iter().map(|one| Secret::new(bytes(one))).collect());
    let (run, inflated) = (unhex(&vector["run"]), unhex(&vector["inflated"]));
    let mut length = Vec::new();
    put_number(&mut length, inflated.len() as u64);
    assert_eq!(zstd::bulk::decompress(run.strip_prefix(length.as_slice()).unwrap(), 1_000_000).unwrap(), inflated);
    let received = decode_run(&network, &run, &secrets).map_err(|_refused| "run")?;
    let listed = |entries: Vec<String>| json!(entries);
    assert_eq!(vector["log"], json!(received.log));
    assert_eq!(vector["entries"], listed(received.entries.iter().map(|entry| hex(entry.encode())).collect()));
    assert_eq!(vector["newer"], listed(received.newer.iter().map(|newer| hex(&newer.bytes)).collect()));
    Ok(())
}

fn edit(text: &str) -> TextEdit {
    TextEdit { field: TextField::Draft, at: 0, delete: 0, insert: text.to_owned() }
}

/// A log with two feeds, two texts, facts, heads said once and twice, entries with and without signature, and one
/// under a secret that is not everybody's.
fn history() -> Vec<Entry> {
    let (bob, secret, other) = (device(2), Secret::new(SECRET), Secret::new([6; 32]));
    let (mut one, founding) = agreement(NETWORK, &secret);
    let mut text = TextDoc::new();
    let mut change = |feed: FeedId, words: &str| {
        let change = text.edit(feed, LogKind::Agreement, &[edit(words)], Timestamp(0)).unwrap();
        Body { change: Some(change), ..Body::default() }
    };
    let roster = [EntryId([3; 32]), EntryId([4; 32])];
    let first = one.append(&bob, &secret, change(one.feed(), "samen "), &[], &roster).unwrap();
    let fact = one.append(&bob, &secret, body(Noted {}), &[EntryId([5; 32])], &roster).unwrap();
    let opening = Opening { device: bob.device(), founding: None, previous: Some((one.feed(), one.tip())) };
    let (mut two, next) = FeedWriter::open(
        &bob,
        Some(NETWORK),
        Some(one.log()),
        &secret,
        [0x0c; 16],
        opening,
        vec![],
        vec![fact.id()],
        roster.to_vec(),
    )
    .unwrap();
    let second = two.append(&bob, &secret, change(two.feed(), "eerst "), &[fact.id(), first.id()], &roster).unwrap();
    let elsewhere = two.append(&bob, &other, body(Noted {}), &[], &roster).unwrap();
    let mut entries = vec![founding, first, fact, next, second, elsewhere];
    entries[1].signature = None;
    entries
}

fn runs() -> Vec<Json> {
    let all = history();
    let vector = |name: &str, entries: &[Entry], secrets: &[[u8; 32]]| {
        let known = Known(secrets.iter().map(|secret| Secret::new(*secret)).collect());
        let run = encode_run(&NETWORK, entries, &known).unwrap();
        assert_eq!(run.entries, entries.len());
        let received = decode_run(&NETWORK, &run.bytes, &known).unwrap();
        let length = run.bytes.iter().position(|byte| byte & 0x80 == 0).unwrap() + 1;
        let inflated = zstd::bulk::decompress(&run.bytes[length..], 1_000_000).unwrap();
        let run = packed(&inflated);
        json!({ "name": name, "what": "run", "network": NETWORK, "secrets": secrets.iter().map(hex).collect::<Vec<_>>(), "run": hex(&run),
            "inflated": hex(inflated), "log": received.log,
            "entries": received.entries.iter().map(|entry| hex(entry.encode())).collect::<Vec<_>>(), "newer": [] })
    };
    vec![
        vector("a log with two feeds, whole", &all, &[SECRET, [6; 32]]),
        vector("the same, one entry as it is", &all, &[SECRET]),
        vector("its second half", &all[2..], &[SECRET, [6; 32]]),
        vector("its second half, sealed", &all[2..], &[]),
        newer(&all),
    ]
}

/// A run whose zstd frame is one raw block, so that it is the same whoever compresses.
fn packed(plain: &[u8]) -> Vec<u8> {
    let length = u32::try_from(plain.len()).unwrap();
    assert!(length < 128 << 10, "one block");
    let mut run = Vec::new();
    put_number(&mut run, plain.len() as u64);
    // Magic; one segment with its length in four bytes; the last block, raw.
    run.extend([0x28, 0xb5, 0x2f, 0xfd, 0xa0]);
    run.extend(length.to_le_bytes());
    run.extend(&(length << 3 | 1).to_le_bytes()[..3]);
    run.extend(plain);
    run
}

/// A run in which one entry is of a newer format.
fn newer(all: &[Entry]) -> Json {
    let header = Header { version: 1, ..(*all[2].header).clone() };
    let later = Entry::seal(header, &Body::default().encode(), &Secret::new(SECRET)).unwrap();
    let log = later.log();
    let mut plain = log.0.to_vec();
    let (last, later) = (all[1].encode(), later.encode());
    plain.extend([0, 1, 0, 2, 4, 0, 8, 0, 8, 0]);
    for entry in [&last, &later] {
        put_number(&mut plain, entry.len() as u64);
        plain.extend_from_slice(entry);
    }
    let run = packed(&plain);
    json!({ "name": "an entry of a newer format among others", "what": "run", "network": NETWORK, "secrets": [],
        "run": hex(run), "inflated": hex(plain), "log": log, "entries": [hex(last)], "newer": [hex(later)] })
}
