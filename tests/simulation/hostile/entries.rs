//! Entries that lie, or ask too much, or are lawful and unpleasant.

use automerge::transaction::Transactable as _;
use automerge::{ObjType, ROOT};
use wijktafel_core::crypto::{DeviceKeys, ENTRY_DOMAIN, Secret};
use wijktafel_core::entry::body::{BODY_ITEMS_MAX, FACTS_MAX};
use wijktafel_core::entry::{Body, ENTRY_BYTES_MAX, Entry, FeedWriter, Header, Opening};
use wijktafel_core::gate::refusal::Refusal;
use wijktafel_core::replica::Incoming;
use wijktafel_core::text::TextDoc;
use wijktafel_core::wire::message::Code;
use wijktafel_harness::forge::{Forge, Op};
use wijktafel_harness::words::line;
use wijktafel_model::cbor::{Kept, Value};
use wijktafel_model::fact::{CaseRetitled, Dropped, Fact, FoundingStatement, Redeemed, Statement};
use wijktafel_model::id::{EntryId, FeedId, InviteId, LogId, NetworkId, PersonId, Signature, digest};
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::DropReason;

use super::changes::{Here, START, exclamation};
use super::{Attack, Fate, Row, Scene, Sent};
use crate::liar::{Liar, sign_falsely};

