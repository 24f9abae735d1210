//! What a liar may say on a connection beside entries.

use wijktafel_core::crypto::Secret;
use wijktafel_core::entry::{Entry, FeedWriter, Founding, Opening};
use wijktafel_core::keys::KeyObject;
use wijktafel_core::store::Scope;
use wijktafel_core::wire::catalogue::Short;
use wijktafel_core::wire::message::{Code, Hello, Message, Sums, Taken, WANT_FEEDS_MAX, Want};
use wijktafel_core::wire::pack::put_number;
use wijktafel_core::wire::run::{NoSecrets, encode_run};
use wijktafel_model::id::{GroupId, LogId, digest, prefix};
use wijktafel_model::words::{LogKind, ReaderRule};

use super::{Attack, Fate, Row, Scene, Sent, frame};
use crate::liar::Liar;

/// A group that nobody founded.
pub(super) const STRANGE: GroupId = GroupId([9; 16]);

pub(super) const ROWS: &[Row] = &[
    ("bomb that says how large it is", Fate::Closed(Code::Malformed), |_| push(&compressed(&vec![0; 64 << 20]))),
    ("bomb that says it is small", Fate::Closed(Code::Malformed), |_| {
        let bomb = zstd::bulk::compress(&vec![0; 64 << 20], 3).expect("compressed");
        push(&promising(1_000, &bomb))
    }),
    ("bomb that says it is as large as may be", Fate::Closed(Code::Malformed), |_| {
        let bomb = zstd::bulk::compress(&vec![0; 64 << 20], 3).expect("compressed");
        push(&promising(1_000_000, &bomb))
    }),
    ("run of nothing", Fate::Closed(Code::Malformed), |_| push(&[])),
    ("frame longer than its kind", Fate::Closed(Code::Malformed), |_| sent(vec![vec![0x08, 0x01, 0x00, 0x01]])),
    ("bulk frame longer than its kind", Fate::Closed(Code::Malformed), |_| sent(vec![vec![0x82, 0x10, 0x00, 0x01]])),
    ("kind that nobody knows", Fate::Closed(Code::Malformed), |_| sent(vec![vec![0x7e, 0, 0, 0]])),
    ("kind that may be passed over", Fate::Ignored, |_| sent(vec![vec![0x7f, 0, 0, 0]; 1_000])),
    ("nested control message", Fate::Closed(Code::Malformed), |_| {
        let mut bytes = vec![0x06, 0, 0xff, 0xff];
        bytes.extend(vec![0x81; 0xffff]);
        sent(vec![bytes])
    }),
    ("second hello", Fate::Closed(Code::Malformed), |_| {
        let hello = Hello { versions: vec![0], nonce: [1; 32] };
        sent(vec![frame(&Message::Hello(hello))])
    }),
    ("more taken than was sent", Fate::Closed(Code::Malformed), |_| {
        let taken = Taken { messages: u64::MAX, bytes: u64::MAX, idle: true };
        sent(vec![frame(&Message::Taken(taken))])
    }),
    ("rounds without end", Fate::Closed(Code::Flood), |_| {
        let begin = Message::Begin(Sums { roster: Some(1), catalogue: 1 });
        sent(vec![frame(&begin); 50])
    }),
    ("wants of what is nowhere", Fate::Ignored, |_| {
        let feeds = (0..WANT_FEEDS_MAX as u64).map(|n| (Short::of(n << 16), 0)).collect();
        let want = Want { log: Short::of(1 << 16), feeds, whole: false, sealed: false };
        sent(vec![frame(&Message::Want(want)); 600])
    }),
    ("secrets of one log without end", Fate::Ignored, |scene| {
        let members = members_secret(scene);
        keys(scene, 1_100, |n| (Scope::Log(scene.case), n), &members)
    }),
    ("secrets of logs that are nowhere", Fate::Ignored, |scene| {
        let members = members_secret(scene);
        keys(scene, 1_100, |n| (Scope::Log(LogId(prefix(&digest("nowhere", &[&n.to_be_bytes()])))), n), &members)
    }),
    ("secret of a group the liar does not belong to", Fate::Ignored, |scene| {
        let members = members_secret(scene);
        keys(scene, 1, |n| (Scope::Group(STRANGE), n), &members)
    }),
    ("logs without end", Fate::Taken, |scene| {
        let members = members_secret(scene);
        let mut attack = sent(Vec::new());
        let mut frames = Vec::new();
        for n in 0..250_u64 {
            let secret = Secret::new(digest("founded", &[&n.to_be_bytes()]));
            let entry = founded(scene, &secret, prefix(&digest("random", &[&n.to_be_bytes()])));
            let Liar { keys, network, .. } = &scene.liar;
            let key = KeyObject::seal_under(keys, *network, Scope::Log(entry.log()), &secret, &members);
            frames.push(frame(&Message::KeyObjects(vec![key.expect("sealed").encode()])));
            let run = encode_run(network, std::slice::from_ref(&entry), &NoSecrets).expect("one entry");
            frames.push(frame(&Message::Push(run.bytes)));
            attack.about.push(entry.id());
        }
        Attack { sent: Sent::Frames(frames), ..attack }
    }),
    ("key objects that are none", Fate::Closed(Code::Malformed), |_| {
        sent(vec![frame(&Message::KeyObjects(vec![vec![0xff; 600]; 10]))])
    }),
];

fn sent(frames: Vec<Vec<u8>>) -> Attack {
    Attack { about: Vec::new(), sent: Sent::Frames(frames) }
}

fn push(run: &[u8]) -> Attack {
    sent(vec![frame(&Message::Push(run.to_vec()))])
}

/// Compressed bytes with their length before them.
pub(super) fn compressed(plain: &[u8]) -> Vec<u8> {
    promising(plain.len() as u64, &zstd::bulk::compress(plain, 3).expect("compressed"))
}

fn promising(length: u64, compressed: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    put_number(&mut out, length);
    out.extend_from_slice(compressed);
    out
}

fn members_secret(scene: &Scene) -> Secret {
    scene.world.hub(scene.dirk).replica.leading_secret(Scope::Members).expect("a secret").clone()
}

/// The first entry of a log that nobody needs.
fn founded(scene: &Scene, secret: &Secret, random: [u8; 16]) -> Entry {
    let Liar { keys, network, position, .. } = &scene.liar;
    let founding = Founding { kind: LogKind::Lesson, readers: ReaderRule::Members };
    let opening = Opening { device: keys.device(), founding: Some(founding), previous: None };
    let opened =
        FeedWriter::open(keys, Some(*network), None, secret, random, opening, Vec::new(), Vec::new(), position.clone());
    opened.expect("a founding entry").1
}

/// Secrets that the liar made up, handed out under one that everybody has.
fn keys(scene: &Scene, count: u64, what: impl Fn(u64) -> (Scope, u64), under: &Secret) -> Attack {
    let object = |n: u64| {
        let (scope, number) = what(n);
        let secret = Secret::new(digest("made up", &[&number.to_be_bytes()]));
        KeyObject::seal_under(&scene.liar.keys, scene.liar.network, scope, &secret, under).expect("sealed").encode()
    };
    let objects: Vec<Vec<u8>> = (0..count).map(object).collect();
    sent(objects.chunks(1_000).map(|objects| frame(&Message::KeyObjects(objects.to_vec()))).collect())
}
