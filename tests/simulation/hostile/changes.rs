//! Text changes that no honest client makes, in entries that are otherwise as they should be. Every reason has its own
//! tests beside the gate; here stands one of each, to be sent.

use automerge::marks::{ExpandMark, Mark};
use automerge::transaction::Transactable as _;
use automerge::{ActorId, AutoCommit, ObjId, ObjType, ROOT, ReadDoc as _, ScalarValue};
use wijktafel_core::gate::precheck::{CHANGE_BYTES_MAX, CHANGE_DEPS_MAX};
use wijktafel_core::gate::refusal::Refusal;
use wijktafel_harness::forge::{Forge, Id, Key, MAKE_TEXT, Op, hash};
use wijktafel_model::id::FeedId;
use wijktafel_model::words::TEXT_CHARS_MAX;

use super::Scene;

/// The text of the question in a change that names its founder, and the text's last character.
const QUESTION: Id = (1, 1);
const LAST: Id = (1, 10);
/// The number of the first operation after the founder's: five texts and "hallo".
pub(super) const START: u64 = 11;

/// What a change needs to know of where it stands.
pub(super) struct Here {
    /// The feed that carries it.
    pub(super) feed: FeedId,
    /// The feed that made the document.
    founder: FeedId,
    /// The hash of the document's first change.
    pub(super) first: [u8; 32],
    /// The document, saved.
    saved: Vec<u8>,
}

impl Here {
    pub(super) fn new(scene: &Scene, feed: FeedId) -> Self {
        let log = scene.world.hub(scene.dirk).replica.log(scene.case).expect("the case is loaded");
        let item = log.items().iter().find(|item| item.change.is_some()).expect("the document's first change");
        let first = hash(item.change.as_ref().expect("a change"));
        Self { feed, founder: item.feed, first, saved: scene.liar.document.save() }
    }

    /// A change that would pass, but for what it does.
    pub(super) fn doing(&self, ops: &[Op]) -> Forge {
        Forge::new(self.feed, 1, START, &[self.first]).naming(&[self.founder]).doing(ops)
    }

    /// A sound change, altered.
    fn but(&self, alter: impl FnOnce(&mut Forge)) -> Vec<u8> {
        self.doing(&[exclamation()]).with(alter).bytes()
    }

    /// A sound operation, altered.
    fn op(&self, alter: impl FnOnce(&mut Op)) -> Vec<u8> {
        let mut op = exclamation();
        alter(&mut op);
        self.doing(&[op]).bytes()
    }

    fn column(&self, column: u64, bytes: &[u8]) -> Vec<u8> {
        let change = self.doing(&[exclamation(), Op::delete(QUESTION, (1, 6)), Op::delete(QUESTION, (1, 7))]);
        change.bytes_with(&change.columns_with(column, bytes))
    }

    pub(super) fn engine(&self) -> AutoCommit {
        AutoCommit::load(&self.saved).expect("a document").with_actor(ActorId::from(&self.feed.0[..]))
    }

    /// A change that the engine itself makes.
    fn by_engine(&self, make: impl FnOnce(&mut AutoCommit, &ObjId)) -> Vec<u8> {
        let mut document = self.engine();
        let (_, text) = document.get(ROOT, "1").expect("a document").expect("a text");
        make(&mut document, &text);
        document.commit();
        document.get_last_local_change().expect("a change").raw_bytes().to_vec()
    }

    /// One small change that says it has very many operations.
    fn bomb(&self, items: i64) -> Vec<u8> {
        self.doing(&[exclamation()]).bomb(items)
    }
}

pub(super) fn exclamation() -> Op {
    Op::insert(QUESTION, Some(LAST), '!')
}

