//! A case, learning or circle: where it stands, its texts, and the tips in its matrix.

use std::collections::BTreeSet;

use crate::card::distinct;
use crate::circle::Circle;
use crate::fact::circle::CircleOpened;
use crate::fact::report::ReplyAsked;
use crate::fact::{CaseOpened, Fact, TipAdded, TipReported};
use crate::history::{History, Recorded, Said, changed, last, said, shown};
use crate::id::{FactId, LogId, OrgId, PersonId};
use crate::time::Day;
use crate::view::breakthrough::PlanView;
use crate::view::circle::{CaseMode, CircleReader};
use crate::view::{CaseRow, CaseState, CaseView, SetApart, StepView, Texts, TipReport, TipVersion, TipView};
use crate::words::{CaseStep, ClientVerdict, LifeArea, Line, Prose, SupportLevel, TextField, TipResult};
use crate::{breakthrough, report, successor, talk};

/// A case is kept for this many days at most: two years. Source: `docs/architecture.md`, retention.
pub const RETENTION_DAYS_MAX: i32 = 731;

/// Why a fact is set apart whose branch of a forked feed does not count; a key of the language files.
pub const ON_A_BRANCH: &str = "set-apart-branch";

/// What opens a case: it says for ever how the case is shared.
#[derive(Clone, Copy)]
enum Opening<'a> {
    Learning(&'a CaseOpened),
    Circle(&'a CircleOpened),
}

impl<'a> Opening<'a> {
    const fn title(self) -> &'a Line {
        match self {
            Self::Learning(opened) => &opened.title,
            Self::Circle(opened) => &opened.title,
        }
    }

    const fn areas(self) -> &'a Vec<LifeArea> {
        match self {
            Self::Learning(opened) => &opened.areas,
            Self::Circle(opened) => &opened.areas,
        }
    }

    const fn retain_until(self) -> Day {
        match self {
            Self::Learning(opened) => opened.retain_until,
            Self::Circle(opened) => opened.until,
        }
    }
}

/// A case's list row; `None` before it was opened. Whether it is hidden is left to [`settle`].
pub fn row(log: LogId, history: &dyn History, texts: &Texts) -> Option<CaseRow> {
    let opening = opening(history)?;
    let plan = breakthrough::derive(history, texts);
    Some(row_of(log, history, &opening, &tips(history), &plan))
}

/// Hides a case whose day has passed, its own or that of the grounds of all its readers. Nothing is destroyed by a
/// date.
pub fn settle(row: &mut CaseRow, today: Day) {
    let past = |reader: &CircleReader| reader.until.is_some_and(|until| until < today);
    row.hidden = row.retain_until < today || (!row.readers.is_empty() && row.readers.iter().all(past));
}

/// Whether a person may see a case on a day. Of a learning case the log's readers decide; a withdrawn circle case
/// stays in the list of whoever holds it, without its content.
pub fn is_for(row: &CaseRow, org: OrgId, person: PersonId, today: Day) -> bool {
    let mine = |reader: &CircleReader| {
        (reader.org, reader.person) == (org, person) && reader.until.is_none_or(|until| until >= today)
    };
    row.mode == CaseMode::Learning || row.state == CaseState::Withdrawn || row.readers.iter().any(mine)
}

/// The tips of a case as they would be given anew: live ones, each by its first wording.
pub(crate) fn tips_anew(view: &CaseView) -> impl Iterator<Item = (&TipView, TipAdded)> {
    let live = view.tips.iter().filter(|tip| !tip.archived);
    live.filter_map(|tip| {
        let first = tip.versions.first()?;
        Some((tip, TipAdded { area: first.area, level: first.level, text: Prose::new(&first.text).ok()? }))
    })
}

