//! Experiments: a record for each word on what becomes of one; an experiment nobody judged has one of its own.

use super::super::names::Names;
use super::super::{Export, labels};
use super::{Table, list};
use crate::view::experiment::JudgementView;

pub(super) fn experiments(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &[
        "id",
        "title",
        "text",
        "until",
        "state",
        "taking-part",
        "origin",
        "by",
        "at",
        "outcome",
        "outcome-why",
        "agreement",
        "outcome-by",
        "outcome-at",
    ];
    let mut table = Table::new("experiments", columns);
    for one in &export.snapshot.experiments {
        let mut record = |judged: Option<&JudgementView>| {
            let of = |word: &dyn Fn(&JudgementView) -> String| judged.map(word).unwrap_or_default();
            table.record([
                one.log.to_string(),
                one.title.clone(),
                one.text.clone(),
                one.until.to_string(),
                labels::of("experiment-state", &one.state(export.snapshot.today)),
                list(&one.taking_part, |org| names.org(org)),
                one.origin.map(|log| names.log(&log)).unwrap_or_default(),
                names.org(&one.by),
                labels::moment(one.at),
                of(&|judged| labels::of("experiment-outcome", &judged.outcome)),
                of(&|judged| judged.why.clone().unwrap_or_default()),
                of(&|judged| judged.agreement.map(|log| names.log(&log)).unwrap_or_default()),
                of(&|judged| names.org(&judged.by)),
                of(&|judged| labels::moment(judged.at)),
            ]);
        };
        if one.judgements.is_empty() {
            record(None);
        }
        for judged in &one.judgements {
            record(Some(judged));
        }
    }
    table
}
