//! A story about a case, which a resident gave the word for. Taken back, its log ends and nothing of it is left.

use crate::fact::Fact;
use crate::history::{History, said};
use crate::id::LogId;
use crate::view::learning::StoryView;

/// A story; `None` before it was told.
pub fn derive(log: LogId, history: &dyn History) -> Option<StoryView> {
    let told = said(history, |record| match record.fact.known() {
        Fact::StoryTold(told) => Some(told),
        _ => None,
    });
    let told = told.first()?;
    Some(StoryView {
        log,
        title: told.what.title.to_string(),
        text: told.what.text.to_string(),
        case: told.what.case,
        asked: told.what.asked,
        asker: told.what.asker,
        on: told.what.on,
        way: told.what.way,
        by: told.record.author.org,
        at: told.record.at,
    })
}
