//! Invariants 14, 15 and 19: nothing of a case is lost, and dates only hide.

pub(super) mod plan;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Move, pick, quick, script};
use crate::case::derive;
use crate::ending::is_dropped;
use crate::fact::{
    CaseOpened, CaseRetentionSet, CaseStepped, Dropped, Fact, TipAdded, TipArchived, TipEdited, TipReported,
};
use crate::history::History as _;
use crate::id::{FactId, LogId};
use crate::testing::{MemoryHistory, Partners, TODAY, author};
use crate::time::Day;
use crate::view::{CaseState, CaseView, Texts, TipVersion};
use crate::words::{CaseStep, DropReason, LifeArea, Line, LogKind, Prose, SupportLevel, TextField, TipResult};

const LOG: LogId = LogId([2; 16]);

fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

fn opened(retain_until: Day) -> CaseOpened {
    CaseOpened {
        table: LogId([3; 16]),
        title: Line::new("weer alleen thuis").unwrap(),
        ground: prose("gevraagd"),
        retain_until,
        areas: vec![LifeArea::Housing],
    }
}

fn tip(text: &str) -> TipAdded {
    TipAdded { area: LifeArea::Housing, level: SupportLevel::OwnNetwork, text: prose(text) }
}

fn moved(tip: FactId, one: u8, other: u8) -> TipEdited {
    TipEdited {
        tip,
        area: LifeArea::ALL[pick(one, 3)],
        level: SupportLevel::ALL[pick(other, 4)],
        text: prose(["buurvrouw vragen", "samen eten"][pick(one, 2)]),
    }
}

/// Three replicas add, move, archive and report tips apart, step the case, and meet.
fn play(moves: &[Move]) -> Partners {
    let mut partners = Partners::new(3, 1, opened(TODAY.plus(100)));
    for (what, who, one, other) in moves {
        let replica = usize::from(*who) % partners.replicas();
        let history = partners.history(replica);
        let tips: Vec<FactId> =
            history.facts().iter().filter(|one| matches!(one.fact, Fact::TipAdded(_))).map(|one| one.id).collect();
        let known = (!tips.is_empty()).then(|| tips[pick(*one, tips.len())]);
        match (what % 9, known) {
            (0, _) => {
                partners.write(replica, tip(&format!("tip {other}")));
            }
            (1 | 2, Some(tip)) => {
                partners.write(replica, moved(tip, *one, *other));
            }
            (3, Some(tip)) => {
                partners.write(replica, TipArchived { tip });
            }
            (4, Some(tip)) => {
                let result = TipResult::ALL[pick(*other, 5)];
                partners.write(replica, TipReported { tip, result, note: None, sheet: None });
            }
            (5, _) if other % 2 == 0 => {
                // Withdrawing ends what there is to look at: it has tests of its own.
                let steps = [
                    CaseStep::Submitted,
                    CaseStep::Scheduled,
                    CaseStep::Discussed,
                    CaseStep::Closed,
                    CaseStep::Reopened,
                ];
                partners.write(replica, CaseStepped { step: steps[pick(*one, 5)], on: None });
            }
            _ => partners.meet(replica, usize::from(*other)),
        }
    }
    partners
}

fn view(history: &MemoryHistory) -> CaseView {
    derive(LOG, history, &Texts::new(), TODAY).unwrap()
}