/// A case in full; `None` before it was opened.
///
/// Of a withdrawn case only the row and the steps are shown (of a circle case also its grounds, and who could read):
/// withdrawing works at once, on whatever was added apart from it too.
pub fn derive(log: LogId, history: &dyn History, texts: &Texts, today: Day) -> Option<CaseView> {
    let opening = opening(history)?;
    let mut tips = tips(history);
    let plan = breakthrough::derive(history, texts);
    let mut row = row_of(log, history, &opening, &tips, &plan);
    settle(&mut row, today);
    let text = |field| texts.get(&field).cloned().unwrap_or_default();
    let (ground, circle) = match opening.what {
        Opening::Learning(opened) => (opened.ground.to_string(), None),
        Opening::Circle(opened) => {
            let circle = Circle::of(history).view(opened, opening.record.id, today);
            (String::new(), Some(Box::new(circle)))
        }
    };
    let sheets = sheets_of(history, opening.what);
    let mut view = CaseView {
        row,
        ground,
        circle,
        question: text(TextField::Question),
        situation: text(TextField::Situation),
        strengths: text(TextField::Strengths),
        tips: Vec::new(),
        lines: report::lines(history, &sheets),
        plan: Box::new(plan),
        talk: talk::derive(history),
        sheets: report::sheet_views(history, &sheets),
        steps: steps(history).iter().map(step_view).collect(),
        set_apart: set_apart(history),
        continues: successor::continued(history).first().map(|from| from.log),
    };
    tips.sort_by_key(|tip| tip.versions.first().map(|version| (version.area, version.level)));
    view.tips = tips;
    if view.row.state == CaseState::Withdrawn {
        view.ground = String::new();
        view.question = String::new();
        view.situation = String::new();
        view.strengths = String::new();
        view.tips = Vec::new();
        view.lines = Vec::new();
        view.talk = Vec::new();
        view.sheets = Vec::new();
        view.plan = Box::default();
        view.set_apart = Vec::new();
        if let Some(circle) = &mut view.circle {
            circle.purpose = String::new();
        }
    }
    Some(view)
}

fn opening(history: &dyn History) -> Option<Said<'_, Opening<'_>>> {
    let opened = said(history, |record| match record.fact.known() {
        Fact::CaseOpened(opened) => Some(Opening::Learning(opened)),
        Fact::CircleOpened(opened) => Some(Opening::Circle(opened)),
        _ => None,
    });
    opened.into_iter().next()
}

fn row_of(
    log: LogId,
    history: &dyn History,
    opening: &Said<'_, Opening<'_>>,
    tips: &[TipView],
    plan: &PlanView,
) -> CaseRow {
    let opens = |record: &Recorded| record.id == opening.record.id;
    let titles = said(history, |record| match record.fact.known() {
        Fact::CaseRetitled(retitled) => Some(&retitled.title),
        _ => opens(record).then(|| opening.what.title()),
    });
    let areas = said(history, |record| match record.fact.known() {
        Fact::CaseLifeAreasSet(set) => Some(&set.areas),
        _ => opens(record).then(|| opening.what.areas()),
    });
    let retention = said(history, |record| match record.fact.known() {
        Fact::CaseRetentionSet(set) => Some(set.retain_until),
        _ => opens(record).then(|| opening.what.retain_until()),
    });
    let live: Vec<&TipView> = tips.iter().filter(|tip| !tip.archived).collect();
    let mut rows: Vec<LifeArea> = shown(history, &areas).map(|one| one.what.clone()).unwrap_or_default();
    // A tip is never out of sight because its row was taken away apart from it.
    rows.extend(live.iter().flat_map(|tip| tip.versions.iter().map(|version| version.area)));
    // Two dates set apart: the earlier one, which shows less.
    let retain_until = last(history, &retention).iter().map(|one| one.what).min();
    let (mode, table, circle, responsible) = match opening.what {
        Opening::Learning(opened) => (CaseMode::Learning, Some(opened.table), None, None),
        Opening::Circle(opened) => {
            let circle = Circle::of(history);
            let responsible = circle.responsible(opened, opening.record.id);
            (CaseMode::Circle, None, Some(circle), Some(responsible))
        }
    };
    let masked = circle.as_ref().is_some_and(Circle::is_masked);
    let state = if masked { CaseState::Withdrawn } else { state(history, &live) };
    CaseRow {
        log,
        mode,
        title: shown(history, &titles).map(|one| one.what.to_string()).unwrap_or_default(),
        table,
        by: opening.record.author.org,
        responsible,
        state,
        plan: if state == CaseState::Withdrawn { Box::default() } else { Box::new(plan.row()) },
        areas: distinct(&rows),
        tips: live.len(),
        reported: live.iter().filter(|tip| !tip.reports.is_empty()).count(),
        told: said(history, |record| matches!(record.fact.known(), Fact::CaseReported(_)).then_some(())).len(),
        helped: if mode == CaseMode::Learning && state != CaseState::Withdrawn { helped(history) } else { None },
        remarks: if state == CaseState::Withdrawn { 0 } else { talk::open(&talk::derive(history)) },
        opened: opening.record.at,
        retain_until: retain_until.unwrap_or_else(|| opening.what.retain_until()),
        hidden: false,
        readers: circle.as_ref().map(Circle::readers).unwrap_or_default(),
        rule: None,
        changed: changed(history),
    }
}

