//! Nothing about a case waits for a text or a cell that is still empty.

use super::*;
use crate::command::report::CaseReport;
use crate::words::ClientVerdict;

/// A case of which these parts are filled: one bit for each column, then reports, that it was discussed, three texts.
fn filled(bits: u16) -> (World, Vec<FactId>) {
    let on = |bit: u16| bits & (1 << bit) != 0;
    let mut world = world();
    let mut written = case(TABLE);
    let tips: Vec<FactId> = (0..)
        .zip(SupportLevel::ALL)
        .filter(|(bit, _)| on(*bit))
        .map(|(_, level)| written.write(0, TipAdded { area: LifeArea::Housing, level: *level, text: prose("koken") }))
        .collect();
    if on(4) {
        for tip in &tips {
            written.write(0, TipReported { tip: *tip, result: TipResult::Worked, note: None, sheet: None });
        }
    }
    if on(5) {
        written.write(0, CaseStepped { step: CaseStep::Discussed, on: None });
    }
    let fields = [TextField::Question, TextField::Situation, TextField::Strengths];
    let words = |bit| if on(bit) { "woorden".to_owned() } else { String::new() };
    let texts = (6..).zip(fields).map(|(bit, field)| (field, words(bit))).collect();
    world.desk.lay(CASE, (LogKind::Case, ReaderRule::Members), written.whole(), texts);
    (world, tips)
}

/// Everything that can be done with it.
fn everything(tips: &[FactId], discussed: bool) -> Vec<Command> {
    let step = |step, on| Command::StepCase { case: CASE, step, on };
    let told = |line: bool, words: bool, verdict| {
        let said = |said: bool| said.then(|| prose("het hielp"));
        Command::ReportCase(Box::new(CaseReport {
            case: CASE,
            tips: Vec::new(),
            line: said(line),
            words: said(words),
            verdict,
        }))
    };
    let mut all = vec![
        Command::RetitleCase { case: CASE, title: line("anders") },
        Command::SetCaseAreas { case: CASE, areas: vec![LifeArea::Housing, LifeArea::Finances] },
        Command::SetCaseRetention { case: CASE, retain_until: TODAY.plus(60) },
        step(CaseStep::Scheduled, None),
        step(CaseStep::Scheduled, Some(TODAY)),
        step(CaseStep::Closed, None),
        step(CaseStep::Withdrawn, None),
        told(true, false, None),
        told(false, true, None),
        told(false, false, Some(ClientVerdict::Helped)),
    ];
    if !discussed {
        all.extend([step(CaseStep::Submitted, None), step(CaseStep::Discussed, None)]);
    }
    for field in [TextField::Question, TextField::Situation, TextField::Strengths] {
        all.push(edit(CASE, field, 0, 0, "eerst"));
    }
    for (area, level) in LifeArea::ALL.iter().flat_map(|area| SupportLevel::ALL.iter().map(move |level| (area, level)))
    {
        all.push(Command::AddTip { case: CASE, area: *area, level: *level, text: prose("bellen") });
    }
    for tip in tips {
        let (area, level, text) = (LifeArea::Finances, SupportLevel::Formal, prose("anders"));
        all.push(Command::EditTip { case: CASE, tip: *tip, area, level, text });
        all.push(Command::ArchiveTip { case: CASE, tip: *tip });
        all.push(Command::ReportTip { case: CASE, tip: *tip, result: TipResult::DidNotWork, note: None });
    }
    all
}

#[test]
fn nothing_about_a_case_waits_for_a_text_or_a_cell_that_is_empty() {
    for bits in 0..1 << 9 {
        let (world, tips) = filled(bits);
        for command in everything(&tips, bits & (1 << 5) != 0) {
            let done = planned(&world, &command);
            assert!(done.is_ok(), "{bits:09b}: {command:?} is refused: {done:?}");
        }
    }
}
