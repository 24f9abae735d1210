//! A lesson and who took it. A lesson that nobody owns is ownerless: listed, never lost.

use std::collections::BTreeMap;

use crate::card::distinct;
use crate::fact::Fact;
use crate::history::{History, Said, last, said};
use crate::id::{LogId, OrgId};
use crate::roster::Standing;
use crate::view::{LessonView, Texts};
use crate::words::TextField;

/// A lesson; `None` before it was written down.
///
/// Every organisation that took it owns it until it yields itself; taken and yielded apart by two people of one
/// organisation counts as taken.
pub fn derive(log: LogId, history: &dyn History, texts: &Texts) -> Option<LessonView> {
    let opened = said(history, |record| match record.fact.known() {
        Fact::LessonOpened(opened) => Some(opened),
        _ => None,
    });
    let opened = opened.first()?;
    let mut words: BTreeMap<OrgId, Vec<Said<'_, bool>>> = BTreeMap::new();
    for word in said(history, |record| match record.fact.known() {
        Fact::LessonTaken(_) => Some(true),
        Fact::LessonYielded(_) => Some(false),
        _ => None,
    }) {
        words.entry(word.record.author.org).or_default().push(word);
    }
    let taken = |words: &[Said<'_, bool>]| last(history, words).iter().any(|word| word.what);
    Some(LessonView {
        log,
        title: opened.what.title.to_string(),
        order: opened.what.order,
        cases: distinct(&opened.what.cases),
        origin: opened.what.origin,
        owners: words.iter().filter(|(_, words)| taken(words)).map(|(org, _)| *org).collect(),
        text: texts.get(&TextField::LessonText).cloned().unwrap_or_default(),
        by: opened.record.author.org,
        at: opened.record.at,
    })
}

/// Leaves only owners that are members: a lesson of an organisation that left is ownerless.
pub fn settle(lesson: &mut LessonView, standing: &Standing) {
    lesson.owners.retain(|org| standing.is_member(org));
}