pub(super) const ROWS: &[Row] = &[
    // Texts over several entries.
    ("deep nesting over several changes", Fate::Apart(Refusal::ObjectNotAllowed), |scene| {
        let (mut writer, opening) = scene.liar.open();
        let mut document = Here::new(scene, writer.feed()).engine();
        let mut inner = ROOT;
        let mut nested = || {
            inner = document.put_object(&inner, "d", ObjType::Map).expect("a map");
            document.commit();
            document.get_last_local_change().expect("a change").raw_bytes().to_vec()
        };
        let mut entries = vec![opening];
        entries.extend((0..40).map(|_| scene.liar.append(&mut writer, nested())));
        Attack { about: vec![entries[1].id()], sent: Sent::Entries(entries) }
    }),
    ("two changes at one place of their feed", Fate::Apart(Refusal::Equivocation), |scene| {
        after_a_sound_change(scene, |here| here.doing(&[Op::insert((1, 1), None, '2')]))
    }),
    ("change that forgets the one before it", Fate::Apart(Refusal::SeqGap), |scene| {
        after_a_sound_change(scene, |here| here.doing(&[exclamation()]).with(|forge| forge.seq = 2))
    }),
    ("change on what its entry had not seen", Fate::Apart(Refusal::DependencyNotSeen), |scene| {
        scene.write(scene.honest[0], "naast ");
        scene.world.settle();
        let beside = scene.liar_in(scene.case).document.heads();
        let (mut writer, opening) = scene.liar.open();
        let change = Here::new(scene, writer.feed()).doing(&[exclamation()]);
        let change = change.with(|forge| (forge.deps, forge.start) = (beside, START + 6)).bytes();
        one(opening, scene.liar.append(&mut writer, change))
    }),
    // Bodies.
    ("change in an opening", Fate::Apart(Refusal::BadOpening), |scene| {
        let (writer, opening) = scene.liar.open();
        let body = Body {
            opening: Some(opening_of(&scene.liar.keys)),
            change: Some(Here::new(scene, writer.feed()).doing(&[exclamation()]).bytes()),
            ..Body::default()
        };
        alone(scene.liar.craft((*opening.header).clone(), &body.encode()))
    }),
    ("opening in the middle of a feed", Fate::Apart(Refusal::BadOpening), |scene| {
        let body = Body { opening: Some(opening_of(&scene.liar.keys)), ..Body::default() };
        with_body(scene, &body.encode())
    }),
    ("body that is none", Fate::Apart(Refusal::NotDeterministic), |scene| with_body(scene, &[0xff; 40])),
    ("body nested too deep", Fate::Apart(Refusal::NotDeterministic), |scene| {
        with_body(scene, &[vec![0x81; 100_000], vec![0x80]].concat())
    }),
    ("body that claims a million items", Fate::Apart(Refusal::NotDeterministic), |scene| {
        with_body(scene, &[0xa1, 0x00, 0x9a, 0x00, 0x0f, 0x42, 0x40])
    }),
    ("sealed under another key than it commits to", Fate::Apart(Refusal::CannotOpen), |scene| {
        let (writer, opening) = scene.liar.open();
        let entry = under_another_key(scene, Liar::next(&writer, &opening), &Body::default().encode());
        one(opening, entry)
    }),
    // Who writes it.
    ("no signature", Fate::Apart(Refusal::BadSignature), |scene| {
        let (opening, mut entry) = sound(scene);
        entry.signature = None;
        one(opening, entry)
    }),
    ("signature of somebody else", Fate::Apart(Refusal::BadSignature), |scene| {
        let (opening, mut entry) = sound(scene);
        sign_falsely(&mut entry, &DeviceKeys::from_seed(&[3; 32]));
        one(opening, entry)
    }),
    ("device that nobody enrolled", Fate::Apart(Refusal::NotEnrolled), |scene| {
        scene.liar.keys = DeviceKeys::from_seed(&[3; 32]);
        scene.liar.previous = None;
        alone(scene.liar.open().1)
    }),
    // Where it stands.
    ("another's feed as the own one before", Fate::Apart(Refusal::BrokenChain), |scene| {
        scene.liar.previous = Some(founding(scene));
        alone(scene.liar.open().1)
    }),
    ("entry that follows another's", Fate::Apart(Refusal::BrokenChain), |scene| {
        let (_, theirs) = founding(scene);
        altered(scene, |header| header.prev = Some(theirs))
    }),
    ("place skipped in its feed", Fate::Apart(Refusal::BrokenChain), |scene| altered(scene, |header| header.seq += 1)),
    ("feed that its opening is not named after", Fate::Apart(Refusal::BrokenChain), |scene| {
        altered(scene, |header| header.feed = Some(FeedId([9; 16])))
    }),
    ("entry of another network", Fate::Apart(Refusal::WrongNetwork), |scene| {
        let (writer, opening) = scene.liar.open();
        let header = Header { network: Some(NetworkId([9; 32])), ..Liar::next(&writer, &opening) };
        let entry = scene.liar.craft(header, &Body::default().encode());
        Attack { about: vec![entry.id()], sent: Sent::File(Incoming { log: scene.case, entries: vec![entry] }) }
    }),
    ("entry of another log", Fate::Apart(Refusal::WrongLog), |scene| {
        let (_, entry) = sound(scene);
        Attack { about: vec![entry.id()], sent: Sent::File(Incoming { log: scene.table, entries: vec![entry] }) }
    }),
    // What waits.
    ("unknown heads", Fate::Waits(Refusal::UnknownHeads), |scene| {
        altered(scene, |header| header.seen = Some(vec![EntryId([9; 32])]))
    }),
    ("as many unknown heads as may be named", Fate::Waits(Refusal::UnknownHeads), |scene| {
        altered(scene, |header| header.seen = Some((0..64).map(|n| EntryId([n; 32])).collect()))
    }),
    ("unknown heads of the roster", Fate::Waits(Refusal::UnknownHeads), |scene| {
        altered(scene, |header| header.roster = Some(vec![EntryId([9; 32])]))
    }),
    ("unknown entry before it", Fate::Waits(Refusal::UnknownHeads), |scene| {
        altered(scene, |header| (header.seq, header.prev) = (7, Some(EntryId([9; 32]))))
    }),
    ("unknown key", Fate::Waits(Refusal::WaitsForKey), |scene| {
        scene.liar.secret = Secret::new([9; 32]);
        alone(scene.liar.open().1)
    }),
    ("log that nobody founded", Fate::Waits(Refusal::WaitsForKey), |scene| {
        scene.liar.log = LogId([9; 16]);
        alone(scene.liar.open().1)
    }),
    ("flood of orphans", Fate::Waits(Refusal::UnknownHeads), |scene| orphans(scene, 5_000, 1)),
    ("flood of large entries under an unknown key", Fate::Waits(Refusal::WaitsForKey), |scene| {
        scene.liar.secret = Secret::new([9; 32]);
        orphans(scene, 128, 120_000)
    }),
    ("flood of what is set apart", Fate::Apart(Refusal::CannotOpen), |scene| {
        let (writer, opening) = scene.liar.open();
        let header = Liar::next(&writer, &opening);
        let mut entries = vec![opening];
        entries.extend((1..1_100).map(|seq| under_another_key(scene, Header { seq, ..header.clone() }, &[0; 8_000])));
        Attack { about: entries.iter().skip(1).map(Entry::id).collect(), sent: Sent::Entries(entries) }
    }),
    // The roster.
    ("text in the roster", Fate::Apart(Refusal::ObjectNotAllowed), |scene| {
        let liar = roster(scene);
        let (mut writer, opening) = liar.open();
        let change = Forge::new(writer.feed(), 1, 1, &[]).bytes();
        one(opening, liar.append(&mut writer, change))
    }),
    ("forged request to join", Fate::Apart(Refusal::BadSignature), |scene| {
        let liar = roster(scene);
        let (mut writer, opening) = liar.open();
        let founding = FoundingStatement {
            device: DeviceKeys::from_seed(&[3; 32]).device(),
            encryption: DeviceKeys::from_seed(&[3; 32]).encryption(),
            person: PersonId([3; 16]),
            nonce: [3; 16],
            format: 0,
        };
        let signature = Signature([3; 64]);
        let redeemed = Redeemed { invite: InviteId([3; 32]), founding, by_invite: signature, by_device: signature };
        let entry = liar.write(&mut writer, says(vec![Fact::Redeemed(redeemed)], Timestamp(0)));
        one(opening, entry)
    }),
    ("orphan in the roster", Fate::Waits(Refusal::UnknownHeads), |scene| {
        let liar = roster(scene);
        let (writer, opening) = liar.open();
        let header = Header { seen: Some(vec![EntryId([9; 32])]), ..Liar::next(&writer, &opening) };
        one(opening, liar.craft(header, &Body::default().encode()))
    }),
    ("very many heads in the roster", Fate::Taken, |scene| {
        let mut liar = roster(scene);
        (liar.previous, liar.heads) = (None, liar.heads[..1].to_vec());
        beside_each_other(liar)
    }),
    // Lawful, if unpleasant.
    ("very many heads", Fate::Taken, |scene| {
        let mut liar = scene.liar_in(scene.case);
        (liar.previous, liar.heads) = (None, liar.heads[..1].to_vec());
        beside_each_other(liar)
    }),
    ("feeds without end, each on the one before", Fate::Taken, |scene| {
        let mut entries: Vec<Entry> = Vec::new();
        for _ in 0..1_000 {
            scene.another_feed();
            let (writer, opening) = scene.liar.open();
            scene.liar.previous = Some((writer.feed(), writer.tip()));
            entries.push(opening);
        }
        Attack { about: entries.iter().map(Entry::id).collect(), sent: Sent::Entries(entries) }
    }),
    ("two histories of one feed", Fate::Forked, |scene| {
        let mut entries = scene.liar.chain("links ", &scene.world);
        entries.extend(scene.liar.chain("rechts ", &scene.world).pop());
        Attack { about: entries.iter().map(Entry::id).collect(), sent: Sent::Entries(entries) }
    }),
    ("facts of unknown kinds without end", Fate::Taken, |scene| {
        let payload = Kept::new(&Value::Array(vec![Value::Uint(0); 60_000]));
        facts(scene, 8, &[Fact::Unknown { kind: 90_000, payload }], Timestamp(0))
    }),
    ("as many facts as an entry may hold", Fate::Taken, |scene| {
        facts(scene, 2, &vec![tiny_fact(); FACTS_MAX], Timestamp(0))
    }),
    ("more facts than an entry may hold", Fate::Apart(Refusal::NotDeterministic), |scene| {
        with_body(scene, &says(vec![tiny_fact(); FACTS_MAX + 1], Timestamp(0)).encode())
    }),
    ("more items than a body may hold", Fate::Apart(Refusal::NotDeterministic), |scene| {
        let payload = Kept::new(&Value::Array(vec![Value::Uint(0); BODY_ITEMS_MAX]));
        with_body(scene, &says(vec![Fact::Unknown { kind: 90_000, payload }], Timestamp(0)).encode())
    }),
    ("the beginning of time", Fate::Taken, |scene| retitled(scene, Timestamp(i64::MIN))),
    ("the end of time", Fate::Taken, |scene| retitled(scene, Timestamp(i64::MAX))),
    ("tombstone by one who may not end the case", Fate::Taken, |scene| {
        facts_in_opening(scene, Fact::Dropped(Dropped { reason: DropReason::Mistake }))
    }),
    // What is no entry here.
    ("format 2^32", Fate::Apart(Refusal::NewerFormat), |scene| {
        let (writer, opening) = scene.liar.open();
        let entry = scene.liar.craft(Liar::next(&writer, &opening), &Body::default().encode());
        let mut header = entry.header.encode();
        // Key 0, value 0 come first in the map.
        assert_eq!(header[1..3], [0, 0]);
        header.splice(2..3, [0x1b, 0, 0, 0, 1, 0, 0, 0, 0]);
        encoded(scene, &header, &entry.sealed)
    }),
    ("opening whose hash is not its feed", Fate::Closed(Code::Malformed), |scene| {
        let (_, opening) = scene.liar.open();
        let header = Header { feed: Some(FeedId([9; 16])), ..(*opening.header).clone() };
        encoded(scene, &header.encode(), &opening.sealed)
    }),
    ("more heads than may be named", Fate::Closed(Code::Malformed), |scene| {
        let (_, entry) = sound(scene);
        let seen = Some((0..65).map(|n| EntryId([n; 32])).collect());
        encoded(scene, &Header { seen, ..(*entry.header).clone() }.encode(), &entry.sealed)
    }),
    ("header without an end", Fate::Closed(Code::Malformed), |scene| {
        let (_, entry) = sound(scene);
        let seen = Some((0..255).map(|n| EntryId([n; 32])).collect());
        encoded(scene, &Header { seen, ..(*entry.header).clone() }.encode(), &entry.sealed)
    }),
    ("body that the header does not name", Fate::Closed(Code::Malformed), |scene| {
        let (_, entry) = sound(scene);
        let mut sealed = entry.sealed.clone();
        sealed[0] ^= 1;
        encoded(scene, &entry.header.encode(), &sealed)
    }),
    ("larger than an entry may be", Fate::Closed(Code::Malformed), |scene| {
        let (_, entry) = sound(scene);
        encoded(scene, &entry.header.encode(), &vec![0; ENTRY_BYTES_MAX])
    }),
];