/// Places of the facts about a tip that `read` accepts.
fn places(history: &MemoryHistory, read: impl Fn(&Fact) -> bool) -> Vec<usize> {
    (0_usize..).zip(history.facts()).filter(|(_, record)| read(&record.fact)).map(|(place, _)| place).collect()
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn invariant_14_an_archived_tip_keeps_what_was_written_apart_and_comes_back(moves in script(40)) {
        let mut partners = play(&moves);
        let whole = partners.whole();
        let archived: Vec<FactId> =
            view(&whole).tips.iter().filter(|tip| tip.archived).map(|tip| tip.tip).collect();

        for tip in &view(&whole).tips {
            let away = places(&whole, |fact| matches!(fact, Fact::TipArchived(archived) if archived.tip == tip.tip));
            let edits = places(&whole, |fact| matches!(fact, Fact::TipEdited(edit) if edit.tip == tip.tip));
            let unanswered = away.iter().any(|away| !edits.iter().any(|edit| whole.precedes(*away, *edit)));
            prop_assert_eq!(tip.archived, unanswered);
            prop_assert!(!tip.versions.is_empty());
        }
        for replica in 0..partners.replicas() {
            partners.meet(replica, 0);
        }
        for tip in &archived {
            partners.write(0, moved(*tip, 1, 1));
        }
        for tip in view(&partners.whole()).tips.iter().filter(|tip| archived.contains(&tip.tip)) {
            prop_assert!(!tip.archived);
            prop_assert_eq!(tip.versions.len(), 1);
        }
    }

    #[test]
    fn invariant_15_tips_written_apart_survive_and_a_move_keeps_one_copy(moves in script(40)) {
        let whole = play(&moves).whole();

        let view = view(&whole);

        let added: BTreeSet<FactId> = whole
            .facts()
            .iter()
            .filter(|record| matches!(record.fact, Fact::TipAdded(_)))
            .map(|record| record.id)
            .collect();
        prop_assert_eq!(view.tips.len(), added.len());
        prop_assert_eq!(view.tips.iter().map(|tip| tip.tip).collect::<BTreeSet<_>>(), added);
        for tip in &view.tips {
            // The reference: wordings that no other wording of the tip comes after.
            let wordings: Vec<(usize, (LifeArea, SupportLevel, String))> = (0_usize..)
                .zip(whole.facts())
                .filter_map(|(place, record)| match &record.fact {
                    Fact::TipAdded(added) if record.id == tip.tip => {
                        Some((place, (added.area, added.level, added.text.to_string())))
                    }
                    Fact::TipEdited(edit) if edit.tip == tip.tip => {
                        Some((place, (edit.area, edit.level, edit.text.to_string())))
                    }
                    _ => None,
                })
                .collect();
            let expected: BTreeSet<_> = wordings
                .iter()
                .filter(|(place, _)| !wordings.iter().any(|(other, _)| whole.precedes(*place, *other)))
                .map(|(_, wording)| wording.clone())
                .collect();
            let found: BTreeSet<_> = tip.versions.iter().map(wording).collect();
            prop_assert_eq!(found.len(), tip.versions.len());
            prop_assert_eq!(found, expected);
            let rows: BTreeSet<LifeArea> = tip.versions.iter().map(|version| version.area).collect();
            prop_assert!(tip.archived || rows.iter().all(|row| view.row.areas.contains(row)));
        }
    }

    #[test]
    fn invariant_19_a_date_only_hides(moves in script(30), late in 1_i32..4_000) {
        let whole = play(&moves).whole();
        let day = view(&whole).row.retain_until;

        let last = derive(LOG, &whole, &Texts::new(), day).unwrap();
        let mut after = derive(LOG, &whole, &Texts::new(), day.plus(late)).unwrap();

        prop_assert!(!last.row.hidden);
        prop_assert!(after.row.hidden);
        prop_assert!(!is_dropped(LogKind::Case, LOG, &whole));
        after.row.hidden = false;
        prop_assert_eq!(after, last);
    }

    #[test]
    fn invariant_19_one_clock_destroys_nothing(claims in proptest::collection::vec((0_usize..3, 0_usize..3), 0..6)) {
        let mut partners = Partners::new(3, 1, opened(TODAY));
        for (who, why) in &claims {
            partners.write(*who, Dropped { reason: DropReason::ALL[*why] });
        }

        let dropped = is_dropped(LogKind::Case, LOG, &partners.whole());

        let by_founder = claims.iter().any(|(who, why)| *who == 0 && DropReason::ALL[*why] != DropReason::RetentionPassed);
        let said = |reason| {
            let who = claims.iter().filter(|(_, why)| DropReason::ALL[*why] == reason).map(|(who, _)| *who);
            who.collect::<BTreeSet<usize>>().len()
        };
        let by_two = said(DropReason::RetentionPassed) >= 2 || said(DropReason::Mistake) >= 2;
        prop_assert_eq!(dropped, by_founder || by_two);
    }
}

