use wijktafel_model::command::TextEdit;
use wijktafel_model::id::FeedId;
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::{LogKind, TEXT_CHARS_MAX, TextField};

use super::{CacheError, EditError, Incoming, TextDoc};
use crate::gate::refusal::Refusal;

const ALICE: FeedId = FeedId([1; 16]);
const BOB: FeedId = FeedId([2; 16]);
const CAROL: FeedId = FeedId([3; 16]);
const NOON: Timestamp = Timestamp(1_800_000_000_000);

fn splice(field: TextField, at: usize, delete: usize, insert: &str) -> TextEdit {
    TextEdit { field, at, delete, insert: insert.to_owned() }
}

fn write(document: &mut TextDoc, feed: FeedId, at: usize, delete: usize, insert: &str) -> Vec<u8> {
    document.edit(feed, LogKind::Case, &[splice(TextField::Question, at, delete, insert)], NOON).unwrap()
}

fn from(feed: FeedId, bytes: &[u8]) -> Incoming<'_> {
    Incoming { feed, bytes, may_create: feed == ALICE }
}

fn question(document: &TextDoc) -> String {
    document.text(TextField::Question).unwrap()
}

/// Alice's document and a copy of it that Bob holds.
fn pair(text: &str) -> (TextDoc, TextDoc, Vec<u8>) {
    let mut alice = TextDoc::new();
    let first = write(&mut alice, ALICE, 0, 0, text);
    let mut bob = TextDoc::new();
    bob.apply(&[from(ALICE, &first)]).remove(0).unwrap();
    (alice, bob, first)
}

#[test]
fn first_change_makes_every_text_of_the_kind_also_without_an_edit() {
    let mut document = TextDoc::new();

    document.edit(ALICE, LogKind::Case, &[], NOON).unwrap();

    let texts: Vec<_> = document.texts().into_iter().collect();
    let all =
        [TextField::Question, TextField::Situation, TextField::Strengths, TextField::Perspective, TextField::SelfPart];
    assert_eq!(texts, all.map(|field| (field, String::new())));
    assert_eq!(document.edit(ALICE, LogKind::Case, &[], NOON), Err(EditError::Nothing));
    assert_eq!(TextDoc::new().edit(ALICE, LogKind::Table, &[], NOON), Err(EditError::NoText));
    assert_eq!(
        document.edit(ALICE, LogKind::Case, &[splice(TextField::Draft, 0, 0, "x")], NOON),
        Err(EditError::NoText)
    );
}

#[test]
fn what_two_partners_wrote_apart_is_all_there_on_both_sides() {
    let (mut alice, mut bob, _) = pair("hoe blijft hij thuis? 🏠");
    let by_alice = write(&mut alice, ALICE, 3, 1, " lang ");
    let by_bob = write(&mut bob, BOB, 22, 1, "🌳🌳");

    let seen_by_bob = bob.apply(&[from(ALICE, &by_alice)]).remove(0).unwrap();
    alice.apply(&[from(BOB, &by_bob)]).remove(0).unwrap();

    assert_eq!(question(&alice), "hoe lang blijft hij thuis? 🌳🌳");
    assert_eq!(alice.texts(), bob.texts());
    assert_eq!(alice.heads(), bob.heads());
    assert_eq!(seen_by_bob.len(), 2);
}

