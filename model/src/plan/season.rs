//! Plans actions and lessons.

use super::{Context, RuleError, Write, readable, require, require_ahead, require_member, text};
use crate::fact::Fact;
use crate::fact::lesson::{LessonOpened, LessonTaken, LessonYielded};
use crate::fact::season::{
    ActionAdded, ActionAssigned, ActionDone, ActionDue, ActionLent, CourseSaid, PulseCounted, SeasonEnded,
    SeasonOpened, SuperfluousTold, ThingReviewed,
};
use crate::id::{FactId, LogId, OrgId, PersonId};
use crate::review::words;
use crate::time::Day;
use crate::view::pulse::COURSE_MAX;
use crate::view::review::{ReviewWord, Running};
use crate::view::{ActionView, LessonView, Row, SeasonView};
use crate::words::review::Onward;
use crate::words::{Line, LogKind, ReaderRule, TextField};

/// The most cases one lesson names.
const CASES_MAX: usize = 50;
/// The most that one season says became superfluous.
const SUPERFLUOUS_MAX: usize = 50;

pub(super) fn open(title: &Line) -> Vec<Write> {
    vec![Write::new(LogKind::Season, ReaderRule::Members, SeasonOpened { title: title.clone() })]
}

/// An origin that fewer than all members read is left out: its id would tell the others that it exists.
pub(super) fn add(context: &dyn Context, season: LogId, mut added: ActionAdded) -> Result<Vec<Write>, RuleError> {
    readable(context, season, LogKind::Season)?;
    let ended = matches!(context.row(season), Some(Row::Season(season)) if season.ended);
    require(!ended, RuleError::Closed)?;
    require_owner(context, added.owner, added.person)?;
    require_ahead(context, added.due)?;
    if let Some(origin) = added.origin {
        require(context.log(origin).is_some(), RuleError::NotFound)?;
    }
    added.origin = added.origin.filter(|origin| read_by_all(context, *origin));
    Ok(vec![Write::log(season, added)])
}

pub(super) fn assign(context: &dyn Context, season: LogId, assigned: ActionAssigned) -> Result<Vec<Write>, RuleError> {
    let action = action(context, season, assigned.action)?;
    require_owner(context, assigned.owner, assigned.person)?;
    let same = action.owners == [assigned.owner] && action.person == assigned.person;
    require(!same, RuleError::AlreadySo)?;
    Ok(vec![Write::log(season, assigned)])
}

pub(super) fn set_due(
    context: &dyn Context,
    season: LogId,
    id: FactId,
    due: Option<Day>,
) -> Result<Vec<Write>, RuleError> {
    let action = action(context, season, id)?;
    require_ahead(context, due)?;
    require(action.due != due, RuleError::AlreadySo)?;
    Ok(vec![Write::log(season, ActionDue { action: id, due })])
}

pub(super) fn finish(context: &dyn Context, season: LogId, id: FactId, done: bool) -> Result<Vec<Write>, RuleError> {
    require(action(context, season, id)?.done != done, RuleError::AlreadySo)?;
    Ok(vec![Write::log(season, ActionDone { action: id, done })])
}

/// Only an owner lends.
pub(super) fn lend(context: &dyn Context, season: LogId, lent: ActionLent) -> Result<Vec<Write>, RuleError> {
    let own = context.me().org;
    let action = action(context, season, lent.action)?;
    require(action.owners.contains(&own), RuleError::NotYours)?;
    require(!action.done, RuleError::Closed)?;
    require(lent.to != own, RuleError::AlreadySo)?;
    require_member(context, &lent.to, RuleError::OtherNotAMember)?;
    require_ahead(context, Some(lent.until))?;
    Ok(vec![Write::log(season, lent)])
}

/// The latest word counts, whoever says it; saying the same again is refused.
pub(super) fn review(
    context: &dyn Context,
    log: LogId,
    about: Running,
    onward: Onward,
    why: Option<&Line>,
) -> Result<Vec<Write>, RuleError> {
    let season = season(context, log)?;
    let (action, agreement) = match about {
        Running::Action(id) => {
            require(season.actions.iter().any(|action| action.action == id), RuleError::NotFound)?;
            (Some(id), None)
        }
        Running::Agreement(log) => {
            readable(context, log, LogKind::Agreement)?;
            (None, Some(log))
        }
    };
    let same = |word: &ReviewWord| word.onward == onward && word.why.as_deref() == why.map(Line::as_str);
    require(!matches!(words(season, about), [only] if same(only)), RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, ThingReviewed { onward, action, agreement, why: why.cloned() })])
}

