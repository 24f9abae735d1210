//! Step templates that a network wrote itself. Built-in ones are words of the client, not facts.

use crate::fact::Fact;
use crate::history::{History, Said, said, shown};
use crate::id::FactId;
use crate::view::steps::TemplateView;

/// The templates that are offered, in causal order. Those that are out of bounds never were.
pub(crate) fn templates(history: &dyn History) -> Vec<TemplateView> {
    let written = said(history, |record| match record.fact.known() {
        Fact::TemplateWritten(written) if written.template.is_sound() => Some(written),
        _ => None,
    });
    let later = said(history, |record| match record.fact.known() {
        Fact::TemplateRewritten(anew) if anew.template.is_sound() => Some((anew.written, Some(&anew.template))),
        Fact::TemplateDropped(dropped) => Some((dropped.written, None)),
        _ => None,
    });
    let view = |first: &Said<'_, &crate::fact::steps::TemplateWritten>| {
        let words = Said { place: first.place, record: first.record, what: &first.what.template };
        let (template, dropped) = standing(history, &words, &later);
        let (written, instead, by) = (first.record.id, first.what.instead, first.record.author.org);
        (!dropped).then(|| TemplateView { written, instead, template: template.clone(), by })
    };
    written.iter().filter_map(view).collect()
}

/// The words of something that may be worded anew and dropped, as `later` says of each by its id, and whether it is
/// dropped. Of wordings written apart the one with the lowest id.
pub(crate) fn standing<'a, T>(
    history: &dyn History,
    first: &Said<'a, &'a T>,
    later: &[Said<'a, (FactId, Option<&'a T>)>],
) -> (&'a T, bool) {
    let about = later.iter().filter(|word| word.what.0 == first.record.id && history.precedes(first.place, word.place));
    let (mut wordings, mut drops) = (Vec::new(), Vec::new());
    for word in about {
        match word.what.1 {
            Some(what) => wordings.push(Said { place: word.place, record: word.record, what }),
            None => drops.push(word.place),
        }
    }
    // Dropped only by whoever knew all that was said about it: nothing is lost that somebody else still works on.
    let knew_all = |drop: &usize| wordings.iter().all(|word| history.precedes(word.place, *drop));
    let dropped = drops.iter().any(knew_all);
    (shown(history, &wordings).map_or(first.what, |word| word.what), dropped)
}

#[cfg(test)]
mod tests;