fn one(opening: Entry, entry: Entry) -> Attack {
    Attack { about: vec![entry.id()], sent: Sent::Entries(vec![opening, entry]) }
}

fn alone(entry: Entry) -> Attack {
    Attack { about: vec![entry.id()], sent: Sent::Entries(vec![entry]) }
}

fn opening_of(keys: &DeviceKeys) -> Opening {
    Opening { device: keys.device(), founding: None, previous: None }
}

fn says(facts: Vec<Fact>, at: Timestamp) -> Body {
    let statements = facts.into_iter().map(|fact| Statement { fact, at, previous: None }).collect();
    Body { statements, ..Body::default() }
}

/// A feed with one entry that would pass.
fn sound(scene: &Scene) -> (Entry, Entry) {
    let (mut writer, opening) = scene.liar.open();
    let entry = scene.liar.write(&mut writer, Body::default());
    (opening, entry)
}

fn with_body(scene: &Scene, body: &[u8]) -> Attack {
    let (writer, opening) = scene.liar.open();
    let entry = scene.liar.craft(Liar::next(&writer, &opening), body);
    one(opening, entry)
}

/// An empty entry that would pass but for its header.
fn altered(scene: &Scene, alter: impl FnOnce(&mut Header)) -> Attack {
    let (writer, opening) = scene.liar.open();
    let mut header = Liar::next(&writer, &opening);
    alter(&mut header);
    one(opening, scene.liar.craft(header, &Body::default().encode()))
}