/// The day of the resident's last verdict, where every last one says that it helped.
fn helped(history: &dyn History) -> Option<Day> {
    let said = said(history, |record| match record.fact.known() {
        Fact::CaseReported(told) => told.verdict,
        _ => None,
    });
    let latest = last(history, &said);
    let all = latest.iter().all(|one| one.what == ClientVerdict::Helped);
    latest.iter().map(|one| one.record.at.day()).max().filter(|_| all)
}

/// The steps a case took, each with the day it concerns.
type Step = (CaseStep, Option<Day>);

fn steps(history: &dyn History) -> Vec<Said<'_, Step>> {
    said(history, |record| match record.fact.known() {
        Fact::CaseStepped(stepped) => Some((stepped.step, stepped.on)),
        _ => None,
    })
}

fn step_view(step: &Said<'_, Step>) -> StepView {
    StepView { step: step.what.0, on: step.what.1, by: step.record.author.org, at: step.record.at }
}

/// Withdrawn by anybody who reads it: withdrawn for good, since a resident may ask whoever is near. Closed until it is
/// opened again by someone who knew. Else the causally latest of the other steps; apart, the furthest.
fn state(history: &dyn History, live: &[&TipView]) -> CaseState {
    let steps = steps(history);
    let places = |which: CaseStep| steps.iter().filter(move |step| step.what.0 == which).map(|step| step.place);
    if places(CaseStep::Withdrawn).next().is_some() {
        return CaseState::Withdrawn;
    }
    if places(CaseStep::Closed)
        .any(|closed| !places(CaseStep::Reopened).any(|reopened| history.precedes(closed, reopened)))
    {
        return CaseState::Closed;
    }
    let progress: Vec<Said<'_, Step>> = steps
        .into_iter()
        .filter(|step| matches!(step.what.0, CaseStep::Submitted | CaseStep::Scheduled | CaseStep::Discussed))
        .collect();
    match last(history, &progress).iter().map(|step| step.what.0).max() {
        Some(CaseStep::Submitted) => CaseState::Submitted,
        Some(CaseStep::Scheduled) => CaseState::Scheduled,
        Some(_) if reported_back(live) => CaseState::ReportedBack,
        Some(_) => CaseState::Trying,
        None => CaseState::Draft,
    }
}

/// Whether there are tips, and of each of them is known what became of it.
fn reported_back(live: &[&TipView]) -> bool {
    let ended =
        |tip: &&TipView| !tip.reports.is_empty() && tip.reports.iter().all(|one| one.result != TipResult::UnderWay);
    !live.is_empty() && live.iter().all(ended)
}

/// What a fact says about a tip.
enum Word<'a> {
    Wording(LifeArea, SupportLevel, &'a str),
    Archived,
    Reported(&'a TipReported),
}

/// Every tip in causal order, archived ones too.
fn tips(history: &dyn History) -> Vec<TipView> {
    let words = said(history, |record| {
        Some(match record.fact.known() {
            Fact::TipAdded(tip) => (record.id, Word::Wording(tip.area, tip.level, tip.text.as_str())),
            Fact::TipEdited(edit) => (edit.tip, Word::Wording(edit.area, edit.level, edit.text.as_str())),
            Fact::TipArchived(archived) => (archived.tip, Word::Archived),
            Fact::TipReported(report) => (report.tip, Word::Reported(report)),
            _ => return None,
        })
    });
    let mut about: std::collections::BTreeMap<FactId, Vec<&Said<'_, (FactId, Word<'_>)>>> =
        std::collections::BTreeMap::new();
    for word in &words {
        about.entry(word.what.0).or_default().push(word);
    }
    let sheets = report::sheets(history);
    let added = words.iter().filter(|word| matches!(word.record.fact.known(), Fact::TipAdded(_)));
    added.map(|added| tip(history, &sheets, added, about.get(&added.record.id).map_or(&[], Vec::as_slice))).collect()
}

