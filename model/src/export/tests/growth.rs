//! One of everything that shows how partners work together.

use super::{ANNA, AT, CASE, DAY, THEM, US};
use crate::fact::relation::Trust;
use crate::id::{FactId, LogId};
use crate::view::experiment::{ExperimentView, JudgementView};
use crate::view::learning::{StoryView, TrainingView};
use crate::view::relation::{AnswerView, CaptureView};
use crate::view::talk::{RemarkView, SaidView};
use crate::words::experiment::ExperimentOutcome;
use crate::words::learning::{TrainingKind, TrainingPlace, WordWay};
use crate::words::relation::Closeness;

pub(super) fn capture(text: &str) -> CaptureView {
    let answer =
        |by, other, closeness, trust| AnswerView { by, other, closeness, trust, worth: None, contradicted: true };
    let trust = Some(Trust { openness: 1, reliability: 4, purpose: 2 });
    CaptureView {
        log: LogId([30; 16]),
        title: text.to_owned(),
        at: AT,
        open: true,
        participants: vec![US, THEM],
        answers: vec![answer(US, THEM, Closeness::AsOne, trust), answer(THEM, US, Closeness::Acquainted, None)],
        missing: vec![],
    }
}

pub(super) fn experiment(text: &str) -> ExperimentView {
    let word = |by, outcome, agreement| JudgementView { outcome, why: Some(text.to_owned()), agreement, by, at: AT };
    ExperimentView {
        log: LogId([35; 16]),
        title: text.to_owned(),
        text: text.to_owned(),
        until: DAY,
        taking_part: vec![US, THEM],
        origin: Some(CASE),
        judgements: vec![
            word(US, ExperimentOutcome::Stops, None),
            word(THEM, ExperimentOutcome::Agreed, Some(LogId([8; 16]))),
        ],
        by: THEM,
        at: AT,
    }
}

pub(super) fn talk(text: &str) -> Vec<RemarkView> {
    let said = |n: u8, by, taken_back| SaidView {
        remark: FactId([n; 16]),
        text: if taken_back { String::new() } else { text.to_owned() },
        taken_back,
        by,
        person: ANNA,
        at: AT,
    };
    vec![RemarkView {
        said: said(32, US, false),
        beside: Some(text.to_owned()),
        answers: vec![said(33, THEM, false), said(34, THEM, true)],
        settled: true,
    }]
}

pub(super) fn story(text: &str) -> StoryView {
    StoryView {
        log: LogId([61; 16]),
        title: text.to_owned(),
        text: text.to_owned(),
        case: CASE,
        asked: US,
        asker: Some(ANNA),
        on: DAY,
        way: WordWay::OnPaper,
        by: US,
        at: AT,
    }
}

pub(super) fn training(text: &str) -> TrainingView {
    let (noted, kind, place) = (FactId([62; 16]), TrainingKind::Gave, TrainingPlace::Outside);
    TrainingView { noted, on: DAY, kind, what: text.to_owned(), place }
}