/// An entry that names the log's epoch and commits to a key of another one.
fn under_another_key(scene: &Scene, header: Header, body: &[u8]) -> Entry {
    let Entry { header, sealed, .. } = Entry::seal(header, body, &Secret::new([9; 32])).expect("an entry");
    let header = Header { epoch: scene.liar.secret.id(), ..(*header).clone() };
    let mut entry = Entry::from_parts(header, sealed, None).expect("an entry");
    sign_falsely(&mut entry, &scene.liar.keys);
    entry
}

/// The case's first feed and entry, which are Anna's.
fn founding(scene: &Scene) -> (FeedId, EntryId) {
    let log = scene.world.hub(scene.dirk).replica.log(scene.case).expect("the case is loaded");
    let first = log.items().first().expect("a founding entry");
    (first.feed, first.id)
}

/// A second change of a feed whose first one is sound.
fn after_a_sound_change(scene: &Scene, second: impl FnOnce(&Here) -> Forge) -> Attack {
    let (mut writer, opening) = scene.liar.open();
    let here = Here::new(scene, writer.feed());
    let first = scene.liar.append(&mut writer, here.doing(&[exclamation()]).bytes());
    let second = scene.liar.append(&mut writer, second(&here).bytes());
    Attack { about: vec![second.id()], sent: Sent::Entries(vec![opening, first, second]) }
}