fn tip<'a>(
    history: &dyn History,
    sheets: &[Said<'a, &'a ReplyAsked>],
    added: &Said<'a, (FactId, Word<'a>)>,
    words: &[&Said<'a, (FactId, Word<'a>)>],
) -> TipView {
    let known =
        |word: &&&Said<'a, (FactId, Word<'a>)>| word.place == added.place || history.precedes(added.place, word.place);
    let mut wordings = Vec::new();
    let mut archivings = Vec::new();
    let mut reports = Vec::new();
    for word in words.iter().filter(known) {
        let (place, record) = (word.place, word.record);
        match word.what.1 {
            Word::Wording(area, level, text) => wordings.push(Said { place, record, what: (area, level, text) }),
            Word::Archived => archivings.push(place),
            Word::Reported(report) => reports.push(Said { place, record, what: report }),
        }
    }
    let mut kept = last(history, &wordings);
    // The first version is the one that places the tip; the same words written apart are one version.
    kept.sort_by_key(|wording| wording.record.id);
    let mut seen = BTreeSet::new();
    kept.retain(|wording| seen.insert(wording.what));
    let restored = |archived: &usize| wordings.iter().any(|wording| history.precedes(*archived, wording.place));
    // Two who took the same sheet in apart say one thing.
    let mut told = last(history, &reports);
    let mut seen: Vec<&TipReported> = Vec::new();
    told.retain(|one| {
        let again = one.what.sheet.is_some() && seen.contains(&one.what);
        seen.push(one.what);
        !again
    });
    TipView {
        tip: added.record.id,
        by: added.record.author.org,
        versions: kept
            .iter()
            .map(|wording| TipVersion {
                area: wording.what.0,
                level: wording.what.1,
                text: wording.what.2.to_owned(),
                by: wording.record.author.org,
                at: wording.record.at,
            })
            .collect(),
        reports: told.iter().map(|report| tip_report(report, sheets)).collect(),
        archived: !archivings.iter().all(restored),
    }
}

fn tip_report(report: &Said<'_, &TipReported>, sheets: &[Said<'_, &ReplyAsked>]) -> TipReport {
    TipReport {
        result: report.what.result,
        note: report.what.note.as_ref().map(ToString::to_string),
        by: report.record.author.org,
        at: report.record.at,
        whom: report::whom(sheets, report.what.sheet),
    }
}

/// Reply sheets count in a learning case alone: of a circle case nothing leaves on one.
fn sheets_of<'a>(history: &'a dyn History, opening: Opening<'_>) -> Vec<Said<'a, &'a ReplyAsked>> {
    match opening {
        Opening::Learning(_) => report::sheets(history),
        Opening::Circle(_) => Vec::new(),
    }
}

/// Facts on a branch that does not count, with their words where they have any.
pub(crate) fn set_apart(history: &dyn History) -> Vec<SetApart> {
    let disputed = history.facts().iter().filter(|record| record.disputed);
    disputed
        .map(|record| SetApart {
            by: Some(record.author.org),
            text: words_of(record.fact.known())
                .map(str::to_owned)
                .or_else(|| breakthrough::words_in(record.fact.known())),
            reason: ON_A_BRANCH.to_owned(),
        })
        .collect()
}

fn words_of(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::TipAdded(tip) => Some(tip.text.as_str()),
        Fact::TipEdited(edit) => Some(edit.text.as_str()),
        Fact::TipReported(report) => report.note.as_ref().map(Prose::as_str),
        Fact::CaseReported(told) => told.line.as_ref().or(told.words.as_ref()).map(Prose::as_str),
        Fact::CaseRetitled(retitled) => Some(retitled.title.as_str()),
        Fact::CirclePurposeSet(set) => Some(set.purpose.as_str()),
        Fact::VersionProposed(version) => Some(version.text.as_str()),
        Fact::VerdictGiven(verdict) => verdict.note.as_ref().map(Prose::as_str),
        Fact::ObjectionReasoned(given) => Some(given.reason.as_str()),
        Fact::CriterionAdded(criterion) => Some(criterion.text.as_str()),
        Fact::AgreementEnded(ended) => ended.reason.as_ref().map(Prose::as_str),
        Fact::MeetingStepped(stepped) => stepped.reason.as_ref().map(Line::as_str),
        Fact::AgendaItemAdded(added) => added.subject.as_ref().map(Line::as_str),
        Fact::AgendaItemEdited(edited) => edited.subject.as_ref().map(Line::as_str),
        Fact::SignalParked(signal) => Some(signal.text.as_str()),
        Fact::NewsTold(news) => Some(news.text.as_str()),
        Fact::TemplateWritten(written) => Some(written.template.name.as_str()),
        Fact::TemplateRewritten(anew) => Some(anew.template.name.as_str()),
        Fact::ClockStarted(started) => Some(started.template.name.as_str()),
        _ => None,
    }
}
