//! Plans stories.

use super::case::{kept_case, require_looked_at};
use super::season::require_owner;
use super::{Context, RuleError, Write, readable, require};
use crate::command::learning::Story;
use crate::fact::story::StoryTold;
use crate::words::LogKind;

/// About a learning case alone, for whoever reads that case, and only with the resident's word: that is a part of it.
pub(super) fn tell(context: &dyn Context, story: &Story) -> Result<Vec<Write>, RuleError> {
    let Story { case, title, text, asked, asker, on, way, keep } = story.clone();
    let told = StoryTold { title, case, text, asked, asker, on, way };
    let readers = readable(context, told.case, LogKind::Case)?;
    kept_case(context, told.case)?;
    require(told.on <= context.today(), RuleError::BadDay)?;
    require_owner(context, told.asked, told.asker)?;
    require_looked_at(context, [told.title.as_str(), told.text.as_str()], &keep)?;
    Ok(vec![Write::new(LogKind::Story, readers, told)])
}