pub(super) fn tell_superfluous(context: &dyn Context, log: LogId, text: &Line) -> Result<Vec<Write>, RuleError> {
    let season = season(context, log)?;
    require(season.superfluous.len() < SUPERFLUOUS_MAX, RuleError::OutOfBounds)?;
    require(!season.superfluous.iter().any(|one| one.text == text.as_str()), RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, SuperfluousTold { text: text.clone() })])
}

/// A later count of the same organisation takes the place of an earlier one.
pub(super) fn count_pulse(context: &dyn Context, log: LogId, counted: PulseCounted) -> Result<Vec<Write>, RuleError> {
    require(!season(context, log)?.ended, RuleError::Closed)?;
    require(counted.is_sound(), RuleError::OutOfBounds)?;
    Ok(vec![Write::log(log, counted)])
}

pub(super) fn say_course(context: &dyn Context, log: LogId, place: u32) -> Result<Vec<Write>, RuleError> {
    let season = season(context, log)?;
    require(!season.ended, RuleError::Closed)?;
    require(place <= COURSE_MAX, RuleError::OutOfBounds)?;
    let own = context.me().org;
    require(!season.course.iter().any(|one| (one.org, one.place) == (own, place)), RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, CourseSaid { place })])
}

/// What is open in it stays open, and can still be done or handed over.
pub(super) fn end(context: &dyn Context, log: LogId) -> Result<Vec<Write>, RuleError> {
    require(!season(context, log)?.ended, RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, SeasonEnded {})])
}

fn season(context: &dyn Context, log: LogId) -> Result<&SeasonView, RuleError> {
    readable(context, log, LogKind::Season)?;
    match context.row(log) {
        Some(Row::Season(season)) => Ok(season),
        _ => Err(RuleError::NotFound),
    }
}

/// Cases, and what was looked back at, that fewer than all members read are left out: their ids would tell the others that they exist.
pub(super) fn open_lesson(
    context: &dyn Context,
    mut opened: LessonOpened,
    words: &str,
) -> Result<Vec<Write>, RuleError> {
    require(opened.cases.len() <= CASES_MAX, RuleError::OutOfBounds)?;
    for case in &opened.cases {
        readable(context, *case, LogKind::Case)?;
    }
    opened.cases.retain(|case| read_by_all(context, *case));
    opened.origin = opened.origin.filter(|origin| read_by_all(context, *origin));
    let mut write = Write::new(LogKind::Lesson, ReaderRule::Members, opened);
    write.edits = text::initial(TextField::LessonText, words)?;
    Ok(vec![write])
}

/// A lesson that another member owns is not taken from it: it yields first.
pub(super) fn take_lesson(context: &dyn Context, log: LogId) -> Result<Vec<Write>, RuleError> {
    let own = context.me().org;
    let lesson = lesson(context, log)?;
    require(!lesson.owners.contains(&own), RuleError::AlreadySo)?;
    require(!lesson.owners.iter().any(|org| context.standing().is_member(org)), RuleError::NotYours)?;
    Ok(vec![Write::log(log, Fact::from(LessonTaken {}))])
}

pub(super) fn yield_lesson(context: &dyn Context, log: LogId) -> Result<Vec<Write>, RuleError> {
    require(lesson(context, log)?.owners.contains(&context.me().org), RuleError::NotYours)?;
    Ok(vec![Write::log(log, Fact::from(LessonYielded {}))])
}

pub(super) fn require_owner(context: &dyn Context, owner: OrgId, person: Option<PersonId>) -> Result<(), RuleError> {
    require_member(context, &owner, RuleError::OtherNotAMember)?;
    let active = |person| context.standing().people.get(&(owner, person)).is_some_and(|person| person.active);
    require(person.is_none_or(active), RuleError::NotFound)
}

pub(super) fn read_by_all(context: &dyn Context, log: LogId) -> bool {
    context.log(log).is_some_and(|(_, readers)| readers == ReaderRule::Members)
}

fn action(context: &dyn Context, season: LogId, id: FactId) -> Result<&ActionView, RuleError> {
    readable(context, season, LogKind::Season)?;
    let Some(Row::Season(season)) = context.row(season) else { return Err(RuleError::NotFound) };
    season.actions.iter().find(|action| action.action == id).ok_or(RuleError::NotFound)
}

fn lesson(context: &dyn Context, log: LogId) -> Result<&LessonView, RuleError> {
    readable(context, log, LogKind::Lesson)?;
    match context.row(log) {
        Some(Row::Lesson(lesson)) => Ok(lesson),
        _ => Err(RuleError::NotFound),
    }
}
