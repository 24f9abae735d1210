//! Step templates that a network wrote itself. Built-in ones are words of the client, not facts.

use crate::fact::Fact;
use crate::fact::steps::StepTemplate;
use crate::history::{History, Said, said, shown};
use crate::view::steps::TemplateView;

/// What a fact says about a template: its wording, or that it is offered no longer.
type Word<'a> = Said<'a, Option<&'a StepTemplate>>;

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
        let about =
            later.iter().filter(|word| word.what.0 == first.record.id && history.precedes(first.place, word.place));
        let words: Vec<Word<'_>> =
            about.map(|word| Said { place: word.place, record: word.record, what: word.what.1 }).collect();
        // Dropped only by whoever knew all that was said about it: nothing is lost that somebody else still works on.
        let wordings: Vec<&Word<'_>> = words.iter().filter(|word| word.what.is_some()).collect();
        let knew_all = |drop: &&Word<'_>| wordings.iter().all(|word| history.precedes(word.place, drop.place));
        if words.iter().filter(|word| word.what.is_none()).any(|drop| knew_all(&drop)) {
            return None;
        }
        let wordings: Vec<Word<'_>> = wordings.into_iter().copied().collect();
        let template = shown(history, &wordings).and_then(|word| word.what).unwrap_or(&first.what.template);
        Some(TemplateView {
            written: first.record.id,
            instead: first.what.instead,
            template: template.clone(),
            by: first.record.author.org,
        })
    };
    written.iter().filter_map(view).collect()
}

#[cfg(test)]
mod tests;