/// Name, reason, maker of the bytes.
pub(super) type ChangeRow = (&'static str, Refusal, fn(&Here) -> Vec<u8>);

pub(super) const ROWS: &[ChangeRow] = &[
    ("noise", Refusal::NotAPlainChange, |_| vec![0x85, 1, 2, 3]),
    ("document chunk", Refusal::NotAPlainChange, |here| here.saved.clone()),
    ("bundle chunk", Refusal::NotAPlainChange, |here| {
        let mut document = here.engine();
        let heads = document.get_heads();
        document.bundle(heads).expect("a bundle").bytes().to_vec()
    }),
    ("sync message", Refusal::NotAPlainChange, |here| {
        let mut state = automerge::sync::State::new();
        let mut document = here.engine();
        let message = automerge::sync::SyncDoc::generate_sync_message(&document.sync(), &mut state);
        message.expect("a message").encode()
    }),
    ("deflate bomb", Refusal::NotAPlainChange, |here| {
        let mut document = here.engine();
        let (_, text) = document.get(ROOT, "1").expect("a document").expect("a text");
        document.splice_text(&text, 0, 0, &"a".repeat(1_000_000)).expect("written");
        document.commit();
        document.get_last_local_change().expect("a change").bytes().into_owned()
    }),
    ("larger than a change may be", Refusal::ChangeTooLarge, |_| vec![0; CHANGE_BYTES_MAX + 1]),
    ("bytes after the end", Refusal::ChangeLength, |here| [here.but(|_| {}).as_slice(), &[0]].concat()),
    ("wrong checksum", Refusal::Checksum, |here| {
        let mut bytes = here.but(|_| {});
        bytes[4] ^= 1;
        bytes
    }),
    ("change of another author", Refusal::WrongActor, |here| here.but(|forge| forge.actor = vec![0x5a; 16])),
    ("short author", Refusal::Actor, |here| here.but(|forge| forge.actor.truncate(15))),
    ("thousands of authors", Refusal::Actor, |here| {
        here.but(|forge| forge.others = (0..2_000_u128).map(|n| n.to_be_bytes().to_vec()).collect())
    }),
    ("very many dependencies", Refusal::Deps, |here| {
        let dep = |n: u64| [[0; 24].as_slice(), &n.to_be_bytes()].concat().try_into().expect("32 bytes");
        here.but(|forge| forge.deps = (0..=CHANGE_DEPS_MAX).map(dep).collect())
    }),
    ("unknown dependency", Refusal::DependencyNotSeen, |here| here.but(|forge| forge.deps = vec![[7; 32]])),
    ("sequence gap", Refusal::SeqGap, |here| here.but(|forge| forge.seq = 5)),
    ("sequence number 0", Refusal::SeqGap, |here| here.but(|forge| forge.seq = 0)),
    ("start_op at u32::MAX", Refusal::StartOp, |here| here.but(|forge| forge.start = u64::from(u32::MAX))),
    ("start_op one ahead", Refusal::StartOp, |here| here.but(|forge| forge.start += 1)),
    ("beginning of time again", Refusal::Reference, |here| {
        here.but(|forge| (forge.deps, forge.start) = (Vec::new(), 1))
    }),
    ("moment beyond the years", Refusal::Time, |here| here.but(|forge| forge.time = i64::MAX)),
    ("hidden message", Refusal::Extra, |here| here.but(|forge| forge.message = b"hidden".to_vec())),
    ("no operations", Refusal::NoOps, |here| here.but(|forge| forge.ops.clear())),
    ("run bomb of a million", Refusal::TooManyOps, |here| here.bomb(1_000_000)),
    ("run bomb of all ones", Refusal::TooManyOps, |here| here.bomb(i64::MAX)),
    ("bomb of literals", Refusal::TooManyOps, |here| here.bomb(-1_000_000_000)),
    ("text beyond its bound", Refusal::TextTooLong, |here| {
        here.doing(&vec![Op::insert(QUESTION, None, 'x'); TEXT_CHARS_MAX + 1]).bytes()
    }),
    ("run of one, not canonical", Refusal::Rle, |here| here.column(0x42, &[1, 1, 2, 3])),
    ("number not in its shortest form", Refusal::Leb, |here| here.column(0x42, &[0x7f, 0x81, 0, 2, 3])),
    ("author named for nothing, not canonical", Refusal::NonCanonical, |here| {
        here.but(|forge| {
            forge.others.push(vec![0xff; 16]);
            forge.others.sort();
        })
    }),
    ("compressed column", Refusal::Column, |here| here.column(0x42 | 8, &[3, 1])),
    ("column too short", Refusal::ColumnCount, |here| here.column(0x42, &[0x7e, 1, 3])),
    ("mark end without a begin", Refusal::Mark, |here| here.op(|op| op.action = 7)),
    ("mark", Refusal::Mark, |here| {
        here.by_engine(|d, t| d.mark(t, Mark::new("b".into(), true, 0, 3), ExpandMark::Both).expect("a mark"))
    }),
    ("map", Refusal::ObjectNotAllowed, |here| {
        here.by_engine(|d, _| drop(d.put_object(ROOT, "k", ObjType::Map).expect("a map")))
    }),
    ("text again under its key", Refusal::Replaced, |here| {
        here.by_engine(|d, _| drop(d.put_object(ROOT, "1", ObjType::Text).expect("a text")))
    }),
    ("new text of its own", Refusal::ObjectNotAllowed, |here| here.doing(&[Op::make(MAKE_TEXT, "7")]).bytes()),
    ("counter", Refusal::Operation, |here| {
        here.by_engine(|d, _| d.put(ROOT, "k", ScalarValue::counter(1)).expect("a counter"))
    }),
    ("two characters as one", Refusal::Value, |here| here.op(|op| op.value = (6, b"ab".to_vec()))),
    ("insertion that replaces", Refusal::Replaced, |here| here.op(|op| op.replaces = vec![LAST])),
    ("operation that nobody made", Refusal::Reference, |here| here.op(|op| op.key = Key::Element((1, 4_000_000_000)))),
    ("author who never wrote", Refusal::UnknownActor, |here| {
        here.but(|forge| {
            forge.others.push(vec![0xff; 16]);
            forge.others.sort();
            let stranger = 1 + forge.others.iter().position(|other| other[0] == 0xff).expect("named") as u64;
            let founder = 3 - stranger;
            forge.ops = vec![Op::insert((founder, 1), Some((stranger, 8)), '!')];
        })
    }),
    ("one character deleted twice", Refusal::DeletedTwice, |here| {
        here.doing(&[Op::delete(QUESTION, LAST), Op::delete(QUESTION, LAST)]).bytes()
    }),
];