#[test]
fn splices_lead_an_editor_from_the_text_before_to_the_text_after() {
    let (mut alice, mut bob, _) = pair("een twee drie");
    let changes = [
        write(&mut alice, ALICE, 4, 5, ""),
        write(&mut alice, ALICE, 0, 3, "één"),
        alice
            .edit(
                ALICE,
                LogKind::Case,
                &[splice(TextField::Situation, 0, 0, "apart"), splice(TextField::Question, 8, 0, "!")],
                NOON,
            )
            .unwrap(),
    ];
    write(&mut bob, BOB, 13, 0, " vier");
    let mut editor = bob.texts();

    let incoming: Vec<_> = changes.iter().map(|change| from(ALICE, change)).collect();
    let answers = bob.apply(&incoming);

    for edit in answers.into_iter().flat_map(Result::unwrap) {
        let text = editor.get_mut(&edit.field).unwrap();
        let mut chars: Vec<char> = text.chars().collect();
        chars.splice(edit.at..edit.at + edit.delete, edit.insert.chars());
        *text = chars.into_iter().collect();
    }
    assert_eq!(editor, bob.texts());
    assert_eq!(question(&bob), "één drie! vier");
}

#[test]
fn same_change_twice_is_taken_in_once() {
    let (mut alice, mut bob, first) = pair("a");
    let change = write(&mut alice, ALICE, 1, 0, "b");

    let answers = bob.apply(&[from(ALICE, &change), from(ALICE, &first), from(ALICE, &change)]);

    assert_eq!(answers.iter().map(|answer| answer.as_ref().unwrap().len()).collect::<Vec<_>>(), [1, 0, 0]);
    assert_eq!(question(&bob), "ab");
}

#[test]
fn edits_have_the_same_bytes_wherever_they_are_made() {
    let (mut alice, bob, _) = pair("abc");
    let mut copy = TextDoc::load(&bob.save()).unwrap();

    assert_eq!(write(&mut alice, CAROL, 1, 1, "x"), write(&mut copy, CAROL, 1, 1, "x"));
}

#[test]
fn clock_set_to_any_moment_writes_changes_that_others_take_in() {
    let (_, mut bob, _) = pair("a");
    for moment in [i64::MIN, 0, i64::MAX, -1] {
        let edits = [splice(TextField::Question, 0, 0, "x")];
        bob.edit(BOB, LogKind::Case, &edits, Timestamp(moment)).unwrap();
    }

    assert_eq!(TextDoc::load(&bob.save()).unwrap().heads(), bob.heads());
}

#[test]
fn only_the_entry_that_may_begin_the_document_begins_it() {
    let mut bob = TextDoc::new();
    let by_bob = write(&mut bob, BOB, 0, 0, "b");
    let (mut alice, _, _) = pair("a");

    assert_eq!(TextDoc::new().apply(&[from(BOB, &by_bob)]), [Err(Refusal::ObjectNotAllowed)]);
    let late = Incoming { may_create: true, ..from(BOB, &by_bob) };
    assert_eq!(alice.apply(&[late]), [Err(Refusal::ObjectNotAllowed)]);
    assert_eq!(question(&alice), "a");
}

#[test]
fn changes_wait_for_what_they_stand_on() {
    let (mut alice, mut bob, _) = pair("a");
    let second = write(&mut alice, ALICE, 1, 0, "b");
    let third = write(&mut alice, ALICE, 2, 0, "c");

    assert_eq!(bob.apply(&[from(ALICE, &third)]), [Err(Refusal::DependencyUnknown)]);
    assert!(Refusal::DependencyUnknown.is_parked());
    assert!(bob.apply(&[from(ALICE, &second), from(ALICE, &third)]).iter().all(Result::is_ok));
    assert_eq!(question(&bob), "abc");
}

#[test]
fn edits_beyond_the_text_change_nothing() {
    let (mut alice, _, _) = pair("é🏠");
    let before = alice.heads();

    for (at, delete) in [(3, 0), (0, 3), (2, 1), (usize::MAX, 1)] {
        let edits =
            [splice(TextField::Question, 0, 0, "x"), splice(TextField::Question, at + usize::from(at < 9), delete, "")];
        assert_eq!(alice.edit(ALICE, LogKind::Case, &edits, NOON), Err(EditError::OutOfBounds), "{at} {delete}");
    }

    assert_eq!(alice.heads(), before);
    assert_eq!(question(&alice), "é🏠");
}

