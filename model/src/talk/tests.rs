use proptest::prelude::*;

use super::*;
use crate::fact::lesson::LessonTaken;
use crate::fact::talk::{RemarkSettled, RemarkTakenBack};
use crate::testing::{Partners, author};
use crate::words::{Line, Prose};

fn words(text: &str, on: Option<FactId>) -> Remarked {
    Remarked { text: Prose::new(text).unwrap(), on, beside: Some(Line::new("de bank").unwrap()) }
}

fn partners() -> Partners {
    Partners::new(3, 1, LessonTaken {})
}

#[test]
fn answers_stand_with_the_remark_that_began_them() {
    let mut partners = partners();
    let first = partners.write(0, words("Wie betaalt dit?", None));
    let second = partners.write(0, words("En wanneer?", None));
    partners.meet(0, 1);
    let answer = partners.write(1, words("Wij", Some(first)));
    partners.meet(1, 0);
    partners.write(0, words("Mooi", Some(answer)));

    let talk = derive(&partners.history(0));

    let shape: Vec<_> = talk.iter().map(|one| (one.said.remark, one.answers.len())).collect();
    assert_eq!(shape, [(first, 2), (second, 0)]);
    assert_eq!((open(&talk), talk[0].said.by, talk[0].answers[0].by), (2, author(0, 0).org, author(1, 0).org));
}

#[test]
fn who_differ_apart_leave_a_remark_open() {
    let mut partners = partners();
    let remark = partners.write(0, words("Klopt dit?", None));
    partners.meet(0, 1);
    partners.write(0, RemarkSettled { remark, settled: true });
    assert!(derive(&partners.history(0))[0].settled);
    partners.write(1, RemarkSettled { remark, settled: false });
    partners.meet(1, 0);
    assert!(!derive(&partners.history(0))[0].settled);
    partners.write(0, RemarkSettled { remark, settled: true });
    assert!(derive(&partners.history(0))[0].settled);
}

#[test]
fn only_who_said_it_takes_it_back_and_answers_stay() {
    let mut partners = partners();
    let remark = partners.write(0, words("Ik vergis mij", None));
    partners.meet(0, 1);
    partners.write(1, RemarkTakenBack { remark });
    partners.meet(1, 0);
    assert_eq!(derive(&partners.history(0))[0].said.text, "Ik vergis mij");

    partners.write(0, RemarkTakenBack { remark });
    assert_eq!(derive(&partners.history(0)), [], "nobody answered it");

    partners.write(1, words("Toch niet", Some(remark)));
    partners.meet(1, 0);
    let talk = derive(&partners.history(0));
    assert_eq!((talk[0].said.text.as_str(), talk[0].beside.as_deref()), ("", None));
    assert_eq!(talk[0].answers.len(), 1, "an answer that was written apart is not lost");
    assert_eq!(super::words(&partners.history(0)), ["Toch niet"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_word_that_was_not_taken_back_is_shown_once(
        moves in prop::collection::vec((0_usize..3, 0_usize..3, 0_u8..6, 0_usize..8), 0..30),
    ) {
        let mut partners = partners();
        let mut made: Vec<(FactId, usize)> = Vec::new();
        let mut back: BTreeSet<FactId> = BTreeSet::new();
        for (from, to, what, which) in moves {
            let known: Vec<FactId> = partners.history(from).facts().iter().map(|record| record.id).collect();
            let chosen = made.get(which).copied().filter(|(id, _)| known.contains(id));
            match (what, chosen) {
                (0, _) => made.push((partners.write(from, words("vraag", None)), from)),
                (1, Some((on, _))) => made.push((partners.write(from, words("antwoord", Some(on))), from)),
                (2, Some((remark, by))) => {
                    partners.write(from, RemarkTakenBack { remark });
                    if by == from {
                        back.insert(remark);
                    }
                }
                (3, Some((remark, _))) => drop(partners.write(from, RemarkSettled { remark, settled: true })),
                _ => partners.meet(from, to),
            }
        }

        let talk = derive(&partners.whole());

        let mut shown: Vec<FactId> = talk
            .iter()
            .flat_map(|one| std::iter::once(&one.said).chain(&one.answers))
            .filter(|said| !said.taken_back)
            .map(|said| said.remark)
            .collect();
        shown.sort_unstable();
        let mut expected: Vec<FactId> = made.iter().map(|(id, _)| *id).filter(|id| !back.contains(id)).collect();
        expected.sort_unstable();
        prop_assert_eq!(shown, expected);
    }
}
