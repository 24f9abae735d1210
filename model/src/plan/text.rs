//! Plans changes of collaborative texts.

use std::collections::BTreeMap;

use super::{Context, RuleError, Target, Write, any_readable, require};
use crate::command::TextEdit;
use crate::id::LogId;
use crate::view::{CaseState, Row};
use crate::words::{LogKind, TEXT_CHARS_MAX, TextField};

/// The most changes one command carries.
const EDITS_MAX: usize = 1_000;

pub(super) fn edit(context: &dyn Context, log: LogId, edits: &[TextEdit]) -> Result<Vec<Write>, RuleError> {
    let (kind, _) = any_readable(context, log)?;
    require((1..=EDITS_MAX).contains(&edits.len()), RuleError::OutOfBounds)?;
    match context.row(log) {
        Some(Row::Case(case)) if matches!(case.state, CaseState::Closed | CaseState::Withdrawn) => {
            return Err(RuleError::Closed);
        }
        Some(Row::Departure(departure)) if departure.org != context.me().org => return Err(RuleError::NotYours),
        _ => {}
    }
    let texts = context.texts(log).ok_or(RuleError::NotFound)?;
    let mut lengths: BTreeMap<TextField, usize> = BTreeMap::new();
    for edit in edits {
        require(holds(kind, edit.field), RuleError::WrongKind)?;
        require(crate::breakthrough::has_place(&texts, edit.field), RuleError::OlderTexts)?;
        let before = || texts.get(&edit.field).map_or(0, |text| text.chars().count());
        let length = lengths.entry(edit.field).or_insert_with(before);
        let end = edit.at.checked_add(edit.delete).ok_or(RuleError::OutOfBounds)?;
        require(end <= *length, RuleError::OutOfBounds)?;
        *length = *length - edit.delete + checked(&edit.insert)?;
        require(*length <= TEXT_CHARS_MAX, RuleError::TextTooLong)?;
    }
    Ok(vec![Write { target: Target::Log(log), facts: Vec::new(), edits: edits.to_vec(), keep: None }])
}

/// The change that gives a new log's text its first words; none for no words.
pub(super) fn initial(field: TextField, text: &str) -> Result<Vec<TextEdit>, RuleError> {
    replace(field, "", text)
}

/// The change that makes `new` of `old`; none when they are equal.
pub(super) fn replace(field: TextField, old: &str, new: &str) -> Result<Vec<TextEdit>, RuleError> {
    require(checked(new)? <= TEXT_CHARS_MAX, RuleError::TextTooLong)?;
    if old == new {
        return Ok(Vec::new());
    }
    Ok(vec![TextEdit { field, at: 0, delete: old.chars().count(), insert: new.to_owned() }])
}

/// Whether logs of this kind have this text.
const fn holds(kind: LogKind, field: TextField) -> bool {
    match field {
        TextField::Purpose => matches!(kind, LogKind::Network),
        TextField::Question
        | TextField::Situation
        | TextField::Strengths
        | TextField::Perspective
        | TextField::SelfPart => matches!(kind, LogKind::Case | LogKind::Circle),
        TextField::Draft => matches!(kind, LogKind::Agreement),
        TextField::Conclusion => matches!(kind, LogKind::Round),
        TextField::LessonText => matches!(kind, LogKind::Lesson),
        TextField::Trial => matches!(kind, LogKind::Experiment),
        TextField::Harvest => matches!(kind, LogKind::Departure),
        TextField::Notes => matches!(kind, LogKind::Meeting),
    }
}

/// The number of characters, when none of them is a control character besides line break and tab.
fn checked(text: &str) -> Result<usize, RuleError> {
    require(!text.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), RuleError::OutOfBounds)?;
    Ok(text.chars().count())
}