#[test]
fn text_of_two_partners_may_exceed_the_bound_and_then_only_shrinks() {
    let (mut alice, mut bob, _) = pair("");
    let by_alice = write(&mut alice, ALICE, 0, 0, &"a".repeat(TEXT_CHARS_MAX - 1));
    let by_bob = write(&mut bob, BOB, 0, 0, &"🏠".repeat(TEXT_CHARS_MAX - 1));
    assert!(alice.apply(&[from(BOB, &by_bob)]).remove(0).is_ok());
    assert!(bob.apply(&[from(ALICE, &by_alice)]).remove(0).is_ok());
    assert_eq!(question(&alice).chars().count(), 2 * TEXT_CHARS_MAX - 2);

    let longer = [splice(TextField::Question, 5, 0, "x")];
    assert_eq!(alice.edit(ALICE, LogKind::Case, &longer, NOON), Err(EditError::TextTooLong));
    let shorter = write(&mut alice, ALICE, 5, 2, "x");
    assert!(bob.apply(&[from(ALICE, &shorter)]).remove(0).is_ok());
    assert_eq!(alice.texts(), bob.texts());
}

#[test]
fn change_that_makes_a_text_too_long_for_its_own_author_is_refused_and_takes_nothing_along() {
    let (mut alice, mut bob, _) = pair("");
    let full = write(&mut alice, ALICE, 0, 0, &"a".repeat(TEXT_CHARS_MAX));
    let good = write(&mut bob, BOB, 0, 0, "goed");
    let too_long = {
        // The bytes of an edit that this page would not make: the engine itself, without the bound.
        let mut loose = TextDoc::load(&alice.save()).unwrap();
        let mut transaction = loose.document.set_actor(automerge::ActorId::from(&CAROL.0[..])).transaction();
        let text = super::object(&transaction, TextField::Question).unwrap();
        automerge::transaction::Transactable::splice_text(&mut transaction, text, 7, 0, "!").unwrap();
        transaction.commit();
        loose.document.get_last_local_change().unwrap().raw_bytes().to_vec()
    };

    let answers = bob.apply(&[from(ALICE, &full), from(CAROL, &too_long), from(BOB, &good)]);

    assert_eq!(
        answers.iter().map(|answer| answer.as_ref().err().copied()).collect::<Vec<_>>(),
        [None, Some(Refusal::TextTooLong), None]
    );
    assert_eq!(question(&bob).chars().count(), TEXT_CHARS_MAX + 4);
}

#[test]
fn more_than_one_change_holds_is_asked_for_in_parts() {
    let mut document = TextDoc::new();
    let fields = [TextField::Question, TextField::Situation, TextField::Strengths];
    let edits = fields.map(|field| splice(field, 0, 0, &"x".repeat(TEXT_CHARS_MAX)));

    assert_eq!(document.edit(ALICE, LogKind::Case, &edits, NOON), Err(EditError::TooMuch));
    assert!(document.is_empty());
    for edit in edits {
        document.edit(ALICE, LogKind::Case, &[edit], NOON).unwrap();
    }
}

#[test]
fn cache_gives_the_same_document_or_none() {
    let (mut alice, mut bob, _) = pair("hallo");
    let change = write(&mut bob, BOB, 5, 0, " daar");
    alice.apply(&[from(BOB, &change)]).remove(0).unwrap();

    let cache = alice.save();
    let mut loaded = TextDoc::load(&cache).unwrap();

    assert_eq!((loaded.texts(), loaded.heads()), (alice.texts(), alice.heads()));
    assert_eq!(write(&mut loaded, ALICE, 0, 0, "x"), write(&mut alice, ALICE, 0, 0, "x"));
    for at in 0..cache.len() {
        let mut damaged = cache.clone();
        damaged[at] ^= 1;
        assert!(TextDoc::load(&damaged).is_err_and(|error| error == CacheError), "byte {at}");
    }
}