fn wording(version: &TipVersion) -> (LifeArea, SupportLevel, String) {
    (version.area, version.level, version.text.clone())
}

#[test]
fn invariant_14_archiving_apart_from_an_edit_archives_and_keeps_the_edit() {
    let mut partners = Partners::new(2, 1, opened(TODAY));
    let id = partners.write(0, tip("buurvrouw vragen"));
    partners.meet(0, 1);
    partners.write(0, TipArchived { tip: id });
    partners.write(1, moved(id, 1, 3));

    let view = view(&partners.whole());

    assert!(view.tips[0].archived);
    assert_eq!(view.tips[0].versions[0].text, "samen eten");
    assert_eq!(view.row.tips, 0);
}

#[test]
fn invariant_15_two_moves_apart_are_two_versions_of_one_tip() {
    let mut partners = Partners::new(2, 1, opened(TODAY));
    let id = partners.write(0, tip("buurvrouw vragen"));
    partners.meet(0, 1);
    partners.write(0, moved(id, 0, 0));
    partners.write(1, moved(id, 1, 2));

    let view = view(&partners.whole());

    assert_eq!(view.tips.len(), 1);
    assert_eq!(view.tips[0].versions.len(), 2);
    assert_eq!(view.tips[0].by, author(0, 0).org);
}

#[test]
fn withdrawing_dominates_and_masks_what_was_added_apart_from_it() {
    let mut partners = Partners::new(3, 1, opened(TODAY));
    partners.write(1, CaseStepped { step: CaseStep::Withdrawn, on: None });
    partners.write(2, tip("buurvrouw vragen"));
    partners.write(2, CaseStepped { step: CaseStep::Reopened, on: None });
    let texts = Texts::from([(TextField::Question, "wie helpt mij".to_owned())]);

    let view = derive(LOG, &partners.whole(), &texts, TODAY).unwrap();

    assert_eq!(view.row.state, CaseState::Withdrawn);
    assert_eq!((view.question.as_str(), view.ground.as_str(), view.tips.len()), ("", "", 0));
    let row = crate::view::Row::Case(view.row);
    assert_eq!(crate::row::search_text(&row, &texts, &partners.whole()), "");
}

#[test]
fn states_follow_the_steps_and_the_reports() {
    let mut partners = Partners::new(1, 1, opened(TODAY));
    let state = |partners: &Partners| view(&partners.whole()).row.state;
    let stepped = |step| CaseStepped { step, on: None };

    assert_eq!(state(&partners), CaseState::Draft);
    for (step, expected) in [
        (CaseStep::Submitted, CaseState::Submitted),
        (CaseStep::Scheduled, CaseState::Scheduled),
        (CaseStep::Discussed, CaseState::Trying),
    ] {
        partners.write(0, stepped(step));
        assert_eq!(state(&partners), expected);
    }
    let id = partners.write(0, tip("buurvrouw vragen"));
    partners.write(0, TipReported { tip: id, result: TipResult::UnderWay, note: None, sheet: None });
    assert_eq!(state(&partners), CaseState::Trying);
    partners.write(0, TipReported { tip: id, result: TipResult::Worked, note: None, sheet: None });
    assert_eq!(state(&partners), CaseState::ReportedBack);
    partners.write(0, stepped(CaseStep::Closed));
    assert_eq!(state(&partners), CaseState::Closed);
    partners.write(0, stepped(CaseStep::Reopened));
    assert_eq!(state(&partners), CaseState::ReportedBack);
}

#[test]
fn of_two_retention_dates_set_apart_the_earlier_counts() {
    let mut partners = Partners::new(2, 1, opened(TODAY.plus(10)));
    partners.write(0, CaseRetentionSet { retain_until: TODAY.plus(300) });
    partners.write(1, CaseRetentionSet { retain_until: TODAY.plus(200) });

    assert_eq!(view(&partners.whole()).row.retain_until, TODAY.plus(200));
}
