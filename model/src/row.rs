//! The list row and the search text of a log: caches that follow from its facts and texts alone.

use crate::ending;
use crate::fact::Fact;
use crate::history::{History, said};
use crate::id::LogId;
use crate::view::{CaseState, Detail, Row, Texts};
use crate::words::{LogKind, ReaderRule, TextField};
use crate::{
    action, agreement, breakthrough, card, case, departure, experiment, lesson, maturity, meeting, network, relation,
    story, table, talk,
};

/// The list row of a log; `None` for the roster, and before the log holds the fact that opens it.
///
/// A row says nothing that depends on who belongs or on the day, so that it may be kept as long as the log does not
/// change; [`crate::snapshot::assemble`] settles that.
pub fn derive_row(kind: LogKind, readers: ReaderRule, log: LogId, history: &dyn History, texts: &Texts) -> Option<Row> {
    if ending::is_dropped(kind, log, history) {
        return Some(Row::Dropped { kind });
    }
    match kind {
        LogKind::Roster => None,
        LogKind::Network => network::derive(history, texts),
        LogKind::Organisation => card::organisation(log, history).map(Row::Organisation),
        LogKind::Person => card::person(log, history).map(Row::Person),
        LogKind::Table => table::derive(log, readers, history).map(Row::Table),
        LogKind::Case | LogKind::Circle => case::row(log, history, texts).map(Row::Case),
        LogKind::Agreement => agreement::row(log, history).map(Row::Agreement),
        LogKind::Round => maturity::derive(log, history, texts).map(Row::Round),
        LogKind::Season => action::derive(log, history).map(Row::Season),
        LogKind::Lesson => lesson::derive(log, history, texts).map(Row::Lesson),
        LogKind::Departure => departure::derive(log, history, texts).map(Row::Departure),
        LogKind::Meeting => meeting::derive(log, history, texts).map(Row::Meeting),
        LogKind::Capture => relation::derive(log, history).map(Row::Capture),
        LogKind::Experiment => experiment::derive(log, history, texts).map(Row::Experiment),
        LogKind::Story => story::derive(log, history).map(Row::Story),
    }
}

/// A case or an agreement in full; `None` for other kinds, for what was dropped, and for a case past its day.
pub fn derive_detail(
    kind: LogKind,
    log: LogId,
    history: &dyn History,
    texts: &Texts,
    today: crate::time::Day,
) -> Option<Detail> {
    if ending::is_dropped(kind, log, history) {
        return None;
    }
    match kind {
        LogKind::Case | LogKind::Circle => {
            case::derive(log, history, texts, today).filter(|view| !view.row.hidden).map(Detail::Case)
        }
        LogKind::Agreement => agreement::derive(log, history, texts).map(Detail::Agreement),
        _ => None,
    }
}

/// What full-text search finds a log by, one piece a line; empty for what was dropped or withdrawn.
///
/// Cases past their day keep theirs: a date destroys nothing. Whoever shows results leaves out rows that are hidden.
pub fn search_text(row: &Row, texts: &Texts, history: &dyn History) -> String {
    let mut pieces: Vec<&str> = Vec::new();
    match row {
        Row::Dropped { .. } => return String::new(),
        Row::Case(case) if case.state == CaseState::Withdrawn => return String::new(),
        Row::Network { name, region, .. } => {
            pieces.extend([Some(name), region.as_ref()].into_iter().flatten().map(String::as_str));
        }
        Row::Organisation(card) => {
            pieces.push(&card.name);
            pieces.extend(card.offers.as_deref());
        }
        Row::Person(card) => {
            pieces.push(&card.name);
            pieces.extend(card.contact.as_deref());
        }
        Row::Table(table) => {
            pieces.push(&table.name);
            pieces.extend([table.area.as_deref(), table.rhythm.as_deref()].into_iter().flatten());
        }
        Row::Case(case) => pieces.push(&case.title),
        Row::Agreement(agreement) => pieces.push(&agreement.title),
        Row::Round(round) => pieces.push(&round.title),
        Row::Season(season) => {
            pieces.push(&season.title);
            pieces.extend(season.actions.iter().map(|action| action.what.as_str()));
            pieces.extend(season.superfluous.iter().map(|one| one.text.as_str()));
            pieces.extend(season.reviews.iter().flat_map(|one| &one.words).filter_map(|word| word.why.as_deref()));
        }
        Row::Lesson(lesson) => pieces.push(&lesson.title),
        Row::Departure(departure) => pieces.extend(departure.reason.as_deref()),
        Row::Capture(capture) => pieces.push(&capture.title),
        Row::Experiment(one) => {
            pieces.push(&one.title);
            pieces.extend(one.judgements.iter().filter_map(|word| word.why.as_deref()));
        }
        Row::Story(one) => pieces.extend([one.title.as_str(), one.text.as_str()]),
        Row::Meeting(meeting) => pieces.extend(meeting::words(meeting)),
    }
    pieces.extend(TextField::ALL.iter().filter_map(|field| texts.get(field)).map(String::as_str));
    let words = said(history, |record| match record.fact.known() {
        Fact::TipAdded(tip) => Some(tip.text.as_str()),
        Fact::TipEdited(edit) => Some(edit.text.as_str()),
        Fact::TipReported(report) => report.note.as_ref().map(crate::words::Prose::as_str),
        Fact::CaseReported(told) => told.line.as_ref().map(crate::words::Prose::as_str),
        Fact::CriterionAdded(criterion) => Some(criterion.text.as_str()),
        Fact::VersionProposed(version) => Some(version.text.as_str()),
        Fact::ScoreGiven(score) => score.evidence.as_ref().map(crate::words::Prose::as_str),
        _ => None,
    });
    pieces.extend(words.iter().map(|word| word.what));
    let talk = talk::words(history);
    pieces.extend(talk.iter().map(String::as_str));
    let revealed = said(history, |record| match record.fact.known() {
        Fact::ScoresRevealed(revealed) => Some(&revealed.scores),
        _ => None,
    });
    let revealed = revealed.iter().flat_map(|one| one.what);
    pieces.extend(revealed.filter_map(|score| score.evidence.as_ref()).map(crate::words::Prose::as_str));
    let clients = said(history, |record| match record.fact.known() {
        Fact::CaseReported(told) => told.words.as_ref().map(crate::words::Prose::as_str),
        _ => None,
    });
    pieces.extend(clients.iter().map(|word| word.what));
    let plans = said(history, |record| Some(breakthrough::words_of(record.fact.known())));
    pieces.extend(plans.iter().flat_map(|words| words.what.iter().copied()));
    pieces.join("\n")
}