/// Entries that follow what nobody has.
fn orphans(scene: &Scene, count: u64, bytes: usize) -> Attack {
    let (writer, opening) = scene.liar.open();
    let header = Liar::next(&writer, &opening);
    // Bytes that do not compress, as a hostile author would choose them.
    let mut random = wijktafel_harness::Rng::new(count);
    let mut change = vec![0; bytes];
    random.fill(&mut change);
    let body = Body { change: Some(change), ..Body::default() }.encode();
    let orphan = |n: u64| {
        let prev = Some(EntryId(digest("orphan", &[&n.to_be_bytes()])));
        scene.liar.craft(Header { seq: n + 2, prev, ..header.clone() }, &body)
    };
    let entries: Vec<Entry> = (0..count).map(orphan).collect();
    Attack { about: entries.iter().map(Entry::id).collect(), sent: Sent::Entries(entries) }
}

fn beside_each_other(mut liar: Liar) -> Attack {
    let mut entries = Vec::new();
    for n in 0..200_u8 {
        liar.random[0] = n;
        entries.push(liar.open().1);
    }
    Attack { about: entries.iter().map(Entry::id).collect(), sent: Sent::Entries(entries) }
}

/// The liar at the roster.
fn roster(scene: &Scene) -> Liar {
    let replica = &scene.world.hub(scene.dirk).replica;
    let log = replica.roster_id();
    let keys = scene.world.keys(scene.dirk);
    let held = replica.log(log).expect("the roster");
    Liar {
        network: replica.network(),
        log,
        secret: replica.current_secret(replica.roster_id()).expect("a secret").clone(),
        previous: held.last_feed_of(&keys.device()),
        heads: held.heads(),
        position: Vec::new(),
        document: TextDoc::new(),
        random: [5; 16],
        keys,
    }
}

/// The smallest fact there is.
fn tiny_fact() -> Fact {
    Fact::Unknown { kind: 90_000, payload: Kept::new(&Value::Uint(0)) }
}

fn facts(scene: &Scene, entries: usize, facts: &[Fact], at: Timestamp) -> Attack {
    let (mut writer, opening) = scene.liar.open();
    let mut sent = vec![opening];
    sent.extend((0..entries).map(|_| scene.liar.write(&mut writer, says(facts.to_vec(), at))));
    Attack { about: sent.iter().map(Entry::id).collect(), sent: Sent::Entries(sent) }
}

fn retitled(scene: &Scene, at: Timestamp) -> Attack {
    let title = line("Een andere naam");
    facts(scene, 1, &[Fact::CaseRetitled(CaseRetitled { title })], at)
}

fn facts_in_opening(scene: &Scene, fact: Fact) -> Attack {
    let Liar { keys, secret, .. } = &scene.liar;
    let (_, entry) = FeedWriter::open(
        keys,
        Some(scene.liar.network),
        Some(scene.case),
        secret,
        scene.liar.random,
        opening_of(keys),
        says(vec![fact], Timestamp(0)).statements,
        Vec::new(),
        scene.liar.position.clone(),
    )
    .expect("an opening");
    alone(entry)
}

/// An entry put together from bytes, correctly signed.
fn encoded(scene: &Scene, header: &[u8], sealed: &[u8]) -> Attack {
    let id = EntryId(digest("wijktafel/entry/0", &[header]));
    let signature = scene.liar.keys.sign(ENTRY_DOMAIN, &id.0);
    let fields = [
        (0, Value::Bytes(header.to_vec())),
        (1, Value::Bytes(signature.0.to_vec())),
        (2, Value::Bytes(sealed.to_vec())),
    ];
    Attack { about: vec![id], sent: Sent::Encoded(vec![Value::Map(fields.to_vec()).encode()]) }
}
