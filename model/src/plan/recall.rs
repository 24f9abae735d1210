//! Plans calling a sentence back: the log is opened anew without it, and the old one is dropped.

use super::circle::{circle, copied};
use super::{Context, RuleError, Write, any_readable, require, text};
use crate::breakthrough::solutions_anew;
use crate::case::tips_anew;
use crate::fact::circle::{CircleOpened, GroundRecorded, ReaderNamed};
use crate::fact::lesson::{LessonOpened, LessonTaken};
use crate::fact::{CaseOpened, CaseStepped, Dropped, Fact};
use crate::history::founder;
use crate::id::LogId;
use crate::row::search_text;
use crate::view::circle::CaseMode;
use crate::view::{CaseView, LessonView, Row};
use crate::words::{CaseStep, DropReason, Line, LogKind, Prose, ReaderRule, TextField};

/// Whoever reads a case or a lesson may call a sentence back. Its founder's organisation ends the old one at once; if
/// another one does, a case is hidden at once, and ends when a second organisation drops it too.
pub(super) fn recall(context: &dyn Context, log: LogId, sentence: &str) -> Result<Vec<Write>, RuleError> {
    let (kind, readers) = any_readable(context, log)?;
    let sentence = sentence.trim();
    require(!sentence.is_empty(), RuleError::NotInText)?;
    let mine = founder(context.history(log).ok_or(RuleError::NotFound)?) == Some(context.me().org);
    let new = match kind {
        LogKind::Case | LogKind::Circle => {
            super::case::kept_case(context, log)?;
            let view = super::case::view(context, log)?;
            case_without(context, &view, readers, sentence)?
        }
        LogKind::Lesson => {
            require(mine, RuleError::NotYours)?;
            lesson_without(context, log, readers, sentence)?
        }
        _ => return Err(RuleError::WrongKind),
    };
    let mut old = Write::log(log, Dropped { reason: DropReason::Mistake });
    if !mine {
        old.facts.insert(0, CaseStepped { step: CaseStep::Withdrawn, on: None }.into());
    }
    Ok(vec![new, old])
}

/// Takes a sentence out of texts, and knows whether it stood in any.
struct Out<'a> {
    sentence: &'a str,
    found: bool,
}

impl Out<'_> {
    fn of(&mut self, text: &str) -> String {
        self.found |= text.contains(self.sentence);
        text.replace(self.sentence, "").trim().to_owned()
    }

    /// A line; of one that was nothing but the sentence a mark is left.
    fn line(&mut self, text: &str) -> Line {
        Line::new(&self.of(text)).unwrap_or_else(|_empty| Line::unnamed())
    }
}

fn case_without(
    context: &dyn Context,
    view: &CaseView,
    readers: ReaderRule,
    sentence: &str,
) -> Result<Write, RuleError> {
    let mut out = Out { sentence, found: false };
    let row = &view.row;
    let title = out.line(&row.title);
    let mut write = match row.mode {
        CaseMode::Learning => {
            let ground = Prose::new(&out.of(&view.ground)).map_err(|_empty| RuleError::GroundRequired)?;
            let table = row.table.ok_or(RuleError::NotFound)?;
            let (retain_until, areas) = (row.retain_until, row.areas.clone());
            Write::new(LogKind::Case, readers, CaseOpened { table, title, ground, retain_until, areas })
        }
        CaseMode::Circle => circle_without(context, view, title, &mut out)?,
    };
    for (_, mut tip) in tips_anew(view) {
        let kept = out.of(tip.text.as_str());
        // A tip that was nothing but the sentence goes with it.
        if let Ok(text) = Prose::new(&kept) {
            tip.text = text;
            write.facts.push(tip.into());
        }
    }
    // So does a solution; a corner of one stays empty then.
    write.facts.extend(solutions_anew(&view.plan, |text| out.of(text)).map(Fact::from));
    write.edits = copied(view, |text| out.of(text))?;
    require(out.found || is_left_behind(context, row.log, sentence), RuleError::NotInText)?;
    Ok(write)
}

/// Whether a sentence stands in what is not taken along: what was told of the case, the talk beside it.
fn is_left_behind(context: &dyn Context, log: LogId, sentence: &str) -> bool {
    let found = context.row(log).zip(context.history(log)).zip(context.texts(log));
    found.is_some_and(|((row, history), texts)| search_text(row, &texts, history).contains(sentence))
}

/// The same circle: its grounds that still stand, and whoever may read now.
fn circle_without(context: &dyn Context, view: &CaseView, title: Line, out: &mut Out<'_>) -> Result<Write, RuleError> {
    let row = &view.row;
    let circle = circle(context, row.log)?;
    let purpose = Prose::new(&out.of(&circle.purpose)).map_err(|_empty| RuleError::OutOfBounds)?;
    let opened = CircleOpened {
        title,
        purpose,
        until: row.retain_until,
        responsible: circle.responsible,
        later: circle.later,
        areas: row.areas.clone(),
        from: circle.from,
    };
    let mut write = Write::new(LogKind::Circle, ReaderRule::Own, opened);
    for person in &circle.concerned {
        for ground in person.grounds.iter().filter(|ground| ground.live) {
            let reason = ground.reason.as_deref().and_then(|reason| Prose::new(&out.of(reason)).ok());
            write.facts.push(Fact::from(GroundRecorded {
                concerned: person.concerned,
                ground: ground.ground,
                special: ground.special,
                secrecy: ground.secrecy,
                informed: ground.informed,
                orgs: ground.orgs.clone(),
                informed_on: ground.informed_on,
                reason,
                until: ground.until,
            }));
        }
    }
    let me = context.me();
    let others = row.readers.iter().filter(|reader| (reader.org, reader.person) != (me.org, me.person));
    write.facts.extend(others.map(|one| Fact::from(ReaderNamed { org: one.org, person: one.person })));
    Ok(write)
}

fn lesson_without(context: &dyn Context, log: LogId, readers: ReaderRule, sentence: &str) -> Result<Write, RuleError> {
    let Some(Row::Lesson(LessonView { title, order, cases, origin, owners, text: words, .. })) = context.row(log)
    else {
        return Err(RuleError::NotFound);
    };
    let mut out = Out { sentence, found: false };
    let opened = LessonOpened { title: out.line(title), order: *order, cases: cases.clone(), origin: *origin };
    let mut write = Write::new(LogKind::Lesson, readers, opened);
    if owners.contains(&context.me().org) {
        write.facts.push(LessonTaken {}.into());
    }
    write.edits = text::initial(TextField::LessonText, &out.of(words))?;
    require(out.found, RuleError::NotInText)?;
    Ok(write)
}
