//! Plans looking back: cases that were spoken about together become one lesson.

use super::{Context, RuleError, Write, any_readable, require, season};
use crate::command::learning::Reflection;
use crate::fact::lesson::{LessonOpened, LessonTaken};
use crate::fact::meeting::MeetingReflected;
use crate::reflection::{spoken, spoken_in};
use crate::view::Row;

/// The meeting keeps which cases the lesson bundles, for whoever reads it; the lesson itself names them where every
/// member reads them.
pub(super) fn reflect(context: &dyn Context, of: &Reflection) -> Result<Vec<Write>, RuleError> {
    any_readable(context, of.origin)?;
    let cases = crate::card::distinct(&of.cases);
    let meetings = || {
        context.rows().into_iter().filter_map(|(_, row)| match row {
            Row::Meeting(meeting) => Some(meeting),
            _ => None,
        })
    };
    let (known, kept) = match context.row(of.origin) {
        Some(Row::Meeting(meeting)) => {
            let reflected = MeetingReflected { order: of.order, cases: cases.clone() };
            (spoken(meeting), Some(Write::log(of.origin, reflected)))
        }
        Some(Row::Season(season)) => (spoken_in(season, meetings(), context.today()), None),
        _ => return Err(RuleError::WrongKind),
    };
    require(!cases.is_empty() && cases.iter().all(|case| known.contains(case)), RuleError::NotSpoken)?;
    let opened = LessonOpened { title: of.title.clone(), order: of.order, cases, origin: Some(of.origin) };
    let mut writes = season::open_lesson(context, opened, &of.text)?;
    if let Some(write) = writes.first_mut().filter(|_| of.take) {
        write.facts.push(LessonTaken {}.into());
    }
    writes.extend(kept);
    Ok(writes)
}
