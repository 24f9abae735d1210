//! What a hostile author may send as a text change: each is refused by its own reason, takes nothing along, and leaves a
//! document that still saves, loads and can be edited. The bytes are real: built field by field, with a right checksum.

#[cfg(test)]
#[path = "hostile/orders.rs"]
mod orders;

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use automerge::marks::{ExpandMark, Mark};
    use automerge::transaction::Transactable as _;
    use automerge::{ActorId, AutoCommit, ObjId, ObjType, ROOT, ReadDoc as _, ScalarValue};
    use wijktafel_core::gate::precheck::{CHANGE_BYTES_MAX, CHANGE_DEPS_MAX, CHANGE_TIMES};
    use wijktafel_core::gate::refusal::Refusal;
    use wijktafel_core::text::{Incoming, TextDoc};
    use wijktafel_harness::forge::{
        DELETE, Forge, Id, Key, MAKE_TEXT, Op, PUT, Random, body, chunk, column_ids, hash, unsigned,
    };
    use wijktafel_model::command::TextEdit;
    use wijktafel_model::id::FeedId;
    use wijktafel_model::time::Timestamp;
    use wijktafel_model::words::{LogKind, TEXT_CHARS_MAX, TextField};

    const ALICE: FeedId = FeedId([1; 16]);
    const BOB: FeedId = FeedId([2; 16]);
    const CAROL: FeedId = FeedId([3; 16]);

    /// In a change that names Alice: the text of the question, its last character, and the text of the situation.
    const QUESTION: Id = (1, 1);
    const LAST: Id = (1, 10);
    const SITUATION: Id = (1, 2);
    /// The number of the first operation after Alice's.
    const START: u64 = 11;

    fn write(document: &mut TextDoc, feed: FeedId, at: usize, delete: usize, insert: &str) -> Vec<u8> {
        let edit = TextEdit { field: TextField::Question, at, delete, insert: insert.to_owned() };
        document.edit(feed, LogKind::Case, &[edit], Timestamp(0)).unwrap()
    }

    fn incoming(feed: FeedId, bytes: &[u8]) -> Incoming<'_> {
        Incoming { feed, bytes, may_create: feed == ALICE }
    }

    /// Alice's document, which says "hallo", and the hash of the change that made it.
    fn table() -> (TextDoc, [u8; 32]) {
        let mut document = TextDoc::new();
        let first = write(&mut document, ALICE, 0, 0, "hallo");
        (document, hash(&first))
    }

    fn question(document: &TextDoc) -> String {
        document.text(TextField::Question).unwrap()
    }

    /// Bob's first change on Alice's document.
    fn by_bob(ops: &[Op]) -> Forge {
        Forge::new(BOB, 1, START, &[table().1]).naming(&[ALICE]).doing(ops)
    }

    fn exclamation() -> Op {
        Op::insert(QUESTION, Some(LAST), '!')
    }

    /// The change comes between good ones of others and is refused alone; the document lives on.
    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: Refusal) {
        let (mut document, _) = table();
        let mut carol = document.clone();
        let good = write(&mut carol, CAROL, 0, 0, "C");
        let better = write(&mut carol, CAROL, 6, 0, "c");

        let answers = document.apply(&[incoming(CAROL, &good), incoming(BOB, bytes), incoming(CAROL, &better)]);

        assert_eq!(answers[1], Err(expected), "{name}");
        assert!(answers[0].is_ok() && answers[2].is_ok(), "{name}");
        assert_eq!(question(&document), "Challoc", "{name}");
        check_alive(document);
    }

    #[track_caller]
    fn check_alive(mut document: TextDoc) {
        let mut loaded = TextDoc::load(&document.save()).unwrap();
        assert_eq!((loaded.texts(), loaded.heads()), (document.texts(), document.heads()));
        let change = write(&mut document, CAROL, 0, 0, "x");
        assert!(loaded.apply(&[incoming(CAROL, &change)])[0].is_ok());
        assert_eq!(loaded.texts(), document.texts());
        TextDoc::load(&loaded.save()).unwrap();
    }

    /// A change that the engine itself makes on Alice's document, with whatever it can express.
    fn engine(make: impl FnOnce(&mut AutoCommit, &ObjId)) -> Vec<u8> {
        let mut document = AutoCommit::load(&table().0.save()).unwrap().with_actor(ActorId::from(&BOB.0[..]));
        let (_, text) = document.get(ROOT, "1").unwrap().unwrap();
        make(&mut document, &text);
        document.commit();
        document.get_last_local_change().unwrap().raw_bytes().to_vec()
    }

    #[test]
    fn forge_makes_the_bytes_that_the_engine_makes() {
        let (mut document, first) = table();
        let insertion = by_bob(&[exclamation()]).bytes();
        assert_eq!(write(&mut document.clone(), BOB, 5, 0, "!"), insertion);

        let deletions = [6, 7].map(|number| Op::delete(QUESTION, (1, number)));
        assert_eq!(write(&mut document.clone(), BOB, 0, 2, ""), by_bob(&deletions).bytes());

        document.apply(&[incoming(BOB, &insertion)]).remove(0).unwrap();
        let both = Forge::new(CAROL, 1, START + 1, &[hash(&insertion)]).naming(&[ALICE, BOB]).doing(&[
            Op::insert(QUESTION, Some((1, 9)), 'ø'),
            Op::insert(QUESTION, Some((0, START + 1)), '🏠'),
            Op::delete(QUESTION, LAST),
            Op::delete(QUESTION, (2, START)),
        ]);
        assert_eq!(write(&mut document, CAROL, 4, 2, "ø🏠"), both.bytes());
        assert_ne!(first, hash(&insertion));
    }

    #[test]
    fn frames_that_are_no_plain_change_are_refused_by_type_length_and_checksum() {
        let honest = by_bob(&[exclamation()]).bytes();
        let mut alice = AutoCommit::load(&table().0.save()).unwrap();
        let heads = alice.get_heads();
        for end in 0..honest.len() {
            let expected = if end < 9 { Refusal::NotAPlainChange } else { Refusal::ChangeLength };
            let expected = if end == 9 { Refusal::Leb } else { expected };
            check("cut short", &honest[..end], expected);
        }
        check("document", &alice.save(), Refusal::NotAPlainChange);
        check("bundle", alice.bundle(heads).unwrap().bytes(), Refusal::NotAPlainChange);
        let mut state = automerge::sync::State::new();
        let message = automerge::sync::SyncDoc::generate_sync_message(&alice.sync(), &mut state).unwrap();
        check("sync message", &message.encode(), Refusal::NotAPlainChange);
        check("bytes after the end", &[honest.as_slice(), &[0]].concat(), Refusal::ChangeLength);
        for bit in 0..32 {
            let mut wrong = honest.clone();
            wrong[4 + bit / 8] ^= 1 << (bit % 8);
            check("wrong checksum", &wrong, Refusal::Checksum);
        }
        let mut enormous = honest[..9].to_vec();
        unsigned(1 << 63, &mut enormous);
        check("length of 2^63", &enormous, Refusal::ChangeLength);
        check("too many bytes", &chunk(1, &vec![0; CHANGE_BYTES_MAX]), Refusal::ChangeTooLarge);
        for kind in [0, 2, 3, 4, 255] {
            check("another type", &by_bob(&[exclamation()]).with(|f| f.kind = kind).bytes(), Refusal::NotAPlainChange);
        }
    }

    #[test]
    fn headers_that_misplace_a_change_are_refused() {
        let honest = by_bob(&[exclamation()]);
        let first = table().1;
        let check =
            |name, expected, alter: &dyn Fn(&mut Forge)| check(name, &honest.clone().with(alter).bytes(), expected);

        check("one dependency twice", Refusal::Deps, &|f| f.deps.push(first));
        check("unordered dependencies", Refusal::Deps, &|f| f.deps = vec![[255; 32], first]);
        let many = (0..=CHANGE_DEPS_MAX).map(|n| [[0; 24].as_slice(), &n.to_be_bytes()].concat().try_into().unwrap());
        let many: Vec<[u8; 32]> = many.collect();
        check("very many dependencies", Refusal::Deps, &|f| f.deps.clone_from(&many));
        check("unknown dependency", Refusal::DependencyUnknown, &|f| f.deps = vec![[7; 32]]);
        check("no dependency", Refusal::StartOp, &|f| f.deps.clear());
        check("beginning of time, no dependency", Refusal::Reference, &|f| {
            f.deps.clear();
            f.start = 1;
        });
        check("short actor", Refusal::Actor, &|f| f.actor.truncate(15));
        check("long actor", Refusal::Actor, &|f| f.actor.push(0));
        check("another's actor", Refusal::WrongActor, &|f| f.actor = CAROL.0.to_vec());
        check("itself among the others", Refusal::Actor, &|f| f.others.push(BOB.0.to_vec()));
        check("one other twice", Refusal::Actor, &|f| f.others.push(ALICE.0.to_vec()));
        check("unordered others", Refusal::Actor, &|f| f.others.insert(0, CAROL.0.to_vec()));
        check("thousands of others", Refusal::Actor, &|f| {
            f.others = (0..1_001_u128).map(|n| n.to_be_bytes().to_vec()).collect();
        });
        check("other that is named for nothing", Refusal::NonCanonical, &|f| f.others.push(CAROL.0.to_vec()));
        check("seq 0", Refusal::SeqGap, &|f| f.seq = 0);
        check("seq gap", Refusal::SeqGap, &|f| f.seq = 2);
        check("seq beyond u32", Refusal::SeqGap, &|f| f.seq = 1 << 32);
        check("seq of all ones", Refusal::SeqGap, &|f| f.seq = u64::MAX);
        check("start_op 0", Refusal::StartOp, &|f| f.start = 0);
        check("start_op at u32::MAX", Refusal::StartOp, &|f| f.start = u64::from(u32::MAX));
        check("start_op of all ones", Refusal::StartOp, &|f| f.start = u64::MAX);
        check("start_op far ahead", Refusal::StartOp, &|f| f.start = 1_000_000);
        check("start_op one ahead", Refusal::StartOp, &|f| f.start = START + 1);
        check("message", Refusal::Extra, &|f| f.message = b"hidden".to_vec());
        check("author's footer", Refusal::Extra, &|f| f.extra = vec![0; 34]);
        check("no operations", Refusal::NoOps, &|f| f.ops.clear());
    }

    #[test]
    fn year_one_and_year_9999_are_claims_like_any_other() {
        for time in [*CHANGE_TIMES.start(), *CHANGE_TIMES.end()] {
            let (mut document, _) = table();
            let change = by_bob(&[exclamation()]).with(|f| f.time = time).bytes();
            assert!(document.apply(&[incoming(BOB, &change)])[0].is_ok());
            check_alive(document);
        }
        // Beyond them the distance to the next change's time overflows in the engine.
        for time in [i64::MIN, CHANGE_TIMES.start() - 1, CHANGE_TIMES.end() + 1, i64::MAX] {
            check("impossible moment", &by_bob(&[exclamation()]).with(|f| f.time = time).bytes(), Refusal::Time);
        }
    }

    #[test]
    fn columns_in_any_other_form_than_their_own_are_refused() {
        let honest = by_bob(&[exclamation(), Op::delete(QUESTION, (1, 4)), Op::delete(QUESTION, (1, 5))]);
        let check = |name, expected, column, bytes: &[u8]| {
            check(name, &honest.bytes_with(&honest.columns_with(column, bytes)), expected);
        };

        check("unknown column", Refusal::Column, 0x21, &[0x7f, 1]);
        check("unknown column of a known group", Refusal::Column, 0x10, &[3, 0]);
        check("compressed column", Refusal::Column, 0x42 | 8, &[3, 1]);
        check("huge column number", Refusal::Column, u64::MAX, &[3, 1]);
        check("mark flags", Refusal::Mark, 0x94, &[2, 1]);
        check("mark name", Refusal::Mark, 0xa5, &[3, 1, b'x']);
        check("no actions", Refusal::NoOps, 0x42, &[]);
        check("no insert flags", Refusal::ColumnCount, 0x34, &[]);
        check("no values", Refusal::Value, 0x56, &[]);
        check("no count of what is replaced", Refusal::Replaced, 0x70, &[]);
        check("nothing replaced", Refusal::Replaced, 0x71, &[]);
        check("no objects", Refusal::Reference, 0x02, &[]);
        check("flags too few", Refusal::ColumnCount, 0x34, &[0, 1, 1]);
        check("flags too many", Refusal::ColumnCount, 0x34, &[0, 1, 3]);
        check("empty run of flags", Refusal::Rle, 0x34, &[0, 1, 0, 1, 1]);
        check("actions too few", Refusal::ColumnCount, 0x42, &[0x7e, 1, 3]);
        check("actions too many", Refusal::ColumnCount, 0x42, &[0x7f, 1, 3, 3]);
        check("run of one", Refusal::Rle, 0x42, &[1, 1, 2, 3]);
        check("run as a literal", Refusal::Rle, 0x42, &[0x7d, 1, 3, 3]);
        check("two runs of one value", Refusal::Rle, 0x01, &[2, 1, 0x7f, 1]);
        check("nothing but nulls", Refusal::Rle, 0x15, &[0, 3]);
        check("number not in its shortest form", Refusal::Leb, 0x42, &[0x7f, 0x81, 0, 2, 3]);
        check("number without an end", Refusal::Leb, 0x42, &[0x7f, 0x81]);
        check("author that is not there", Refusal::Actor, 0x71, &[2, 9]);
        check("counter below zero", Refusal::Reference, 0x73, &[0x7e, 4, 0x70]);
        check("values left over", Refusal::Value, 0x57, b"!!");
        check("key that is not text", Refusal::Value, 0x15, &[0x7f, 1, 0xff, 0, 2]);

        for (name, change) in [
            ("empty column", vec![(0x15, vec![])]),
            ("one column twice", vec![honest.columns()[0].clone()]),
            ("columns out of order", vec![(0x01, vec![3, 1])]),
        ] {
            let columns = [honest.columns(), change].concat();
            self::check(name, &honest.bytes_with(&columns), Refusal::Column);
        }
        let many: Vec<_> = (0..200).map(|column| (column, vec![1])).collect();
        self::check("hundreds of columns", &honest.bytes_with(&many), Refusal::Column);
    }

    #[test]
    fn operations_other_than_writing_text_are_refused() {
        let check = |name, expected, ops: &[Op]| check(name, &by_bob(ops).bytes(), expected);
        let altered = |alter: &dyn Fn(&mut Op)| {
            let mut op = exclamation();
            alter(&mut op);
            [op]
        };

        for (name, action) in [("map", 0), ("list", 2), ("text", MAKE_TEXT), ("table", 6)] {
            check(name, Refusal::ObjectNotAllowed, &[Op::make(action, "7")]);
            check(name, Refusal::ObjectNotAllowed, &altered(&|op| (op.action, op.value) = (action, (0, vec![]))));
        }
        check("text under no field's key", Refusal::ObjectNotAllowed, &[Op::make(MAKE_TEXT, "01")]);
        check("increment", Refusal::Operation, &altered(&|op| (op.action, op.insert) = (5, false)));
        check("mark without columns", Refusal::Mark, &altered(&|op| op.action = 7));
        check("unknown action", Refusal::Operation, &altered(&|op| op.action = 8));
        check("overwriting", Refusal::Operation, &altered(&|op| (op.insert, op.replaces) = (false, vec![LAST])));
        check("deleting as an insertion", Refusal::Operation, &altered(&|op| op.action = DELETE));
        check("value at the root", Refusal::Operation, &[Op { action: PUT, ..Op::make(PUT, "1") }]);
        check("deleting a whole text", Refusal::Reference, &[Op { action: DELETE, ..Op::make(DELETE, "1") }]);
        for (name, value) in [
            ("two characters", (6, b"ab".to_vec())),
            ("a character and a mark on it", (6, "e\u{301}".into())),
            ("no character", (6, vec![])),
            ("broken character", (6, vec![0xc3])),
            ("overlong character", (6, vec![0xc0, 0xaf])),
            ("surrogate", (6, vec![0xed, 0xa0, 0x80])),
            ("bytes", (7, vec![b'!'])),
            ("null", (0, vec![])),
            ("number", (4, vec![1])),
            ("unknown type", (15, vec![1])),
        ] {
            check(name, Refusal::Value, &altered(&|op| op.value.clone_from(&value)));
        }
        check("insertion that replaces", Refusal::Replaced, &altered(&|op| op.replaces = vec![LAST]));
        let mut deletion = Op::delete(QUESTION, LAST);
        deletion.replaces = vec![(1, 7)];
        check("deletion of another character", Refusal::Replaced, &[deletion.clone()]);
        deletion.replaces = vec![LAST, (1, 7)];
        check("deletion of two", Refusal::Replaced, &[deletion.clone()]);
        deletion.replaces = vec![LAST];
        deletion.value = (6, b"x".to_vec());
        check("deletion with a value", Refusal::Value, &[deletion]);
        check(
            "character deleted twice",
            Refusal::DeletedTwice,
            &[Op::delete(QUESTION, LAST), Op::delete(QUESTION, LAST)],
        );
        let all = [6, 7, 8, 9, 7].map(|number| Op::delete(QUESTION, (1, number)));
        check("character deleted in a row and again", Refusal::DeletedTwice, &all);
    }

    #[test]
    fn references_to_what_is_not_there_are_refused() {
        let check = |name, expected, ops: &[Op]| check(name, &by_bob(ops).bytes(), expected);
        let insert = |text, after| [Op::insert(text, after, '!')];

        check("text nobody made", Refusal::Reference, &insert((1, 6), None));
        check("text of the own making", Refusal::Reference, &insert((0, 1), None));
        check("character nobody wrote", Refusal::Reference, &insert(QUESTION, Some((1, 3))));
        check("character of another text", Refusal::Reference, &insert(SITUATION, Some(LAST)));
        check("own character that is not written yet", Refusal::Reference, &insert(QUESTION, Some((0, START))));
        check("character of the future", Refusal::Reference, &insert(QUESTION, Some((1, 4_000_000_000))));
        check("deletion beyond the text", Refusal::Reference, &[10, 11].map(|n| Op::delete(QUESTION, (1, n))));
        check(
            "deletion at the beginning",
            Refusal::Reference,
            &[Op { key: Key::Beginning, ..Op::delete(QUESTION, LAST) }],
        );
        check("root as a text", Refusal::Reference, &[Op { object: None, ..exclamation() }]);
        for (name, key) in [
            ("author without number", Key::Raw(Some(1), None, None)),
            ("number without author", Key::Raw(None, Some(10), None)),
            ("everything at once", Key::Raw(Some(1), Some(10), Some("1".into()))),
            ("nothing at all", Key::Raw(None, None, None)),
            ("author and number 0", Key::Raw(Some(1), Some(0), None)),
            ("field in a text", Key::Field("1".into())),
        ] {
            check(name, Refusal::Reference, &[Op { key, ..exclamation() }]);
        }
        let stranger = by_bob(&insert(QUESTION, Some((2, 10)))).naming(&[ALICE, FeedId([9; 16])]);
        self::check("author who never wrote", &stranger.bytes(), Refusal::UnknownActor);
    }

    #[test]
    fn what_was_written_beside_cannot_be_pointed_at() {
        let (mut document, first) = table();
        let beside = write(&mut document, CAROL, 5, 0, "abc");
        let ops = [Op::insert(QUESTION, Some(LAST), 'x'), Op::insert(QUESTION, Some((2, START)), 'y')];
        let blind = Forge::new(BOB, 1, START, &[first]).naming(&[ALICE, CAROL]).doing(&ops);
        let seen = blind.clone().with(|f| (f.deps, f.start) = (vec![hash(&beside)], START + 3));

        assert_eq!(document.clone().apply(&[incoming(BOB, &blind.bytes())]), [Err(Refusal::Reference)]);
        assert!(document.apply(&[incoming(BOB, &seen.bytes())])[0].is_ok());
        check_alive(document);
    }

    #[test]
    fn whatever_else_the_engine_can_write_is_refused() {
        check(
            "mark",
            &engine(|d, t| d.mark(t, Mark::new("b".into(), true, 0, 3), ExpandMark::Both).unwrap()),
            Refusal::Mark,
        );
        check("unmark", &engine(|d, t| d.unmark(t, "b", 0, 3, ExpandMark::None).unwrap()), Refusal::Mark);
        check("block", &engine(|d, t| drop(d.split_block(t, 2).unwrap())), Refusal::ObjectNotAllowed);
        check("value", &engine(|d, _| d.put(ROOT, "k", 1).unwrap()), Refusal::Operation);
        check("counter", &engine(|d, _| d.put(ROOT, "k", ScalarValue::counter(1)).unwrap()), Refusal::Operation);
        check("map", &engine(|d, _| drop(d.put_object(ROOT, "k", ObjType::Map).unwrap())), Refusal::ObjectNotAllowed);
        check("list", &engine(|d, _| drop(d.put_object(ROOT, "k", ObjType::List).unwrap())), Refusal::ObjectNotAllowed);
        check("text again", &engine(|d, _| drop(d.put_object(ROOT, "1", ObjType::Text).unwrap())), Refusal::Replaced);
        check("text deleted", &engine(|d, _| d.delete(ROOT, "1").unwrap()), Refusal::Reference);
        let compressed = {
            let mut document = AutoCommit::load(&table().0.save()).unwrap().with_actor(ActorId::from(&BOB.0[..]));
            let (_, text) = document.get(ROOT, "1").unwrap().unwrap();
            document.splice_text(&text, 0, 0, &"a".repeat(1_000)).unwrap();
            document.commit();
            document.get_last_local_change().unwrap().bytes().into_owned()
        };
        check("compressed change", &compressed, Refusal::NotAPlainChange);
    }

    #[test]
    fn nesting_is_refused_at_its_first_level() {
        let mut document = AutoCommit::load(&table().0.save()).unwrap().with_actor(ActorId::from(&BOB.0[..]));
        let mut inner = ROOT;
        let changes: Vec<Vec<u8>> = (0..40)
            .map(|_| {
                inner = document.put_object(&inner, "d", ObjType::Map).unwrap();
                document.commit();
                document.get_last_local_change().unwrap().raw_bytes().to_vec()
            })
            .collect();
        let (mut honest, _) = table();

        let answers = honest.apply(&changes.iter().map(|change| incoming(BOB, change)).collect::<Vec<_>>());

        assert_eq!(answers[0], Err(Refusal::ObjectNotAllowed));
        let waiting = |answer: &Result<_, _>| {
            *answer == Err(Refusal::ObjectNotAllowed) || *answer == Err(Refusal::DependencyUnknown)
        };
        assert!(answers.iter().all(waiting));
        check_alive(honest);
    }

    #[test]
    fn first_changes_make_each_text_once_in_order_and_nothing_else() {
        let check = |name, ops: &[Op], expected| {
            let bytes = Forge::new(ALICE, 1, 1, &[]).doing(ops).bytes();
            let mut document = TextDoc::new();
            assert_eq!(document.apply(&[incoming(ALICE, &bytes)]), [Err(expected)], "{name}");
            assert!(document.is_empty());
        };
        let make = |key| Op::make(MAKE_TEXT, key);

        check("one text twice", &[make("1"), make("1")], Refusal::ObjectNotAllowed);
        check("texts out of order", &[make("2"), make("1")], Refusal::ObjectNotAllowed);
        check("text made late", &[make("1"), Op::insert((0, 1), None, 'x'), make("2")], Refusal::ObjectNotAllowed);
        check("text within a text", &[make("1"), Op { object: Some((0, 1)), ..make("2") }], Refusal::ObjectNotAllowed);
        check("unknown field", &[make("99")], Refusal::ObjectNotAllowed);
        check("long key", &[Op::make(MAKE_TEXT, &"1".repeat(1_000))], Refusal::ObjectNotAllowed);
        check("writing in no text", &[Op::insert((0, 1), None, 'x')], Refusal::Reference);
        let gap = Forge::new(ALICE, 5, 1, &[]).doing(&[make("1")]).bytes();
        assert_eq!(TextDoc::new().apply(&[incoming(ALICE, &gap)]), [Err(Refusal::SeqGap)]);
    }

    /// The most memory this process ever held, in kilobytes.
    #[cfg(target_os = "linux")]
    fn peak_kb() -> usize {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        peak.trim().trim_end_matches(" kB").parse().unwrap()
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn bombs_cost_what_their_own_bytes_cost() {
        let honest = by_bob(&[exclamation()]);
        let deflated = {
            let mut document = AutoCommit::new().with_actor(ActorId::from(&BOB.0[..]));
            let text = document.put_object(ROOT, "1", ObjType::Text).unwrap();
            document.splice_text(&text, 0, 0, &"a".repeat(100_000)).unwrap();
            document.commit();
            document.get_last_local_change().unwrap().bytes().into_owned()
        };
        let before = peak_kb();

        for items in [1_000_000, 1_000_000_000, i64::MAX] {
            assert!(honest.bomb(items).len() < 250);
            check("run bomb", &honest.bomb(items), Refusal::TooManyOps);
            check("bomb of literals", &honest.bomb(-items), Refusal::TooManyOps);
        }
        assert!(deflated.len() < 2_000);
        check("deflate bomb", &deflated, Refusal::NotAPlainChange);
        let most = 2 * TEXT_CHARS_MAX + 9;
        let row: Vec<Op> = vec![Op::insert(QUESTION, None, 'x'); most];
        check("one operation too many", &by_bob(&row).bytes(), Refusal::TooManyOps);
        let deletions = vec![Op::delete(QUESTION, LAST); most - 1];
        check("forty thousand deletions of one character", &by_bob(&deletions).bytes(), Refusal::DeletedTwice);

        // Other tests of this file run beside: a real explosion is hundreds of megabytes.
        assert!(peak_kb() - before < 64 << 10, "{} kB", peak_kb() - before);
    }

    #[test]
    fn flood_of_orphans_leaves_nothing_in_the_document() {
        let (mut document, _) = table();
        let saved = document.save();
        let orphans: Vec<Vec<u8>> = (0..2_000_u64)
            .map(|n| by_bob(&[exclamation()]).with(|f| f.deps[0][..8].copy_from_slice(&n.to_be_bytes())).bytes())
            .collect();

        let answers = document.apply(&orphans.iter().map(|orphan| incoming(BOB, orphan)).collect::<Vec<_>>());

        assert!(answers.iter().all(|answer| *answer == Err(Refusal::DependencyUnknown)));
        assert_eq!(document.save(), saved);
        check_alive(document);
    }

    #[test]
    fn second_change_at_one_place_is_refused_and_honest_ones_pass() {
        let one = by_bob(&[Op::insert(QUESTION, None, '1')]).bytes();
        let other = by_bob(&[Op::insert(QUESTION, None, '2')]).bytes();
        let (mut document, _) = table();
        let good = write(&mut document.clone(), CAROL, 5, 0, "!");

        let answers = document.apply(&[incoming(BOB, &one), incoming(BOB, &other), incoming(CAROL, &good)]);

        assert_eq!(
            answers.iter().map(|answer| answer.as_ref().err()).collect::<Vec<_>>(),
            [None, Some(&Refusal::Equivocation), None]
        );
        assert_eq!(question(&document), "1hallo!");
        check_alive(document);
    }

    #[test]
    fn own_change_must_stand_on_the_one_before_it() {
        let (mut document, first) = table();
        let one = by_bob(&[Op::insert(QUESTION, None, '1')]).bytes();
        document.apply(&[incoming(BOB, &one)]).remove(0).unwrap();
        let forgetful = Forge::new(BOB, 2, START, &[first]).naming(&[ALICE]).doing(&[exclamation()]).bytes();

        assert_eq!(document.apply(&[incoming(BOB, &forgetful)]), [Err(Refusal::SeqGap)]);
        check_alive(document);
    }

    #[test]
    fn mutated_changes_are_refused_or_harmless() {
        let (mut table, _) = table();
        for text in ["een wat langere zin, ", "met é en 🏠. "] {
            write(&mut table, CAROL, 3, 1, text);
        }
        let honest = [(2, 0, "x"), (0, 5, ""), (7, 3, "regel\nnieuw"), (1, 1, "é🏠é")];
        let honest = honest.map(|(at, delete, insert)| write(&mut table.clone(), BOB, at, delete, insert));
        let mut random = Random(2026);
        let mut outcomes: BTreeMap<&'static str, usize> = BTreeMap::new();

        for _ in 0..4_000 {
            let mut bytes = body(&honest[random.below(honest.len())]).to_vec();
            // Mostly behind the header, which ends well before the ninetieth byte.
            let header = [0, 70, 90, 110][random.below(4)].min(bytes.len() - 2);
            for _ in 0..=random.below(2) {
                let at = header + random.below(bytes.len() - header);
                let from = random.below(bytes.len());
                match random.below(7) {
                    0 => bytes[at] ^= 1 << random.below(8),
                    1 => bytes[at] = [0, 1, 2, 3, 0x7e, 0x7f, 0x80, 0xff][random.below(8)],
                    2 => drop(bytes.remove(at)),
                    3 => bytes.insert(at, bytes[from]),
                    4 => bytes[at] = bytes[at].wrapping_add(1),
                    5 => bytes[at] = bytes[at].wrapping_sub(1),
                    _ => bytes[at] = bytes[from],
                }
            }
            let mut document = table.clone();
            let outcome = match document.apply(&[incoming(BOB, &chunk(1, &bytes))]).remove(0) {
                Ok(_) => {
                    check_alive(document);
                    "accepted"
                }
                Err(refusal) => {
                    assert_eq!(document.heads(), table.heads());
                    refusal.code()
                }
            };
            *outcomes.entry(outcome).or_default() += 1;
        }

        assert!(outcomes["accepted"] > 100 && outcomes.len() > 15, "{outcomes:?}");
        check_alive(table);
    }

    /// The counter knows every column that automerge can write: a new one must be looked at before the pin is moved.
    #[test]
    fn engine_writes_no_column_that_the_counter_does_not_know() {
        let everything = engine(|d, t| {
            d.mark(t, Mark::new("b".into(), 1.5, 0, 3), ExpandMark::Both).unwrap();
            d.split_block(t, 2).unwrap();
            d.splice_text(t, 0, 3, "é").unwrap();
            let list = d.put_object(ROOT, "l", ObjType::List).unwrap();
            d.insert(&list, 0, ScalarValue::Bytes(vec![1, 2])).unwrap();
            d.put(&list, 0, ScalarValue::Timestamp(5)).unwrap();
            d.put(ROOT, "c", ScalarValue::counter(1)).unwrap();
            d.increment(ROOT, "c", 2).unwrap();
            d.delete(ROOT, "c").unwrap();
        });
        let known: Vec<u64> = vec![0x01, 0x02, 0x11, 0x13, 0x15, 0x34, 0x42, 0x56, 0x57, 0x70, 0x71, 0x73, 0x94, 0xa5];
        assert_eq!(column_ids(&everything), known);

        let mut document = TextDoc::new();
        let mut written: BTreeSet<u64> = column_ids(&write(&mut document, ALICE, 0, 0, "hallo")).into_iter().collect();
        written.extend(column_ids(&write(&mut document, BOB, 2, 2, "x")));
        assert_eq!(written.into_iter().collect::<Vec<_>>(), known[..12]);
    }
}
